from __future__ import annotations

from dataclasses import replace

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests import oracle

from prongsai.core.errors import FileUnusable
from prongsai.core.problems import Severity
from prongsai.editions import load
from prongsai.scoring import score_answers
from prongsai.survey import read_answers

COLUMNS = tuple(name.strip() for name in oracle.columns_of_iit())
TWO_CHOICES = oracle.YES_IS_NOTHING | oracle.YES_IS_ALL
THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


def value_of(column, choice):
    """The worth of a choice on its scale, before any reversal."""
    return ((0, 100) if column in TWO_CHOICES else (0, 33, 67, 100))[choice - 1]


def csv_of(rows, columns=COLUMNS):
    lines = [",".join(columns), *(",".join("" if c is None else str(c) for c in r) for r in rows)]
    return "\n".join(lines) + "\n"


def write_csv(folder, text, *, encoding="utf-8", name="answers.csv"):
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def read(path, year=2564, instrument="IIT", **how):
    return read_answers(path, load(year), instrument, **how)


def codes(problems):
    return [each.code for each in problems]


def ones(**changes):
    return [changes.get(column, 1) for column in COLUMNS]


@st.composite
def choices(draw):
    one = [st.none() | st.integers(1, 2 if c in TWO_CHOICES else 4) for c in COLUMNS]
    rows = draw(st.lists(st.tuples(*one).filter(any), min_size=1, max_size=5))
    return [tuple(row) for row in rows]


def as_values(rows):
    return [
        [None if n is None else value_of(c, n) for c, n in zip(COLUMNS, row, strict=True)]
        for row in rows
    ]


@settings(max_examples=25)
@given(rows=choices())
def test_codes_in_csv_xlsx_and_parquet_are_the_same_answers(tmp_path_factory, rows):
    folder = tmp_path_factory.mktemp("answers")
    book = openpyxl.Workbook()
    for line in (COLUMNS, *rows):
        book.worksheets[0].append(line)
    book.save(folder / "a.xlsx")
    columns = zip(*rows, strict=True)
    arrays = [pa.array(column, pa.int64()) for column in columns]
    pq.write_table(pa.table(arrays, names=list(COLUMNS)), folder / "a.parquet")
    text = write_csv(folder, csv_of(rows))

    found = [read(path) for path in (text, folder / "a.xlsx", folder / "a.parquet")]

    for answers, problems in found:
        assert answers.rows == tuple(rows)
        assert answers.columns == COLUMNS
        assert problems == ()


@settings(max_examples=25)
@given(rows=choices())
def test_values_of_the_scale_are_the_same_answers_as_codes(tmp_path_factory, rows):
    folder = tmp_path_factory.mktemp("answers")

    answers, problems = read(write_csv(folder, csv_of(as_values(rows))))

    used = {c for c, cells in zip(COLUMNS, zip(*rows, strict=True), strict=True) if any(cells)}
    assert answers.rows == tuple(rows)
    assert codes(problems) == (["reversal-assumed"] if used & flipped() else [])


def flipped():
    return oracle.REVERSED | oracle.YES_IS_NOTHING


@settings(max_examples=25)
@given(rows=choices())
def test_points_as_scored_are_read_as_such_where_the_caller_says_so(tmp_path_factory, rows):
    folder = tmp_path_factory.mktemp("answers")
    points = [
        [
            None if n is None else oracle.points_of_answer(c, n)
            for c, n in zip(COLUMNS, row, strict=True)
        ]
        for row in rows
    ]

    answers, problems = read(write_csv(folder, csv_of(points)), is_already_reversed=True)

    assert answers.rows == tuple(rows)
    assert problems == ()


def test_a_file_is_scored_as_the_oracle_scores_it(tmp_path):
    rows = [ones(I1a=4, I19=3, I5b=2), ones(I2=2, I26a=2)]

    answers, _ = read(write_csv(tmp_path, csv_of(rows)))

    scores = score_answers(load(2564), "IIT", answers)
    expected = oracle.iit_of([dict(zip(COLUMNS, row, strict=True)) for row in rows])
    assert [each.exact for each in scores] == expected


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp874"])
def test_thai_digits_other_columns_and_any_encoding_are_read(tmp_path, encoding):
    text = csv_of([["ก", *ones(I2=4)]], ["ประทับเวลา", *COLUMNS])
    header, row = text.splitlines()

    path = write_csv(tmp_path, f"{header}\n{row.translate(THAI)}\n", encoding=encoding)

    answers, problems = read(path)
    assert answers.rows == (tuple(ones(I2=4)),)
    assert problems == ()


