"""How does a whole tree become a Word document?"""

from __future__ import annotations

from collections.abc import Iterator

from prongsai.core.tree import Document, Orientation, Section
from prongsai.reporting.fonts import Fonts
from prongsai.reporting.forms import PageForm, load_forms
from prongsai.reporting.markup import NOTHING, Markup, element, joined
from prongsai.reporting.word.blocks import Blocks
from prongsai.reporting.word.numbering import NUMBER_FORMATS, Lists
from prongsai.reporting.word.package import HEADER_RELATION, fill, open_template
from prongsai.reporting.word.pictures import Pictures
from prongsai.reporting.word.wordml import paragraph, paragraph_properties, twips, w

_A4_MM = (210, 297)
_HEADER_MM = 12.5


def render_docx(document: Document, *, fonts: Fonts | None = None) -> bytes:
    """The document as an editable Word file, the same bytes for the same tree.

    Styles, lists, headings and repeated table heads are Word's own. Sarabun comes with the file,
    TH Sarabun New is named; ``fonts`` set the words of charts where Word draws no SVG. Letters
    that no format can hold are left out (``letters.shown``).
    Errors: FontMissing; EmblemUnusable for an emblem that is no picture.
    """
    package = open_template(document)
    lists = Lists(document.digits)
    pictures = Pictures(package.part, digits=document.digits, fonts=fonts)
    body = joined(_sections(document, lists, pictures))
    return fill(package, document, body=body, numbering=lists.definitions())


def _sections(document: Document, lists: Lists, pictures: Pictures) -> Iterator[Markup]:
    form = load_forms()
    last = len(document.sections) - 1
    for at, section in enumerate(document.sections):
        width_mm = _sides(section)[0] - form.page.left_mm - form.page.right_mm
        blocks = Blocks(
            form=form,
            lists=lists,
            pictures=pictures,
            width=twips(width_mm),
            width_mm=width_mm,
        )
        yield from blocks.written(section.blocks)
        end = _section_end(document, section, form.page, is_first=at == 0)
        # All sections but the last end in a paragraph.
        yield end if at == last else paragraph(paragraph_properties("Spacer", ending=end))


def _sides(section: Section) -> tuple[int, int]:
    narrow, wide = _A4_MM
    is_upright = section.orientation is Orientation.PORTRAIT
    return (narrow, wide) if is_upright else (wide, narrow)


def _section_end(document: Document, section: Section, page: PageForm, *, is_first: bool) -> Markup:
    width, height = _sides(section)
    has_numbers = document.page_numbers
    return w(
        "sectPr",
        _header_reference() if is_first and has_numbers else NOTHING,
        w("type", val="nextPage"),
        w("pgSz", w=twips(width), h=twips(height), orient=section.orientation.value),
        w(
            "pgMar",
            top=twips(page.top_mm),
            right=twips(page.right_mm),
            bottom=twips(page.bottom_mm),
            left=twips(page.left_mm),
            header=twips(_HEADER_MM),
            footer=twips(_HEADER_MM),
            gutter=0,
        ),
        w("pgNumType", fmt=NUMBER_FORMATS[document.digits]),
        # The first page of all bears no number.
        w("titlePg") if is_first else NOTHING,
    )


def _header_reference() -> Markup:
    return element("w:headerReference", attributes={"w:type": "default", "r:id": HEADER_RELATION})
