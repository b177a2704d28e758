"""What does a paragraph inherit from its style: bold, size, place, level, list?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from prongsai.core.tree import Align
from prongsai.intake.word.wordml import Element, W, align_of, child, is_on, value, whole

_Said = TypeVar("_Said")
_MOST_LINKS = 20
_OURS = frozenset({"ReportTable", "MemoLine", "Spacer", "SignatureSpace"})
_NOT_OUTLINED = 9  # Word's word for body text


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """What holds for a paragraph or a run in a style, its ancestors asked."""

    name: str = ""
    is_bold: bool | None = None
    is_hidden: bool | None = None
    half_points: int | None = None
    align: Align | None = None
    outline: int | None = None  # 0 is the highest
    first_line: int = 0  # twips
    list_id: str | None = None
    list_level: int | None = None
    font: str | None = None


class Styles:
    """The styles of one document."""

    def __init__(self, part: Element | None) -> None:
        self._by_key: dict[str, Element] = {}
        self._defaults: dict[str, str] = {}
        self._read: dict[str, Style] = {}
        self._part = part
        for each in part.findall(f"{W}style") if part is not None else ():
            key = each.get(f"{W}styleId", "")
            self._by_key[key] = each
            if each.get(f"{W}default", "0") not in {"0", "false", "off"}:
                self._defaults[each.get(f"{W}type", "")] = key

    @property
    def are_ours(self) -> bool:
        """Whether the file was written by ``reporting``, whose styles say what each part is."""
        return self._by_key.keys() >= _OURS

    def paragraph_style(self, key: str | None) -> Style:
        """The style of that key, the document's usual one for none or an unknown one."""
        usual = self._defaults.get("paragraph", "")
        return self._of(key if key in self._by_key and key is not None else usual)

    def run_style(self, key: str | None) -> Style:
        """The character style of that key; one that says nothing where there is none."""
        return self._of(key) if key in self._by_key and key is not None else Style()

    @cached_property
    def default(self) -> Style:
        """What holds where no style says otherwise."""
        return _style_of([part] if (part := child(self._part, "docDefaults")) is not None else [])

    def marks_first_row(self, table_style: str | None) -> bool:
        """Whether the table style sets its first row off, bold or shaded."""
        for element in self._line(table_style or ""):
            for each in element.findall(f"{W}tblStylePr"):
                if each.get(f"{W}type") == "firstRow":
                    return bool(is_on(each, "rPr", "b") or is_on(each, "rPr", "bCs")) or is_shaded(
                        child(each, "tcPr")
                    )
        return False

    def _of(self, key: str) -> Style:
        if key not in self._read:
            self._read[key] = _style_of(list(self._line(key)))
        return self._read[key]

    def _line(self, key: str) -> Iterator[Element]:
        """The style and its ancestors; a circle ends."""
        for _ in range(_MOST_LINKS):
            element = self._by_key.get(key)
            if element is None:
                return
            yield element
            key = value(element, "basedOn") or ""


def is_shaded(cell_properties: Element | None) -> bool:
    """Whether a cell has a ground of its own, other than white."""
    shading = child(cell_properties, "shd")
    fill = "auto" if shading is None else shading.get(f"{W}fill", "auto")
    return fill.lower() not in {"auto", "ffffff"}


def bold_of(properties: Element | None) -> bool | None:
    """Whether the letters are bold; for Thai ones the complex-script switch is what counts."""
    complex_script, plain = is_on(properties, "bCs"), is_on(properties, "b")
    if complex_script is None or plain is None:
        return plain if complex_script is None else complex_script
    return complex_script or plain


def size_of(properties: Element | None) -> int | None:
    """The size in half points; for Thai letters the complex-script one."""
    text = value(properties, "szCs") or value(properties, "sz")
    return None if text is None else whole(text, 0)


def outline_of(properties: Element | None) -> int | None:
    """The level in the outline; None where nothing is said, or body text."""
    text = value(properties, "outlineLvl")
    level = _NOT_OUTLINED if text is None else whole(text, _NOT_OUTLINED)
    return level if 0 <= level < _NOT_OUTLINED else None


def font_of(properties: Element | None) -> str | None:
    """The font of plain letters."""
    fonts = child(properties, "rFonts")
    return None if fonts is None else fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi")


def _style_of(line: list[Element]) -> Style:
    """What the nearest element of the line says, each property for itself."""
    letters = [_part(each, "rPr") for each in line]
    paragraphs = [_part(each, "pPr") for each in line]
    lists = [child(each, "numPr") for each in paragraphs]
    level = _first(value(each, "ilvl") for each in lists)
    indent = _first(child(each, "ind") for each in paragraphs)
    return Style(
        name=(value(line[0], "name") or "") if line else "",
        is_bold=_first(map(bold_of, letters)),
        is_hidden=_first(is_on(each, "vanish") for each in letters),
        half_points=_first(map(size_of, letters)),
        align=_first(align_of(value(each, "jc")) for each in paragraphs),
        outline=_first(map(outline_of, paragraphs)),
        first_line=0 if indent is None else whole(indent.get(f"{W}firstLine"), 0),
        list_id=_first(value(each, "numId") for each in lists),
        list_level=None if level is None else whole(level, 0),
        font=_first(map(font_of, letters)),
    )


def _part(element: Element, name: str) -> Element | None:
    if element.tag == f"{W}docDefaults":
        return child(element, f"{name}Default", name)
    return child(element, name)


def _first(found: Iterable[_Said | None]) -> _Said | None:
    return next((each for each in found if each is not None), None)
