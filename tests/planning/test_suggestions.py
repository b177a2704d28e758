from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.analysing.cards import card
from tests.analysing.cards import findings as findings_of
from tests.strategies import edition_years, ten_scores

from prongsai.analysing import Group, analyse
from prongsai.core.dates import FiscalYear, PeriodKind
from prongsai.editions import load
from prongsai.planning import OwnerKind, load_library, measure_of, suggest

CASE_000 = ("100", "100", "100", "99.44", "99.44", "99.15", "90.65", "93.37", "100", "87.50")
CASE_004 = ("86.03", "68.27", "71.82", "63.91", "80.87", "81.55", "85.25", "80.84", "92.50", "100")
UNITS = {kind: (f"หน่วย {kind}",) for kind in OwnerKind}


def suggestions(year, ten, **options):
    return suggest(findings_of(year, ten), load(year), **options)


def planned(each, number, **changes):
    measure = measure_of(
        each, key=f"m{number}", number=str(number), owners=UNITS, fiscal_year=FiscalYear(2569)
    )
    return replace(measure, **changes)


def served_by(proposed):
    return {slug for each in proposed for slug in each.measure.indicators}


@given(edition_years(), ten_scores(), st.integers(1, 20))
@settings(max_examples=60)
def test_every_indicator_with_the_lowest_score_has_a_measure(year, ten, limit):
    findings = findings_of(year, ten)

    proposed = suggest(findings, load(year), limit=limit)

    assert {each.indicator for each in findings.lowest} <= {each.indicator for each in proposed}
    assert len(proposed) <= max(limit, len(findings.lowest))


@given(edition_years(), ten_scores(), st.integers(1, 80))
@settings(max_examples=40)
def test_no_measure_is_proposed_twice_and_each_serves_its_place(year, ten, limit):
    proposed = suggestions(year, ten, limit=limit)

    assert max(Counter(each.measure.slug for each in proposed).values(), default=1) == 1
    assert all(each.indicator in each.measure.indicators for each in proposed)


@given(edition_years(), ten_scores(), st.randoms())
@settings(max_examples=40)
def test_the_order_of_the_findings_does_not_matter(year, ten, chance):
    findings = findings_of(year, ten)
    mixed = replace(
        findings,
        indicators=tuple(chance.sample(findings.indicators, len(findings.indicators))),
        lowest=tuple(chance.sample(findings.lowest, len(findings.lowest))),
        mend_first=tuple(chance.sample(findings.mend_first, len(findings.mend_first))),
        inversions=tuple(chance.sample(findings.inversions, len(findings.inversions))),
    )

    assert suggest(mixed, load(year)) == suggest(findings, load(year))


@given(edition_years(), ten_scores())
@settings(max_examples=40)
def test_the_weakest_places_come_first(year, ten):
    findings = findings_of(year, ten)
    score = {each.indicator: each.score for each in findings.indicators}

    placed = [score[each.indicator] for each in suggest(findings, load(year))]

    assert placed == sorted(placed)


@given(ten_scores(), st.data())
@settings(max_examples=40)
def test_measures_of_the_plan_are_not_proposed_again(ten, data):
    first = suggestions(2564, ten)
    kept = (
        data.draw(st.lists(st.sampled_from(first), unique_by=lambda s: s.measure.slug))
        if first
        else []
    )
    by_slug = [planned(each, number) for number, each in enumerate(kept)]
    by_title = [replace(each, library_slug=None) for each in by_slug]

    for already in (tuple(by_slug), tuple(by_title)):
        again = suggestions(2564, ten, already=already)

        assert not {each.measure.slug for each in again} & {each.measure.slug for each in kept}


def test_the_published_scores_of_case_004_lead_to_its_lowest_indicator():
    proposed = suggestions(2564, CASE_004)

    assert proposed[0].indicator == "use-of-public-property"
    assert len(proposed) == 10
    assert Counter(each.indicator for each in proposed)["use-of-public-property"] == 2


def test_a_failed_item_gets_a_measure_although_seven_indicators_must_improve():
    proposed = suggestions(2564, CASE_004)

    (of_open_data,) = [each for each in proposed if each.indicator == "open-data"]
    # 92.50 is one item of 9.2 and one of 9.4, or three of 9.2: an item of 9.2 in any case.
    assert "9.2 จำนวน 1–3 ข้อ" in of_open_data.why_th
    assert "9.4 ไม่เกิน 1 ข้อ" in of_open_data.why_th or "9.4" not in of_open_data.why_th
    below = {f"O{number}" for number in range(10, 18)}
    slugs = {item.slug for item in load(2564).oit.items if item.code in below}
    assert slugs & set(of_open_data.measure.oit_slugs)


def test_the_reason_names_score_group_failures_and_exact_gain():
    first = suggestions(2565, CASE_000)[0]

    assert first.indicator == "corruption-prevention"
    # Two of the eight items of 10.1; one is 100/8/2 points of the indicator, 0.2 of the overall.
    assert "87.50" in first.why_th
    assert "10.1 จำนวน 2 ข้อ" in first.why_th
    assert "1.25 คะแนน" in first.why_th
    assert "ต่ำที่สุด" in first.why_th
    assert "ควรรักษาระดับ" in first.why_th
    assert "the lowest score" in first.why_en
    assert "2 of the items of 10.1 failed; mending one adds 1.25 points" in first.why_en


def test_the_reason_of_a_survey_indicator_names_what_the_next_threshold_gains():
    first = suggestions(2564, CASE_004)[0]

    # (85 - 63.91) x 0.30 / 5
    assert "หากถึง 85.00 คะแนน คะแนนรวมเพิ่ม 1.2654 คะแนน" in first.why_th
    assert "At 85.00 points the overall gains 1.2654 points" in first.why_en


