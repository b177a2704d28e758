"""Can the numbers, days and orders of an edition be what they say?

Run beside the checks of consistency, after a file was read whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise

from prongsai.core.problems import Said
from prongsai.editions.nodes import Reader
from prongsai.editions.records import Edition, ItemChange, Relation, Scale

_FULL = 100


def check_plausibility(reader: Reader, edition: Edition) -> None:
    """Keep a Problem in ``reader`` for each value that cannot be."""
    for check in (_orders, _days, _scales, _samples, _parts, _counts):
        check(reader, edition)


def _orders(reader: Reader, edition: Edition) -> None:
    _in_order(
        reader,
        "indicators.list",
        [str(each.number) for each in edition.indicators],
        [str(number) for number, _ in enumerate(edition.indicators, start=1)],
    )
    _in_order(
        reader,
        "oit.items",
        [each.code for each in edition.oit.items],
        [f"O{number}" for number, _ in enumerate(edition.oit.items, start=1)],
    )
    places = {each.slug: each.number for each in edition.indicators}
    belows = edition.oit.sub_indicators
    _in_order(
        reader,
        "oit.sub_indicators",
        [each.number for each in belows],
        [
            f"{places[slug]}.{number}"
            for slug in sorted(
                {each.indicator for each in belows} & set(places), key=places.__getitem__
            )
            for number in range(1, sum(each.indicator == slug for each in belows) + 1)
        ],
    )


def _in_order(reader: Reader, path: str, found: Sequence[str], wanted: Sequence[str]) -> None:
    wrong = next((pair for pair in zip(found, wanted, strict=False) if pair[0] != pair[1]), None)
    if wrong is not None:
        reader.problem_at(
            "order-wrong",
            path,
            Said(
                th=f"พบ “{wrong[0]}” ตรงที่ควรเป็น “{wrong[1]}”",
                en=f"“{wrong[0]}” stands where “{wrong[1]}” should.",
            ),
            Said(th="เรียงตามลำดับเลขโดยไม่เว้น", en="Put them in the order of their numbers."),
            wrong[0],
        )


def _days(reader: Reader, edition: Edition) -> None:
    year = edition.fiscal_year
    for number, entry in enumerate(edition.calendar):
        days = [day for day in (entry.starts, entry.ends) if day is not None]
        if days != sorted(days) or any(not year.start <= day <= year.end for day in days):
            reader.problem_at(
                "calendar-impossible",
                f"calendar[{number}]",
                Said(
                    th=f"วันของ {entry.slug} สลับกันหรืออยู่นอกปีงบประมาณ พ.ศ. {year}",
                    en=f"The days of {entry.slug} are reversed or outside fiscal year {year}.",
                ),
                Said(th="แก้วันเริ่มและวันสิ้นสุด", en="Correct the first and the last day."),
                entry.slug,
            )


def _scales(reader: Reader, edition: Edition) -> None:
    for number, scale in enumerate(edition.scales):
        if not _is_possible(scale):
            reader.problem_at(
                "scale-impossible",
                f"scales[{number}]",
                Said(
                    th=f"คะแนนของมาตรวัด {scale.slug} ไม่เรียงจากน้อยไปมากใน 0 ถึง 100 "
                    "หรือมีจำนวนไม่เท่าตัวเลือก",
                    en=f"The points of scale {scale.slug} do not rise within 0 to 100, "
                    "or are not as many as its choices.",
                ),
                Said(th="แก้คะแนนหรือตัวเลือก", en="Correct the points or the choices."),
                scale.slug,
            )


def _is_possible(scale: Scale) -> bool:
    points = scale.points
    if points is None:
        return True
    rises = all(lower < higher for lower, higher in pairwise(points))
    is_within = bool(points) and points[-1] <= _FULL
    return rises and is_within and (scale.choices is None or len(scale.choices) == len(points))


def _samples(reader: Reader, edition: Edition) -> None:
    for number, rule in enumerate(edition.samples):
        is_share = rule.share is None or rule.share <= 1
        floor, cap = rule.at_least, rule.cap_on_minimum
        if not is_share or (floor is not None and cap is not None and floor > cap):
            reader.problem_at(
                "sample-impossible",
                f"samples[{number}]",
                Said(
                    th=f"จำนวนผู้ตอบขั้นต่ำของ {rule.instrument} เกินทั้งหมด หรือเกินเพดานของตนเอง",
                    en=f"The least answers of {rule.instrument} exceed all, or their own cap.",
                ),
                Said(th="แก้ share at_least หรือ cap_on_minimum", en="Correct the three numbers."),
                rule.instrument,
            )


def _parts(reader: Reader, edition: Edition) -> None:
    for number, questionnaire in enumerate(edition.questionnaires):
        for name, group in groupby(questionnaire.items, key=lambda item: item.item):
            rows = tuple(group)
            is_in_parts = all(row.part for row in rows)
            if len(rows) > 1 and not (is_in_parts and len({r.indicator for r in rows}) == 1):
                reader.problem_at(
                    "parts-mixed",
                    f"questionnaires[{number}].items",
                    Said(
                        th=f"ข้อ {name} มีหลายแถว แต่บางแถวไม่มีข้อย่อยหรืออยู่คนละตัวชี้วัด",
                        en=f"Item {name} has several rows, some without a part or in another "
                        "indicator.",
                    ),
                    Said(th="ใส่ part ให้ครบทุกแถว", en="Give every row its part."),
                    name,
                )


def _counts(reader: Reader, edition: Edition) -> None:
    for number, change in enumerate(edition.changes):
        if not _is_counted(change):
            reader.problem_at(
                "change-miscounted",
                f"changes.list[{number}]",
                Said(
                    th=f"“{change.relation}” ไม่ตรงกับจำนวนข้อก่อนและหลัง",
                    en=f"“{change.relation}” does not agree with how many became how many.",
                ),
                Said(
                    th="แก้รายการข้อ หรือแก้ความสัมพันธ์",
                    en="Correct the items, or the relation.",
                ),
                str(change.relation),
            )


def _is_counted(change: ItemChange) -> bool:
    before, after = len(set(change.before)), len(set(change.after))
    match change.relation:
        case Relation.SPLIT:
            return before == 1 and after > 1
        case Relation.MERGED:
            return before > 1 and after == 1
        case Relation.REPLACED:
            return before == after == 1
        case _:
            return True  # needless, which is another Problem
