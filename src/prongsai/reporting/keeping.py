"""Which blocks stay on the page of the block below them?

What introduces a table, a list or a figure stays with it; no place to sign stands on a page
without what is signed, or apart from the other places beside it.
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

# So much text is kept on the page of the signature below it, in so many blocks.
_LETTERS_WITH_A_SIGNATURE = 500
_BLOCKS_WITH_A_SIGNATURE = 3
# More places than these fill a page of their own.
_PLACES_TOGETHER = 3


def kept_with_next(blocks: tuple[Block, ...]) -> frozenset[int]:
    """The places of the blocks that are not parted from the next by a page break."""
    introducing = {
        at
        for at, block in enumerate(blocks[:-1])
        if isinstance(block, Paragraph)
        and isinstance(blocks[at + 1], Table | NumberedList | Figure)
        and _letters_of(block) <= _LETTERS_WITH_A_SIGNATURE
    }
    signed = {
        above
        for at, block in enumerate(blocks)
        if isinstance(block, Signature)
        for above in _texts_above(blocks, at)
    }
    return frozenset(introducing | signed | signatures_kept(blocks))


def signatures_kept(blocks: tuple[Block, ...]) -> frozenset[int]:
    """The places to sign that are followed by one without a heading of its own.

    Of a long row of them only the last ones stay together.
    """
    return frozenset(
        at
        for at, block in enumerate(blocks[:-1])
        if isinstance(block, Signature)
        and _is_plain(blocks[at + 1])
        and _plain_from(blocks, at + 1) < _PLACES_TOGETHER
    )


def _is_plain(block: Block) -> bool:
    return isinstance(block, Signature) and block.heading is None


def _plain_from(blocks: tuple[Block, ...], at: int) -> int:
    """How many places without a heading follow one another from there."""
    count = 0
    while at + count < len(blocks) and _is_plain(blocks[at + count]):
        count += 1
    return count


def _texts_above(blocks: tuple[Block, ...], at: int) -> Iterator[int]:
    """What is signed there, as far as it can move: a note alone is nothing that one signs."""
    left = _LETTERS_WITH_A_SIGNATURE
    count = 0
    for above in range(at - 1, -1, -1):
        block = blocks[above]
        if _is_note(block):
            yield above
            continue
        count += 1
        left -= _letters_of(block)
        if count > _BLOCKS_WITH_A_SIGNATURE or left < 0:
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
            return _LETTERS_WITH_A_SIGNATURE
    return _LETTERS_WITH_A_SIGNATURE + 1
