"""Do comments stand at the words that they are about, and is the rest of the file untouched?"""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import docx
import pytest
from lxml import etree
from tests.intake.word.files import p, parts_of, r, tbl, tc, tr, write

from prongsai.core.problems import Place
from prongsai.core.reading import passages
from prongsai.intake import Note, comment, read
from prongsai.intake.word import read_docx, with_comments

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ANYWHERE = Place()
CASES = ("000", "001", "002", "004")
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels"'
    ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{MAIN_TYPE}"/></Types>'
)
BOX = (
    "<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>"
    "{0}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>"
    "<w:txbxContent>{0}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
    "</w:r>"
)


def file_of(folder: Path, body: str, **more: str) -> Path:
    parts = {"[Content_Types].xml": TYPES, **parts_of(body, **more)}
    return write(folder / "made.docx", parts)


def note(quote: str, *, code: str = "some-code", place: Place = ANYWHERE) -> Note:
    return Note(place=place, quote=quote, lines=("ข้อความผิด", f"({code})"))


def words_of(element: etree._Element) -> str:
    return "".join(each.text or "" for each in element.iter(f"{W}t"))


def commented(path: Path, *notes: Note) -> Path:
    out = path.with_name("commented.docx")
    out.write_bytes(with_comments(path, read_docx(path), notes, author="Prongsai"))
    return out


def document(path: Path) -> etree._Element:
    with zipfile.ZipFile(path) as archive:
        return etree.fromstring(archive.read("word/document.xml"))


def marked(path: Path) -> list[str]:
    """The letters inside each comment's marks, by number."""
    root = document(path)
    found = {}
    opened: dict[str, str] = {}
    for each in root.iter():
        name = each.get(f"{W}id", "")
        if each.tag == f"{W}commentRangeStart":
            opened[name] = ""
        elif each.tag == f"{W}commentRangeEnd":
            found[int(name)] = opened.pop(name)
        elif each.tag == f"{W}t":
            opened = {key: text + (each.text or "") for key, text in opened.items()}
    return [found[key] for key in sorted(found)]


def test_a_comment_stands_at_exactly_the_quoted_letters(tmp_path):
    path = file_of(tmp_path, p("อำเภอดอนโปร่งใจ จังหวัดสมมติธานี"))

    made = commented(path, note("ดอนโปร่งใจ"))

    assert marked(made) == ["ดอนโปร่งใจ"]
    (found,) = docx.Document(str(made)).comments
    assert (found.author, found.text) == ("Prongsai", "ข้อความผิด\n(some-code)")


def test_words_in_several_runs_are_marked_from_the_first_to_the_last(tmp_path):
    path = file_of(tmp_path, p(r("ก่อน ดอน"), r("โปร่ง", "<w:b/>"), r("ใจ หลัง")))

    assert marked(commented(path, note("ดอนโปร่งใจ"))) == ["ดอนโปร่งใจ"]


def test_a_letter_is_never_parted_from_its_marks(tmp_path):
    path = file_of(tmp_path, p("ที่นี่"))

    assert marked(commented(path, note("นี"))) == ["นี่"]


def test_of_equal_words_in_a_table_those_of_the_row_are_marked(tmp_path):
    table = tbl(tr("มาตรการ", "ผล"), tr("ก", "ดำเนินการ"), tr("ข", "ดำเนินการ"))
    path = file_of(tmp_path, p("ดำเนินการ") + table)

    made = commented(path, note("ดำเนินการ", place=Place(table=1, row=3, column=2)))

    (begins,) = document(made).iter(f"{W}commentRangeStart")
    row = next(begins.iterancestors(f"{W}tr"))
    assert words_of(row) == "ขดำเนินการ"


def test_the_same_note_again_is_about_the_next_place(tmp_path):
    path = file_of(tmp_path, p("ซ้ำ หนึ่ง") + p("ซ้ำ สอง"))

    made = commented(path, note("ซ้ำ"), note("ซ้ำ"), note("ซ้ำ", code="other-code"))

    starts = {e.get(f"{W}id"): e for e in document(made).iter(f"{W}commentRangeStart")}
    around = [words_of(next(starts[key].iterancestors(f"{W}p"))) for key in ("0", "1", "2")]
    assert around == ["ซ้ำ หนึ่ง", "ซ้ำ สอง", "ซ้ำ หนึ่ง"]


def test_a_number_that_the_program_prints_is_no_part_of_the_words(tmp_path):
    path = file_of(tmp_path, p("การใช้จ่าย"))

    assert marked(commented(path, note("3. การใช้จ่าย"))) == ["การใช้จ่าย"]


def test_what_is_not_found_is_said_at_the_first_paragraph(tmp_path):
    path = file_of(tmp_path, p("ชื่อเรื่อง") + p("เนื้อความ"))

    assert marked(commented(path, note("ไม่มีคำนี้"))) == ["ชื่อเรื่อง"]


def test_words_in_a_box_are_commented_where_the_box_is_anchored(tmp_path):
    path = file_of(tmp_path, p("ก่อน") + p(BOX.format(p("ในกรอบ"))))

    made = commented(path, note("ในกรอบ"))

    (begins,) = document(made).iter(f"{W}commentRangeStart")
    assert not [each for each in begins.iterancestors() if each.tag == f"{W}txbxContent"]
    assert read(made).sections == read(path).sections


