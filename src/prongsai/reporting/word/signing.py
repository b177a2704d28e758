"""How is a place to sign kept in one piece?"""

from __future__ import annotations

from collections.abc import Iterator

from prongsai.core.tree import Align, Signature
from prongsai.reporting.forms import Form
from prongsai.reporting.markup import Markup, joined
from prongsai.reporting.word.runs import TAB, runs_of
from prongsai.reporting.word.styles import align_beside
from prongsai.reporting.word.wordml import paragraph, paragraph_properties, twips, w

_BEFORE_MM = 4
# A paragraph of its own: LibreOffice parts kept paragraphs that stand off by their spacing.
_ROOM_FOR_INK = paragraph(paragraph_properties("SignatureSpace"))


def signature_of(signature: Signature, form: Form, *, width: int) -> Markup:
    """Heading, opinion, room to sign and the lines below it, none parted from the next."""
    return joined((*_above(signature, form, width), *_below(signature)))


def _above(signature: Signature, form: Form, width: int) -> Iterator[Markup]:
    align = align_beside("Opinion", signature.align)
    if signature.heading is not None:
        before = w("spacing", before=twips(_BEFORE_MM))
        yield paragraph(
            paragraph_properties("Label", middle=before, align=align), runs_of(signature.heading)
        )
    if signature.opinion:
        yield paragraph(paragraph_properties("Opinion", align=align), runs_of(signature.opinion))
    elif signature.opinion is not None:
        yield from [_dotted(width, signature.align)] * form.blanks.opinion_lines


def _dotted(width: int, align: Align) -> Markup:
    """A line of dots that is a tab's leader: reading it back gives no letters."""
    shorter = 0 if align is Align.START else width // 5
    right = shorter if align is Align.CENTER else 0
    middle = joined(
        (
            w("tabs", w("tab", val="right", leader="dot", pos=width - right)),
            w("ind", left=shorter, right=right),
        )
    )
    return paragraph(paragraph_properties("Opinion", middle=middle), TAB)


def _below(signature: Signature) -> Iterator[Markup]:
    align = align_beside("Signature", signature.align)
    last = len(signature.below) - 1
    yield _ROOM_FOR_INK
    for at, line in enumerate(signature.below):
        properties = paragraph_properties(
            "Signature",
            # The last line lets go of what follows it.
            keep_next=False if at == last else None,
            align=align,
        )
        yield paragraph(properties, runs_of(line))
