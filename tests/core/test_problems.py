from __future__ import annotations

from prongsai.core.problems import Place, Problem, Said, Severity, quoted

PROBLEM = Problem(
    code="follow-up-not-after-memo",
    severity=Severity.ERROR,
    place=Place(page=2, table=1, row=3, column=5),
    text="ณ 17 มกราคม 2565",
    message=Said(th="ผิด", en="wrong"),
    remedy=Said(th="แก้", en="mend"),
)


def test_a_problem_has_the_one_shape_of_all_results():
    assert PROBLEM.in_file("memo.docx").to_shape() == {
        "code": "follow-up-not-after-memo",
        "severity": "error",
        "file": "memo.docx",
        "place": {"page": 2, "table": 1, "row": 3, "column": 5},
        "text": "ณ 17 มกราคม 2565",
        "message_th": "ผิด",
        "message_en": "wrong",
        "remedy_th": "แก้",
        "suggestion": None,
    }


def test_only_an_error_is_certain():
    assert PROBLEM.is_error
    for severity in (Severity.WARNING, Severity.HINT):
        problem = Problem(
            code="x", severity=severity, message=PROBLEM.message, remedy=PROBLEM.remedy
        )
        assert not problem.is_error


def test_a_place_is_said_in_words():
    place = Place(page=2, table=1, row=3, column=5)

    assert place.described() == "หน้า 2 ตาราง 1 แถว 3 คอลัมน์ 5"
    assert place.described("en") == "page 2 table 1 row 3 column 5"
    assert Place().described() == ""


def test_a_sentence_is_chosen_by_language():
    assert Said(th="ไทย", en="English").in_language("en") == "English"
    assert Said(th="ไทย", en="English").in_language("th") == "ไทย"


def test_a_long_text_is_cut_where_it_is_quoted():
    assert quoted("ก" * 60) == "“" + "ก" * 60 + "”"
    assert quoted("ก" * 61) == "“" + "ก" * 60 + "…”"
