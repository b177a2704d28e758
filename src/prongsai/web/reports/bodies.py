"""How does what was typed become a report of the dossier, and back?

A draft keeps what was typed, letter by letter. Whether it is a report is said by the rooms
below: the dossier's values, then tracking's rules.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from pydantic import ValidationError

from prongsai.core.dates import Period
from prongsai.core.problems import Said
from prongsai.dossier import Dossier, ProgressPart, ReportPart, plan_of, progress_of
from prongsai.tracking import Progress, ReportRefused, add_report, time_order

_TEXTS = ("reason", "outcome", "obstacles")
_UNSUITED = Said(th="ข้อความนี้ใช้ในรายงานไม่ได้", en="This cannot stand in a report.")
_NO_STATUS = Said(th="เลือกสถานะการดำเนินการ", en="Choose where the measure stands.")
_NO_LINK = Said(
    th="ลิงก์ต้องขึ้นต้นด้วย https:// หรือ http://", en="A link begins with https:// or http://."
)
_NO_THING = Said(th="ระบุสิ่งที่นับ", en="Say what is counted.")
_NO_UNIT = Said(th="ระบุหน่วยนับ", en="Say the unit.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What must be mended before a report can be submitted. ``row``: of a list, from 0."""

    field: str
    said: Said
    row: int | None = None
    column: str = ""


def is_link(address: str | None) -> bool:
    """Whether an address can be followed in a browser, and does nothing else."""
    try:
        parts = urlsplit(address or "")
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def empty_body() -> dict[str, Any]:
    """A report that nobody has begun."""
    return {
        "status": "",
        "done": "",
        "outputs": [],
        "evidence": [],
        **dict.fromkeys(_TEXTS, ""),
    }


def body_of(part: ReportPart) -> dict[str, Any]:
    """A report of the dossier as it would be typed."""
    said = part.model_dump(mode="json")
    return {
        "status": said["status"],
        "done": "\n".join(said["done"]),
        "outputs": [{key: each[key] or "" for key in each} for each in said["outputs"]],
        "evidence": [
            {key: value for key, value in each.items() if value is not None}
            for each in said["evidence"]
        ],
        **{name: said[name] or "" for name in _TEXTS},
    }


def read_body(
    body: dict[str, Any], *, measure: str, period: Period, by: str, on: date
) -> tuple[ReportPart | None, tuple[Fault, ...]]:
    """The report that a body is; None with the faults where it is none yet."""
    faults = tuple(_gaps(body))
    said = {
        "measure": measure,
        "period": period.code,
        "status": body["status"] or "not-started",
        "done": [line.strip() for line in body["done"].splitlines() if line.strip()],
        "outputs": [{**each, "amount": each["amount"] or None} for each in body["outputs"]],
        "evidence": body["evidence"],
        "reported_by": by,
        "reported_on": on.isoformat(),
        **{name: body[name] or None for name in _TEXTS},
    }
    try:
        part = ReportPart.model_validate(said)
    except ValidationError as error:
        return None, (*faults, *_faults_of(error))
    return (None, faults) if faults else (part, ())


def _gaps(body: dict[str, Any]) -> Iterable[Fault]:
    if not body["status"]:
        yield Fault(field="status", said=_NO_STATUS)
    for row, each in enumerate(body["outputs"]):
        if not each["what"]:
            yield Fault(field="outputs", row=row, column="what", said=_NO_THING)
        if not each["unit"]:
            yield Fault(field="outputs", row=row, column="unit", said=_NO_UNIT)
    for row, each in enumerate(body["evidence"]):
        if not each.get("sha256") and not is_link(each.get("address")):
            yield Fault(field="evidence", row=row, column="address", said=_NO_LINK)


def _faults_of(error: ValidationError) -> Iterable[Fault]:
    for each in error.errors():
        loc, facts = each["loc"], each.get("ctx", {})
        said = Said(th=facts["th"], en=facts["en"]) if "th" in facts else _UNSUITED
        row = loc[1] if len(loc) > 2 and isinstance(loc[1], int) else None
        column = str(loc[2]) if row is not None else ""
        yield Fault(field=str(loc[0]), row=row, column=column, said=said)


def with_report(dossier: Dossier, part: ReportPart) -> Dossier:
    """The dossier with one report more, in tracking's order. Errors: ReportRefused."""
    plan = plan_of(dossier)
    assert plan is not None  # a report is on a measure of it
    before = progress_of(dossier) or Progress(
        agency=plan.agency, fiscal_year=plan.fiscal_year, reports=()
    )
    alone = progress_of(_with_parts(dossier, (part,)))
    assert alone is not None
    after = add_report(before, alone.reports[0], plan)
    parts = (*_parts(dossier), part)
    places = [(each.measure, each.period) for each in after.reports]
    ordered = sorted(parts, key=lambda each: places.index((each.measure, each.period)))
    return _with_parts(dossier, tuple(ordered))


def without_report(dossier: Dossier, part: ReportPart) -> Dossier:
    """The dossier without one of its reports."""
    return _with_parts(dossier, tuple(each for each in _parts(dossier) if each != part))


def report_in(dossier: Dossier, measure: str, period: Period) -> ReportPart | None:
    """The dossier's report for a place."""
    found = (each for each in _parts(dossier) if (each.measure, each.period) == (measure, period))
    return next(found, None)


def reports_before(dossier: Dossier, measure: str, period: Period) -> tuple[ReportPart, ...]:
    """The reports on a measure for times before a period, the newest first."""
    own = (each for each in _parts(dossier) if each.measure == measure)
    earlier = (each for each in own if time_order(each.period) < time_order(period))
    return tuple(sorted(earlier, key=lambda each: time_order(each.period), reverse=True))


def refusal_of(dossier: Dossier, part: ReportPart) -> Fault | None:
    """Why tracking would refuse a report; None where it would not."""
    try:
        with_report(dossier, part)
    except ReportRefused as error:
        return Fault(field=error.field, said=_both(error))
    return None


def _both(error: ReportRefused) -> Said:
    return Said(th=f"{error.said.th} {error.remedy.th}", en=f"{error.said.en} {error.remedy.en}")


def _parts(dossier: Dossier) -> tuple[ReportPart, ...]:
    return dossier.progress.reports if dossier.progress else ()


def _with_parts(dossier: Dossier, parts: tuple[ReportPart, ...]) -> Dossier:
    from_before = dossier.progress or ProgressPart()
    progress = from_before.model_copy(update={"reports": parts})
    return dossier.model_copy(update={"progress": progress})


def evidence_of(title: str, *, sha256: str = "", address: str = "") -> dict[str, str]:
    """One piece of evidence as a body keeps it."""
    return {"title": title, "address": address, **({"sha256": sha256} if sha256 else {})}
