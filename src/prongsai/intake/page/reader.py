"""How does a web page become headings, paragraphs, lists and tables?

Nothing is loaded and no script runs: what a page fetches when it is opened is not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import cast

from lxml import etree

from prongsai.core.files import read_whole
from prongsai.core.reading import Reading
from prongsai.core.tree import DRAFT_STATUS, Digits
from prongsai.intake.decoding import decoded
from prongsai.intake.links import links_of
from prongsai.intake.page.blocks import Blocks
from prongsai.intake.page.parsing import name_of, parse

MOST_BYTES = 20_000_000
_THAI_MARKS = re.compile(r"list-style(?:-type)?\s*:\s*thai\b")


def read_page(path: Path) -> Reading:
    """What a web page says, each block and row with its line.

    Errors: FileUnusable where the file is missing, empty or over a limit.
    """
    text = decoded(path, read_whole(path, limit=MOST_BYTES))
    root = parse(path, text)
    blocks = Blocks()
    body = next((each for each in root.iter() if name_of(each) in {"body", "frameset"}), root)
    blocks.walk(body)
    sections = blocks.ended()
    return Reading(
        sections=tuple(section for section, _ in sections),
        origins=tuple(origin for _, origins in sections for origin in origins),
        furniture=tuple(blocks.furniture),
        title=_title_of(root),
        file=str(path),
        digits=Digits.THAI if _THAI_MARKS.search(text) else Digits.ARABIC,
        links=links_of(_addresses_in(body)),
        is_draft=_is_draft(root),
    )


def _is_draft(root: etree._Element) -> bool:
    said = (each for each in root.iter() if name_of(each) == "meta")
    return any(
        (each.get("name") or "").lower() == "status"
        and (each.get("content") or "").lower() == DRAFT_STATUS
        for each in said
    )


def _addresses_in(body: etree._Element) -> Iterator[tuple[str, str]]:
    for each in body.iter("a"):
        yield "".join(cast("Iterator[str]", each.itertext())), each.get("href") or ""


def _title_of(root: etree._Element) -> str:
    head = next((each for each in root if name_of(each) == "head"), None)
    words = "" if head is None else head.findtext("title") or ""
    return " ".join(words.split())
