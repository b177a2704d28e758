"""What does the head of a memo look like in Word?

Lines with tab stops, no table: an officer types in them as in any other line, and the dots up
to the margin are the tabs' leaders, not letters.
"""

from __future__ import annotations

from prongsai.core.tree import Align, MemoHead, Text, text
from prongsai.reporting.markup import NOTHING, Markup, joined
from prongsai.reporting.word.pictures import Pictures
from prongsai.reporting.word.runs import TAB, runs_of
from prongsai.reporting.word.wordml import paragraph, paragraph_properties, twips, w

_BLANK = text(" ")


def memo_head(head: MemoHead, pictures: Pictures, *, width: int) -> Markup:
    """The emblem with the title beside it, then unit, number and date on one line, subject."""
    number = _labelled(head.number_label, head.number)
    date = _labelled(head.date_label, head.date)
    return joined(
        (
            _title(head, pictures, width),
            _line((_labelled(head.department_label, head.department),), (width,)),
            _line((number, date), (width // 2, width)),
            _line((_labelled(head.subject_label, head.subject),), (width,)),
        )
    )


def emblem_paragraph(height_mm: int, picture: Markup, align: Align) -> Markup:
    """The emblem's place: as high without a picture as with one."""
    return paragraph(
        paragraph_properties(
            "Emblem", middle=_at_least(height_mm), align=None if align is Align.START else align
        ),
        picture,
    )


def _title(head: MemoHead, pictures: Pictures, width: int) -> Markup:
    picture = pictures.emblem(head.emblem)
    words = runs_of(text(head.title))
    if head.emblem.align is not Align.START:
        return joined(
            (
                emblem_paragraph(head.emblem.height_mm, picture, head.emblem.align),
                paragraph(paragraph_properties("MemoTitle", align=Align.CENTER), words),
            )
        )
    stop = w("tabs", w("tab", val="center", pos=width // 2))
    middle = joined((stop, _at_least(head.emblem.height_mm)))
    return paragraph(paragraph_properties("MemoTitle", middle=middle), picture, TAB, words)


def _at_least(height_mm: int) -> Markup:
    return w("spacing", before=0, after=0, line=twips(height_mm), lineRule="atLeast")


def _labelled(label: str, words: Text) -> Markup:
    named = runs_of(text(label, bold=True), style="MemoLabel")
    return joined((named, runs_of(_BLANK), runs_of(words)))


def _line(parts: tuple[Markup, ...], stops: tuple[int, ...]) -> Markup:
    *between, last = stops
    tabs = w(
        "tabs",
        *(w("tab", val="left", leader="dot", pos=stop) for stop in between),
        w("tab", val="right", leader="dot", pos=last),
    )
    properties = paragraph_properties("MemoLine", middle=tabs)
    return paragraph(properties, *(joined((part, TAB)) for part in parts), NOTHING)
