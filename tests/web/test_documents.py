"""Documents are built beside the pages, every version is kept, and none is made twice."""

from __future__ import annotations

import io
import json
import zipfile
from hashlib import sha256
from urllib.parse import unquote

import pytest
from django_tasks_db.models import DBTaskResult

from prongsai.web.audit.queries import events_of
from prongsai.web.documents import queries as documents
from prongsai.web.documents.models import VersionFileRow, VersionRow
from prongsai.web.jobs.models import JobRow
from prongsai.web.jobs.worker import take_up_again
from prongsai.web.rights import Role
from prongsai.web.years import queries as years
from prongsai.web.years.actions import change_year
from prongsai.web.years.models import YearRow
from tests.web.working import demo_dossier, open_demo, work_off

YEAR = 2566


def address(cast, rest=""):
    return f"/authorities/{cast.own}/years/{YEAR}/documents/{rest}"


def build(cast, *wanted, formats=("html", "xlsx"), **more):
    client = cast.client(Role.OFFICER)
    asked = {"documents": wanted, "formats": formats, **more}
    return client.post(address(cast, "build/"), asked)


@pytest.fixture
def year(cast):
    return open_demo(cast.own)


def retitle(cast, title):
    def change(dossier):
        plan = dossier.plan.model_copy(update={"title": title})
        return dossier.model_copy(update={"plan": plan})

    change_year(authority=cast.own, fiscal_year=YEAR, change=change, kind="test", by="test")


def test_a_document_is_built_beside_the_page_and_downloaded_as_it_was_made(cast, year):
    asked = build(cast, "plan:", formats=["pdf", "docx", "html", "xlsx"])
    waiting = cast.client(Role.AUDITOR).get(address(cast))
    done = work_off()
    page = cast.client(Role.AUDITOR).get(address(cast)).content.decode()

    assert asked.status_code == 302
    assert 'hx-trigger="every 2s"' in waiting.content.decode()
    assert done == 1
    assert "hx-trigger" not in page
    rows = {each.format: each for each in VersionFileRow.objects.all()}
    assert set(rows) == {"pdf", "docx", "html", "xlsx"}
    begins = {"pdf": b"%PDF-", "docx": b"PK\x03\x04", "xlsx": b"PK\x03\x04", "html": b"<!"}
    for form, row in rows.items():
        got = cast.client(Role.AUDITOR).get(address(cast, f"files/{row.pk}/"))
        data = b"".join(got.streaming_content)
        assert data.startswith(begins[form]), form
        assert sha256(data).hexdigest() == row.sha256
        assert got["Content-Disposition"].startswith("attachment; ")
        name = unquote(got["Content-Disposition"].partition("filename*=utf-8''")[2])
        assert name == f"แผนมาตรการ ปี 2566 ฉบับที่ 1.{form}"
        assert got["X-Content-Type-Options"] == "nosniff"


def test_the_same_content_twice_is_one_version_and_another_is_a_second_with_its_change(cast, year):
    build(cast, "plan:")
    work_off()
    build(cast, "plan:")
    work_off()
    once = VersionRow.objects.count(), VersionFileRow.objects.count()
    retitle(cast, "แผนที่แก้ชื่อแล้ว")
    stale = cast.client(Role.OFFICER).get(address(cast)).content.decode()
    build(cast, "plan:")
    work_off()

    assert once == (1, 2)
    assert "ข้อมูลเปลี่ยนหลังจัดทำ" in stale
    second = VersionRow.objects.get(number=2)
    assert VersionFileRow.objects.count() == 4
    assert any("แผนที่แก้ชื่อแล้ว" in each["now"] for each in second.changes)
    page = cast.client(Role.OFFICER).get(address(cast, f"versions/{second.pk}/")).content.decode()
    assert "แผนที่แก้ชื่อแล้ว" in page
    assert "ฉบับที่ 1" in page


def test_a_further_format_joins_the_version_that_is_there(cast, year):
    build(cast, "plan:", formats=["pdf"])
    work_off()
    build(cast, "plan:", formats=["xlsx"])
    work_off()

    assert VersionRow.objects.count() == 1
    assert {each.format for each in VersionFileRow.objects.all()} == {"pdf", "xlsx"}