def test_changes_boxes_and_nested_tables_survive(tmp_path):
    changed = p('<w:ins w:id="1" w:author="ก">' + r("เพิ่มคำผิด") + "</w:ins>", "อยู่")
    removed = '<w:p><w:del w:id="2" w:author="ก"><w:r><w:delText>ลบ</w:delText></w:r></w:del></w:p>'
    nested = tbl(tr(tc(tbl(tr("ใน", "ตาราง")), p("คำผิด")), "ข"))
    path = file_of(tmp_path, changed + removed + nested + p(BOX.format(p("คำผิด"))))

    made = commented(path, note("คำผิด"), note("คำผิด", place=Place(table=1, row=1, column=1)))

    before, after = read(path), read(made)
    assert after.sections == before.sections
    tags = [each.tag for each in document(path).iter() if each.tag != f"{W}r"]
    kept = [each.tag for each in document(made).iter()]
    for name in ("ins", "del", "tbl", "txbxContent"):
        assert kept.count(f"{W}{name}") == tags.count(f"{W}{name}") > 0
    assert marked(made) == ["คำผิด", "คำผิด"]


def test_comments_that_are_there_stay(tmp_path):
    old = '<w:comment w:id="7" w:author="ปลัด"><w:p><w:r><w:t>เดิม</w:t></w:r></w:p></w:comment>'
    path = file_of(tmp_path, p("คำผิด"), comments=old)

    made = commented(path, note("คำผิด"))

    with zipfile.ZipFile(made) as archive:
        root = etree.fromstring(archive.read("word/comments.xml"))
    authors = {each.get(f"{W}id"): each.get(f"{W}author") for each in root}
    assert authors == {"7": "ปลัด", "8": "Prongsai"}


def test_every_other_part_is_copied_byte_by_byte(tmp_path):
    path = file_of(tmp_path, p("คำผิด"), styles="<w:docDefaults/>")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("word/media/picture.png", bytes(range(256)))

    made = commented(path, note("คำผิด"))

    written = {"word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"}
    with zipfile.ZipFile(path) as before, zipfile.ZipFile(made) as after:
        same = {name for name in before.namelist() if before.read(name) == after.read(name)}
        assert same >= set(before.namelist()) - written
        assert set(after.namelist()) - set(before.namelist()) == {"word/comments.xml"}


def test_thai_is_set_by_the_properties_of_complex_scripts(tmp_path):
    made = commented(file_of(tmp_path, p("คำผิด")), note("คำผิด"))

    with zipfile.ZipFile(made) as archive:
        look = etree.fromstring(archive.read("word/comments.xml")).find(f".//{W}rPr")
    assert look is not None
    fonts = look.find(f"{W}rFonts")
    assert fonts is not None
    assert fonts.get(f"{W}cs") == fonts.get(f"{W}ascii") == "TH Sarabun New"
    assert look.find(f"{W}szCs") is not None
    language = look.find(f"{W}lang")
    assert language is not None
    assert language.get(f"{W}bidi") == "th-TH"


def test_control_characters_never_come_into_the_file(tmp_path):
    path = file_of(tmp_path, p("คำผิด"))
    bad = Note(place=Place(), quote="คำผิด", lines=("ก\x1b[31mข\x00", "ค\u2028ง"))

    (found,) = docx.Document(str(commented(path, bad))).comments

    assert found.text == "ก [31mข \nค ง"


def test_the_same_notes_give_the_same_bytes(tmp_path):
    path = file_of(tmp_path, p("คำผิด"))

    first, second = (comment(path, [note("คำผิด")], author="ก") for _ in range(2))

    assert first == second


def test_a_file_without_comments_of_its_own_is_still_listed_whole(tmp_path):
    made = commented(file_of(tmp_path, p("คำผิด")), note("คำผิด"))

    with zipfile.ZipFile(io.BytesIO(made.read_bytes())) as archive:
        types = archive.read("[Content_Types].xml").decode()
        relations = archive.read("word/_rels/document.xml.rels").decode()
    assert '"/word/comments.xml"' in types
    assert 'Target="comments.xml"' in relations


def test_libreoffice_opens_the_copy(tmp_path):
    path = tmp_path / "made.docx"
    made = docx.Document()
    made.add_paragraph("เอกสารตัวอย่าง มีคำผิดหนึ่งคำ")
    made.save(str(path))
    out = commented(path, note("คำผิด"))
    office = shutil.which("soffice")
    assert office is not None

    home = f"-env:UserInstallation=file://{tmp_path / 'home'}"
    subprocess.run(
        [office, home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(out)],
        check=True,
        capture_output=True,
        timeout=180,
    )

    converted = "".join(each.text for each in passages(read(tmp_path / "commented.pdf")))
    assert "มีคำผิดหนึ่งคำ" in converted


@pytest.mark.examples
@pytest.mark.parametrize("case", CASES)
def test_the_cases_read_the_same_with_comments(examples, tmp_path, case):
    from prongsai.packing import check_file

    path = examples / case / "document.docx"
    before = read(path)
    problems = check_file(path)
    notes = [Note(place=e.place, quote=e.text or "", lines=(e.message.th,)) for e in problems]
    out = tmp_path / "commented.docx"
    out.write_bytes(comment(path, notes, author="Prongsai"))

    after = read(out)
    assert (after.sections, after.origins, after.furniture) == (
        before.sections,
        before.origins,
        before.furniture,
    )
    shown = marked(out)
    assert len(shown) == len(problems) > 0
    firsts = ["".join((e.text or "").split("\n")[0].split()) for e in problems]
    for first, text in zip(firsts, map("".join, map(str.split, shown)), strict=True):
        # A list's number may be the program's; a quote may be cut inside a syllable.
        assert text.startswith(first) or (text and first.endswith(text))
