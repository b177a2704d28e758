"""Which ten scores does each row of a table hold, and what do they come to?

Columns: agency, fiscal_year, i1 to i10 and, if it was published, overall. One row in, one row out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from prongsai.core.dates import FiscalYear, parse_fiscal_year
from prongsai.core.errors import ValueUnreadable
from prongsai.core.numerals import to_arabic_digits
from prongsai.core.problems import Place, Problem, Said, Severity, quoted
from prongsai.core.scores import Entered, NotScored, NotScoredCode, parse_score
from prongsai.dossier.values import score_code
from prongsai.editions import Edition, EditionMissing, load
from prongsai.scoring import Scorecard, score
from prongsai.survey import Grid, GridFile, read_grids

_REMEDY = Said(
    th="ใช้แฟ้ม CSV (UTF-8) XLSX หรือ Parquet ที่แถวแรกเป็นชื่อคอลัมน์ "
    "agency, fiscal_year, i1 ถึง i10, overall",
    en="Use CSV (UTF-8), XLSX or Parquet whose first row names the columns "
    "agency, fiscal_year, i1 to i10, overall.",
)

_NUMBERS = range(1, 11)
_NAMES = tuple(f"i{number}" for number in _NUMBERS)
_INDICATOR = re.compile(r"i0*([0-9]+)")
_FIRST = ("agency", "fiscal_year")
_WHOLE_YEAR = re.compile(r"([0-9]{4})\.0+")  # what a year becomes beside blanks in a data frame
_TO_INDICATOR = re.compile(r"indicators\.(.+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Where each column stands, from 0, under its plain name; ``sheet`` of a workbook.

    ``numbers``: the same columns as the file counts them, from 1.
    """

    at: Mapping[str, int]
    numbers: Mapping[str, int]
    width: int
    sheet: str | None = None

    def place(self, row: int, name: str | None = None) -> Place:
        """A row's place, or one of its cells'; counts start at 1."""
        column = None if name is None else self.numbers.get(name)
        return Place(row=row, column=column, sheet=self.sheet)


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreRow:
    """One row. ``scores``: indicators 1 to 10; a cell that is no score is NotScored.

    ``fiscal_year`` is None, and ``not_scorable`` says why, where the row cannot be scored at all.
    """

    row: int  # as the file's own program numbers it
    agency: str
    fiscal_year: FiscalYear | None
    scores: tuple[Decimal | NotScored, ...]
    overall: Decimal | None
    columns: Columns
    not_scorable: Said | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RowResult:
    """What one row comes to; without rules for its year there is no scorecard."""

    row: ScoreRow
    edition: Edition | None
    scorecard: Scorecard | None
    not_scorable: Said | None = None


def read_scores(path: Path) -> tuple[tuple[ScoreRow, ...], tuple[Problem, ...]]:
    """The rows of a table of scores, in the order of the file, and what in it is no score.

    CSV (comma, semicolon or tab), XLSX (every sheet with the columns) or Parquet. A number that
    the file keeps as a float is read as the decimal of fifteen digits that it stands for.
    Errors: FileUnusable where the file is missing, empty, not of its kind, only a heading, or
    lacks a column.
    """
    rows: list[ScoreRow] = []
    problems: list[Problem] = []
    for grid, columns, of_heading in _find_tables(path):
        problems += of_heading
        for number, cells in grid.rows:
            row, found = _read_row(number, cells, columns)
            rows.append(row)
            problems += found
    name = str(path)
    return tuple(rows), tuple(problem.in_file(name) for problem in problems)


def score_rows(rows: Sequence[ScoreRow]) -> tuple[tuple[RowResult, ...], tuple[Problem, ...]]:
    """Each row scored by its year's rules, and what its scores show; one result a row."""
    results: list[RowResult] = []
    problems: list[Problem] = []
    for row in rows:
        result, found = _score_row(row)
        results.append(result)
        problems += found
    return tuple(results), tuple(problems)


def is_wanted(heading: str) -> bool:
    """Whether a column is one of those that a table of scores is read from."""
    name = _plain(heading)
    return name in (*_FIRST, "overall") or _INDICATOR.fullmatch(name) is not None


def _find_tables(path: Path) -> list[tuple[Grid, Columns, list[Problem]]]:
    file = GridFile(path=path, remedy=_REMEDY)
    grids = read_grids(file, wants=is_wanted)
    must = (*_FIRST, *_NAMES)
    found: list[tuple[Grid, Columns, list[Problem]]] = []
    missing = must
    for grid in grids:
        columns, problems = _columns_of(grid)
        lacking = tuple(name for name in must if name not in columns.at)
        missing = min(missing, lacking, key=len)
        if not lacking:
            found.append((grid, columns, problems))
    if not found:
        listed = ", ".join(missing)
        raise file.unusable(f"ขาดคอลัมน์ {listed}", f"the columns {listed} are missing.")
    if not any(grid.rows for grid, _, _ in found):
        raise file.unusable("มีแต่หัวตาราง ไม่มีข้อมูล", "there is a heading and no row below it.")
    return found


