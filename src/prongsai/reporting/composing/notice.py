"""The head and the foot that announcements and orders share."""

from __future__ import annotations

from datetime import date

from prongsai.core.tree import (
    Align,
    Block,
    Emblem,
    Paragraph,
    Role,
    Rule,
    Run,
    Text,
    text,
)
from prongsai.reporting.composing.people import signature_of
from prongsai.reporting.composing.records import Year
from prongsai.reporting.composing.wording import formal_day_said
from prongsai.reporting.forms import NoticeForm, load_forms


def notice_head(
    year: Year, form: NoticeForm, *, emblem: str, number: Text | None, subject: str
) -> tuple[Block, ...]:
    """The Garuda, the kind of paper with the authority's name, its number, its subject, a line."""
    place = load_forms().emblems[emblem]
    lines: tuple[Text, ...] = (
        text(f"{form.title}{year.dossier.agency.name}", bold=True),
        *((number,) if number is not None else ()),
        text(f"{form.subject} {subject}", bold=True),
    )
    return (
        Emblem(height_mm=place.height_mm, align=place.align, image=year.garuda),
        *(Paragraph(text=line, role=Role.TITLE, align=Align.CENTER) for line in lines),
        Rule(),
    )


def notice_foot(
    year: Year, form: NoticeForm, *, day: date | None, signer: str | None
) -> tuple[Block, ...]:
    """The day (dotted in a draft), and the place to sign."""
    said: Text = text(f"{form.dated} {formal_day_said(day)}") if day else _dotted_day(form.dated)
    return (
        Paragraph(text=said, align=Align.CENTER),
        signature_of(year.dossier, signer),
    )


def _dotted_day(words: str) -> Text:
    blanks = load_forms().blanks
    day, month, era = "." * 6, "." * blanks.short, "." * 8
    return (Run(text=f"{words} {day} {month} พ.ศ. {era}", verbatim=True),)
