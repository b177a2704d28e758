"""Which styles does a document offer to those who edit it?

Everything that a paragraph looks like is in its style, so that an office changes it once.
"""

from __future__ import annotations

from prongsai.core.tree import Align, Role
from prongsai.reporting.forms import Form, TypeForm
from prongsai.reporting.markup import NOTHING, Markup, element, joined
from prongsai.reporting.typefaces import Typeface
from prongsai.reporting.word.paragraph_styles import (
    HEADINGS,
    ParagraphStyle,
    paragraph_styles,
)
from prongsai.reporting.word.wordml import NAMESPACES, twips, w

STYLE_OF_ROLE = {
    Role.BODY: "BodyText",
    Role.COVER: "Title",
    Role.TITLE: "Subtitle",
    Role.NOTE: "Note",
    Role.LABEL: "Label",
}
# Centred by their styles; everything else starts at the left.
CENTERED = frozenset({"Title", "Subtitle", "TableHeading", "Caption", "Figure"})


def styles_part(form: Form, typeface: Typeface, *, language: str) -> Markup:
    """The part that holds every style of a document."""
    return element(
        "w:styles",
        _defaults(form.type, typeface, language),
        w(
            "style",
            w("name", val="Normal"),
            w("qFormat"),
            type="paragraph",
            default=1,
            styleId="Normal",
        ),
        joined(_style(style, typeface) for style in paragraph_styles(form.type)),
        _rule_style(),
        _spacer_style(),
        _memo_label(form.type, typeface),
        _table_normal(),
        _report_table(),
        attributes=NAMESPACES,
    )


def align_beside(style: str, align: Align) -> Align | None:
    """The alignment that a paragraph must state because its style does not have it."""
    default = Align.CENTER if style in CENTERED else Align.START
    return None if align is default else align


def _defaults(sizes: TypeForm, typeface: Typeface, language: str) -> Markup:
    family = typeface.family
    bidi = "th-TH" if language.startswith("th") else language
    letters = w(
        "rPr",
        w("rFonts", ascii=family, hAnsi=family, eastAsia=family, cs=family),
        _size(sizes.body_pt, typeface),
        w("lang", val="en-US", eastAsia="en-US", bidi=bidi),
    )
    paragraphs = w("pPr", w("widowControl"), w("spacing", after=0, line=240, lineRule="auto"))
    return w("docDefaults", w("rPrDefault", letters), w("pPrDefault", paragraphs))


def _size(points: int, typeface: Typeface) -> Markup:
    half_points = typeface.half_points(points)
    return joined((w("sz", val=half_points), w("szCs", val=half_points)))


def _style(style: ParagraphStyle, typeface: Typeface) -> Markup:
    return w(
        "style",
        w("name", val=style.name),
        w("basedOn", val=style.based_on),
        w("next", val=style.following) if style.following else NOTHING,
        w("qFormat"),
        _paragraph_part(style),
        _letters_part(style, typeface),
        type="paragraph",
        styleId=style.key,
        **({} if style.name.lower() in _BUILT_IN else {"customStyle": 1}),
    )


_BUILT_IN = frozenset(
    {
        *(f"heading {level}" for level in range(1, HEADINGS + 1)),
        "body text",
        "body text first indent",
        "title",
        "subtitle",
        "list number",
        "list bullet",
        "caption",
        "signature",
        "header",
    }
)
_JUSTIFIED = {Align.START: "left", Align.CENTER: "center", Align.END: "right"}


def _paragraph_part(style: ParagraphStyle) -> Markup:
    parts = (
        w("keepNext") if style.keeps_next else NOTHING,
        w("keepLines") if style.keeps_whole else NOTHING,
        _spacing(style),
        w("ind", firstLine=twips(style.first_line_mm)) if style.first_line_mm else NOTHING,
        w("jc", val=_JUSTIFIED[style.align]) if style.align else NOTHING,
        w("outlineLvl", val=style.outline) if style.outline is not None else NOTHING,
    )
    return w("pPr", *parts)


def _spacing(style: ParagraphStyle) -> Markup:
    before, after = round(style.before_pt * 20), round(style.after_pt * 20)
    if style.exact_mm is None:
        return w("spacing", before=before, after=after)
    return w("spacing", before=before, after=after, line=twips(style.exact_mm), lineRule="exact")


def _letters_part(style: ParagraphStyle, typeface: Typeface) -> Markup:
    bold = joined((w("b"), w("bCs"))) if style.is_bold else NOTHING
    size = _size(style.size_pt, typeface) if style.size_pt else NOTHING
    return w("rPr", bold, size) if bold or size else NOTHING


def _rule_style() -> Markup:
    """A short centred line: a border with the rest of the width indented away."""
    return w(
        "style",
        w("name", val="Rule"),
        w("basedOn", val="Normal"),
        w("qFormat"),
        w(
            "pPr",
            w("pBdr", w("bottom", val="single", sz=6, space=1, color="auto")),
            w("spacing", before=0, after=160, line=120, lineRule="exact"),
            w("ind", left=twips(60), right=twips(60)),
        ),
        type="paragraph",
        customStyle=1,
        styleId="Rule",
    )


def _spacer_style() -> Markup:
    """Word needs a paragraph after a table and at a section's end; it takes no room."""
    return w(
        "style",
        w("name", val="Spacer"),
        w("basedOn", val="Normal"),
        w("pPr", w("spacing", before=0, after=0, line=20, lineRule="exact")),
        w("rPr", w("sz", val=2), w("szCs", val=2)),
        type="paragraph",
        customStyle=1,
        styleId="Spacer",
    )


def _memo_label(sizes: TypeForm, typeface: Typeface) -> Markup:
    return w(
        "style",
        w("name", val="Memo Label"),
        w("qFormat"),
        w("rPr", w("b"), w("bCs"), _size(sizes.memo_label_pt, typeface)),
        type="character",
        customStyle=1,
        styleId="MemoLabel",
    )


def _table_normal() -> Markup:
    return w(
        "style",
        w("name", val="Normal Table"),
        w("uiPriority", val=99),
        w("semiHidden"),
        w("unhideWhenUsed"),
        w("tblPr", w("tblInd", w=0, type="dxa"), _cell_margins(top=0, side=108)),
        type="table",
        default=1,
        styleId="TableNormal",
    )


def _cell_margins(*, top: int, side: int) -> Markup:
    return w(
        "tblCellMar",
        w("top", w=top, type="dxa"),
        w("left", w=side, type="dxa"),
        w("bottom", w=top, type="dxa"),
        w("right", w=side, type="dxa"),
    )


def _report_table() -> Markup:
    edges = ("top", "left", "bottom", "right", "insideH", "insideV")
    lines = w("tblBorders", *(w(e, val="single", sz=4, space=0, color="auto") for e in edges))
    shaded = w("tcPr", w("shd", val="clear", color="auto", fill="E8EDF3"))
    first_row = w("tblStylePr", w("rPr", w("b"), w("bCs")), shaded, type="firstRow")
    return w(
        "style",
        w("name", val="Report Table"),
        w("basedOn", val="TableNormal"),
        w("qFormat"),
        w("tblPr", lines, _cell_margins(top=28, side=85)),
        first_row,
        type="table",
        customStyle=1,
        styleId="ReportTable",
    )
