"""Do the dated files say what was found, and where each value comes from?"""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from decimal import Decimal
from fractions import Fraction

import pytest
import yaml
from tests.editions.facts import rows_of

from prongsai.core.dates import FiscalYear
from prongsai.editions import (
    Basis,
    BasisKind,
    Edition,
    ReportCovers,
    edition_problems,
    edition_text,
    known_years,
    load,
)

YEARS = range(2563, 2570)
# Records without a basis of their own, and the block that gives it.
BLOCKS = {
    "instruments": "weights_basis",
    "indicators": "indicators_basis",
    "themes": "themes_basis",
    "changes": "changes_basis",
}


def test_there_is_an_edition_for_every_year_from_2563_to_2569():
    assert tuple(year.be for year in known_years()) == tuple(YEARS)


@pytest.mark.parametrize("year", YEARS)
def test_every_file_is_without_problems(year):
    assert edition_problems(edition_text(year)) == ()
    assert load(year).fiscal_year == FiscalYear(year)


@pytest.mark.parametrize("year", YEARS)
def test_every_value_of_the_yaml_stands_in_a_block_with_a_basis(year):
    raw = yaml.safe_load(edition_text(year))
    for head in ("edition", "collected", "sources", "bases"):
        del raw[head]

    assert list(_without_basis(raw, "")) == []


def _without_basis(node, path):
    if isinstance(node, dict):
        if "basis" in node:
            return
        for key, value in node.items():
            yield from _without_basis(value, f"{path}.{key}")
    elif isinstance(node, list):
        for number, value in enumerate(node):
            yield from _without_basis(value, f"{path}[{number}]")
    else:
        yield path


@pytest.mark.parametrize("year", YEARS)
def test_every_record_of_an_edition_has_a_basis(year):
    edition = load(year)

    for field in fields(Edition):
        value = getattr(edition, field.name)
        if field.name == "fiscal_year" or isinstance(value, Basis):
            continue
        if field.name in BLOCKS:
            assert isinstance(getattr(edition, BLOCKS[field.name]), Basis)
            continue
        for record in value if isinstance(value, tuple) else (value,):
            assert isinstance(record.basis, Basis), field.name


@pytest.mark.parametrize("year", YEARS)
def test_what_is_verified_names_a_source_and_what_is_not_says_why(year):
    for basis in _bases(load(year)):
        if basis.verified:
            assert basis.sources
            assert basis.kind in (BasisKind.READ, BasisKind.RECOMPUTED)
        else:
            assert basis.note or basis.sources


def _bases(node):
    if isinstance(node, Basis):
        yield node
    elif is_dataclass(node):
        for field in fields(node):
            yield from _bases(getattr(node, field.name))
    elif isinstance(node, tuple):
        for part in node:
            yield from _bases(part)


@pytest.mark.parametrize("year", YEARS)
def test_every_source_and_every_named_basis_is_used(year):
    text = edition_text(year)
    raw = yaml.safe_load(text)
    cited = {source for basis in _bases(load(year)) for source in basis.sources}

    assert set(raw["sources"].values()) == cited
    for name in raw["bases"]:
        assert f"basis: {name}" in text, name


@pytest.mark.parametrize("year", range(2564, 2570))
def test_oit_items_are_those_that_were_found(year):
    edition = load(year)
    found = [row for row in rows_of("oit-titles.csv") if row["fiscal_year"] == str(year)]

    assert [
        (item.code, item.sub_indicator or "unknown", item.title_th, item.basis.verified)
        for item in edition.oit.items
    ] == [
        (row["item"], row["sub_indicator"], row["title"], row["verified"] == "yes") for row in found
    ]


def test_no_list_of_2563_was_found_so_there_is_none():
    oit = load(2563).oit

    assert oit.items == ()
    assert not oit.is_for_scoring


@pytest.mark.parametrize(
    ("year", "counts"),
    [
        (2564, {"9.1": 9, "9.2": 8, "9.3": 7, "9.4": 4, "9.5": 5, "10.1": 8, "10.2": 2}),
        (2565, {"9.1": 9, "9.2": 8, "9.3": 7, "9.4": 4, "9.5": 5, "10.1": 8, "10.2": 2}),
        (2566, {"9.1": 10, "9.2": 8, "9.3": 4, "9.4": 4, "9.5": 4, "10.1": 8, "10.2": 5}),
    ],
)
def test_trees_for_scoring_have_the_counts_that_were_found(year, counts):
    oit = load(year).oit

    assert {each.number: len(each.items) for each in oit.sub_indicators} == counts
    assert oit.is_for_scoring


