"""What became of last year's indicators and OIT items?

The same slug means the same item; where slugs do not say it, the later edition's dated
``changes`` do. Years in between are walked through one by one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise, product
from typing import TypeAlias

from prongsai.core.dates import FiscalYear
from prongsai.editions.loader import load
from prongsai.editions.records import Basis, Edition, IndicatorSlug, ItemCode, Relation

_BACKWARDS = {
    Relation.SPLIT: Relation.MERGED,
    Relation.MERGED: Relation.SPLIT,
    Relation.NEW: Relation.DROPPED,
    Relation.DROPPED: Relation.NEW,
}
_Slug: TypeAlias = str
_Notes: TypeAlias = tuple[str, ...]
_Links: TypeAlias = dict[tuple[_Slug, _Slug], _Notes]
_Codes: TypeAlias = dict[_Slug, str]  # in the edition's order


@dataclass(frozen=True, slots=True, kw_only=True)
class CrosswalkEntry:
    """What became of one or several codes; ``before`` is empty for new, ``after`` for dropped."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    relation: Relation
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Crosswalk:
    """Two editions side by side: every indicator and item of both stands in exactly one entry.

    ``items`` is empty, and ``are_items_known`` false, where a year's list is not known.
    ``bases``: of each year's changes on the way.
    """

    before: FiscalYear
    after: FiscalYear
    indicators: tuple[CrosswalkEntry, ...]  # codes are slugs
    items: tuple[CrosswalkEntry, ...]  # codes are those of each edition
    are_items_known: bool
    bases: tuple[Basis, ...]

    def of_indicator(self, before: IndicatorSlug) -> CrosswalkEntry:
        """What became of an earlier indicator. Errors: KeyError."""
        return _entry(self.indicators, before)

    def of_item(self, before: ItemCode) -> CrosswalkEntry:
        """What became of an earlier item. Errors: KeyError."""
        return _entry(self.items, before)


def crosswalk(before: Edition, after: Edition) -> Crosswalk:
    """What became of the first edition's indicators and items in the second.

    The years in between are loaded; a walk back is the same walk, read backwards.
    Errors: EditionMissing where a year in between has no edition.
    """
    if before.fiscal_year > after.fiscal_year:
        return _reversed(crosswalk(after, before))
    chain = _chain(before, after)
    known = all(edition.oit.items for edition in chain)
    return Crosswalk(
        before=before.fiscal_year,
        after=after.fiscal_year,
        indicators=_indicators(before, after),
        items=_items(chain) if known else (),
        are_items_known=known,
        bases=tuple(edition.changes_basis for edition in chain[1:]),
    )


def _entry(entries: Iterable[CrosswalkEntry], code: str) -> CrosswalkEntry:
    for entry in entries:
        if code in entry.before:
            return entry
    raise KeyError(code)


def _chain(before: Edition, after: Edition) -> tuple[Edition, ...]:
    if before.fiscal_year == after.fiscal_year:
        return (before,)
    between = range(before.fiscal_year.be + 1, after.fiscal_year.be)
    return (before, *(load(year) for year in between), after)


def _indicators(before: Edition, after: Edition) -> tuple[CrosswalkEntry, ...]:
    # An indicator has no code but its slug, so its number tells whether it was renumbered.
    earlier = {each.slug: str(each.number) for each in before.indicators}
    later = {each.slug: str(each.number) for each in after.indicators}
    slugs = (*earlier, *(slug for slug in later if slug not in earlier))
    return tuple(
        CrosswalkEntry(
            before=(slug,) if slug in earlier else (),
            after=(slug,) if slug in later else (),
            relation=_relation_of_one(earlier.get(slug), later.get(slug)),
        )
        for slug in slugs
    )


def _relation_of_one(before: str | None, after: str | None) -> Relation:
    """The relation of one slug, by its code in each edition."""
    if before is None:
        return Relation.NEW
    if after is None:
        return Relation.DROPPED
    return Relation.SAME if before == after else Relation.RENUMBERED