def _plain(heading: str) -> str:
    name = to_arabic_digits(heading).strip().strip("\ufeff").lower()
    match = _INDICATOR.fullmatch(name)
    return f"i{match[1]}" if match else name


def _columns_of(grid: Grid) -> tuple[Columns, list[Problem]]:
    at: dict[str, int] = {}
    problems: list[Problem] = []
    for index, heading in enumerate(grid.heading):
        name = _plain(heading)
        place = Place(column=grid.number_of(index), sheet=grid.sheet)
        if _INDICATOR.fullmatch(name) and name not in _NAMES:
            problems.append(_no_such_indicator(heading, place))
        elif name in at and is_wanted(heading):
            problems.append(_twice(heading, grid.number_of(at[name]), place))
        else:
            at.setdefault(name, index)
    wanted = {name: index for name, index in at.items() if is_wanted(name)}
    columns = Columns(
        at=wanted,
        numbers={name: grid.number_of(index) for name, index in wanted.items()},
        width=len(grid.heading),
        sheet=grid.sheet,
    )
    return columns, problems


def _no_such_indicator(heading: str, place: Place) -> Problem:
    return Problem(
        code="column-unknown",
        severity=Severity.ERROR,
        message=Said(
            th=f"คอลัมน์ “{heading}” ไม่ตรงกับตัวชี้วัดใด ตัวชี้วัดมี i1 ถึง i10",
            en=f"The column “{heading}” is no indicator; there are i1 to i10.",
        ),
        remedy=Said(th="แก้ชื่อหรือลบคอลัมน์นี้", en="Correct its name or remove it."),
        place=place,
        text=heading,
    )


def _twice(heading: str, first: int, place: Place) -> Problem:
    return Problem(
        code="column-duplicate",
        severity=Severity.ERROR,
        message=Said(
            th=f"มีคอลัมน์ “{heading}” ซ้ำ โปรแกรมใช้คอลัมน์ที่ {first}",
            en=f"The column “{heading}” stands here twice; number {first} is used.",
        ),
        remedy=Said(th="เหลือไว้เพียงคอลัมน์เดียว", en="Leave one of them."),
        place=place,
        text=heading,
    )


def _read_row(
    number: int, cells: tuple[str, ...], columns: Columns
) -> tuple[ScoreRow, list[Problem]]:
    if columns.sheet is None and any(cells[columns.width :]):
        return _read_damaged(number, cells, columns)
    problems: list[Problem] = []
    given = {name: cells[at] if at < len(cells) else "" for name, at in columns.at.items()}
    year, not_scorable = _year(number, given["fiscal_year"], columns, problems)
    if not given["agency"]:
        problems.append(_without_agency(number, columns))
    scores = tuple(_score(number, name, given[name], columns, problems) for name in _NAMES)
    overall = _score(number, "overall", given.get("overall", ""), columns, problems)
    row = ScoreRow(
        row=number,
        agency=given["agency"],
        fiscal_year=year,
        scores=scores,
        overall=overall if isinstance(overall, Decimal) else None,
        columns=columns,
        not_scorable=not_scorable,
    )
    return row, problems


def _read_damaged(
    number: int, cells: tuple[str, ...], columns: Columns
) -> tuple[ScoreRow, list[Problem]]:
    """A row whose cells moved: a decimal comma without quotes pushes every later one on.

    What stands before the first score is where it belongs.
    """
    problem = _too_long(number, cells, columns)
    problems = [problem]
    first_score = min(at for name, at in columns.at.items() if name not in _FIRST)
    agency, year = (
        cells[at] if (at := columns.at[name]) < first_score else None for name in _FIRST
    )
    known, why = (None, None) if year is None else _year(number, year, columns, problems)
    row = ScoreRow(
        row=number,
        agency=agency or "",
        fiscal_year=known,
        scores=tuple(_unreadable(name, "") for name in _NAMES),
        overall=None,
        columns=columns,
        not_scorable=None if known else why or problem.message,
    )
    return row, problems


def _score(
    number: int, name: str, text: str, columns: Columns, problems: list[Problem]
) -> Decimal | NotScored:
    if not text:
        return _BLANKS[name]
    try:
        return parse_score(text)
    except ValueUnreadable as error:
        place = columns.place(number, name)
        is_formula = columns.sheet is not None and text.startswith("=")
        problems.append(
            _formula_without_value(text, place)
            if is_formula
            else _value_problem(score_code(text), error, place)
        )
        return _unreadable(name, text)


