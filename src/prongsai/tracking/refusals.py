"""Why can a report not stand beside the plan and the other reports?

Each reason is an exception for whoever adds a report, and carries the code of the Problem
that it is where a whole file of reports is looked through.
"""

from __future__ import annotations

from typing import ClassVar

from prongsai.core.dates import FiscalYear, Period, PeriodKind, period_name
from prongsai.core.errors import ProngsaiError
from prongsai.core.problems import Said
from prongsai.tracking.records import MeasureReport, Status

_STATUSES = {
    Status.NOT_STARTED: Said(th="ยังไม่ดำเนินการ", en="not started"),
    Status.IN_PROGRESS: Said(th="อยู่ระหว่างดำเนินการ", en="in progress"),
    Status.DONE: Said(th="ดำเนินการแล้ว", en="done"),
    Status.CANCELLED: Said(th="ยกเลิก", en="cancelled"),
}
_KINDS = {
    PeriodKind.QUARTER: Said(th="รายไตรมาส", en="quarter"),
    PeriodKind.HALF_YEAR: Said(th="รายครึ่งปี", en="half-year"),
    PeriodKind.YEAR: Said(th="รายปี", en="year"),
}


class ReportRefused(ProngsaiError):
    """A report that cannot stand; ``field`` names the part of it to mend."""

    code: ClassVar[str]
    field: ClassVar[str]

    def __init__(self, report: MeasureReport, said: Said, remedy: Said) -> None:
        self.report = report
        super().__init__(said, remedy)


class MeasureUnknown(ReportRefused):
    """The plan has no such measure."""

    code = "report-measure-unknown"
    field = "measure"

    def __init__(self, report: MeasureReport, known: tuple[str, ...]) -> None:
        self.known = known
        keys = ", ".join(known)
        super().__init__(
            report,
            Said(
                th=f"แผนไม่มีมาตรการ “{report.measure}”",
                en=f"The plan has no measure “{report.measure}”.",
            ),
            Said(
                th=f"ใช้รหัสมาตรการในแผน: {keys}" if known else "เพิ่มมาตรการในแผนก่อน",
                en=f"Use a key of the plan: {keys}." if known else "Add the measure to the plan.",
            ),
        )


class PeriodOutsideYear(ReportRefused):
    """The period is of another fiscal year than the plan."""

    code = "period-outside-year"
    field = "period"

    def __init__(self, report: MeasureReport, year: FiscalYear) -> None:
        self.year = year
        super().__init__(
            report,
            Said(
                th=f"รอบการรายงาน {report.period.code} อยู่นอกปีงบประมาณ {year} ของแผน",
                en=f"The period {report.period.code} is outside the plan's fiscal year {year}.",
            ),
            Said(th=f"ใช้รอบของปี {year}", en=f"Use a period of {year}."),
        )


class PeriodUnfit(ReportRefused):
    """The period is shorter than the one that the measure is reported by."""

    code = "report-period-unfit"
    field = "period"

    def __init__(self, report: MeasureReport, reporting: PeriodKind) -> None:
        self.reporting = reporting
        kind = _KINDS[reporting]
        super().__init__(
            report,
            Said(
                th=f"มาตรการ “{report.measure}” กำหนดให้รายงาน{kind.th} "
                f"แต่ {report.period.code} เป็นรอบที่สั้นกว่า",
                en=f"The measure “{report.measure}” is reported by the {kind.en}; "
                f"{report.period.code} is shorter.",
            ),
            Said(
                th=f"รายงาน{kind.th} หรือแก้รอบการรายงานของมาตรการในแผน",
                en=f"Report by the {kind.en}, or change the measure's reporting in the plan.",
            ),
        )


class ReasonMissing(ReportRefused):
    """A cancellation without a reason."""

    code = "cancelled-without-reason"
    field = "reason"

    def __init__(self, report: MeasureReport) -> None:
        super().__init__(
            report,
            Said(
                th=f"ยกเลิกมาตรการ “{report.measure}” โดยไม่ระบุเหตุผล",
                en=f"The measure “{report.measure}” is cancelled without a reason.",
            ),
            Said(th="ระบุเหตุผลของการยกเลิก", en="Say why it is cancelled."),
        )


class ReportDuplicate(ReportRefused):
    """The measure has a report for that period already."""

    code = "report-duplicate"
    field = "period"

    def __init__(self, report: MeasureReport) -> None:
        super().__init__(
            report,
            Said(
                th=f"มาตรการ “{report.measure}” มีรายงานของ{period_name(report.period).th}แล้ว",
                en=f"The measure “{report.measure}” already has a report for {report.period.code}.",
            ),
            Said(
                th="แก้ไขรายงานเดิมแทนการเพิ่มรายงานใหม่",
                en="Replace the earlier report instead of adding another.",
            ),
        )


class StatusBackwards(ReportRefused):
    """Not started, after an earlier period in which it had begun."""

    code = "status-backwards"
    field = "status"

    def __init__(self, report: MeasureReport, earlier: MeasureReport) -> None:
        self.earlier = earlier
        was = _STATUSES[earlier.status]
        super().__init__(
            report,
            Said(
                th=f"มาตรการ “{report.measure}” รอบ {report.period.code} ยังไม่ดำเนินการ "
                f"ทั้งที่รอบ {earlier.period.code} {was.th}",
                en=f"The measure “{report.measure}” is not started in {report.period.code}, "
                f"although it was {was.en} in {earlier.period.code}.",
            ),
            Said(
                th="ตรวจสถานะของทั้งสองรอบ แล้วแก้รอบที่ไม่ถูกต้อง",
                en="Look at both periods and correct the one that is wrong.",
            ),
        )


class ReportAfterCancelled(ReportRefused):
    """A report for a time after the measure was cancelled."""

    code = "report-after-cancelled"
    field = "status"

    def __init__(self, report: MeasureReport, cancelled: Period) -> None:
        self.cancelled = cancelled
        super().__init__(
            report,
            Said(
                th=f"มาตรการ “{report.measure}” ยกเลิกแล้วในรอบ {cancelled.code} "
                f"จึงรายงานรอบ {report.period.code} อีกไม่ได้",
                en=f"The measure “{report.measure}” was cancelled in {cancelled.code}; nothing "
                f"can be reported for {report.period.code}.",
            ),
            Said(
                th="ลบรายงานนี้ หรือแก้รายงานที่ยกเลิกหากยังดำเนินการอยู่",
                en="Remove this report, or correct the cancellation if the work goes on.",
            ),
        )


class ReportMissing(ReportRefused):
    """There is no report to replace."""

    code = "report-missing"
    field = "period"

    def __init__(self, report: MeasureReport) -> None:
        super().__init__(
            report,
            Said(
                th=f"ยังไม่มีรายงานของมาตรการ “{report.measure}” รอบ {report.period.code} ให้แก้ไข",
                en=f"There is no report on “{report.measure}” for {report.period.code} to replace.",
            ),
            Said(th="เพิ่มรายงานใหม่แทน", en="Add it as a new report."),
        )
