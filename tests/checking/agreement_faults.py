"""A plan and its report in one document: where they differ, and where they come near to it."""

from __future__ import annotations

from tests.checking.readings import note, reading, table, title

from prongsai.core.reading import Reading
from prongsai.core.thai import to_thai_digits

_YEAR = "ต.ค. ๖๗ – ก.ย. ๖๘"
PLANNED = (
    ("จัดเวรตอบคำถามช่วงพักกลางวัน", "กองช่าง", _YEAR),
    ("ทำคู่มือยืมรถบรรทุกน้ำ", "กองคลัง", _YEAR),
    ("ติดป้ายเวลาของแต่ละงาน", "สำนักปลัด", _YEAR),
    ("ตั้งตู้รับความเห็นที่ตลาด", "กองช่าง", _YEAR),
)


def both(
    *reported: tuple[str, str, str],
    planned: tuple[tuple[str, str, str], ...] = PLANNED,
    year: str = "๒๕๖๘",
) -> Reading:
    """The plan of 2568 and a report of that or another year."""
    return reading(
        title("มาตรการส่งเสริมคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. ๒๕๖๘"),
        title("องค์การบริหารส่วนตำบลนาเปิดเผย"),
        table(("มาตรการ", "ผู้รับผิดชอบ", "ระยะเวลา"), *planned),
        title(f"รายงานผลการดำเนินการตามมาตรการ ประจำปีงบประมาณ พ.ศ. {year}"),
        table(
            ("มาตรการ", "ผู้รับผิดชอบ", "ระยะเวลา", "ผลการดำเนินการ"),
            *(
                (*row, f"ทำครบ {to_thai_digits(str(at))} เรื่อง")
                for at, row in enumerate(reported, 2)
            ),
        ),
        note(),
    )


def changed(at: int, column: int, words: str) -> tuple[tuple[str, str, str], ...]:
    """The plan's rows with one cell of another text."""
    rows = [list(row) for row in PLANNED]
    rows[at][column] = words
    return tuple((one, two, three) for one, two, three in rows)


DIFFERING: dict[str, list[tuple[Reading, str]]] = {
    "measure-without-result": [
        (both(*PLANNED[:3]), "ตั้งตู้รับความเห็น"),
        (both(*PLANNED[1:]), "จัดเวรตอบคำถาม"),
    ],
    "report-measure-unknown": [
        (both(*PLANNED, ("แข่งกีฬาต้านยาเสพติด", "กองช่าง", _YEAR)), "แข่งกีฬา"),
        (both(*changed(2, 0, "แข่งกีฬาต้านยาเสพติด")), "แข่งกีฬา"),
    ],
    "owner-mismatch": [(both(*changed(1, 1, "กองช่าง")), "กองช่าง")],
    "period-mismatch": [
        (both(*changed(0, 2, "ม.ค. ๖๘ – มี.ค. ๖๘")), "ม.ค. ๖๘"),
        (both(*PLANNED, planned=changed(3, 2, "ต.ค. ๖๗ – มี.ค. ๖๘")), "ต.ค. ๖๗"),
    ],
}
AGREEING: dict[str, list[Reading]] = {
    "measure-without-result": [
        both(*PLANNED),
        both(*PLANNED[:2], year="๒๕๖๗"),  # of last year's measures
        both(*PLANNED[:2]),  # of a part of the plan
    ],
    "report-measure-unknown": [
        both(*changed(2, 0, "ติดป้ายบอกเวลาของแต่ละงาน")),
        # the measures of before, beside the new ones
        both(*PLANNED[:1], ("แข่งกีฬาต้านยาเสพติด", "กองช่าง", _YEAR), ("ปลูกป่า", "กองช่าง", _YEAR)),
    ],
    "owner-mismatch": [both(*changed(2, 1, "หัวหน้าสำนักปลัด และกองคลัง")), both(*PLANNED)],
    "period-mismatch": [
        both(*((name, owner, "ต.ค. ๖๗ – มี.ค. ๖๘") for name, owner, _ in PLANNED)),
        both(*PLANNED),
    ],
}