@pytest.mark.parametrize("separator", [";", "\t"])
def test_other_separators_are_read(tmp_path, separator):
    answers, _ = read(write_csv(tmp_path, csv_of([ones(I2=4)]).replace(",", separator)))

    assert answers.rows == (tuple(ones(I2=4)),)


def test_names_of_columns_are_read_in_any_case_and_with_blanks(tmp_path):
    columns = [f" {column.lower()} " for column in COLUMNS]

    answers, problems = read(write_csv(tmp_path, csv_of([ones()], columns)))

    assert answers.columns == COLUMNS
    assert problems == ()


def test_whole_numbers_with_a_decimal_point_are_answers(tmp_path):
    answers, problems = read(write_csv(tmp_path, csv_of([ones(I2="4.0")])))

    assert answers.rows == (tuple(ones(I2=4)),)
    assert problems == ()


def test_numbers_and_blanks_in_parquet_floats_are_answers(tmp_path):
    columns = {column: [1.0, float("nan")] for column in COLUMNS} | {"I2": [4.0, 3.0]}
    pq.write_table(pa.table(columns), tmp_path / "a.parquet")

    answers, problems = read(tmp_path / "a.parquet")

    assert answers.rows[1][COLUMNS.index("I2")] == 3
    assert answers.rows[1].count(None) == 50
    assert problems == ()


def test_rows_without_any_answer_are_no_respondents(tmp_path):
    empty = [None] * len(COLUMNS)

    answers, _ = read(write_csv(tmp_path, csv_of([empty, ones(), empty, ones(), empty])))

    assert len(answers.rows) == 2


@pytest.mark.parametrize("text", ["5", "0", "มาก", "-1", "2.5", "1e0", "=1+1", "99999"])
def test_an_answer_outside_its_scale_is_left_out_and_told(tmp_path, text):
    rows = [ones(), ones(I2=text), ones(I2=3), ones(I2=text)]

    answers, problems = read(write_csv(tmp_path, csv_of(rows)))

    if text == "0":  # a value among codes: which of the two the column holds cannot be known
        assert codes(problems) == ["answer-column-mixed"]
        return
    at = COLUMNS.index("I2")
    assert [row[at] for row in answers.rows] == [1, None, 3, None]
    (problem,) = problems
    assert (problem.code, problem.severity, problem.text) == (
        "answer-out-of-scale",
        Severity.ERROR,
        text,
    )
    assert (problem.place.row, problem.place.column) == (3, at + 1)
    assert "3, 5" in problem.message.th
    assert problem.file is not None
    assert "1, 2, 3, 4" in problem.remedy.th


def test_many_rows_of_one_fault_are_counted(tmp_path):
    _, (problem,) = read(write_csv(tmp_path, csv_of([ones(), *[ones(I2=9)] * 15])))

    assert "แถว 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 และอีก 5 แถว" in problem.message.th
    assert "and 5 more" in problem.message.en


def test_a_long_text_is_shortened_in_the_message(tmp_path):
    _, (problem,) = read(write_csv(tmp_path, csv_of([ones(), ones(I2="x" * 500)])))

    assert len(problem.message.th) < 200


def test_a_column_that_mixes_codes_and_values_is_left_out(tmp_path):
    rows = [ones(I2=4), ones(I2=67)]

    answers, problems = read(write_csv(tmp_path, csv_of(rows)))

    assert "I2" not in answers.columns
    assert len(answers.columns) == 50
    (problem,) = problems
    assert (problem.code, problem.is_error) == ("answer-column-mixed", True)
    assert problem.place.column == COLUMNS.index("I2") + 1


def test_yes_and_no_as_1_and_0_are_not_guessed(tmp_path):
    rows = [ones(I26a=1), ones(I26a=0)]

    answers, problems = read(write_csv(tmp_path, csv_of(rows)))

    assert "I26a" not in answers.columns
    assert codes(problems) == ["answer-column-mixed"]


def test_columns_in_different_forms_are_told(tmp_path):
    rows = [ones(I1a=67, I2=0)]

    answers, problems = read(write_csv(tmp_path, csv_of(rows)))

    assert answers.rows == (tuple(ones(I1a=3, I2=1)),)
    (problem,) = problems
    assert (problem.code, problem.severity) == ("answer-forms-differ", Severity.WARNING)
    assert "(I1a, I2)" in problem.message.th


def test_a_column_that_could_be_either_form_is_left_out(tmp_path):
    edition = load(2564)
    scales = tuple(
        replace(scale, points=(1, 0, 2, 3)) if scale.slug == "4-level" else scale
        for scale in edition.scales
    )

    answers, problems = read_answers(
        write_csv(tmp_path, csv_of([ones(I2=2)])), replace(edition, scales=scales), "IIT"
    )

    assert "I2" not in answers.columns
    assert "answer-column-mixed" in codes(problems)


