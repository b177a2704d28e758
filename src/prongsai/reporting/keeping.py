"""Which blocks stay on the page of the place to sign below them?

A name alone on a page signs nothing: some text, or the signature before, goes along.
"""

from __future__ import annotations

from collections.abc import Iterator

from prongsai.core.tree import Block, NumberedList, Paragraph, Signature, plain

# So much text goes along, in so many blocks.
_LETTERS = 500
_BLOCKS = 3
_SIGNATURES = 3  # one below the other: a landscape page holds no more of them with their text


def kept_above_signatures(blocks: tuple[Block, ...]) -> frozenset[int]:
    """The places of the blocks that no page break parts from what follows them."""
    signatures = [at for at, block in enumerate(blocks) if isinstance(block, Signature)]
    texts = {above for at in signatures for above in _texts_above(blocks, at)}
    return frozenset(texts | {at for at in signatures if _is_joined(blocks, at)})


def _texts_above(blocks: tuple[Block, ...], at: int) -> Iterator[int]:
    left = _LETTERS
    for above in range(at - 1, max(at - 1 - _BLOCKS, -1), -1):
        left -= _letters_of(blocks[above])
        if left < 0:
            return
        yield above


def _letters_of(block: Block) -> int:
    """How many letters a block moves with it; too many for what is no text."""
    match block:
        case Paragraph():
            return len(plain(block.text))
        case NumberedList():
            return sum(
                len(plain(item.text)) + (_letters_of(item.below) if item.below else 0)
                for item in block.items
            )
    return _LETTERS + 1


def _is_joined(blocks: tuple[Block, ...], at: int) -> bool:
    """Whether the next is a plain signature of the same few, counted from the end."""
    below = 0
    while at + below + 1 < len(blocks) and _is_plain(blocks[at + below + 1]):
        below += 1
    return below % _SIGNATURES > 0


def _is_plain(block: Block) -> bool:
    return isinstance(block, Signature) and block.heading is None and block.opinion is None
