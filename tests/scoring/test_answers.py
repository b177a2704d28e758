from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests import oracle

from prongsai.core.scores import Computed, NotScoredCode
from prongsai.editions import load
from prongsai.scoring import score_answers
from prongsai.survey import AnswerSet

COLUMNS = tuple(name.strip() for name in oracle.columns_of_iit())
TWO_CHOICES = oracle.YES_IS_NOTHING | oracle.YES_IS_ALL


def choices_of(column):
    return 2 if column in TWO_CHOICES else 4


@st.composite
def answer_rows(draw, *, with_gaps):
    """Respondents' choices; with gaps, some answers are missing but no column is empty."""
    choices = [st.integers(1, choices_of(column)) for column in COLUMNS]
    first = tuple(draw(choice) for choice in choices)
    cells = [st.none() | choice if with_gaps else choice for choice in choices]
    rest = draw(st.lists(st.tuples(*cells), max_size=6))
    return [first, *rest]


def iit_2564():
    return load(2564).questionnaire("IIT")


def eit_scores(year, answers):
    return score_answers(load(year), "EIT", answers)


def answers_of(rows, columns=COLUMNS):
    return AnswerSet(instrument="IIT", columns=tuple(columns), rows=tuple(map(tuple, rows)))


def scores_of(rows, columns=COLUMNS, edition=None):
    return score_answers(edition or load(2564), "IIT", answers_of(rows, columns))


def test_the_oracle_and_the_edition_ask_the_same_columns():
    assert tuple(item.column for item in iit_2564().items) == COLUMNS


@settings(max_examples=40)
@given(rows=st.one_of(answer_rows(with_gaps=False), answer_rows(with_gaps=True)))
def test_answers_agree_with_the_oracle(rows):
    expected = oracle.iit_of([dict(zip(COLUMNS, row, strict=True)) for row in rows])

    assert [each.exact for each in scores_of(rows)] == expected


@settings(max_examples=20)
@given(data=st.data(), rows=answer_rows(with_gaps=True))
def test_the_order_of_respondents_and_of_columns_does_not_matter(data, rows):
    shuffled = data.draw(st.permutations(rows))
    order = data.draw(st.permutations(range(len(COLUMNS))))

    turned = scores_of(
        [[row[at] for at in order] for row in shuffled], [COLUMNS[at] for at in order]
    )

    assert turned == scores_of(rows)


def best_choice(column):
    choices = range(1, choices_of(column) + 1)
    return max(choices, key=lambda choice: oracle.points_of_answer(column, choice))


def test_the_best_choice_of_every_item_is_a_hundred_and_the_worst_nothing():
    best = [best_choice(column) for column in COLUMNS]
    worst = [choices_of(c) + 1 - n for c, n in zip(COLUMNS, best, strict=True)]

    assert [each.exact for each in scores_of([best])] == [100] * 5
    assert [each.exact for each in scores_of([worst])] == [0] * 5
    assert [each.exact for each in scores_of([best, worst])] == [50] * 5


def test_an_item_with_parts_weighs_as_much_as_one_without():
    ones = dict.fromkeys(COLUMNS, 1)
    only_i30 = ones | {"I30a": 4, "I30b": 4, "I30c": 4, "I30d": 4}

    base = scores_of([list(ones.values())])[4].exact
    raised = scores_of([list(only_i30.values())])[4].exact

    assert raised - base == Fraction(100, 6)


def test_a_missing_answer_leaves_only_its_own_column():
    full = [1] * len(COLUMNS)
    gap = [None if column == "I7" else 4 for column in COLUMNS]
    gap = [min(n, choices_of(c)) if n else n for n, c in zip(gap, COLUMNS, strict=True)]

    rows = [dict(zip(COLUMNS, row, strict=True)) for row in (full, gap)]

    assert scores_of([full, gap])[1].exact == oracle.iit_of(rows)[1]


def test_answers_are_the_origin_of_their_scores():
    (first, *_) = scores_of([[1] * len(COLUMNS)])

    assert first.source == Computed(basis="iit-answers")
    assert first.indicator == "duty-performance"


def test_nobody_answered():
    assert [each.exact.code for each in scores_of([])] == [NotScoredCode.NO_ANSWERS] * 5


def test_a_column_without_any_answer_is_named():
    rows = [[None if column == "I18b" else 1 for column in COLUMNS]]

    scores = scores_of(rows)

    assert [isinstance(each.exact, Fraction) for each in scores] == [True, True, False, True, True]
    assert scores[2].exact.code is NotScoredCode.PART_MISSING
    assert "I18b" in scores[2].exact.reason.th


def test_a_column_that_is_not_there_is_named():
    columns = [column for column in COLUMNS if column != "I13"]

    assert "I13" in scores_of([[1] * len(columns)], columns)[2].exact.reason.en


def test_the_eit_of_2564_is_not_known_well_enough():
    answers = AnswerSet(instrument="EIT", columns=("E1a",), rows=((1,),))

    six, seven, eight = eit_scores(2564, answers)

    assert six.exact.code is NotScoredCode.NO_QUESTIONNAIRE
    assert seven.exact.code is NotScoredCode.SCALE_UNKNOWN
    assert "E8" in seven.exact.reason.th
    assert "E10" in seven.exact.reason.th
    assert "E13" in eight.exact.reason.th


@pytest.mark.parametrize("year", [2563, 2565, 2566, 2568, 2569])
def test_a_year_without_questionnaire_scores_no_answers(year):
    scores = scores_of([[1] * len(COLUMNS)], edition=load(year))

    assert [each.exact.code for each in scores] == [NotScoredCode.NO_QUESTIONNAIRE] * 5
    assert str(year) in scores[0].exact.reason.th


def test_the_values_of_six_levels_are_not_known():
    scores = scores_of([[1]], ["I1"], edition=load(2567))

    assert {each.exact.code for each in scores} == {NotScoredCode.SCALE_UNKNOWN}


def test_an_unknown_reversal_leaves_its_indicator_without_score():
    edition = load(2564)
    asked = iit_2564()
    items = tuple(
        replace(item, is_reversed=None) if item.column == "I20" else item for item in asked.items
    )
    edition = replace(edition, questionnaires=(replace(asked, items=items),))

    scores = scores_of([[1] * len(COLUMNS)], edition=edition)

    assert scores[3].exact.code is NotScoredCode.SCALE_UNKNOWN
    assert scores[2].exact == scores_of([[1] * len(COLUMNS)])[2].exact


def test_answers_to_another_instrument_are_a_mistake_of_the_caller():
    with pytest.raises(ValueError, match="EIT"):
        score_answers(load(2564), "EIT", answers_of([]))


def test_a_choice_that_is_on_no_scale_is_a_mistake_of_the_caller():
    with pytest.raises(ValueError, match="5"):
        scores_of([[5] * len(COLUMNS)])
