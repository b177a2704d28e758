"""How is each block of the tree written in HTML?"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator

from prongsai.core.tree import (
    Align,
    Block,
    Digits,
    Emblem,
    Figure,
    Heading,
    MemoHead,
    NumberedList,
    Numbering,
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
from prongsai.reporting.charts import chart_svg
from prongsai.reporting.forms import load_forms
from prongsai.reporting.keeping import kept_with_next
from prongsai.reporting.markup import NOTHING, Markup
from prongsai.reporting.office_pictures import picture_of
from prongsai.reporting.page.tables import table_of
from prongsai.reporting.page.tags import class_of, tag, words_of

# About how many letters stand side by side on the paper.
_LETTERS = {Orientation.PORTRAIT: 100, Orientation.LANDSCAPE: 155}
_TITLES = (Role.COVER, Role.TITLE)
# Where a drawing names a part of itself, and where it points at one.
_NAMED = re.compile(r'(\bid="|href="#|url\(#)')


class Blocks:
    """The blocks of one page, with names that are unique in it and one ``h1`` at most."""

    def __init__(self, digits: Digits) -> None:
        self._digits = digits
        self._letters = _LETTERS[Orientation.PORTRAIT]
        self._count = 0
        self._has_title = False

    def written(self, section: Section) -> Iterator[Markup]:
        """Every block. A page break with nothing before or after it in the section says nothing."""
        blocks, self._letters = section.blocks, _LETTERS[section.orientation]
        kept = kept_with_next(blocks)
        showing = [at for at, block in enumerate(blocks) if not isinstance(block, PageBreak)]
        for at, block in enumerate(blocks):
            following = blocks[at + 1] if at + 1 < len(blocks) else None
            if not isinstance(block, PageBreak):
                yield self._block(block, leads=at in kept)
            elif showing and showing[0] < at < showing[-1] and not isinstance(following, PageBreak):
                yield tag("div", classes="page-break")

    def _block(self, block: Block, *, leads: bool) -> Markup:
        if isinstance(block, Paragraph):
            return self._paragraph(block, leads=leads)
        if isinstance(block, Heading | NumberedList | Table | Figure):
            return self._structure(block, leads=leads)
        return self._form_part(block, leads=leads)

    def _structure(self, block: Heading | NumberedList | Table | Figure, *, leads: bool) -> Markup:
        match block:
            case Heading():
                return tag(f"h{min(max(block.level, 1) + 1, 6)}", words_of(block.text))
            case NumberedList():
                return _list(block, leads=leads)
            case Table():
                return table_of(block, self._name("table"), letters=self._letters)
            case Figure():
                return self._figure(block, leads=leads)

    def _form_part(
        self, block: Emblem | MemoHead | Signature | Rule | PageBreak, *, leads: bool
    ) -> Markup:
        match block:
            case Emblem():
                return _emblem(block)
            case MemoHead():
                return self._memo_head(block)
            case Signature():
                return _signature(block, leads=leads)
            case Rule() | PageBreak():
                return tag("hr", classes="rule")

    def _name(self, kind: str) -> str:
        self._count += 1
        return f"{kind}-{self._count}"

    def _title_tag(self) -> str:
        """The page's first title is its ``h1``."""
        is_first, self._has_title = not self._has_title, True
        return "h1" if is_first else "p"

    def _paragraph(self, block: Paragraph, *, leads: bool) -> Markup:
        classes = (
            block.role.value,
            class_of(block.align),
            "indent" if block.indent else "",
            "leads" if leads else "",
        )
        name = self._title_tag() if block.role in _TITLES else "p"
        return tag(name, words_of(block.text), classes=" ".join(filter(None, classes)))

    def _figure(self, figure: Figure, *, leads: bool) -> Markup:
        drawn = chart_svg(figure.chart, digits=self._digits, title=figure.alternative)
        own = Markup(_NAMED.sub(rf"\g<1>{self._name('figure')}-", drawn))
        caption = tag("figcaption", words_of(figure.caption))
        # Keyboards scroll what they can reach.
        box = tag(
            "div", own, classes="scroll", role="group", tabindex=0, aria_label=plain(figure.caption)
        )
        return tag("figure", box, caption, classes="leads" if leads else "")

    def _memo_head(self, head: MemoHead) -> Markup:
        title = tag(self._title_tag(), words_of(text(head.title)), classes="memo-title")
        emblem = _emblem(head.emblem)
        is_beside = head.emblem.align is Align.START
        top = tag("div", emblem, title, tag("div"), classes="beside") if is_beside else emblem
        return tag(
            "header",
            top,
            NOTHING if is_beside else title,
            _line((head.department_label, head.department)),
            _line((head.number_label, head.number), (head.date_label, head.date)),
            _line((head.subject_label, head.subject)),
            classes="memo",
        )


def _list(block: NumberedList, *, leads: bool = False) -> Markup:
    items = (
        tag("li", words_of(item.text), _list(item.below) if item.below else NOTHING)
        for item in block.items
    )
    classes = block.numbering.value + (" leads" if leads else "")
    if block.numbering is Numbering.DASH:
        return tag("ul", *items, classes=classes)
    return tag("ol", *items, classes=classes, start=block.start)


def _emblem(emblem: Emblem) -> Markup:
    classes = " ".join(filter(None, ("emblem", class_of(emblem.align))))
    drawn = NOTHING
    if emblem.image is not None:
        picture = picture_of(emblem.image)
        # As an image no script in it runs and nothing is loaded.
        source = f"data:{picture.media_type};base64,{b64encode(picture.data).decode()}"
        drawn = tag("img", src=source, alt="ตราครุฑ")
    return tag("div", drawn, classes=classes, style=f"--height: {emblem.height_mm}mm")


def _line(*places: tuple[str, Text]) -> Markup:
    """A line of labels, each with what stands there; empty places are dotted."""
    written = (
        tag(
            "span",
            tag("b", words_of(text(label))),
            Markup(" "),
            tag("span", words_of(words), classes="filled"),
            classes="place",
        )
        for label, words in places
    )
    # The gap between two places is a matter of style: who copies or reads aloud needs a blank.
    return tag("p", Markup(" ".join(written)), classes="line")


def _signature(signature: Signature, *, leads: bool) -> Markup:
    """Heading and opinion from the left; below the room for ink, the lines are centred."""
    above = []
    if signature.heading is not None:
        above.append(tag("p", words_of(signature.heading), classes="label"))
    if signature.opinion:
        above.append(tag("p", words_of(signature.opinion)))
    elif signature.opinion is not None:
        above += [tag("div", classes="dots")] * load_forms().blanks.opinion_lines
    below = (tag("p", words_of(line)) for line in signature.below)
    names = tag("div", *below, classes=f"names {signature.align.value}")
    classes = "signature leads" if leads else "signature"
    return tag("div", *above, tag("div", classes="ink"), names, classes=classes)
