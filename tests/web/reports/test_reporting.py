"""A head reports on a telephone, the officer returns it, and the dossier has what was submitted."""

from __future__ import annotations

from decimal import Decimal

from django.core.files.uploadedfile import SimpleUploadedFile

from prongsai.dossier import QuantityPart
from prongsai.tracking import Status
from prongsai.web.audit import queries as audit
from prongsai.web.reports.models import ReportRow
from prongsai.web.rights import Role
from tests.web.reports.conftest import measure, sent_by

REPORT = {
    "status": "in-progress",
    "done": "ติดแผนภาพสี่จุด\n\nเปิดทะเบียนเล่มเดียว",
    "outputs-0-what": "การตรวจนับ",
    "outputs-0-amount": "๑,๒๕๐.๕",
    "outputs-0-unit": "ครั้ง",
    "outcome": "ไม่มีของหาย",
    "obstacles": "คนน้อย",
    "links-0-title": "ข่าวของหน่วยงาน",
    "links-0-address": "https://www.example.go.th/news/1",
}
PDF = b"%PDF-1.4\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n"


def sent_with(office):
    return sent_by(office.page())


def kinds(office):
    return [each.kind for each in audit.events_of(office.cast.own, most=100)][::-1]


def test_a_submitted_report_stands_in_the_dossier_as_it_was_typed(office):
    file = SimpleUploadedFile("บันทึก.pdf", PDF)

    answer = office.send(**REPORT, documents=file)

    assert answer.status_code == 302
    [report] = office.reports
    assert (report.measure, report.period.code, report.status) == (
        "m1",
        "2568-Q1",
        Status.IN_PROGRESS,
    )
    assert report.done == ("ติดแผนภาพสี่จุด", "เปิดทะเบียนเล่มเดียว")
    assert report.outputs == (QuantityPart(what="การตรวจนับ", amount=Decimal("1250.5"), unit="ครั้ง"),)
    assert (report.outcome, report.obstacles, report.reason) == ("ไม่มีของหาย", "คนน้อย", None)
    assert report.reported_by == f"unit-head {office.cast.own}"
    assert report.reported_on.isoformat() == "2025-01-10"
    kept, link = report.evidence
    assert (kept.title, kept.sha256 is not None) == ("บันทึก", True)
    assert kept.address == f"attachments/{kept.sha256[:8]}-บันทึก.pdf"
    assert (link.title, link.address) == ("ข่าวของหน่วยงาน", "https://www.example.go.th/news/1")


def test_each_step_has_its_event_and_the_chain_is_whole(office):
    office.send(does="draft", done="เริ่มแล้ว")
    office.send(**REPORT)
    office.give_back()
    office.send()
    office.lock()
    office.reopen()

    told = kinds(office)
    assert told[-6:] == [
        "report.saved",
        "report.submitted",
        "report.returned",
        "report.submitted",
        "period.locked",
        "period.reopened",
    ]
    assert audit.verify(office.cast.own) is None


def test_a_draft_is_kept_as_typed_and_is_no_report_yet(office):
    answer = office.send(does="draft", done="ครึ่งทาง", **{"outputs-1-amount": "ยังไม่ทราบ"})

    assert answer.status_code == 302
    assert office.reports == ()
    page = office.page().content.decode()
    assert "ครึ่งทาง" in page
    assert 'value="ยังไม่ทราบ"' in page


def test_what_is_amiss_is_said_beside_its_field_and_nothing_is_lost(office):
    bad = {
        **REPORT,
        "status": "",
        "outputs-0-amount": "หลาย",
        "links-0-address": "javascript:alert(1)",
    }

    answer = office.send(**bad, documents=SimpleUploadedFile("a.pdf", PDF))
    page = office.head.get(answer["Location"])

    assert answer["Location"].endswith("/m1/?check=1")
    forms = page.context["forms"]
    assert forms.main.errors["status"] == ["เลือกสถานะการดำเนินการ"]
    assert "amount" in forms.outputs.forms[0].errors
    link = next(each for each in forms.evidence if "address" in each.fields)
    assert "address" in link.errors
    assert [each.kept["title"] for each in forms.evidence] == ["a", "ข่าวของหน่วยงาน"]
    assert office.reports == ()
    text = page.content.decode()
    assert 'aria-invalid="true"' in text
    assert 'href="javascript:' not in text


