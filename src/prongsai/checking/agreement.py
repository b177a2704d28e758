"""Does a report tell of the measures that its plan lists, with the same owner and time?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from prongsai.checking.findings import found
from prongsai.checking.measure_tables import MeasureRow
from prongsai.checking.papers import (
    Between,
    Listing,
    Paper,
    are_near,
    are_of_one_agency,
    folded,
    is_report,
    listings_of,
    title_of,
)
from prongsai.checking.times import Span, time_set
from prongsai.checking.wordings import any_of
from prongsai.core.dates import FiscalYear
from prongsai.core.problems import Said, Severity, quoted

_SHORTEST_TITLE = 6
_MOST = 100  # measures of a document's plans, or of its reports: each is compared with each
_LEAST_REPEATED = 2  # rows with the plan's own time, for the column to repeat it
_UNITS = re.compile(r"[\n,;/]|(?<![ก-๎])และ|\s+-\s*|^\s*-\s*|\s{2,}| (?=สำนัก|กอง|งาน|ฝ่าย|หน่วย)")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pair:
    """A measure of a plan and the same one in a report."""

    plan: Listing
    planned: MeasureRow
    report: Listing
    reported: MeasureRow


def compare_plans(listings: Sequence[Listing]) -> Iterator[Between]:
    """Each plan against the reports of its authority and year in other files."""
    for plan in listings:
        if plan.is_report:
            continue
        beside = [
            each
            for each in listings
            if each.year == plan.year and are_of_one_agency(each.paper, plan.paper)
        ]
        reports = [each for each in _reports_of(beside) if each.paper.file != plan.paper.file]
        if reports:
            yield from _compare(plan, reports, _plans_of(beside))


def compare_within(papers: Sequence[Paper]) -> Iterator[Between]:
    """The plans of one document, or of one dossier's, against the reports beside them.

    An office may put what it did last year before what it plans: most titles must be in both.
    """
    tables = [table for paper in papers for table in paper.material.tables]
    if len({is_report(table) for table in tables}) < 2:
        return
    listings = [each for paper in papers for each in listings_of(paper)]
    for year in dict.fromkeys(each.year for each in listings):
        of_year = [each for each in listings if each.year == year]
        plans, reports = _plans_of(of_year), _reports_of(of_year)
        few = all(sum(len(each.measures) for each in side) <= _MOST for side in (plans, reports))
        if few and _tell_of_the_same(plans, reports):
            for plan in plans:
                yield from _compare(plan, reports, plans)


def _reports_of(listings: Sequence[Listing]) -> list[Listing]:
    return [each for each in listings if each.is_report]


def _plans_of(listings: Sequence[Listing]) -> list[Listing]:
    return [each for each in listings if not each.is_report]


def _tell_of_the_same(plans: list[Listing], reports: list[Listing]) -> bool:
    pairs = [pair for plan in plans for report in reports for pair in _pairs(plan, report)]
    titles = [(title_of(pair.planned), title_of(pair.reported)) for pair in pairs]
    for side, listings in enumerate((plans, reports)):
        every = {title_of(row) for each in listings for row in each.measures} - {""}
        if not every or len({both[side] for both in titles}) * 3 < len(every) * 2:
            return False
    return True


def _compare(plan: Listing, reports: list[Listing], plans: list[Listing]) -> Iterator[Between]:
    pairs = [pair for report in reports for pair in _pairs(plan, report)]
    matched = {pair.planned.number for pair in pairs}
    measures = [row for row in plan.measures if len(title_of(row)) >= _SHORTEST_TITLE]
    # A report of another plan, or one of a few measures alone, is not held to this one.
    if len(matched) * 2 < len(measures) or len(matched) < min(2, len(measures)):
        return
    renamed = _renamed(plan, reports)
    for row in measures:
        if row.number not in matched | renamed:
            yield _not_reported(plan, row, reports)
    if plan is plans[0]:
        yield from _not_planned(plans, reports)
    for pair in pairs:
        yield from _owner_mismatch(pair)
    for report in reports:
        of_one = [pair for pair in pairs if pair.report is report]
        for role in ("period", "due"):
            yield from _period_mismatches(of_one, role)


def _pairs(plan: Listing, report: Listing) -> Iterator[_Pair]:
    """Each planned measure with the reported one of its title, else with a near one of none."""
    planned = [row for row in plan.measures if len(title_of(row)) >= _SHORTEST_TITLE]
    titles = {title_of(row) for row in planned}
    rows = [row for row in report.measures if title_of(row)]
    others = [row for row in rows if title_of(row) not in titles]
    for measure in planned:
        title = title_of(measure)
        same = [row for row in rows if title_of(row) == title] or [
            row for row in others if are_near(title, title_of(row))
        ]
        for reported in same[:1]:
            yield _Pair(plan=plan, planned=measure, report=report, reported=reported)


def _renamed(plan: Listing, reports: list[Listing]) -> set[int]:
    """The planned measures in whose place a report of as many has one of another title.

    That one is told as unknown to the plan; the planned one is not missed as well.
    """
    measures = plan.measures
    found = set()
    for report in reports:
        rows = report.measures
        if len(rows) != len(measures):
            continue
        paired = {(pair.planned.number, pair.reported.number) for pair in _pairs(plan, report)}
        told = {number for both in paired for number in both[1:]}
        found |= {
            planned.number
            for planned, reported in zip(measures, rows, strict=True)
            if reported.number not in told
        }
    return found


def _not_reported(plan: Listing, row: MeasureRow, reports: list[Listing]) -> Between:
    where = reports[0].paper.where(reports[0].table.rows[0].place)
    return Between(
        code="measure-without-result",
        paper=plan.paper,
        finding=found(
            row.cells["measure"],
            Said(
                th=f"มาตรการนี้อยู่ในแผน แต่ไม่มีในรายงานผล ({where.th})",
                en=f"The plan has this measure, the report has not ({where.en}).",
            ),
            Said(
                th="เพิ่มผลของมาตรการนี้ในรายงาน หรือระบุว่ายังไม่ดำเนินการ",
                en="Report on it, or say that nothing was done yet.",
            ),
            text=row.title[:60],
        ),
    )


def _not_planned(plans: list[Listing], reports: list[Listing]) -> Iterator[Between]:
    titles = [title_of(row) for plan in plans for row in plan.measures if title_of(row)]
    where = plans[0].paper.where(plans[0].table.rows[0].place)
    for report in reports:
        reported = {title_of(row) for row in report.measures}
        others = [each for each in titles if each not in reported]
        for row in report.measures:
            title = title_of(row)
            is_known = title in titles or any(are_near(title, each) for each in others)
            if len(title) < _SHORTEST_TITLE or is_known:
                continue
            yield Between(
                code="report-measure-unknown",
                paper=report.paper,
                finding=found(
                    row.cells["measure"],
                    Said(
                        th=f"รายงานผลมีมาตรการที่ไม่อยู่ในแผน ({where.th})",
                        en=f"The report has a measure that the plan has not ({where.en}).",
                    ),
                    Said(
                        th="ตรวจชื่อมาตรการ หรือเพิ่มในแผน",
                        en="Check the measure's title, or add it to the plan.",
                    ),
                    text=row.title[:60],
                ),
            )


def _owner_mismatch(pair: _Pair) -> Iterator[Between]:
    planned, reported = pair.planned.text_of("owner"), pair.reported.text_of("owner")
    if not planned or not reported or any_of("everybody").search(planned + reported):
        return
    here, there = _units(planned), _units(reported)
    if any(one in other or other in one for one in here for other in there):
        return
    where = pair.plan.paper.where(pair.planned.cells["owner"].place)
    yield Between(
        code="owner-mismatch",
        paper=pair.report.paper,
        finding=found(
            pair.reported.cells["owner"],
            Said(
                th=f"แผนกำหนดผู้รับผิดชอบ {quoted(planned)} ({where.th})",
                en=f"The plan names {quoted(planned)} as the owner ({where.en}).",
            ),
            Said(
                th="แก้ผู้รับผิดชอบให้ตรงกัน หรืออธิบายการเปลี่ยนแปลง",
                en="Name the same owner, or say why it changed.",
            ),
        ),
    )


def _units(text: str) -> tuple[str, ...]:
    parts = (folded(any_of("unit_titles").sub("", part)) for part in _UNITS.split(text) if part)
    return tuple(part for part in parts if len(part) > 2)


def _period_mismatches(pairs: list[_Pair], role: str) -> Iterator[Between]:
    """Times that have no day in common; any other time where the report repeats the plan's.

    A report may tell a part of the planned time: its own, or when a measure was at work. Where
    most rows have the plan's very time, the column repeats it, and a row that differs is strange.
    """
    timed = [(pair, times) for pair in pairs if (times := _times(pair, role)) is not None]
    same = sum(planned == reported for _, (planned, reported) in timed)
    repeats = same >= _LEAST_REPEATED and 2 * same > len(timed)
    for pair, (planned, reported) in timed:
        is_apart = reported[0] > planned[1] or reported[1] < planned[0]
        if planned != reported and (repeats or (is_apart and role == "period")):
            yield _period_mismatch(pair, role, is_certain=is_apart or _is_one_column(pair, role))


def _times(pair: _Pair, role: str) -> tuple[Span, Span] | None:
    """The planned time and the reported one; None where either cannot be read."""
    cells = (pair.planned.cells.get(role), pair.reported.cells.get(role))
    year = FiscalYear(pair.plan.year)
    planned, reported = (time_set(cell.text, year) if cell else None for cell in cells)
    return (planned, reported) if planned and reported else None


def _is_one_column(pair: _Pair, role: str) -> bool:
    return folded(pair.plan.table.titles[role]) == folded(pair.report.table.titles[role])


def _period_mismatch(pair: _Pair, role: str, *, is_certain: bool) -> Between:
    planned, reported = pair.planned.cells[role], pair.reported.cells[role]
    where = pair.plan.paper.where(planned.place)
    return Between(
        code="period-mismatch",
        paper=pair.report.paper,
        finding=found(
            reported,
            Said(
                th=f"แผนกำหนดระยะเวลา {quoted(planned.text)} ({where.th})",
                en=f"The plan sets another time, {quoted(planned.text)} ({where.en}).",
            ),
            Said(
                th="แก้ระยะเวลาให้ตรงกัน หรืออธิบายการเปลี่ยนแปลง",
                en="Give the same time, or say why it changed.",
            ),
            severity=None if is_certain else Severity.HINT,
        ),
    )
