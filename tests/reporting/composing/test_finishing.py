from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from importlib.resources import files

import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reporting.composing.reading import runs_of, strings_of
from tests.reporting.composing.years import complete_year, draft_year

from prongsai.core.tree import (
    Bar,
    Chart,
    ChartKind,
    Column,
    Digits,
    Document,
    Figure,
    Paragraph,
    Row,
    Run,
    Section,
    Table,
    cell,
    plain,
    tables_of,
    text,
)
from prongsai.reporting import Kind, Year, compose
from prongsai.reporting.composing.finishing import finish
from prongsai.reporting.composing.fitting import most_width_of, parts_of

# A word that holds a Latin letter or a sign of markup, an address or a version keeps its digits.
_LATIN_TOKEN = re.compile(r"[!-~]*[A-Za-z=#$@<>_\\^{}|~*+&][!-~]*(?: [0-9]+\.[0-9])?")
_THAI_DIGIT = re.compile("[๐-๙]")


def document(*words: str, digits: Digits = Digits.THAI, verbatim: bool = False) -> Document:
    blocks = tuple(Paragraph(text=text(each, verbatim=verbatim)) for each in words)
    return Document(
        kind="plan",
        title="ก",
        agency="ข",
        fiscal_year=2568,
        sections=(Section(blocks=blocks),),
        digits=digits,
    )


def said(finished: Document) -> list[str]:
    return [plain(each.text) for each in finished.sections[0].blocks if isinstance(each, Paragraph)]


@pytest.mark.parametrize("kind", Kind)
def test_a_thai_document_has_no_arabic_digit_outside_latin_words(kind: Kind) -> None:
    made = compose(kind, complete_year())

    for words in strings_of(made):
        assert not re.search("[0-9]", _LATIN_TOKEN.sub("", words)), words


@pytest.mark.parametrize("kind", Kind)
def test_an_arabic_document_has_no_thai_digit(kind: Kind) -> None:
    made = compose(kind, draft_year())

    for words in strings_of(made):
        assert not _THAI_DIGIT.search(words), words


@given(
    st.lists(
        st.text(st.sampled_from("กขคงำ่ิ 0123456789๐๙.,()-/")).map(str.strip).filter(bool),
        min_size=1,
        max_size=4,
    )
)
@settings(max_examples=60)
def test_one_style_of_digits_holds_for_every_thai_text(words: list[str]) -> None:
    in_thai = finish(document(*words), names=("ก1",))
    in_arabic = finish(document(*words, digits=Digits.ARABIC), names=("ก1",))

    assert not any(re.search("[0-9]", each) for each in said(in_thai))
    assert not any(_THAI_DIGIT.search(each) for each in said(in_arabic))


@given(st.text(min_size=1, max_size=60), st.sampled_from(list(Digits)))
@settings(max_examples=60)
def test_nothing_but_digits_changes(words: str, style: Digits) -> None:
    fold = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")

    (made,) = said(finish(document(words, digits=style), names=("ก",)))

    assert made.translate(fold) == words.translate(fold)


def test_a_verbatim_run_stays_as_it_is() -> None:
    assert said(finish(document("หน้า 12 และ ๓", verbatim=True), names=())) == ["หน้า 12 และ ๓"]


def test_names_and_numbers_with_units_are_kept_whole() -> None:
    name = "เทศบาลตำบลปากคลองทดลอง"

    made = finish(document(f"ให้{name} ได้ 95.75 คะแนน เมื่อ 17 มกราคม 2565"), names=(name,))

    kept = [each["text"] for each in runs_of(made) if each["keep"]]
    assert kept == [name, "๙๕.๗๕ คะแนน", "๑๗ มกราคม ๒๕๖๕"]


def test_a_name_longer_than_a_line_is_not_kept_whole() -> None:
    name = "ก" * 60

    made = finish(document(f"ให้{name}"), names=(name,))

    assert not any(each["keep"] for each in runs_of(made))


def test_units_of_the_dossier_are_kept_with_their_numbers() -> None:
    made = finish(document("ครบ 12 หมู่บ้านจัดการตนเอง"), units=("หมู่บ้าน", "หมู่บ้านจัดการตนเอง"))

    assert kept_in(made) == ["๑๒ หมู่บ้านจัดการตนเอง"]


