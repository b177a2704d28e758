"""What does the page look like? The values of official forms, laid before one fixed style sheet."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from importlib.resources import files

from prongsai.core.tree import Digits, Document, Face
from prongsai.reporting.forms import Form, load_forms
from prongsai.reporting.markup import Markup
from prongsai.reporting.typefaces import SARABUN_SCALE, TYPEFACES, sarabun_font

_COUNTERS = {Digits.THAI: "thai", Digits.ARABIC: "decimal"}
_LOCAL = {
    400: ("TH Sarabun New", "TH SarabunPSK"),
    700: ("TH Sarabun New Bold", "THSarabunNew-Bold", "TH SarabunPSK Bold"),
}
_AFTER = '"Noto Sans Thai", "Leelawadee UI", Thonburi, sans-serif'


def style_of(document: Document) -> Markup:
    """The content of the page's style element: nothing is loaded from anywhere."""
    form = load_forms()
    sheet = files("prongsai.reporting.page").joinpath("page.css").read_text(encoding="utf-8")
    parts = (_faces(), _sizes(document.face, form), _counters(document.digits), _pages(document))
    return Markup("\n".join((*parts, sheet)))


@cache
def _faces() -> str:
    """Sarabun from the page itself; TH Sarabun New, as tall, from the reader's machine."""
    taller = f"{float(100 / SARABUN_SCALE):.2f}%"
    sources = ((Face.SARABUN, "100%", _brought), (Face.TH_SARABUN_NEW, taller, _local))
    return "\n".join(
        f'@font-face {{ font-family: "{TYPEFACES[face].family} here"; font-weight: {weight}; '
        f"src: {source(weight)}; size-adjust: {adjust}; }}"
        for face, adjust, source in sources
        for weight in (400, 700)
    )


def _brought(weight: int) -> str:
    return f"url(data:font/ttf;base64,{b64encode(sarabun_font(weight)).decode()})"


def _local(weight: int) -> str:
    return ", ".join(f'local("{name}")' for name in _LOCAL[weight])


def _sizes(face: Face, form: Form) -> str:
    sizes = form.type
    order = sorted(Face, key=lambda each: each is not face)
    families = ", ".join(f'"{TYPEFACES[each].family} here"' for each in order)
    shares = {
        "table": sizes.table_pt,
        "note": sizes.note_pt,
        "cover": sizes.cover_pt,
        "title": sizes.title_pt,
        "memo-title": sizes.memo_heading_pt,
        "memo-label": sizes.memo_label_pt,
        **{f"heading-{level}": sizes.heading_pt(level) for level in (1, 2, 3)},
    }
    values = {
        "family": f"{families}, {_AFTER}",
        "point": f"{TYPEFACES[Face.SARABUN].points(sizes.body_pt)}pt",
        "indent": f"{sizes.indent_mm}mm",
        **{name: f"{size / sizes.body_pt:g}rem" for name, size in shares.items()},
    }
    return f":root {{ {' '.join(f'--{name}: {value};' for name, value in values.items())} }}"


def _counters(digits: Digits) -> str:
    counter = _COUNTERS[digits]
    return (
        f"@counter-style in-parentheses {{ system: extends {counter}; "
        'prefix: "("; suffix: ") "; }\n'
        f".decimal {{ list-style-type: {counter}; }}\n"
        ".parentheses { list-style-type: in-parentheses; }"
    )


def _pages(document: Document) -> str:
    page = load_forms().page
    margins = f"{page.top_mm}mm {page.right_mm}mm {page.bottom_mm}mm {page.left_mm}mm"
    rules = [f"@page {{ size: A4; margin: {margins}; }}"]
    rules += [f"@page {way} {{ size: A4 {way}; }}" for way in ("portrait", "landscape")]
    if document.page_numbers:
        number = f'"- " counter(page, {_COUNTERS[document.digits]}) " -"'
        family = "font-family: var(--family); font-size: var(--point);"
        rules.append(f"@page {{ @top-center {{ content: {number}; {family} }} }}")
        rules.append("@page :first { @top-center { content: none; } }")
    return "\n".join(rules)
