from __future__ import annotations

import pytest
from tests.checking import readings
from tests.checking.agreement_faults import AGREEING, DIFFERING
from tests.checking.faultless import FAULTLESS as ALONE_FAULTLESS
from tests.checking.faults import FAULTS as ALONE_FAULTS

from prongsai.checking import RULES, check_reading

FAULTS = {
    code: [*ALONE_FAULTS.get(code, ()), *DIFFERING.get(code, ())]
    for code in (*ALONE_FAULTS, *DIFFERING)
}
FAULTLESS = {
    code: [*ALONE_FAULTLESS.get(code, ()), *AGREEING.get(code, ())]
    for code in (*ALONE_FAULTLESS, *AGREEING)
}
FIRING = [(code, *fault) for code, faults in FAULTS.items() for fault in faults]
SILENT = [(code, reading) for code, readings in FAULTLESS.items() for reading in readings]


def test_every_rule_has_a_document_with_its_fault_and_one_without():
    codes = [rule.code for rule in RULES]

    assert len(codes) == len(set(codes))
    assert set(FAULTS) == set(codes)
    assert set(FAULTLESS) == set(codes)
    assert all([*FAULTS.values(), *FAULTLESS.values()])


def test_every_rule_says_what_it_knows():
    assert all((rule.find.__doc__ or "").startswith(("Knows", "Guesses")) for rule in RULES)


@pytest.mark.parametrize(("code", "reading", "quoted"), FIRING, ids=[code for code, *_ in FIRING])
def test_a_fault_is_found_under_its_code_and_no_other(code, reading, quoted):
    problems = check_reading(reading)

    assert {each.code for each in problems} == {code}
    assert any(quoted in (each.text or "") for each in problems)


@pytest.mark.parametrize(("code", "reading"), SILENT, ids=[code for code, _ in SILENT])
def test_a_rule_is_silent_where_nothing_is_wrong(code, reading):
    assert code not in {each.code for each in check_reading(reading)}


@pytest.mark.parametrize(("code", "reading", "quoted"), FIRING, ids=[code for code, *_ in FIRING])
def test_a_problem_says_in_both_languages_what_and_how_to_mend_it(code, reading, quoted):
    for problem in check_reading(reading):
        for said in (problem.message, problem.remedy):
            assert any("ก" <= letter <= "๛" for letter in said.th)
            assert said.en.endswith((".", ")"))


def test_a_draft_is_not_asked_for_its_number_date_and_signatures():
    asked = ("document-number-blank", "date-missing", "signature-missing")

    for code in asked:
        for reading, _ in FAULTS[code]:
            assert check_reading(reading, is_draft=True) == ()


def test_a_garbled_word_is_mended_only_where_its_letters_stand_once():
    (once,) = check_reading(readings.reading("เผยแพร่สู่ธารณะแล้ว"))
    (twice,) = check_reading(readings.reading("ข้อมูลสาธารณะเผยแพร่สู่ธารณะแล้ว"))

    assert (once.text, once.suggestion) == ("ธารณะ", "สาธารณะ")
    assert (twice.text, twice.suggestion) == ("ธารณะ", None)
