"""How does a document tree become the data that ``document.typ`` sets?"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from prongsai.core.tree import (
    DRAFT_STATUS,
    Align,
    Block,
    Document,
    Emblem,
    Face,
    Figure,
    Heading,
    ListItem,
    MemoHead,
    NumberedList,
    Orientation,
    PageBreak,
    Paragraph,
    Role,
    Rule,
    Section,
    Signature,
    Table,
    Text,
    plain,
    text,
)
from prongsai.reporting.fonts import Fonts
from prongsai.reporting.forms import Form, load_forms
from prongsai.reporting.keeping import kept_with_next
from prongsai.reporting.letters import shown
from prongsai.reporting.pdf.emblems import emblem_shape
from prongsai.reporting.pdf.tables import table_shape
from prongsai.reporting.pdf.words import Room, parts_of
from prongsai.reporting.typefaces import SARABUN_SCALE
from prongsai.reporting.typesetting import type_shape

_PAPER_MM = {"a4": (210, 297)}
_POINTS_OF_MM = 72 / 25.4
_LIST_INDENT_MM = 8
_LIST_MARK_MM = 10
_NOTHING = {"kind": "nothing"}

# Typst writes the letters of a cluster twice where a mark is moved up or down ("ตั้ตั้ง"). Sarabun
# has its marks in their places without being moved; of the office's own font that is not known.
_FEATURES: dict[Face, dict[str, int]] = {
    Face.SARABUN: {"mark": 0, "mkmk": 0},
    Face.TH_SARABUN_NEW: {},
}


@dataclass(slots=True)
class Setting:
    """What is known while blocks become shapes: the page, the type, the last heading."""

    form: Form
    scale: float
    document: Document
    width_mm: int = 0
    height_mm: int = 0
    last_heading: int = field(default=0)

    @property
    def width(self) -> float:
        """The width of the text in points."""
        return self.width_mm * _POINTS_OF_MM

    def turn(self, orientation: Orientation) -> None:
        """Go on with pages that lie that way."""
        page = self.form.page
        across, down = _PAPER_MM[page.paper]
        if orientation is Orientation.LANDSCAPE:
            across, down = down, across
        self.width_mm = across - page.left_mm - page.right_mm
        self.height_mm = down - page.top_mm - page.bottom_mm

    def parts(self, words: Text, pt: int, *, narrower: float = 0) -> list[dict[str, Any]]:
        """A text in type of that size, on lines that are ``narrower`` points than the page's."""
        return parts_of(words, Room(width=self.width - narrower, size=pt * self.scale))

    def tag(self, level: int) -> int:
        """The level for PDF/UA, where levels begin with 1 and skip none."""
        self.last_heading = min(level, self.last_heading + 1)
        return self.last_heading


def document_shape(document: Document, fonts: Fonts) -> dict[str, Any]:
    """The data of ``document.typ``. Errors: EmblemUnusable."""
    form = load_forms()
    setting = Setting(
        form=form,
        scale=float(fonts.typeface.scale),
        document=document,
    )
    return {
        "title": shown(document.title).strip() or document.kind,
        "agency": shown(document.agency),
        "keywords": [DRAFT_STATUS] if document.is_draft else [],
        "language": document.language,
        "digits": str(document.digits),
        "page_numbers": document.page_numbers,
        "scale": str(setting.scale),
        "features": _FEATURES[document.face],
        "page": _page_shape(form),
        "sections": [_section(each, setting) for each in document.sections],
        **type_shape(fonts),
    }


def _page_shape(form: Form) -> dict[str, Any]:
    page, type_ = form.page, form.type
    return {
        "paper": page.paper,
        "left": page.left_mm,
        "right": page.right_mm,
        "top": page.top_mm,
        "bottom": page.bottom_mm,
        "indent": type_.indent_mm,
        "body": type_.body_pt,
        "table": type_.table_pt,
        "note": type_.note_pt,
        "memo_heading": type_.memo_heading_pt,
        "memo_label": type_.memo_label_pt,
        "opinion_lines": form.blanks.opinion_lines,
    }


def _section(section: Section, setting: Setting) -> dict[str, Any]:
    setting.turn(section.orientation)
    kept = kept_with_next(section.blocks)
    shapes = []
    for at, block in enumerate(section.blocks):
        is_cover = _is_cover(section.blocks, at)
        if is_cover and not _is_cover(section.blocks, at - 1):
            shapes.append({"kind": "room", "share": 2})
        shapes.append(_block(block, setting, is_kept=at in kept))
        if is_cover and not _is_cover(section.blocks, at + 1):
            shapes.append({"kind": "room", "share": 3})
    return {"landscape": section.orientation is Orientation.LANDSCAPE, "blocks": shapes}


def _is_cover(blocks: tuple[Block, ...], at: int) -> bool:
    """Whether the lines of a title page stand there: they hang above the page's middle."""
    block = blocks[at] if 0 <= at < len(blocks) else None
    return isinstance(block, Paragraph) and block.role is Role.COVER


