"""A year goes out and comes in unchanged; what was made to do harm is refused in words."""

from __future__ import annotations

import io
import json
import zipfile
from hashlib import sha256

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from prongsai.dossier import to_workbook
from prongsai.web.audit.queries import events_of
from prongsai.web.rights import Role
from prongsai.web.storage import queries as storage
from prongsai.web.storage.actions import keep
from prongsai.web.storage.models import FileRow
from prongsai.web.years import queries as years
from prongsai.web.years.models import YearRow
from tests.web.working import demo_dossier, demo_text, open_demo

YEAR = 2566
PICTURE = b"%PDF-1.4\n% a file of evidence\n%%EOF\n"


def with_evidence(dossier, *hashes):
    report = dossier.progress.reports[0]
    kinds = type(report).model_fields["evidence"].annotation.__args__[0]
    evidence = tuple(kinds(title="หลักฐาน", sha256=each) for each in hashes)
    reports = (report.model_copy(update={"evidence": evidence}), *dossier.progress.reports[1:])
    return {"progress": dossier.progress.model_copy(update={"reports": reports})}


def export(cast, place=None):
    place = place or cast.own
    got = cast.client(Role.AUDITOR, place).post(f"/authorities/{place}/years/{YEAR}/export/")
    return got, b"".join(got.streaming_content)


def bring(cast, data, name="year.zip", place=None, role=Role.OFFICER, **more):
    place = place or cast.neighbour
    file = SimpleUploadedFile(name, data)
    return cast.client(role, place).post(
        f"/authorities/{place}/years/import/", {"file": file, **more}
    )


def zipped(members, **facts):
    """A zip as the page of export makes it, of whatever members."""
    target = io.BytesIO()
    files = {name: sha256(data).hexdigest() for name, data in members.items()}
    manifest = {"schema": "prongsai/year/1", "files": files, "names": {}, **facts}
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in {**members, "manifest.json": json.dumps(manifest).encode()}.items():
            archive.writestr(name, data)
    return target.getvalue()


@pytest.fixture
def dossier():
    return demo_text("01-complete-2566.yaml").encode()


def said(got):
    return " ".join(str(each) for errors in got.context["form"].errors.values() for each in errors)


def test_a_year_goes_out_and_comes_into_another_authority_byte_for_byte(cast):
    first = keep(authority=cast.own, by="test", name="ภาพกิจกรรม.pdf", data=PICTURE)
    lost = "0" * 64
    open_demo(cast.own, **with_evidence(demo_dossier(), first.sha256, lost))

    got, data = export(cast)
    _, again = export(cast)
    brought = bring(cast, data, confirmed="on")
    _, back = export(cast, cast.neighbour)

    assert got["Content-Type"] == "application/zip"
    assert got["Content-Disposition"].startswith("attachment; ")
    assert data == again == back
    assert brought["Location"] == f"/authorities/{cast.neighbour}/years/{YEAR}/"
    ours, theirs = (YearRow.objects.get(authority_id=each) for each in (cast.own, cast.neighbour))
    assert ours.dossier == theirs.dossier
    file = storage.file(cast.neighbour, first.sha256)
    assert file is not None
    assert (file.name, storage.data_of(file)) == ("ภาพกิจกรรม.pdf", PICTURE)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.read("dossier.json").decode() == ours.dossier
        assert archive.read(f"attachments/{first.sha256}") == PICTURE
        assert json.loads(archive.read("manifest.json"))["missing"] == [lost]
    kinds = [each.kind for each in events_of(cast.own, most=9)]
    assert kinds.count("year.exported") == 2
    assert "year.imported" in [each.kind for each in events_of(cast.neighbour, most=9)]


@pytest.mark.parametrize("form", ["yaml", "json", "xlsx"])
def test_a_bare_dossier_comes_in_as_well(cast, form, dossier):
    data = dossier
    if form == "xlsx":
        data = to_workbook(demo_dossier())
    if form == "json":
        open_demo(cast.own)
        data = YearRow.objects.get().dossier.encode()

    bring(cast, data, f"ข้อมูล.{form}", confirmed="on")

    assert years.year(cast.neighbour, YEAR).dossier == demo_dossier()


def test_a_year_of_another_name_is_refused_unless_confirmed(cast, dossier):
    refused = bring(cast, dossier, "year.yaml")

    assert refused.status_code == 200
    assert "เป็นของ" in said(refused)
    assert YearRow.objects.count() == 0
    assert bring(cast, dossier, "year.yaml", confirmed="on").status_code == 302


def test_a_year_that_holds_something_is_never_written_over(cast, dossier):
    open_demo(cast.neighbour, plan=None, progress=None)
    before = YearRow.objects.get().dossier

    refused = bring(cast, dossier, "year.yaml", confirmed="on")

    assert "เปิดปี 2566 ไว้แล้ว" in said(refused)
    assert YearRow.objects.get().dossier == before


def test_a_year_that_was_only_opened_takes_what_is_brought(cast, dossier):
    cast.client(Role.OFFICER, cast.neighbour).post(
        f"/authorities/{cast.neighbour}/years/open/", {"fiscal_year": str(YEAR)}
    )

    bring(cast, dossier, "year.yaml", confirmed="on")

    assert years.year(cast.neighbour, YEAR).dossier == demo_dossier()


def test_who_may_not_open_a_year_may_not_bring_one(cast, dossier):
    for role in (Role.AUDITOR, Role.UNIT_HEAD, Role.CHIEF_EXECUTIVE):
        assert bring(cast, dossier, "y.yaml", role=role).status_code == 403
    open_demo(cast.own)
    for role in (Role.UNIT_HEAD,):
        assert (
            cast.client(role).post(f"/authorities/{cast.own}/years/{YEAR}/export/").status_code
            == 403
        )
    stranger = cast.client(Role.OFFICER, cast.neighbour)
    assert stranger.post(f"/authorities/{cast.own}/years/{YEAR}/export/").status_code == 404


