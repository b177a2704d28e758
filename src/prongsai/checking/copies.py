"""Which results were taken over from last year, and which texts from another authority?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from prongsai.checking.findings import found
from prongsai.checking.naming import Sense
from prongsai.checking.papers import (
    Between,
    Listing,
    Paper,
    are_of_one_agency,
    are_of_two_agencies,
    cells_of,
    folded,
)
from prongsai.core.problems import Said, Severity, quoted
from prongsai.core.reading import Passage
from prongsai.core.thai import comparison_form

# Letters of a result that nobody else writes by chance; of a sentence around a name.
_LONG_RESULT, _LONG_COPY = 40, 80
_AROUND, _STRETCH, _SHORTEST, _SHARE = 90, 15, 30, 0.6
_MASK = "◦"
_EQUAL_SCORES = 8
_STOCK = 3  # authorities that write the same: it is a form's sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class _Result:
    listing: Listing
    cell: Passage


def compare_years(listings: Sequence[Listing]) -> Iterator[Between]:
    """Results of this year that are word for word those of last year's report."""
    earlier: dict[str, list[_Result]] = {}
    for listing in sorted(listings, key=lambda each: each.year):
        for cell in _results(listing):
            text = folded(cell.text)
            if len(text) < _LONG_RESULT:
                continue
            before = [
                each
                for each in earlier.get(text, ())
                if each.listing.year < listing.year
                and each.listing.paper.file != listing.paper.file
                and are_of_one_agency(each.listing.paper, listing.paper)
            ]
            if before:
                yield _unchanged(listing, cell, before[-1])
            earlier.setdefault(text, []).append(_Result(listing=listing, cell=cell))


def _results(listing: Listing) -> tuple[Passage, ...]:
    return cells_of(listing.table, "output", "outcome") if listing.is_report else ()


def _unchanged(listing: Listing, cell: Passage, before: _Result) -> Between:
    where = before.listing.paper.where(before.cell.place)
    return Between(
        code="outcome-copied",
        paper=listing.paper,
        finding=found(
            cell,
            Said(
                th=f"ผลนี้ตรงกับรายงานปี {before.listing.year} ทุกตัวอักษร ({where.th})",
                en=f"This is word for word the result of {before.listing.year} ({where.en}).",
            ),
            Said(th="เขียนผลของปีนี้", en="Write what was reached this year."),
            text=cell.text[:60],
        ),
    )


def compare_scores(papers: Sequence[Paper]) -> Iterator[Between]:
    """Scores of one year that are, indicator for indicator, those of an earlier one."""
    dated = [each for each in papers if each.material.assessed is not None]
    for paper in dated:
        for other in dated:
            year, before = paper.material.assessed, other.material.assessed
            if year is None or before is None or before >= year or other.file == paper.file:
                continue
            if not are_of_one_agency(paper, other):
                continue
            here, there = paper.material.scores, other.material.scores
            same = [slug for slug in here if slug in there and here[slug][0] == there[slug][0]]
            differ = len({here[slug][0] for slug in same})
            if len(same) >= _EQUAL_SCORES and differ > 2:
                yield _same_scores(paper, here[same[0]][1], other, there[same[0]][1], len(same))


def _same_scores(
    paper: Paper, passage: Passage, other: Paper, before: Passage, count: int
) -> Between:
    where, year = other.where(before.place), other.material.assessed
    return Between(
        code="scores-copied",
        paper=paper,
        finding=found(
            passage,
            Said(
                th=f"คะแนน {count} ตัวชี้วัดเท่ากับของปี {year} ทุกตัว ({where.th})",
                en=f"{count} indicators have exactly the scores of {year} ({where.en}).",
            ),
            Said(
                th="ตรวจว่าใช้คะแนนของปีที่ถูกต้อง",
                en="Check that these are the scores of the right year.",
            ),
            text=passage.text[:60],
        ),
    )


