"""What has been made out in a document before the rules look at it?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from prongsai.checking.letters import Memo, is_registered, memos_in
from prongsai.checking.measure_tables import MeasureTable, measure_tables
from prongsai.checking.mentions import (
    IndicatorMention,
    indicators_in,
    listed_in_tables,
    named_beside,
)
from prongsai.checking.naming import Naming, naming_of
from prongsai.checking.numbering import Mark, numbering_faults
from prongsai.checking.statements import (
    Overall,
    TableScore,
    assessed_year,
    edition_for,
    overalls_in,
    scores_in,
    table_scores,
    totals_in,
)
from prongsai.core.places import Gazetteer
from prongsai.core.reading import Passage, PassageKind, Reading, passages
from prongsai.editions import Edition, known_years, load

_DEMONSTRATION_NOTE = "เอกสารสาธิต"
# A line of its own at the top, or on every page.
_DRAFT = re.compile(r"[-–\s(]*(?:ฉบับ)?ร่าง[-–\s)]*|[(\s]*draft[)\s]*", re.IGNORECASE)
_TOP = 3  # passages


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)  # one is never equal to another
class Material:
    """A reading, taken apart once for all rules.

    ``passages`` leaves the furniture out. ``is_draft``: it was said to be one, or says so itself.
    ``edition``: the rules of the assessed year, None where
    it is not stated or not known. ``names_from``: that one, else the newest; what indicators are
    called does not change from year to year. ``scores``: each indicator's first stated one;
    ``table_scores``: those of each table, by its number. ``overalls``: of sentences,
    then of tables. ``numbering``: what is wrong with the numbers of lists.
    """

    reading: Reading
    passages: tuple[Passage, ...]
    is_draft: bool
    gazetteer: Gazetteer
    naming: Naming
    memos: tuple[Memo, ...]
    tables: tuple[MeasureTable, ...]
    assessed: int | None
    edition: Edition | None
    names_from: Edition
    indicators: tuple[IndicatorMention, ...]
    scores: dict[str, tuple[Decimal, Passage]]
    table_scores: dict[int, tuple[TableScore, ...]]
    overalls: tuple[Overall, ...]
    numbering: tuple[tuple[Passage, Mark, str], ...]


def prepare(reading: Reading, *, is_draft: bool) -> Material:
    """The material of a reading."""
    everything = tuple(passages(reading))
    texts = tuple(each for each in everything if each.kind is not PassageKind.FURNITURE)
    gazetteer = _gazetteer_for(texts)
    memos = memos_in(texts)
    year = assessed_year(texts)
    edition = edition_for(year)
    names_from = edition or load(known_years()[-1])
    tables = measure_tables(reading)
    indicators = (
        *indicators_in(texts, names_from),
        *listed_in_tables(reading, names_from),
        *(
            mention
            for table in tables
            for mention in named_beside(_indicator_cells(table), names_from)
        ),
    )
    return Material(
        reading=reading,
        passages=texts,
        is_draft=is_draft or _is_open_draft(reading, everything, memos),
        gazetteer=gazetteer,
        naming=naming_of(texts, memos, gazetteer, reading.agency),
        memos=memos,
        tables=tables,
        assessed=year,
        edition=edition,
        names_from=names_from,
        indicators=indicators,
        scores=scores_in(reading, indicators, names_from),
        table_scores={
            number: table_scores(table, number, origins, names_from)
            for number, table, origins in reading.placed_tables()
        },
        overalls=(*overalls_in(texts), *totals_in(reading)),
        numbering=tuple(numbering_faults(texts)),
    )


def _indicator_cells(table: MeasureTable) -> tuple[Passage, ...]:
    """The cells of a measures table that say which indicators a measure serves."""
    return tuple(
        row.cells["indicator"]
        for row in table.rows
        if not row.is_group and row.text_of("indicator")
    )


def _is_open_draft(reading: Reading, texts: tuple[Passage, ...], memos: tuple[Memo, ...]) -> bool:
    """Whether the file says that it is a draft, and no memo in it has been registered since.

    Who fills in a draft in Word leaves its mark standing: with a number or a day it counts no
    longer, so that what is still missing is told.
    """
    says_so = reading.is_draft or any(
        _DRAFT.fullmatch(each.text)
        for at, each in enumerate(texts)
        if at < _TOP or each.kind is PassageKind.FURNITURE
    )
    return says_so and not any(map(is_registered, memos))


def _gazetteer_for(texts: tuple[Passage, ...]) -> Gazetteer:
    """The invented one for a document that says so or lies in its province; no real one does."""
    invented = Gazetteer.demonstration()
    homes = (f"{word}{each.name}" for each in invented.provinces for word in ("จังหวัด", "จ."))
    marks = (_DEMONSTRATION_NOTE, *homes)
    says_so = any(mark in each.text for each in texts for mark in marks)
    return invented if says_so else Gazetteer.load()