def _items(chain: Sequence[Edition]) -> tuple[CrosswalkEntry, ...]:
    earlier, later = _codes(chain[0]), _codes(chain[-1])
    links: _Links = {(slug, slug): () for slug in earlier}
    for before, after in pairwise(chain):
        links = _joined(links, _links(before, after))
    links = _settled_by_slug(links, earlier.keys() & later.keys())
    entries = [_entry_of(group, links, earlier, later) for group in _groups(links, earlier)]
    arrived = {slug for _, slug in links}
    new = (code for slug, code in later.items() if slug not in arrived)
    return (
        *entries,
        *(CrosswalkEntry(before=(), after=(code,), relation=Relation.NEW) for code in new),
    )


def _codes(edition: Edition) -> _Codes:
    return {item.slug: item.code for item in edition.oit.items}


def _links(before: Edition, after: Edition) -> _Links:
    """Which slug leads to which, from one year to the next."""
    earlier, later = _codes(before), _codes(after)
    links: _Links = {(slug, slug): () for slug in earlier if slug in later}
    slug_before = {code: slug for slug, code in earlier.items()}
    slug_after = {code: slug for slug, code in later.items()}
    for change in after.changes:
        notes = (change.note,) if change.note else ()
        for one, other in product(change.before, change.after):
            links[slug_before[one], slug_after[other]] = notes
    return links


def _joined(first: _Links, second: _Links) -> _Links:
    """The way through two years."""
    joined: _Links = {}
    for (start, middle), notes in first.items():
        for (same, end), more in second.items():
            if same == middle:
                known = joined.get((start, end), ())
                joined[start, end] = tuple(dict.fromkeys((*known, *notes, *more)))
    return joined


def _settled_by_slug(links: _Links, common: Iterable[_Slug]) -> _Links:
    """An item that both editions have is itself, whatever happened in between."""
    settled = set(common)
    return {
        (start, end): notes
        for (start, end), notes in links.items()
        if start not in settled and end not in settled
    } | {(slug, slug): () for slug in settled}


def _groups(links: _Links, earlier: _Codes) -> Iterable[tuple[set[_Slug], set[_Slug]]]:
    """Slugs that hang together, in the earlier edition's order; one without a way is alone."""
    seen: set[_Slug] = set()
    for slug in earlier:
        if slug in seen:
            continue
        starts, ends = {slug}, set[_Slug]()
        while True:
            more_ends = {end for start, end in links if start in starts}
            more_starts = starts | {start for start, end in links if end in more_ends}
            if (more_starts, more_ends) == (starts, ends):
                break
            starts, ends = more_starts, more_ends
        seen |= starts
        yield starts, ends


def _entry_of(
    group: tuple[set[_Slug], set[_Slug]], links: _Links, earlier: _Codes, later: _Codes
) -> CrosswalkEntry:
    starts, ends = group
    before = tuple(code for slug, code in earlier.items() if slug in starts)
    after = tuple(code for slug, code in later.items() if slug in ends)
    notes = (note for way, told in links.items() if way[0] in starts for note in told)
    return CrosswalkEntry(
        before=before,
        after=after,
        relation=_relation_of_many(before, after, is_itself=starts == ends),
        notes=tuple(dict.fromkeys(notes)),
    )


def _relation_of_many(
    before: tuple[str, ...], after: tuple[str, ...], *, is_itself: bool
) -> Relation:
    if not after:
        return Relation.DROPPED
    if is_itself:
        return _relation_of_one(before[0], after[0])
    if len(before) > 1 and len(after) == 1:
        return Relation.MERGED
    if len(before) == 1 and len(after) > 1:
        return Relation.SPLIT
    return Relation.REPLACED


def _reversed(forwards: Crosswalk) -> Crosswalk:
    return Crosswalk(
        before=forwards.after,
        after=forwards.before,
        indicators=tuple(map(_reversed_entry, forwards.indicators)),
        items=tuple(map(_reversed_entry, forwards.items)),
        are_items_known=forwards.are_items_known,
        bases=tuple(reversed(forwards.bases)),
    )


def _reversed_entry(entry: CrosswalkEntry) -> CrosswalkEntry:
    return CrosswalkEntry(
        before=entry.after,
        after=entry.before,
        relation=_BACKWARDS.get(entry.relation, entry.relation),
        notes=entry.notes,
    )
