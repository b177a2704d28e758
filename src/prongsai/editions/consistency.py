"""Do the parts of an edition fit together?

Run after a file was read whole: weights, levels, items, codes and slugs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from prongsai.core.problems import Said
from prongsai.core.thai import comparison_form
from prongsai.editions.nodes import Reader
from prongsai.editions.records import BasisKind, Edition, OitTree, Questionnaire, Relation

_NOT_FOUND = (BasisKind.CARRIED_OVER, BasisKind.GENERAL_KNOWLEDGE)
_SETTLED_BY_SLUG = (Relation.SAME, Relation.RENUMBERED, Relation.NEW, Relation.DROPPED)


def check_edition(reader: Reader, edition: Edition) -> None:
    """Keep a Problem in ``reader`` for each thing that contradicts another."""
    for check in (
        _weights,
        _levels,
        _groups,
        _slugs,
        _indicators,
        _items,
        _tree_for_scoring,
        _questionnaires,
        _publications,
        _changes,
    ):
        check(reader, edition)


def _weights(reader: Reader, edition: Edition) -> None:
    total = sum(each.weight for each in edition.instruments)
    if total != 1:
        reader.problem_at(
            "weights-not-one",
            "instruments.list",
            Said(
                th=f"น้ำหนักของเครื่องมือรวมกันได้ {total} ไม่ใช่ 1",
                en=f"The instruments' weights add up to {total}, not 1.",
            ),
            Said(th="แก้น้ำหนักให้รวมกันเท่ากับ 1", en="Correct the weights so that they add up to 1."),
        )


def _levels(reader: Reader, edition: Edition) -> None:
    path = "levels.list"
    levels = edition.levels.levels
    for number, (higher, lower) in enumerate(pairwise(levels), start=1):
        # Two levels may begin at one overall score when the instruments tell them apart.
        higher_key = (higher.overall_from, higher.instruments_from or 0)
        if higher_key <= (lower.overall_from, lower.instruments_from or 0):
            reader.problem_at(
                "levels-not-descending",
                f"{path}[{number}]",
                Said(
                    th=f"ระดับ {lower.slug} ไม่ต่ำกว่าระดับ {higher.slug} ที่อยู่ก่อนหน้า",
                    en=f"Level {lower.slug} is not below level {higher.slug} before it.",
                ),
                Said(th="เรียงระดับจากสูงไปต่ำ", en="Order the levels from the highest down."),
                lower.slug,
            )
    if not levels or levels[-1].overall_from != 0 or levels[-1].instruments_from is not None:
        reader.problem_at(
            "levels-without-floor",
            path,
            Said(
                th="ระดับสุดท้ายไม่ได้เริ่มที่ 0 คะแนน",
                en="The last level does not begin at 0 points for every score.",
            ),
            Said(th="เพิ่มระดับที่เริ่มจาก 0", en="Add a level that begins at 0."),
        )


def _groups(reader: Reader, edition: Edition) -> None:
    groups = edition.groups
    if groups.strength_from <= groups.maintain_from:
        reader.problem_at(
            "groups-not-descending",
            "groups",
            Said(
                th="เกณฑ์จุดแข็งไม่สูงกว่าเกณฑ์รักษาระดับ",
                en="The threshold of strengths is not above the one of maintaining.",
            ),
            Said(th="แก้เกณฑ์ทั้งสอง", en="Correct the two thresholds."),
        )


def _slugs(reader: Reader, edition: Edition) -> None:
    _twice(reader, "instruments.list", (each.slug for each in edition.instruments))
    _twice(reader, "indicators.list", (each.slug for each in edition.indicators))
    _twice(reader, "indicators.list", (str(each.number) for each in edition.indicators))
    names = (name for each in edition.indicators for name in (each.name_th, *each.aliases))
    _twice(reader, "indicators.list", map(comparison_form, names))
    _twice(reader, "formula.list", (each.slug for each in edition.formula))
    _twice(reader, "samples", (each.instrument for each in edition.samples))
    _twice(reader, "oit.sub_indicators", (each.number for each in edition.oit.sub_indicators))
    _twice(reader, "oit.items", (each.code for each in edition.oit.items))
    _twice(reader, "oit.items", (each.slug for each in edition.oit.items))
    _twice(reader, "scales", (each.slug for each in edition.scales))
    _twice(reader, "levels.list", (each.slug for each in edition.levels.levels))
    _twice(reader, "calendar", (each.slug for each in edition.calendar))
    _twice(reader, "themes.list", (each.slug for each in edition.themes))
    _twice(reader, "questionnaires", (each.instrument for each in edition.questionnaires))
    for number, each in enumerate(edition.questionnaires):
        path = f"questionnaires[{number}].items"
        _twice(reader, path, (item.column for item in each.items))


def _indicators(reader: Reader, edition: Edition) -> None:
    instruments = {each.slug for each in edition.instruments}
    slugs = {each.slug for each in edition.indicators}
    for number, indicator in enumerate(edition.indicators):
        _known(reader, f"indicators.list[{number}]", indicator.instrument, instruments)
    for number, below in enumerate(edition.oit.sub_indicators):
        _known(reader, f"oit.sub_indicators[{number}]", below.indicator, slugs)
    for number, sample in enumerate(edition.samples):
        _known(reader, f"samples[{number}]", sample.instrument, instruments)
    for number, questionnaire in enumerate(edition.questionnaires):
        path = f"questionnaires[{number}]"
        _known(reader, path, questionnaire.instrument, instruments)
        own = {each.slug for each in edition.of_instrument(questionnaire.instrument)}
        for place, item in enumerate(questionnaire.items):
            _known(reader, f"{path}.items[{place}]", item.indicator, own)
            _known(
                reader, f"{path}.items[{place}]", item.scale, {each.slug for each in edition.scales}
            )


def _items(reader: Reader, edition: Edition) -> None:
    tree = edition.oit
    placed = Counter(code for below in tree.sub_indicators for code in below.items)
    codes = {item.code for item in tree.items}
    for number, below in enumerate(tree.sub_indicators):
        for code in below.items:
            _known(reader, f"oit.sub_indicators[{number}].items", code, codes)
    if not tree.sub_indicators:
        return  # an edition whose sub-indicators are not known
    for number, item in enumerate(tree.items):
        if placed[item.code] != 1:
            reader.problem_at(
                "item-misplaced",
                f"oit.items[{number}]",
                Said(
                    th=f"ข้อ {item.code} อยู่ในตัวชี้วัดย่อย {placed[item.code]} แห่ง",
                    en=f"Item {item.code} is in {placed[item.code]} sub-indicators.",
                ),
                Said(th="ให้แต่ละข้ออยู่ในตัวชี้วัดย่อยเดียว", en="Put each item into exactly one."),
                item.code,
            )


def _tree_for_scoring(reader: Reader, edition: Edition) -> None:
    if edition.oit.is_for_scoring and not _covers_every_indicator(edition.oit, edition):
        reader.problem_at(
            "tree-not-scorable",
            "oit",
            Said(
                th="ใช้คิดคะแนนไม่ได้ เพราะไม่มีตัวชี้วัดย่อยที่มีข้อครบทุกตัวชี้วัดของ OIT",
                en="It cannot be scored with: an OIT indicator has no sub-indicator with items.",
            ),
            Said(th="แก้ is_for_scoring เป็น false", en="Set is_for_scoring to false."),
        )
    if edition.oit.is_for_scoring and edition.oit.basis.kind in _NOT_FOUND:
        reader.problem_at(
            "tree-not-found",
            "oit",
            Said(
                th="ใช้คิดคะแนนไม่ได้ เพราะไม่พบรายการข้อของปีนี้ รายการข้อนำมาจากปีอื่นไม่ได้",
                en="It cannot be scored with: this year's items were not found, and items are "
                "never carried over.",
            ),
            Said(th="แก้ is_for_scoring เป็น false", en="Set is_for_scoring to false."),
            str(edition.oit.basis.kind),
        )


def _covers_every_indicator(tree: OitTree, edition: Edition) -> bool:
    covered = {below.indicator for below in tree.sub_indicators if below.items}
    empty = any(not below.items for below in tree.sub_indicators)
    return not empty and covered == {each.slug for each in edition.of_instrument("OIT")}


def _questionnaires(reader: Reader, edition: Edition) -> None:
    for number, questionnaire in enumerate(edition.questionnaires):
        if questionnaire.is_for_scoring and not _is_scorable(questionnaire, edition):
            reader.problem_at(
                "questionnaire-not-scorable",
                f"questionnaires[{number}]",
                Said(
                    th="ใช้คิดคะแนนไม่ได้ เพราะไม่ทราบค่าคำตอบหรือการกลับคะแนนของบางข้อ",
                    en="It cannot be scored with: a scale's points or a reversal is not known.",
                ),
                Said(th="แก้ is_for_scoring เป็น false", en="Set is_for_scoring to false."),
                questionnaire.instrument,
            )
        if questionnaire.is_for_scoring and not questionnaire.basis.verified:
            reader.problem_at(
                "questionnaire-not-found",
                f"questionnaires[{number}]",
                Said(
                    th="ใช้คิดคะแนนไม่ได้ เพราะไม่ได้อ่านแบบวัดของปีนี้ แบบวัดนำมาจากปีอื่นไม่ได้",
                    en="It cannot be scored with: this year's form was not read, and forms are "
                    "never carried over.",
                ),
                Said(th="แก้ is_for_scoring เป็น false", en="Set is_for_scoring to false."),
                questionnaire.instrument,
            )


def _is_scorable(questionnaire: Questionnaire, edition: Edition) -> bool:
    valued = {scale.slug for scale in edition.scales if scale.points}
    asked = {item.indicator for item in questionnaire.items}
    return asked == {each.slug for each in edition.of_instrument(questionnaire.instrument)} and all(
        item.scale in valued and item.is_reversed is not None for item in questionnaire.items
    )


def _publications(reader: Reader, edition: Edition) -> None:
    publications = edition.publications
    codes = {item.code for item in edition.oit.items}
    for code in (
        publications.analysis_item,
        publications.measures_item,
        publications.report_item,
    ):
        if code is not None:
            _known(reader, "publications", code, codes)


def _changes(reader: Reader, edition: Edition) -> None:
    codes = {item.code for item in edition.oit.items}
    for number, change in enumerate(edition.changes):
        path = f"changes.list[{number}]"
        for code in change.after:
            _known(reader, path, code, codes)
        if change.relation in _SETTLED_BY_SLUG:
            reader.problem_at(
                "change-needless",
                path,
                Said(
                    th=f"ความสัมพันธ์ “{change.relation}” มาจาก slug ไม่ต้องเขียนไว้",
                    en=f"The relation “{change.relation}” follows from slugs; do not write it.",
                ),
                Said(th="ลบรายการนี้", en="Remove this entry."),
                str(change.relation),
            )


def _twice(reader: Reader, path: str, names: Iterable[str]) -> None:
    for name, times in Counter(names).items():
        if times > 1:
            reader.problem_at(
                "code-duplicate",
                path,
                Said(th=f"“{name}” ซ้ำกัน {times} แห่ง", en=f"“{name}” stands here {times} times."),
                Said(th="ให้แต่ละรหัสมีเพียงแห่งเดียว", en="Let each code stand once."),
                name,
            )


def _known(reader: Reader, path: str, name: str, names: set[str]) -> None:
    if name not in names:
        reader.problem_at(
            "reference-unknown",
            path,
            Said(
                th=f"“{name}” ไม่มีอยู่ในแฟ้มนี้",
                en=f"“{name}” is not defined in this file.",
            ),
            Said(th="แก้ให้ตรงกับรหัสที่มี", en="Correct it to a code that exists."),
            name,
        )
