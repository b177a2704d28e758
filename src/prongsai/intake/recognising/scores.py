"""Which scores does a document publish: of each indicator by its name, overall, and the level?"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from prongsai.core.dates import FiscalYear
from prongsai.core.errors import ValueUnreadable
from prongsai.core.scores import parse_score
from prongsai.core.thai import to_arabic_digits
from prongsai.dossier import AssessmentPart, IndicatorPart, PublishedPart, Sureness
from prongsai.editions import Edition, MatchKind, find_indicator
from prongsai.intake.recognising.ledger import Ledger
from prongsai.intake.recognising.records import GridRow, Words
from prongsai.intake.recognising.tables import Sheet
from prongsai.intake.recognising.texts import numbered
from prongsai.intake.recognising.wordings import overalls, pattern, wordings

_LONGEST_NAME = 120
_LONGEST_LINE = 2_000
_MOST_ROWS = 200  # of a table of scores
_FEWEST = 3  # indicators with scores that make a table one of scores
# A score at the end of a text, or alone in a cell.
_AT_END = re.compile(
    r"(?:(?:มี|ได้)?(?:รับ)?(?:ผล)?คะแนน(?:เฉลี่ย)?|ร้อยละ|เท่ากับ|=|:|^|\s)\s*"
    r"(?P<score>[0-9]{1,3}(?:\.[0-9]{1,2})?)\s*(?:คะแนน|%)?\s*$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """One printed score: the indicator it is taken for (a slug), and how sure that is."""

    slug: str
    value: Decimal
    sure: Sureness
    row: GridRow | None = None
    column: int = 0
    line: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Printed:
    """A name and a score that stand together."""

    number: str
    name: str
    value: Decimal
    row: GridRow | None = None
    column: int = 0
    line: Words | None = None


def is_scores(sheet: Sheet, edition: Edition) -> bool:
    """Whether a table holds scores of indicators."""
    found = (_in_row(row) for row in sheet.grid.rows[:_MOST_ROWS])
    known = (each for each in found if each and _match(edition, each.name) is not None)
    return sum(1 for _ in known) >= _FEWEST


def scores_in_table(sheet: Sheet, edition: Edition) -> tuple[Score, ...]:
    """The scores of a table, an indicator once each."""
    rows = sheet.grid.rows[:_MOST_ROWS]
    printed = tuple(each for row in rows if (each := _in_row(row)) is not None)
    return _understood(printed, edition)


def scores_in_lines(lines: Iterable[Words], edition: Edition) -> tuple[Score, ...]:
    """The scores that sentences tell (``ตัวชี้วัดที่ ๑ … ได้คะแนน ๑๐๐ คะแนน``)."""
    printed = []
    for line in lines:
        plain = to_arabic_digits(line.text[:_LONGEST_LINE])
        for match in pattern("score_line").finditer(plain):
            value = _score(match["score"])
            if value is not None:
                number, name = numbered(match["name"])
                printed.append(_Printed(number=number, name=name, value=value, line=line))
    return _understood(tuple(printed), edition)


def _in_row(row: GridRow) -> _Printed | None:
    for at, cell in enumerate(row.cells):
        plain = to_arabic_digits(" ".join(cell.split()))
        number, name = numbered(plain.replace("ตัวชี้วัดที่ ", "").replace("ตัวชี้วัดที่", ""))
        if not name or len(name) > _LONGEST_NAME or not re.search("[ก-ฮ]", name):
            continue
        match = _AT_END.search(name)
        if match is not None and match.start() > 0:
            value = _score(match["score"])
            bare = name[: match.start()].strip(" :=-–")
            if value is not None:
                return _Printed(number=number, name=bare, value=value, row=row, column=at)
        for after in range(at + 1, len(row.cells)):
            value = _alone(row.cells[after])
            if value is not None:
                return _Printed(number=number, name=name, value=value, row=row, column=after)
        return None
    return None


def _alone(cell: str) -> Decimal | None:
    plain = to_arabic_digits(" ".join(cell.split()))
    match = _AT_END.search(plain)
    return _score(match["score"]) if match and match.start() < 6 else None


def _score(text: str) -> Decimal | None:
    try:
        return parse_score(text)
    except ValueUnreadable:
        return None


def _match(edition: Edition, name: str) -> tuple[str, Sureness] | None:
    match = find_indicator(edition, name[:_LONGEST_NAME])
    if match.indicator is None:
        return None
    sure = Sureness.LIKELY if match.kind is MatchKind.NEAR else Sureness.CERTAIN
    return match.indicator.slug, sure


def _understood(printed: tuple[_Printed, ...], edition: Edition) -> tuple[Score, ...]:
    found: dict[str, Score] = {}
    unknown: list[_Printed] = []
    for each in printed:
        match = _match(edition, each.name)
        if match is None:
            unknown.append(each)
        elif match[0] not in found:
            found[match[0]] = _scored(each, *match)
    missing = [each for each in edition.indicators if each.slug not in found]
    if len(unknown) == len(missing) == 1:
        # A misnamed one among nine known ones can only be the tenth.
        found[missing[0].slug] = _scored(unknown[0], missing[0].slug, Sureness.LIKELY)
    return tuple(found.values())


def _scored(each: _Printed, slug: str, sure: Sureness) -> Score:
    return Score(
        slug=slug,
        value=each.value,
        sure=sure,
        row=each.row,
        column=each.column,
        line=each.line,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Overall:
    """A published overall score, and its level if it stands near."""

    value: Decimal
    line: Words
    level: str | None = None
    level_line: Words | None = None


def overall_in(lines: tuple[Words, ...], edition: Edition) -> Overall | None:
    """The overall score that a document publishes, by the surest wording in it."""
    for each in overalls():
        for at, line in enumerate(lines):
            match = each.search(to_arabic_digits(line.text[:_LONGEST_LINE]))
            value = _score(match[1]) if match else None
            if match and value is not None:
                return _with_level(value, lines[at : at + 3], edition)
    return None


def _with_level(value: Decimal, lines: tuple[Words, ...], edition: Edition) -> Overall:
    level = _level_pattern(edition)
    for line in lines:
        match = level.search(line.text[:_LONGEST_LINE])
        if match:
            return Overall(value=value, line=lines[0], level=match[1], level_line=line)
    return Overall(value=value, line=lines[0])


def _level_pattern(edition: Edition) -> re.Pattern[str]:
    names = sorted({level.name_th for level in edition.levels.levels}, key=len, reverse=True)
    return re.compile(wordings()["level"].format(names="|".join(map(re.escape, names))))


def assessment_of(
    year: FiscalYear, scores: tuple[Score, ...], overall: Overall | None, at: str, ledger: Ledger
) -> AssessmentPart:
    """The assessment, each value noted under the path ``at``."""
    for number, each in enumerate(scores):
        for key in ("indicator", "score"):
            path = f"{at}.indicators[{number}].{key}"
            if each.row is not None:
                ledger.note_cell(path, each.row, each.column, each.sure)
            elif each.line is not None:
                ledger.note(path, each.line, each.sure)
    if overall is not None:
        ledger.note(f"{at}.published.overall", overall.line)
        if overall.level_line is not None:
            ledger.note(f"{at}.published.level", overall.level_line)
    return AssessmentPart(
        fiscal_year=year,
        indicators=tuple(IndicatorPart(indicator=each.slug, score=each.value) for each in scores),
        published=PublishedPart(overall=overall.value, level=overall.level) if overall else None,
    )
