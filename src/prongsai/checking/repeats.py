"""Which findings about a dossier only repeat what is told of it already?

Its own rules look at its values, those of documents at what is printed of them: one fault shows
in both. The same code somewhere else is another fault.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from prongsai.core.problems import Problem
from prongsai.core.thai import comparison_form, to_arabic_digits
from prongsai.dossier import Dossier

# Of the year as a whole: wherever it shows, it is one fault.
_OF_THE_YEAR = frozenset({"base-year-mismatch", "lowest-indicator-without-measure"})
_ITEM = re.compile(r"(?P<list>[\w.]+)\[(?P<at>[0-9]+)\]")


def without_repeats(
    shown: Iterable[Problem], told: Iterable[Problem], dossier: Dossier
) -> Iterator[Problem]:
    """Those of ``shown`` that are no fault that was told before."""
    measures = _Measures.of(dossier)
    by_code: dict[str, list[Problem]] = {}
    for each in told:
        by_code.setdefault(each.code, []).append(each)
    for problem in shown:
        same = by_code.get(problem.code, [])
        if not any(_is_one_fault(problem, each, measures) for each in same):
            yield problem


@dataclass(frozen=True, slots=True, kw_only=True)
class _Measures:
    """Of each list in a dossier the measures that its items tell of, and each one's title."""

    items: dict[str, tuple[str | None, ...]]
    titles: dict[str, str]

    @classmethod
    def of(cls, dossier: Dossier) -> _Measures:
        plan, progress = dossier.plan, dossier.progress
        tables = {
            "plan.as_printed": plan.as_printed if plan else None,
            "progress.as_printed": progress.as_printed if progress else None,
            "progress.status_as_printed": progress.status_as_printed if progress else None,
        }
        items: dict[str, tuple[str | None, ...]] = {
            "plan.measures": tuple(each.key for each in plan.measures) if plan else (),
            "progress.reports": tuple(each.measure for each in progress.reports)
            if progress
            else (),
        }
        for name, table in tables.items():
            items[f"{name}.rows"] = tuple(each.measure for each in table.rows) if table else ()
        titles = {each.key: each.title for each in plan.measures} if plan else {}
        return cls(items=items, titles=titles)

    def told_at(self, path: str | None) -> str | None:
        """The key of the measure of which a place tells; None where of none."""
        match = _ITEM.match(path or "")
        keys = self.items.get(match["list"], ()) if match else ()
        return keys[int(match["at"])] if match and int(match["at"]) < len(keys) else None


def _is_one_fault(problem: Problem, told: Problem, measures: _Measures) -> bool:
    path = problem.place.path
    if problem.code in _OF_THE_YEAR or (path is not None and path == told.place.path):
        return True
    if path is not None and not re.search(r"[.[]", path):
        return True  # a document's kind: composed from the values that were told of
    measure = measures.told_at(path)
    if measure is not None and measure == (measures.told_at(told.place.path) or told.text):
        return True
    return _quotes(problem, told, measures) or _quotes(told, problem, measures)


def _quotes(one: Problem, other: Problem, measures: _Measures) -> bool:
    """Whether the other says what the one quotes, or the title of the measure that it quotes."""
    quotes = [_folded(each) for each in (one.text, measures.titles.get(one.text or "")) if each]
    said = (_folded(other.text or ""), _folded(other.message.th))
    return any(quote in each for quote in quotes if quote for each in said)


def _folded(text: str) -> str:
    return comparison_form(to_arabic_digits(text))
