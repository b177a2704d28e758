"""MeasurePlan and reports in, Progress out."""

from prongsai.tracking.outputs import total_outputs
from prongsai.tracking.periods import is_within, periods_within, time_order
from prongsai.tracking.records import (
    Evidence,
    MatrixRow,
    MeasureReport,
    PeriodCounts,
    Progress,
    Status,
    StatusCounts,
)
from prongsai.tracking.refusals import (
    MeasureUnknown,
    PeriodOutsideYear,
    PeriodUnfit,
    ReasonMissing,
    ReportAfterCancelled,
    ReportDuplicate,
    ReportMissing,
    ReportRefused,
    StatusBackwards,
)
from prongsai.tracking.rules import add_report, progress_problems, replace_report
from prongsai.tracking.standing import (
    lacking,
    progress_over_year,
    reports_on,
    share_by_status,
    status_at,
    status_matrix,
)

__all__ = [
    "Evidence",
    "MatrixRow",
    "MeasureReport",
    "MeasureUnknown",
    "PeriodCounts",
    "PeriodOutsideYear",
    "PeriodUnfit",
    "Progress",
    "ReasonMissing",
    "ReportAfterCancelled",
    "ReportDuplicate",
    "ReportMissing",
    "ReportRefused",
    "Status",
    "StatusBackwards",
    "StatusCounts",
    "add_report",
    "is_within",
    "lacking",
    "periods_within",
    "progress_over_year",
    "progress_problems",
    "replace_report",
    "reports_on",
    "share_by_status",
    "status_at",
    "status_matrix",
    "time_order",
    "total_outputs",
]
