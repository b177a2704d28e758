"""What happens to the bytes of any file: cut, flipped, lost, doubled, put in."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

PIECES = (
    *(b"\0", b"\xff", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"<", b">", b"&", b"&#0;", b"<!--", b"]]>"),
    *(b"<table>", b"</td>", b"\t", b"\n", b"|", b"endstream", b"endobj", b"<<", b">>", b"PK\3\4"),
    *(text.encode() for text in ("๙", "ำ", "ํา", "\u202e", "\ufffe", "\u2028", "😀", "\u0e31" * 40)),
)


def cut(data: bytes, chance: Random) -> bytes:
    """The beginning of the file."""
    return data[: chance.randrange(len(data))]


def flipped(data: bytes, chance: Random) -> bytes:
    """Some bits turned."""
    made = bytearray(data)
    for _ in range(chance.choice((1, 8, 64))):
        made[chance.randrange(len(made))] ^= 1 << chance.randrange(8)
    return bytes(made)


def lost(data: bytes, chance: Random) -> bytes:
    """Some stretches left out."""
    made = bytearray(data)
    for _ in range(chance.choice((1, 4))):
        at = chance.randrange(len(made) + 1)
        del made[at : at + chance.choice((1, 30, 300, 3000))]
    return bytes(made)


def put_in(data: bytes, chance: Random) -> bytes:
    """Some foreign pieces between."""
    made = bytearray(data)
    for _ in range(chance.choice((1, 4, 20))):
        at = chance.randrange(len(made) + 1)
        made[at:at] = chance.choice((*PIECES, chance.randbytes(chance.choice((1, 40)))))
    return bytes(made)


def doubled(data: bytes, chance: Random) -> bytes:
    """A stretch of it again, at another place."""
    source, target = chance.randrange(len(data)), chance.randrange(len(data))
    stretch = data[source : source + chance.choice((1, 100, 10_000))]
    return data[:target] + stretch * chance.choice((1, 1, 50)) + data[target:]


def zeroed(data: bytes, chance: Random) -> bytes:
    """A stretch of zeros, as a lost block of a disk leaves it."""
    at = chance.randrange(len(data))
    length = min(len(data) - at, chance.choice((1, 512, 4096)))
    return data[:at] + bytes(length) + data[at + length :]


ACCIDENTS: dict[str, Callable[[bytes, Random], bytes]] = {
    "cut": cut,
    "bits flipped": flipped,
    "bytes lost": lost,
    "bytes put in": put_in,
    "bytes doubled": doubled,
    "bytes zeroed": zeroed,
}
