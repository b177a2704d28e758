"""Which day, month or span does a text mean, and how is a day printed?

Texts are Thai as offices write them: Thai or Arabic digits, full or short months, Buddhist or
common era, two-digit years (always of the Buddhist century 25xx).
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date

from prongsai.core.errors import ValueUnreadable
from prongsai.core.normal_forms import normal_form
from prongsai.core.numerals import to_arabic_digits
from prongsai.core.problems import Said, quoted

BUDDHIST_ERA_OFFSET = 543
MONTHS_TH = (
    *("มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน"),
    *("กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม"),
)
MONTHS_TH_SHORT = (
    *("ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย."),
    *("ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."),
)
MONTHS_EN = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_MONTH_NUMBERS = {
    **{name: number for number, name in enumerate(MONTHS_TH, 1)},
    **{name.replace(".", ""): number for number, name in enumerate(MONTHS_TH_SHORT, 1)},
    **{name.lower(): number for number, name in enumerate(MONTHS_EN, 1)},
    **{name[:3].lower(): number for number, name in enumerate(MONTHS_EN, 1)},
}
# No day is longer; a whole paragraph is not tried.
_LONGEST = 80
_BUDDHIST_YEARS = range(2400, 2743)
_COMMON_YEARS = range(1857, 2200)

# Both eras, in short or in full; the first letter tells which.
ERA = r"(?P<era>[พค]\s*\.?\s*ศ\s*\.?|พุทธศักราช|คริสต์ศักราช)?"
_YEAR = rf"{ERA}\s*(?P<year>[0-9]{{4}}|[0-9]{{2}})"
_MONTH = r"(?P<month>[ก-ฺเ-๎]{3,}|[ก-ฺเ-๎]{1,3}\s?\.\s?[ก-ฺ]\s?\.?|[ก-ฺเ-๎]{2,3}\.?|[A-Za-z]{3,9}\.?)"
_PREFIX = re.compile(
    r"(?:(?:ณ|ตั้งแต่|ระหว่าง|ภายใน|ประจำ)\s*)?"
    r"(?:วัน(?:จันทร์|อังคาร|พุธ|พฤหัสบดี|พฤหัส|ศุกร์|เสาร์|อาทิตย์)?\s*ที่\s*|เดือน\s*)?"
)
_NUMBERED = re.compile(r"(?P<day>[0-9]{1,2})\s*[/.-]\s*(?P<month>[0-9]{1,2})\s*[/.-]\s*" + _YEAR)
_ISO = re.compile(
    r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})(?P<era>)"
    r"(?:[T ]00:00(?::00(?:\.0+)?)?)?"  # as a workbook's day comes
)
_WORDED = re.compile(
    rf"(?:(?P<day>[0-9]{{1,2}})\s*)?(?:เดือน\s*)?{_MONTH}(?:\s*,)?\s*(?:ปี\s*)?(?:{_YEAR})?"
)
_DAY_ALONE = re.compile(r"(?P<day>[0-9]{1,2})(?P<month>)(?P<era>)(?P<year>)")
_BETWEEN = re.compile(r"\s*(?:จนถึง|ถึง|–|—|−|~|-|\bto\b)\s*")


class DayImpossible(ValueUnreadable):
    """A day that no calendar has, such as 31 กุมภาพันธ์."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    """What one end of a span says; what it leaves out is None. ``year`` is of the common era."""

    day: int | None
    month: int | None
    year: int | None


def parse_day(text: str) -> date:
    """The day that a text means.

    Errors: ValueUnreadable; DayImpossible (one of them) for a day that no calendar has.

    >>> parse_day("๑ ต.ค. ๖๗"), parse_day("ณ วันที่ 17 มกราคม 2565")
    (datetime.date(2024, 10, 1), datetime.date(2022, 1, 17))
    """
    piece = _piece_of(text)
    if piece is None or piece.day is None or piece.month is None or piece.year is None:
        raise ValueUnreadable(
            text,
            Said(th=f"{quoted(text)} ไม่ใช่วันที่", en=f"{quoted(text)} is not a date."),
            Said(
                th="เขียนวัน เดือน ปี เช่น 17 มกราคม 2565 หรือ 2022-01-17",
                en="Write day, month and year, such as 17 มกราคม 2565 or 2022-01-17.",
            ),
        )
    return _day_of(text, piece.day, piece.month, piece.year)


def parse_month(text: str) -> tuple[date, date]:
    """The first and the last day of the month that a text means. Errors: ValueUnreadable.

    >>> parse_month("ต.ค.67")
    (datetime.date(2024, 10, 1), datetime.date(2024, 10, 31))
    """
    piece = _piece_of(text)
    if piece is None or piece.day is not None or piece.month is None or piece.year is None:
        raise ValueUnreadable(
            text,
            Said(
                th=f"{quoted(text)} ไม่ใช่เดือนและปี",
                en=f"{quoted(text)} is not a month with its year.",
            ),
            Said(
                th="เขียนเดือนและปี เช่น กันยายน 2565 หรือ ก.ย.65",
                en="Write the month and the year, such as กันยายน 2565 or ก.ย.65.",
            ),
        )
    return _ends_of(text, piece)


def parse_span(text: str) -> tuple[date, date]:
    """The first and the last day of the span that a text means; one day or month is a span.

    The first end may leave out what the second says (``1 – 31 ตุลาคม 2567``).
    Errors: ValueUnreadable, also where the end lies before the start.

    >>> parse_span("ต.ค.67 - ก.ย.68")
    (datetime.date(2024, 10, 1), datetime.date(2025, 9, 30))
    """
    ends = _pieces_of(text)
    if ends is None:
        raise _no_span(text, "ไม่ใช่ช่วงเวลา", "is not a span of time.")
    start, end = _ends_of(text, ends[0])[0], _ends_of(text, ends[1])[1]
    if end < start:
        raise _no_span(text, "สิ้นสุดก่อนวันเริ่มต้น", "ends before it starts.")
    return start, end


def thai_day(day: date, *, with_era: bool = False) -> str:
    """``17 มกราคม 2565``, or ``17 มกราคม พ.ศ. 2565``. Digits are Arabic."""
    era = "พ.ศ. " if with_era else ""
    return f"{day.day} {MONTHS_TH[day.month - 1]} {era}{_buddhist(day)}"


def thai_day_short(day: date) -> str:
    """``17 ม.ค. 65``; four digits outside the century 25xx, where two would mislead."""
    year = _buddhist(day)
    shown = f"{year % 100:02}" if year // 100 == 25 else f"{year}"
    return f"{day.day} {MONTHS_TH_SHORT[day.month - 1]} {shown}"


def thai_month(day: date) -> str:
    """The month of a day: ``มกราคม 2565``. Digits are Arabic."""
    return f"{MONTHS_TH[day.month - 1]} {_buddhist(day)}"


def english_day(day: date) -> str:
    """``17 January 2022``."""
    return f"{day.day} {MONTHS_EN[day.month - 1]} {day.year}"


def common_year(year: int, era: str | None = None) -> int | None:
    """The common-era year of a year as written; None where it is no year in that era.

    Two digits are Buddhist. ``era``: พ.ศ. or ค.ศ. where one is written.
    """
    is_common, is_buddhist = ((era or "").startswith(letter) for letter in "คพ")
    if 0 <= year < 100 and not is_common:
        return year + 2500 - BUDDHIST_ERA_OFFSET
    if year in _BUDDHIST_YEARS and not is_common:
        return year - BUDDHIST_ERA_OFFSET
    return year if year in _COMMON_YEARS and not is_buddhist else None


def _buddhist(day: date) -> int:
    return day.year + BUDDHIST_ERA_OFFSET


def _piece_of(text: str) -> _Piece | None:
    """What a text says of a day; None where it says something else."""
    if len(text) > _LONGEST:
        return None
    plain = to_arabic_digits(normal_form(text)).strip()
    plain = plain[_match_end(plain) :]
    for pattern in (_ISO, _NUMBERED, _WORDED, _DAY_ALONE):
        if match := pattern.fullmatch(plain):
            return _piece_from(match)
    return None


def _match_end(plain: str) -> int:
    match = _PREFIX.match(plain)
    return match.end() if match else 0


def _piece_from(match: re.Match[str]) -> _Piece | None:
    day, month, year = match["day"], match["month"], match["year"]
    number = None
    if month:
        number = int(month) if month.isdigit() else _month_number(month)
        if number not in range(1, 13):
            return None
    shown = None
    if year:
        if len(year) == 2 and month.isascii() and month.isalpha():
            return None  # 1 Oct 24: of which era?
        shown = common_year(int(year), match["era"])
        if shown is None:
            return None
    return _Piece(day=int(day) if day else None, month=number, year=shown)


def _month_number(name: str) -> int | None:
    return _MONTH_NUMBERS.get(re.sub(r"[\s.]", "", name).lower())


def _pieces_of(text: str) -> tuple[_Piece, _Piece] | None:
    whole = _piece_of(text)
    if whole is not None and whole.month and whole.year:
        return whole, whole
    if len(text) > 2 * _LONGEST:
        return None
    for between in _BETWEEN.finditer(text):
        first, last = _piece_of(text[: between.start()]), _piece_of(text[between.end() :])
        if first is not None and last is not None and last.month and last.year:
            return _completed(first, last), last
    return None


def _completed(first: _Piece, last: _Piece) -> _Piece:
    """The first end with the month and year that only the last end says."""
    assert last.month is not None
    assert last.year is not None
    month = first.month or last.month
    # "ตุลาคม – มีนาคม 2568" begins in the year before.
    year = first.year or (last.year - 1 if month > last.month else last.year)
    return replace(first, month=month, year=year)


def _ends_of(text: str, piece: _Piece) -> tuple[date, date]:
    """First and last day of a piece with month and year."""
    assert piece.month is not None
    assert piece.year is not None
    if piece.day is not None:
        day = _day_of(text, piece.day, piece.month, piece.year)
        return day, day
    last = monthrange(piece.year, piece.month)[1]
    return date(piece.year, piece.month, 1), date(piece.year, piece.month, last)


def _day_of(text: str, day: int, month: int, year: int) -> date:
    last = monthrange(year, month)[1]
    if day in range(1, last + 1):
        return date(year, month, day)
    named = f"{MONTHS_TH[month - 1]} พ.ศ. {year + BUDDHIST_ERA_OFFSET}"
    raise DayImpossible(
        text,
        Said(
            th=f"ไม่มีวันที่ {quoted(text)}: เดือน{named} มี {last} วัน",
            en=f"There is no {quoted(text)}: {MONTHS_EN[month - 1]} {year} has {last} days.",
        ),
        Said(th="แก้วันที่ให้มีจริงในปฏิทิน", en="Give a day that the calendar has."),
    )


def _no_span(text: str, th: str, en: str) -> ValueUnreadable:
    return ValueUnreadable(
        text,
        Said(th=f"{quoted(text)} {th}", en=f"{quoted(text)} {en}"),
        Said(
            th="เขียนช่วงเวลา เช่น ต.ค.67 - ก.ย.68 หรือ 1 ตุลาคม 2567 ถึง 30 กันยายน 2568",
            en="Write a span such as ต.ค.67 - ก.ย.68 or 1 ตุลาคม 2567 ถึง 30 กันยายน 2568.",
        ),
    )
