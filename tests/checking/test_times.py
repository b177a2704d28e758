"""Which time does a cell set, whatever words and digits it is written in?"""

from __future__ import annotations

from datetime import date

import pytest

from prongsai.checking.times import time_set
from prongsai.core.dates import FiscalYear

YEAR = FiscalYear(2568)
WHOLE = (date(2024, 10, 1), date(2025, 9, 30))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ต.ค. ๖๗ - ก.ย. ๖๘", WHOLE),
        ("ตลอดปีงบประมาณ", WHOLE),
        ("ทั้งปีงบประมาณ พ.ศ. ๒๕๖๘", WHOLE),
        ("ไตรมาสที่ ๑ ถึงไตรมาสที่ ๔", WHOLE),
        ("ไตรมาส 2", (date(2025, 1, 1), date(2025, 3, 31))),
        ("ไตรมาสที่ ๒ – ๓/๒๕๖๘", (date(2025, 1, 1), date(2025, 6, 30))),
        ("ภายในวันที่ ๓๑ มีนาคม ๒๕๖๘", (date(2025, 3, 31), date(2025, 3, 31))),
        ("ภายใน 31 มี.ค. 68", (date(2025, 3, 31), date(2025, 3, 31))),
    ],
)
def test_a_whole_cell_that_sets_a_time(text, expected):
    assert time_set(text, YEAR) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ทุกเดือน",
        "ไตรมาสละ ๑ ครั้ง",
        "ไตรมาส ๔ – ๑",
        "ตลอดทั้งปีและทุกครั้งที่มีการร้องเรียน",
        "ภายใน ๓๑ กุมภาพันธ์ ๒๕๖๘",
        "ภายใน ๗ วันทำการ",
    ],
)
def test_other_cells_set_none(text):
    assert time_set(text, YEAR) is None
