"""How is each finding said, in official Thai and in English?

Every function is given the very records that stand in the lists, and counts them itself: a
sentence cannot say another number than its list has.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from prongsai.analysing.failures import Failures
from prongsai.analysing.records import (
    Group,
    IndicatorFinding,
    Mending,
    Rung,
)
from prongsai.core.problems import Said
from prongsai.core.scores import NotScored, round_score
from prongsai.editions import Edition, Groups, ItemCode, Level, SubIndicator
from prongsai.scoring import FailedItems, Scorecard

MOST_COMBINATIONS_NAMED = 3


def say_group(group: Group, members: Sequence[IndicatorFinding], groups: Groups) -> Said:
    """How many indicators are in a group, and what the group is."""
    strength, maintain = groups.strength_from, groups.maintain_from
    name, band = {
        Group.STRENGTH: (
            Said(th="เป็นจุดแข็ง", en="are strengths"),
            Said(th=f"ได้ตั้งแต่ {strength} คะแนนขึ้นไป", en=f"{strength} points or more"),
        ),
        Group.MAINTAIN: (
            Said(th="ควรรักษาระดับ", en="are to be maintained"),
            Said(
                th=f"ได้ตั้งแต่ {maintain} คะแนน แต่ไม่ถึง {strength} คะแนน",
                en=f"{maintain} points or more, but less than {strength}",
            ),
        ),
        Group.IMPROVE: (
            Said(th="ควรปรับปรุง", en="are to be improved"),
            Said(th=f"ได้ต่ำกว่า {maintain} คะแนน", en=f"less than {maintain} points"),
        ),
    }[group]
    if not members:
        return Said(
            th=f"ไม่มีตัวชี้วัดที่{name.th} ({band.th})", en=f"No indicators {name.en} ({band.en})."
        )
    count = len(members)
    return Said(
        th=f"มีตัวชี้วัดที่{name.th} ({band.th}) จำนวน {count} ตัวชี้วัด",
        en=f"{_indicators(count)} {name.en if count > 1 else _singular(name.en)} ({band.en}).",
    )


def say_overall(scorecard: Scorecard, edition: Edition) -> Said:
    """The overall, its level, and whether it passes."""
    overall, level = scorecard.overall, scorecard.level
    if isinstance(overall, NotScored):
        return overall.reason
    assert level is not None  # every scored overall has a level
    line = edition.levels.pass_from
    passed_th = "ผ่านเกณฑ์" if scorecard.passed else "ไม่ผ่านเกณฑ์"
    passed_en = "passes" if scorecard.passed else "does not pass"
    return Said(
        th=f"คะแนนภาพรวม {overall} คะแนน อยู่ในระดับ {_level_th(level)} "
        f"{passed_th}การประเมิน (เกณฑ์ {line} คะแนน)",
        en=f"The overall is {overall} points, level {level.name_en}; "
        f"it {passed_en} (the line is {line} points).",
    )


def say_instruments(scorecard: Scorecard) -> Said:
    """Each instrument's mean."""
    th = [
        f"{each.instrument} ยังไม่มีคะแนน"
        if isinstance(each.value, NotScored)
        else f"{each.instrument} {each.value} คะแนน"
        for each in scorecard.instruments
    ]
    en = [
        f"{each.instrument} {'not scored' if isinstance(each.value, NotScored) else each.value}"
        for each in scorecard.instruments
    ]
    return Said(th=f"คะแนนรายเครื่องมือ {' '.join(th)}", en=f"By instrument: {', '.join(en)}.")


def say_pass_despite(
    below: Sequence[IndicatorFinding], of: Sequence[IndicatorFinding], line: Decimal
) -> Said:
    """The overall passes while some indicators alone would not."""
    is_many = 2 * len(below) >= len(of)
    share_th, share_en = (" (ตั้งแต่กึ่งหนึ่งขึ้นไป)", " (half or more)") if is_many else ("", "")
    return Said(
        th=f"แม้คะแนนภาพรวมผ่านเกณฑ์ แต่ยังมีตัวชี้วัดที่ได้ต่ำกว่า {line} คะแนน "
        f"จำนวน {len(below)} ตัวชี้วัด จากทั้งหมด {len(of)} ตัวชี้วัด{share_th}",
        en=f"The overall passes, but {_indicators(len(below))} out of {len(of)}{share_en} "
        f"{'is' if len(below) == 1 else 'are'} below {line} points.",
    )


def say_lowest(lowest: Sequence[IndicatorFinding]) -> Said:
    """Which indicators share the lowest score."""
    return Said(
        th=f"ตัวชี้วัดที่ได้คะแนนต่ำที่สุด จำนวน {len(lowest)} ตัวชี้วัด ได้แก่ {_named_th(lowest)}",
        en=f"The lowest score: {_indicators(len(lowest))}, {_named_en(lowest)}.",
    )


