"""Which answers stand in a table, and which of its cells are none?

A cell is a choice's place on its scale (1, 2, 3, 4) or its worth there (0, 33, 67, 100); each
column keeps to one of the two. The worth is the choice's own, before any reversal, unless the
caller says that the table holds the points as scored.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from prongsai.core.errors import FileUnusable
from prongsai.core.problems import Place, Problem, Said
from prongsai.editions import Edition, Questionnaire, SurveyItem
from prongsai.survey import problems as say
from prongsai.survey.headings import find_columns, find_table
from prongsai.survey.records import AnswerSet
from prongsai.survey.tables import Table, read_tables

_WHOLE_NUMBER = re.compile(r"([0-9]{1,3})(?:\.0+)?")
_THAI_TO_ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")

# What a number in a cell means: the place of the choice, from 1.
_Meaning: TypeAlias = Mapping[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Column:
    """One item's cells: as texts, and as whole numbers where they are such."""

    item: SurveyItem
    at: int  # from 0
    texts: tuple[str, ...]
    numbers: tuple[int | None, ...]
    as_codes: _Meaning
    as_values: _Meaning


@dataclass(frozen=True, slots=True, kw_only=True)
class _Decoded:
    """One item's answers, and whether they stood there as values."""

    column: _Column
    meaning: _Meaning
    has_values: bool

    @property
    def answers(self) -> tuple[int | None, ...]:
        """The places of the choices, from 1."""
        return tuple(
            None if number is None else self.meaning.get(number) for number in self.column.numbers
        )


def read_answers(
    path: Path, edition: Edition, instrument: str, *, is_already_reversed: bool = False
) -> tuple[AnswerSet, tuple[Problem, ...]]:
    """The answers in a CSV, XLSX or Parquet file, and what in it cannot be used.

    One row is one respondent; columns are named as the edition's items in any case (``I1a``),
    other columns are passed over. A column that mixes codes and values, or stands there twice,
    is left out; so is an answer outside its scale, and a row of more cells than the heading. A
    row without any answer is no respondent.
    ``is_already_reversed``: values of reversed items are points as scored (codes never are).
    Errors: FileUnusable where no table of this questionnaire's answers is in it.
    """
    tables = read_tables(path)
    questionnaire = edition.questionnaire(instrument)
    if questionnaire is None:
        nothing = AnswerSet(instrument=instrument, columns=(), rows=())
        return nothing, (say.questionnaire_unknown(edition, instrument).in_file(str(path)),)
    table = find_table(tables, questionnaire)
    if table is None:
        raise _without_items(path, questionnaire)
    columns, problems = _columns_of(
        table, edition, questionnaire, is_already_reversed=is_already_reversed
    )
    decoded, more = _decode(table, columns)
    problems += more
    if table.shifted:
        problems.append(say.rows_too_long(table.shifted))
    if not is_already_reversed:
        problems += _remarks_on_reversal(decoded)
    rows = zip(*(each.answers for each in decoded), strict=True)
    answers = AnswerSet(
        instrument=instrument,
        columns=tuple(each.column.item.column for each in decoded),
        rows=tuple(row for row in rows if any(row)),
    )
    return answers, tuple(problem.in_file(str(path)) for problem in problems)


def _columns_of(
    table: Table, edition: Edition, questionnaire: Questionnaire, *, is_already_reversed: bool
) -> tuple[list[_Column], list[Problem]]:
    places, problems = find_columns(table, questionnaire)
    points = {scale.slug: scale.points for scale in edition.scales}
    columns: list[_Column] = []
    unknown: list[SurveyItem] = []
    for item in questionnaire.items:
        worth = points.get(item.scale)
        if worth is None or item.is_reversed is None:
            unknown.append(item)
        elif item.column in places:
            is_flipped = item.is_reversed and is_already_reversed
            columns.append(_column(table, item, places[item.column], worth, is_flipped=is_flipped))
    if unknown:
        problems.append(say.scales_unknown(unknown))
    return columns, problems


