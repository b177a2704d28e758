"""Does the plan go out to Excel and in again, with nothing stored that was not confirmed?"""

from __future__ import annotations

import io
import re
import zipfile

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from prongsai.core.dates import FiscalYear, Period, PeriodKind
from prongsai.dossier import ProgressPart, ReportPart, to_workbook
from prongsai.tracking import Status
from prongsai.web.rights import Role
from prongsai.web.storage.actions import keep
from prongsai.web.years import queries as years
from tests.web.plans import measure, year_with

SHEET = "มาตรการ"
HOSTILE = ("=1+1", "@SUM(1)", "+1", "-1", '=HYPERLINK("http://x","y")', "\t=1+1", "|cmd")


def titles(cast):
    plan = years.year(cast.own, 2568).dossier.plan
    return [each.title for each in plan.measures] if plan else []


def book_of(client, address):
    answer = client.get(f"{address}workbook/")
    assert answer.status_code == 200
    return answer.content


def edited(data, change):
    """The workbook after somebody worked in its sheet of measures."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    change(book[SHEET])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def column(sheet, heading):
    return next(cell.column for cell in sheet[1] if cell.value == heading)


def upload(client, address, data, name="แผน.xlsx"):
    given = SimpleUploadedFile(name, data)
    return client.post(f"{address}workbook/upload/", {"workbook": given})


def test_no_cell_of_the_workbook_is_a_formula(cast):
    measures = [
        measure(text, text, key=f"k{at}", steps=(text,), follow_up=text)
        for at, text in enumerate(HOSTILE)
    ]
    address = year_with(cast, *measures)

    data = book_of(cast.client(Role.OFFICER), address)

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheets = [archive.read(name) for name in archive.namelist() if "/worksheets/" in name]
    assert not [each for each in sheets if re.search(rb"<f[ >]", each)]
    sheet = openpyxl.load_workbook(io.BytesIO(data))[SHEET]
    at = column(sheet, "มาตรการ")
    cells = [sheet.cell(row, at) for row in range(3, 3 + len(HOSTILE))]
    texts = [str(cell.value) for cell in cells]
    assert [text.strip('"').replace("\\t", "\t") for text in texts] == list(HOSTILE)
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(cell.quotePrefix for cell in cells if str(cell.value)[0] in "=@+-")


def test_the_same_workbook_changes_nothing(cast):
    address = year_with(cast, *HOSTILE)
    client = cast.client(Role.OFFICER)

    sent = upload(client, address, book_of(client, address))
    page = client.get(sent["Location"])

    assert page.context["is_idle"]
    assert "<form" not in page.content.decode().partition("<h1>")[2]
    assert titles(cast) == list(HOSTILE)


def test_differences_are_shown_and_stored_only_when_confirmed(cast):
    address = year_with(cast, "หนึ่ง", "สอง", "สาม")
    client = cast.client(Role.OFFICER)

    def change(sheet):
        at = column(sheet, "มาตรการ")
        sheet.cell(3, at).value = "หนึ่งใหม่"
        sheet.delete_rows(4)

    sent = upload(client, address, edited(book_of(client, address), change))
    preview = client.get(sent["Location"])
    assert titles(cast) == ["หนึ่ง", "สอง", "สาม"]
    shown = [(each.kind, each.title) for each in preview.context["preview"].changes]
    client.post(sent["Location"], {"base": preview.context["base"]})

    assert shown == [("changed", "หนึ่งใหม่"), ("removed", "สอง")]
    ((field,),) = [
        each.fields for each in preview.context["preview"].changes if each.kind == "changed"
    ]
    assert (field.before, field.after) == ("หนึ่ง", "หนึ่งใหม่")
    assert titles(cast) == ["หนึ่งใหม่", "สาม"]


def test_a_plan_that_changed_since_the_preview_is_not_overwritten(cast):
    address = year_with(cast, "หนึ่ง", "สอง")
    client = cast.client(Role.OFFICER)

    def change(sheet):
        sheet.cell(3, column(sheet, "มาตรการ")).value = "จากสมุดงาน"

    sent = upload(client, address, edited(book_of(client, address), change))
    base = client.get(sent["Location"]).context["base"]
    client.post(f"{address}order/", {"up": "k2"})

    late = client.post(sent["Location"], {"base": base})

    assert late.status_code == 409
    assert titles(cast) == ["สอง", "หนึ่ง"]


def test_only_the_plan_of_a_workbook_comes_in(cast):
    address = year_with(cast, "หนึ่ง")
    client = cast.client(Role.OFFICER)
    dossier = years.year(cast.own, 2568).dossier
    assert dossier.plan is not None
    other = dossier.model_copy(
        update={
            "agency": dossier.agency.model_copy(update={"name": "เทศบาลอื่น"}),
            "plan": dossier.plan.model_copy(update={"title": "ชื่อแผน"}),
        }
    )

    sent = upload(client, address, to_workbook(other))
    preview = client.get(sent["Location"])
    client.post(sent["Location"], {"base": preview.context["base"]})

    after = years.year(cast.own, 2568).dossier
    assert preview.context["preview"].has_other_differences
    assert after == dossier.model_copy(update={"plan": other.plan})


def test_a_formula_or_an_unknown_unit_blocks_the_workbook(cast):
    address = year_with(cast, "หนึ่ง", "สอง")
    client = cast.client(Role.OFFICER)
    data = book_of(client, address)

    def formula(sheet):
        sheet.cell(3, column(sheet, "มาตรการ")).value = "=1+1"

    def unit(sheet):
        sheet.cell(3, column(sheet, "ผู้รับผิดชอบ")).value = "nobody"

    for change in (formula, unit):
        sent = upload(client, address, edited(data, change))
        page = client.get(sent["Location"])
        refused = client.post(sent["Location"], {"base": page.context["base"]})
        assert page.context["preview"].is_blocked
        assert refused.status_code == 409
    assert titles(cast) == ["หนึ่ง", "สอง"]


def test_a_measure_with_a_report_is_not_lost_through_a_workbook(cast):
    end = Period(fiscal_year=FiscalYear(2568), kind=PeriodKind.YEAR)
    report = ReportPart(measure="k1", period=end, status=Status.DONE)
    address = year_with(cast, "หนึ่ง", "สอง", progress=ProgressPart(reports=(report,)))
    client = cast.client(Role.OFFICER)

    def change(sheet):
        sheet.delete_rows(3)

    sent = upload(client, address, edited(book_of(client, address), change))
    page = client.get(sent["Location"])
    refused = client.post(sent["Location"], {"base": page.context["base"]})

    assert refused.status_code == 409
    assert titles(cast) == ["หนึ่ง", "สอง"]


@pytest.mark.parametrize("data", [b"PK\x03\x04 no archive", b"%PDF-1.7", b"", b"<html>"])
def test_what_is_no_workbook_is_refused_in_a_sentence(cast, data):
    address = year_with(cast, "หนึ่ง")
    client = cast.client(Role.OFFICER)

    answer = upload(client, address, data)
    if answer.status_code == 302 and "/workbook/" in answer["Location"]:
        answer = client.get(answer["Location"])

    assert answer.status_code in (302, 409)
    assert "/tmp" not in answer.content.decode()
    assert titles(cast) == ["หนึ่ง"]


def test_a_workbook_of_another_year_is_refused(cast):
    address = year_with(cast, "หนึ่ง")
    dossier = years.year(cast.own, 2568).dossier
    client = cast.client(Role.OFFICER)
    other = dossier.model_copy(update={"fiscal_year": FiscalYear(2567)})

    sent = upload(client, address, to_workbook(other))

    assert client.get(sent["Location"]).status_code == 409


def test_a_neighbours_file_is_not_found(cast):
    address = year_with(cast, "หนึ่ง")
    client = cast.client(Role.OFFICER)
    data = book_of(client, address)
    kept = keep(authority=cast.neighbour, by="x", name="x.xlsx", data=data)

    assert client.get(f"{address}workbook/{kept.sha256}/").status_code == 404
    assert client.post(f"{address}workbook/{kept.sha256}/", {"base": ""}).status_code == 404