def say_attention(attention: Sequence[IndicatorFinding]) -> Said:
    """Which indicators need attention, the lowest first."""
    return Said(
        th="ตัวชี้วัดที่ควรให้ความสำคัญ เรียงจากคะแนนน้อยไปมาก "
        f"จำนวน {len(attention)} ตัวชี้วัด ได้แก่ {_named_th(attention)}",
        en=f"What needs attention, the lowest first: {_indicators(len(attention))}, "
        f"{_named_en(attention)}.",
    )


def say_overall_change(change: Decimal, before: Scorecard) -> Said:
    """How the overall changed since the year before."""
    year = before.fiscal_year
    if change == 0:
        return Said(
            th=f"คะแนนภาพรวมเท่ากับปีงบประมาณ พ.ศ. {year}",
            en=f"The overall is the same as in fiscal year {year}.",
        )
    verb_th, verb_en = ("เพิ่มขึ้น", "rose") if change > 0 else ("ลดลง", "fell")
    return Said(
        th=f"คะแนนภาพรวม{verb_th} {abs(change)} คะแนน จากปีงบประมาณ พ.ศ. {year} "
        f"({before.overall} คะแนน)",
        en=f"The overall {verb_en} by {abs(change)} points from fiscal year {year} "
        f"({before.overall} points).",
    )


def say_changes(findings: Sequence[IndicatorFinding], before: Scorecard) -> Said:
    """How many indicators rose, fell and stayed since the earlier year."""
    changes = [each.change for each in findings if each.change is not None]
    rose = sum(change > 0 for change in changes)
    fell = sum(change < 0 for change in changes)
    same = len(changes) - rose - fell
    return Said(
        th=f"เมื่อเทียบกับปีงบประมาณ พ.ศ. {before.fiscal_year} คะแนนเพิ่มขึ้น {rose} ตัวชี้วัด "
        f"ลดลง {fell} ตัวชี้วัด และคงเดิม {same} ตัวชี้วัด",
        en=f"Against fiscal year {before.fiscal_year}, {_indicators(rose)} rose, {fell} fell and "
        f"{same} stayed the same.",
    )


def say_reaching(finding: IndicatorFinding, rung: Rung) -> Said:
    """What the overall gains when an indicator reaches a score."""
    gain, per_point = _points(rung.gain), _points(finding.gain_per_point)
    return Said(
        th=f"ยกระดับตัวชี้วัดที่ {finding.number} {finding.name_th} จาก {finding.score} "
        f"เป็น {rung.score} คะแนน คะแนนภาพรวมจะเพิ่มขึ้น{gain.th} คะแนน "
        f"(ทุก 1 คะแนนของตัวชี้วัดนี้เพิ่มคะแนนภาพรวม{per_point.th} คะแนน)",
        en=f"Raise indicator {finding.number}, {finding.name_en}, from {finding.score} to "
        f"{rung.score} points: the overall gains {gain.en} points "
        f"({per_point.en} for every point here).",
    )


def say_mending(
    part: SubIndicator, counts: Sequence[int], gain: Fraction, marked: Sequence[ItemCode] | None
) -> Said:
    """What the overall gains from one mended item of a sub-indicator, and how sure that is."""
    points = _points(gain)
    head = Said(
        th=f"แก้ไขข้อ OIT ที่ไม่ผ่านในตัวชี้วัดย่อยที่ {part.number} {part.name_th} 1 ข้อ "
        f"คะแนนภาพรวมจะเพิ่มขึ้น{points.th} คะแนน",
        en=f"Mend one failed OIT item of sub-indicator {part.number}: "
        f"the overall gains {points.en} points",
    )
    if marked is not None:
        listed = ", ".join(marked)
        return Said(th=f"{head.th} (ข้อที่ไม่ผ่าน: {listed})", en=f"{head.en} (failed: {listed}).")
    least, most = min(counts), max(counts)
    of = len(part.items)
    if least == of:
        return Said(th=f"{head.th} (ไม่ผ่านทั้ง {of} ข้อ)", en=f"{head.en} (all {of} failed).")
    if least == most:
        return Said(
            th=f"{head.th} (ไม่ผ่าน {most} จาก {of} ข้อ แต่คะแนนไม่บอกว่าเป็นข้อใด)",
            en=f"{head.en} ({most} of {of} failed; the score does not tell which).",
        )
    return Said(
        th=f"{head.th} (คะแนนบอกได้เพียงว่าไม่ผ่าน {least} ถึง {most} จาก {of} ข้อ)",
        en=f"{head.en} (the score only tells that {least} to {most} of {of} failed).",
    )


