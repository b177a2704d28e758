"""Does every row of a table come out once, exactly, and every bad cell as a problem at its place?"""

from __future__ import annotations

import csv
import io
from decimal import Decimal
from fractions import Fraction
from typing import Any

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.running import scored

from prongsai.core.errors import FileUnusable
from prongsai.core.scores import NotScored, NotScoredCode
from prongsai.dossier import read_scores, score_rows

HEADING = ["agency", "fiscal_year", *(f"i{n}" for n in range(1, 11)), "overall"]
CASE_000 = ["100", "100", "100", "99.44", "99.44", "99.15", "90.65", "93.37", "100", "87.50"]
CASE_004 = ["86.03", "68.27", "71.82", "63.91", "80.87", "81.55", "85.25", "80.84", "92.50", "100"]


def csv_text(*rows, heading=HEADING, separator=","):
    stream = io.StringIO()
    csv.writer(stream, delimiter=separator).writerows([heading, *rows])
    return stream.getvalue()


def written(tmp_path, text, name="scores.csv"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def reason_code(score):
    return score.code if isinstance(score, NotScored) else None


def told(problems):
    return [(p.code, p.place.row, p.place.column) for p in problems]


def with_score(text, column="i3"):
    scores = list(CASE_000)
    scores[int(column[1:]) - 1] = text
    return ["อบต.ตัวอย่าง", "2565", *scores, ""]


def test_the_known_cases_come_out_exactly(tmp_path):
    path = written(
        tmp_path,
        csv_text(["อบต.หนึ่ง", "2565", *CASE_000, "95.75"], ["อบต.สอง", "2564", *CASE_004, "85.52"]),
    )

    results, problems = scored(path)

    assert [(r["overall"], r["level"], r["passed"]) for r in results] == [
        ("95.75", "AA", True),
        ("85.52", "A", True),
    ]
    assert [r["published"] for r in results] == [
        {"overall": "95.75", "difference": "0.00", "reproduced": True, "exact": True},
        {"overall": "85.52", "difference": "0.00", "reproduced": True, "exact": True},
    ]
    assert [p for p in problems if p.is_error] == []


def test_a_result_has_the_promised_shape(tmp_path):
    path = written(tmp_path, csv_text(["อบต.หนึ่ง", "2565", *CASE_000, ""]))

    (result,), _ = scored(path)

    assert list(result) == [
        "agency",
        "fiscal_year",
        "edition",
        "indicators",
        "instruments",
        "overall",
        "level",
        "passed",
        "not_scored",
        "published",
    ]
    assert result["agency"] == "อบต.หนึ่ง"
    assert (result["fiscal_year"], result["edition"]) == (2565, 2565)
    assert result["indicators"][3] == {
        "number": 4,
        "name": "การใช้ทรัพย์สินของราชการ",
        "score": "99.44",
    }
    # Means by hand: 498.88 / 5; 283.17 / 3; 187.50 / 2.
    assert result["instruments"] == {"IIT": "99.78", "EIT": "94.39", "OIT": "93.75"}
    assert result["not_scored"] == []
    assert result["published"] is None


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_separators_thai_digits_and_a_byte_order_mark_are_read(tmp_path, separator):
    thai = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
    row = ["อบต.หนึ่ง", "๒๕๖๕", *(score.translate(thai) for score in CASE_000), "๙๕.๗๕"]
    heading = ["Agency", " FISCAL_YEAR ", *(f"I{n}" for n in range(1, 11)), "Overall"]
    text = "\ufeff" + csv_text(row, heading=heading, separator=separator)

    (result,), problems = scored(written(tmp_path, text))

    assert (result["overall"], result["published"]["exact"]) == ("95.75", True)
    assert problems == ()


def test_a_table_saved_by_an_older_thai_excel_is_read(tmp_path):
    path = tmp_path / "scores.csv"
    path.write_bytes(csv_text(["อบต.หนึ่ง", "2565", *CASE_000, ""]).encode("cp874"))

    assert scored(path)[0][0]["agency"] == "อบต.หนึ่ง"


def test_a_common_era_year_is_the_same_year(tmp_path):
    path = written(tmp_path, csv_text(["ก", "2022", *CASE_000, ""]))

    assert scored(path)[0][0]["fiscal_year"] == 2565


@pytest.mark.parametrize(
    "text", ["100.01", "-1", "๙๕.๗๕.", "9.5.5", "95,75", "ดีมาก", "nan", "inf", "1e3", "95 .5"]
)
def test_what_is_no_score_is_a_problem_at_its_cell_and_not_scored(tmp_path, text):
    path = written(tmp_path, csv_text(with_score(text), ["ข", "2565", *CASE_000, ""]))

    rows, problems = read_scores(path)
    results, _ = scored(path)

    assert [(p.place.row, p.place.column, p.text) for p in problems] == [(2, 5, text)]
    assert problems[0].code in ("score-unreadable", "score-out-of-range")
    assert problems[0].is_error
    assert reason_code(rows[0].scores[2]) is NotScoredCode.UNREADABLE
    assert [r["overall"] for r in results] == [None, "95.75"]
    assert results[0]["indicators"][2]["score"] is None
    assert results[0]["not_scored"]
    assert (results[0]["level"], results[0]["passed"]) == (None, None)


def test_a_blank_score_is_not_scored_with_a_hint_and_no_error(tmp_path):
    path = written(tmp_path, csv_text(with_score("")))

    (result,), problems = scored(path)

    assert result["overall"] is None
    assert len(result["not_scored"]) == 1
    assert [(p.code, str(p.severity), p.place.row, p.place.column) for p in problems] == [
        ("indicator-missing", "hint", 2, 5)
    ]


def test_a_decimal_comma_without_quotes_spoils_its_row_and_nothing_is_guessed(tmp_path):
    broken = "ก,2565,95,75,100,100,99.44,99.44,99.15,90.65,93.37,100,87.50,95.75"
    good = ",".join(["ข", "2565", *CASE_000, ""])
    path = written(tmp_path, "\n".join([",".join(HEADING), broken, good]))

    results, problems = scored(path)

    assert [r["overall"] for r in results] == [None, "95.75"]
    assert all(each["score"] is None for each in results[0]["indicators"])
    assert told(problems) == [("row-too-long", 2, None)]


def test_an_overall_that_does_not_follow_is_an_error_at_its_cell(tmp_path):
    path = written(tmp_path, csv_text(["ก", "2565", *CASE_000, "97.00"]))

    (result,), problems = scored(path)

    assert result["published"] == {
        "overall": "97.00",
        "difference": "1.25",
        "reproduced": False,
        "exact": False,
    }
    assert told(problems) == [("overall-mismatch", 2, 13)]


@pytest.mark.parametrize("year", ["สองห้าหกห้า", "ปีที่แล้ว", "25655", ""])
def test_a_wordy_year_is_a_problem_of_its_row(tmp_path, year):
    path = written(
        tmp_path, csv_text(["ก", year, *CASE_000, "95.75"], ["ข", "2565", *CASE_000, ""])
    )

    results, problems = scored(path)

    assert told(problems) == [("year-unreadable", 2, 2)]
    assert [r["fiscal_year"] for r in results] == [None, 2565]
    assert results[0]["overall"] is None
    assert results[0]["not_scored"]
    assert results[0]["indicators"][3] == {"number": 4, "name": None, "score": "99.44"}


def test_a_year_without_rules_names_the_years_there_are(tmp_path):
    path = written(tmp_path, csv_text(["ก", "2599", *CASE_000, ""]))

    (result,), problems = scored(path)

    assert (result["fiscal_year"], result["edition"], result["overall"]) == (2599, None, None)
    assert told(problems) == [("edition-missing", 2, 2)]
    assert "2563" in problems[0].message.en
    assert "2569" in problems[0].message.th


def test_a_row_without_an_authority_is_a_problem_and_still_scored(tmp_path):
    path = written(tmp_path, csv_text(["", "2565", *CASE_000, ""]))

    (result,), problems = scored(path)

    assert result["overall"] == "95.75"
    assert told(problems) == [("agency-missing", 2, 1)]


@pytest.mark.parametrize("name", ["i11", "i0", "I99", "i๑๑"])
def test_a_column_outside_the_ten_is_a_problem(tmp_path, name):
    path = written(tmp_path, csv_text(["ก", "2565", *CASE_000, "", "50"], heading=[*HEADING, name]))

    results, problems = scored(path)

    assert [r["overall"] for r in results] == ["95.75"]
    assert told(problems) == [("column-unknown", None, 14)]
    assert problems[0].is_error


def test_a_column_that_stands_twice_is_a_problem_and_the_first_counts(tmp_path):
    path = written(tmp_path, csv_text(["ก", "2565", *CASE_000, "", "1"], heading=[*HEADING, "I1"]))

    results, problems = scored(path)

    assert results[0]["overall"] == "95.75"
    assert told(problems) == [("column-duplicate", None, 14)]


def test_other_columns_and_their_order_do_not_matter(tmp_path):
    heading = ["หมายเหตุ", *reversed(HEADING), "note", "item"]
    row = ["x", "", *reversed(CASE_000), "2565", "ก", "y", "z"]

    (result,), problems = scored(written(tmp_path, csv_text(row, heading=heading)))

    assert (result["agency"], result["overall"]) == ("ก", "95.75")
    assert problems == ()


def test_the_overall_column_may_be_absent(tmp_path):
    path = written(tmp_path, csv_text(["ก", "2565", *CASE_000], heading=HEADING[:-1]))

    assert scored(path)[0][0]["published"] is None


def test_rows_keep_the_order_of_the_file_and_blank_lines_are_no_rows(tmp_path):
    text = csv_text(*([f"ก{n}", "2565", *CASE_000, ""] for n in range(30)))
    text = text.replace("ก7,", "\r\nก7,") + ",,,,,,,,,,,,\r\n\r\n"

    rows, _ = read_scores(written(tmp_path, text))

    assert [row.agency for row in rows] == [f"ก{n}" for n in range(30)]
    assert [row.row for row in rows][5:9] == [7, 8, 10, 11]


def xlsx(tmp_path, rows, *, before=()):
    book = openpyxl.Workbook()
    for title in before:
        book.worksheets[0].title = title
        book.worksheets[0].append(["อื่น"])
        book.create_sheet("คะแนน")
    sheet = book.worksheets[-1]
    for row in rows:
        sheet.append(row)
    path = tmp_path / "scores.xlsx"
    book.save(path)
    return path


def numbers(scores):
    return [float(score) for score in scores]


def test_floats_of_a_workbook_are_exact_again(tmp_path):
    path = xlsx(
        tmp_path,
        [HEADING, ["ก", 2565, *numbers(CASE_000), 95.75], ["ข", "2564", *CASE_004, None]],
        before=["คำอธิบาย"],
    )

    rows, problems = read_scores(path)

    assert problems == ()
    assert rows[0].scores == tuple(map(Decimal, CASE_000))
    assert rows[1].scores == tuple(map(Decimal, CASE_004))
    assert rows[0].overall == Decimal("95.75")
    assert [r["overall"] for r in scored(path)[0]] == ["95.75", "85.52"]


def test_a_problem_in_a_workbook_names_its_sheet(tmp_path):
    path = xlsx(tmp_path, [HEADING, ["ก", 2565, *numbers(CASE_000[:-1]), 100.01, None]])

    _, problems = read_scores(path)

    assert [(p.code, p.place.sheet, p.place.row, p.place.column) for p in problems] == [
        ("score-out-of-range", "Sheet", 2, 12)
    ]


@pytest.mark.parametrize("kind", [pa.float64(), pa.float32(), pa.decimal128(7, 2), pa.string()])
def test_parquet_of_every_kind_of_number_is_exact(tmp_path, kind):
    columns = {"agency": pa.array(["ก"]).dictionary_encode(), "fiscal_year": pa.array([2565.0])}
    for number, score in enumerate(CASE_004, start=1):
        value: Any = score if pa.types.is_string(kind) else Decimal(score)
        if pa.types.is_floating(kind):
            value = float(score)
        columns[f"i{number}"] = pa.array([value], kind)
    columns["i11"] = pa.array([1.0])
    path = tmp_path / "scores.parquet"
    pq.write_table(pa.table(columns), path)

    rows, problems = read_scores(path)

    assert rows[0].scores == tuple(map(Decimal, CASE_004))
    assert (rows[0].row, str(rows[0].fiscal_year)) == (1, "2565")
    assert [p.code for p in problems] == ["column-unknown"]


def test_nulls_of_parquet_are_blank_and_nan_is_no_score(tmp_path):
    columns = {"agency": ["ก"], "fiscal_year": [2565]}
    columns |= {f"i{n}": pa.array([50.0]) for n in range(1, 11)}
    columns |= {"i1": pa.array([None], pa.float64()), "i2": pa.array([float("nan")])}
    path = tmp_path / "scores.parquet"
    pq.write_table(pa.table(columns), path)

    rows, problems = read_scores(path)

    assert [reason_code(score) for score in rows[0].scores[:2]] == [
        NotScoredCode.BLANK,
        NotScoredCode.UNREADABLE,
    ]
    assert [(p.code, p.text) for p in problems] == [("score-unreadable", "nan")]


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.csv", None, "cannot be read"),
        ("a.csv", b"", "empty"),
        ("a.csv", b"\x89PNG\x00\x00", "not a text file"),
        ("a.csv", b"\xff\xfe\xfd", "UTF-8"),
        ("a.csv", ",".join(HEADING).encode(), "no row below"),
        ("a.csv", b"agency,fiscal_year,i1\nx,2565,1\n", "i2, i3, i4"),
        ("a.csv", "เพียงข้อความ\nธรรมดา\n".encode(), "agency, fiscal_year"),
        ("a.csv", b'"' + b"x" * 200_000, "CSV"),
        ("a.xlsx", b"not a workbook", "no XLSX"),
        ("a.xlsx", b"PK\x03\x04damaged", "no XLSX"),
        ("a.parquet", b"PAR1damaged", "no Parquet"),
    ],
)
def test_a_table_that_cannot_be_read_is_one_sentence(tmp_path, name, data, words):
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)

    with pytest.raises(FileUnusable, match=words) as stopped:
        scored(path)

    assert name in stopped.value.said.th
    assert stopped.value.remedy.th


