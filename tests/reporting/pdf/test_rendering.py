"""The PDF as a file: the same bytes everywhere, tagged, with the right fonts and pages."""

from __future__ import annotations

import hashlib
import io
import itertools
import pickle
import subprocess
import sys

import pdfplumber
import pikepdf
import pypdfium2
import pytest
from PIL import Image
from tests.readback import pdf as readback
from tests.reporting.charts.charts import BARS
from tests.reporting.pdf import trees
from tests.reporting.pdf.expected import form

from prongsai.core.tree import (
    Align,
    Chart,
    ChartKind,
    Emblem,
    Figure,
    Heading,
    Orientation,
    Paragraph,
    Role,
    Run,
    Section,
    Signature,
    Table,
    cell,
    text,
)
from prongsai.reporting import (
    EmblemUnusable,
    page_count,
    render_pdf,
)

SQUARE = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10" viewBox="0 0 10 10">'
    b'<rect width="10" height="10"/></svg>'
)
HEADER = (trees.row("ที่", "รายการ", "ผู้รับผิดชอบ"),)


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.Pdf.open(io.BytesIO(data))


def structure(data: bytes) -> list[tuple[str, str | None]]:
    """The structure elements in order, each with its text alternative."""
    found: list[tuple[str, str | None]] = []

    def walk(node: pikepdf.Object) -> None:
        if isinstance(node, pikepdf.Array):
            for each in node:
                walk(each)
        elif isinstance(node, pikepdf.Dictionary):
            if "/S" in node:
                alternative = node.get("/Alt")
                found.append((str(node.S), None if alternative is None else str(alternative)))
            if "/K" in node:
                walk(node.K)

    with opened(data) as pdf:
        walk(pdf.Root.StructTreeRoot.K)
    return found


def lines(data: bytes) -> list[readback.Line]:
    return [item for item in readback.read(data) if isinstance(item, readback.Line)]


def page_of(data: bytes, words: str) -> int:
    return next(line.page for line in lines(data) if form(words) in form(line.text))


def test_the_same_tree_gives_the_same_bytes_in_every_process_and_folder(tmp_path):
    document = trees.document(
        trees.memo_head(image=SQUARE),
        trees.paragraph(trees.SENTENCE * 3),
        Figure(chart=BARS, caption=text("แผนภูมิ"), alternative="คะแนน"),
        trees.table(trees.row("๑", trees.SENTENCE, "ค"), header=HEADER),
    )
    stored = tmp_path / "document.pickle"
    stored.write_bytes(pickle.dumps(document))
    program = (
        "import hashlib, pickle, sys; from prongsai.reporting import render_pdf;"
        "document = pickle.loads(open(sys.argv[1], 'rb').read());"
        "print(hashlib.sha256(render_pdf(document)).hexdigest())"
    )
    folders = [tmp_path / "หนึ่ง", tmp_path / "two"]
    for folder in folders:
        folder.mkdir()

    digests = {
        subprocess.run(
            [sys.executable, "-c", program, str(stored)],
            cwd=folder,
            check=True,
            capture_output=True,
            text=True,
        ).stdout.strip()
        for folder in folders
    }

    assert digests == {hashlib.sha256(render_pdf(document)).hexdigest()}


def test_a_pdf_is_tagged_titled_thai_and_without_a_date():
    document = trees.document(Heading(level=1, text=text("หัวข้อ")), trees.paragraph("ข้อความ"))

    with opened(render_pdf(document)) as pdf:
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["dc:title"] == "เอกสารทดสอบ"
        assert str(pdf.Root.Lang) == "th"
        assert pdf.Root.MarkInfo.Marked
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert "/CreationDate" not in pdf.docinfo
        assert "/ModDate" not in pdf.docinfo


def test_tags_say_heading_paragraph_table_and_figure_with_its_alternative():
    document = trees.document(
        Heading(level=1, text=text("หัวข้อ")),
        trees.paragraph("ข้อความ"),
        trees.table(trees.group("กลุ่ม", 3), trees.row("ก", "ข", "ค"), header=HEADER),
        Figure(chart=BARS, caption=text("แผนภูมิ"), alternative="แผนภูมิแสดงคะแนน"),
        Emblem(height_mm=30, align=Align.CENTER, image=SQUARE),
    )

    found = structure(render_pdf(document))

    names = [name for name, _ in found]
    assert {"/H1", "/P", "/Table", "/TR", "/TH", "/TD", "/Figure"} <= set(names)
    assert ("/Figure", "แผนภูมิแสดงคะแนน") in found
    assert ("/Figure", "ตราครุฑ") in found


