"""What stands in a memo: its fields, its text, its closing, and who signs as what?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from prongsai.intake.recognising.records import Grid, Words
from prongsai.intake.recognising.signers import Signer, signers_from, signers_in_table
from prongsai.intake.recognising.texts import LONGEST
from prongsai.intake.recognising.wordings import folded, opens, wordings, words

_FIELDS = ("department", "number", "date", "subject", "to")
_LEADERS = ".…_ \t\u00a0"  # what fills a line of the head


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of the head: its words without label and dots, and the lines that it stands in."""

    text: str
    lines: tuple[Words, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Memo:
    """A memo as it stands. ``begins`` and ``ends``: its stretch of the stream."""

    begins: int
    ends: int
    title: tuple[Words, ...]
    fields: dict[str, Field]
    paragraphs: tuple[Words, ...]
    closing: tuple[Words, ...]
    signers: tuple[Signer, ...]

    def text_of(self, name: str) -> str | None:
        """The words of a field; None where they are absent or blank."""
        field = self.fields.get(name)
        return field.text or None if field else None


def memos_in(stream: tuple[Words | Grid, ...]) -> tuple[Memo, ...]:
    """Every memo of a document."""
    starts = [part.at for part in stream if isinstance(part, Words) and _is_title(part)]
    bounds = [*starts, len(stream)]
    return tuple(_memo(stream[begin:end]) for begin, end in pairwise(bounds))


def _is_title(line: Words) -> bool:
    return folded(line.text).strip("#*") in words("memo", "title") and not line.is_furniture


def _memo(parts: tuple[Words | Grid, ...]) -> Memo:
    lines = [part for part in parts if isinstance(part, Words) and not part.is_furniture]
    fields, after = _head(lines)
    end, closing, signed_from = _body(lines, after)
    signers, stop = signers_from(lines, signed_from)
    last = lines[stop - 1] if stop else lines[0]
    signed_after = closing[-1].at if closing else last.at
    beside = [
        signer
        for part in parts
        if isinstance(part, Grid) and part.at > signed_after and not part.columns
        for signer in signers_in_table(part)
    ]
    return Memo(
        begins=lines[0].at,
        ends=last.at,
        title=(lines[0],),
        fields=fields,
        paragraphs=tuple(lines[after:end]),
        closing=closing,
        signers=(*signers, *beside),
    )


def _head(lines: list[Words]) -> tuple[dict[str, Field], int]:
    """The fields, and the line after them: text between the subject and เรียน belongs to it."""
    fields: dict[str, Field] = {}
    at = 1
    while at < len(lines):
        found = _fields_of(lines[at])
        if any(name in fields for name in found):
            break
        if found:
            fields.update(found)
        elif "subject" in fields and _goes_on(lines, at):
            before = fields["subject"]
            fields["subject"] = Field(
                text=f"{before.text} {lines[at].text}"[:LONGEST], lines=(*before.lines, lines[at])
            )
        elif fields or at > 2:
            break
        at += 1
    return (fields, at) if fields else ({}, 1)


def _goes_on(lines: list[Words], at: int) -> bool:
    after = lines[at + 1] if at + 1 < len(lines) else None
    is_opening = opens(lines[at].text, words("memo", "openings"))
    return not is_opening and after is not None and "to" in _fields_of(after)


def _fields_of(line: Words) -> dict[str, Field]:
    """The fields that a line opens: number and date often share one."""
    found: dict[str, Field] = {}
    marks = [match for match in _labels().finditer(line.text) if _is_label(match, line.text)]
    if not marks or marks[0].start() > 0:
        return {}
    ends = [*(match.start() for match in marks[1:]), len(line.text)]
    for match, end in zip(marks, ends, strict=True):
        name = _name_of(match[1])
        text = _without_leaders(line.text[match.end() : end])
        found.setdefault(name, Field(text=text, lines=(line,)))
    return found


def _without_leaders(text: str) -> str:
    """The words of a field without the dots around them; one full stop at the end is its own."""
    words_of = text.lstrip(f"{_LEADERS}:")
    bare = words_of.rstrip(_LEADERS)
    tail = words_of[len(bare) :]
    return f"{bare}." if tail.strip() == "." and tail.startswith(".") else bare


def _is_label(match: re.Match[str], text: str) -> bool:
    # Within a line only the date follows, after the number.
    if match.start() == 0:
        return True
    return _name_of(match[1]) == "date" and _name_of(_first_word(text)) == "number"


def _first_word(text: str) -> str:
    match = _labels().match(text)
    return match[1] if match else ""


@cache
def _labels() -> re.Pattern[str]:
    names = sorted(
        (word for name in _FIELDS for word in wordings()["memo"][name]), key=len, reverse=True
    )
    return re.compile(
        rf"(?:^|(?<=[\s.…/\-0-9๐-๙]))({'|'.join(map(re.escape, names))})(?=[\s.…:]|$)"
    )


def _name_of(word: str) -> str:
    return next((name for name in _FIELDS if word in wordings()["memo"][name]), "")


def _body(lines: list[Words], after: int) -> tuple[int, tuple[Words, ...], int]:
    """Where the text ends, the closing, and where the signatures begin."""
    closings = words("memo", "closings")
    for at in range(after, len(lines)):
        if opens(lines[at].text, closings):
            return at, (lines[at],), at + 1
    for at in range(after, len(lines)):
        found, _ = signers_from(lines[: at + 3], at)
        if found:
            return at, (), at
    return len(lines), (), len(lines)