def test_a_workbook_with_only_a_heading_is_refused(tmp_path):
    with pytest.raises(FileUnusable, match="no row below"):
        read_scores(xlsx(tmp_path, [HEADING]))


def test_another_kind_of_file_is_refused_as_a_table(tmp_path):
    with pytest.raises(FileUnusable, match=r"kind \.doc are not known"):
        read_scores(written(tmp_path, "x", "scores.doc"))


@given(st.lists(st.lists(st.integers(0, 10_000), min_size=10, max_size=10), min_size=1, max_size=5))
@settings(max_examples=50)
def test_every_row_is_scored_by_the_formula_to_the_last_digit(tmp_path_factory, table):
    path = tmp_path_factory.mktemp("t") / "scores.csv"
    rows = [["ก", "2565", *(f"{each // 100}.{each % 100:02}" for each in row), ""] for row in table]
    path.write_text(csv_text(*rows), encoding="utf-8")

    results, _ = score_rows(read_scores(path)[0])

    for row, result in zip(table, results, strict=True):
        exact = (
            Fraction(30, 100) * Fraction(sum(row[:5]), 5)
            + Fraction(30, 100) * Fraction(sum(row[5:8]), 3)
            + Fraction(40, 100) * Fraction(sum(row[8:]), 2)
        )
        assert result.scorecard is not None
        assert result.scorecard.overall_exact == exact / 100
        assert not isinstance(result.scorecard.overall, NotScored)
