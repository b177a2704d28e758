"""Files made to do harm, each by one thought: what swells, nests, goes in circles or never ends."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable

import pikepdf
from tests.intake.pdf.files import changed
from tests.intake.word.files import lists, lvl, numbered, p, parts_of, tbl, tc, tr
from tests.soak.archives import members_of, zip_of
from tests.soak.portable import plainly

OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504)
_HEAD = b"%PDF-1.7\n"


def _docx(body: str, **more: str) -> bytes:
    return zip_of([(name, part.encode()) for name, part in parts_of(body, **more).items()])


def _pdf(*objects: bytes, root: int = 1) -> bytes:
    """A PDF of these objects, numbered from 1."""
    made, starts = bytearray(_HEAD), []
    for at, each in enumerate(objects, start=1):
        starts.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (at, each)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    size = len(objects) + 1
    return bytes(made) + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d/Root %d 0 R>>\nstartxref\n%d\n%%%%EOF\n"
        % (size, table, size, root, len(made))
    )


def _stream(content: bytes, keys: bytes = b"/Filter/FlateDecode") -> bytes:
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (keys, len(content), content)


def _page(*more: bytes, content: bytes, resources: bytes = b"<<>>") -> bytes:
    return _pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources%s>>" % resources,
        content,
        *more,
    )


def _swollen(letters: bytes, times: int, packings: int = 1) -> bytes:
    """The letters so many times, packed piece by piece: never whole in memory."""
    packer = zlib.compressobj(9)
    packed = (
        b"".join(packer.compress(letters * 1_000) for _ in range(times // 1_000)) + packer.flush()
    )
    for _ in range(packings - 1):
        packed = zlib.compress(packed, 9)
    return packed


def _forms(levels: int, each: int) -> bytes:
    """Forms that show the next one several times: a small file of very many shapes."""
    show = b"/F Do " * each
    forms = [
        _stream(
            show if at < levels - 1 else b"0 0 m 9 9 l S ",
            b"/Type/XObject/Subtype/Form/BBox[0 0 99 99]/Resources<</XObject<</F %d 0 R>>>>"
            % (at + 6),
        )
        for at in range(levels)
    ]
    return _page(*forms, content=_stream(show, b""), resources=b"<</XObject<</F 5 0 R>>>>")


def _circle_of_forms() -> bytes:
    form = _stream(
        b"/F Do", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F 5 0 R>>>>"
    )
    return _page(form, content=_stream(b"/F Do", b""), resources=b"<</XObject<</F 5 0 R>>>>")


def _many_pages(data: bytes) -> bytes:
    def grow(pdf: pikepdf.Pdf) -> None:
        first = list(pdf.pages)
        while len(pdf.pages) < 500:
            pdf.pages.extend(first[: 500 - len(pdf.pages)])

    return changed(data, grow)


def _broken_fonts(data: bytes) -> bytes:
    def spoil(pdf: pikepdf.Pdf) -> None:
        for each in pdf.objects:
            if isinstance(each, pikepdf.Dictionary):
                for name in ("/FontFile", "/FontFile2", "/FontFile3"):
                    if name in each:
                        content = each[name].read_bytes()
                        each[name].write(content[: len(content) // 3] + b"\xff" * 900)

    return changed(data, spoil)


def _locked(data: bytes) -> bytes:
    return changed(data, lambda _: None, encryption=pikepdf.Encryption(owner="a", user="b"))


def _bomb(data: bytes, name: str, part: bytes, times: int) -> bytes:
    """The archive with a member that swells, and never whole in memory here."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for each, content in members_of(data):
            if each != name:
                archive.writestr(each, content)
        with archive.open(name, "w", force_zip64=True) as member:
            for _ in range(times):
                member.write(part * 1_000)
    return stream.getvalue()


