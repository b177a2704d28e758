"""Are the addresses of links kept, and given to the evidence whose words lead there?"""

from __future__ import annotations

from dataclasses import replace

import typst
from tests.intake.recognising.papers import line, reading, table
from tests.intake.word.files import p, parts_of, r, write

from prongsai.core.reading import Link
from prongsai.intake import read, recognise

ADDRESS = "https://example.go.th/pictures/1"
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId9" TargetMode="External" Target="{target}" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"/>'
    "</Relationships>"
)
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    f'<w:r><w:instrText> HYPERLINK "{ADDRESS}" \\o "x" </w:instrText></w:r>'
    f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r("ภาพถ่าย")}'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


def linked(folder, body, target=ADDRESS):
    parts = parts_of(body)
    parts["word/_rels/document.xml.rels"] = RELATIONS.format(target=target)
    return read(write(folder / "linked.docx", parts)).links


def test_a_link_of_a_word_file_is_kept_with_its_words(tmp_path):
    body = p("ดู ", f'<w:hyperlink r:id="rId9">{r("ภาพ")}{r("กิจกรรม")}</w:hyperlink>')

    assert linked(tmp_path, body) == (Link(text="ภาพกิจกรรม", address=ADDRESS),)


def test_a_link_that_is_a_field_is_kept(tmp_path):
    assert linked(tmp_path, p(FIELD)) == (Link(text="ภาพถ่าย", address=ADDRESS),)


def test_an_address_that_is_printed_or_leads_nowhere_outside_is_no_link(tmp_path):
    shown = p(f'<w:hyperlink r:id="rId9">{r("example.go.th/pictures/1")}</w:hyperlink>')
    script = p(f'<w:hyperlink r:id="rId9">{r("กด")}</w:hyperlink>')

    assert linked(tmp_path, shown) == ()
    assert linked(tmp_path, script, target="javascript:alert(1)") == ()
    assert linked(tmp_path, script, target="file:///etc/hosts") == ()


def test_a_link_of_a_web_page_is_kept(tmp_path):
    page = tmp_path / "page.html"
    page.write_text(f'<p>ดู <a href="{ADDRESS}">ภาพ<b>ถ่าย</b></a> <a href="#ข">ข</a></p>', "utf-8")

    assert read(page).links == (Link(text="ภาพถ่าย", address=ADDRESS),)


def test_a_link_of_a_pdf_is_kept_and_goes_on_over_lines(tmp_path):
    many = "ภาพถ่ายกิจกรรม " * 12
    markup = f'#set page(width: 300pt)\nดู #link("{ADDRESS}")[ภาพถ่าย] #link("{ADDRESS}2")[{many}]'
    pdf = tmp_path / "page.pdf"
    pdf.write_bytes(typst.compile(markup.encode(), font_paths=[]))

    one, other = read(pdf).links

    assert one == Link(text="ภาพถ่าย", address=ADDRESS)
    assert other.address == f"{ADDRESS}2"
    assert other.text.replace(" ", "") == many.replace(" ", "")


def test_the_evidence_of_those_words_gets_the_address_and_no_other_address_is_lost():
    found = replace(
        reading(
            line("องค์การบริหารส่วนตำบลบึงตรวจสอบ รายงานผลตามมาตรการ ประจำปีงบประมาณ พ.ศ. ๒๕๖๘"),
            table(
                ("มาตรการ", "ผลการดำเนินการ", "หลักฐาน"),
                ("๑. เปิดช่องทางถามตอบ", "เปิดแล้ว", "- ภาพถ่ายวันเปิด\n- คำสั่ง"),
            ),
        ),
        links=(
            Link(text="ภาพถ่ายวันเปิด", address=ADDRESS),
            Link(text="หน้าแรก", address="https://example.go.th"),
        ),
    )

    dossier = recognise(found).dossier

    assert dossier.progress is not None
    (report,) = dossier.progress.reports
    assert [(each.title, each.address) for each in report.evidence] == [
        ("ภาพถ่ายวันเปิด", ADDRESS),
        ("คำสั่ง", None),
    ]
    assert [each.text for each in dossier.unplaced] == ["หน้าแรก https://example.go.th"]
