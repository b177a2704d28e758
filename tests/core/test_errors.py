from __future__ import annotations

import pickle

import pytest

from prongsai.core.errors import FileUnusable, ProblemsFound, ProngsaiError, ValueUnreadable
from prongsai.core.problems import Said

SAID = Said(th="เสีย", en="broken")
REMEDY = Said(th="ซ่อม", en="mend")


@pytest.mark.parametrize(
    "error",
    [
        ProngsaiError(SAID, REMEDY),
        FileUnusable("a.csv", SAID, REMEDY),
        ValueUnreadable("x", SAID, REMEDY),
        ProblemsFound((), SAID, REMEDY),
    ],
)
def test_an_error_crosses_processes_with_its_facts(error):
    again = pickle.loads(pickle.dumps(error))

    assert type(again) is type(error)
    assert vars(again) == vars(error)
    assert str(again) == str(error)


def test_a_file_error_names_its_file_in_both_languages():
    error = FileUnusable("a.csv", SAID, REMEDY)

    assert (error.said.th, error.said.en) == ("a.csv: เสีย", "a.csv: broken")