def test_heading_levels_that_skip_are_mended_for_readers():
    levels = (3, 1, 3, 2)
    document = trees.document(*(Heading(level=at, text=text("หัวข้อ")) for at in levels))

    found = structure(render_pdf(document))

    assert [name for name, _ in found if name.startswith("/H")] == ["/H1", "/H1", "/H2", "/H2"]


def font_names(data: bytes) -> set[str]:
    with opened(data) as pdf:
        fonts = [each for each in pdf.objects if _is(each, "/Font") and "/FontDescriptor" in each]
        for font in fonts:
            descriptor = font.FontDescriptor
            assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(descriptor.keys())
        return {str(font.BaseFont).split("+")[-1] for font in fonts}


def _is(thing: pikepdf.Object, kind: str) -> bool:
    return isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == kind


def test_only_sarabun_is_inside_and_it_is_embedded():
    document = trees.document(
        Paragraph(text=(Run(text="ตัวปกติ A-Z 0-9 … “ก”"), Run(text="ตัวหนา", bold=True))),
        Figure(chart=BARS, caption=text("แผนภูมิ"), alternative="คะแนน"),
    )

    assert font_names(render_pdf(document)) == {"Sarabun-Regular", "Sarabun-Bold"}


@pytest.mark.parametrize(
    "words",
    [
        "中文字符",
        "العربية",
        "हिन्दी",
        "🙂 👨‍👩‍👧",
        "✓ ☐ →",
        "Ελληνικά",
        "\u0378\ue000\ufeff\x00",
        "ไทย中ไทย",
    ],
)
def test_other_scripts_never_stop_the_work(words):
    document = trees.document(
        trees.paragraph(words), trees.table(trees.row(words, words * 300, "ก"))
    )

    assert page_count(render_pdf(document)) >= 1


def test_a_sign_that_no_font_has_prints_as_a_box_and_stays_readable():
    data = render_pdf(trees.document(trees.paragraph("中文")))

    assert font_names(data) == {"ProngsaiBoxes-Regular"}
    assert [line.text for line in lines(data)] == ["中文"]


def test_pages_are_numbered_from_the_second_in_the_digits_of_the_document():
    parts = tuple(Section(blocks=(trees.paragraph(f"หน้า {at}"),)) for at in range(3))

    with pypdfium2.PdfDocument(render_pdf(trees.sections(*parts))) as pdf:
        heads = [page.get_textpage().get_text_range().splitlines()[0] for page in pdf]

    assert heads == ["หน้า 0", "- ๒ -", "- ๓ -"]


def test_portrait_and_landscape_pages_lie_in_one_document():
    lying = Section(blocks=(trees.paragraph("ก"),), orientation=Orientation.LANDSCAPE)
    data = render_pdf(trees.sections(Section(blocks=(trees.paragraph("ข"),)), lying))

    with opened(data) as pdf:
        shapes = [[round(float(each)) for each in page.MediaBox[2:]] for page in pdf.pages]

    assert shapes == [[595, 842], [842, 595]]
    assert page_count(data) == 2


def test_a_header_of_two_rows_stands_on_every_page():
    header = (
        trees.row("ที่", cell("รายการ", colspan=2)),
        trees.row("ก", "ขั้นตอน", "ผู้รับผิดชอบ"),
    )
    rows = [trees.row(str(at), trees.SENTENCE, "ค") for at in range(80)]
    data = render_pdf(trees.document(trees.table(*rows, header=header)))

    with pypdfium2.PdfDocument(data) as pdf:
        texts = [form(page.get_textpage().get_text_range()) for page in pdf]

    assert len(texts) > 2
    assert all("รายการ" in each and "ผู้รับผิดชอบ" in each for each in texts)


@pytest.mark.parametrize("before", range(24, 34))
def test_a_group_row_is_never_alone_at_the_foot_of_a_page(before):
    rows = [trees.row(str(at), "ข", "ค") for at in range(before)]
    data = render_pdf(
        trees.document(
            trees.table(
                *rows, trees.group("ชื่อกลุ่ม", 3), trees.row("แถวแรก", "ข", "ค"), header=HEADER
            )
        )
    )

    assert _page_of_cell(data, "ชื่อกลุ่ม") == _page_of_cell(data, "แถวแรก")


def _page_of_cell(data: bytes, words: str) -> int:
    with pypdfium2.PdfDocument(data) as pdf:
        texts = [form(page.get_textpage().get_text_range()) for page in pdf]
    return next(at for at, each in enumerate(texts) if form(words) in each)


