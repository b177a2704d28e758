"""A second scorer, written from the published rules alone, to judge the first.

Plain Fractions, one step after another, no regard for speed. It imports nothing of Prongsai: what
it knows of the questionnaire and of the OIT tree stands in here, typed from the rules.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import cache
from itertools import product

WEIGHTS = {"IIT": Fraction(30, 100), "EIT": Fraction(30, 100), "OIT": Fraction(40, 100)}

# Up to 2565: AA 95-100, A 85-94.99, B 75-84.99, C 65-74.99, D 55-64.99, E 50-54.99, F below.
LETTERS = (("AA", 95), ("A", 85), ("B", 75), ("C", 65), ("D", 55), ("E", 50), ("F", 0))

# From 2566: total from, each instrument from.
NAMED = (
    ("ผ่านดีเยี่ยม", 95, 95),
    ("ผ่านดี", 85, 85),
    ("ผ่าน", 85, 0),
    ("ต้องปรับปรุง", 70, 0),
    ("ต้องปรับปรุงโดยด่วน", 0, 0),
)

# Items of each sub-indicator of indicators 9 and 10.
TREE = {
    2564: ((9, 8, 7, 4, 5), (8, 2)),
    2565: ((9, 8, 7, 4, 5), (8, 2)),
    2566: ((10, 8, 4, 4, 4), (8, 5)),
}

# The IIT of 2564: 30 items, six an indicator; these have parts, these turn the scale round.
PARTS = {1: "ab", 3: "abc", 4: "abc", 5: "abc", 6: "abc", 8: "ab", 11: "ab", 12: "abc"}
PARTS |= {18: "abc", 26: "ab", 28: "abc", 30: "abcd"}
REVERSED = {"I9", "I10", "I11b", "I16", "I17", "I18a", "I18b", "I18c", "I19", "I22"}
YES_IS_NOTHING = {"I4a", "I4b", "I4c", "I5a", "I5b", "I5c", "I6a", "I6b", "I6c"}
YES_IS_ALL = {"I26a", "I26b"}


def mean(values: Sequence[Fraction]) -> Fraction:
    total = Fraction(0)
    for value in values:
        total += value
    return total / len(values)


def as_printed(exact: Fraction) -> str:
    """Two places, half up."""
    whole, rest = divmod(exact * 100, 1)
    hundredths = int(whole) + (1 if rest >= Fraction(1, 2) else 0)
    return f"{hundredths // 100}.{hundredths % 100:02d}"


def instruments_of(ten: Sequence[Fraction]) -> dict[str, Fraction]:
    """Indicators 1-5, 6-8, and 9 and 10."""
    return {"IIT": mean(ten[0:5]), "EIT": mean(ten[5:8]), "OIT": mean(ten[8:10])}


def overall_of(ten: Sequence[Fraction]) -> Fraction:
    means = instruments_of(ten)
    return sum((WEIGHTS[name] * means[name] for name in means), Fraction(0))


def level_of(ten: Sequence[Fraction], year: int) -> str:
    """Bands are printed with two places, so the score as printed is what falls into them."""
    total = Fraction(as_printed(overall_of(ten)))
    means = [Fraction(as_printed(value)) for value in instruments_of(ten).values()]
    if year <= 2565:
        return next(name for name, least in LETTERS if total >= least)
    for name, least, each in NAMED:
        if total >= least and all(value >= each for value in means):
            return name
    raise AssertionError("the last level takes every score")


def columns_of_iit() -> list[str]:
    """I1a, I1b, I2, ... as the answers are asked for."""
    return [f"I{n}{part}" for n in range(1, 31) for part in PARTS.get(n, " ")]


def points_of_answer(column: str, choice: int) -> int:
    """The worth of the choice-th choice (from 1): least to most, and no before yes."""
    if column in YES_IS_NOTHING:
        return (100, 0)[choice - 1]
    if column in YES_IS_ALL:
        return (0, 100)[choice - 1]
    if column in REVERSED:
        return (100, 67, 33, 0)[choice - 1]
    return (0, 33, 67, 100)[choice - 1]


def iit_of(rows: Sequence[Mapping[str, int | None]]) -> list[Fraction]:
    """Indicators 1-5 of 2564; an answer that is missing is left out of its column's mean."""
    means = {}
    for column in (name.strip() for name in columns_of_iit()):
        given = [row.get(column) for row in rows]
        means[column] = mean([Fraction(points_of_answer(column, c)) for c in given if c])
    items = {n: mean([means[f"I{n}{p}".strip()] for p in PARTS.get(n, " ")]) for n in range(1, 31)}
    return [mean([items[n] for n in range(at, at + 6)]) for at in (1, 7, 13, 19, 25)]


def oit_of(failed: Sequence[int], counts: Sequence[int]) -> Fraction:
    """An indicator of the OIT: mean of sub-indicators, each the mean of items of 0 or 100."""
    parts = []
    for how_many_failed, how_many in zip(failed, counts, strict=True):
        items = [Fraction(0)] * how_many_failed + [Fraction(100)] * (how_many - how_many_failed)
        parts.append(mean(items))
    return mean(parts)


@cache
def printed_scores(counts: tuple[int, ...]) -> dict[tuple[int, ...], str]:
    """What is printed for every way to fail items."""
    ways = product(*(range(count + 1) for count in counts))
    return {way: as_printed(oit_of(way, counts)) for way in ways}


def failures_that_give(printed: str, counts: tuple[int, ...]) -> set[tuple[int, ...]]:
    """Every way to fail items whose score is printed so."""
    return {way for way, score in printed_scores(counts).items() if score == printed}
