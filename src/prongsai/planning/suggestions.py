"""Which measures of the library does an authority need most, and why?

The weakest places come first; nothing depends on the order in which anything is given.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from prongsai.analysing import Findings, Group
from prongsai.core.dates import FiscalYear, Period, PeriodKind
from prongsai.core.normal_forms import comparison_form
from prongsai.editions import Edition
from prongsai.planning.catalogue import load_library
from prongsai.planning.reasons import reason_for
from prongsai.planning.records import LibraryMeasure, Measure, OwnerKind, Suggestion
from prongsai.planning.weaknesses import Weakness, weaknesses_of

DEFAULT_LIMIT = 10


def suggest(
    findings: Findings,
    edition: Edition,
    *,
    already: tuple[Measure, ...] = (),
    limit: int = DEFAULT_LIMIT,
) -> tuple[Suggestion, ...]:
    """Library measures for the weakest places first, each with its reason; none twice.

    ``edition``: the one that scored the findings. ``already``: measures of the plan, which are
    not proposed again. ``limit`` is exceeded only so that every indicator that shares the lowest
    score has a measure: all ten where everything is equal. Where every measure of an indicator
    is in the plan already there is nothing to propose for it.
    """
    choice = _Choice(shelf=_shelf_without(already), themes={each.theme for each in already})
    weaknesses = weaknesses_of(findings, edition)
    for weakness in weaknesses:
        if weakness.is_lowest:
            choice.take_for(weakness, up_to=1)
    for weakness, up_to in _in_turns(weaknesses):
        if choice.count >= limit:
            break
        choice.take_for(weakness, up_to=up_to)
    return tuple(
        Suggestion(
            measure=measure,
            indicator=weakness.finding.indicator,
            why_th=reason.th,
            why_en=reason.en,
        )
        for weakness in weaknesses
        for measure in choice.taken.get(weakness.finding.indicator, ())
        for reason in (reason_for(weakness, measure),)
    )


def _shelf_without(already: Iterable[Measure]) -> list[LibraryMeasure]:
    slugs = {each.library_slug for each in already}
    titles = {comparison_form(each.title) for each in already}
    return [
        each
        for each in load_library()
        if each.slug not in slugs and comparison_form(each.title_th) not in titles
    ]


def _in_turns(weaknesses: tuple[Weakness, ...]) -> Iterator[tuple[Weakness, int]]:
    # In rounds, so that one place does not use the limit up: what must improve, then items that
    # failed (mending one is a sure gain), then more for what must improve, then the rest.
    by_group = {
        group: [each for each in weaknesses if each.finding.group is group]
        for group in (Group.IMPROVE, Group.MAINTAIN, Group.STRENGTH)
    }
    yield from ((each, 1) for each in by_group[Group.IMPROVE])
    yield from ((each, 1) for each in weaknesses if each.parts)
    for members in by_group.values():
        for up_to in range(1, max((each.worth for each in members), default=0) + 1):
            yield from ((each, up_to) for each in members if each.worth >= up_to)


@dataclass(slots=True)
class _Choice:
    """What is taken so far, by indicator, and what is left on the shelf."""

    shelf: list[LibraryMeasure]
    themes: set[str | None]
    taken: dict[str, list[LibraryMeasure]] = field(default_factory=dict)

    @property
    def count(self) -> int:
        return sum(len(each) for each in self.taken.values())

    def take_for(self, weakness: Weakness, *, up_to: int) -> None:
        """Move the best measure for this place from the shelf, unless it has ``up_to`` already."""
        indicator = weakness.finding.indicator
        fitting = [each for each in self.shelf if indicator in each.indicators]
        if not fitting or len(self.taken.get(indicator, ())) >= up_to:
            return
        # Equals stay in the order of the library, which puts what helps most first.
        best = min(fitting, key=lambda each: self._order(each, weakness))
        self.shelf.remove(best)
        self.themes.update(best.themes)
        self.taken.setdefault(indicator, []).append(best)

    def _order(self, measure: LibraryMeasure, weakness: Weakness) -> tuple[object, ...]:
        # First what may have failed and no taken measure answers yet, certain failures first;
        # then what serves this indicator most; then a theme that nothing covers yet.
        indicator = weakness.finding.indicator
        items = set(measure.oit_slugs)
        answered = {slug for each in self.taken.get(indicator, ()) for slug in each.oit_slugs}
        hit = [number for number, part in enumerate(weakness.parts) if part.slugs & items]
        fresh = [number for number in hit if weakness.parts[number].slugs & items - answered]
        return (
            min(fresh, default=len(weakness.parts)),
            -len(hit),
            measure.indicators.index(indicator),
            self.themes.issuperset(measure.themes),
        )


def measure_of(
    suggestion: Suggestion,
    *,
    key: str,
    number: str,
    owners: Mapping[OwnerKind, tuple[str, ...]],
    fiscal_year: FiscalYear,
    edition: Edition | None = None,
) -> Measure:
    """The suggestion as a measure of a plan, with real dates and the office's own units.

    ``owners``: the names of the units of each kind. A kind that the office does not have is left
    out; where none is left the clerk's office answers, if it is named. ``edition``: the plan's
    own year's; its codes of the OIT items are named, none without it.
    """
    library = suggestion.measure
    return Measure(
        key=key,
        number=number,
        title=library.title_th,
        theme=library.themes[0],
        indicators=library.indicators,
        oit_items=_codes_of(library, edition),
        steps=library.steps_th,
        owners=_owners_of(library, owners),
        starts=_quarter(fiscal_year, library.starts_quarter).start,
        ends=_quarter(fiscal_year, library.ends_quarter).end,
        reporting=library.reporting,
        targets=library.outputs,
        expected_outcome=library.outcome_th,
        library_slug=library.slug,
    )


def _quarter(fiscal_year: FiscalYear, number: int) -> Period:
    return Period(fiscal_year=fiscal_year, kind=PeriodKind.QUARTER, number=number)


def _codes_of(library: LibraryMeasure, edition: Edition | None) -> tuple[str, ...]:
    items = edition.oit.items if edition else ()
    return tuple(item.code for item in items if item.slug in library.oit_slugs)


def _owners_of(
    library: LibraryMeasure, owners: Mapping[OwnerKind, tuple[str, ...]]
) -> tuple[str, ...]:
    named = [name for kind in library.owners for name in owners.get(kind, ())]
    return tuple(dict.fromkeys(named or owners.get(OwnerKind.CLERK_OFFICE, ())))
