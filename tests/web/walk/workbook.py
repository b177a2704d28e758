"""The same year typed into the empty workbook, and taken in at the command line."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import openpyxl

from prongsai.dossier import load, to_json
from tests.web.walk import office, story
from tests.web.walk.steps import YEAR

_FIRST = 3  # below the heading and its help
_NAMES = ("title", "owners", "starts", "ends", "reporting")
_REPORTED = ("measure", "period", "status", "done", "outputs", "obstacles", "reported_by")


def dossier_of(folder: Path, handles: list[str]) -> dict[str, Any]:
    """The dossier that the command line makes of the workbook, as plain values."""
    path, made = folder / "ปี.xlsx", folder / "ปี.yaml"
    _run("dossier", "template", "--out", str(path))
    book = openpyxl.load_workbook(path)
    _fill(book, handles)
    book.save(path)
    _run("dossier", "from-xlsx", str(path), "--out", str(made))
    plain: dict[str, Any] = json.loads(to_json(load(made)))
    return plain


def _run(*words: str) -> None:
    command = [sys.executable, "-m", "prongsai", *words]
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()


def _fill(book: Any, handles: list[str]) -> None:
    year, last = str(YEAR), str(YEAR - 1)
    _state(book["หน่วยงาน"], {"ปีงบประมาณ": year, "ชื่อหน่วยงาน": office.AUTHORITY})
    units = ({"รหัส": key, "ชื่อหน่วยงานภายใน": name} for key, name in office.UNITS.items())
    _list(book["หน่วยงานภายใน"], units)
    result = {"ปีงบประมาณ": last}
    result |= {"ผลที่ประกาศ: คะแนนรวมที่ประกาศ": "85.52", "ผลที่ประกาศ: ระดับที่ประกาศ": "A"}
    _list(book["การประเมิน"], [result])
    book["คะแนน"].delete_rows(_FIRST, 20)
    scores = (
        {"แถวที่ใน การประเมิน": "1", "ตัวชี้วัด": slug, "คะแนน": score}
        for slug, score in story.SCORES.items()
    )
    _list(book["คะแนน"], scores)
    _list(book["มาตรการ"], _measures(handles))
    target = story.TARGET
    counted = {"สิ่งที่นับ": target["what"], "จำนวน": target["amount"], "หน่วยนับ": target["unit"]}
    _list(book["เป้าหมาย"], [{"แถวที่ใน มาตรการ": "1", **counted}])
    _fill_reports(book, handles)


def _measures(handles: list[str]) -> Iterable[dict[str, str]]:
    for number, (key, title, owner) in enumerate(
        zip(handles, story.TITLES, story.OWNERS, strict=True), 1
    ):
        yield {
            "รหัสมาตรการ": key,
            "ลำดับที่": str(number),
            "มาตรการ": title,
            "ผู้รับผิดชอบ": owner,
            "เริ่ม": story.STARTS,
            "สิ้นสุด": story.ENDS,
            "รอบการรายงาน": "ทุกไตรมาส",
            "ผลลัพธ์ที่คาดหวัง": story.OUTCOME if number == 1 else "",
        }


def _fill_reports(book: Any, handles: list[str]) -> None:
    reports: list[dict[str, str]] = []
    outputs: list[dict[str, str]] = []
    links: list[dict[str, str]] = []
    for quarter in story.QUARTERS:
        for key, head in zip(handles, story.OWNERS[:2], strict=False):
            typed, row = story.reported(head, quarter), str(len(reports) + 1)
            reports.append(
                {
                    "รหัสมาตรการ": key,
                    "รอบ": f"{YEAR}-{quarter}",
                    "สถานะ": "อยู่ระหว่างดำเนินการ",
                    "การดำเนินการ": typed["done"],
                    "ปัญหาและอุปสรรค": typed["obstacles"],
                    "ผู้รายงาน": office.CAST[head].name,
                }
            )
            outputs.append(
                {
                    "แถวที่ใน รายงานผล": row,
                    "สิ่งที่นับ": typed["outputs-0-what"],
                    "จำนวน": typed["outputs-0-amount"],
                    "หน่วยนับ": typed["outputs-0-unit"],
                }
            )
            links.append(
                {
                    "แถวที่ใน รายงานผล": row,
                    "หลักฐาน": typed["links-0-title"],
                    "ที่อยู่": typed["links-0-address"],
                }
            )
    _list(book["รายงานผล"], reports)
    _list(book["ผลผลิต"], outputs)
    _list(book["หลักฐาน"], links)


def _state(sheet: Any, said: Mapping[str, str]) -> None:
    """Fill a sheet of one thing, whose headings stand below each other."""
    rows = {sheet.cell(at, 1).value: at for at in range(1, sheet.max_row + 1)}
    for heading, text in said.items():
        sheet.cell(rows[heading], 2).value = text


def _list(sheet: Any, lines: Iterable[Mapping[str, str]]) -> None:
    """Fill a sheet of many things, one a row."""
    columns = {cell.value: cell.column for cell in sheet[1]}
    for at, line in enumerate(lines):
        sheet.cell(_FIRST + at, columns["แถวที่"]).value = str(at + 1)
        for heading, text in line.items():
            sheet.cell(_FIRST + at, columns[heading]).value = text


def shared(dossier: dict[str, Any]) -> dict[str, Any]:
    """The parts of a year that were typed both ways; a web report's day and pictures are its own.

    What the library adds to a suggested measure was not typed.
    """
    measures = dossier["plan"]["measures"]
    reports = dossier["progress"]["reports"]
    return {
        "year": dossier["fiscal_year"],
        "name": dossier["agency"]["name"],
        "units": dossier["units"],
        "assessments": dossier["assessments"],
        "measures": [
            {name: each[name] for name in ("key", "number", *_NAMES)} for each in measures
        ],
        "outcome": measures[0]["expected_outcome"],
        "target": measures[0]["targets"][0],
        "reports": [{name: each[name] for name in _REPORTED} for each in reports],
        "links": [
            each for report in reports for each in report["evidence"] if "sha256" not in each
        ],
    }
