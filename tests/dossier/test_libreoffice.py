"""Does a workbook that LibreOffice has saved still hold every text as it was?

``saved-by-libreoffice.xlsx`` is ``to_workbook(SAVED)``, opened and saved by LibreOffice 7.4
(``soffice --headless --convert-to xlsx``). After a change of SAVED it is made the same way anew.
"""

from __future__ import annotations

import zipfile

from tests.conftest import ROOT

from prongsai.dossier import Dossier, from_workbook

FILE = ROOT / "tests" / "data" / "saved-by-libreoffice.xlsx"
_TREACHEROUS = (
    *("=1+1", "+66", "-5", "@SUM(A1)", "'ก", '"คำ"', "00012", "1e5", "10%", "1/2", "12:30"),
    *("TRUE", "2025-01-01", "1,250.50", "๐๐๗", "…", "คำอธิบาย", "ไม่มี", "_x000D_", "🙂ก"),
    *(" หน้า", "ท้าย ", "", "สอง\nบรรทัด", "ว่าง\n\nกลาง", "\tแท็บ", "ก\u200bข", "a\u00a0b"),
)
SAVED = Dossier.model_validate(
    {
        "fiscal_year": "2568",
        "is_demonstration": True,
        "note": "=1+1",
        "agency": {"name": "องค์การบริหารส่วนตำบลนาเปิดเผย", "telephone": "0200000000"},
        "units": [{"key": "001", "name": "=SUM(A1)"}, {"key": "1e5", "name": "กองคลัง"}],
        "people": [{"key": "a", "name": "'น้ำ", "position": ""}],
        "assessments": [
            {
                "fiscal_year": "2567",
                "indicators": [
                    {"indicator": "budget-use", "score": "95.10"},
                    {"indicator": "use-of-power"},
                ],
                "oit_marks": [{"item": "O1", "mark": 100, "note": "00100"}],
            }
        ],
        "plan": {
            "approved_on": "17 มกราคม 2568",
            "measures": [
                {
                    "key": "007",
                    "number": "0010",
                    "title": "ก" * 19_999,
                    "steps": _TREACHEROUS,
                    "owners": ["001"],
                    "follow_up": "",
                    "targets": [
                        {"what": "บาท", "amount": "1250.50", "unit": "บาท"},
                        {"what": "ไม่ทราบ", "unit": "ครั้ง"},
                    ],
                }
            ],
            "as_printed": {
                "title": "",
                "columns": [{"title": "มาตรการ", "field": "measure"}, {"title": "="}],
                "rows": [
                    {"cells": ["", "ก", "", ""]},
                    {"cells": ["กลุ่ม"], "group": True},
                    {"cells": []},
                    {"cells": ["=1+1", "00012"], "measure": "007"},
                ],
            },
        },
        # Longer than a cell, and cut at every kind of place: within a line, before and after its end.
        "progress": {"introduction": ["", "ย " * 9_999, "🙂" * 19_000]},
        "analysis": {"background": ["1234567"] * 4_000, "guidance": ["ก", "", *["ข " * 6] * 900]},
        "unplaced": [{"text": text} for text in _TREACHEROUS],
    }
)


def test_the_file_is_libreoffices():
    with zipfile.ZipFile(FILE) as archive:
        assert b"<Application>LibreOffice/" in archive.read("docProps/app.xml")


def test_nothing_is_lost_when_libreoffice_saves_the_workbook():
    found, problems = from_workbook(FILE)

    assert [each for each in problems if each.code.startswith(("cell-", "heading-", "row-"))] == []
    assert found == SAVED
