from __future__ import annotations

from collections import Counter
from itertools import combinations, pairwise

import pytest

from prongsai.core.dates import FiscalYear
from prongsai.editions import Crosswalk, Relation, crosswalk, load

YEARS = range(2563, 2570)
LISTED = range(2564, 2570)
PAIRS = list(combinations(LISTED, 2))


def between(before: int, after: int) -> Crosswalk:
    return crosswalk(load(before), load(after))


def became(before: int, after: int, code: str) -> tuple[tuple[str, ...], Relation]:
    entry = between(before, after).of_item(code)
    return entry.after, entry.relation


@pytest.mark.parametrize(("before", "after"), PAIRS)
def test_every_item_of_both_years_stands_in_the_right_entries(before, after):
    walk = between(before, after)

    earlier = Counter(code for entry in walk.items for code in entry.before)
    later = Counter(code for entry in walk.items for code in entry.after)

    assert earlier == Counter(item.code for item in load(before).oit.items)
    assert later == Counter(item.code for item in load(after).oit.items)


@pytest.mark.parametrize(("before", "after"), PAIRS)
def test_relations_say_how_many_became_how_many(before, after):
    slugs_before = {item.code: item.slug for item in load(before).oit.items}
    slugs_after = {item.code: item.slug for item in load(after).oit.items}

    for entry in between(before, after).items:
        counts = (len(entry.before), len(entry.after))
        match entry.relation:
            case Relation.SAME | Relation.RENUMBERED:
                assert counts == (1, 1)
                assert slugs_before[entry.before[0]] == slugs_after[entry.after[0]]
                assert (entry.before == entry.after) == (entry.relation is Relation.SAME)
            case Relation.REPLACED:
                assert counts == (1, 1)
                assert slugs_before[entry.before[0]] != slugs_after[entry.after[0]]
            case Relation.MERGED:
                assert counts[0] > 1
                assert counts[1] == 1
            case Relation.SPLIT:
                assert counts[0] == 1
                assert counts[1] > 1
            case Relation.NEW:
                assert counts == (0, 1)
            case Relation.DROPPED:
                assert counts == (1, 0)


def test_o34_is_not_the_same_item_in_2564_and_2565():
    assert became(2564, 2565, "O34") == (("O34",), Relation.REPLACED)


def test_every_other_item_of_2564_is_the_same_in_2565():
    walk = between(2564, 2565)

    assert {entry.before[0] for entry in walk.items if entry.relation is not Relation.SAME} == {
        "O34"
    }
    assert walk.of_item("O34").notes


@pytest.mark.parametrize(
    ("before", "after", "code", "expected"),
    [
        (2565, 2566, "O10", (("O11",), Relation.MERGED)),
        (2565, 2566, "O12", (("O13",), Relation.RENUMBERED)),
        (2565, 2566, "O20", ((), Relation.DROPPED)),
        (2565, 2566, "O34", (("O31", "O32"), Relation.SPLIT)),
        (2565, 2566, "O42", (("O42",), Relation.SAME)),
        (2565, 2566, "O43", (("O43",), Relation.SAME)),
        (2566, 2567, "O42", (("O34",), Relation.RENUMBERED)),
        (2566, 2567, "O43", (("O35",), Relation.REPLACED)),
        (2567, 2568, "O1", (("O1",), Relation.MERGED)),
        (2567, 2568, "O34", (("O27",), Relation.RENUMBERED)),
        (2567, 2568, "O35", (("O28",), Relation.RENUMBERED)),
        (2568, 2569, "O27", (("O25",), Relation.REPLACED)),
        (2568, 2569, "O28", (("O26",), Relation.RENUMBERED)),
    ],
)
def test_known_changes_from_one_year_to_the_next(before, after, code, expected):
    assert became(before, after, code) == expected


def test_o1_of_2568_is_structure_and_authority_of_2567():
    assert between(2567, 2568).of_item("O3").before == ("O1", "O3")


def test_a_walk_over_several_years_goes_through_each():
    assert became(2564, 2568, "O18") == (("O6",), Relation.MERGED)
    assert between(2564, 2568).of_item("O18").before == ("O10", "O11", "O18", "O19")
    assert became(2565, 2568, "O34") == (("O21",), Relation.REPLACED)  # split, then merged


def test_an_item_that_comes_back_is_itself():
    assert became(2566, 2569, "O21") == (("O11",), Relation.RENUMBERED)
    assert became(2566, 2569, "O34") == (("O21",), Relation.RENUMBERED)


@pytest.mark.parametrize(("before", "after"), list(combinations(YEARS, 2)))
def test_ten_indicators_keep_their_names_and_numbers(before, after):
    walk = between(before, after)

    assert [entry.before for entry in walk.indicators] == [
        (each.slug,) for each in load(before).indicators
    ]
    assert {entry.relation for entry in walk.indicators} == {Relation.SAME}
    assert walk.of_indicator("open-data").after == ("open-data",)


def test_items_are_unknown_where_a_list_is():
    walk = between(2563, 2564)

    assert not walk.are_items_known
    assert walk.items == ()
    assert between(2564, 2569).are_items_known


@pytest.mark.parametrize(("before", "after"), PAIRS)
def test_a_walk_back_is_the_same_walk_read_backwards(before, after):
    forth, back = between(before, after), between(after, before)

    assert (back.before, back.after) == (FiscalYear(after), FiscalYear(before))
    assert {(entry.after, entry.before) for entry in back.items} == {
        (entry.before, entry.after) for entry in forth.items
    }
    counts = Counter(entry.relation for entry in forth.items)
    turned = Counter(entry.relation for entry in back.items)
    assert (turned[Relation.NEW], turned[Relation.SPLIT]) == (
        counts[Relation.DROPPED],
        counts[Relation.MERGED],
    )


@pytest.mark.parametrize("year", LISTED)
def test_a_year_against_itself_changes_nothing(year):
    walk = between(year, year)

    assert {entry.relation for entry in walk.items} == {Relation.SAME}
    assert walk.bases == ()


def test_each_step_gives_its_basis():
    walk = between(2564, 2567)

    assert [basis.verified for basis in walk.bases] == [True, False, False]


@pytest.mark.parametrize(("before", "after"), list(pairwise(LISTED)))
def test_written_changes_name_items_that_there_are_and_that_slugs_do_not_settle(before, after):
    slugs_before = {item.code: item.slug for item in load(before).oit.items}
    slugs_after = {item.code: item.slug for item in load(after).oit.items}

    for change in load(after).changes:
        for code in change.before:
            assert slugs_before[code] not in slugs_after.values()
        for code in change.after:
            assert slugs_after[code] not in slugs_before.values()


def test_an_unknown_code_has_no_entry():
    walk = between(2564, 2565)

    with pytest.raises(KeyError):
        walk.of_item("O44")
    with pytest.raises(KeyError):
        walk.of_indicator("colour")
