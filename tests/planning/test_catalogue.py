from __future__ import annotations

from collections import Counter
from dataclasses import replace
from decimal import Decimal
from importlib import resources

import pytest
import yaml

from prongsai.core.errors import ProblemsFound
from prongsai.core.normal_forms import comparison_form
from prongsai.editions import known_years, load
from prongsai.planning import (
    OwnerKind,
    library_of,
    library_problems,
    load_library,
    reference_problems,
)

EDITIONS = tuple(load(year) for year in known_years())
GOOD = """
measures:
  - slug: one
    title_th: มาตรการหนึ่ง
    title_en: Measure one
    indicators: [budget-use]
    oit: []
    themes: [service]
    steps: [ก, ข, ค]
    owners: [finance]
    outputs: [{what: สรุป, amount: 4, unit: ฉบับ}]
    outcome: ผลลัพธ์
    evidence: [หลักฐาน]
    quarters: [1, 4]
    reporting: quarter
"""


def served(key):
    return Counter(name for measure in load_library() for name in getattr(measure, key))


def codes(text, file="a.yaml"):
    return [problem.code for problem in library_problems({file: text})]


def test_the_library_holds_at_least_sixty_measures():
    assert len(load_library()) >= 60


def test_every_indicator_is_served_by_at_least_five_measures():
    counts = served("indicators")

    assert {
        each.slug: counts[each.slug] for each in EDITIONS[0].indicators if counts[each.slug] < 5
    } == {}


def test_every_theme_is_served_by_at_least_five_measures():
    counts = served("themes")
    themes = {theme.slug for edition in EDITIONS for theme in edition.themes}

    assert len(themes) == 7
    assert {slug: counts[slug] for slug in themes if counts[slug] < 5} == {}


@pytest.mark.parametrize("edition", EDITIONS, ids=lambda each: str(each.fiscal_year))
def test_every_sub_indicator_is_served_by_at_least_three_measures(edition):
    by_code = {item.code: item.slug for item in edition.oit.items}
    measures = load_library()

    thin = {}
    for part in edition.oit.sub_indicators:
        slugs = {by_code[code] for code in part.items}
        count = sum(bool(slugs & set(measure.oit_slugs)) for measure in measures)
        if count < 3:
            thin[part.number] = count

    assert thin == {}


def test_every_item_of_every_edition_is_served():
    items = {item.slug for edition in EDITIONS for item in edition.oit.items}

    assert items - set(served("oit_slugs")) == set()


def test_every_kind_of_owner_answers_for_something():
    assert set(served("owners")) == set(OwnerKind)


def test_everything_that_the_library_names_is_known_to_an_edition():
    assert reference_problems(load_library(), EDITIONS) == ()


def test_what_no_edition_knows_is_reported():
    first = load_library()[0]
    strange = replace(
        first, indicators=("no-indicator",), oit_slugs=("no-item",), themes=("no-theme",)
    )

    problems = reference_problems((strange,), EDITIONS)

    assert [(problem.code, problem.text) for problem in problems] == [
        ("library-indicator-unknown", "no-indicator"),
        ("library-oit-item-unknown", "no-item"),
        ("library-theme-unknown", "no-theme"),
    ]


def test_no_two_titles_are_alike():
    for language in ("title_th", "title_en"):
        titles = Counter(
            comparison_form(getattr(each, language).lower()) for each in load_library()
        )

        assert [title for title, count in titles.items() if count > 1] == []


def test_no_two_measures_share_a_step():
    steps = Counter(comparison_form(step) for each in load_library() for step in each.steps_th)

    assert [step for step, count in steps.items() if count > 1] == []


def test_every_file_says_that_its_themes_are_not_verified():
    files = resources.files("prongsai.planning") / "library"

    heads = {
        file.name: file.read_text(encoding="utf-8").split("measures:")[0]
        for file in files.iterdir()
    }

    assert heads
    assert [name for name, head in heads.items() if "NOT VERIFIED" not in head] == []


def test_every_measure_says_that_its_themes_are_not_verified():
    assert not any(measure.themes_verified for measure in load_library())
    assert not any(edition.themes_basis.verified for edition in EDITIONS if edition.themes)


