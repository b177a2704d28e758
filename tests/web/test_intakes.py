"""A document is read beside its pictures, and only what is ticked goes into the year."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from prongsai.dossier import to_workbook
from prongsai.reporting import compose, gather, render_docx, render_pdf
from prongsai.web.audit.queries import events_of
from prongsai.web.intakes.models import IntakeRow
from prongsai.web.jobs.models import JobRow
from prongsai.web.rights import Role
from prongsai.web.years import queries as years
from prongsai.web.years.models import YearRow
from tests.web.working import demo_dossier, work_off

DEMO = "02-half-year-2565.yaml"  # scores of 2564, measures of 2565
YEAR = 2565


def address(cast, rest="", year=YEAR):
    return f"/authorities/{cast.own}/years/{year}/intake/{rest}"


@pytest.fixture(scope="module")
def made():
    year, _ = gather(demo_dossier(DEMO), Path("/nonexistent"))
    return {
        "analysis.pdf": render_pdf(compose("analysis", year)),
        "plan.pdf": render_pdf(compose("plan", year)),
        "progress.docx": render_docx(compose("progress", year)),
    }


@pytest.fixture
def opened(cast):
    open_year(cast, YEAR)


def open_year(cast, year):
    client = cast.client(Role.OFFICER)
    client.post(f"/authorities/{cast.own}/years/open/", {"fiscal_year": str(year)})


def bring(cast, name, data, year=YEAR, **more):
    file = SimpleUploadedFile(name, data)
    got = cast.client(Role.OFFICER).post(address(cast, year=year), {"file": file, **more})
    work_off()
    return got


def confirm_page(cast, year=YEAR):
    key = IntakeRow.objects.latest("pk").pk
    return cast.client(Role.OFFICER).get(address(cast, f"{key}/", year))


def ticked(page, **changes):
    """The form as the page shows it, as a browser would send it."""
    form = page.context["form"]
    sent = {}
    for name in form.fields:
        value = form[name].value()
        if value not in (None, False, ""):
            sent[name] = "on" if value is True else str(value)
    return {**sent, **changes}


def take(cast, sent, year=YEAR):
    key = IntakeRow.objects.latest("pk").pk
    return cast.client(Role.OFFICER).post(address(cast, f"{key}/", year), sent)


def scores_in(dossier, year):
    part = next(each for each in dossier.assessments if each.fiscal_year.be == year)
    return {each.indicator: each.score for each in part.indicators}


def test_scores_of_a_pdf_are_compared_with_its_pages_and_taken_over(cast, opened, made):
    bring(cast, "รายงานปีก่อน.pdf", made["analysis.pdf"])
    before = years.year(cast.own, YEAR).dossier
    page = confirm_page(cast)
    pictures = [each.page for each in page.context["form"].groups if each.has_picture]
    key = IntakeRow.objects.get().pk
    picture = cast.client(Role.OFFICER).get(address(cast, f"{key}/pages/{pictures[0]}/"))
    saved = take(cast, ticked(page))

    assert before.assessments == ()
    assert f"pages/{pictures[0]}/" in page.content.decode()
    assert picture["Content-Type"] == "image/png"
    assert picture.content.startswith(b"\x89PNG\r\n\x1a\n")
    assert saved.status_code == 302
    ours = demo_dossier(DEMO)
    after = years.year(cast.own, YEAR).dossier
    read_year = ours.assessments[-1].fiscal_year.be
    given = {each.score for each in ours.assessments[-1].indicators}
    assert set(scores_in(after, read_year).values()) == given
    assert events_of(cast.own, most=1)[0].kind == "intake.taken"
    assert IntakeRow.objects.get().taken_at is not None


def test_what_is_not_ticked_is_left_and_what_is_corrected_is_taken_as_typed(cast, opened, made):
    bring(cast, "a.pdf", made["analysis.pdf"])
    page = confirm_page(cast)
    sent = ticked(page)
    keys = [each.key for each in page.context["read"].scores if each.key != "overall"]
    left, corrected = keys[:2]
    del sent[f"take_{left}"]
    sent[f"score_{corrected}"] = "๑๒.๓๔"

    take(cast, sent)

    found = scores_in(years.year(cast.own, YEAR).dossier, page.context["read"].assessed)
    assert left not in found
    assert found[corrected] == Decimal("12.34")


def test_measures_go_into_this_years_plan_once(cast, opened, made):
    bring(cast, "plan.pdf", made["plan.pdf"])
    page = confirm_page(cast)

    take(cast, ticked(page, into=str(YEAR)))
    take(cast, ticked(confirm_page(cast), into=str(YEAR)))

    plan = years.year(cast.own, YEAR).dossier.plan
    assert plan is not None
    titles = [each.title for each in demo_dossier(DEMO).plan.measures]
    assert [each.title for each in plan.measures] == titles
    units = {each.key for each in years.year(cast.own, YEAR).dossier.units}
    assert {owner for each in plan.measures for owner in each.owners} <= units


def test_last_years_measures_and_reports_go_into_last_years_data(cast, made):
    open_year(cast, YEAR + 1)
    bring(cast, "ผลปีก่อน.docx", made["progress.docx"], YEAR + 1)
    page = confirm_page(cast, YEAR + 1)
    first = {f"measure_{at}": "" for at in range(1, len(page.context["read"].measures))}
    sent = {**ticked(page), **first}

    taken = take(cast, sent, YEAR + 1)

    assert taken.status_code == 302
    assert years.year(cast.own, YEAR + 1).dossier.plan is None
    last = years.year(cast.own, YEAR).dossier
    assert last.plan is not None
    assert last.progress is not None
    assert len(last.plan.measures) == 1
    assert {each.measure for each in last.progress.reports} == {last.plan.measures[0].key}
    assert "ข้อความในเอกสาร" in page.content.decode()


def test_numbers_of_a_picture_must_be_ticked_one_by_one(cast, opened, made, tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(made["analysis.pdf"])
    bring(cast, "a.pdf", made["analysis.pdf"])
    page = next(each for each in confirm_page(cast).context["form"].groups if each.scores).page
    bring(cast, "สแกน.png", _dense(path, page), said_year=str(YEAR))

    shown = confirm_page(cast)

    read = shown.context["read"]
    assert any(each.printed.is_scan for each in read.scores)
    assert not any(name.startswith("take_") for name in ticked(shown))
    assert "อ่านจากภาพ" in shown.content.decode()


def _dense(path, page):
    """The page as a scanner gives it; the picture to look at is too coarse to be read."""
    import io

    import pypdfium2

    with pypdfium2.PdfDocument(path) as document:
        picture = document[page - 1].render(scale=300 / 72).to_pil()
    target = io.BytesIO()
    picture.save(target, "PNG", dpi=(300, 300))
    return target.getvalue()


def test_a_table_of_scores_gives_the_row_of_the_authority(cast, opened):
    heading = "agency,fiscal_year," + ",".join(f"i{n}" for n in range(1, 11)) + ",overall\n"
    ours = "องค์การบริหารส่วนตำบลต้นแบบ,2564," + ",".join(["80.5"] * 10) + ",80.50\n"
    other = "เทศบาลตำบลข้างเคียง,2564," + ",".join(["10"] * 10) + ",10\n"

    bring(cast, "scores.csv", (heading + other + ours).encode())
    take(cast, ticked(confirm_page(cast)))

    found = years.year(cast.own, YEAR).dossier
    assert set(scores_in(found, 2564).values()) == {Decimal("80.5")}
    published = found.assessments[0].published
    assert published is not None
    assert published.overall == Decimal("80.50")


def test_a_workbook_of_a_dossier_is_read_as_one(cast, opened):
    bring(cast, "book.xlsx", to_workbook(demo_dossier(DEMO)))
    page = confirm_page(cast)

    titles = [each.part.title for each in page.context["read"].measures]
    assert titles == [each.title for each in demo_dossier(DEMO).plan.measures]


def test_a_form_filled_in_before_somebody_elses_change_is_refused(cast, opened, made):
    bring(cast, "a.pdf", made["analysis.pdf"])
    sent = ticked(confirm_page(cast))
    other = cast.client(Role.OFFICER)
    scores = f"/authorities/{cast.own}/years/{YEAR}/scores/"
    base = other.get(scores).context["base"]
    other.post(scores, {"budget-use": "50", "base": base})

    late = take(cast, sent)

    assert late.status_code == 409
    assert IntakeRow.objects.get().taken_at is None


def test_what_cannot_be_read_says_why_and_what_to_do(cast, opened):
    bring(cast, "ว่าง.txt", "ไม่มีอะไรในนี้เลย".encode())
    page = cast.client(Role.OFFICER).get(address(cast)).content.decode()

    assert JobRow.objects.get().state == "failed"
    assert "ไม่พบปีงบประมาณในเอกสารนี้" in page
    assert "/tmp" not in page
    assert confirm_page(cast).status_code == 404


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.html", b"<html><script>alert(1)</script></html>"),
        ("a.csv", b"<html><script>alert(1)</script></html>"),
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
        ("a.pdf", b"MZ\x90\x00 a program"),
        ("a.txt", b"a\0b"),
        ("a.pdf", b""),
    ],
)
def test_what_is_never_kept_is_refused(cast, opened, name, data):
    got = bring(cast, name, data)

    assert got.status_code == 200
    assert got.context["form"].errors["file"]
    assert IntakeRow.objects.count() == 0


def test_reading_twice_gives_the_same_once(cast, opened, made):
    bring(cast, "a.pdf", made["analysis.pdf"])
    first = IntakeRow.objects.values().get()
    JobRow.objects.update(state="running", finished_at=None)
    from prongsai.web.jobs.worker import take_up_again

    take_up_again()
    work_off()

    assert JobRow.objects.get().state == "done"
    assert IntakeRow.objects.values().get() == first


def test_another_authority_and_other_roles_see_none_of_it(cast, opened, made):
    bring(cast, "a.pdf", made["analysis.pdf"])
    key = IntakeRow.objects.get().pk
    stranger = cast.client(Role.OFFICER, cast.neighbour)

    for rest in ("", f"{key}/", f"{key}/pages/1/"):
        assert stranger.get(address(cast, rest)).status_code == 404
        assert cast.client(Role.CHIEF_EXECUTIVE).get(address(cast, rest)).status_code == 403
    YearRow.objects.filter(authority_id=cast.own).update(authority_id=cast.neighbour)
    theirs = f"/authorities/{cast.neighbour}/years/{YEAR}/intake/{key}/"
    assert stranger.get(theirs).status_code == 404


def test_the_list_asks_no_more_of_the_database_for_more_documents(
    cast, opened, django_assert_max_num_queries
):
    client = cast.client(Role.OFFICER)
    client.get(address(cast))
    with django_assert_max_num_queries(20) as few:
        client.get(address(cast))
        count = len(few)
    for number in range(4):
        bring(cast, f"{number}.txt", f"ไม่มีอะไร {number}".encode())

    with django_assert_max_num_queries(count):
        client.get(address(cast))
