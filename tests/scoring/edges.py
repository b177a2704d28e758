"""Authorities whose scores lie at and around every edge that a scorer could fall off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import cycle
from random import Random

from tests import oracle

YEARS = (2563, 2564, 2565, 2566, 2567, 2568, 2569)
# How far from an edge: on it, one unit of the sixth place beside it, a half, a whole hundredth.
BESIDE = tuple(Fraction(n, 1_000_000) for n in (0, -1, 1, -4999, -5000, -5001, 5000, 4999, -10000))
INSTRUMENTS = {"IIT": (0, 5), "EIT": (5, 3), "OIT": (8, 2)}  # the first, and how many
_WEIGHT_OF_NINTH = Fraction(2, 10)


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """An invented authority's ten exact scores."""

    year: int
    ten: tuple[Fraction, ...]

    def as_texts(self) -> list[str]:
        """The scores as plain decimals, as many places as they need."""
        return [_plain(value) for value in self.ten]


def authorities(how_many: int, *, seed: int) -> Iterator[Authority]:
    """A fifth each: at random; the overall on a rounding edge; an instrument on one; the overall
    at each place of ``overall_places`` in turn; an instrument at each of ``instrument_places``.
    """
    chance = Random(seed)
    overalls, instruments = cycle(overall_places()), cycle(instrument_places())
    for number in range(how_many):
        year = chance.choice(YEARS)
        match number % 5:
            case 0:
                ten = [Fraction(chance.randint(0, 10_000), 100) for _ in range(10)]
            case 1:
                ten = _with_overall(chance, _rounding_edge(chance))
            case 2:
                name = chance.choice(tuple(INSTRUMENTS))
                ten = _with_instrument(chance, name, _rounding_edge(chance))
            case 3:
                year, overall = next(overalls)
                ten = _with_overall(chance, overall)
            case _:
                year, name, mean = next(instruments)
                ten = _decided_by(chance, name, mean)
        yield Authority(year=year, ten=tuple(ten))


def overall_places() -> list[tuple[int, Fraction]]:
    """Every level boundary of every year, with each distance from it."""
    return [
        (year, Fraction(least) + beside)
        for year in YEARS
        for least in sorted({band[1] for band in bands_of(year)} - {0})
        for beside in BESIDE
    ]


def instrument_places() -> list[tuple[int, str, Fraction]]:
    """Every boundary that an instrument's mean has to reach, with each distance from it."""
    return [
        (year, name, Fraction(each) + beside)
        for year in YEARS
        if year > 2565
        for each in sorted({band[2] for band in oracle.NAMED} - {0})
        for name in INSTRUMENTS
        for beside in BESIDE
    ]


def bands_of(year: int) -> tuple[tuple[str, int] | tuple[str, int, int], ...]:
    """The levels of the year, as the oracle has them."""
    return oracle.LETTERS if year <= 2565 else oracle.NAMED


def _rounding_edge(chance: Random) -> Fraction:
    edge = Fraction(chance.randint(5000, 9999), 100) + Fraction(5, 1000)
    return edge + chance.choice(BESIDE)


def _with_overall(chance: Random, overall: Fraction) -> list[Fraction]:
    while True:
        about = max(0, min(10_000, int(overall * 100)))
        ten = [_near(chance, about) for _ in range(10)]
        ten[8] += (overall - oracle.overall_of(ten)) / _WEIGHT_OF_NINTH
        if 0 <= ten[8] <= 100:
            return ten


def _with_instrument(chance: Random, name: str, mean: Fraction) -> list[Fraction]:
    first, count = INSTRUMENTS[name]
    while True:
        ten = [_near(chance, int(mean * 100)) for _ in range(10)]
        others = sum(ten[first + 1 : first + count], Fraction(0))
        ten[first] = mean * count - others
        if 0 <= ten[first] <= 100:
            return ten


def _decided_by(chance: Random, name: str, mean: Fraction) -> list[Fraction]:
    """Scores whose level hangs on one instrument: everything else is above its boundary."""
    first, count = INSTRUMENTS[name]
    ten = _with_instrument(chance, name, mean)
    for at in range(10):
        if not first <= at < first + count:
            ten[at] = Fraction(chance.randint(int(mean * 100) + 50, 10_000), 100)
    return ten


def _near(chance: Random, hundredths: int) -> Fraction:
    return Fraction(max(0, min(10_000, hundredths + chance.randint(-1500, 1500))), 100)


def _plain(value: Fraction) -> str:
    millionths = value * 10**8
    assert millionths.denominator == 1
    whole, rest = divmod(int(millionths), 10**8)
    return f"{whole}.{rest:08d}"
