"""Does any Word file end in a reading or in one clear sentence, in bounded time and memory?"""

from __future__ import annotations

import io
import random
import time
import tracemalloc
import zipfile

import pytest
from tests.intake.word.files import (
    lists,
    lvl,
    numbered,
    p,
    parts_of,
    read,
    tbl,
    tc,
    texts,
    tr,
    write,
)
from tests.reporting.samples import document as sample
from tests.reporting.samples import memo_head, two_row_header

from prongsai.core.errors import FileUnusable, ProngsaiError
from prongsai.core.reading import Reading, passages
from prongsai.intake.word import read_docx
from prongsai.reporting import render_docx

SECONDS = 10  # of the processor, for one file
OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504)


def refused(path) -> FileUnusable:
    with pytest.raises(FileUnusable) as stopped:
        read_docx(path)
    error = stopped.value
    assert error.said.th
    assert error.said.en
    assert error.remedy.th
    assert error.remedy.en
    return error


@pytest.mark.parametrize(
    "data",
    [b"", b"   ", b"PK\x03\x04", b"%PDF-1.7", "ไม่ใช่แฟ้ม".encode(), b"PK\x05\x06" + bytes(18)],
    ids=["empty", "blank", "cut", "pdf", "text", "no-member"],
)
def test_what_is_no_word_file_is_refused(tmp_path, data):
    path = tmp_path / "x.docx"
    path.write_bytes(data)

    refused(path)


def test_a_missing_file_and_a_folder_are_refused(tmp_path):
    refused(tmp_path / "none.docx")
    refused(tmp_path)


@pytest.mark.parametrize(
    "data", [OLE + "WordDocument".encode("utf-16-le"), rb"{\rtf1\ansi x}"], ids=["doc", "rtf"]
)
def test_an_old_form_is_told_what_to_do(tmp_path, data):
    path = tmp_path / "old.doc"
    path.write_bytes(data)

    error = refused(path)

    assert ".docx" in error.remedy.en
    assert ".doc " in error.said.th


def test_a_file_with_a_password_is_told_what_to_do(tmp_path):
    path = tmp_path / "locked.docx"
    path.write_bytes(OLE + "EncryptedPackage".encode("utf-16-le"))

    error = refused(path)

    assert "password" in error.said.en
    assert "รหัสผ่าน" in error.remedy.th


def test_a_workbook_under_the_name_of_a_word_file_is_refused(tmp_path):
    parts = parts_of("")
    parts["word/document.xml"] = '<workbook xmlns="urn:x"/>'

    assert "no Word document" in refused(write(tmp_path / "x.docx", parts)).said.en


def test_a_zip_bomb_is_refused_without_being_unpacked(tmp_path):
    path = tmp_path / "bomb.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts_of("").items():
            if name != "word/document.xml":
                archive.writestr(name, content)
        with archive.open("word/document.xml", "w") as stream:
            for _ in range(400):
                stream.write(b" " * 1_000_000)
    tracemalloc.start()
    try:
        error = refused(path)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()

    assert "swells" in error.said.en
    assert most < 250_000_000


def test_a_part_that_swells_too_much_is_refused(tmp_path):
    body = p("ก") + "<w:p/>" * 1_200_000

    assert "swells" in refused(write(tmp_path / "x.docx", parts_of(body))).said.en


def test_a_file_of_too_many_parts_is_refused(tmp_path):
    many = {f"word/media/{at}": "" for at in range(10_001)}

    assert "too many parts" in refused(write(tmp_path / "x.docx", parts_of("") | many)).said.en


def test_a_bomb_among_the_pictures_is_never_unpacked(tmp_path):
    parts = parts_of(p("ก")) | {"word/media/image1.png": "0" * 20_000_000}

    assert texts(read_docx(write(tmp_path / "x.docx", parts))) == ["ก"]


@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY e "&a;&a;&a;&a;&a;&a;&a;&a;">]>',
        '<!DOCTYPE x [<!ENTITY % d SYSTEM "http://127.0.0.1:9/x.dtd"> %d; <!ENTITY e "x">]>',
        '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">',
    ],
    ids=["file", "laughs", "parameter", "network"],
)
def test_entities_are_refused(tmp_path, declared):
    use = "" if 'SYSTEM "http' in declared and "[" not in declared else "&e;"
    parts = parts_of(p(f"<w:r><w:t>{use}</w:t></w:r>"))
    parts["word/document.xml"] = declared + parts["word/document.xml"]

    refused(write(tmp_path / "x.docx", parts))


def test_deep_nesting_is_refused(tmp_path):
    deep = p("ก")
    for _ in range(60):
        deep = tbl(tr(tc(deep + p(""))))

    refused(write(tmp_path / "x.docx", parts_of(deep)))


def test_nesting_as_people_do_it_is_read(tmp_path):
    nested = p("ก")
    for _ in range(8):
        nested = tbl(tr(tc(nested + p(""))))

    assert texts(read(tmp_path, nested)) == ["ก"]


@pytest.mark.parametrize("span", ["999999999", "-5", "many", "1e400", "9" * 5000])
def test_numbers_beyond_all_bounds_end_in_bounded_time(tmp_path, span):
    table = tbl(tr(tc("ก", properties=f'<w:gridSpan w:val="{span}"/>'), "ข"), tr("ค", "ง"))
    made = lists(lvl(0, "upperRoman", "%1.", start=1).replace('"1"', f'"{span}"', 1))
    begun = time.process_time()

    try:
        reading = read(tmp_path, table + numbered("จ"), numbering=made)
    except FileUnusable:
        reading = None

    assert time.process_time() - begun < SECONDS
    assert reading is None or "ก" in texts(reading)