def say_next_level(
    level: Level,
    missing: Fraction,
    instruments: Sequence[str],
    items: Said,
) -> Said:
    """How far the next level is, what holds it back, and whether OIT items alone reach it."""
    parts_th, parts_en = [], []
    if missing > 0:
        points = _points(missing)
        parts_th.append(f"คะแนนภาพรวมต้องเพิ่มขึ้นอีก{points.th} คะแนน")
        parts_en.append(f"the overall lacks {points.en} points")
    if instruments:
        line = level.instruments_from
        parts_th.append(f"คะแนน {_listed_th(instruments)} ต้องได้ตั้งแต่ {line} คะแนนขึ้นไป")
        parts_en.append(f"{_listed_en(instruments)} must reach {line} points")
    return Said(
        th=f"ระดับถัดไปคือ {_level_th(level)} {' และ'.join(parts_th)} {items.th}".strip(),
        en=f"The next level is {level.name_en}: {' and '.join(parts_en)}. {items.en}".strip(),
    )


def say_items_unknown() -> Said:
    """How many OIT items would reach the next level cannot be told."""
    return Said(
        th="คะแนนที่มีไม่บอกว่าข้อ OIT ใดไม่ผ่าน จึงไม่ทราบว่าต้องแก้ไขกี่ข้อ",
        en="The scores do not tell which OIT items failed, so how many to mend is not known.",
    )


def say_items_done(instruments: Sequence[str]) -> Said:
    """No OIT item is left to mend. ``instruments``: those that hold the level back."""
    rising = _rising(instruments)
    return Said(
        th=f"ข้อ OIT ผ่านครบทุกข้อแล้ว จึงต้องเพิ่มคะแนน {rising.th}",
        en=f"Every OIT item is done already; {rising.en} must rise.",
    )


def say_items_not_enough(instruments: Sequence[str]) -> Said:
    """Not even all OIT items reach the level. ``instruments``: those that hold it back."""
    rising = _rising(instruments)
    return Said(
        th=f"การแก้ไขข้อ OIT เพียงอย่างเดียวยังไม่พอ ต้องเพิ่มคะแนน {rising.th} ด้วย",
        en=f"Mending OIT items alone is not enough; {rising.en} must rise as well.",
    )


def _rising(instruments: Sequence[str]) -> Said:
    """The surveys that must rise: each that holds the level back, else either."""
    held = [each for each in instruments if each != "OIT"]
    if not held:
        return Said(th="IIT หรือ EIT", en="the IIT or the EIT")
    return Said(th=_listed_th(held), en=_listed_en([f"the {each}" for each in held]))


def say_items(mendings: Sequence[Mending]) -> Said:
    """How many OIT items reach the next level, over the combinations."""
    counts = sorted({each.count for each in mendings})
    if len(counts) > 1:
        return Said(
            th=f"แก้ไขข้อ OIT ที่ไม่ผ่าน {counts[0]} ถึง {counts[-1]} ข้อจึงจะถึงระดับนี้ ขึ้นอยู่กับว่าข้อใดไม่ผ่านจริง",
            en=f"Mending {counts[0]} to {counts[-1]} failed OIT items reaches it, "
            "depending on which of them failed.",
        )
    where = {each.items for each in mendings}
    if len(where) > 1:
        return Said(
            th=f"แก้ไขข้อ OIT ที่ไม่ผ่าน {counts[0]} ข้อก็ถึงระดับนี้ ไม่ว่าข้อใดจะไม่ผ่านจริง",
            en=f"Mending {_items(counts[0])} reaches it, whichever of them failed.",
        )
    return Said(
        th="แก้ไขข้อ OIT ที่ไม่ผ่านในตัวชี้วัดย่อยที่ "
        + _listed_th([f"{number} จำนวน {count} ข้อ" for number, count in mendings[0].items])
        + " ก็ถึงระดับนี้",
        en="Mending failed OIT items ("
        + ", ".join(f"{count} of {number}" for number, count in mendings[0].items)
        + ") reaches it.",
    )


def say_unknown_questions(instruments: Sequence[str]) -> Said:
    """Scores of a survey's indicators do not tell which questions were answered badly."""
    return Said(
        th=f"คะแนนรายตัวชี้วัดของ {_listed_th(instruments)} ไม่บอกว่าข้อคำถามใดได้คะแนนน้อย "
        "ต้องดูผลรายข้อจากระบบการประเมิน",
        en=f"The indicators of {_listed_en(instruments)} do not tell which questions scored low; "
        "see the results by question in the assessment system.",
    )


