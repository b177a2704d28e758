"""How is a fault in a table of answers said to its owner?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from prongsai.core.problems import Place, Problem, Said, Severity
from prongsai.editions import Edition, SurveyItem

MOST_ROWS_NAMED = 10


def questionnaire_unknown(edition: Edition, instrument: str) -> Problem:
    """The edition has no questionnaire of that instrument."""
    year = edition.fiscal_year
    return Problem(
        code="questionnaire-unknown",
        severity=Severity.WARNING,
        message=Said(
            th=f"ไม่มีรายการข้อคำถามของแบบวัด {instrument} ปีงบประมาณ พ.ศ. {year} จึงใช้คำตอบในแฟ้มนี้ไม่ได้",
            en=f"The items of the {instrument} of fiscal year {year} are not known, "
            "so the answers in this file cannot be used.",
        ),
        remedy=Said(
            th="กรอกคะแนนรายตัวชี้วัดแทนคำตอบ", en="Enter the indicators' scores in place of answers."
        ),
    )


def scales_unknown(items: Sequence[SurveyItem]) -> Problem:
    """The worth of the items' choices is not known."""
    names = _listed(item.column for item in items)
    return Problem(
        code="scale-unknown",
        severity=Severity.HINT,
        message=Said(
            th=f"ไม่ทราบค่าคะแนนของตัวเลือกในข้อ {names} จึงไม่ใช้คำตอบของข้อเหล่านี้",
            en=f"What the choices of {names} are worth is not known; their answers are not used.",
        ),
        remedy=Said(
            th="กรอกคะแนนของตัวชี้วัดที่ใช้ข้อเหล่านี้โดยตรง",
            en="Enter the scores of the indicators that rest on these items.",
        ),
    )


def columns_missing(columns: Sequence[str]) -> Problem:
    """Items that have no column."""
    names = _listed(columns)
    return Problem(
        code="answer-column-missing",
        severity=Severity.WARNING,
        message=Said(
            th=f"ไม่มีคอลัมน์ของข้อ {names} ตัวชี้วัดที่ใช้ข้อเหล่านี้จึงไม่มีคะแนน",
            en=f"There is no column for {names}; indicators that rest on them are not scored.",
        ),
        remedy=Said(th=f"เพิ่มคอลัมน์ {names}", en=f"Add the columns {names}."),
    )


def column_repeated(column: str, place: Place) -> Problem:
    """An item that has two columns."""
    return Problem(
        code="answer-column-repeated",
        severity=Severity.ERROR,
        message=Said(
            th=f"มีคอลัมน์ {column} มากกว่าหนึ่งคอลัมน์ จึงไม่ใช้คำตอบของข้อนี้",
            en=f"The column {column} stands there more than once; its answers are not used.",
        ),
        remedy=Said(th=f"เหลือคอลัมน์ {column} ไว้เพียงคอลัมน์เดียว", en=f"Keep one column {column}."),
        place=place,
        text=column,
    )


def column_unknown(heading: str, place: Place) -> Problem:
    """A column that looks like an item and is none of this edition's."""
    return Problem(
        code="answer-column-unknown",
        severity=Severity.HINT,
        message=Said(
            th=f"คอลัมน์ {heading} ไม่ใช่ข้อคำถามของปีนี้ จึงไม่ได้ใช้",
            en=f"The column {heading} is no item of this year's questionnaire and is not used.",
        ),
        remedy=Said(
            th="ตรวจว่าแฟ้มเป็นคำตอบของปีที่ระบุ และชื่อคอลัมน์ตรงกับข้อคำถาม",
            en="Check that the file belongs to this year and that the column is named correctly.",
        ),
        place=place,
        text=heading,
    )


def column_mixed(item: SurveyItem, place: Place) -> Problem:
    """A column whose numbers cannot be told to be codes or values."""
    return Problem(
        code="answer-column-mixed",
        severity=Severity.ERROR,
        message=Said(
            th=f"คอลัมน์ {item.column} ปนกันระหว่างลำดับตัวเลือกกับค่าคะแนน จึงไม่ใช้คำตอบของข้อนี้",
            en=f"The column {item.column} mixes choice codes and values; its answers are not used.",
        ),
        remedy=Said(
            th="ใช้แบบเดียวกันทั้งคอลัมน์ คือลำดับตัวเลือก (1 2 3 4) หรือค่าคะแนน (0 33 67 100)",
            en="Keep to one form in the column: choice codes (1 2 3 4) or values (0 33 67 100).",
        ),
        place=place,
    )