def test_a_missing_column_is_told(tmp_path):
    columns = [column for column in COLUMNS if column not in {"I7", "I8a"}]

    answers, (problem,) = read(write_csv(tmp_path, csv_of([[1] * 49], columns)))

    assert len(answers.columns) == 49
    assert (problem.code, problem.severity) == ("answer-column-missing", Severity.WARNING)
    assert "I7, I8a" in problem.message.th


def test_a_column_that_stands_there_twice_is_left_out(tmp_path):
    answers, (problem,) = read(write_csv(tmp_path, csv_of([[*ones(), 4]], [*COLUMNS, "i2"])))

    assert "I2" not in answers.columns
    assert (problem.code, problem.is_error) == ("answer-column-repeated", True)
    assert (problem.place.row, problem.place.column) == (1, 52)


def test_only_what_looks_like_an_item_is_called_unknown(tmp_path):
    columns = [*COLUMNS, "I31", "I7b", "id", "timestamp", "E1", "เพศ", ""]

    _, problems = read(write_csv(tmp_path, csv_of([[*ones(), 1, 1, 1, 1, 1, 1, 1]], columns)))

    assert [(each.code, each.text) for each in problems] == [
        ("answer-column-unknown", "I31"),
        ("answer-column-unknown", "I7b"),
    ]
    assert {each.severity for each in problems} == {Severity.HINT}


def test_items_whose_scale_is_not_known_are_named_and_left_out(tmp_path):
    columns = [item.column for item in eit_2564().items]

    answers, problems = read(write_csv(tmp_path, csv_of([[1] * 19], columns)), instrument="EIT")

    assert not {"E8", "E10", "E13"} & set(answers.columns)
    assert len(answers.columns) == 16
    assert codes(problems) == ["scale-unknown"]
    assert "E8, E10, E13" in problems[0].message.th


def eit_2564():
    return load(2564).questionnaire("EIT")


@pytest.mark.parametrize("year", [2563, 2566, 2568])
def test_a_year_without_questionnaire_reads_nothing_and_says_so(tmp_path, year):
    answers, (problem,) = read(write_csv(tmp_path, csv_of([ones()])), year=year)

    assert (answers.columns, answers.rows) == ((), ())
    assert (problem.code, problem.severity) == ("questionnaire-unknown", Severity.WARNING)
    assert str(year) in problem.message.th


def test_the_sheet_with_the_items_is_found(tmp_path):
    book = openpyxl.Workbook()
    book.worksheets[0].append(["คำอธิบาย"])
    book.worksheets[0].append(["ข้อความ"])
    sheet = book.create_sheet("คำตอบ")
    sheet.append(list(COLUMNS))
    sheet.append(ones(I2=9))
    book.save(tmp_path / "a.xlsx")

    _, (problem,) = read(tmp_path / "a.xlsx")

    assert (problem.place.sheet, problem.place.row) == ("คำตอบ", 2)


def test_a_file_without_an_item_is_unusable(tmp_path):
    with pytest.raises(FileUnusable) as caught:
        read(write_csv(tmp_path, "a,b\n1,2\n"))

    assert "I1a" in caught.value.remedy.th
    assert "I30d" in caught.value.remedy.en


def test_rows_of_more_cells_than_the_heading_are_left_out_and_told(tmp_path):
    path = write_csv(tmp_path, csv_of([ones(), [*ones(I2=4), 1], ones(I2=3)]))

    answers, (problem,) = read(path)

    assert answers.rows == (tuple(ones()), tuple(ones(I2=3)))
    assert (problem.code, problem.is_error, problem.place.row) == ("row-too-long", True, 3)
    assert "แถว 3 " in problem.message.th


def test_a_formula_that_was_never_computed_is_no_answer_left_out(tmp_path):
    book = openpyxl.Workbook()
    for row in (list(COLUMNS), ones(), ones(I2="=1+1")):
        book.worksheets[0].append(row)
    book.save(tmp_path / "a.xlsx")

    answers, (problem,) = read(tmp_path / "a.xlsx")

    assert (problem.code, problem.text, problem.place.row) == ("answer-out-of-scale", "=1+1", 3)
    assert answers.rows[1] == tuple(None if c == "I2" else 1 for c in COLUMNS)


def test_a_column_twice_in_parquet_has_no_row_in_its_place(tmp_path):
    columns = {column: [1] for column in COLUMNS} | {"i2": [1]}
    pq.write_table(pa.table(columns), tmp_path / "a.parquet")

    _, (problem,) = read(tmp_path / "a.parquet")

    assert problem.code == "answer-column-repeated"
    assert (problem.place.row, problem.place.column) == (None, 52)