def test_a_format_that_a_document_does_not_have_makes_no_empty_version(cast, year):
    build(cast, "memo-plan:", formats=["xlsx"])
    work_off()
    page = cast.client(Role.OFFICER).get(address(cast)).content.decode()

    assert VersionRow.objects.count() == 0
    assert "เอกสารนี้ไม่มีตาราง" in page


def test_a_job_done_twice_and_one_left_running_make_the_versions_once(cast, year):
    build(cast, "plan:")
    task = DBTaskResult.objects.get()
    task.claim("killed")
    task.task.call(**task.args_kwargs["kwargs"])
    JobRow.objects.update(state="running", finished_at=None)  # killed before it could say so

    taken_up = take_up_again()
    work_off()

    assert taken_up == 1
    assert JobRow.objects.get().state == "done"
    assert VersionRow.objects.count() == 1
    kinds = [each.kind for each in events_of(cast.own, most=50)]
    assert kinds.count("document.built") == 1


def test_a_job_whose_task_was_lost_is_put_in_the_queue_again(cast, year):
    build(cast, "plan:")
    DBTaskResult.objects.update(status="FAILED")  # stopped by a second signal

    taken_up = take_up_again()
    work_off()

    assert taken_up == 1
    assert take_up_again() == 0
    assert JobRow.objects.get().state == "done"


def test_the_same_request_twice_is_one_job(cast, year):
    build(cast, "plan:")
    build(cast, "plan:")

    assert JobRow.objects.count() == 1
    assert DBTaskResult.objects.count() == 1


def test_a_job_of_a_year_that_is_gone_says_so(cast, year):
    build(cast, "plan:")
    YearRow.objects.all().delete()

    work_off()

    job = JobRow.objects.get()
    assert job.state == "failed"
    assert job.said_th == "ไม่มีปีงบประมาณ 2566"


def test_errors_refuse_a_document_unless_it_is_wanted_all_the_same(cast):
    agency = demo_dossier().agency.model_copy(update={"district": "อำเภอที่ไม่มีจริง"})
    open_demo(cast.own, agency=agency)

    build(cast, "plan:", formats=["pdf"])
    work_off()
    refused = cast.client(Role.OFFICER).get(address(cast)).content.decode()
    none = VersionRow.objects.count()
    build(cast, "plan:", formats=["pdf"], allow="on")
    work_off()

    assert none == 0
    assert "จัดทำแล้ว 0 จาก 1 ฉบับ" in refused
    assert "problem-error" in refused
    version = VersionRow.objects.get()
    assert version.errors > 0
    page = cast.client(Role.OFFICER).get(address(cast, f"versions/{version.pk}/")).content.decode()
    assert "problem-error" in page


def test_a_file_that_lies_nowhere_here_is_told_by_its_name_alone(cast):
    settings = demo_dossier().settings.model_copy(update={"garuda": "ครุฑ.png"})
    open_demo(cast.own, settings=settings)

    before = cast.client(Role.OFFICER).get(address(cast))
    build(cast, "plan:")
    work_off()
    after = cast.client(Role.OFFICER).get(address(cast)).content.decode()

    assert before.status_code == 200
    assert "ครุฑ.png" in after
    assert "/tmp" not in after
    assert "prongsai-" not in JobRow.objects.get().result["failed"][0]["said"]["th"]


def test_what_people_wrote_is_shown_as_text_and_never_run(cast, year):
    build(cast, "plan:", formats=["html"])
    work_off()
    retitle(cast, "<script>alert(1)</script>")
    build(cast, "plan:", formats=["html"])
    work_off()
    row = VersionRow.objects.get(number=2)
    page = cast.client(Role.OFFICER).get(address(cast, f"versions/{row.pk}/")).content.decode()
    file = VersionFileRow.objects.get(version=row)
    got = cast.client(Role.OFFICER).get(address(cast, f"files/{file.pk}/"))

    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert(1)" not in page
    assert b"<script>alert(1)" not in b"".join(got.streaming_content)
    assert got["Content-Security-Policy"].startswith("sandbox")


