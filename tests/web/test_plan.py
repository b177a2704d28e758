"""Do the measures of a year stand in its dossier as they were typed, ordered and chosen?"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest

from prongsai.core.dates import FiscalYear, Period, PeriodKind
from prongsai.dossier import (
    ColumnPart,
    MeasurePart,
    PrintedRowPart,
    PrintedTablePart,
    ProgressPart,
    QuantityPart,
    ReadingPart,
    ReportPart,
)
from prongsai.tracking import Status
from prongsai.web.audit import queries as audit
from prongsai.web.plan.queries import plan_state
from prongsai.web.rights import Role
from prongsai.web.years import queries as years
from tests.web.plans import measure, scored, typed, year_with


def measures(cast, year=2568):
    plan = years.year(cast.own, year).dossier.plan
    return plan.measures if plan else ()


def titles(cast):
    return [each.title for each in measures(cast)]


def numbered(cast):
    return [(each.number, each.key) for each in measures(cast)]


def kinds(cast):
    return [each.kind for each in reversed(audit.events_of(cast.own, most=100))]


def test_a_measure_is_stored_as_it_was_typed(cast):
    address = year_with(cast)
    client = cast.client(Role.OFFICER)

    page = client.get(f"{address}add/")
    saved = client.post(
        f"{address}add/",
        typed(
            page,
            title="ประกาศแผนจัดซื้อจัดจ้างทุกไตรมาส",
            group="ด้านงบประมาณ",
            indicators=["budget-use"],
            oit_items="o10, O11",
            steps="รวบรวมแผน\r\n\r\nลงเว็บไซต์\r\n",
            owners=["finance"],
            starts="๑ ต.ค. ๖๗",
            ends="30 กันยายน 2568",
            reporting="quarter",
            follow_up="รายงานที่ประชุม",
            expected_outcome="ประชาชนเห็นแผน",
            **{
                "targets-0-what": "แผนที่ลงเว็บไซต์",
                "targets-0-amount": "๔",
                "targets-0-unit": "ครั้ง",
            },
        ),
    )

    assert saved.status_code == 302
    (stored,) = measures(cast)
    assert stored == MeasurePart(
        key="m1",
        number="1",
        title="ประกาศแผนจัดซื้อจัดจ้างทุกไตรมาส",
        group="ด้านงบประมาณ",
        indicators=("budget-use",),
        oit_items=("O10", "O11"),
        steps=("รวบรวมแผน", "ลงเว็บไซต์"),
        owners=("finance",),
        starts=date(2024, 10, 1),
        ends=date(2025, 9, 30),
        reporting=PeriodKind.QUARTER,
        follow_up="รายงานที่ประชุม",
        targets=(QuantityPart(what="แผนที่ลงเว็บไซต์", amount=Decimal(4), unit="ครั้ง"),),
        expected_outcome="ประชาชนเห็นแผน",
    )
    assert kinds(cast)[-1] == "plan.measure-added"


def test_what_is_not_touched_stays_exactly_as_it_was(cast):
    before = measure(
        "๑.๑",
        " ทบทวน ",
        key="a/b ค",
        indicators=("การใช้งบประมาณ",),
        steps=("ข้อแรก\nสองบรรทัด", ""),
        targets=(QuantityPart(what="การทบทวน", amount=Decimal("2.50"), unit="ครั้ง"),),
        library="some-slug",
        ends=date(2025, 9, 30),
    )
    address = year_with(cast, before)
    client = cast.client(Role.OFFICER)
    handle = client.get(address).context["lines"][0].handle

    page = client.get(f"{address}measures/{handle}/edit/")
    client.post(f"{address}measures/{handle}/edit/", typed(page, follow_up="ใหม่"))

    assert measures(cast) == (before.model_copy(update={"follow_up": "ใหม่"}),)


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("title", "", "errorlist"),
        ("starts", "31 กุมภาพันธ์ 2568", "28 วัน"),
        ("ends", "พรุ่งนี้", "ไม่ใช่วันที่"),
        ("oit_items", "O999", "O999"),
        ("owners", ["nobody"], "errorlist"),
        ("title", "ก\x01", "errorlist"),
        ("targets-0-amount", "หลายครั้ง", "ไม่ใช่จำนวน"),
    ],
)
def test_what_cannot_be_is_said_at_its_field_and_nothing_is_stored(cast, field, value, said):
    address = year_with(cast, "เดิม")
    client = cast.client(Role.OFFICER)
    page = client.get(f"{address}measures/k1/edit/")
    sent = typed(page, **{"targets-0-what": "การประชุม", field: value})

    answer = client.post(f"{address}measures/k1/edit/", sent)

    assert answer.status_code == 200
    assert said in answer.content.decode()
    assert f'id="id_{field}_error"' in answer.content.decode()
    assert titles(cast) == ["เดิม"]


def test_an_older_page_overwrites_nothing_and_loses_nothing_typed(cast):
    address = year_with(cast, "เดิม")
    client = cast.client(Role.OFFICER)
    first = client.get(f"{address}measures/k1/edit/")
    client.post(f"{address}measures/k1/edit/", typed(first, title="ของคนแรก"))

    late = client.post(f"{address}measures/k1/edit/", typed(first, title="ของคนหลัง"))

    assert late.status_code == 409
    assert titles(cast) == ["ของคนแรก"]
    shown = late.content.decode()
    assert "ของคนแรก" in shown
    assert "ของคนหลัง" in shown
    again = client.post(f"{address}measures/k1/edit/", typed(late))
    assert again.status_code == 302
    assert titles(cast) == ["ของคนหลัง"]


def test_a_wrong_field_does_not_make_an_older_page_newer(cast):
    address = year_with(cast, "เดิม")
    client = cast.client(Role.OFFICER)
    first = client.get(f"{address}measures/k1/edit/")
    client.post(f"{address}measures/k1/edit/", typed(first, title="ของคนแรก"))

    wrong = client.post(f"{address}measures/k1/edit/", typed(first, title="ของคนหลัง", ends="x"))
    late = client.post(f"{address}measures/k1/edit/", typed(wrong, ends=""))

    assert late.status_code == 409
    assert titles(cast) == ["ของคนแรก"]


def test_buttons_move_a_measure_and_plain_numbers_follow_the_place(cast):
    address = year_with(cast, "หนึ่ง", "สอง", "สาม")
    client = cast.client(Role.OFFICER)

    client.post(f"{address}order/", {"up": "k3"})
    assert numbered(cast) == [("1", "k1"), ("2", "k3"), ("3", "k2")]
    client.post(f"{address}order/", {"down": "k1"})
    assert numbered(cast) == [("1", "k3"), ("2", "k1"), ("3", "k2")]
    told = len(kinds(cast))
    client.post(f"{address}order/", {"up": "k3"})
    client.post(f"{address}order/", {"down": "k2"})

    assert numbered(cast) == [("1", "k3"), ("2", "k1"), ("3", "k2")]
    assert len(kinds(cast)) == told


def test_an_offices_own_numbers_stay_with_their_measures(cast):
    address = year_with(cast, measure("1.1", "หนึ่ง", key="a"), measure("2.1", "สอง", key="b"))

    cast.client(Role.OFFICER).post(f"{address}order/", {"up": "b"})

    assert numbered(cast) == [("2.1", "b"), ("1.1", "a")]


def test_thai_numbers_stay_thai(cast):
    address = year_with(cast, measure("๑", "หนึ่ง", key="a"), measure("๒", "สอง", key="b"))

    cast.client(Role.OFFICER).post(f"{address}order/", {"up": "b"})

    assert numbered(cast) == [("๑", "b"), ("๒", "a")]


def test_a_dragged_order_is_stored_and_an_older_one_is_not(cast):
    address = year_with(cast, "หนึ่ง", "สอง", "สาม")
    client = cast.client(Role.OFFICER)
    base = client.get(address).context["base"]

    stored = client.post(f"{address}order/", {"order": "k3 k1 k2", "base": base})
    late = client.post(f"{address}order/", {"order": "k2 k1 k3", "base": base})

    assert (stored.status_code, late.status_code) == (302, 409)
    assert [each.key for each in measures(cast)] == ["k3", "k1", "k2"]


@pytest.mark.parametrize("order", ["", "k1", "k1 k2 k2", "k1 k2 k3"])
def test_an_order_of_other_measures_is_not_found(cast, order):
    address = year_with(cast, "หนึ่ง", "สอง")
    client = cast.client(Role.OFFICER)
    base = client.get(address).context["base"]

    answer = client.post(f"{address}order/", {"order": order, "base": base})

    assert answer.status_code == 404
    assert [each.key for each in measures(cast)] == ["k1", "k2"]


def test_a_measure_is_removed_after_a_question(cast):
    address = year_with(cast, "หนึ่ง", "สอง")
    client = cast.client(Role.OFFICER)

    asked = client.get(f"{address}measures/k1/remove/")
    assert titles(cast) == ["หนึ่ง", "สอง"]
    base = asked.context["measure"].base
    client.post(f"{address}measures/k1/remove/", {"base": base})

    assert numbered(cast) == [("1", "k2")]
    assert kinds(cast)[-1] == "plan.measure-removed"
    assert client.get(f"{address}measures/k1/").status_code == 404


def test_without_its_last_measure_a_year_has_no_plan(cast):
    address = year_with(cast, "หนึ่ง")
    client = cast.client(Role.OFFICER)
    base = client.get(f"{address}measures/k1/remove/").context["measure"].base

    client.post(f"{address}measures/k1/remove/", {"base": base})

    assert years.year(cast.own, 2568).dossier.plan is None
    assert years.years_of(cast.own)[0].measure_count == 0


def test_a_measure_with_a_report_is_not_removed(cast):
    report = ReportPart(
        measure="k1",
        period=Period(fiscal_year=FiscalYear(2568), kind=PeriodKind.YEAR),
        status=Status.DONE,
    )
    address = year_with(cast, "หนึ่ง", progress=ProgressPart(reports=(report,)))
    client = cast.client(Role.OFFICER)
    base = client.get(f"{address}measures/k1/remove/").context["measure"].base

    refused = client.post(f"{address}measures/k1/remove/", {"base": base})

    assert refused.status_code == 409
    assert "ยกเลิก" in refused.content.decode()
    assert titles(cast) == ["หนึ่ง"]


def test_a_changed_plan_is_no_longer_the_table_that_was_read(cast):
    table = PrintedTablePart(
        columns=(ColumnPart(title="มาตรการ"),), rows=(PrintedRowPart(cells=("หนึ่ง",), measure="k1"),)
    )
    notes = (ReadingPart(value="plan.measures[0].title"), ReadingPart(value="agency.name"))
    address = year_with(cast, "หนึ่ง", printed=table, readings=notes)
    client = cast.client(Role.OFFICER)
    page = client.get(f"{address}measures/k1/edit/")

    client.post(f"{address}measures/k1/edit/", typed(page, title="สอง"))

    after = years.year(cast.own, 2568).dossier
    assert after.plan is not None
    assert (after.plan.as_printed, after.readings) == (None, notes[1:])


def test_findings_stand_at_their_fields(cast):
    address = year_with(
        cast,
        measure("1", "ประชุมชี้แจง", owners=()),
        measure("2", "อบรมการเงิน", starts=date(2025, 9, 30), ends=date(2025, 1, 1)),
    )
    client = cast.client(Role.OFFICER)

    listed = client.get(address)
    first = client.get(f"{address}measures/k1/edit/").content.decode()
    second = client.get(f"{address}measures/k2/edit/").content.decode()

    assert [bool(each.count) for each in listed.context["lines"]] == [True, True]
    assert re.search(r'id="id_owners_findings">.*ไม่มีผู้รับผิดชอบ', first, re.DOTALL)
    assert re.search(r'id="id_ends_findings">.*สิ้นสุดก่อนวันเริ่มต้น', second, re.DOTALL)
    assert re.search(r'<input[^>]*aria-describedby="[^"]*id_ends_findings"', second)


def test_the_state_of_a_plan_counts_what_lacks(cast):
    year_with(
        cast, measure("1", "ประชุมชี้แจง", owners=()), measure("2", "อบรม", ends=date(2025, 9, 30))
    )

    state = plan_state(years.year(cast.own, 2568))

    assert state.measure_count == 2
    assert sum(state.counts.values()) >= 1
    assert [each.th for each in state.lacks[:2]] == [
        "1 มาตรการยังไม่มีผู้รับผิดชอบ",
        "1 มาตรการยังไม่มีวันสิ้นสุดหรือกำหนดเสร็จ",
    ]


def test_suggestions_have_reasons_and_come_in_with_units_days_and_numbers(cast):
    address = year_with(cast, "หนึ่ง", assessments=(scored(2567),))
    client = cast.client(Role.OFFICER)
    page = client.get(f"{address}suggestions/")
    proposed = page.context["suggested"]
    chosen = [each.measure.slug for each in proposed[:2]]

    client.post(f"{address}suggestions/", {"chosen": chosen})
    client.post(f"{address}suggestions/", {"chosen": chosen})

    assert "61.50" in proposed[0].why.th
    assert "budget-use" in proposed[0].measure.indicators
    added = measures(cast)[1:]
    assert [each.library for each in added] == chosen
    assert [each.number for each in added] == ["2", "3"]
    year = FiscalYear(2568)
    for each in added:
        assert each.owners
        assert set(each.owners) <= {"clerk", "finance"}
        assert year.start <= each.starts <= each.ends <= year.end
    assert not {
        each.measure.slug for each in client.get(f"{address}suggestions/").context["suggested"]
    } & set(chosen)


def test_without_scores_suggestions_say_what_to_do(cast):
    address = year_with(cast)

    page = cast.client(Role.OFFICER).get(f"{address}suggestions/")

    assert page.status_code == 200
    assert "scores/" in page.content.decode()


def test_last_years_measures_come_over_with_what_became_of_them(cast):
    end = Period(fiscal_year=FiscalYear(2567), kind=PeriodKind.YEAR)
    reports = (
        ReportPart(measure="k1", period=end, status=Status.DONE, outcome="ครบถ้วน"),
        ReportPart(measure="k2", period=end, status=Status.IN_PROGRESS, obstacles="ขาดคน"),
    )
    last = measure("2", "ทำต่อ", starts=date(2023, 10, 1), ends=date(2024, 9, 30))
    year_with(
        cast, "เสร็จแล้ว", last, "ไม่เคยรายงาน", year=2567, progress=ProgressPart(reports=reports)
    )
    address = year_with(cast, "หนึ่ง", measure("2", "ไม่เคย รายงาน"))
    client = cast.client(Role.OFFICER)

    page = client.get(f"{address}carry-over/")
    client.post(f"{address}carry-over/", {"chosen": ["k1", "k2", "k3"]})
    client.post(f"{address}carry-over/", {"chosen": ["k2"]})

    lines = page.context["lines"]
    assert [each.status for each in lines] == [Status.DONE, Status.IN_PROGRESS, None]
    assert [each.is_unfinished for each in lines] == [False, True, True]
    assert (lines[0].outcome, lines[1].obstacles) == ("ครบถ้วน", "ขาดคน")
    assert titles(cast)[2:4] == ["เสร็จแล้ว", "ทำต่อ"]
    carried = measures(cast)[3]
    assert (carried.starts, carried.ends) == (date(2024, 10, 1), date(2025, 9, 30))
    assert carried.owners == ("finance",)
    assert len({each.key for each in measures(cast)}) == len(measures(cast))


def test_without_a_last_year_carrying_over_says_so(cast):
    address = year_with(cast)

    page = cast.client(Role.OFFICER).get(f"{address}carry-over/")

    assert "2567" in page.content.decode()
    assert page.context["lines"] is None


@pytest.mark.parametrize("role", [Role.UNIT_HEAD, Role.CHIEF_CLERK, Role.AUDITOR])
def test_who_only_reads_sees_every_measure_and_changes_none(cast, role):
    address = year_with(cast, "หนึ่ง", "สอง")
    client = cast.client(role)

    listed = client.get(address).content.decode()
    one = client.get(f"{address}measures/k2/").content.decode()

    assert "หนึ่ง" in listed
    assert "<button" not in listed.partition("<main")[2]
    assert "สอง" in one
    assert client.post(f"{address}order/", {"up": "k2"}).status_code == 403
    for page in ("add/", "suggestions/", "carry-over/", "measures/k1/edit/", "workbook/"):
        assert client.get(f"{address}{page}").status_code == 403
    assert titles(cast) == ["หนึ่ง", "สอง"]


def test_markup_in_a_measure_is_text(cast):
    address = year_with(
        cast, measure("1", "<script>x</script>", group="<b>ก", follow_up='"><img src=x>')
    )
    client = cast.client(Role.OFFICER)

    for page in (address, f"{address}measures/k1/", f"{address}measures/k1/edit/"):
        shown = client.get(page).content.decode()
        assert "<script>x" not in shown
        assert "<b>ก" not in shown
        assert "<img src=x" not in shown


def test_a_page_of_many_measures_asks_the_database_as_often_as_one_of_few(
    cast, django_assert_max_num_queries
):
    few = year_with(cast, "หนึ่ง")
    many = year_with(cast, *(f"มาตรการที่ {at}" for at in range(1, 61)), year=2569)
    client = cast.client(Role.OFFICER)

    for address in (few, many):
        for page in ("", "measures/k1/edit/", "suggestions/", "carry-over/"):
            with django_assert_max_num_queries(8):
                client.get(f"{address}{page}")


def test_every_change_of_a_plan_is_one_event_that_names_who(cast):
    year_with(cast, "ปีก่อน", year=2567)
    address = year_with(cast, "หนึ่ง", "สอง", assessments=(scored(2567),))
    client = cast.client(Role.OFFICER)
    before = len(audit.events_of(cast.own, most=100))
    proposed = client.get(f"{address}suggestions/").context["suggested"]

    client.post(f"{address}add/", typed(client.get(f"{address}add/"), title="สาม"))
    page = client.get(f"{address}measures/k1/edit/")
    client.post(f"{address}measures/k1/edit/", typed(page, title="ใหม่"))
    client.post(f"{address}order/", {"up": "k2"})
    base = client.get(address).context["base"]
    client.post(f"{address}order/", {"order": "k1 k2 m1", "base": base})
    base = client.get(f"{address}measures/k2/remove/").context["measure"].base
    client.post(f"{address}measures/k2/remove/", {"base": base})
    client.post(f"{address}suggestions/", {"chosen": [proposed[0].measure.slug]})
    client.post(f"{address}carry-over/", {"chosen": ["k1"]})

    events = audit.events_of(cast.own, most=100)[::-1][before:]
    assert [each.kind for each in events] == [
        "plan.measure-added",
        "plan.measure-changed",
        "plan.measure-moved",
        "plan.measures-ordered",
        "plan.measure-removed",
        "plan.suggestions-added",
        "plan.measures-carried-over",
    ]
    assert {each.by for each in events} == {cast.access(Role.OFFICER).person}
    assert {each.target for each in events} == {"2568"}


@pytest.mark.parametrize("page", ["suggestions/", "carry-over/"])
def test_nothing_chosen_adds_nothing_and_says_so(cast, page):
    year_with(cast, "ปีก่อน", year=2567)
    address = year_with(cast, "หนึ่ง", assessments=(scored(2567),))
    client = cast.client(Role.OFFICER)

    answer = client.post(f"{address}{page}", {}, follow=True)

    assert answer.redirect_chain == [(f"{address}{page}", 302)]
    assert "เลือกอย่างน้อยหนึ่งมาตรการ" in answer.content.decode()
    assert titles(cast) == ["หนึ่ง"]


def test_the_plan_is_one_click_from_the_board(cast):
    address = year_with(cast, "หนึ่ง")

    board = cast.client(Role.OFFICER).get(address.removesuffix("plan/")).content.decode()

    assert f'href="{address}"' in board
