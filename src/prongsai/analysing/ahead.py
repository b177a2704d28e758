"""How far is the next level, what holds it back, and would mended OIT items reach it?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import product

from prongsai.analysing import sentences
from prongsai.analysing.failures import Failures
from prongsai.analysing.records import Mending, NextLevel
from prongsai.core.scores import NotScored, round_score
from prongsai.editions import Edition, Level, level_of
from prongsai.scoring import FailedItems, Scorecard

FULL = 100


def find_next_level(
    scorecard: Scorecard, edition: Edition, failures: Sequence[Failures]
) -> NextLevel | None:
    """The next level and the way to it; None at the highest, and where the overall is not scored.

    Items are searched exactly: every mended item of a sub-indicator adds the same, so the fewest
    that reach the level are found by taking those that add most first.
    """
    overall = scorecard.overall_exact
    level = _next(scorecard, edition)
    if level is None or isinstance(overall, NotScored):
        return None
    instruments = _holding_back(scorecard, edition, level)
    mendings: tuple[Mending, ...] = ()
    # With every item mended all ways end alike: one trial tells whether any is worth a search.
    is_within_reach = _reaches(scorecard, edition, level, Fraction(FULL))
    if is_within_reach:
        ways = _ways(edition, failures)
        mendings = tuple(_fewest(scorecard, edition, level, failures, way) for way in ways)
    worst = max(mendings, key=lambda each: each.count, default=None)
    missing = max(Fraction(0), Fraction(level.overall_from) - overall)
    if _is_oit_full(scorecard):
        items = sentences.say_items_done(instruments)
    elif not is_within_reach:
        items = sentences.say_items_not_enough(instruments)
    else:
        items = sentences.say_items(mendings) if mendings else sentences.say_items_unknown()
    return NextLevel(
        level=level,
        missing=missing,
        instruments=instruments,
        smallest_items=worst.items if worst else None,
        sentence=sentences.say_next_level(level, missing, instruments, items),
        by_combination=mendings,
    )


def _is_oit_full(scorecard: Scorecard) -> bool:
    return any(each.instrument == "OIT" and each.exact == FULL for each in scorecard.instruments)


def _next(scorecard: Scorecard, edition: Edition) -> Level | None:
    levels = edition.levels.levels
    if scorecard.level is None:
        return None
    at = levels.index(scorecard.level)
    return levels[at - 1] if at else None


def _holding_back(scorecard: Scorecard, edition: Edition, level: Level) -> tuple[str, ...]:
    if level.instruments_from is None:
        return ()
    seen = round_score if edition.levels.looks_at_rounded else Fraction
    return tuple(
        each.instrument
        for each in scorecard.instruments
        if not isinstance(each.exact, NotScored) and seen(each.exact) < level.instruments_from
    )


def _ways(
    edition: Edition, failures: Sequence[Failures]
) -> tuple[tuple[tuple[FailedItems, ...], ...], ...]:
    """Every way in which the items of all OIT indicators together may have failed.

    None where one of them tells nothing of its items.
    """
    if len(failures) < len(edition.of_instrument("OIT")):
        return ()
    return tuple(product(*(each.combinations for each in failures)))


def _fewest(
    scorecard: Scorecard,
    edition: Edition,
    level: Level,
    failures: Sequence[Failures],
    way: Sequence[Sequence[FailedItems]],
) -> Mending:
    """The fewest items of one way; called only where mending all of them is enough."""
    failed = tuple(part for parts in way for part in parts)
    left = {part.sub_indicator: part.failed for part in failed}
    order = _largest_gain_first(edition, failures, left)
    mended: dict[str, int] = {}
    for number in order:
        mended[number] = mended.get(number, 0) + 1
        left[number] -= 1
        if _reaches(scorecard, edition, level, _mean_of_oit(failures, left)):
            break
    # "10.1" stands after "9.5": by number, not by letter.
    by_number = [part.number for each in failures for part in each.parts if part.number in mended]
    return Mending(failed=failed, items=tuple((n, mended[n]) for n in by_number))


def _largest_gain_first(
    edition: Edition, failures: Sequence[Failures], failed: Mapping[str, int]
) -> Iterable[str]:
    gains = {
        part.number: each.gain_of_item(edition, part) for each in failures for part in each.parts
    }
    numbers = [number for number, count in failed.items() for _ in range(count)]
    return sorted(numbers, key=lambda number: -gains[number])


def _mean_of_oit(failures: Sequence[Failures], left: Mapping[str, int]) -> Fraction:
    """The OIT's mean when only the failures that are ``left`` remain."""
    scores = [each.score_of(left) for each in failures]
    return sum(scores, Fraction(0)) / len(scores)


def _reaches(
    scorecard: Scorecard,
    edition: Edition,
    level: Level,
    oit: Fraction,
) -> bool:
    """Whether the level is reached when the OIT's mean is this."""
    means = {
        each.instrument: each.exact
        for each in scorecard.instruments
        if not isinstance(each.exact, NotScored)
    }
    means["OIT"] = oit
    weights = {each.slug: each.weight for each in edition.instruments}
    overall = sum((weights[slug] * mean for slug, mean in means.items()), Fraction(0))
    levels = edition.levels.levels
    return levels.index(level_of(overall, means, edition)) <= levels.index(level)
