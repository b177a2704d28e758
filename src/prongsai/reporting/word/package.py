"""Which parts does a Word file consist of?"""

from __future__ import annotations

import io
import zipfile
from functools import cache
from typing import Any

import docx
from docx.oxml import parse_xml

from prongsai.core.files import without_times
from prongsai.core.tree import DRAFT_STATUS, Digits, Document, Face
from prongsai.reporting.forms import load_forms
from prongsai.reporting.letters import shown
from prongsai.reporting.markup import NOTHING, XML_OPENING, Markup, element, escaped, joined
from prongsai.reporting.typefaces import TYPEFACES
from prongsai.reporting.word.embedding import MEDIA_TYPE, EmbeddedFont, embedded_fonts
from prongsai.reporting.word.styles import styles_part
from prongsai.reporting.word.wordml import NAMESPACES, paragraph, paragraph_properties, w

_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PARTS = {
    "document": "document.main",
    "styles": "styles",
    "numbering": "numbering",
    "settings": "settings",
    "fontTable": "fontTable",
    "header1": "header",
}
HEADER_RELATION = "rId5"


def open_template(document: Document) -> Any:
    """An empty Word document (of python-docx) with our styles, to be filled."""
    return docx.Document(io.BytesIO(_template(document.face, document.digits, document.language)))


def fill(package: Any, document: Document, *, body: Markup, numbering: Markup) -> bytes:
    """The file: the body, its lists and what the document says of itself; the same bytes always."""
    package.element.replace(package.element.body, _parsed("w:body", body))
    if numbering:
        package.part.numbering_part.element.extend(list(_parsed("w:numbering", numbering)))
    properties = package.core_properties
    # Word allows 255 letters.
    properties.title = shown(document.title)[:255]
    properties.subject = shown(f"{document.agency} {document.fiscal_year}")[:255]
    properties.language = document.language
    properties.content_status = DRAFT_STATUS.capitalize() if document.is_draft else "Final"
    saved = io.BytesIO()
    package.save(saved)
    return without_times(saved.getvalue())


def _parsed(name: str, content: Markup) -> Any:
    return parse_xml(element(name, content, attributes=NAMESPACES).encode())


@cache
def _template(face: Face, digits: Digits, language: str) -> bytes:
    typeface = TYPEFACES[face]
    fonts = embedded_fonts(face)
    parts: dict[str, Markup | bytes] = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(
            (f"{_OFFICE}/officeDocument", "word/document.xml"), (_CORE, "docProps/core.xml")
        ),
        "docProps/core.xml": element("cp:coreProperties", attributes=_CORE_NAMESPACES),
        "word/document.xml": element("w:document", w("body", w("sectPr")), attributes=NAMESPACES),
        "word/_rels/document.xml.rels": _relations(
            *((f"{_OFFICE}/{name.rstrip('1')}", f"{name}.xml") for name in list(_PARTS)[1:])
        ),
        "word/styles.xml": styles_part(load_forms(), typeface, language=language),
        "word/numbering.xml": element("w:numbering", attributes=NAMESPACES),
        "word/settings.xml": _settings(has_fonts=bool(fonts)),
        "word/fontTable.xml": _font_table(typeface.family, fonts),
        "word/_rels/fontTable.xml.rels": _relations(
            *((f"{_OFFICE}/font", f"fonts/font{number}.odttf") for number, _ in _numbered(fonts))
        ),
        **{f"word/fonts/font{number}.odttf": font.data for number, font in _numbered(fonts)},
        "word/header1.xml": _header(digits),
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content if isinstance(content, bytes) else XML_OPENING + content)
    return made.getvalue()


_CORE_NAMESPACES: dict[str, str | int] = {
    "xmlns:cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:dcterms": "http://purl.org/dc/terms/",
    "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
}


def _content_types() -> Markup:
    defaults = {
        "rels": "application/vnd.openxmlformats-package.relationships+xml",
        "xml": "application/xml",
        "odttf": MEDIA_TYPE,
    }
    overrides = {
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        **{f"/word/{name}.xml": f"{_WORD}.{kind}+xml" for name, kind in _PARTS.items()},
    }
    return element(
        "Types",
        *(
            element("Default", attributes={"Extension": extension, "ContentType": kind})
            for extension, kind in defaults.items()
        ),
        *(
            element("Override", attributes={"PartName": name, "ContentType": kind})
            for name, kind in overrides.items()
        ),
        attributes={"xmlns": "http://schemas.openxmlformats.org/package/2006/content-types"},
    )


def _relations(*targets: tuple[str, str]) -> Markup:
    return element(
        "Relationships",
        *(
            element(
                "Relationship",
                attributes={"Id": f"rId{number}", "Type": kind, "Target": target},
            )
            for number, (kind, target) in enumerate(targets, start=1)
        ),
        attributes={"xmlns": _RELATIONS},
    )


def _settings(*, has_fonts: bool) -> Markup:
    # Mode 15 is today's Word; without it a document opens in compatibility mode.
    mode = w(
        "compatSetting",
        name="compatibilityMode",
        uri="http://schemas.microsoft.com/office/word",
        val=15,
    )
    return element(
        "w:settings",
        w("zoom", percent=100),
        # Or Word drops the typeface when the document is saved.
        w("embedTrueTypeFonts") if has_fonts else NOTHING,
        w("defaultTabStop", val=720),
        w("characterSpacingControl", val="doNotCompress"),
        w("compat", w("applyBreakingRules"), mode),
        w("themeFontLang", val="en-US", bidi="th-TH"),
        attributes=NAMESPACES,
    )


def _numbered(fonts: tuple[EmbeddedFont, ...]) -> list[tuple[int, EmbeddedFont]]:
    return list(enumerate(fonts, start=1))


def _font_table(family: str, fonts: tuple[EmbeddedFont, ...]) -> Markup:
    brought = (
        element(f"w:{font.element}", attributes={"r:id": f"rId{number}", "w:fontKey": font.key})
        for number, font in _numbered(fonts)
    )
    return element(
        "w:fonts",
        w("font", w("charset", val="DE"), w("family", val="swiss"), *brought, name=family),
        attributes=NAMESPACES,
    )


def _header(digits: Digits) -> Markup:
    second = "๒" if digits is Digits.THAI else "2"
    field = joined(
        (
            _words("- "),
            _field("begin"),
            element("w:r", w("instrText", Markup(" PAGE "))),
            _field("separate"),
            _words(second),
            _field("end"),
            _words(" -"),
        )
    )
    return element("w:hdr", paragraph(paragraph_properties("Header"), field), attributes=NAMESPACES)


def _words(words: str) -> Markup:
    return element("w:r", element("w:t", escaped(words), attributes={"xml:space": "preserve"}))


def _field(kind: str) -> Markup:
    return element("w:r", w("fldChar", fldCharType=kind))
