"""Authorities whose scores lie at and around every edge that a scorer could fall off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from random import Random

from tests import oracle

# How far from an edge: on it, one unit of the sixth place beside it, a half, a whole hundredth.
_BESIDE = tuple(Fraction(n, 1_000_000) for n in (0, -1, 1, -4999, -5000, -5001, 5000, 4999, -10000))
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
    """A third at random, a third with the overall on an edge, a third with an instrument on one."""
    chance = Random(seed)
    makers = (_at_random, _overall_on_edge, _instrument_on_edge)
    for number in range(how_many):
        year = chance.choice((2563, 2564, 2565, 2566, 2567, 2568, 2569))
        ten = makers[number % 3](chance, year)
        yield Authority(year=year, ten=tuple(ten))


def _at_random(chance: Random, year: int) -> list[Fraction]:
    return [Fraction(chance.randint(0, 10_000), 100) for _ in range(10)]


def _edge(chance: Random, year: int) -> Fraction:
    bands = oracle.LETTERS if year <= 2565 else oracle.NAMED
    level = Fraction(chance.choice(bands)[1])
    rounding = Fraction(chance.randint(5000, 9999), 100) + Fraction(5, 1000)
    return chance.choice((level, level, rounding)) + chance.choice(_BESIDE)


def _overall_on_edge(chance: Random, year: int) -> list[Fraction]:
    while True:
        edge = _edge(chance, year)
        about = max(0, min(10_000, int(edge * 100)))
        ten = [_near(chance, about) for _ in range(10)]
        ten[8] += (edge - oracle.overall_of(ten)) / _WEIGHT_OF_NINTH
        if 0 <= ten[8] <= 100:
            return ten


def _instrument_on_edge(chance: Random, year: int) -> list[Fraction]:
    first, count = chance.choice(((0, 5), (5, 3), (8, 2)))
    while True:
        edge = _edge(chance, year)
        ten = [_near(chance, max(0, min(10_000, int(edge * 100)))) for _ in range(10)]
        others = sum(ten[first + 1 : first + count], Fraction(0))
        ten[first] = edge * count - others
        if 0 <= ten[first] <= 100:
            return ten


def _near(chance: Random, hundredths: int) -> Fraction:
    return Fraction(max(0, min(10_000, hundredths + chance.randint(-1500, 1500))), 100)


def _plain(value: Fraction) -> str:
    millionths = value * 10**8
    assert millionths.denominator == 1
    whole, rest = divmod(int(millionths), 10**8)
    return f"{whole}.{rest:08d}"