def _formula_without_value(text: str, place: Place) -> Problem:
    """A formula that was never computed, so that nobody knows what it comes to."""
    return Problem(
        code="cell-formula",
        severity=Severity.ERROR,
        message=Said(
            th=f"ช่องนี้เป็นสูตร {quoted(text)} ที่ยังไม่มีผลลัพธ์ และโปรแกรมไม่คำนวณสูตรให้",
            en=f"The cell holds the formula {quoted(text)} without its value; "
            "formulas are not computed.",
        ),
        remedy=Said(
            th="เปิดแฟ้มด้วย Excel แล้วบันทึกใหม่ หรือพิมพ์ค่าแทนสูตร",
            en="Open the file in Excel and save it again, or type the value.",
        ),
        place=place,
        text=text,
    )


def _blank(name: str) -> NotScored:
    reason = Said(th=f"ยังไม่มีคะแนน {name}", en=f"There is no score {name}.")
    return NotScored(code=NotScoredCode.BLANK, reason=reason)


_BLANKS = {name: _blank(name) for name in (*_NAMES, "overall")}


def _unreadable(name: str, text: str) -> NotScored:
    return NotScored(
        code=NotScoredCode.UNREADABLE,
        reason=Said(
            th=f"“{text}” ใน {name} ไม่ใช่คะแนน" if text else f"อ่านคะแนน {name} ไม่ได้",
            en=f"“{text}” in {name} is not a score." if text else f"{name} cannot be read.",
        ),
    )


def _year(
    number: int, text: str, columns: Columns, problems: list[Problem]
) -> tuple[FiscalYear | None, Said | None]:
    try:
        return _parsed_year(text), None
    except ValueUnreadable as error:
        place = columns.place(number, "fiscal_year")
        problems.append(_value_problem("year-unreadable", error, place))
        return None, error.said


@lru_cache(maxsize=1024)
def _parsed_year(text: str) -> FiscalYear:
    match = _WHOLE_YEAR.fullmatch(text)
    return parse_fiscal_year(match[1] if match else text)


def _value_problem(code: str, error: ValueUnreadable, place: Place) -> Problem:
    return Problem(
        code=code,
        severity=Severity.ERROR,
        message=error.said,
        remedy=error.remedy,
        place=place,
        text=error.text,
    )


def _too_long(number: int, cells: tuple[str, ...], columns: Columns) -> Problem:
    return Problem(
        code="row-too-long",
        severity=Severity.ERROR,
        message=Said(
            th=f"แถวนี้มี {len(cells)} ช่อง แต่หัวตารางมี {columns.width} ช่อง จึงไม่ทราบว่าคะแนนใดอยู่ช่องใด",
            en=f"The row has {len(cells)} cells and the heading {columns.width}: "
            "which score is whose cannot be told.",
        ),
        remedy=Said(
            th="ใช้จุดเป็นทศนิยม (95.75 ไม่ใช่ 95,75) และใส่เครื่องหมายคำพูดคร่อมข้อความที่มีจุลภาค",
            en="Write decimals with a point (95.75, not 95,75); put texts with commas in quotes.",
        ),
        place=columns.place(number),
        text=",".join(cells)[:80],
    )


def _without_agency(number: int, columns: Columns) -> Problem:
    return Problem(
        code="agency-missing",
        severity=Severity.ERROR,
        message=Said(th="แถวนี้ไม่มีชื่อหน่วยงาน", en="The row names no authority."),
        remedy=Said(th="กรอกชื่อหน่วยงานในคอลัมน์ agency", en="Fill in the column agency."),
        place=columns.place(number, "agency"),
    )


def _score_row(row: ScoreRow) -> tuple[RowResult, list[Problem]]:
    if row.fiscal_year is None:
        return _without_rules(row, row.not_scorable), []
    try:
        edition = load(row.fiscal_year)
    except EditionMissing as error:
        problem = Problem(
            code="edition-missing",
            severity=Severity.ERROR,
            message=error.said,
            remedy=error.remedy,
            place=row.columns.place(row.row, "fiscal_year"),
            text=str(row.fiscal_year),
        )
        return _without_rules(row, error.said), [problem]
    names = {each.slug: f"i{each.number}" for each in edition.indicators}
    given = {each.slug: row.scores[each.number - 1] for each in edition.indicators}
    card, found = score(
        edition,
        row.agency,
        indicators={slug: each for slug, each in given.items() if not _is_blank(each)},
        source=_FROM_TABLE,
        published=row.overall,
    )
    return (
        RowResult(row=row, edition=edition, scorecard=card),
        [_in_row(problem, row, names) for problem in found],
    )


_FROM_TABLE = Entered(by="table")


def _is_blank(value: Decimal | NotScored) -> bool:
    return isinstance(value, NotScored) and value.code is NotScoredCode.BLANK


def _without_rules(row: ScoreRow, why: Said | None) -> RowResult:
    return RowResult(row=row, edition=None, scorecard=None, not_scorable=why)


def _in_row(problem: Problem, row: ScoreRow, names: Mapping[str, str]) -> Problem:
    """The problem at its cell instead of at a scorecard's part."""
    path = problem.place.path or ""
    match = _TO_INDICATOR.fullmatch(path)
    name = names.get(match[1]) if match else path
    return replace(problem, place=row.columns.place(row.row, name))