@pytest.mark.parametrize("words", ["9.1 ข้อมูลพื้นฐาน", "มี 3 รายชื่อ", "รวม 2 งานวิจัย"])
def test_a_unit_is_no_part_of_a_longer_word(words: str) -> None:
    assert kept_in(finish(document(words), units=("งาน",))) == []


@pytest.mark.parametrize("words", ["ตามข้อ O42 รายการ", "เลขที่ 5/12 ชุด", "หน้า A-3 ครั้ง"])
def test_the_end_of_a_code_is_no_number_of_its_own(words: str) -> None:
    assert kept_in(finish(document(words))) == []


def kept_in(made: Document) -> list[str]:
    return [each["text"] for each in runs_of(made) if each["keep"]]


def tabled(*rows: Row, header: tuple[Row, ...] = (), columns: tuple[Column, ...]) -> Document:
    table = Table(columns=columns, header=header, rows=rows, summary="1 แถว")
    return replace(document(""), sections=(Section(blocks=(table,)),))


def test_in_a_cell_only_names_that_surely_fit_are_kept_whole() -> None:
    long, short = "กองส่งเสริมคุณภาพชีวิตและสวัสดิการ", "กองช่าง"
    narrow = tuple(Column() for _ in range(4))
    empty = (cell(), cell(), cell())

    made = finish(
        tabled(Row(cells=(cell(long, short), *empty)), columns=narrow), names=(long, short)
    )
    spanning = finish(
        tabled(Row(cells=(cell(long, colspan=4),)), columns=narrow), names=(long, short)
    )

    assert kept_in(made) == [short]
    assert kept_in(spanning) == [long]


# Sarabun's own widths, in thousandths of its size, are the independent measure.
_BOLD = TTFont(str(files("fontpkg_sarabun").joinpath("files/Sarabun-Bold.ttf")))


def true_width(words: str) -> float:
    """The width in millimetres of one bold line in a table's size, 14 pt of TH Sarabun."""
    names, advances = _BOLD.getBestCmap(), _BOLD["hmtx"]
    units = sum(advances[names[ord(each)]][0] for each in words)
    return float(units / _BOLD["head"].unitsPerEm * 14 * 11 / 16 * 25.4 / 72)


@given(
    name=st.text(st.sampled_from("กขฃคฅฆงญฌฒณนมศสหอฬฮาำเแโไ๐๑๕๘๙"), min_size=1, max_size=40),
    weights=st.lists(st.integers(1, 12), min_size=1, max_size=9),
    at=st.integers(0, 8),
)
@settings(max_examples=150)
def test_what_is_kept_is_never_wider_than_its_cell(name: str, weights: list[int], at: int) -> None:
    place = at % len(weights)
    cells = tuple(cell(name) if one == place else cell() for one in range(len(weights)))
    made = finish(
        tabled(
            Row(cells=cells),
            header=(Row(cells=tuple(cell(name, bold=True) for _ in weights)),),
            columns=tuple(Column(weight=each) for each in weights),
        ),
        names=(name,),
    )

    (table,) = tables_of(made)
    total = sum(column.weight for column in table.columns)
    for row in (*table.header, *table.rows):
        for column, full in zip(table.columns, row.cells, strict=True):
            for run in (run for line in full.lines for run in line if run.keep):
                # 160 mm of text on a portrait page, 1.6 mm of inset on either side.
                assert true_width(run.text) <= 160 * column.weight / total - 3.2


@pytest.mark.parametrize("year", [complete_year, draft_year])
@pytest.mark.parametrize("kind", Kind)
def test_no_heading_of_ours_can_come_apart_inside_a_part(
    kind: Kind, year: Callable[[], Year]
) -> None:
    for table in tables_of(compose(kind, year())):
        for row in table.header:
            for heading in row.cells:
                for run in (run for line in heading.lines for run in line):
                    assert run.keep or run.text.isspace(), run.text


def test_columns_widen_for_their_headings_and_the_others_give() -> None:
    columns = (Column(weight=1), Column(weight=30), Column(weight=10))
    made = finish(
        tabled(header=(Row(cells=(cell("ผู้รับผิดชอบ"), cell("ก"), cell("ข"))),), columns=columns)
    )

    first, second, third = (column.weight for column in tables_of(made)[0].columns)
    assert true_width("ผรบผดชอบ") + 3.2 <= first < 40
    assert second > 2 * third > 4 * 10
    assert first + second + third <= 160


