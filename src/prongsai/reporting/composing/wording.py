"""How are places, years, periods, scores and quantities said in an official paper?

Arabic digits throughout; ``finishing`` turns them into the document's own style, last.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from decimal import Decimal
from fractions import Fraction

from prongsai.core.agencies import chief_title, read_agency
from prongsai.core.dates import FiscalYear, Period, PeriodKind, thai_day, thai_day_short
from prongsai.core.scores import MaybeScore, NotScored, round_score
from prongsai.dossier import AgencyPart
from prongsai.editions import Level
from prongsai.planning import Measure, Quantity
from prongsai.tracking import Status

ITA = "การประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ"
ITA_SHORT = f"{ITA} (ITA)"
NACC = "สำนักงานคณะกรรมการป้องกันและปราบปรามการทุจริตแห่งชาติ (สำนักงาน ป.ป.ช.)"
MEASURES = "มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน"
NO_SCORE = "ไม่มีคะแนน"

STATUS_NAMES: dict[Status | None, str] = {
    Status.NOT_STARTED: "ยังไม่ดำเนินการ",
    Status.IN_PROGRESS: "อยู่ระหว่างดำเนินการ",
    Status.DONE: "ดำเนินการแล้วเสร็จ",
    Status.CANCELLED: "ยกเลิก",
    None: "ยังไม่ได้รายงาน",
}
REPORTING_NAMES = {
    PeriodKind.QUARTER: "รายไตรมาส",
    PeriodKind.HALF_YEAR: "ทุกรอบ 6 เดือน",
    PeriodKind.YEAR: "รายปี",
}
_HALVES = {1: "รอบ 6 เดือนแรก", 2: "รอบ 6 เดือนหลัง"}


def of_year(year: FiscalYear) -> str:
    """``ประจำปีงบประมาณ พ.ศ. 2568``."""
    return f"ประจำปีงบประมาณ พ.ศ. {year}"


def place_of(agency: AgencyPart) -> str:
    """``อำเภอ… จังหวัด…`` as far as they are known; Bangkok has neither word."""
    district = _called(agency.district, "อำเภอ", ("อำเภอ", "กิ่งอำเภอ", "เขต"))
    province = _called(agency.province, "จังหวัด", ("จังหวัด", "กรุงเทพ"))
    return " ".join(part for part in (district, province) if part)


def _called(name: str | None, word: str, already: tuple[str, ...]) -> str:
    if not name:
        return ""
    return name if name.startswith(already) else f"{word}{name}"


def score_said(score: MaybeScore) -> str:
    """Two places always; words where there is no score."""
    return NO_SCORE if isinstance(score, NotScored) else f"{score:.2f}"


def points_said(score: MaybeScore) -> str:
    """``95.75 คะแนน``."""
    return score_said(score) if isinstance(score, NotScored) else f"{score:.2f} คะแนน"


def level_said(level: Level) -> str:
    """``ระดับ AA``, ``ระดับผ่านดี``: the edition's own label after its word, once."""
    name = level.name_th.removeprefix("ระดับ").strip()
    return f"ระดับ {name}" if name.isascii() else f"ระดับ{name}"


def change_said(change: Decimal | None) -> str:
    """``เพิ่มขึ้น 1.25``, ``ลดลง 0.50``, ``คงเดิม``; a dash where there is nothing to compare with."""
    if change is None:
        return "-"
    if change == 0:
        return "คงเดิม"
    return f"{'เพิ่มขึ้น' if change > 0 else 'ลดลง'} {abs(change):.2f}"


def exact_said(value: Fraction) -> str:
    """A gain as it is: ``0.06``, or ``4/9 (ประมาณ 0.44)`` where no decimal is exact."""
    for places in range(2, 7):
        if (value * 10**places).denominator == 1:
            return f"{Decimal(value.numerator) / Decimal(value.denominator):.{places}f}"
    return f"{value.numerator}/{value.denominator} (ประมาณ {round_score(value)})"


def amount_said(amount: Decimal) -> str:
    """A count with commas and without useless zeros: ``1,250``, ``2.5``."""
    whole = amount == amount.to_integral_value()
    return f"{amount:,.0f}" if whole else f"{amount.normalize():,f}"


def quantity_said(quantity: Quantity) -> str:
    """``ผู้เข้ารับการอบรม จำนวน 42 คน``; without an amount only what is counted."""
    if quantity.amount is None:
        return f"{quantity.what} ({quantity.unit})"
    return f"{quantity.what} จำนวน {amount_said(quantity.amount)} {quantity.unit}"


def day_said(day: date) -> str:
    """``17 มกราคม 2568``, as running text writes it."""
    return thai_day(day)


def formal_day_said(day: date) -> str:
    """``17 มกราคม พ.ศ. 2568``, as announcements and orders write it."""
    return thai_day(day, with_era=True)


def period_said(period: Period) -> str:
    """``ไตรมาสที่ 2 ปีงบประมาณ พ.ศ. 2568``; a year's period is the year's own name."""
    if period.kind is PeriodKind.YEAR:
        return of_year(period.fiscal_year)
    return f"{period_short(period)} ปีงบประมาณ พ.ศ. {period.fiscal_year}"


def period_short(period: Period) -> str:
    """``ไตรมาสที่ 2``, ``รอบ 6 เดือนแรก`` or ``ทั้งปี``, where the year is plain."""
    if period.kind is PeriodKind.QUARTER:
        return f"ไตรมาสที่ {period.number}"
    return _HALVES[period.number] if period.kind is PeriodKind.HALF_YEAR else "ทั้งปี"


def span_said(period: Period) -> str:
    """``1 ตุลาคม 2567 ถึง 31 ธันวาคม 2567``."""
    return f"{day_said(period.start)} ถึง {day_said(period.end)}"


def day_short(day: date) -> str:
    """``17 ม.ค. 68``, as a narrow cell says it."""
    return thai_day_short(day)


def time_of(measure: Measure) -> str:
    """The measure's time as a narrow cell says it; empty where nothing is known.

    ``ต.ค. 65 – ก.ย. 66`` for whole months, ``5 ต.ค. 65 ถึง 30 ก.ย. 66``, ``ภายใน 30 เม.ย. 64``.
    """
    starts, ends = measure.starts, measure.ends
    if starts is None:
        return f"ภายใน {day_short(ends)}" if ends else ""
    if ends is None:
        return f"ตั้งแต่ {day_short(starts)}"
    if starts == ends:
        return day_short(ends)
    if starts.day == 1 and ends.day == monthrange(ends.year, ends.month)[1]:
        return " – ".join(dict.fromkeys((_month_short(starts), _month_short(ends))))
    return f"{day_short(starts)} ถึง {day_short(ends)}"


def _month_short(day: date) -> str:
    return day_short(day).partition(" ")[2]


def joined(names: tuple[str, ...]) -> str:
    """``ก``, ``ก และข``, ``ก ข และค``: as Thai lists names in a sentence."""
    if len(names) < 2:
        return "".join(names)
    space = " " if names[-1][0].isascii() else ""
    return f"{' '.join(names[:-1])} และ{space}{names[-1]}"


def chief_executive_of(agency: AgencyPart) -> str | None:
    """The office of the chief executive, which a memo is addressed to; None if not plain."""
    name = read_agency(agency.name)
    return chief_title(name.kind, name.bare_name)
