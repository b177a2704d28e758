"""Is what we rendered read back as it was composed?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tests.readback.items import Item, expected

from prongsai.core.reading import Reading
from prongsai.core.tree import Document
from prongsai.reporting import composable, compose, gather_file

DOSSIERS = sorted((Path(__file__).parents[2] / "examples").glob("*.yaml"))


def documents_of(dossier: Path) -> Iterator[Document]:
    """Every document that the dossier has data for."""
    year, _ = gather_file(dossier)
    for kind, why_not in composable(year):
        if why_not is None:
            yield compose(kind, year)


def items_of(reading: Reading) -> list[Item]:
    """Every paragraph and table of a reading, as the tests of renderers compare them."""
    return expected(
        Document(
            kind="plan",
            title=reading.title,
            agency="",
            fiscal_year=2568,
            sections=reading.sections,
            digits=reading.digits,
        )
    )
