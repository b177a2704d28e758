"""What is said about a workbook whose headings, row numbers or sheets do not fit?"""

from __future__ import annotations

from collections.abc import Iterable

from prongsai.core.problems import Place, Problem, Said, Severity
from prongsai.dossier.sheets import PRESENCE, ROW


def heading_unknown(title: str, place: Place) -> Problem:
    """Data below or beside a heading that is not the template's; it was not read."""
    return Problem(
        code="heading-unknown",
        severity=Severity.ERROR,
        message=Said(
            th=f"ไม่รู้จักหัวข้อ “{title[:80]}” จึงไม่ได้อ่านข้อมูลของหัวข้อนี้",
            en=f"The heading “{title[:80]}” is not known; what it holds was not read.",
        ),
        remedy=Said(
            th="ใช้หัวข้อตามสมุดงานต้นแบบ หรือย้ายข้อมูลไปช่องที่ถูกต้อง",
            en="Keep the template's headings, or move the data to where it belongs.",
        ),
        place=place,
        text=title[:80],
    )


def not_listed(text: str, words: Iterable[str], place: Place) -> Problem:
    """A word that the cell's drop-down does not have."""
    listed = ", ".join(words)
    return Problem(
        code="value-not-listed",
        severity=Severity.ERROR,
        message=Said(
            th=f"“{text[:80]}” ไม่ใช่ค่าที่ใช้ได้ของช่องนี้",
            en=f"“{text[:80]}” is no value of this cell.",
        ),
        remedy=choose_one(listed),
        place=place,
        text=text[:80],
    )


def choose_one(listed: str) -> Said:
    """What to do about a word that is not listed."""
    return Said(th=f"เลือกคำใดคำหนึ่ง: {listed}", en=f"Choose one of: {listed}.")


def part_contradicted(key: str, place: Place) -> Problem:
    """A part that is said to be absent and has data."""
    return Problem(
        code="part-contradicted",
        severity=Severity.ERROR,
        message=Said(
            th=f"เลือกว่า “ไม่มี” แต่มีข้อมูลของส่วนนี้ ({key})",
            en=f"The part `{key}` is said to be absent and has data.",
        ),
        remedy=Said(
            th="เลือก “มี” หรือลบข้อมูลของส่วนนี้ทุกแผ่นงาน",
            en="Choose “มี”, or delete the part's data in every sheet.",
        ),
        place=place,
        text=PRESENCE["false"],
    )


def row_number_duplicate(number: str, place: Place) -> Problem:
    """Two rows with one number, which other sheets name."""
    said = Said(
        th=f"เลขแถว “{number[:80]}” ซ้ำ", en=f"The row number “{number[:80]}” stands here twice."
    )
    return _row_number("row-number-duplicate", said, number, place)


def row_number_unknown(number: str, sheet: str, place: Place) -> Problem:
    """A record that does not say which row of another sheet it belongs to, or names none."""
    said = (
        Said(
            th=f"ไม่มีแถวที่ “{number[:80]}” ในแผ่นงาน {sheet}",
            en=f"There is no row “{number[:80]}” in the sheet {sheet}.",
        )
        if number
        else Said(
            th=f"ยังไม่ได้บอกว่ารายการนี้เป็นของแถวใดในแผ่นงาน {sheet}",
            en=f"It is not said which row of the sheet {sheet} this belongs to.",
        )
    )
    return _row_number("row-number-unknown", said, number, place)


def _row_number(code: str, message: Said, number: str, place: Place) -> Problem:
    return Problem(
        code=code,
        severity=Severity.ERROR,
        message=message,
        remedy=Said(
            th=f"ใช้เลขในคอลัมน์ “{ROW}” ของแผ่นงานที่อ้าง และตั้งเลขไม่ให้ซ้ำกัน",
            en=f"Use the numbers in the column “{ROW}” of that sheet, each only once.",
        ),
        place=place,
        text=number[:80],
    )


def sheet_unknown(title: str) -> Problem:
    """A sheet of the user's own."""
    return Problem(
        code="sheet-unknown",
        severity=Severity.HINT,
        message=Said(
            th=f"ไม่ได้อ่านแผ่นงาน “{title}” เพราะไม่ใช่แผ่นงานของสมุดงานต้นแบบ",
            en=f"The sheet “{title}” is not one of the template's and was not read.",
        ),
        remedy=Said(
            th="ย้ายข้อมูลที่ต้องใช้ไปแผ่นงานของต้นแบบ",
            en="Move what is needed to the template's sheets.",
        ),
        place=Place(sheet=title),
    )
