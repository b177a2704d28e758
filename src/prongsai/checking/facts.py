"""Do documents of one authority state the same count and score, and is a website its own?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from prongsai.checking.findings import found
from prongsai.checking.papers import (
    Between,
    Listing,
    Paper,
    are_of_one_agency,
    are_of_two_agencies,
)
from prongsai.checking.statements import Overall, overalls_in, stated_measures, years_in
from prongsai.checking.websites import hosts_in
from prongsai.core.problems import Said
from prongsai.core.reading import Passage

_OWN_SITE = 2  # times that a document names its own website at least


def compare_counts(papers: Sequence[Paper], listings: Sequence[Listing]) -> Iterator[Between]:
    """A stated number of measures in a paper without any, and the one plan of that year."""
    for paper in papers:
        if paper.material.tables:
            continue  # its own table is what its words are held to
        for passage in paper.material.passages:
            stated, years = stated_measures(passage), years_in(passage.text)
            if stated is None or not years:
                continue
            plans = [
                each
                for each in listings
                if not each.is_report
                and each.year == max(years)
                and each.paper.file != paper.file
                and are_of_one_agency(each.paper, paper)
            ]
            if len(plans) == 1 and len(plans[0].table.measures) != stated[0]:
                yield _miscounted(paper, passage, stated[1], plans[0])


def _miscounted(paper: Paper, passage: Passage, printed: str, plan: Listing) -> Between:
    counted = len(plan.table.measures)
    where = plan.paper.where(plan.table.rows[0].place)
    return Between(
        code="count-mismatch",
        paper=paper,
        finding=found(
            passage,
            Said(
                th=f"ระบุ {printed} แต่แผนมี {counted} ({where.th})",
                en=f"The text says {printed}, but the plan has {counted} ({where.en}).",
            ),
            Said(th="แก้จำนวนให้ตรงกับแผน", en="Mend the count, or the plan."),
            text=printed,
        ),
    )


def compare_overalls(papers: Sequence[Paper]) -> Iterator[Between]:
    """Overall scores of one year: a paper that does not list the ten is held to one that does."""
    for source in papers:
        year = source.material.assessed
        full = len(source.material.scores) >= len(source.material.names_from.indicators)
        known = _overall_of(source, year) if full and year is not None else None
        if known is None:
            continue
        for paper in papers:
            if len(paper.material.scores) or paper.file == source.file:
                continue
            stated = _overall_of(paper, year)
            if stated and stated.score != known.score and are_of_one_agency(paper, source):
                yield _other_score(paper, stated, source, known)


def _overall_of(paper: Paper, year: int | None) -> Overall | None:
    """The overall of a year, where the sentence names that year and no other."""
    return next(
        (
            each
            for each in overalls_in(paper.material.passages)
            if set(years_in(each.passage.text)) == {year}
        ),
        None,
    )


def _other_score(paper: Paper, stated: Overall, source: Paper, known: Overall) -> Between:
    where = source.where(known.passage.place)
    return Between(
        code="overall-mismatch",
        paper=paper,
        finding=found(
            stated.passage,
            Said(
                th=f"คะแนนภาพรวม {stated.score} ไม่ตรงกับรายงานการวิเคราะห์ {known.score} ({where.th})",
                en=f"The overall is {stated.score}, the analysis has {known.score} ({where.en}).",
            ),
            Said(th="ตรวจคะแนนกับประกาศผล", en="Compare both with the published result."),
            text=stated.printed,
        ),
    )


def compare_websites(papers: Sequence[Paper]) -> Iterator[Between]:
    """A website that another authority's document names as its own, and this one once or more."""
    homes = [(paper, host) for paper in papers if (host := _home_of(paper))]
    for paper in papers:
        own = _home_of(paper)
        seen: set[str] = set()
        for passage in paper.material.passages:
            for host, printed in hosts_in(passage.text):
                owner = next(
                    (
                        other
                        for other, home in homes
                        if home == host and are_of_two_agencies(paper, other)
                    ),
                    None,
                )
                if owner is not None and host not in {own, *seen}:
                    seen.add(host)
                    yield _foreign(paper, passage, printed, owner)


def _home_of(paper: Paper) -> str | None:
    """The website that a document names more than once, and none as often."""
    counts = Counter(
        host for passage in paper.material.passages for host, _ in hosts_in(passage.text)
    ).most_common(2)
    is_clear = bool(counts) and counts[0][1] >= _OWN_SITE
    return counts[0][0] if is_clear and (len(counts) == 1 or counts[1][1] < counts[0][1]) else None


def _foreign(paper: Paper, passage: Passage, printed: str, owner: Paper) -> Between:
    where = owner.where(owner.material.passages[0].place)
    return Between(
        code="foreign-website",
        paper=paper,
        finding=found(
            passage,
            Said(
                th=f"เว็บไซต์นี้เป็นของ {owner.own} ตามเอกสารของหน่วยงานนั้น ({where.th})",
                en=f"This is the website of {owner.own} by that authority's document ({where.en}).",
            ),
            Said(th="แก้เป็นเว็บไซต์ของหน่วยงานตนเอง", en="Write your own website."),
            text=printed,
        ),
    )
