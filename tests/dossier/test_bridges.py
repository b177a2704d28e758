"""Do lower rooms get what the dossier says, with names in place of keys?"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from tests import oracle
from tests.conftest import ROOT
from tests.running import scored

from prongsai.core.agencies import AgencyKind
from prongsai.core.dates import FiscalYear, PeriodKind
from prongsai.core.errors import FileUnusable
from prongsai.core.scores import Computed, Entered, NotScored, Published
from prongsai.dossier import (
    Dossier,
    agency_of,
    from_workbook,
    indicator_of,
    load,
    measure_part_of,
    person_of,
    plan_of,
    progress_of,
    scorecards_of,
    to_workbook,
    unit_of,
)
from prongsai.editions import load as load_edition
from prongsai.planning import Quantity

NAMES_2565 = [each.name_th for each in load_edition(2565).indicators]
CASE_000 = ["100", "100", "100", "99.44", "99.44", "99.15", "90.65", "93.37", "100", "87.50"]


def dossier_of(**parts) -> Dossier:
    return Dossier.model_validate(
        {
            "schema": "prongsai/dossier/1",
            "fiscal_year": "2566",
            "agency": {"name": "องค์การบริหารส่วนตำบลตัวอย่าง", "district": "สาธิต"},
            "units": [{"key": "clerk", "name": "สำนักปลัด"}],
            "people": [{"key": "chief", "name": "นายสมมติ ตัวอย่าง", "position": "นายก"}],
            **parts,
        }
    )


def assessment(scores=tuple(CASE_000), year="2565", **keys):
    pairs = zip(NAMES_2565, scores, strict=False)
    indicators = [{"indicator": name, "score": score} for name, score in pairs]
    return {"fiscal_year": year, "indicators": indicators, **keys}


def test_the_kind_of_an_authority_comes_from_its_name():
    agency = agency_of(dossier_of())

    assert agency.kind is AgencyKind.SUBDISTRICT_ORGANISATION
    assert (agency.district, agency.province) == ("สาธิต", None)


def test_people_and_units_are_found_by_their_keys():
    dossier = dossier_of()

    assert person_of(dossier, "chief").position == "นายก"
    assert unit_of(dossier, "clerk").name == "สำนักปลัด"
    with pytest.raises(KeyError):
        person_of(dossier, "x")
    with pytest.raises(KeyError):
        unit_of(dossier, "x")


def test_without_a_plan_or_progress_there_is_none():
    assert plan_of(dossier_of()) is None
    assert progress_of(dossier_of()) is None


def test_a_measure_names_its_units_and_slugs_and_rests_on_the_year_before():
    plan = plan_of(
        dossier_of(
            plan={
                "measures": [
                    {
                        "key": "m1",
                        "number": "1.1",
                        "title": "อบรม",
                        "indicators": ["การใช้งบประมาณ", "use-of-power", "ไม่รู้จัก"],
                        "owners": ["clerk", "ไม่รู้จัก"],
                        "starts": "1 ต.ค. 65",
                        "ends": "30 กันยายน 2566",
                        "reporting": "quarter",
                        "targets": [{"what": "การอบรม", "amount": "2", "unit": "ครั้ง"}],
                        "library": "x",
                    }
                ]
            }
        )
    )

    assert plan is not None
    assert (plan.fiscal_year, plan.rests_on) == (FiscalYear(2566), FiscalYear(2565))
    (measure,) = plan.measures
    assert measure.indicators == ("budget-use", "use-of-power", "ไม่รู้จัก")
    assert measure.owners == ("สำนักปลัด", "ไม่รู้จัก")
    assert (measure.starts, measure.ends) == (date(2022, 10, 1), date(2023, 9, 30))
    assert measure.reporting is PeriodKind.QUARTER
    assert measure.targets == (Quantity(what="การอบรม", amount=Decimal(2), unit="ครั้ง"),)
    assert (measure.number, measure.library_slug) == ("1.1", "x")


def test_a_plan_may_rest_on_a_year_of_its_own():
    plan = plan_of(dossier_of(plan={"rests_on": "2564", "measures": []}))

    assert plan is not None
    assert plan.rests_on == FiscalYear(2564)


def test_reports_come_in_order_of_their_periods():
    codes = ["2566", "2566-Q3", "2566-H1", "2566-Q1", "2566-Q2"]
    reports = [{"measure": "m", "period": code, "status": "done"} for code in codes]

    progress = progress_of(dossier_of(progress={"reports": reports}))

    assert progress is not None
    assert [report.period.code for report in progress.reports] == [
        "2566-Q1",
        "2566-H1",
        "2566-Q2",
        "2566-Q3",
        "2566",
    ]


def test_a_report_keeps_everything_it_says():
    report = {
        "measure": "m",
        "period": "2566-Q1",
        "status": "cancelled",
        "reason": "ยุบเลิก",
        "done": ["ก"],
        "outputs": [{"what": "ก", "unit": "ครั้ง"}],
        "outcome": "ข",
        "obstacles": "ค",
        "evidence": [{"title": "ง", "address": "จ", "on": "2023-01-05", "sha256": "0" * 64}],
        "reported_by": "ฉ",
        "reported_on": "2023-01-06",
    }

    progress = progress_of(dossier_of(progress={"reports": [report]}))

    assert progress is not None
    (made,) = progress.reports
    assert (made.status, made.reason, made.done) == ("cancelled", "ยุบเลิก", ("ก",))
    assert made.outputs == (Quantity(what="ก", amount=None, unit="ครั้ง"),)
    assert (made.outcome, made.obstacles, made.reported_by) == ("ข", "ค", "ฉ")
    assert (made.evidence[0].title, made.evidence[0].on) == ("ง", date(2023, 1, 5))
    assert made.evidence[0].sha256 == "0" * 64
    assert made.reported_on == date(2023, 1, 6)


def test_scores_become_a_scorecard_exactly(tmp_path):
    published = {"overall": "95.75", "url": "https://www.example.go.th/ita"}

    (card,), problems = scorecards_of(
        dossier_of(assessments=[assessment(published=published)]), tmp_path
    )

    assert problems == ()
    assert (str(card.overall), card.level and card.level.slug, card.passed) == ("95.75", "AA", True)
    assert card.indicators[0].source == Published(url="https://www.example.go.th/ita")
    assert card.published is not None
    assert card.published.exact


def test_scores_without_an_address_are_entered_by_somebody(tmp_path):
    dossier = dossier_of(assessments=[assessment(), assessment(year="2564", entered_by="งานแผน")])

    cards, _ = scorecards_of(dossier, tmp_path)

    assert [card.indicators[0].source for card in cards] == [
        Entered(by="dossier"),
        Entered(by="งานแผน"),
    ]


def test_a_blank_score_is_not_scored_and_its_hint_has_a_path(tmp_path):
    scores = [*CASE_000[:9], None]

    (card,), problems = scorecards_of(dossier_of(assessments=[assessment(scores)]), tmp_path)

    assert isinstance(card.overall, NotScored)
    assert [(p.code, str(p.severity), p.place.path) for p in problems] == [
        ("indicator-missing", "hint", "assessments[0].indicators.corruption-prevention")
    ]


def test_marks_of_items_make_the_two_oit_indicators(tmp_path):
    items = [item.code for item in load_edition(2564).oit.items]
    failed = {"O35", "O36"}  # two of the eight of 10.1: 100 - 100 * (2/8) / 2
    marks = [{"item": code, "mark": "0" if code in failed else "100"} for code in items]
    dossier = dossier_of(
        assessments=[{**assessment(CASE_000[:8], year="2564"), "oit_marks": marks}]
    )

    (card,), problems = scorecards_of(dossier, tmp_path)

    assert problems == ()
    assert [each.exact for each in card.indicators[8:]] == [Fraction(100), Fraction("87.5")]
    assert card.indicators[9].source == Computed(basis="oit-marks")


def test_answers_are_read_from_beside_the_dossier(tmp_path):
    questionnaire = load_edition(2564).questionnaire("IIT")
    assert questionnaire is not None
    columns = [item.column for item in questionnaire.items]
    (tmp_path / "iit.csv").write_text(
        ",".join(columns) + "\n" + ",".join("1" for _ in columns) + "\n", encoding="utf-8"
    )
    dossier = dossier_of(
        assessments=[{"fiscal_year": "2564", "answers": [{"instrument": "IIT", "file": "iit.csv"}]}]
    )

    (card,), _ = scorecards_of(dossier, tmp_path)

    assert card.indicators[0].source == Computed(basis="iit-answers")
    assert not isinstance(card.indicators[0].exact, NotScored)


@pytest.mark.parametrize("is_reversed", [False, True])
def test_points_that_a_file_holds_reversed_are_scored_as_they_are(tmp_path, is_reversed):
    columns = [name.strip() for name in oracle.columns_of_iit()]
    points = [oracle.points_of_answer(column, 2) for column in columns]
    (tmp_path / "iit.csv").write_text(
        ",".join(columns) + "\n" + ",".join(map(str, points)), encoding="utf-8"
    )
    part = {"instrument": "IIT", "file": "iit.csv", "is_already_reversed": is_reversed}

    (card,), problems = scorecards_of(
        dossier_of(assessments=[{"fiscal_year": "2564", "answers": [part]}]), tmp_path
    )

    choices = dict.fromkeys(columns, 2)
    if not is_reversed:  # then a reversed 67 is the third choice, and a reversed 0 is the first
        choices |= dict.fromkeys(oracle.REVERSED, 3) | dict.fromkeys(oracle.YES_IS_NOTHING, 1)
    assert [each.exact for each in card.indicators[:5]] == oracle.iit_of([choices])
    assert ("reversal-assumed" in [each.code for each in problems]) is not is_reversed


@pytest.mark.parametrize("file", ["../iit.csv", "/etc/hostname", "sub/../../iit.csv"])
def test_answers_from_elsewhere_are_refused(tmp_path, file):
    dossier = dossier_of(
        assessments=[{"fiscal_year": "2564", "answers": [{"instrument": "IIT", "file": file}]}]
    )

    with pytest.raises(FileUnusable, match="dossier's folder"):
        scorecards_of(dossier, tmp_path)


def test_a_year_without_rules_is_a_problem_and_the_others_are_scored(tmp_path):
    dossier = dossier_of(assessments=[assessment(year="2599"), assessment()])

    cards, problems = scorecards_of(dossier, tmp_path)

    assert [card.fiscal_year for card in cards] == [FiscalYear(2565)]
    assert [(p.code, p.place.path) for p in problems] == [
        ("edition-missing", "assessments[0].fiscal_year")
    ]


def test_an_assessment_may_be_scored_by_another_years_rules(tmp_path):
    dossier = dossier_of(assessments=[assessment(year="2599", edition="2565")])

    (card,), _ = scorecards_of(dossier, tmp_path)

    assert (card.fiscal_year, str(card.overall)) == (FiscalYear(2599), "95.75")


def test_a_guess_is_no_indicator():
    edition = load_edition(2565)

    assert indicator_of(edition, "การใช้งบประมาน") is None
    found = indicator_of(edition, "ตัวชี้วัดที่ ๙ การใช้งบประมาณ")
    assert found is not None
    assert found.slug == "budget-use"


def written(tmp_path, *assessments):
    from prongsai.dossier import save

    path = tmp_path / "ปี.yaml"
    save(dossier_of(assessments=list(assessments)), path)
    return path


def test_a_dossier_gives_one_result_for_each_assessment(tmp_path):
    path = written(tmp_path, assessment(published={"overall": "95.75"}), assessment(year="2599"))

    results, problems = scored(path)

    assert [(r["fiscal_year"], r["edition"], r["overall"]) for r in results] == [
        (2565, 2565, "95.75"),
        (2599, None, None),
    ]
    assert results[1]["not_scored"]
    # Told once, by the reading that knows the line.
    assert [(p.code, p.file == str(path), p.place.line is not None) for p in problems] == [
        ("edition-missing", True, True)
    ]


def test_a_file_that_is_no_dossier_has_problems_and_no_result(tmp_path):
    path = tmp_path / "x.yaml"
    path.write_text("schema: prongsai/dossier/2\n", encoding="utf-8")

    results, problems = scored(path)

    assert results == []
    assert [p.code for p in problems] == ["schema-newer"]


def test_the_workbook_of_a_dossier_is_scored_like_the_dossier(tmp_path):
    dossier = dossier_of(assessments=[assessment(published={"overall": "95.75"})])
    path = tmp_path / "ปี.xlsx"
    path.write_bytes(to_workbook(dossier))

    results, problems = scored(path)

    assert problems == ()
    assert [(r["agency"], r["overall"], r["level"]) for r in results] == [
        ("องค์การบริหารส่วนตำบลตัวอย่าง", "95.75", "AA")
    ]


EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_every_example_is_scored_as_published(path):
    results, problems = scored(path)

    assert [p for p in problems if p.is_error] == []
    for result in results:
        if result["published"] is not None and result["overall"] is not None:
            assert result["published"]["reproduced"]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_every_example_goes_through_a_workbook_unchanged(tmp_path, path):
    dossier = load(path)
    made = tmp_path / "x.xlsx"
    made.write_bytes(to_workbook(dossier))

    assert from_workbook(made) == (dossier, ())


@pytest.mark.parametrize("path", sorted((ROOT / "examples").glob("*.yaml")), ids=lambda p: p.name)
def test_a_measure_goes_back_into_its_dossier(path):
    dossier = load(path)
    before = plan_of(dossier)
    assert before is not None
    assert dossier.plan is not None

    parts = tuple(measure_part_of(each, dossier.units) for each in before.measures)
    plan = dossier.plan.model_copy(update={"measures": parts})

    assert plan_of(dossier.model_copy(update={"plan": plan})) == before


def test_an_owner_that_is_no_unit_is_left_out():
    dossier = load(ROOT / "examples" / "04-opinions-2564.yaml")
    plan = plan_of(dossier)
    assert plan is not None
    measure = replace(plan.measures[0], owners=("กองที่ไม่มี", dossier.units[1].name))

    assert measure_part_of(measure, dossier.units).owners == (dossier.units[1].key,)