def columns_differ_in_form(
    by_code: Sequence[SurveyItem], by_value: Sequence[SurveyItem]
) -> Problem:
    """Some columns hold codes, others values."""
    codes = _listed(item.column for item in by_code)
    values = _listed(item.column for item in by_value)
    return Problem(
        code="answer-forms-differ",
        severity=Severity.WARNING,
        message=Said(
            th=f"บางคอลัมน์เป็นลำดับตัวเลือก ({codes}) บางคอลัมน์เป็นค่าคะแนน ({values})",
            en=f"Some columns hold choice codes ({codes}), others values ({values}).",
        ),
        remedy=Said(
            th="ตรวจว่าแต่ละคอลัมน์เป็นไปตามที่ตั้งใจ โดยเฉพาะข้อที่ตอบเหมือนกันทุกคน",
            en="Check that every column is what it should be, above all those where "
            "everybody answered the same.",
        ),
    )


def answer_out_of_scale(
    item: SurveyItem, text: str, rows: Sequence[int], allowed: Sequence[int], place: Place
) -> Problem:
    """One text in one column that is none of the scale's, with the rows where it stands."""
    numbers = _numbers(rows)
    choices = ", ".join(map(str, allowed))
    return Problem(
        code="answer-out-of-scale",
        severity=Severity.ERROR,
        message=Said(
            th=f"คำตอบ “{_short(text)}” ในคอลัมน์ {item.column} แถว {numbers.th} "
            "ไม่อยู่ในมาตรวัด จึงไม่นำมาคำนวณ",
            en=f"The answer “{_short(text)}” in column {item.column}, row {numbers.en}, "
            "is not on the scale and is left out.",
        ),
        remedy=Said(
            th=f"แก้เป็นค่าใดค่าหนึ่งใน {choices} หรือเว้นว่าง",
            en=f"Make it one of {choices}, or leave it blank.",
        ),
        place=place,
        text=text,
    )


def rows_too_long(rows: Sequence[int]) -> Problem:
    """Rows with more cells than the heading; they are left out."""
    numbers = _numbers(rows)
    return Problem(
        code="row-too-long",
        severity=Severity.ERROR,
        message=Said(
            th=f"แถว {numbers.th} มีช่องมากกว่าหัวตาราง จึงไม่ทราบว่าคำตอบใดเป็นของข้อใด และไม่นำมาคำนวณ",
            en=f"Row {numbers.en} has more cells than the heading: which answer is to which item "
            "cannot be told, and the row is left out.",
        ),
        remedy=Said(
            th="ใส่เครื่องหมายคำพูดคร่อมข้อความที่มีจุลภาค",
            en="Put texts with commas in quotes.",
        ),
        place=Place(row=rows[0]),
    )


def reversal_assumed(items: Sequence[SurveyItem]) -> Problem:
    """Values of reversed items are taken as they are before the reversal."""
    names = _listed(item.column for item in items)
    return Problem(
        code="reversal-assumed",
        severity=Severity.HINT,
        message=Said(
            th=f"ข้อ {names} เป็นข้อที่กลับคะแนน โปรแกรมถือว่าค่าในแฟ้มเป็นค่าก่อนกลับคะแนน",
            en=f"{names} are reversed items; the values in the file are taken to be those "
            "before the reversal.",
        ),
        remedy=Said(
            th="หากแฟ้มกลับคะแนนไว้แล้ว ระบุ is_already_reversed: true ข้างชื่อแฟ้ม หรือใช้ลำดับตัวเลือกแทน",
            en="If the file holds reversed points, write `is_already_reversed: true` beside its "
            "name, or use choice codes.",
        ),
    )


def _numbers(rows: Sequence[int]) -> Said:
    """The first rows by number, and how many more there are."""
    named = ", ".join(map(str, rows[:MOST_ROWS_NAMED]))
    rest = len(rows) - MOST_ROWS_NAMED
    if rest <= 0:
        return Said(th=named, en=named)
    return Said(th=f"{named} และอีก {rest:,} แถว", en=f"{named} and {rest:,} more")


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:40]}…"
