"""Which blocks stay on the page of the block below them?

What introduces a table, a list or a figure stays with it. A name alone on a page signs nothing:
some text or a figure, or the signature before, goes along.
"""

from __future__ import annotations

from collections.abc import Iterator

from prongsai.core.tree import (
    Block,
    Figure,
    NumberedList,
    Paragraph,
    Role,
    Signature,
    Table,
    plain,
)

# So much text goes along, in so many blocks.
_LETTERS = 500
_BLOCKS = 3
_SIGNATURES = 3  # one below the other: a landscape page holds no more of them with their text


def kept_with_next(blocks: tuple[Block, ...]) -> frozenset[int]:
    """The places of all blocks that no page break parts from the next."""
    introducing = {
        at
        for at, block in enumerate(blocks[:-1])
        if isinstance(block, Paragraph)
        and isinstance(blocks[at + 1], Table | NumberedList | Figure)
        and _letters_of(block) <= _LETTERS
    }
    return kept_above_signatures(blocks) | introducing


def kept_above_signatures(blocks: tuple[Block, ...]) -> frozenset[int]:
    """The places of the blocks that go along with a place to sign below them."""
    signatures = [at for at, block in enumerate(blocks) if isinstance(block, Signature)]
    texts = {above for at in signatures for above in _texts_above(blocks, at)}
    return frozenset(texts | {at for at in signatures if _is_joined(blocks, at)})


def _texts_above(blocks: tuple[Block, ...], at: int) -> Iterator[int]:
    """What is signed there, as far as it can move: a note alone is nothing that one signs."""
    left = _LETTERS
    count = 0
    for above in range(at - 1, -1, -1):
        block = blocks[above]
        if _is_note(block):
            yield above
            continue
        count += 1
        left -= _letters_of(block)
        if count > _BLOCKS or left < 0:
            return
        yield above


def _is_note(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.role is Role.NOTE


def _letters_of(block: Block) -> int:
    """How many letters a block moves with it, a figure as many as may be; a table too many."""
    match block:
        case Paragraph():
            return len(plain(block.text))
        case NumberedList():
            return sum(
                len(plain(item.text)) + (_letters_of(item.below) if item.below else 0)
                for item in block.items
            )
        case Figure():
            return _LETTERS
    return _LETTERS + 1


def _is_joined(blocks: tuple[Block, ...], at: int) -> bool:
    """Whether the next is a plain signature of the same few, counted from the end."""
    below = 0
    while at + below + 1 < len(blocks) and _is_plain(blocks[at + below + 1]):
        below += 1
    return below % _SIGNATURES > 0


def _is_plain(block: Block) -> bool:
    return isinstance(block, Signature) and block.heading is None and block.opinion is None