def test_a_cancellation_without_a_reason_is_refused_by_trackings_rule(office):
    answer = office.send(status="cancelled")
    page = office.head.get(answer["Location"])

    assert "ระบุเหตุผลของการยกเลิก" in str(page.context["forms"].main.errors["reason"])
    office.send(reason="ย้ายไปทำปีหน้า")
    assert [each.reason for each in office.reports] == ["ย้ายไปทำปีหน้า"]


def test_not_started_after_it_had_begun_is_refused(office):
    office.send(status="in-progress")

    answer = office.send(period="2568-Q2", status="not-started")

    assert "check=1" in answer["Location"]
    assert "status" in office.head.get(answer["Location"]).context["forms"].main.errors
    assert len(office.reports) == 1


def test_a_returned_report_leaves_the_dossier_and_comes_again(office):
    office.send(**REPORT)

    assert office.give_back("ระบุ <b>จำนวน</b> ครั้ง").status_code == 302

    assert office.reports == ()
    waiting = office.head.get(office.root)
    assert waiting.context["waiting"][0].reason == "ระบุ <b>จำนวน</b> ครั้ง"
    assert "ระบุ &lt;b&gt;จำนวน&lt;/b&gt; ครั้ง" in waiting.content.decode()
    page = office.page()
    assert "ระบุ &lt;b&gt;จำนวน" in page.content.decode()
    assert page.context["forms"].outputs.forms[0]["amount"].value() == "1250.5"
    office.send(**{"outputs-0-amount": "13"})
    [report] = office.reports
    assert report.outputs[0].amount == Decimal(13)
    assert report.done == ("ติดแผนภาพสี่จุด", "เปิดทะเบียนเล่มเดียว")


def test_a_report_is_not_returned_without_a_reason(office):
    office.send(**REPORT)

    answer = office.give_back("  ")

    assert answer.status_code == 200
    assert "reason" in answer.context["return_form"].errors
    assert len(office.reports) == 1


def test_a_report_that_came_with_the_dossier_can_be_returned(office):
    office.send(**REPORT)
    ReportRow.objects.all().delete()  # as after taking a dossier in

    office.give_back()

    assert office.reports == ()
    assert office.page().context["forms"].main["outcome"].value() == "ไม่มีของหาย"


def test_another_units_measure_can_be_read_but_not_reported_on(office):
    page = office.page("m2")
    answer = office.send("m2", **REPORT)

    assert page.status_code == 200
    assert "<textarea" not in page.content.decode()
    assert answer.status_code == 403
    assert office.reports == ()


def test_the_officer_reports_on_any_measure(office):
    for key in ("m1", "m2", "m4"):
        assert office.send(key, **REPORT, by=office.officer).status_code == 302

    assert [each.measure for each in office.reports] == ["m1", "m2", "m4"]


def test_a_measure_of_two_units_is_each_ones(office):
    assert office.send("m3", "2568-H1", status="done", done="ทำแล้ว").status_code == 302
    assert [each.measure for each in office.reports] == ["m3"]


def test_who_only_reads_sees_the_report_and_no_form(office):
    office.send(**REPORT)

    for role in (Role.AUDITOR, Role.CHIEF_CLERK, Role.CHIEF_EXECUTIVE):
        client = office.cast.client(role)
        page = client.get(office.address("of"))
        assert page.status_code == 200
        assert "<textarea" not in page.content.decode()
        assert client.post(office.address("write"), {}).status_code == 403
        assert client.post(office.address("return"), {"reason": "ก"}).status_code == 403
        assert client.post(f"{office.root}periods/2568-Q1/lock/").status_code == 403


def test_a_draft_is_read_by_its_owners_and_the_officer_alone(office):
    office.send(does="draft", done="ยังไม่แน่ใจ")

    for role in (Role.AUDITOR, Role.CHIEF_CLERK, Role.CHIEF_EXECUTIVE):
        page = office.page(by=office.cast.client(role)).content.decode()
        assert "ยังไม่แน่ใจ" not in page
        assert "ยังไม่ได้ส่งรายงาน" in page
    assert "ยังไม่แน่ใจ" in office.page(by=office.officer).content.decode()