def test_a_dossier_with_errors_is_refused_with_each_of_them(cast):
    refused = bring(cast, b"schema: prongsai/dossier/1\nfiscal_year: x\nagency: {}\n", "y.yaml")

    assert "มีข้อผิดพลาด" in said(refused)
    assert refused.content.decode().count("problem-error") == 2


def refused(cast, data, words, name="year.zip"):
    got = bring(cast, data, name, confirmed="on")
    assert got.status_code == 200
    assert words in said(got)
    assert YearRow.objects.count() == 0
    assert FileRow.objects.count() == 0


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "/etc/passwd", "C:/windows/x", "attachments\\..\\x", "a/../../x"]
)
def test_a_name_that_points_outside_is_refused(cast, dossier, name):
    refused(cast, zipped({"dossier.yaml": dossier, name: b"x"}), "ชี้ออกนอกโฟลเดอร์")


def test_a_link_in_place_of_a_file_is_refused(cast, dossier):
    target = io.BytesIO(zipped({"dossier.yaml": dossier}))
    with zipfile.ZipFile(target, "a") as archive:
        link = zipfile.ZipInfo(f"attachments/{'a' * 64}")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")

    refused(cast, target.getvalue(), "ลิงก์แทนแฟ้มจริง")


def test_a_name_that_stands_twice_is_refused(cast, dossier):
    target = io.BytesIO(zipped({"dossier.yaml": dossier}))
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(target, "a") as archive:
        archive.writestr("dossier.yaml", b"another")

    refused(cast, target.getvalue(), "ชื่อแฟ้มซ้ำกัน")


def test_a_hundred_thousand_members_are_refused_before_they_are_listed(cast):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for number in range(100_000):
            archive.writestr(f"{number}", b"")

    refused(cast, target.getvalue(), "มากเกิน")


def test_a_count_that_lies_about_a_long_list_is_refused(cast):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for number in range(30_000):
            archive.writestr(f"{number}", b"")
    data = bytearray(target.getvalue())
    end = data.rfind(b"PK\x05\x06")
    data[end + 8 : end + 12] = b"\x01\x00\x01\x00"

    refused(cast, bytes(data), "มากเกิน")


def test_a_bomb_is_refused(cast, dossier):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("dossier.yaml", b"\0" * 50_000_000)
        archive.writestr("manifest.json", b"{}")
    refused(cast, target.getvalue(), "แฟ้ม")

    lying = bytearray(zipped({"dossier.yaml": dossier, f"attachments/{'b' * 64}": b"1" * 900}))
    at = lying.rfind(b"PK\x01\x02")
    lying[at + 24 : at + 28] = (2**31).to_bytes(4, "little")  # the manifest, two gigabytes
    refused(cast, bytes(lying), "ใหญ่เกิน")


def test_an_encrypted_zip_is_refused(cast, dossier):
    data = bytearray(zipped({"dossier.yaml": dossier}))
    data[data.find(b"PK\x01\x02") + 8] |= 1

    refused(cast, bytes(data), "รหัสผ่าน")


def test_what_is_no_part_of_a_year_is_refused(cast, dossier):
    refused(cast, zipped({"dossier.yaml": dossier, "virus.exe": b"MZ"}), "ไม่ใช่ของปีนี้")
    refused(cast, zipped({"x.yaml": dossier}), "ไม่ใช่ของปีนี้")
    refused(cast, zipped({"dossier.yaml": dossier}, schema="other"), "manifest.json")
    refused(cast, zipped({"dossier.yaml": dossier}, files={}), "manifest.json")
    refused(cast, zipped({"dossier.yaml": dossier}, files=[1]), "manifest.json")
    refused(cast, b"PK\x03\x04 and nothing else", "เสียหาย")
    refused(cast, zipped({"dossier.yaml": dossier})[:-30], "เสียหาย")


def test_a_changed_file_is_refused_by_its_hash(cast, dossier):
    name = f"attachments/{'c' * 64}"
    refused(cast, zipped({"dossier.yaml": dossier, name: PICTURE}), "กล่าวถึง")
    evidence = with_evidence(demo_dossier(), "c" * 64)
    open_demo(cast.own, **evidence)
    text = YearRow.objects.get().dossier.encode()
    YearRow.objects.all().delete()
    refused(cast, zipped({"dossier.json": text, name: PICTURE}), "ค่าแฮช")
    wrong = zipped({"dossier.json": text}, files={"dossier.json": "d" * 64})
    refused(cast, wrong, "ค่าแฮช")


def test_a_picture_that_tells_where_it_was_taken_is_refused(cast):
    picture = b"\xff\xd8\xff\xe1\x00\x20Exif\x00\x00II*\x00 a place \xff\xd9"
    digest = sha256(picture).hexdigest()
    open_demo(cast.own, **with_evidence(demo_dossier(), digest))
    text = YearRow.objects.get().dossier.encode()
    YearRow.objects.all().delete()

    refused(cast, zipped({"dossier.json": text, f"attachments/{digest}": picture}), "ข้อมูลแฝง")


def test_an_attachment_of_a_kind_that_is_never_kept_is_refused(cast):
    page = b"<html><script>alert(1)</script></html>"
    digest = sha256(page).hexdigest()
    open_demo(cast.own, **with_evidence(demo_dossier(), digest))
    text = YearRow.objects.get().dossier.encode()
    YearRow.objects.all().delete()

    refused(cast, zipped({"dossier.json": text, f"attachments/{digest}": page}), "หน้าเว็บ")
