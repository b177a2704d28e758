"""How is a place to sign kept in one piece?"""

from __future__ import annotations

from collections.abc import Iterator

from prongsai.core.tree import Align, Signature
from prongsai.reporting.forms import Form
from prongsai.reporting.markup import NOTHING, Markup, joined
from prongsai.reporting.word.runs import TAB, runs_of
from prongsai.reporting.word.wordml import paragraph, paragraph_properties, twips, w

_BEFORE_MM = 4
# A paragraph of its own: LibreOffice parts kept paragraphs that stand off by their spacing.
_ROOM_FOR_INK = paragraph(paragraph_properties("SignatureSpace"))


def signature_of(signature: Signature, form: Form, *, width: int, leads: bool) -> Markup:
    """Heading and opinion from the left, room to sign and the centred lines below it.

    None is parted from the next; where it ``leads``, neither is the last from what follows.
    """
    return joined((*_above(signature, form, width), *_below(signature, width, leads=leads)))


def _above(signature: Signature, form: Form, width: int) -> Iterator[Markup]:
    if signature.heading is not None:
        before = w("spacing", before=twips(_BEFORE_MM))
        yield paragraph(paragraph_properties("Label", middle=before), runs_of(signature.heading))
    if signature.opinion:
        yield paragraph(paragraph_properties("Opinion"), runs_of(signature.opinion))
    elif signature.opinion is not None:
        yield from [_dotted(width)] * form.blanks.opinion_lines


def _dotted(width: int) -> Markup:
    """A line of dots that is a tab's leader: reading it back gives no letters."""
    stop = w("tabs", w("tab", val="right", leader="dot", pos=width))
    return paragraph(paragraph_properties("Opinion", middle=stop), TAB)


def _below(signature: Signature, width: int, *, leads: bool) -> Iterator[Markup]:
    last = len(signature.below) - 1
    yield _ROOM_FOR_INK
    for at, line in enumerate(signature.below):
        properties = paragraph_properties(
            "Signature",
            # The last line lets go of what follows it.
            keep_next=False if at == last and not leads else None,
            middle=_half(signature.align, width),
        )
        yield paragraph(properties, runs_of(line))


def _half(align: Align, width: int) -> Markup:
    """The half of the page in which the lines are centred; nothing for the whole of it."""
    sides = {Align.START: w("ind", right=width // 2), Align.END: w("ind", left=width // 2)}
    return sides.get(align, NOTHING)