def test_what_was_reported_before_stands_beside_the_form(office):
    office.send(**REPORT)

    page = office.page(period="2568-Q2").content.decode()

    assert "ติดแผนภาพสี่จุด" in page
    assert "ไตรมาสที่ 1 (ตุลาคม – ธันวาคม 2567)" in page
    assert "ติดแผนภาพสี่จุด" not in office.page("m3", "2568-H1").content.decode()


def test_another_authoritys_reports_are_not_there(office):
    for role in (Role.OFFICER, Role.UNIT_HEAD):
        stranger = office.cast.client(role, office.cast.neighbour)
        for address in (
            office.root,
            office.address("of"),
            f"{office.root}periods/2568-Q1/",
        ):
            assert stranger.get(address).status_code == 404
        for address in (
            office.address("write"),
            office.address("return"),
            f"{office.root}periods/2568-Q1/lock/",
            f"{office.root}periods/2568-Q1/reopen/",
        ):
            assert stranger.post(address, {"reason": "ก"}).status_code == 404


def test_no_such_measure_or_period_is_not_found(office):
    for key, period in (("m9", "2568-Q1"), ("m1", "2567-Q1"), ("m1", "2568-Q5"), ("m1", "x")):
        assert office.head.get(office.address("of", key, period)).status_code == 404


def test_what_two_people_write_at_once_is_not_lost(office):
    old = sent_with(office)
    office.send(does="draft", done="ของคนแรก")

    late = office.head.post(office.address("write"), {**old, "done": "ของคนหลัง", "draft": "1"})

    assert late.status_code == 409
    assert "ของคนหลัง" in late.content.decode()
    assert office.page().context["place"].body["done"] == "ของคนแรก"
    again = office.head.post(
        office.address("write"),
        {**old, "done": "ของคนหลัง", "draft": "1", "base": late.context["place"].base},
    )
    assert again.status_code == 302
    assert office.page().context["place"].body["done"] == "ของคนหลัง"


def test_a_report_is_submitted_once_however_often_the_button_is_pressed(office):
    data = {**sent_with(office), **REPORT, "submit": "1"}

    first = office.head.post(office.address("write"), data)
    second = office.head.post(office.address("write"), data)

    assert (first.status_code, second.status_code) == (302, 409)
    assert len(office.reports) == 1


def test_a_piece_of_evidence_gets_another_title_or_goes(office):
    office.send(does="draft", documents=SimpleUploadedFile("a.pdf", PDF), **REPORT)

    office.send(does="draft", **{"evidence-0-title": "รายงานการประชุม", "evidence-1-remove": "on"})

    [kept] = office.page().context["place"].body["evidence"]
    assert kept["title"] == "รายงานการประชุม"
    assert len(kept["sha256"]) == 64


def test_evidence_of_somebody_else_cannot_be_named_into_a_report(office):
    page_data = {
        **sent_with(office),
        "evidence-TOTAL_FORMS": "1",
        "evidence-0-key": "a" * 64,
        "evidence-0-title": "ของคนอื่น",
        "draft": "1",
    }

    office.head.post(office.address("write"), page_data)

    assert office.page().context["place"].body["evidence"] == []


def test_a_refused_file_is_named_and_the_rest_is_kept(office):
    bad = SimpleUploadedFile("x.pdf", b"<html><script>alert(1)</script>")

    answer = office.send(**REPORT, documents=[bad, SimpleUploadedFile("a.pdf", PDF)])
    page = office.head.get(answer["Location"]).content.decode()

    assert office.reports == ()
    assert "x.pdf: " in page
    titles = [each["title"] for each in office.page().context["place"].body["evidence"]]
    assert titles == ["a", "ข่าวของหน่วยงาน"]


def test_a_measure_with_any_key_can_be_reported_on(cast, office):
    key = "ข้อ 1/2 ก?#&%"
    office.replan(measure(key, "finance"))

    listed = office.head.get(office.root)
    link = next(p for p in listed.content.decode().split('"') if "/of/" in p)
    assert office.head.get(link.replace("&amp;", "&")).status_code == 200
    assert office.send(key, **REPORT).status_code == 302
    assert [each.measure for each in office.reports] == [key]
