"""What does ``prongsai score FILE`` answer, whatever kind of file it is?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from prongsai.core.dates import FiscalYear
from prongsai.core.problems import Problem, Said
from prongsai.core.scores import MaybeScore, NotScored, round_score
from prongsai.dossier.bridges import scorecards_of
from prongsai.dossier.loader import read
from prongsai.dossier.references import edition_year_of
from prongsai.dossier.schema import Dossier
from prongsai.dossier.score_tables import RowResult, ScoreRow, read_scores, score_rows
from prongsai.dossier.workbooks import from_workbook, is_workbook_of_a_dossier
from prongsai.editions import Edition, EditionMissing, Part, load, rule_hints
from prongsai.scoring import PublishedOverall, Scorecard

_DOSSIERS = (".yaml", ".yml", ".json", "")
_INSTRUMENTS = ("IIT", "EIT", "OIT")
# What overall, level and pass come from.
_RULES = (Part.WEIGHTS, Part.FORMULA, Part.LEVELS, Part.PASSING, Part.ROUNDING)


def score_file(path: Path) -> tuple[list[dict[str, Any]], tuple[Problem, ...]]:
    """One result for each row of a table, or for each assessment of a dossier, and the problems.

    A table is CSV, XLSX or Parquet, a dossier YAML, JSON or its workbook. Results are JSON values
    as ``results_shape`` makes them.
    Errors: FileUnusable.
    """
    kind = path.suffix.lower()
    is_workbook = kind == ".xlsx" and is_workbook_of_a_dossier(path)
    if not is_workbook and kind not in _DOSSIERS:
        rows, problems = read_scores(path)
        results, found = score_rows(rows)
        named = tuple(problem.in_file(str(path)) for problem in found)
        shapes = [_row_shape(result) for result in results]
        return shapes, (*problems, *named, *_unverified(shapes, path))
    dossier, problems = from_workbook(path) if is_workbook else read(path)
    if dossier is None:
        return [], problems
    cards, found = scorecards_of(dossier, path.parent)
    named = tuple(each if each.file else each.in_file(str(path)) for each in found)
    # The file's own reading has told the missing years already, with their lines.
    told = {(each.code, each.place.path) for each in problems}
    fresh = tuple(each for each in named if (each.code, each.place.path) not in told)
    shapes = list(_dossier_shapes(dossier, cards))
    return shapes, (*problems, *fresh, *_unverified(shapes, path))


def _unverified(shapes: Sequence[Mapping[str, Any]], path: Path) -> Iterator[Problem]:
    """What the scores rest on that was not verified: once for each year's rules in use."""
    used = {shape["edition"] for shape in shapes if shape["overall"] is not None}
    for year in sorted(used):
        yield from (hint.in_file(str(path)) for hint in rule_hints(load(FiscalYear(year)), _RULES))


def results_shape(scorecard: Scorecard, edition: Edition) -> dict[str, Any]:
    """A scorecard as JSON values: scores as texts with two places, None where not scored."""
    return {
        "agency": scorecard.agency,
        "fiscal_year": scorecard.fiscal_year.be,
        "edition": edition.fiscal_year.be,
        "indicators": [
            {
                "number": indicator.number,
                "name": indicator.name_th,
                "score": _shown(scorecard.of(indicator.slug).value),
            }
            for indicator in edition.indicators
        ],
        "instruments": {each.instrument: _shown(each.value) for each in scorecard.instruments},
        "overall": _shown(scorecard.overall),
        "level": scorecard.level.name_th if scorecard.level else None,
        "passed": scorecard.passed,
        "not_scored": [_reason(each.reason) for each in scorecard.not_scored],
        "published": _published_shape(scorecard.published),
    }


def _shown(value: MaybeScore) -> str | None:
    return None if isinstance(value, NotScored) else str(value)


def _reason(said: Said) -> str:
    return f"{said.th} ({said.en})"


def _published_shape(published: PublishedOverall | None) -> dict[str, Any] | None:
    if published is None:
        return None
    return {
        "overall": str(round_score(published.overall)),
        "difference": None if published.difference is None else str(published.difference),
        "reproduced": published.reproduced,
        "exact": published.exact,
    }


def _row_shape(result: RowResult) -> dict[str, Any]:
    if result.scorecard is not None and result.edition is not None:
        return results_shape(result.scorecard, result.edition)
    return _unscored_shape(result.row, result.not_scorable)


def _unscored_shape(row: ScoreRow, why: Said | None) -> dict[str, Any]:
    scores: Mapping[int, Decimal | NotScored] = dict(enumerate(row.scores, start=1))
    return {
        **_unknown(row.agency, row.fiscal_year, why),
        "indicators": [
            {
                "number": number,
                "name": None,
                "score": None if isinstance(value, NotScored) else str(round_score(value)),
            }
            for number, value in scores.items()
        ],
        "published": None
        if row.overall is None
        else {
            "overall": str(round_score(row.overall)),
            "difference": None,
            "reproduced": False,
            "exact": False,
        },
    }


def _unknown(agency: str, year: FiscalYear | None, why: Said | None) -> dict[str, Any]:
    return {
        "agency": agency,
        "fiscal_year": None if year is None else year.be,
        "edition": None,
        "indicators": [],
        "instruments": dict.fromkeys(_INSTRUMENTS),
        "overall": None,
        "level": None,
        "passed": None,
        "not_scored": [_reason(why)] if why else [],
        "published": None,
    }


def _dossier_shapes(dossier: Dossier, cards: tuple[Scorecard, ...]) -> Iterator[dict[str, Any]]:
    scored = iter(cards)
    for assessment in dossier.assessments:
        try:
            edition = load(edition_year_of(assessment))
        except EditionMissing as error:
            yield _unknown(dossier.agency.name, assessment.fiscal_year, error.said)
        else:
            yield results_shape(next(scored), edition)
