"""Which lines does a text file hold, and what is each of them?"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from pathlib import Path

import yaml

from prongsai.core.errors import FileUnusable
from prongsai.core.problems import Said
from prongsai.core.thai import to_arabic_digits
from prongsai.intake.decoding import decoded

MOST_LINES = 100_000
MOST_CELLS = 300_000
_ENDS = re.compile(r"\r\n|\r|\n")
_NUMBER_PAGE = re.compile(r"<page_number>.*?</page_number>", re.IGNORECASE)
_DASHED_NUMBER = re.compile(r"[-–—]\s*\d{1,4}\s*[-–—]")
_CELL_OF_SEPARATOR = re.compile(r"\s*:?-{2,}:?\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line with its number in the file, counted from 1, and its page where pages are told."""

    text: str
    number: int
    page: int | None = None
    is_page_number: bool = False

    @property
    def is_blank(self) -> bool:
        """Whether it says nothing."""
        return not self.text.strip()


def lines_in(path: Path, data: bytes) -> tuple[Line, ...]:
    """The lines of a text in UTF-8, UTF-16 or the older Thai code page; a form feed ends a page.

    Errors: FileUnusable where it is no text, or has too many lines or cells.
    """
    whole = decoded(path, data)
    if whole.count("\t") + whole.count("|") > MOST_CELLS:
        raise FileUnusable(
            path,
            Said(th=f"แฟ้มมีช่องตารางเกิน {MOST_CELLS:,} ช่อง", en=f"it has over {MOST_CELLS:,} cells."),
            Said(th="แบ่งเป็นหลายแฟ้ม แล้วลองอีกครั้ง", en="Divide it into several files, and try again."),
        )
    texts = _ENDS.split(whole)
    if len(texts) > MOST_LINES:
        raise FileUnusable(
            path,
            Said(th=f"แฟ้มมีเกิน {MOST_LINES:,} บรรทัด", en=f"it has more than {MOST_LINES:,} lines."),
            Said(th="แบ่งเป็นหลายแฟ้ม แล้วลองอีกครั้ง", en="Divide it into several files, and try again."),
        )
    has_pages = any("\f" in text for text in texts)
    lines = []
    page = 1
    for number, text in enumerate(texts, start=1):
        for at, part in enumerate(text.split("\f")):
            page += at > 0
            if part or not at:
                lines.append(
                    Line(
                        text=part,
                        number=number,
                        page=page if has_pages else None,
                        is_page_number=is_page_number(part),
                    )
                )
    return tuple(_with_bare_numbers(lines) if has_pages else lines)


def _with_bare_numbers(lines: list[Line]) -> list[Line]:
    """The lines, where a page's first or last is only its own number marked as such."""
    ends: dict[int | None, list[int]] = {}
    for at, line in enumerate(lines):
        if not line.is_blank:
            ends.setdefault(line.page, [at, at])[1] = at
    marked = list(lines)
    for at in {at for both in ends.values() for at in both}:
        if to_arabic_digits(lines[at].text.strip()) == str(lines[at].page):
            marked[at] = replace(lines[at], is_page_number=True)
    return marked


def is_page_number(text: str) -> bool:
    """Whether the line says nothing but which page it is.

    >>> is_page_number("- ๒ -"), is_page_number("หน้า 3 จาก 10"), is_page_number("2")
    (True, True, False)
    """
    words = to_arabic_digits(text.strip())
    if len(words) > 60:
        return False
    return bool(
        _NUMBER_PAGE.fullmatch(words)
        or _DASHED_NUMBER.fullmatch(words)
        or _page_words().fullmatch(words)
    )


def is_separator(cells: list[str]) -> bool:
    """Whether the cells are the dashes that divide a markdown table's header from its rows."""
    return len(cells) > 1 and all(_CELL_OF_SEPARATOR.fullmatch(cell) for cell in cells)


@cache
def words() -> dict[str, list[str]]:
    """The words by which lines are known (``words.yaml``)."""
    text = (files("prongsai.intake.text") / "words.yaml").read_text(encoding="utf-8")
    found: dict[str, list[str]] = yaml.safe_load(text)
    return found


@cache
def _page_words() -> re.Pattern[str]:
    before, between = ("|".join(map(re.escape, words()[name])) for name in ("page", "of"))
    return re.compile(
        rf"(?:{before})\s*\.?\s*\d{{1,4}}(?:\s*(?:{between})\s*\d{{1,4}})?", re.IGNORECASE
    )