def compare_agencies(papers: Sequence[Paper], listings: Sequence[Listing]) -> Iterator[Between]:
    """Text that one authority has from another.

    Certain where the other's name was left in, in words that stand in its own document as well;
    a long result without a name is only looked at.
    """
    stretches: dict[int, frozenset[str]] = {}
    for paper in papers:
        own = _names(paper)
        texts = [(each, _masked(each.text, own)) for each in paper.material.passages]
        whole = "\n".join(text for _, text in texts)
        for other in papers:
            names = [name for name in _names(other) if name in whole]
            if not names or not are_of_two_agencies(paper, other):
                continue
            known = stretches.get(id(other))
            if known is None:
                known = stretches.setdefault(id(other), _stretches_of(other))
            yield from _left_in(paper, texts, other, names, known)
    yield from _same_results(listings)


def _left_in(
    paper: Paper,
    texts: list[tuple[Passage, str]],
    other: Paper,
    names: list[str],
    known: frozenset[str],
) -> Iterator[Between]:
    for passage, text in texts:
        name = next((each for each in names if each in text), None)
        if name is not None and _is_copied(text, name, known):
            yield _copied(paper, passage, name, other)


def _stretches_of(paper: Paper) -> frozenset[str]:
    """Every stretch of a document with its own name masked."""
    names = _names(paper)
    return frozenset(
        each
        for passage in paper.material.passages
        for each in _stretches(_masked(passage.text, names))
    )


def _names(paper: Paper) -> tuple[str, ...]:
    """The own name in each of its forms, the longest first."""
    own = {each.printed for each in paper.material.naming.mentions if each.sense is Sense.OWN}
    return tuple(sorted(own, key=len, reverse=True))


def _masked(text: str, names: tuple[str, ...]) -> str:
    for name in names:
        text = text.replace(name, _MASK)
    return text


def _stretches(text: str) -> frozenset[str]:
    plain = comparison_form(text)
    return frozenset(plain[at : at + _STRETCH] for at in range(len(plain) - _STRETCH + 1))


def _is_copied(text: str, name: str, known: frozenset[str]) -> bool:
    """Whether the words around a name stand in the other's document; with both names they may."""
    at = text.find(name)
    around = text[max(0, at - _AROUND) : at + len(name) + _AROUND]
    if _MASK in around:
        return False
    said = _stretches(around.replace(name, _MASK))
    return len(said) >= _SHORTEST and len(said & known) >= _SHARE * len(said)


def _copied(paper: Paper, passage: Passage, name: str, other: Paper) -> Between:
    where = other.where(other.material.passages[0].place)
    return Between(
        code="copied-from-other-agency",
        paper=paper,
        finding=found(
            passage,
            Said(
                th=f"ข้อความนี้คัดลอกจากเอกสารของ {name} และยังมีชื่อเดิมอยู่ ({where.th})",
                en=f"The text was copied from {name}, whose name was left in ({where.en}).",
            ),
            Said(
                th="เขียนเรื่องของหน่วยงานตนเอง และแก้ชื่อ",
                en="Write about your own authority, and mend the name.",
            ),
            text=name,
        ),
    )


def _same_results(listings: Sequence[Listing]) -> Iterator[Between]:
    """Results that two authorities share word for word; of three it is a form's sentence."""
    told: dict[str, list[_Result]] = {}
    for listing in listings:
        names = _names(listing.paper)
        for cell in _results(listing):
            text = folded(_masked(cell.text, names))
            if len(text) >= _LONG_COPY:
                told.setdefault(text, []).append(_Result(listing=listing, cell=cell))
    for same in told.values():
        agencies: list[_Result] = []
        for each in same:
            if all(are_of_two_agencies(each.listing.paper, a.listing.paper) for a in agencies):
                agencies.append(each)
        if 1 < len(agencies) < _STOCK:
            yield _shared(*agencies)


def _shared(one: _Result, other: _Result) -> Between:
    where = one.listing.paper.where(one.cell.place)
    return Between(
        code="copied-from-other-agency",
        paper=other.listing.paper,
        finding=found(
            other.cell,
            Said(
                th=f"ผลนี้ตรงกับของ {one.listing.paper.own} ทุกตัวอักษร ({where.th})",
                en=f"This is word for word a result of {one.listing.paper.own} ({where.en}).",
            ),
            Said(
                th=f"ตรวจว่าเป็นผลของหน่วยงานตนเอง: {quoted(other.cell.text)}",
                en="Check that it is what your own authority did.",
            ),
            text=other.cell.text[:60],
            severity=Severity.HINT,
        ),
    )
