"""How are pictures laid into a Word document: sharp where Word can, dots where it cannot?"""

from __future__ import annotations

import re
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from prongsai.core.tree import Chart, Digits, Emblem
from prongsai.reporting.charts import chart_png, chart_svg
from prongsai.reporting.fonts import Fonts
from prongsai.reporting.markup import NOTHING, Markup, element
from prongsai.reporting.office_pictures import EmblemUnusable, Picture, picture_of
from prongsai.reporting.typesetting import SettingFailed, svg_as_png
from prongsai.reporting.word.wordml import emu

_SVG_WIDTH_AND_HEIGHT = re.compile(r'<svg[^>]*? width="([\d.]+)pt" height="([\d.]+)pt"')
_SVG_TYPE = "image/svg+xml"
_SVG_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/picture"


class Pictures:
    """The pictures of one document part; numbered in their order, never by chance."""

    def __init__(self, part: Any, *, digits: Digits, fonts: Fonts | None) -> None:
        self._part = part
        self._digits = digits
        self._fonts = fonts
        self._count = 0
        self._relations: dict[bytes, str] = {}

    def chart(self, chart: Chart, alternative: str, *, widest_mm: float) -> Markup:
        """A run with the chart as SVG and, for programs that draw none, as PNG."""
        svg = chart_svg(chart, digits=self._digits)
        size = _SVG_WIDTH_AND_HEIGHT.search(svg)
        if size is None:
            raise ValueError("a chart without a size")
        width, height = (float(side) * 25.4 / 72 for side in size.groups())
        scale = min(1.0, widest_mm / width)
        dots = chart_png(chart, digits=self._digits, fonts=self._fonts, dots_per_inch=144)
        return self._drawing(
            self._embedded(dots, "image/png"),
            self._embedded(svg.encode(), _SVG_TYPE),
            size=(emu(width * scale), emu(height * scale)),
            alternative=alternative,
        )

    def emblem(self, emblem: Emblem) -> Markup:
        """A run with the office's picture at its height; nothing without one."""
        if emblem.image is None:
            return NOTHING
        picture = picture_of(emblem.image)
        drawn = self._embedded(picture.data, picture.media_type)
        return self._drawing(
            self._embedded(_as_dots(picture, emblem), "image/png") if picture.is_svg else drawn,
            drawn if picture.is_svg else None,
            size=(emu(float(emblem.height_mm * picture.proportion)), emu(emblem.height_mm)),
            alternative="ตราครุฑ",
        )

    def _embedded(self, picture: bytes, media_type: str) -> str:
        """The relation to a part with the picture; one that is there already serves again."""
        known = self._relations.get(picture)
        if known is None:
            ending = media_type.removeprefix("image/").removesuffix("+xml")
            name = PackURI(f"/word/media/picture{len(self._relations) + 1}.{ending}")
            part = Part(name, media_type, picture, self._part.package)
            known = str(self._part.relate_to(part, RELATIONSHIP_TYPE.IMAGE))
            self._relations[picture] = known
        return known

    def _drawing(
        self, dots: str, svg: str | None, *, size: tuple[int, int], alternative: str
    ) -> Markup:
        self._count += 1
        width, height = size
        named: dict[str, str | int] = {"id": self._count, "name": f"Picture {self._count}"}
        inline = element(
            "wp:inline",
            element("wp:extent", attributes={"cx": width, "cy": height}),
            element("wp:docPr", attributes={**named, "descr": alternative}),
            element(
                "a:graphic",
                element(
                    "a:graphicData",
                    _picture(dots, svg, named, size),
                    attributes={"uri": _DRAWING},
                ),
            ),
            attributes={"distT": 0, "distB": 0, "distL": 0, "distR": 0},
        )
        return element("w:r", element("w:drawing", inline))


def _as_dots(picture: Picture, emblem: Emblem) -> bytes:
    width_mm = float(emblem.height_mm * picture.proportion)
    try:
        return svg_as_png(picture.data, width_mm=width_mm, height_mm=emblem.height_mm)
    except SettingFailed as error:
        raise EmblemUnusable from error


def _picture(
    dots: str, svg: str | None, named: dict[str, str | int], size: tuple[int, int]
) -> Markup:
    width, height = size
    drawn = element("asvg:svgBlip", attributes={"r:embed": svg}) if svg else NOTHING
    extension = element("a:ext", drawn, attributes={"uri": _SVG_EXTENSION})
    return element(
        "pic:pic",
        element("pic:nvPicPr", element("pic:cNvPr", attributes=named), element("pic:cNvPicPr")),
        element(
            "pic:blipFill",
            element(
                "a:blip",
                element("a:extLst", extension) if svg else NOTHING,
                attributes={"r:embed": dots},
            ),
            element("a:stretch", element("a:fillRect")),
        ),
        element(
            "pic:spPr",
            element(
                "a:xfrm",
                element("a:off", attributes={"x": 0, "y": 0}),
                element("a:ext", attributes={"cx": width, "cy": height}),
            ),
            element("a:prstGeom", element("a:avLst"), attributes={"prst": "rect"}),
        ),
    )