@pytest.mark.parametrize(("year", "count"), [(2567, 35), (2568, 28), (2569, 26)])
def test_later_lists_are_shorter_and_checklists_only(year, count):
    oit = load(year).oit

    assert len(oit.items) == count
    assert not oit.is_for_scoring


def test_items_of_2569_are_in_no_sub_indicator():
    oit = load(2569).oit

    assert oit.sub_indicators == ()
    assert {item.sub_indicator for item in oit.items} == {None}


@pytest.mark.parametrize(
    ("year", "instrument"),
    [(2564, "IIT"), (2564, "EIT"), (2565, "EIT"), (2567, "IIT"), (2567, "EIT")],
)
def test_questionnaires_are_those_that_were_found(year, instrument):
    edition = load(year)
    questionnaire = edition.questionnaire(instrument)
    found = [
        row
        for row in rows_of("survey-items.csv")
        if (row["fiscal_year"], row["instrument"]) == (str(year), instrument)
    ]
    reversal = {"yes": True, "no": False, "unknown": None}

    assert questionnaire is not None
    assert [
        (
            item.item,
            item.part or "",
            str(edition.indicator(item.indicator).number),
            item.is_reversed,
            item.basis.verified,
        )
        for item in questionnaire.items
    ] == [
        (
            row["item"],
            row["part"],
            row["indicator"],
            reversal[row["reversed"]],
            row["verified"] == "yes",
        )
        for row in found
    ]
    assert all(
        row["scale"].startswith(item.scale)
        for item, row in zip(questionnaire.items, found, strict=True)
    )


def test_only_the_iit_of_2564_can_be_scored_from_answers():
    scorable = [
        (year, each.instrument)
        for year in YEARS
        for each in load(year).questionnaires
        if each.is_for_scoring
    ]

    assert scorable == [(2564, "IIT")]


def test_the_iit_of_2564_has_30_items_and_51_answers_with_the_known_points():
    edition = load(2564)
    questionnaire = edition.questionnaire("IIT")

    assert questionnaire is not None
    assert len({item.item for item in questionnaire.items}) == 30
    assert len(questionnaire.items) == 51
    points = {scale.slug: scale.points for scale in edition.scales}
    assert points["4-level"] == (0, 33, 67, 100)
    assert points["yes-no"] == (0, 100)


def test_questionnaires_are_never_carried_over():
    kinds = {each.basis.kind for year in YEARS for each in load(year).questionnaires}

    assert BasisKind.CARRIED_OVER not in kinds
    assert load(2565).questionnaire("IIT") is None
    assert not load(2566).questionnaires


def test_the_points_of_six_levels_are_not_known():
    scales = {scale.slug: scale.points for scale in load(2567).scales}

    assert scales["6-level"] is None


@pytest.mark.parametrize("year", YEARS)
def test_weights_are_30_30_40_and_add_up_to_one(year):
    weights = {each.slug: each.weight for each in load(year).instruments}

    assert weights == {"IIT": Fraction(3, 10), "EIT": Fraction(3, 10), "OIT": Fraction(2, 5)}


@pytest.mark.parametrize("year", YEARS)
def test_ten_indicators_stand_in_the_official_order(year):
    edition = load(year)

    assert [each.number for each in edition.indicators] == list(range(1, 11))
    assert [each.instrument for each in edition.indicators] == ["IIT"] * 5 + ["EIT"] * 3 + [
        "OIT"
    ] * 2
    assert [each.name_th for each in edition.indicators] == [
        "การปฏิบัติหน้าที่",
        "การใช้งบประมาณ",
        "การใช้อำนาจ",
        "การใช้ทรัพย์สินของราชการ",
        "การแก้ไขปัญหาการทุจริต",
        "คุณภาพการดำเนินงาน",
        "ประสิทธิภาพการสื่อสาร",
        "การปรับปรุงการทำงาน",
        "การเปิดเผยข้อมูล",
        "การป้องกันการทุจริต",
    ]