def test_no_file_is_a_giant_one():
    files = resources.files("prongsai.planning") / "library"

    sizes = [
        len(yaml.safe_load(file.read_text(encoding="utf-8"))["measures"])
        for file in files.iterdir()
    ]

    assert max(sizes) <= 10


def test_a_good_text_gives_its_measure_exactly():
    (measure,) = library_of({"a.yaml": GOOD})

    assert measure.slug == "one"
    assert measure.outputs[0].amount == Decimal(4)
    assert (measure.starts_quarter, measure.ends_quarter) == (1, 4)
    assert measure.owners == (OwnerKind.FINANCE,)


def test_every_problem_is_found_at_once():
    bad = GOOD.replace("slug: one", "slug: One").replace("steps: [ก, ข, ค]", "steps: [ก]")
    bad = bad.replace("    outcome: ผลลัพธ์\n", "    outcomes: ผลลัพธ์\n")

    problems = library_problems({"a.yaml": bad, "b.yaml": "measures: [1]"})

    found = {(problem.file, problem.code, problem.place.path) for problem in problems}
    assert found == {
        ("a.yaml", "library-value-wrong", "measures[0].slug"),
        ("a.yaml", "library-value-wrong", "measures[0].steps"),
        ("a.yaml", "library-key-missing", "measures[0].outcome"),
        ("a.yaml", "library-key-unknown", "measures[0].outcomes"),
        ("b.yaml", "library-value-wrong", "measures[0]"),
    }


@pytest.mark.parametrize("amount", ["4.5", "true", "0", "-1", "สี่"])
def test_an_amount_that_is_not_exact_or_not_positive_is_reported(amount):
    assert codes(GOOD.replace("amount: 4", f"amount: {amount}")) == ["library-value-wrong"]


def test_a_decimal_amount_in_quotes_is_exact():
    (measure,) = library_of({"a.yaml": GOOD.replace("amount: 4", 'amount: "4.5"')})

    assert measure.outputs[0].amount == Decimal("4.5")


@pytest.mark.parametrize(
    "key", ["indicators: [budget-use]", "owners: [finance]", "evidence: [หลักฐาน]"]
)
def test_a_list_without_a_member_is_reported(key):
    assert codes(GOOD.replace(key, f"{key.split(':')[0]}: []")) == ["library-value-wrong"]


def test_a_quarter_that_does_not_exist_is_reported():
    assert codes(GOOD.replace("[1, 4]", "[0, 5]")) == ["library-value-wrong"] * 2


def test_quarters_in_the_wrong_order_are_reported():
    assert codes(GOOD.replace("[1, 4]", "[3, 2]")) == ["library-quarters-reversed"]


def test_broken_yaml_is_reported_with_its_line():
    (problem,) = library_problems({"a.yaml": "measures:\n  - slug: [\n"})

    assert (problem.code, problem.file, problem.place.line) == (
        "library-yaml-unreadable",
        "a.yaml",
        3,
    )


def test_a_slug_and_titles_that_stand_in_two_files_are_reported():
    problems = library_problems({"a.yaml": GOOD, "b.yaml": GOOD})

    assert [(problem.code, problem.file) for problem in problems] == [
        ("library-slug-duplicate", "b.yaml"),
        ("library-title-duplicate", "b.yaml"),
        ("library-title-duplicate", "b.yaml"),
    ]


def test_titles_that_differ_only_in_blanks_or_case_are_alike():
    other = GOOD.replace("slug: one", "slug: two").replace("Measure one", "measure  ONE")
    other = other.replace("มาตรการหนึ่ง", "มาตรการ หนึ่ง")

    assert [each.code for each in library_problems({"a.yaml": GOOD, "b.yaml": other})] == [
        "library-title-duplicate",
        "library-title-duplicate",
    ]


def test_a_bad_library_stops_with_a_sentence_in_both_languages():
    with pytest.raises(ProblemsFound) as raised:
        library_of({"a.yaml": "measures: 1"})

    assert "a.yaml" in raised.value.said.th
    assert "a.yaml" in raised.value.said.en
    assert len(raised.value.problems) == 1
