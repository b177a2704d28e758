"""Small Word files made by hand, of nothing but what a test is about."""

from __future__ import annotations

import zipfile
from pathlib import Path

from prongsai.core.reading import Reading, passages
from prongsai.intake.word import read_docx

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
NAMES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": _OFFICE,
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    }.items()
)


def part(name: str, content: str) -> str:
    """A part of that root element."""
    return f"<w:{name} {NAMES}>{content}</w:{name}>"


def relations(named: dict[str, tuple[str, str]]) -> str:
    """A part of relations: name -> (kind, target)."""
    listed = "".join(
        f'<Relationship Id="{key}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for key, (kind, target) in named.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}">{listed}</Relationships>'


def parts_of(body: str, **more: str) -> dict[str, str]:
    """The parts of a file: its body, and for instance ``numbering`` with that part's content."""
    roots = {"header1": "hdr", "footer1": "ftr"}
    named = {f"rId{at}": (name.rstrip("1"), f"{name}.xml") for at, name in enumerate(more)}
    return {
        "_rels/.rels": relations({"rId1": ("officeDocument", "word/document.xml")}),
        "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": relations(named),
        **{f"word/{name}.xml": part(roots.get(name, name), made) for name, made in more.items()},
    }


def write(path: Path, parts: dict[str, str]) -> Path:
    """The file at that path."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def parts_in(path: Path) -> dict[str, str]:
    """The parts of a file that are text; fonts and pictures are left out."""
    with zipfile.ZipFile(path) as archive:
        names = [name for name in archive.namelist() if name.endswith((".xml", ".rels"))]
        return {name: archive.read(name).decode() for name in names}


def read(folder: Path, body: str, **more: str) -> Reading:
    """What our reader makes of such a file."""
    return read_docx(write(folder / "made.docx", parts_of(body, **more)))


def texts(reading: Reading) -> list[str]:
    """The texts of its passages."""
    return [passage.text for passage in passages(reading)]


def p(*inside: str, properties: str = "") -> str:
    """A paragraph; what is no markup is a run."""
    runs = "".join(each if each.startswith("<") else r(each) for each in inside)
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def r(words: str, properties: str = "") -> str:
    """A run."""
    inside = f'<w:t xml:space="preserve">{words}</w:t>'
    return f"<w:r><w:rPr>{properties}</w:rPr>{inside}</w:r>"


def bold(words: str) -> str:
    """A bold run."""
    return r(words, "<w:b/><w:bCs/>")


def tbl(*rows: str, widths: tuple[int, ...] = (3000, 3000)) -> str:
    """A table."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def tr(*cells: str, properties: str = "") -> str:
    """A row; what is no markup is a cell of that text."""
    inside = "".join(each if each.startswith("<w:tc>") else tc(each) for each in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inside}</w:tr>"


def tc(*inside: str, properties: str = "") -> str:
    """A cell of paragraphs or tables."""
    content = "".join(each if each.startswith(("<w:p>", "<w:tbl>")) else p(each) for each in inside)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def numbered(words: str, *, level: int = 0, number: int = 1) -> str:
    """A paragraph of a list."""
    mark = f'<w:ilvl w:val="{level}"/><w:numId w:val="{number}"/>'
    return p(words, properties=f"<w:numPr>{mark}</w:numPr>")


def lvl(level: int, form: str, pattern: str, *, start: int = 1, more: str = "") -> str:
    """A level of a list."""
    rule = f'<w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
    return f'<w:lvl w:ilvl="{level}">{rule}<w:lvlText w:val="{pattern}"/></w:lvl>'


def lists(*abstracts: str, uses: dict[int, tuple[int, str]] | None = None) -> str:
    """The content of a numbering part; ``uses``: number -> (abstract list, what it overrides)."""
    uses = uses or {at + 1: (at, "") for at in range(len(abstracts))}
    kept = "".join(
        f'<w:abstractNum w:abstractNumId="{at}">{levels}</w:abstractNum>'
        for at, levels in enumerate(abstracts)
    )
    used = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>{more}</w:num>'
        for number, (abstract, more) in uses.items()
    )
    return kept + used
