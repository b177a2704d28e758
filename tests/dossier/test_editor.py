"""Does a change leave a person's comments, order and every other value alone?"""

from __future__ import annotations

from decimal import Decimal

import pytest

from prongsai.core.dates import FiscalYear
from prongsai.core.errors import ProblemsFound
from prongsai.dossier import PathUnknown, edit, load

TEXT = """\
# แฟ้มของปีนี้
schema: prongsai/dossier/1
fiscal_year: 2568  # ปีของแผน
agency:
  name: 'องค์การบริหารส่วนตำบลตัวอย่าง'   # ชื่อเต็ม
assessments:
  # ผลปีก่อน
  - fiscal_year: 2567
    indicators:
      - {indicator: การใช้งบประมาณ, score: 95.70}  # รอยืนยัน
      - indicator: การใช้อำนาจ
        score: "88.00"
units:
  - key: clerk
    name: สำนักปลัด
# จบ
"""


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "ปี.yaml"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_one_value_changes_and_every_other_line_stays(file):
    edit(file, {"assessments[0].indicators[1].score": Decimal("90.25")})

    assert file.read_text(encoding="utf-8") == TEXT.replace('"88.00"', '"90.25"')


def test_the_line_ends_of_windows_stay(file):
    file.write_bytes(TEXT.replace("\n", "\r\n").encode())

    edit(file, {"assessments[0].indicators[1].score": "90.25"})

    assert file.read_bytes() == TEXT.replace('"88.00"', '"90.25"').replace("\n", "\r\n").encode()


def test_the_dossier_as_edited_is_given(file):
    given = edit(file, {"fiscal_year": FiscalYear(2569), "agency.telephone": "02 123 4567"})

    assert given == load(file)
    assert given.fiscal_year == FiscalYear(2569)
    assert given.agency.telephone == "02 123 4567"
    assert "# ปีของแผน" in file.read_text(encoding="utf-8")
    assert "# ชื่อเต็ม" in file.read_text(encoding="utf-8")


def test_an_exact_score_that_nobody_touched_keeps_its_places(file):
    edit(file, {"note": "แก้ไขแล้ว"})

    text = file.read_text(encoding="utf-8")
    assert "score: 95.70}  # รอยืนยัน" in text
    assert text.endswith("# จบ\n") or "# จบ" in text


def test_items_are_added_at_the_end_and_taken_away(file):
    given = edit(
        file,
        {
            "units[1]": {"key": "finance", "name": "กองคลัง"},
            "assessments[0].indicators[0]": None,
        },
    )

    assert [unit.key for unit in given.units] == ["clerk", "finance"]
    assert [each.indicator for each in given.assessments[0].indicators] == ["การใช้อำนาจ"]


def test_a_text_of_several_lines_and_a_dangerous_one_come_back(file):
    given = edit(
        file, {"note": "หนึ่ง\nสอง", "agency.website": "no", "agency.email": ' =1+1: "x" # '}
    )

    assert given.note == "หนึ่ง\nสอง"
    assert given.agency.website == "no"
    assert given.agency.email == ' =1+1: "x" # '
    assert load(file) == given


def test_a_change_that_would_make_an_error_writes_nothing(file):
    with pytest.raises(ProblemsFound) as stopped:
        edit(file, {"assessments[0].indicators[1].score": "100.01"})

    assert [problem.code for problem in stopped.value.problems] == ["score-out-of-range"]
    assert file.read_text(encoding="utf-8") == TEXT


@pytest.mark.parametrize(
    "path",
    [
        "plan.measures[0].title",
        "units[7].name",
        "units.name",
        "agency[0]",
        "",
        "a b",
        "units[2]",
        "note.x",
    ],
)
def test_a_path_that_leads_nowhere_is_said_and_nothing_is_written(file, path):
    with pytest.raises(PathUnknown):
        edit(file, {path: "x"})

    assert file.read_text(encoding="utf-8") == TEXT


def test_what_is_not_sound_is_not_edited(file):
    file.write_text(TEXT + "unitz: 1\n", encoding="utf-8")

    with pytest.raises(ProblemsFound):
        edit(file, {"note": "x"})


def test_a_json_file_is_edited_too(tmp_path):
    path = tmp_path / "ปี.json"
    path.write_text(
        '{"schema": "prongsai/dossier/1", "fiscal_year": 2568, "agency": {"name": "ก"},'
        ' "assessments": [{"fiscal_year": 2567, "indicators": [{"indicator": "budget-use", "score": 95.70}]}]}',
        encoding="utf-8",
    )

    given = edit(path, {"agency.name": "ข"})

    assert given == load(path)
    assert str(given.assessments[0].indicators[0].score) == "95.70"