def _block(block: Block, setting: Setting, *, is_kept: bool) -> dict[str, Any]:  # noqa: C901, PLR0911 (a case a node)
    match block:
        case Heading():
            return _heading(block, setting)
        case Paragraph():
            return _paragraph(block, setting, is_kept=is_kept)
        case NumberedList():
            return _list(block, setting, is_kept=is_kept)
        case Table(columns=()):
            return _NOTHING
        case Table():
            return table_shape(
                block,
                width=setting.width_mm * 100,
                page=setting.height_mm * 100,
                size=setting.form.type.table_pt * setting.scale,
            )
        case Figure():
            return _figure(block, setting, is_kept=is_kept)
        case Emblem():
            return emblem_shape(block)
        case MemoHead():
            return _memo(block, setting)
        case Signature():
            return _signature(block, setting, is_kept=is_kept)
        case Rule():
            return {"kind": "rule"}
        case PageBreak():
            return {"kind": "page-break"}


def _heading(block: Heading, setting: Setting) -> dict[str, Any]:
    pt = setting.form.type.heading_pt(block.level)
    letters = shown(plain(block.text))
    if not letters.strip():  # PDF/UA allows no heading without a name
        return _NOTHING
    return {
        "kind": "heading",
        "tag": setting.tag(block.level),
        "pt": pt,
        "above": _space(pt, 0.8),
        "sticky": True,
        "width": setting.width,
        "letters": letters,
        "words": setting.parts(block.text, pt),
    }


def _paragraph(block: Paragraph, setting: Setting, *, is_kept: bool) -> dict[str, Any]:
    type_ = setting.form.type
    pt = {
        Role.COVER: type_.cover_pt,
        Role.TITLE: type_.title_pt,
        Role.NOTE: type_.note_pt,
    }.get(block.role, type_.body_pt)
    is_titling = block.role in (Role.COVER, Role.TITLE)
    return {
        "kind": "paragraph",
        "pt": pt,
        "above": _space(pt, 0.8 if block.role is Role.NOTE else 0.4),
        "align": str(Align.CENTER if is_titling else block.align),
        "bold": is_titling or block.role is Role.LABEL,
        "indent": block.indent,
        "sticky": is_kept or block.role in (Role.TITLE, Role.LABEL),
        "width": setting.width,
        "words": setting.parts(block.text, pt),
    }


def _space(pt: int, share: float) -> float:
    """The room above a block, by the height of its own letters. Unit: points."""
    return float(pt * SARABUN_SCALE) * share


def _list(block: NumberedList, setting: Setting, *, is_kept: bool) -> dict[str, Any]:
    pt = setting.form.type.body_pt
    return {
        "kind": "list",
        "pt": pt,
        "above": _space(pt, 0.4),
        "sticky": is_kept,
        **_list_shape(block, setting, depth=1),
    }


def _list_shape(block: NumberedList, setting: Setting, *, depth: int) -> dict[str, Any]:
    narrower = depth * (_LIST_INDENT_MM + _LIST_MARK_MM) * _POINTS_OF_MM
    return {
        "numbering": str(block.numbering),
        "start": block.start,
        "indent": _LIST_INDENT_MM,
        "width": setting.width - narrower,
        "items": [_item(item, setting, depth=depth, narrower=narrower) for item in block.items],
    }


def _item(item: ListItem, setting: Setting, *, depth: int, narrower: float) -> dict[str, Any]:
    below = item.below
    return {
        "words": setting.parts(item.text, setting.form.type.body_pt, narrower=narrower),
        "below": None if below is None else _list_shape(below, setting, depth=depth + 1),
    }


def _figure(block: Figure, setting: Setting, *, is_kept: bool) -> dict[str, Any]:
    from prongsai.reporting.charts import picture_shape  # noqa: PLC0415 (few documents have one)

    return {
        "kind": "figure",
        "sticky": is_kept,
        # PDF/UA allows no figure without words.
        "alt": shown(block.alternative).strip() or shown(setting.document.title).strip() or "-",
        "width": setting.width,
        "caption": setting.parts(block.caption, setting.form.type.note_pt),
        "picture": picture_shape(block.chart, setting.document.digits),
    }


def _memo(block: MemoHead, setting: Setting) -> dict[str, Any]:
    type_ = setting.form.type
    setting.last_heading = 1
    half = setting.width / 2 + 2 * _POINTS_OF_MM
    narrow = {"number", "date"}
    places: dict[str, Any] = {
        name: setting.parts(
            getattr(block, name), type_.body_pt, narrower=half if name in narrow else 0
        )
        for name in ("department", "number", "date", "subject")
    }
    labels = {
        f"{name}_label": setting.parts(
            text(getattr(block, f"{name}_label")),
            type_.memo_label_pt,
            narrower=half if name in narrow else 0,
        )
        for name in places
    }
    return {
        "kind": "memo",
        "emblem": emblem_shape(replace(block.emblem, align=Align.START)),
        "letters": shown(block.title),
        "title": setting.parts(text(block.title), type_.memo_heading_pt),
        "width": setting.width,
        **places,
        **labels,
    }


def _signature(block: Signature, setting: Setting, *, is_kept: bool) -> dict[str, Any]:
    pt = setting.form.type.body_pt
    is_half = block.align is not Align.CENTER
    width = setting.width / 2 if is_half else setting.width
    return {
        "kind": "signature",
        "sticky": is_kept,
        "align": str(block.align),
        "width": setting.width,
        "names_width": width,
        "heading": None if block.heading is None else setting.parts(block.heading, pt),
        "opinion": None if block.opinion is None else setting.parts(block.opinion, pt),
        "below": [setting.parts(line, pt, narrower=setting.width - width) for line in block.below],
    }
