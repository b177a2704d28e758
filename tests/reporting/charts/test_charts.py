"""Charts: real text, exact lengths, the same bytes, nothing lost."""

from __future__ import annotations

import io
import subprocess
import sys
from decimal import Decimal
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from PIL import Image
from tests.reporting.charts.charts import BARS, CHANGE, PROGRESS, bar
from tests.strategies import charts

from prongsai.core.thai import to_arabic_digits
from prongsai.core.tree import Chart, ChartKind, Digits
from prongsai.reporting import chart_png, chart_svg
from prongsai.reporting.charts.measuring import clusters_of, lines_within

SVG = "{http://www.w3.org/2000/svg}"
ALL = [BARS, CHANGE, PROGRESS]


def drawn(chart: Chart, digits: Digits = Digits.THAI) -> ET.Element:
    return ET.fromstring(chart_svg(chart, digits=digits))


def texts(chart: Chart, digits: Digits = Digits.THAI) -> list[str]:
    return [each.text or "" for each in drawn(chart, digits).iter(f"{SVG}text")]


def boxes(chart: Chart, height: str) -> list[Decimal]:
    """The widths of the boxes of that height, in order."""
    return [
        Decimal(each.attrib["width"])
        for each in drawn(chart).iter(f"{SVG}rect")
        if each.attrib["height"] == height and "x" in each.attrib
    ]


@pytest.mark.parametrize("chart", ALL, ids=lambda chart: chart.kind)
def test_every_label_series_and_value_is_real_text(chart):
    shown = texts(chart)

    assert {each.label for each in chart.bars} <= set(shown)
    assert {each.series for each in chart.bars} <= set(shown)
    assert {each.label for each in chart.thresholds} <= set(shown)
    is_stacked = chart.kind is ChartKind.PROGRESS
    assert {each.shown for each in chart.bars if each.value or not is_stacked} <= set(shown)


def test_bars_are_as_long_as_their_values():
    lengths = boxes(BARS, "12")

    assert len(lengths) == 4  # one has no value
    unit = lengths[-1] / 100
    for length, value in zip(lengths, ("86.03", "63.91", "81.55", "100"), strict=True):
        assert length == pytest.approx(unit * Decimal(value), abs=Decimal("0.02"))


def test_stacked_shares_fill_the_bar_exactly():
    lengths = boxes(PROGRESS, "20")

    assert len(lengths) == 5  # a share of nothing is not drawn
    assert sum(lengths[:2]) == pytest.approx(sum(lengths[2:]), abs=Decimal("0.05"))
    assert lengths[0] == pytest.approx(lengths[1] * 3, abs=Decimal("0.05"))


def test_series_differ_by_lightness_or_pattern_not_by_hue_alone():
    fills = {
        each.attrib["fill"] for each in drawn(PROGRESS).iter(f"{SVG}rect") if "x" in each.attrib
    }
    plain = [fill for fill in fills if fill.startswith("#")]
    lightness = sorted(sum(bytes.fromhex(fill[1:])) / 3 for fill in [*plain, "#ffffff"])

    assert len(fills) == 3
    assert len(plain) == 1
    assert all(b - a > 40 for a, b in pairwise(lightness))


@pytest.mark.parametrize("digits", list(Digits))
def test_the_scale_is_numbered_in_the_digits_of_the_document(digits):
    numbers = [each for each in texts(BARS, digits) if to_arabic_digits(each).isdecimal()]

    assert [to_arabic_digits(each) for each in numbers] == ["0", "20", "40", "60", "80", "100"]
    assert all(each.isascii() is (digits is Digits.ARABIC) for each in numbers)


def test_thai_marks_stay_in_the_text_as_typed():
    assert "น้ำใจให้คำแนะนำ" in texts(CHANGE)


def test_a_picture_holds_no_script_and_names_nothing_outside():
    for chart in ALL:
        svg = chart_svg(chart, digits=Digits.THAI, title="แผนภูมิ <b>&")
        names = {each.tag.removeprefix(SVG) for each in ET.fromstring(svg).iter()}
        assert names <= {"svg", "title", "rect", "line", "text", "pattern", "path", "circle"}
        assert "href" not in svg
        assert "<title>แผนภูมิ &lt;b&gt;&amp;</title>" in svg


@settings(max_examples=50)
@given(charts())
def test_any_chart_is_drawn_inside_its_frame_with_the_same_bytes(chart):
    first = chart_svg(chart, digits=Digits.THAI)
    root = ET.fromstring(first)
    width, height = (Decimal(root.attrib[side].removesuffix("pt")) for side in ("width", "height"))

    assert chart_svg(chart, digits=Digits.THAI) == first
    for box in root.iter(f"{SVG}rect"):
        if "x" in box.attrib:
            x, y, wide, high = (Decimal(box.attrib[name]) for name in ("x", "y", "width", "height"))
            assert x >= 0
            assert y >= 0
            assert x + wide <= width
            assert y + high <= height


def test_a_long_label_is_broken_into_lines_and_nothing_is_lost():
    label = "๑. " + "การปรับปรุงระบบการทำงานและการให้บริการประชาชน " * 3
    chart = Chart(kind=ChartKind.BARS, bars=(bar(label, "IIT", "50", "๕๐.๐๐"),))

    assert "".join(label.split()) in "".join("".join(texts(chart)).split())


def test_letters_are_never_parted_from_their_marks():
    assert clusters_of("ที่น้ำ") == ("ที่", "น้ำ")
    assert all(line[0] not in "ัิีึืุู่้๊๋์ำะา" for line in lines_within("ที่น้ำซ้ำ" * 9, 10, Decimal(30)))


def test_a_chart_without_bars_or_maximum_is_drawn_empty():
    empty = Chart(kind=ChartKind.PROGRESS, bars=(), maximum=Decimal(0))

    assert drawn(empty).tag == f"{SVG}svg"


def test_a_png_is_the_same_picture_with_the_same_bytes_in_every_process():
    program = (
        "import hashlib; from tests.reporting.charts.charts import BARS;"
        "from prongsai.reporting import chart_png; from prongsai.core.tree import Digits;"
        "print(hashlib.sha256(chart_png(BARS, digits=Digits.THAI)).hexdigest())"
    )
    first, second = (
        subprocess.run(
            [sys.executable, "-c", program], check=True, capture_output=True, text=True
        ).stdout
        for _ in range(2)
    )

    image = Image.open(io.BytesIO(chart_png(BARS, digits=Digits.THAI)))

    assert first == second
    assert image.format == "PNG"
    assert image.width == round(454 / 72 * 200)
    assert len(image.convert("L").getcolors() or ()) > 10  # not an empty sheet