def test_a_gain_without_a_ladder_is_said_for_each_point():
    findings = replace(findings_of(2564, CASE_004), mend_first=())

    first = suggest(findings, load(2564))[0]

    assert "ทุกหนึ่งคะแนนที่เพิ่มขึ้นทำให้คะแนนรวมเพิ่ม 0.06 คะแนน" in first.why_th
    assert "Each point more here adds 0.06 points" in first.why_en


def test_failures_without_a_known_gain_are_said_without_one():
    findings = replace(findings_of(2565, CASE_000), mend_first=())

    first = suggest(findings, load(2565))[0]

    assert first.why_th.endswith("10.1 จำนวน 2 ข้อ")
    assert first.why_en.endswith("2 of the items of 10.1 failed.")


def test_marks_lead_to_measures_for_the_very_items_that_failed():
    edition = load(2565)
    marks = {item.code: 0 if item.code in {"O36", "O37"} else 100 for item in edition.oit.items}
    findings = analyse(card(2565, CASE_000), edition, oit_marks=marks)

    proposed = [
        each for each in suggest(findings, edition) if each.indicator == "corruption-prevention"
    ]

    assert [each.measure.slug for each in proposed] == [
        "risk-workshop-by-process",
        "risk-control-follow-up",
    ]


def test_full_scores_get_one_measure_each_that_keeps_them():
    proposed = suggestions(2568, ("100",) * 10)

    assert [each.indicator for each in proposed] == [each.slug for each in load(2568).indicators]
    assert all("รักษาระดับ" in each.why_th for each in proposed)
    assert all("ต่ำที่สุด" not in each.why_th for each in proposed)
    assert all("lowest" not in each.why_en for each in proposed)


def test_nothing_scored_leads_to_no_suggestion():
    assert suggestions(2564, (None,) * 10) == ()


def test_a_strength_is_served_only_after_what_must_improve():
    ten = ("80", *("99",) * 9)

    proposed = suggestions(2568, ten, limit=3)

    assert [each.indicator for each in proposed] == ["duty-performance"] * 3


def test_a_plan_that_holds_the_whole_library_gets_no_suggestion():
    first = suggestions(2564, CASE_004)[0]
    already = tuple(
        planned(replace(first, measure=each), number) for number, each in enumerate(load_library())
    )

    assert suggestions(2564, CASE_004, already=already) == ()


def test_reasons_never_speak_of_the_unverified_themes():
    names = {theme.name_th for theme in load(2568).themes}

    for each in suggestions(2568, CASE_004):
        assert not any(name in each.why_th for name in names)


def test_groups_are_named_as_the_findings_have_them():
    words = {Group.STRENGTH: "จุดแข็ง", Group.MAINTAIN: "ควรรักษาระดับ", Group.IMPROVE: "ต้องปรับปรุง"}
    findings = findings_of(2564, CASE_004)
    group = {each.indicator: each.group for each in findings.indicators}

    for each in suggest(findings, load(2564), limit=40):
        assert f"อยู่ในกลุ่ม{words[group[each.indicator]]}" in each.why_th.replace("กลุ่มที่", "กลุ่ม")


def test_a_suggestion_becomes_a_measure_with_days_of_its_year():
    proposed = next(
        each for each in suggestions(2565, CASE_000) if each.measure.slug == "cut-one-step"
    )

    measure = measure_of(
        proposed,
        key="cut",
        number="3",
        owners={OwnerKind.EVERY_UNIT: ("สำนักปลัด", "กองคลัง")},
        fiscal_year=FiscalYear(2566),
        edition=load(2566),
    )

    # From the first to the third quarter of FY2566.
    assert (measure.starts, measure.ends) == (date(2022, 10, 1), date(2023, 6, 30))
    assert measure.reporting is PeriodKind.QUARTER
    assert measure.owners == ("สำนักปลัด", "กองคลัง")
    # The manuals of staff and of the public in 2566.
    assert measure.oit_items == ("O14", "O15")
    assert measure.library_slug == "cut-one-step"
    assert (measure.key, measure.number) == ("cut", "3")
    assert measure.targets == proposed.measure.outputs


def test_without_an_edition_no_item_is_named():
    assert planned(suggestions(2565, CASE_000)[0], 1).oit_items == ()


def test_the_clerk_office_answers_where_the_office_has_no_unit_of_the_kind():
    proposed = suggestions(2564, CASE_004)[0]  # of the finance unit and every unit

    measure = measure_of(
        proposed,
        key="a",
        number="1",
        owners={OwnerKind.CLERK_OFFICE: ("สำนักปลัด",)},
        fiscal_year=FiscalYear(2565),
    )

    assert OwnerKind.CLERK_OFFICE not in proposed.measure.owners
    assert measure.owners == ("สำนักปลัด",)


def test_a_unit_of_two_kinds_is_named_once():
    proposed = suggestions(2564, CASE_004)[0]

    measure = measure_of(
        proposed,
        key="a",
        number="1",
        owners=dict.fromkeys(OwnerKind, ("สำนักปลัด",)),
        fiscal_year=FiscalYear(2565),
    )

    assert measure.owners == ("สำนักปลัด",)


def test_points_are_said_exactly():
    from prongsai.planning.weaknesses import exact_points

    said = [
        exact_points(Fraction(*each))
        for each in ((1, 2), (3, 50), (4, 9), (2, 1), (1, 800), (0, 1))
    ]

    assert said == ["0.5", "0.06", "4/9 (0.44)", "2", "0.00125", "0"]
