"""Why is this measure proposed for this place? In both languages, from the same figures."""

from __future__ import annotations

from decimal import Decimal

from prongsai.analysing import Group
from prongsai.core.problems import Said
from prongsai.planning.records import LibraryMeasure
from prongsai.planning.weaknesses import FailedPart, Weakness, exact_points

_FULL = Decimal(100)
_GROUPS = {
    Group.STRENGTH: Said(th="กลุ่มจุดแข็ง", en="a strength"),
    Group.MAINTAIN: Said(th="กลุ่มที่ควรรักษาระดับ", en="to be maintained"),
    Group.IMPROVE: Said(th="กลุ่มที่ต้องปรับปรุง", en="to be improved"),
}


def reason_for(weakness: Weakness, measure: LibraryMeasure) -> Said:
    """The score, the group, the gain that is known, and the failed items that it answers."""
    parts = [part for part in weakness.parts if part.slugs & set(measure.oit_slugs)]
    said = [_standing(weakness), *(_failure(part) for part in parts)]
    if not parts:
        said.append(_gain(weakness))
    return Said(th=" ".join(each.th for each in said), en=" ".join(each.en for each in said))


def _standing(weakness: Weakness) -> Said:
    finding = weakness.finding
    group = _GROUPS[finding.group]
    th = f"ตัวชี้วัดที่ {finding.number} {finding.name_th} ได้ {finding.score} คะแนน อยู่ใน{group.th}"
    en = f"Indicator {finding.number}, {finding.name_en}: {finding.score} points, {group.en}"
    if weakness.is_lowest and finding.score < _FULL:
        return Said(th=f"{th} และเป็นคะแนนต่ำที่สุด", en=f"{en} and the lowest score.")
    return Said(th=th, en=f"{en}.")


def _failure(part: FailedPart) -> Said:
    counted = str(part.most) if part.least == part.most else f"{part.least}–{part.most}"
    gain = _gain_of_item(part)
    if part.is_certain:
        return Said(
            th=f"คะแนนนี้บอกว่ามีข้อที่ไม่ผ่านใน {part.number} จำนวน {counted} ข้อ{gain.th}",
            en=f"This score tells that {counted} of the items of {part.number} failed{gain.en}.",
        )
    return Said(
        th=f"อาจมีข้อที่ไม่ผ่านใน {part.number} ไม่เกิน {part.most} ข้อ{gain.th}",
        en=f"At most {part.most} of the items of {part.number} may have failed{gain.en}.",
    )


def _gain_of_item(part: FailedPart) -> Said:
    if part.gain is None:
        return Said(th="", en="")
    points = exact_points(part.gain)
    return Said(
        th=f" แก้ได้หนึ่งข้อ คะแนนรวมเพิ่ม {points} คะแนน",
        en=f"; mending one adds {points} points to the overall",
    )


def _gain(weakness: Weakness) -> Said:
    if weakness.finding.score == _FULL:
        return Said(
            th="คะแนนเต็มแล้ว มาตรการนี้ช่วยรักษาระดับไว้",
            en="It is full; this measure helps to keep it so.",
        )
    if weakness.rung is not None:
        points = exact_points(weakness.rung.gain)
        return Said(
            th=f"หากถึง {weakness.rung.score} คะแนน คะแนนรวมเพิ่ม {points} คะแนน",
            en=f"At {weakness.rung.score} points the overall gains {points} points.",
        )
    points = exact_points(weakness.finding.gain_per_point)
    return Said(
        th=f"ทุกหนึ่งคะแนนที่เพิ่มขึ้นทำให้คะแนนรวมเพิ่ม {points} คะแนน",
        en=f"Each point more here adds {points} points to the overall.",
    )
