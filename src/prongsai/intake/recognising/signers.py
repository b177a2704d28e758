"""Who signs, as what, in which acting capacity, and with which opinion?"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from prongsai.intake.recognising.records import Words
from prongsai.intake.recognising.wordings import opens, wordings, words

_LONGEST_NAME = 70
_LONGEST_POSITION = 120
_MOST_OPINION = 6  # lines between the heading of an opinion and the name
_DOTS = re.compile(r"[\s.…_/()]+")
_BRACKETS = re.compile(r"^[(]\s*(.+?)\s*[)]$")


@dataclass(slots=True, kw_only=True)
class Signer:
    """One place to sign. ``capacity``: the words of the appointment and the office acted for."""

    name: str
    position: str = ""
    capacity: tuple[str, str] | None = None
    heading: str | None = None
    opinion: str | None = None
    lines: dict[str, list[Words]] = field(default_factory=dict)

    def all_lines(self) -> list[Words]:
        """Every line that it stands in."""
        return [line for lines in self.lines.values() for line in lines]


def signers_from(lines: list[Words], start: int) -> tuple[tuple[Signer, ...], int]:
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


def _signer(lines: list[Words], at: int) -> tuple[Signer | None, int]:
    """One signer whose first line is that one; None where it begins no signer."""
    above: dict[str, list[Words]] = {}
    last = min(len(lines), at + _MOST_OPINION + 2)
    while at < last:
        line = lines[at]
        name = name_in(line.text)
        if name is not None:
            return _below(Signer(name=name, lines={**above, "name": [line]}), lines, at + 1)
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


def _below(signer: Signer, lines: list[Words], at: int) -> tuple[Signer, int]:
    _opinion(signer)
    while at < len(lines) and _is_position(
        lines[at].text, is_first=not signer.lines.get("position")
    ):
        signer.lines.setdefault("position", []).append(lines[at])
        at += 1
    said = "\n".join(line.text for line in signer.lines.get("position", ()))
    match = _capacity().search(said)
    if match is None:
        signer.position = said
    else:
        signer.position = said[: match.start()].strip()
        signer.capacity = (match[1], said[match.end() :].strip())
    return signer, at


def _opinion(signer: Signer) -> None:
    heading = signer.lines.get("heading")
    signer.heading = heading[0].text if heading else None
    said = [line.text for line in signer.lines.get("opinion", ()) if not _DOTS.fullmatch(line.text)]
    signer.opinion = "\n".join(said) or None


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
    if opens(text, (*words("memo", "opinion_headings"), *words("memo", "signs"))):
        return False
    return is_first or opens(text, (*words("positions"), *words("capacities")))


@cache
def _titled() -> re.Pattern[str]:
    return re.compile(wordings()["personal_titles"])


@cache
def _capacity() -> re.Pattern[str]:
    names = sorted(wordings()["capacities"], key=len, reverse=True)
    return re.compile(rf"({'|'.join(map(re.escape, names))})")
