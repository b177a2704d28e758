"""Who signs, as what, in which acting capacity, and with which opinion?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from prongsai.intake.recognising.records import OUTSIDE, Grid, Words
from prongsai.intake.recognising.texts import LONGEST
from prongsai.intake.recognising.wordings import holds, opens, wordings, words

_LONGEST_NAME = 70
_LONGEST_POSITION = 120
_MOST_POSITION = 5  # lines below a name
_MOST_DECIDED = 6  # lines that our own memos print below a name
_MOST_OPINION = 6  # lines between the heading of an opinion and the name
_DOTS = re.compile(r"[\s.…_/()]+")
_BRACKETS = re.compile(r"^[(]\s*(.+?)\s*[)]$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """One place to sign. ``capacity``: the words of the appointment and the office acted for."""

    name: str
    position: str
    capacity: tuple[str, str] | None
    heading: str | None
    opinion: str | None
    lines: dict[str, tuple[Words, ...]]  # by what they tell: sign, heading, opinion, name, position


def signers_from(lines: Sequence[Words], start: int) -> tuple[tuple[Signer, ...], int]:
    """The signers from that line on, and the line after the last one.

    They end where a line is neither an opinion, a name nor a position.
    """
    found: list[Signer] = []
    at = start
    while at < len(lines):
        signer, after = _signer(lines, at)
        if signer is None:
            break
        found.append(signer)
        at = after
    return tuple(found), at


def signers_among(lines: Sequence[Words]) -> tuple[Signer, ...]:
    """The signers anywhere among these lines: each begins at ``ลงชื่อ`` or a name in brackets."""
    found: list[Signer] = []
    at = 0
    while at < len(lines):
        more, after = signers_from(lines, at) if _opens(lines[at]) else ((), at)
        found += more
        at = max(after, at + 1)
    return tuple(found)


def _opens(line: Words) -> bool:
    is_bracketed = line.text.startswith("(") and name_in(line.text) is not None
    return is_bracketed or opens(line.text, words("memo", "signs"))


def signers_in_table(grid: Grid) -> tuple[Signer, ...]:
    """The signers whose places stand beside each other, as a table without lines lays them out."""
    return signers_among(
        [
            Words(text=text, place=row.place_of(column), source=row.source, at=OUTSIDE)
            for column in range(grid.width)
            for row in (*grid.heads, *grid.rows)
            for text in row.cells[column].splitlines()
            if text
        ]
    )


def _signer(lines: Sequence[Words], at: int) -> tuple[Signer | None, int]:
    """One signer whose first line is that one; None where it begins no signer."""
    above: dict[str, list[Words]] = {}
    last = min(len(lines), at + _MOST_OPINION + 2)
    while at < last:
        line = lines[at]
        name = name_in(line.text)
        if name is not None:
            return _below(name, {**above, "name": [line]}, lines, at + 1)
        if opens(line.text, words("memo", "opinion_headings")) and "heading" not in above:
            above["heading"] = [line]
        elif opens(line.text, words("memo", "signs")):
            above.setdefault("sign", []).append(line)
        elif "heading" in above or _DOTS.fullmatch(line.text):
            above.setdefault("opinion", []).append(line)
        else:
            return None, at
        at += 1
    return None, at


def _below(
    name: str, stands: dict[str, list[Words]], lines: Sequence[Words], at: int
) -> tuple[Signer, int]:
    below: list[Words] = []
    last = min(len(lines), at + _MOST_POSITION)
    while at < last and _is_position(lines[at].text, is_first=not below):
        below.append(lines[at])
        at += 1
    decided = _decided(lines, at)
    at += len(decided)
    said = "\n".join(line.text for line in below)
    match = _capacity().search(said)
    heading = stands.get("heading")
    opinion = (line.text for line in stands.get("opinion", ()))
    signer = Signer(
        name=name,
        position=said[: match.start()].strip() if match else said,
        capacity=(match[1], said[match.end() :].strip()) if match else None,
        heading=heading[0].text if heading else None,
        opinion="\n".join(text for text in opinion if not _DOTS.fullmatch(text))[:LONGEST] or None,
        lines={
            key: tuple(each) for key, each in {**stands, "position": [*below, *decided]}.items()
        },
    )
    return signer, at


def _decided(lines: Sequence[Words], at: int) -> list[Words]:
    """What our own memos print of a decision in the system: read from paper, it is none."""
    if at == len(lines) or not opens(lines[at].text, words("memo", "decided")):
        return []
    found: list[Words] = []
    for line in lines[at : at + _MOST_DECIDED]:
        is_over = any(holds(each.text, words("memo", "decided_on")) for each in found)
        if is_over and not opens(line.text, words("memo", "void")):
            break
        found.append(line)
    return found


def name_in(text: str) -> str | None:
    """The name on a line: in brackets, or with a personal title; None where it is no name."""
    match = _BRACKETS.match(text.strip())
    inner = match[1] if match else text.strip()
    if not inner or len(inner) > _LONGEST_NAME or _DOTS.fullmatch(inner):
        return None
    is_titled = _titled().match(inner) is not None
    parts = inner.split()
    if match:
        return inner if is_titled or (2 <= len(parts) <= 4 and not _is_office(inner)) else None
    return inner if is_titled and 2 <= len(parts) <= 4 else None


def _is_office(text: str) -> bool:
    return opens(text, words("positions"))


def _is_position(text: str, *, is_first: bool) -> bool:
    if len(text) > _LONGEST_POSITION or name_in(text) or _DOTS.fullmatch(text):
        return False
    others = ("opinion_headings", "signs", "decided")
    if opens(text, tuple(each for key in others for each in words("memo", key))):
        return False
    return is_first or opens(text, (*words("positions"), *words("capacities")))


@cache
def _titled() -> re.Pattern[str]:
    return re.compile(wordings()["personal_titles"])


@cache
def _capacity() -> re.Pattern[str]:
    names = sorted(wordings()["capacities"], key=len, reverse=True)
    return re.compile(rf"({'|'.join(map(re.escape, names))})")
