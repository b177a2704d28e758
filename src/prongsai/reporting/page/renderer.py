"""How does a whole tree become a web page that works alone?"""

from __future__ import annotations

from prongsai.core.tree import DRAFT_STATUS, Document
from prongsai.reporting.markup import NOTHING, Markup, escaped
from prongsai.reporting.page.blocks import Blocks
from prongsai.reporting.page.styles import style_of
from prongsai.reporting.page.tags import tag

# No script, nothing from elsewhere: styles and pictures are inside.
_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; "
    "base-uri 'none'; form-action 'none'"
)


def render_html(document: Document) -> bytes:
    """The document as HTML in UTF-8 that is well-formed XML too; the same bytes each time.

    It loads nothing: Sarabun is inside, since a machine without any Thai typeface shows boxes.
    It prints on A4, sections each in their orientation. Letters that no format can hold are left
    out (``letters.shown``). Errors: EmblemUnusable for an emblem that is no picture.
    """
    blocks = Blocks(document.digits)
    sections = (
        tag("article", *blocks.written(section), classes=section.orientation.value)
        for section in document.sections
    )
    page = tag("html", _head(document), tag("body", tag("main", *sections)), lang=document.language)
    return f"<!DOCTYPE html>\n{page}\n".encode()


def _head(document: Document) -> Markup:
    return tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=_POLICY),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="author", content=document.agency),
        tag("meta", name="status", content=DRAFT_STATUS) if document.is_draft else NOTHING,
        tag("title", escaped(document.title)),
        tag("style", style_of(document)),
    )
