"""What happens to plain texts: other alphabets' codes, other shapes of tables."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from tests.soak.accidents import ACCIDENTS
from tests.soak.markup import nested, spans_wild, tags_dropped, values_wild

_CODES = (
    "tis-620",
    "cp874",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "utf-32",
    "utf-7",
    "cp1252",
    "utf-8-sig",
)


def recoded(data: bytes, chance: Random) -> bytes:
    """The text in another code, without the letters that it lacks."""
    return data.decode("utf-8", "ignore").encode(chance.choice(_CODES), "ignore")


def half_recoded(data: bytes, chance: Random) -> bytes:
    """The second half in another code, as two programs leave it."""
    at = chance.randrange(len(data))
    return data[:at] + recoded(data[at:], chance)


def surrogates(data: bytes, chance: Random) -> bytes:
    """Halves of letters, as programs that count in UTF-16 leave them."""
    text = data.decode("utf-8", "ignore")
    for _ in range(chance.choice((1, 20))):
        at = chance.randrange(len(text) + 1)
        text = text[:at] + chance.choice(("\ud83d", "\ude00", "&#xD800;", "\0")) + text[at:]
    code = chance.choice(("utf-8", "utf-16"))
    return text.encode(code, "surrogatepass")


def lines_joined(data: bytes, chance: Random) -> bytes:
    """All in one line, or in lines of one letter."""
    joined = data.replace(b"\n", chance.choice((b" ", b"\t", b"|", b"")))
    return joined if chance.random() < 0.7 else b"\n".join(joined.split(b" "))


def separators(data: bytes, chance: Random) -> bytes:
    """Tables whose cells end otherwise."""
    signs = (b"\t", b"|", b"\n\n", b"\x0c", b"\r", b"\t\t\t", b"<td>", b"|---|", b";")
    for _ in range(3):
        data = data.replace(chance.choice((b"\t", b"|", b"\n", b"  ")), chance.choice(signs))
    return data


TEXT_MISHAPS: dict[str, Callable[[bytes, Random], bytes]] = {
    **ACCIDENTS,
    "another code": recoded,
    "two codes": half_recoded,
    "halves of letters": surrogates,
    "lines joined": lines_joined,
    "other separators": separators,
    "tags dropped": tags_dropped,
    "attributes wild": values_wild,
    "spans wild": spans_wild,
    "nested deeply": nested,
}
