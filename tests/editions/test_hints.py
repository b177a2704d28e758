from __future__ import annotations

import re

import pytest

from prongsai.core.problems import Severity
from prongsai.editions import Part, known_years, load, part_bases, rule_hints


def parts_of(year: int, *parts: Part | str) -> list[str | None]:
    return [hint.place.path for hint in rule_hints(load(year), parts)]


def test_a_verified_part_gives_no_hint():
    assert parts_of(2564, Part.WEIGHTS, Part.FORMULA, Part.LEVELS, Part.OIT) == []


def test_a_part_carried_over_gives_one_hint_in_both_languages():
    (hint,) = rule_hints(load(2568), ["weights"])

    assert hint.code == "rule-unverified"
    assert hint.severity is Severity.HINT
    assert "นำมาจากปีใกล้เคียง" in hint.message.th
    assert "carried over" in hint.message.en
    assert "2568" in hint.message.th


def test_hints_come_in_the_order_asked_and_once_each():
    assert parts_of(2569, "levels", "weights", "levels") == ["levels", "weights"]


@pytest.mark.parametrize(
    ("year", "part", "words"),
    [
        (2566, Part.OIT, "inferred"),
        (2567, Part.PUBLICATIONS, "general knowledge"),
        (2567, Part.FORMULA, "not settled"),
        (2564, Part.QUESTIONNAIRES, "general knowledge"),
        (2565, Part.SAMPLES, "carried over"),
    ],
)
def test_a_hint_says_on_what_the_rule_rests(year, part, words):
    (hint,) = rule_hints(load(year), [part])

    assert words in hint.message.en


def test_without_parts_every_part_is_looked_at():
    everything = rule_hints(load(2565))

    assert [hint.place.path for hint in everything] == [
        "weights",
        "indicators",
        "formula",
        "rounding",
        "questionnaires",
        "groups",
        "samples",
    ]


def test_an_unknown_part_is_a_mistake_of_the_caller():
    with pytest.raises(ValueError, match="colour"):
        rule_hints(load(2564), ["colour"])


def test_every_part_gives_its_hint_in_some_year():
    hinted = {hint.place.path for year in known_years() for hint in rule_hints(load(year))}

    # Every date of every calendar was read.
    assert hinted == {str(part) for part in Part} - {"calendar"}


def test_english_sentences_hold_no_thai():
    for year in known_years():
        for hint in rule_hints(load(year)):
            assert not re.search("[ก-๙]", hint.message.en + hint.remedy.en)


def test_what_each_part_rests_on_agrees_with_the_hints():
    for year in known_years():
        edition = load(year)
        bases = part_bases(edition)

        unverified = [str(each.part) for each in bases if not each.basis.verified]
        assert unverified == [hint.place.path for hint in rule_hints(edition)]
        assert all(each.rests_on.th and not re.search("[ก-๙]", each.rests_on.en) for each in bases)


def test_a_verified_part_is_not_said_to_be_unsettled():
    (weights,) = (each for each in part_bases(load(2564)) if each.part is Part.WEIGHTS)

    assert weights.basis.verified
    assert "not settled" not in weights.rests_on.en
