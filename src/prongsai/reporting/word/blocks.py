"""How is each block of the tree written in Word?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from prongsai.core.tree import (
    Block,
    Emblem,
    Figure,
    Heading,
    MemoHead,
    NumberedList,
    Numbering,
    PageBreak,
    Paragraph,
    Role,
    Rule,
    Signature,
    Table,
)
from prongsai.reporting.forms import Form
from prongsai.reporting.keeping import kept_with_next
from prongsai.reporting.markup import NOTHING, Markup, joined
from prongsai.reporting.word.memo import emblem_paragraph, memo_head
from prongsai.reporting.word.numbering import Lists, indent_of
from prongsai.reporting.word.paragraph_styles import HEADINGS, INDENTED
from prongsai.reporting.word.pictures import Pictures
from prongsai.reporting.word.runs import runs_of
from prongsai.reporting.word.signing import signature_of
from prongsai.reporting.word.styles import STYLE_OF_ROLE, align_beside
from prongsai.reporting.word.tables import table_of
from prongsai.reporting.word.wordml import paragraph, paragraph_properties, twips, w

# A title page hangs above the middle.
_ABOVE_COVER = w("spacing", before=twips(55))
_AFTER_TABLE = paragraph(
    paragraph_properties("Spacer", middle=w("spacing", before=0, after=120)),
)
_NEW_PAGE = paragraph(
    w("pPr", w("pStyle", val="Spacer"), w("pageBreakBefore")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocks:
    """What the blocks of one section are written with; ``width`` of the text in twips."""

    form: Form
    lists: Lists
    pictures: Pictures
    width: int
    width_mm: int

    def written(self, blocks: tuple[Block, ...]) -> Iterator[Markup]:
        """Every block. A page break with nothing before or after it in the section says nothing."""
        first, last = _ends(blocks)
        kept = kept_with_next(blocks)
        for at, block in enumerate(blocks):
            following = blocks[at + 1] if at + 1 < len(blocks) else None
            if isinstance(block, PageBreak):
                if first < at < last and not isinstance(following, PageBreak):
                    yield _NEW_PAGE
            else:
                yield self._block(block, leads=at in kept, opens=at == first)

    def _block(self, block: Block, *, leads: bool, opens: bool) -> Markup:
        if isinstance(block, Paragraph):
            hangs = opens and block.role is Role.COVER
            return self._paragraph(
                block, keep_next=leads or None, above=_ABOVE_COVER if hangs else NOTHING
            )
        if isinstance(block, Signature):
            return signature_of(block, self.form, width=self.width, leads=leads)
        if isinstance(block, Heading | NumberedList | Table):
            return self._structure(block, leads=leads)
        return self._form_part(block, leads=leads)

    def _structure(self, block: Heading | NumberedList | Table, *, leads: bool) -> Markup:
        match block:
            case Heading():
                return self._heading(block)
            case NumberedList():
                return self._list(block, depth=0, leads=leads)
            case Table():
                return joined((table_of(block, width=self.width), _AFTER_TABLE))

    def _form_part(
        self, block: Figure | Emblem | MemoHead | Rule | PageBreak, *, leads: bool
    ) -> Markup:
        match block:
            case Figure():
                return self._figure(block, leads=leads)
            case Emblem():
                picture = self.pictures.emblem(block)
                return emblem_paragraph(block.height_mm, picture, block.align)
            case MemoHead():
                return memo_head(block, self.pictures, width=self.width)
            case Rule():
                return paragraph(paragraph_properties("Rule"))
            case PageBreak():
                return _NEW_PAGE

    def _heading(self, heading: Heading) -> Markup:
        level = min(max(heading.level, 1), HEADINGS)
        return paragraph(paragraph_properties(f"Heading{level}"), runs_of(heading.text))

    def _paragraph(self, block: Paragraph, *, keep_next: bool | None, above: Markup) -> Markup:
        style = STYLE_OF_ROLE[block.role]
        indent = NOTHING
        if block.indent:
            style, indent = _set_in(block, style, self.form.type.indent_mm)
        properties = paragraph_properties(
            style,
            keep_next=keep_next,
            middle=joined((above, indent)),
            align=align_beside(style, block.align),
        )
        return paragraph(properties, runs_of(block.text))

    def _list(self, block: NumberedList, *, depth: int, leads: bool) -> Markup:
        number = self.lists.add(block, depth=depth)
        style = "ListBullet" if block.numbering is Numbering.DASH else "ListNumber"
        properties = paragraph_properties(
            style,
            keep_next=leads or None,
            numbering=(depth, number),
            middle=indent_of(depth),
        )
        parts = []
        for item in block.items:
            parts.append(paragraph(properties, runs_of(item.text)))
            if item.below is not None:
                parts.append(self._list(item.below, depth=min(depth + 1, 8), leads=leads))
        return joined(parts)

    def _figure(self, figure: Figure, *, leads: bool) -> Markup:
        drawn = self.pictures.chart(figure.chart, figure.alternative, widest_mm=self.width_mm)
        return joined(
            (
                paragraph(paragraph_properties("Figure"), drawn),
                paragraph(
                    paragraph_properties("Caption", keep_next=leads or None),
                    runs_of(figure.caption),
                ),
            )
        )


def _ends(blocks: tuple[Block, ...]) -> tuple[int, int]:
    """The places of the first and the last block that shows anything."""
    showing = [at for at, block in enumerate(blocks) if not isinstance(block, PageBreak)]
    return (showing[0], showing[-1]) if showing else (0, 0)


def _set_in(block: Paragraph, style: str, indent_mm: int) -> tuple[str, Markup]:
    if block.role is Role.BODY:
        return INDENTED, NOTHING
    return style, w("ind", firstLine=twips(indent_mm))