def test_the_pack_is_one_zip_that_agrees_with_its_manifest(cast, year):
    client = cast.client(Role.OFFICER)
    asked = {"pack-formats": ["pdf"], "pack-period": ""}

    client.post(address(cast, "pack/"), asked)
    work_off()
    client.post(address(cast, "pack/"), asked)
    work_off()

    row = VersionFileRow.objects.get()
    got = client.get(address(cast, f"files/{row.pk}/"))
    with zipfile.ZipFile(io.BytesIO(b"".join(got.streaming_content))) as archive:
        manifest = json.loads(archive.read("manifest.json"))
        hashes = {
            each["file"]: sha256(archive.read(each["file"])).hexdigest()
            for each in manifest["documents"]
        }
    assert hashes == {each["file"]: each["sha256"] for each in manifest["documents"]}
    assert "plan.pdf" in hashes
    assert got["Content-Type"] == "application/zip"


def test_a_memo_on_the_year_brings_its_report_though_only_quarters_are_reported(cast):
    dossier = demo_dossier()
    quarters = tuple(each for each in dossier.progress.reports if each.period.code[-2:] == "Q1")
    progress = dossier.progress.model_copy(update={"period": None, "reports": quarters})
    (memo,) = [each for each in dossier.memos if each.about == "progress"]
    assert memo.period.code == "2566"
    open_demo(cast.own, progress=progress)

    build(cast, "progress:2566", formats=["pdf"])
    work_off()

    row = VersionRow.objects.get()
    assert (row.kind, row.period) == ("progress", "2566")


def test_another_authority_has_none_of_it(cast, year):
    build(cast, "plan:")
    work_off()
    version, file = VersionRow.objects.get().pk, VersionFileRow.objects.all()[0].pk
    open_demo(cast.neighbour)
    stranger = cast.client(Role.OFFICER, cast.neighbour)
    theirs = f"/authorities/{cast.neighbour}/years/{YEAR}/documents/"

    for rest in ("", f"versions/{version}/", f"files/{file}/", "jobs/"):
        assert stranger.get(address(cast, rest)).status_code == 404
    for rest in (f"versions/{version}/", f"files/{file}/"):
        assert stranger.get(theirs + rest).status_code == 404


def test_who_may_not_build_may_look(cast, year):
    signer = cast.client(Role.CHIEF_EXECUTIVE)

    assert signer.get(address(cast)).status_code == 200
    assert signer.post(address(cast, "build/"), {"documents": "plan:"}).status_code == 403
    assert signer.post(address(cast, "pack/")).status_code == 403


def test_what_cannot_be_made_is_told_and_refused(cast):
    open_demo(cast.own, plan=None, progress=None, memos=(), announcement=None)

    page = cast.client(Role.OFFICER).get(address(cast)).content.decode()
    build(cast, "plan:")

    assert "ยังไม่มีแผนมาตรการ" in page
    assert JobRow.objects.count() == 0


def test_the_page_asks_no_more_of_the_database_for_more_versions(
    cast, year, django_assert_max_num_queries
):
    client = cast.client(Role.OFFICER)
    build(cast, "plan:")
    work_off()
    with django_assert_max_num_queries(15) as few:
        client.get(address(cast))
        count = len(few)
    for number in range(3):
        retitle(cast, f"แผนที่ {number}")
        build(cast, "plan:", "memo-plan:", formats=["html", "xlsx"])
        work_off()

    with django_assert_max_num_queries(count):
        client.get(address(cast))


def test_the_state_of_the_documents_is_told_to_the_board(cast, year):
    build(cast, "plan:", "analysis:")
    building = documents.document_state(years.year(cast.own, YEAR))
    work_off()
    retitle(cast, "แผนใหม่")
    after = documents.document_state(years.year(cast.own, YEAR))

    assert (building.made, building.is_building) == (0, True)
    assert (after.made, after.outdated, after.is_building) == (2, 2, False)
    assert after.can_be_made > 2