@pytest.mark.parametrize("above", range(24, 34, 2))
def test_a_row_of_a_few_lines_does_not_break(above):
    rows = [trees.row(str(at), "ข", "ค") for at in range(above)]
    words = "ต้นแถว " + trees.SENTENCE * 6 + " ท้ายแถว"
    data = render_pdf(trees.document(trees.table(*rows, trees.row("ก", words, "ค"), header=HEADER)))

    assert _page_of_cell(data, "ต้นแถว") == _page_of_cell(data, "ท้ายแถว")


@pytest.mark.parametrize("above", range(18, 32))
def test_a_signature_stays_with_its_name_and_with_the_last_lines(above):
    filling = [trees.paragraph("ข้อความ") for _ in range(above)]
    data = render_pdf(
        trees.document(
            *filling, trees.paragraph("จึงเรียนมาเพื่อโปรดพิจารณา"), trees.signature(opinion="เห็นชอบ")
        )
    )

    pages = {
        page_of(data, words)
        for words in ("จึงเรียนมา", "ความเห็นหัวหน้า", "เห็นชอบ", "(นางสาวสมมติ", "นักวิเคราะห์")
    }
    assert len(pages) == 1


@pytest.mark.parametrize("above", range(14, 30))
def test_no_place_to_sign_stands_alone_on_a_page(above):
    filling = [trees.paragraph("ข้อความ") for _ in range(above)]
    names = ("ผู้เสนอ", "ผู้ตรวจ", "ผู้เห็นชอบ")
    places = [Signature(below=(text(f"({name})"),)) for name in names]
    data = render_pdf(trees.document(*filling, trees.paragraph("ข้อความท้าย"), *places))

    assert len({page_of(data, words) for words in ("ข้อความท้าย", *names)}) == 1


@pytest.mark.parametrize("above", range(8, 24, 2))
def test_a_note_alone_is_not_what_is_signed(above):
    filling = [trees.paragraph("ข้อความ") for _ in range(above)]
    figure = Figure(chart=BARS, caption=text("แผนภูมิท้ายรายงาน"), alternative="คะแนน")
    note = Paragraph(text=text("หมายเหตุ " + trees.SENTENCE * 8), role=Role.NOTE)
    data = render_pdf(trees.document(*filling, figure, note, trees.signature()))

    assert page_of(data, "แผนภูมิท้ายรายงาน") == page_of(data, "(นางสาวสมมติ")


@pytest.mark.parametrize("above", range(24, 36))
def test_what_introduces_a_table_stays_with_its_first_row(above):
    filling = [trees.paragraph("ข้อความ") for _ in range(above)]
    table = trees.table(trees.row("แถวแรก", "ข", "ค"), header=HEADER)
    data = render_pdf(trees.document(*filling, trees.paragraph("มีดังต่อไปนี้"), table))

    assert _page_of_cell(data, "มีดังต่อไปนี้") == _page_of_cell(data, "แถวแรก")


def test_no_piece_of_a_broken_row_is_without_a_line():
    high = trees.row("ต้นแถว", trees.SENTENCE * 30, "ค")
    table = trees.table(high, high, header=HEADER)
    broken = 0
    for above, notes in itertools.product(range(20, 32, 3), range(5)):
        filling = [trees.paragraph("ข้อความ")] * above
        small = [Paragraph(text=text("หมายเหตุ"), role=Role.NOTE)] * notes
        pieces = row_pieces(render_pdf(trees.document(*filling, *small, table)))
        broken += len(pieces) > 3
        assert [words for words in pieces if not words.strip()] == []
    assert broken > 10


def row_pieces(data: bytes) -> list[str]:
    """What stands in each row, and in each piece of a row that goes on overleaf."""
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return [
            page.crop(row.bbox, strict=False).extract_text()
            for page in pdf.pages
            for table in page.find_tables()
            for row in table.rows
        ]


def test_a_name_that_is_kept_whole_stands_on_one_line():
    name = "องค์การบริหารส่วนตำบลตัวอย่างริมน้ำ"
    for letters in range(40, 120, 8):
        words = (Run(text=("ข้อความนำ " * 20)[:letters]), Run(text=name, keep=True))
        data = render_pdf(trees.document(Paragraph(text=words)))
        assert any(form(name) in form(line.text) for line in lines(data))


@pytest.mark.parametrize(
    "word",
    ["ไตรมาส", "อำนาจ", "นายก", "เจ้าหน้าที่", "จังหวัด", "ตำบล", "สะดวก", "รับผิดชอบ", "ดังนี้", "มาก"],
)
def test_words_of_the_field_are_not_cut_at_the_end_of_a_line(word):
    for letters in range(60, 90, 3):
        words = f"{('ข้อความนำ ' * 20)[:letters]} ทุก{word}"
        data = render_pdf(trees.document(trees.paragraph(words)))
        assert any(form(word) in form(line.text) for line in lines(data))