@pytest.mark.parametrize(
    ("year", "weights", "formula", "levels"),
    [
        (2563, BasisKind.RECOMPUTED, BasisKind.RECOMPUTED, True),
        (2564, BasisKind.READ, BasisKind.RECOMPUTED, True),
        (2565, BasisKind.CARRIED_OVER, BasisKind.CARRIED_OVER, True),
        (2566, BasisKind.CARRIED_OVER, BasisKind.CARRIED_OVER, False),
        (2567, BasisKind.READ, BasisKind.READ, True),
        (2568, BasisKind.CARRIED_OVER, BasisKind.CARRIED_OVER, False),
        (2569, BasisKind.CARRIED_OVER, BasisKind.CARRIED_OVER, False),
    ],
)
def test_each_year_says_how_well_its_rules_are_known(year, weights, formula, levels):
    edition = load(year)

    assert edition.weights_basis.kind is weights
    assert edition.formula_basis.kind is formula
    assert edition.levels.basis.verified is levels


@pytest.mark.parametrize(
    ("year", "measures", "report", "covers"),
    [
        (2563, None, None, ReportCovers.CURRENT),
        (2564, "O42", "O43", ReportCovers.CURRENT),
        (2565, "O42", "O43", ReportCovers.CURRENT),
        (2566, "O42", "O43", ReportCovers.CURRENT),
        (2567, "O34", "O35", ReportCovers.PREVIOUS),
        (2568, "O27", "O28", ReportCovers.PREVIOUS),
        (2569, "O25", "O26", ReportCovers.PREVIOUS),
    ],
)
def test_measures_and_report_are_published_where_the_facts_say(year, measures, report, covers):
    publications = load(year).publications

    assert publications.analysis_item == publications.measures_item == measures
    assert publications.report_item == report
    assert publications.report_covers is covers


def test_of_the_computation_of_2564_only_the_averaging_of_answers_is_not_verified():
    # Case 004: rounded last 85.52, as published; from rounded points 22.25 + 24.76 + 38.50 = 85.51.
    unverified = {step.slug for step in load(2564).formula if not step.basis.verified}

    assert unverified == {"survey-indicator", "survey-item"}


def test_which_year_a_report_covers_is_verified_where_a_text_of_that_year_says_so():
    verified = [year for year in YEARS if load(year).publications.covers_basis.verified]

    # Of 2566 the number and the title were read; of 2567 neither.
    assert verified == [2564, 2565, 2568, 2569]
    assert load(2566).publications.basis.verified
    assert load(2566).publications.covers_basis.kind is BasisKind.CARRIED_OVER
    assert not load(2567).publications.basis.verified


def test_seven_believed_topics_are_known_from_2567_and_never_verified():
    counts = {year: len(load(year).themes) for year in YEARS}

    assert counts == {2563: 0, 2564: 0, 2565: 0, 2566: 0, 2567: 7, 2568: 7, 2569: 7}
    assert not any(load(year).themes_basis.verified for year in range(2567, 2570))


@pytest.mark.parametrize("year", YEARS)
def test_groups_part_at_95_and_85(year):
    groups = load(year).groups

    assert (groups.strength_from, groups.maintain_from) == (Decimal(95), Decimal(85))
    assert not groups.basis.verified


def test_the_calendar_of_2565_is_the_announced_one():
    days = {each.slug: (str(each.starts), str(each.ends)) for each in load(2565).calendar}

    assert days == {
        "register": ("2022-01-01", "2022-02-28"),
        "oit-entry": ("2022-03-01", "2022-04-30"),
        "oit-scoring": ("2022-05-01", "2022-05-31"),
        "clarify": ("2022-06-01", "2022-06-15"),
        "confirm": ("2022-06-16", "2022-06-30"),
    }


@pytest.mark.parametrize("year", YEARS)
def test_calendars_stay_within_their_fiscal_year(year):
    fiscal_year = FiscalYear(year)

    for entry in load(year).calendar:
        for day in (entry.starts, entry.ends):
            assert day is None or fiscal_year.start <= day <= fiscal_year.end, entry.slug


def test_400_is_a_cap_on_the_least_number_of_eit_answers():
    rule = next(each for each in load(2564).samples if each.instrument == "EIT")

    assert (rule.share, rule.at_least, rule.cap_on_minimum) == (Fraction(1, 10), 30, 400)
    assert rule.basis.verified