def test_columns_widen_for_names_in_their_cells() -> None:
    """A third more than an equal share, 23 mm of 160, may be taken, and no more."""
    name, longer = "กองแพทย์", "กองการแพทย์และส่งเสริมสุขภาพ"
    columns = tuple(Column() for _ in range(9))
    row = Row(cells=(cell(name), cell(longer), *(cell() for _ in range(7))))
    assert true_width("กองแพทย") + 3.2 > 160 / 9

    assert kept_in(finish(tabled(row, columns=columns), names=(name, longer))) == [name]


def test_where_not_all_headings_have_room_the_weights_alone_decide() -> None:
    columns = tuple(Column(weight=each + 1) for each in range(8))
    made = finish(tabled(header=(Row(cells=(cell("ผู้รับผิดชอบ"),) * 8),), columns=columns))

    assert tables_of(made)[0].columns == columns


def test_a_heading_too_long_for_any_column_takes_no_room_from_the_others() -> None:
    columns = (Column(), Column(), Column())
    headings = (cell("ข้อความยาวมาก" * 9), cell("ก"), cell("ข"))
    made = finish(tabled(header=(Row(cells=headings),), columns=columns))

    assert len({column.weight for column in tables_of(made)[0].columns}) == 1
    assert kept_in(made) == ["ก", "ข"]


@pytest.mark.parametrize("style", ["Regular", "Bold"])
def test_no_letter_of_sarabun_is_wider_than_we_reckon(style: str) -> None:
    font = TTFont(str(files("fontpkg_sarabun").joinpath(f"files/Sarabun-{style}.ttf")))
    names, advances = font.getBestCmap(), font["hmtx"]

    for code in (*range(0x20, 0x7F), *range(0x0E01, 0x0E3B), *range(0x0E3F, 0x0E5C), 0x2013):
        share = advances[names[code]][0] / font["head"].unitsPerEm
        assert share <= most_width_of(chr(code)) or unicodedata.combining(chr(code)), chr(code)


@given(st.text(st.sampled_from("กข/( )\n"), max_size=30))
def test_the_parts_of_a_heading_are_all_of_it(heading: str) -> None:
    assert "".join(parts_of(heading)) == heading


def test_charts_and_summaries_follow_the_style_and_values_do_not() -> None:
    from decimal import Decimal

    bar = Bar(label="1. ก", series="ปี 2568", value=Decimal("95.75"), shown="95.75")
    figure = Figure(
        chart=Chart(kind=ChartKind.BARS, bars=(bar,)),
        caption=(Run(text="ภาพที่ 1"),),
        alternative="ได้ 95.75",
    )
    made = finish(
        Document(
            kind="plan",
            title="1",
            agency="ข",
            fiscal_year=2568,
            sections=(Section(blocks=(figure,)),),
        ),
        names=(),
    )

    (block,) = made.sections[0].blocks
    assert isinstance(block, Figure)
    (drawn,) = block.chart.bars
    assert (drawn.label, drawn.series, drawn.shown) == ("๑. ก", "ปี ๒๕๖๘", "๙๕.๗๕")
    assert drawn.value == Decimal("95.75")
    assert block.alternative == "ได้ ๙๕.๗๕"
    assert made.title == "๑"
    assert made.kind == "plan"


def test_addresses_and_item_codes_keep_arabic_digits() -> None:
    words = "ดู https://www.example.go.th/ita/2566 ข้อ O42 และ ITA 2.0"

    assert said(finish(document(words), names=())) == [words]


@pytest.mark.parametrize("year", [complete_year, draft_year])
@pytest.mark.parametrize("kind", Kind)
def test_finishing_twice_changes_nothing_more(kind: Kind, year: object) -> None:
    assert callable(year)
    dossier_year = year()
    assert isinstance(dossier_year, Year)
    once = compose(kind, dossier_year)

    assert finish(once, names=()).title == once.title
    assert list(strings_of(finish(once, names=()))) == list(strings_of(once))