def test_a_kept_name_that_is_wider_than_the_line_breaks_anyway():
    name = "องค์การบริหารส่วนตำบลตัวอย่าง" * 6
    data = render_pdf(trees.document(Paragraph(text=(Run(text=name, keep=True),))))

    assert form("".join(line.text for line in lines(data))) == form(name)
    assert readback.outside(data, left=85, right=56.7, top=70.9, bottom=56.7) == []


def test_the_first_line_of_a_paragraph_is_set_in_by_25_mm():
    words = text(trees.SENTENCE * 4)
    data = render_pdf(trees.document(Paragraph(text=words, indent=True), Paragraph(text=words)))

    with pdfplumber.open(io.BytesIO(data)) as pdf:
        chars = pdf.pages[0].chars
        starts = [round(chars[0]["x0"] - min(char["x0"] for char in chars))]

    assert starts == [71]  # 25 mm in points


def test_a_memo_is_headed_as_the_form_says():
    data = render_pdf(trees.document(trees.memo_head(number="มต ๗๐๑๐๑/๑๒", date="๑๗ มกราคม ๒๕๖๕")))

    head = [form(line.text) for line in lines(data)]
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        sizes = [round(char["size"] * 16 / 11, 1) for char in pdf.pages[0].chars]

    assert head[0] == form("บันทึกข้อความ")
    assert head[2] == form("ที่มต ๗๐๑๐๑/๑๒วันที่๑๗ มกราคม ๒๕๖๕")
    assert sizes[0] == 29
    assert list(dict.fromkeys(sizes)) == [29, 20, 16]


def test_places_of_a_memo_lie_on_dotted_lines_and_an_empty_opinion_has_lines():
    with_text = trees.document(
        trees.memo_head(number="๑", date="๒"), trees.signature(opinion="เห็นชอบ")
    )
    without = trees.document(trees.memo_head(), trees.signature(opinion=""))

    def ruled(data: bytes) -> int:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            return len(pdf.pages[0].lines)

    # Department, number, date and subject; an opinion that nobody wrote yet has two more.
    assert ruled(render_pdf(with_text)) == 4
    assert ruled(render_pdf(without)) == 6


@pytest.mark.parametrize(
    "image", [b"no picture", b"\x89PNG\r\n\x1a\nbroken", b"\xff\xd8\xffbroken", b"<svg"]
)
def test_an_emblem_that_is_no_picture_is_said_in_both_languages(image):
    with pytest.raises(EmblemUnusable) as caught:
        render_pdf(trees.document(Emblem(height_mm=30, align=Align.CENTER, image=image)))

    assert "ตราครุฑ" in caught.value.said.th
    assert "emblem" in caught.value.said.en


@pytest.mark.parametrize("form_of_file", ["PNG", "JPEG"])
def test_an_emblem_in_pixels_is_printed(form_of_file):
    stream = io.BytesIO()
    Image.new("RGB", (40, 44), "black").save(stream, form_of_file)
    emblem = Emblem(height_mm=30, align=Align.CENTER, image=stream.getvalue())

    with pdfplumber.open(io.BytesIO(render_pdf(trees.document(emblem)))) as pdf:
        (image,) = pdf.pages[0].images

    assert image["height"] == pytest.approx(30 / 25.4 * 72, abs=0.1)
    assert (image["x0"] + image["x1"]) / 2 == pytest.approx((85.04 + 595.28 - 56.69) / 2, abs=0.5)


def test_an_emblem_without_a_file_keeps_its_place():
    head = trees.paragraph("หลังตราครุฑ")

    def top(image: bytes | None) -> float:
        emblem = Emblem(height_mm=30, align=Align.CENTER, image=image)
        return lines(render_pdf(trees.document(emblem, head)))[0].top

    assert top(None) == pytest.approx(top(SQUARE), abs=0.5)


def test_a_document_of_nothing_is_a_page_of_nothing():
    empty = Table(columns=(), header=(), rows=(), summary="")
    chart = Chart(kind=ChartKind.BARS, bars=())
    documents = [
        trees.sections(),
        trees.document(),
        trees.document(trees.paragraph("")),
        trees.document(Paragraph(text=(), role=Role.TITLE)),
        trees.document(Heading(level=1, text=())),
        trees.document(empty),
        trees.document(Figure(chart=chart, caption=(), alternative="")),
    ]

    assert [page_count(render_pdf(each)) for each in documents] == [1] * len(documents)