def _zip_in_zip(data: bytes) -> bytes:
    inner = _bomb(zip_of([("a", b"a")]), "0", b"\0" * 1_000, 300)
    for at in range(4):
        inner = zip_of([(f"{at}/{each}.zip", inner) for each in range(10)])
    return zip_of([*members_of(data), ("word/embeddings/a.docx", inner)])


def _sheet(rows: str) -> Callable[[bytes], bytes]:
    """The workbook with its first sheet's rows changed for these."""
    ns = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    made = f'<worksheet xmlns="{ns}"><sheetData>{rows}</sheetData></worksheet>'.encode()

    def changed_book(data: bytes) -> bytes:
        return zip_of(
            [(n, made if n == "xl/worksheets/sheet1.xml" else c) for n, c in members_of(data)]
        )

    return changed_book


def _deep(levels: int, *, opening: str, closing: str) -> str:
    return opening * levels + "ก" + closing * levels


_CELL = '<c r="A1" t="inlineStr"><is><t>ก</t></is></c>'
_CIRCLE = "".join(
    f'<w:style w:type="paragraph" w:styleId="{one}"><w:basedOn w:val="{other}"/>'
    f'<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    for one, other in (("a", "b"), ("b", "c"), ("c", "a"))
)
Extreme = Callable[[bytes], bytes]  # of a sound file of its format
PDF: dict[str, Extreme] = {
    "500 pages": _many_pages,
    "a password": _locked,
    "fonts broken": _broken_fonts,
    "stream swells to 1 GB of blanks": lambda _: _page(
        content=_stream(_swollen(b" " * 1_000, 1_000_000))
    ),
    "stream swells to 5 GB, packed twice": lambda _: _page(
        content=_stream(_swollen(b" " * 1_000, 5_000_000, 2), b"/Filter[/FlateDecode/FlateDecode]")
    ),
    "stream of 3,000,000 lines": lambda _: _page(
        content=_stream(_swollen(b"0 0 m 9 9 l S\n", 3_000_000))
    ),
    "stream of 100,000,000 saved states": lambda _: _page(
        content=_stream(_swollen(b"q ", 100_000_000))
    ),
    "picture that swells": lambda _: _page(
        _stream(
            _swollen(b"\0" * 1_000, 2_000_000),
            b"/Type/XObject/Subtype/Image/Width 40000/Height 50000/ColorSpace/DeviceGray"
            b"/BitsPerComponent 8/Filter/FlateDecode",
        ),
        content=_stream(b"600 0 0 800 0 0 cm /I Do", b""),
        resources=b"<</XObject<</I 5 0 R>>>>",
    ),
    "forms that show each other, 10 levels of 10": lambda _: _forms(10, 10),
    "a form that shows itself": lambda _: _circle_of_forms(),
    "dictionaries 100,000 deep": lambda _: _page(
        content=_stream(b"", b""), resources=b"<</A" * 100_000 + b">>" * 100_000
    ),
    "pages in a circle": lambda _: _pdf(
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 1000000>>"
    ),
    "length is itself": lambda _: _page(content=b"<</Length 4 0 R>>stream\nBT ET\nendstream"),
    "a page of no size": lambda data: plainly(data).replace(b"/MediaBox", b"/MediaBox[0 0 0 0]/X"),
    "only its first line": lambda _: _HEAD,
}
DOCX: dict[str, Extreme] = {
    "a password": lambda _: OLE + "EncryptedPackage".encode("utf-16-le"),
    "body swells to 1 GB": lambda data: _bomb(data, "word/document.xml", b" " * 1_000, 1_000),
    "picture swells to 1 GB": lambda data: _bomb(data, "word/media/a.png", b"\0" * 1_000, 1_000),
    "zips in zips": _zip_in_zip,
    "100,000 members": lambda data: zip_of(
        [*members_of(data), *((f"x/{n}", b"") for n in range(70_000))]
    ),
    "styles in a circle": lambda _: _docx(
        p("ก", properties='<w:pStyle w:val="a"/>'), styles=_CIRCLE
    ),
    "numbers from themselves": lambda _: _docx(
        numbered("ก") * 50,
        numbering=lists(lvl(0, "decimal", "%1%2%3%4%5%6%7%8%9." * 500, start=2_000_000_000)),
    ),
    "tables 3,000 deep": lambda _: _docx(
        _deep(3_000, opening="<w:tbl><w:tr><w:tc>", closing="<w:p/></w:tc></w:tr></w:tbl>")
    ),
    "1,000,000 cells": lambda _: _docx(tbl(*[tr(*["ก"] * 60)] * 16_667)),
    "100,000 cells": lambda _: _docx(tbl(*[tr(*["ก"] * 10)] * 10_000)),
    "20,000 paragraphs": lambda _: _docx(p("ก" * 50) * 20_000),
    "a row of 60,000 merged columns": lambda _: _docx(
        tbl(*[tr(tc("ก", properties='<w:gridSpan w:val="60000"/>'), "ข")] * 500)
    ),
    "a word of 5,000,000 letters": lambda _: _docx(p("กำ" * 2_500_000)),
}
XLSX: dict[str, Extreme] = {
    "a password": lambda _: OLE + "EncryptedPackage".encode("utf-16-le"),
    "sheet swells to 1 GB": lambda data: _bomb(
        data, "xl/worksheets/sheet1.xml", b" " * 1_000, 1_000
    ),
    "1,000,000 cells": _sheet("".join(f"<row>{_CELL * 50}</row>" for _ in range(20_000))),
    "100,000 cells": _sheet(("<row>" + "<c><v>1</v></c>" * 20 + "</row>") * 5_000),
    "a cell in the last corner": _sheet(
        f'<row>{_CELL}</row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    ),
    "formulas": _sheet(
        "<row><c><f>WEBSERVICE(&quot;http://127.0.0.1:9/&quot;)</f><v>1</v></c>"
        "<c><f>cmd|'/c calc'!A0</f></c><c t=\"e\"><v>#REF!</v></c></row>"
    ),
}
HTML: dict[str, Extreme] = {
    "tables 5,000 deep": lambda _: ("<html>" + "<table><tr><td>" * 5_000 + "ก").encode(),
    "lists 100,000 deep": lambda _: ("<html>" + "<ul><li>" * 100_000 + "ก").encode(),
    "1,000,000 cells": lambda _: ("<html><table>" + ("<tr>" + "<td>ก" * 50) * 20_000).encode(),
    "100,000 cells": lambda _: ("<html><table>" + ("<tr>" + "<td>ก" * 20) * 5_000).encode(),
    "all cells over all": lambda _: (
        "<html><table>" + "<tr><td colspan=1000 rowspan=65534>ก<td colspan=999>ข</tr>" * 3_000
    ).encode(),
    "an attribute of 5,000,000 letters": lambda _: (
        '<html><p title="' + "ก" * 5_000_000 + '">ข'
    ).encode(),
}
TEXT: dict[str, Extreme] = {
    "one line of 15 MB": lambda _: "กำ ".encode() * 1_500_000,
    "1,000,000 cells": lambda _: (("\t".join("ก" * 50) + "\n") * 20_000).encode(),
    "100,000 cells": lambda _: (("\t".join(["กข"] * 10) + "\n") * 10_000).encode(),
    "90,000 lines": lambda _: ("ตัวชี้วัดที่ ๑ ๘๕.๒๕ คะแนน\n" * 90_000).encode(),
    "nothing": lambda _: b"",
    "only blanks": lambda _: b" \n\t" * 1_000_000,
    "only zeros": lambda _: bytes(1_000_000),
    "only marks": lambda _: ("ก" + "\u0e31\u0e34\u0e48" * 500_000).encode(),
    "tables 3,000 deep in a line": lambda _: ("<table><tr><td>" * 3_000 + "ก").encode(),
}
EXTREMES = {"pdf": PDF, "docx": DOCX, "xlsx": XLSX, "html": HTML, "txt": TEXT}
