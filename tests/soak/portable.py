"""What happens to the inside of a PDF: its streams, numbers and references."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Callable
from random import Random

import pikepdf
from tests.soak.accidents import ACCIDENTS

_NUMBER = re.compile(rb"(?<=[\s\[/])-?\d+(?:\.\d+)?(?=[\s\]/])")
_REFERENCE = re.compile(rb"\b(\d+) 0 R\b")
_WILD = (b"0", b"-1", b"99999999999", b"2147483648", b"1e9", b"0.0000001", b"-65536", b"[[[[")
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)


def plainly(data: bytes) -> bytes:
    """The same file with its objects written out one by one, streams as they were."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return out.getvalue()


def _skeleton(change: Callable[[bytes, Random], bytes]) -> Callable[[bytes, Random], bytes]:
    """The change in one stretch between the streams."""

    def changed(data: bytes, chance: Random) -> bytes:
        written = plainly(data)
        spans = [each.span() for each in _STREAM.finditer(written)]
        starts = [0, *(end for _, end in spans)]
        ends = [*(start for start, _ in spans), len(written)]
        at = chance.randrange(len(starts))
        before, part, after = (
            written[: starts[at]],
            written[starts[at] : ends[at]],
            written[ends[at] :],
        )
        return before + (change(part, chance) if part else part) + after

    return changed


def _numbers(data: bytes, chance: Random) -> bytes:
    found = list(_NUMBER.finditer(data))
    for each in sorted(chance.sample(found, min(len(found), 8)), key=lambda one: -one.start()):
        data = data[: each.start()] + chance.choice(_WILD) + data[each.end() :]
    return data


def _references(data: bytes, chance: Random) -> bytes:
    found = list(_REFERENCE.finditer(data))
    for each in sorted(chance.sample(found, min(len(found), 3)), key=lambda one: -one.start()):
        data = data[: each.start(1)] + b"%d" % chance.randrange(1, 40) + data[each.end(1) :]
    return data


def streams(data: bytes, chance: Random) -> bytes:
    """One or two streams damaged inside, and packed again without a fault."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        found = [each for each in pdf.objects if isinstance(each, pikepdf.Stream)]
        pages = [
            page.Contents for page in pdf.pages if isinstance(page.get("/Contents"), pikepdf.Stream)
        ]
        for _ in range(2):
            stream = chance.choice(chance.choice((found, pages)))
            change = chance.choice(list(ACCIDENTS.values()))
            try:
                content = stream.read_bytes()
            except pikepdf.PdfError:
                continue
            if content:
                stream.write(change(content, chance))
        pdf.save(out, fix_metadata_version=False)
    return out.getvalue()


def packed_wrongly(data: bytes, chance: Random) -> bytes:
    """A stream whose filters are not those that it was packed with."""
    out = io.BytesIO()
    names = (
        "FlateDecode",
        "LZWDecode",
        "ASCII85Decode",
        "RunLengthDecode",
        "DCTDecode",
        "JXIG2Decode",  # told in the end: pikepdf wants a program for the real one
    )
    with pikepdf.open(io.BytesIO(data)) as pdf:
        stream = chance.choice([each for each in pdf.objects if isinstance(each, pikepdf.Stream)])
        filters = [
            pikepdf.Name("/" + chance.choice(names)) for _ in range(chance.choice((1, 2, 40)))
        ]
        content = zlib.compress(zlib.compress(stream.read_raw_bytes()))
        stream.write(content, filter=pikepdf.Array(filters))
        level = pikepdf.StreamDecodeLevel.none
        pdf.save(out, stream_decode_level=level, fix_metadata_version=False)
    return out.getvalue().replace(b"/JXIG2Decode", b"/JBIG2Decode")


PDF_MISHAPS: dict[str, Callable[[bytes, Random], bytes]] = {
    **ACCIDENTS,
    **{f"{name} (between streams)": _skeleton(change) for name, change in ACCIDENTS.items()},
    "numbers wild": _skeleton(_numbers),
    "references wild": _skeleton(_references),
    "streams damaged": streams,
    "filters wrong": packed_wrongly,
}
