"""Which columns of a table are items of the questionnaire?"""

from __future__ import annotations

import re
from collections.abc import Iterable

from prongsai.core.problems import Place, Problem
from prongsai.editions import Questionnaire
from prongsai.survey import problems as say
from prongsai.survey.tables import Table

_THAI_TO_ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\ufeff"))


def find_table(tables: Iterable[Table], questionnaire: Questionnaire) -> Table | None:
    """The first table with a column of the questionnaire, None where there is none."""
    names = {item.column.upper() for item in questionnaire.items}
    return next((t for t in tables if any(_name(cell) in names for cell in t.heading)), None)


def find_columns(
    table: Table, questionnaire: Questionnaire
) -> tuple[dict[str, int], list[Problem]]:
    """Where each item's column stands (from 0), and what is wrong with the heading.

    A column that stands there twice is left out: which one is meant cannot be known.
    """
    places: dict[str, list[int]] = {}
    for at, cell in enumerate(table.heading):
        places.setdefault(_name(cell), []).append(at)
    found: dict[str, int] = {}
    missing: list[str] = []
    problems: list[Problem] = []
    for item in questionnaire.items:
        match places.pop(item.column.upper(), []):
            case []:
                missing.append(item.column)
            case [at]:
                found[item.column] = at
            case [_, second, *_]:
                place = _place(table, second)
                problems.append(say.column_repeated(item.column, place))
    if missing:
        problems.append(say.columns_missing(missing))
    return found, problems + _strangers(table, questionnaire, places)


def _strangers(
    table: Table, questionnaire: Questionnaire, rest: dict[str, list[int]]
) -> list[Problem]:
    """Hints about names that look like this instrument's items and are none."""
    letters = {item.item.rstrip("0123456789").upper() for item in questionnaire.items}
    look = re.compile(rf"(?:{'|'.join(sorted(map(re.escape, letters)))})[0-9]+[A-Z]?")
    return [
        say.column_unknown(table.heading[at[0]], _place(table, at[0]))
        for name, at in rest.items()
        if look.fullmatch(name)
    ]


def _place(table: Table, at: int) -> Place:
    # Parquet's heading is no row.
    return Place(sheet=table.sheet, row=table.heading_row or None, column=at + 1)


def _name(cell: str) -> str:
    return cell.translate(_INVISIBLE).strip().translate(_THAI_TO_ARABIC).upper()