def test_a_style_that_is_its_own_ancestor_ends(tmp_path):
    circle = "".join(
        f'<w:style w:type="paragraph" w:styleId="{one}"><w:basedOn w:val="{other}"/></w:style>'
        for one, other in (("a", "b"), ("b", "a"))
    )

    reading = read(tmp_path, p("ก", properties='<w:pStyle w:val="a"/>'), styles=circle)

    assert texts(reading) == ["ก"]


def test_a_footnote_that_refers_to_itself_ends(tmp_path):
    again = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    notes = f'<w:footnote w:id="1">{p("หมายเหตุ", again)}</w:footnote>'

    assert texts(read(tmp_path, p("ก", again), footnotes=notes)) == ["ก", "หมายเหตุ"]


def test_macros_are_left_alone(tmp_path):
    parts = parts_of(p("ก")) | {"word/vbaProject.bin": "x"}

    assert texts(read_docx(write(tmp_path / "x.docm", parts))) == ["ก"]


def test_a_part_that_is_named_and_missing_is_damage(tmp_path):
    parts = parts_of(p("ก"), numbering=lists())
    del parts["word/numbering.xml"]

    assert "damaged" in refused(write(tmp_path / "x.docx", parts)).said.en


def test_an_empty_document_is_an_empty_reading(tmp_path):
    assert read(tmp_path, "").sections == ()
    assert read(tmp_path, tbl() + tbl(tr()) + p("")).furniture == ()


PIECES = (
    *(b"&", b"<", b">", b'"', b"\0", b"&#0;", b"&#xFFFF;", b"<!--", b"]]>", b"\xff", b"-1"),
    *(b"999999999999", b"<w:p>", b"</w:p>", b"<w:tbl>", b"</w:tc>", b"<w:tr/>", b"<w:r/>"),
    *(b'w:val="restart"', b"<w:vMerge/>", b"<w:txbxContent>", b"1e999", b"nan"),
)


def damaged(chance: random.Random, data: bytes) -> bytes:
    """The bytes after one to ten accidents."""
    found = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 4, 10))):
        at = chance.randrange(len(found) or 1)
        match chance.randrange(5):
            case 0:
                found[at : at + 1] = bytes([chance.randrange(256)])
            case 1 if found:
                found[at] ^= 1 << chance.randrange(8)
            case 2:
                del found[at : at + chance.choice((1, 5, 50, 500))]
            case 3:
                found[at:at] = chance.choice(PIECES)
            case _:
                del found[at if chance.random() < 0.3 else len(found) :]
    return bytes(found)


def swapped(chance: random.Random, data: bytes) -> bytes:
    """The XML with two of its stretches between tags changed about: well formed at times."""
    pieces = data.split(b"<")
    one, other = (chance.randrange(1, len(pieces)) for _ in range(2))
    pieces[one], pieces[other] = pieces[other], pieces[one]
    return b"<".join(pieces)


def damaged_inside(chance: random.Random, data: bytes) -> bytes:
    """The archive with one of its parts damaged or dropped."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(stream, "w") as made:
        names = source.namelist()
        hit = chance.choice(["word/document.xml", chance.choice(names)])
        change = chance.choice((damaged, swapped, None))
        for name in names:
            part = source.read(name)
            if name != hit:
                made.writestr(name, part)
            elif change is not None:
                made.writestr(name, change(chance, part))
    return stream.getvalue()


def whole_files(folder) -> list[bytes]:
    made = lists(lvl(0, "thaiNumbers", "%1.") + lvl(1, "decimal", "%1.%2"))
    box = f"<w:r><w:pict><w:txbxContent>{p('ใน')}</w:txbxContent></w:pict></w:r>"
    note = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    start, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    table = tbl(tr(tc("ก", properties=start), "ข"), tr(tc("", properties=on), tc("ค")))
    body = numbered("ก") + numbered("ข", level=1) + table + p("จ", box, note)
    notes = f'<w:footnote w:id="1">{p("หมายเหตุ")}</w:footnote>'
    parts = parts_of(body, numbering=made, footnotes=notes, header1=p("หัว"))
    foreign = write(folder / "foreign.docx", parts).read_bytes()
    return [foreign, render_docx(sample(memo_head(), two_row_header()))]


def outcome_of(path) -> str:
    try:
        reading = read_docx(path)
    except ProngsaiError as error:
        return "refused" if error.said.th and error.said.en and error.remedy.th else "wordless"
    assert isinstance(reading, Reading)
    list(passages(reading))
    return "read"


def test_no_accident_to_a_file_ends_in_a_traceback(tmp_path):
    path = tmp_path / "hurt.docx"
    outcomes: dict[str, int] = {}
    for at, data in enumerate(whole_files(tmp_path)):
        for seed in range(120):
            chance = random.Random(f"{at} {seed}")
            change = damaged_inside if chance.random() < 0.8 else damaged
            path.write_bytes(change(chance, data))
            begun = time.process_time()
            try:
                outcome = outcome_of(path)
            except Exception as error:
                error.add_note(f"seed {seed} of file {at}")
                raise
            assert time.process_time() - begun < SECONDS
            outcomes[outcome] = outcomes.get(outcome, 0) + 1

    assert outcomes.keys() == {"read", "refused"}
    assert min(outcomes.values()) > 20
