"""What does each paragraph style look like?

Names that Word knows from the start are its own; the others are ours.
"""

from __future__ import annotations

from dataclasses import dataclass

from prongsai.core.tree import Align
from prongsai.reporting.forms import TypeForm

HEADINGS = 6
INDENTED = "BodyTextFirstIndent"
_BODY = "BodyText"
_INK_MM = 11  # room for a hand to sign in


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphStyle:
    """One style. Sizes in points of TH Sarabun; None: as the style that it is based on."""

    key: str
    name: str
    size_pt: int | None = None
    is_bold: bool = False
    based_on: str = "Normal"
    following: str | None = None
    before_pt: float = 0
    after_pt: float = 0
    keeps_next: bool = False
    keeps_whole: bool = False
    align: Align | None = None
    outline: int | None = None
    first_line_mm: int | None = None
    exact_mm: int | None = None


def paragraph_styles(sizes: TypeForm) -> tuple[ParagraphStyle, ...]:
    """Every paragraph style but those that are only lines."""
    headings = tuple(_heading(sizes, level) for level in range(1, HEADINGS + 1))
    return (*headings, *_of_text(sizes), *_of_parts(sizes), *_of_forms(sizes))


def _of_text(sizes: TypeForm) -> tuple[ParagraphStyle, ...]:
    return (
        ParagraphStyle(key=_BODY, name="Body Text", after_pt=4),
        ParagraphStyle(
            key=INDENTED,
            name="Body Text First Indent",
            based_on=_BODY,
            after_pt=2,
            first_line_mm=sizes.indent_mm,
        ),
        ParagraphStyle(
            key="Title",
            name="Title",
            size_pt=sizes.cover_pt,
            is_bold=True,
            after_pt=8,
            align=Align.CENTER,
            following=_BODY,
            keeps_whole=True,
        ),
        ParagraphStyle(
            key="Subtitle",
            name="Subtitle",
            size_pt=sizes.title_pt,
            is_bold=True,
            after_pt=2,
            align=Align.CENTER,
            following=_BODY,
            keeps_next=True,
            keeps_whole=True,
        ),
        ParagraphStyle(key="Note", name="Note", size_pt=sizes.note_pt, after_pt=4),
        ParagraphStyle(
            key="Label",
            name="Label",
            is_bold=True,
            before_pt=4,
            after_pt=2,
            keeps_next=True,
            following=_BODY,
        ),
    )


def _of_parts(sizes: TypeForm) -> tuple[ParagraphStyle, ...]:
    """Lists, tables, figures and page headers."""
    return (
        ParagraphStyle(key="ListNumber", name="List Number", after_pt=2),
        ParagraphStyle(key="ListBullet", name="List Bullet", after_pt=2),
        ParagraphStyle(
            key="Caption",
            name="caption",
            size_pt=sizes.note_pt,
            is_bold=True,
            after_pt=8,
            align=Align.CENTER,
        ),
        ParagraphStyle(
            key="Figure", name="Figure", before_pt=6, keeps_next=True, align=Align.CENTER
        ),
        ParagraphStyle(key="TableText", name="Table Text", size_pt=sizes.table_pt),
        ParagraphStyle(
            key="TableHeading",
            name="Table Heading",
            size_pt=sizes.table_pt,
            is_bold=True,
            based_on="TableText",
            keeps_next=True,
            align=Align.CENTER,
        ),
        ParagraphStyle(
            key="TableGroup",
            name="Table Group",
            size_pt=sizes.table_pt,
            is_bold=True,
            based_on="TableText",
            keeps_next=True,
        ),
        ParagraphStyle(key="Header", name="header", after_pt=6, align=Align.CENTER),
    )


def _of_forms(sizes: TypeForm) -> tuple[ParagraphStyle, ...]:
    """Memos and places to sign."""
    return (
        ParagraphStyle(key="Emblem", name="Emblem", after_pt=4, keeps_next=True),
        ParagraphStyle(
            key="MemoTitle",
            name="Memo Title",
            size_pt=sizes.memo_heading_pt,
            is_bold=True,
            keeps_next=True,
        ),
        ParagraphStyle(key="MemoLine", name="Memo Line", keeps_next=True),
        ParagraphStyle(
            key="Opinion", name="Opinion", before_pt=2, keeps_next=True, keeps_whole=True
        ),
        ParagraphStyle(
            key="Signature",
            name="Signature",
            keeps_next=True,
            keeps_whole=True,
            align=Align.CENTER,
        ),
        ParagraphStyle(
            key="SignatureSpace", name="Signature Space", keeps_next=True, exact_mm=_INK_MM
        ),
    )


def _heading(sizes: TypeForm, level: int) -> ParagraphStyle:
    return ParagraphStyle(
        key=f"Heading{level}",
        name=f"heading {level}",
        size_pt=sizes.heading_pt(level),
        is_bold=True,
        before_pt=8 if level == 1 else 6,
        after_pt=2,
        keeps_next=True,
        keeps_whole=True,
        outline=level - 1,
        following=_BODY,
    )
