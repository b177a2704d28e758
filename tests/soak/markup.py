"""What happens to the tags of XML and HTML, so that most of it can still be parsed."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

_TAG = re.compile(rb"</?[A-Za-z][^<>]*>")
_VALUE = re.compile(rb'(?<==")[^"<>]*(?=")')
_ELEMENT = re.compile(rb"<([A-Za-z][\w:]*)(?=[\s>])[^<>]*(?<!/)>")
WILD = (
    *(b"0", b"-1", b"1", b"2", b"16384", b"65535", b"999999999", b"2147483648", b"-99999999999"),
    *(b"1e400", b"nan", b"", b" ", b"true", b"restart", b"9" * 400, b"A" * 5000, b"XFD1048576"),
    *(b"../../etc/passwd", b"file:///etc/hostname", b"http://127.0.0.1:9/", b"\xe0\xb9\x99"),
)
_SPANS = (
    *(b'<w:gridSpan w:val="%d"/>', b'<w:vMerge w:val="restart"/>', b"<w:vMerge/>"),
    *(b'<w:gridBefore w:val="%d"/>', b'<w:ilvl w:val="%d"/>', b'<w:numId w:val="%d"/>'),
    *(b'<w:hMerge w:val="continue"/>', b'<w:pStyle w:val="%d"/>'),
)


def _at_random(found: list[re.Match[bytes]], chance: Random, most: int) -> list[re.Match[bytes]]:
    """Some of the places, the last first: a change leaves those before where they are."""
    count = min(len(found), chance.choice((1, 4, most)))
    return sorted(chance.sample(found, count), key=lambda each: -each.start())


def tags_dropped(data: bytes, chance: Random) -> bytes:
    """Some tags left out, at times with their partner."""
    for tag in _at_random(list(_TAG.finditer(data)), chance, 30):
        data = data[: tag.start()] + data[tag.end() :]
    return data


def values_wild(data: bytes, chance: Random) -> bytes:
    """Some attributes with what no program writes."""
    for value in _at_random(list(_VALUE.finditer(data)), chance, 60):
        data = data[: value.start()] + chance.choice(WILD) + data[value.end() :]
    return data


def spans_wild(data: bytes, chance: Random) -> bytes:
    """Cells that claim to reach over very many others."""
    span = chance.choice((b"2", b"63", b"1000", b"16384", b"65534", b"1000000", b"99999999999"))
    if b"<w:tcPr>" in data:
        pieces = data.split(b"<w:tcPr>")
        sign = chance.choice(_SPANS)
        sign = sign % int(span) if b"%d" in sign else sign
        for at in chance.sample(range(1, len(pieces)), min(len(pieces) - 1, 40)):
            pieces[at] = sign + pieces[at]
        return b"<w:tcPr>".join(pieces)
    name = chance.choice((b"colspan", b"rowspan"))
    pieces = re.split(rb"(?<=<td)(?=[\s>])", data)
    for at in chance.sample(range(1, len(pieces)), min(len(pieces) - 1, 40)):
        pieces[at] = b' %s="%s"' % (name, span) + pieces[at]
    return b"".join(pieces)


def moved(data: bytes, chance: Random) -> bytes:
    """Stretches between tags changed about."""
    pieces = data.split(b"<")
    for _ in range(chance.choice((1, 5))):
        one, other = chance.randrange(len(pieces)), chance.randrange(len(pieces))
        pieces[one], pieces[other] = pieces[other], pieces[one]
    return b"<".join(pieces)


def nested(data: bytes, chance: Random) -> bytes:
    """An opened element opened and closed many times over."""
    found = list(_ELEMENT.finditer(data))
    if not found:
        return data
    tag = chance.choice(found)
    depth = chance.choice((3, 30, 300, 3_000, 100_000))
    closing = b"</%s>" % tag[1]
    end = data.find(closing, tag.end())
    if end < 0:
        return data[: tag.end()] + tag[0] * depth + data[tag.end() :]
    inner = data[tag.end() : end]
    return data[: tag.end()] + tag[0] * depth + inner + closing * depth + data[end:]


def repeated(data: bytes, chance: Random) -> bytes:
    """A whole element many times."""
    found = list(_ELEMENT.finditer(data))
    if not found:
        return data
    tag = chance.choice(found)
    closing = b"</%s>" % tag[1]
    end = data.find(closing, tag.end())
    if end < 0:
        return data
    end += len(closing)
    whole = data[tag.start() : end]
    return (
        data[:end]
        + whole * min(chance.choice((2, 100, 5_000)), 2_000_000 // len(whole))
        + data[end:]
    )


_LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
_DECLARATIONS = (
    '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>',
    f'<!DOCTYPE x [<!ENTITY a0 "laugh">{_LAUGHS}<!ENTITY e "&a9;">]>',
    '<!DOCTYPE x [<!ENTITY % d SYSTEM "http://127.0.0.1:9/x.dtd"> %d; <!ENTITY e "x">]>',
    '<!DOCTYPE x [<!ENTITY e "' + "aaaaaaaaaa" * 10_000 + '">]>',
    '<!DOCTYPE x PUBLIC "-//x//y" "http://127.0.0.1:9/x.dtd">',
)


def entities(data: bytes, chance: Random) -> bytes:
    """A declaration of entities, from outside or of each other, and their use."""
    declared = chance.choice(_DECLARATIONS).encode()
    use = b"&e;" * chance.choice((1, 1_000)) if b"ENTITY e" in declared else b""
    head = data.find(b"?>") + 2 if data.startswith(b"<?xml") else 0
    text = re.search(rb">(?=[^<>\s])", data[head:])
    at = head + text.end() if text else len(data)
    return data[:head] + declared + data[head:at] + use + data[at:]


TAG_MISHAPS: dict[str, Callable[[bytes, Random], bytes]] = {
    "tags dropped": tags_dropped,
    "attributes wild": values_wild,
    "spans wild": spans_wild,
    "tags moved": moved,
    "nested deeply": nested,
    "elements repeated": repeated,
    "entities": entities,
}