def _column(
    table: Table, item: SurveyItem, at: int, points: Sequence[int], *, is_flipped: bool
) -> _Column:
    texts = tuple(row[at] for row in table.rows)
    known = {text: _whole_number(text) for text in set(texts)}
    values = [100 - each for each in points] if is_flipped else points
    return _Column(
        item=item,
        at=at,
        texts=texts,
        numbers=tuple(known[text] for text in texts),
        as_codes={code: code for code in range(1, len(points) + 1)},
        as_values={value: code for code, value in enumerate(values, start=1)},
    )


def _whole_number(text: str) -> int | None:
    match = _WHOLE_NUMBER.fullmatch(text.translate(_THAI_TO_ARABIC))
    return int(match[1]) if match else None


def _decode(table: Table, columns: Sequence[_Column]) -> tuple[list[_Decoded], list[Problem]]:
    decoded: list[_Decoded] = []
    problems: list[Problem] = []
    for column in columns:
        meaning = _meaning_of(column)
        if meaning is None:
            problems.append(say.column_mixed(column.item, _place(table, column)))
            continue
        has_values = meaning is column.as_values
        decoded.append(_Decoded(column=column, meaning=meaning, has_values=has_values))
        problems += _strays(table, column, meaning)
    return decoded, problems + _remarks_on_forms(decoded)


def _meaning_of(column: _Column) -> _Meaning | None:
    """How the column's numbers are to be read; None where that is not certain."""
    codes, values = column.as_codes, column.as_values
    found = {number for number in column.numbers if number is not None}
    only_codes = found & (codes.keys() - values.keys())
    only_values = found & (values.keys() - codes.keys())
    either = found & codes.keys() & values.keys()
    if only_codes and only_values:
        return None
    if only_values:
        return values
    if either and not only_codes and any(codes[each] != values[each] for each in either):
        return None
    return codes


def _strays(table: Table, column: _Column, meaning: _Meaning) -> list[Problem]:
    rows: dict[str, list[int]] = {}
    for row, text, number in zip(table.numbers, column.texts, column.numbers, strict=True):
        if text and (number is None or number not in meaning):
            rows.setdefault(text, []).append(row)
    return [
        say.answer_out_of_scale(
            column.item, text, at, sorted(meaning), _place(table, column, at[0])
        )
        for text, at in rows.items()
    ]


def _remarks_on_forms(decoded: Sequence[_Decoded]) -> list[Problem]:
    answered = [each for each in decoded if any(each.answers)]
    by_value = [each.column.item for each in answered if each.has_values]
    by_code = [each.column.item for each in answered if not each.has_values]
    if not by_value or not by_code:
        return []
    return [say.columns_differ_in_form(by_code, by_value)]


def _remarks_on_reversal(decoded: Sequence[_Decoded]) -> list[Problem]:
    items = [each.column.item for each in decoded if each.has_values]
    flipped = [item for item in items if item.is_reversed]
    return [say.reversal_assumed(flipped)] if flipped else []


def _place(table: Table, column: _Column, row: int | None = None) -> Place:
    return Place(sheet=table.sheet, column=column.at + 1, row=row)


def _without_items(path: Path, questionnaire: Questionnaire) -> FileUnusable:
    first, last = questionnaire.items[0].column, questionnaire.items[-1].column
    return FileUnusable(
        path,
        Said(
            th=f"ไม่พบคอลัมน์ข้อคำถามของแบบวัด {questionnaire.instrument}",
            en=f"no column of an {questionnaire.instrument} item was found.",
        ),
        Said(
            th=f"ตั้งชื่อคอลัมน์ในแถวแรกตามข้อคำถาม ตั้งแต่ {first} ถึง {last}",
            en=f"Name the columns in the first row after the items, {first} to {last}.",
        ),
    )