def say_unknown_tree(edition: Edition) -> Said:
    """Without a tree of items that is known well enough, an OIT score tells nothing of items."""
    year = edition.fiscal_year
    return Said(
        th=f"คะแนน OIT ปีงบประมาณ พ.ศ. {year} ไม่บอกว่าข้อใดไม่ผ่าน เพราะยังไม่ทราบแน่ชัดว่า"
        "แต่ละตัวชี้วัดประกอบด้วยข้อใดบ้าง ต้องดูผลรายข้อจากระบบการประเมิน",
        en=f"The OIT scores of fiscal year {year} do not tell which items failed: which items "
        "make each indicator is not known well enough. See the results by item in the "
        "assessment system.",
    )


def say_unverified_tree(edition: Edition) -> Said:
    """What is told of items rests on a tree that was put together, not read whole."""
    year = edition.fiscal_year
    return Said(
        th=f"การจัดข้อ OIT เข้าตัวชี้วัดย่อยของปีงบประมาณ พ.ศ. {year} ยังไม่ได้ตรวจสอบกับเอกสารทางการ "
        "จำนวนข้อที่ไม่ผ่านจึงอาจคลาดเคลื่อน",
        en=f"Which OIT items make each sub-indicator of fiscal year {year} is not verified, so "
        "the numbers of failed items may be wrong.",
    )


def say_unknown_items(failures: Failures) -> Said | None:
    """What an OIT score leaves open of its items; None where it leaves nothing open."""
    number, score = failures.indicator.number, failures.inversion.published
    ways = failures.combinations
    is_told = len(ways) == 1 and all(part.failed == part.of for part in ways[0])
    if failures.marked is not None or is_told:
        return None
    head_th, head_en = f"คะแนน {score} ของตัวชี้วัดที่ {number} ", f"{score} in indicator {number} "
    if not ways:
        return Said(
            th=f"{head_th}ไม่ตรงกับผลรายข้อแบบใดเลย จึงไม่ทราบว่าข้อใดไม่ผ่าน",
            en=f"{head_en}fits no marks of items, so what failed is not known.",
        )
    if len(ways) == 1:
        return Said(
            th=f"{head_th}หมายถึงไม่ผ่านใน{_way_th(ways[0])} แต่ไม่ทราบว่าเป็นข้อใด",
            en=f"{head_en}means that {_way_en(ways[0])} failed, but not which.",
        )
    named = ways[:MOST_COMBINATIONS_NAMED]
    more = len(ways) - len(named)
    return Said(
        th=f"{head_th}เกิดได้ {len(ways)} แบบ คือ ไม่ผ่านใน"
        + " หรือไม่ผ่านใน".join(map(_way_th, named))
        + (f" หรือแบบอื่นอีก {more} แบบ" if more else ""),
        en=f"{head_en}can come about in {len(ways)} ways: "
        + "; or ".join(map(_way_en, named))
        + (f"; or {more} more" if more else "")
        + ".",
    )


def _way_th(way: Sequence[FailedItems]) -> str:
    parts = [f"{p.sub_indicator} จำนวน {p.failed} จาก {p.of} ข้อ" for p in way]
    return f"ตัวชี้วัดย่อยที่ {_listed_th(parts)}"


def _way_en(way: Sequence[FailedItems]) -> str:
    return " and ".join(f"{p.failed} of the {p.of} items of {p.sub_indicator}" for p in way)


def _level_th(level: Level) -> str:
    """A level of letters as it is, one of words between quotation marks."""
    return level.name_th if level.name_th.isascii() else f"“{level.name_th}”"


def _named_th(members: Sequence[IndicatorFinding]) -> str:
    names = [f"ตัวชี้วัดที่ {m.number} {m.name_th} ({m.score} คะแนน)" for m in members]
    return _listed_th(names, last=" และ")


def _named_en(members: Sequence[IndicatorFinding]) -> str:
    return ", ".join(f"{m.number} {m.name_en} ({m.score})" for m in members)


def _listed_th(names: Sequence[str], last: str = " และ ") -> str:
    """``IIT EIT และ OIT``; ``last`` without its second space where a Thai word follows."""
    return last.join([" ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]


def _listed_en(names: Sequence[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]


def _items(count: int) -> str:
    return "1 failed OIT item" if count == 1 else f"{count} failed OIT items"


def _indicators(count: int) -> str:
    return "1 indicator" if count == 1 else f"{count} indicators"


def _singular(verb: str) -> str:
    return "is a strength" if verb == "are strengths" else verb.replace("are ", "is ", 1)


def _points(exact: Fraction) -> Said:
    """Points in words: two places, and said to be about where they are not exact."""
    shown = round_score(exact)
    if shown == 0 and exact > 0:
        return Said(th="ไม่ถึง 0.01", en="less than 0.01")
    if Fraction(shown) == exact:
        return Said(th=f" {shown}", en=str(shown))
    return Said(th=f"ประมาณ {shown}", en=f"about {shown}")
