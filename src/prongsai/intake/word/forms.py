"""Which of our own blocks begins at a paragraph of a file that ``reporting`` wrote?

Its styles say so; what an officer has since taken apart stays paragraphs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from prongsai.core.tree import (
    Align,
    Block,
    Chart,
    ChartKind,
    Emblem,
    Figure,
    MemoHead,
    Rule,
    Run,
    Signature,
    Text,
)
from prongsai.intake.word.letters import Stretch
from prongsai.intake.word.lines import Line, Look

_TWIPS_A_MM = 1440 / 25.4
_LABEL = "MemoLabel"
_HEAD_LINES = 3
Form = tuple[Block, int]  # the block and where the next one begins


def form_at(parts: Sequence[object], at: int) -> Form | None:
    """The block of ours at that place, and the place after it; None for a plain paragraph."""
    line = _line(parts, at)
    if line is None:
        return None
    match line.look.style:
        case "MemoTitle" | "Emblem":
            return _memo_head(parts, at) or _emblem(line, at)
        case "Label" | "Opinion" | "SignatureSpace" | "Signature":
            return _signature(parts, at)
        case "Figure":
            return _figure(parts, at)
        case "Rule":
            return (Rule(), at + 1) if line.is_empty else None
    return None


def _line(parts: Sequence[object], at: int) -> Line | None:
    part = parts[at] if at < len(parts) else None
    return part if isinstance(part, Line) else None


def _style(parts: Sequence[object], at: int) -> str:
    line = _line(parts, at)
    return "" if line is None else line.look.style


def _emblem(line: Line, at: int) -> Form | None:
    if line.look.style != "Emblem" or not line.is_empty:
        return None
    return Emblem(height_mm=_height_mm(line), align=line.look.align), at + 1


def _height_mm(line: Line) -> int:
    return round(line.look.line_height / _TWIPS_A_MM)


def _memo_head(parts: Sequence[object], at: int) -> Form | None:
    """An emblem at the left stands in the title's own line, any other in one above."""
    above = _line(parts, at) if _style(parts, at) == "Emblem" else None
    title = _line(parts, at + (above is not None))
    if title is None or title.look.style != "MemoTitle":
        return None
    is_centred = title.look.align is Align.CENTER
    if is_centred != (above is not None):
        return None
    first = at + 1 + is_centred
    lines = [_line(parts, first + further) for further in range(_HEAD_LINES)]
    fields = [_fields(line) for line in lines if line is not None and line.look.style == "MemoLine"]
    if [len(each) for each in fields] != [1, 2, 1]:
        return None
    (department,), (number, date), (subject,) = fields
    head = MemoHead(
        emblem=Emblem(
            height_mm=_height_mm(above or title), align=above.look.align if above else Align.START
        ),
        title=title.plain.strip(),
        department_label=department.label,
        department=department.words,
        number_label=number.label,
        number=number.words,
        date_label=date.label,
        date=date.words,
        subject_label=subject.label,
        subject=subject.words,
    )
    return head, first + _HEAD_LINES


@dataclass(frozen=True, slots=True, kw_only=True)
class _Field:
    label: str
    words: Text


def _fields(line: Line) -> list[_Field]:
    """A label, a blank, and what was filled in, each up to a tab."""
    fields = []
    for is_tab, stretches in groupby(line.stretches, key=lambda each: each.run.text == "\t"):
        if not is_tab:
            fields.append(_field(list(stretches)))
    return fields


def _field(stretches: list[Stretch]) -> _Field:
    label = "".join(each.run.text for each in stretches if each.style == _LABEL)
    rest = [each.run for each in stretches if each.style != _LABEL]
    if rest and rest[0] == Run(text=" "):
        del rest[0]
    return _Field(label=label, words=tuple(rest))


def _side(look: Look) -> Align:
    """The half of the page in which the lines are centred."""
    if look.left == look.right:
        return Align.CENTER
    return Align.END if look.left > look.right else Align.START


def _signature(parts: Sequence[object], at: int) -> Form | None:
    """Heading and opinion where there are any, room for the hand, and the lines below it."""
    heading = opinion = None
    line = _line(parts, at)
    if line is not None and line.look.style == "Label":
        if not line.look.stands_off:
            return None
        heading, at = line.text, at + 1
    while _style(parts, at) == "Opinion":
        said = _line(parts, at)
        opinion = (opinion or ()) + (() if said is None or said.is_empty else said.text)
        at += 1
    if _style(parts, at) != "SignatureSpace":
        return None
    at += 1
    below = []
    while _style(parts, at) == "Signature":
        signed = _line(parts, at)
        below.append(signed)
        at += 1
    align = _side(below[0].look) if below and below[0] is not None else Align.CENTER
    texts = tuple(each.text for each in below if each is not None)
    return Signature(below=texts, heading=heading, opinion=opinion, align=align), at


def _figure(parts: Sequence[object], at: int) -> Form | None:
    """The bars are a picture; what they say stands in its alternative."""
    drawn, caption = _line(parts, at), _line(parts, at + 1)
    if drawn is None or caption is None or caption.look.style != "Caption":
        return None
    return (
        Figure(
            chart=Chart(kind=ChartKind.BARS, bars=()),
            caption=caption.text,
            alternative="\n".join(each.alternative for each in drawn.pictures),
        ),
        at + 2,
    )
