from __future__ import annotations

import pytest
from tests.checking.score_faults import FAULTLESS, FAULTS

from prongsai.checking import check_reading

FIRING = [(code, *fault) for code, faults in FAULTS.items() for fault in faults]
SILENT = [(code, reading) for code, readings in FAULTLESS.items() for reading in readings]


@pytest.mark.parametrize(("code", "reading", "quoted"), FIRING, ids=[code for code, *_ in FIRING])
def test_a_fault_of_scores_is_found_in_other_wordings_too(code, reading, quoted):
    problems = check_reading(reading)

    assert {each.code for each in problems} == {code}
    assert any(quoted in (each.text or "") for each in problems)


@pytest.mark.parametrize(("code", "reading"), SILENT, ids=[code for code, _ in SILENT])
def test_what_looks_like_a_fault_of_scores_is_none(code, reading):
    assert code not in {each.code for each in check_reading(reading)}
