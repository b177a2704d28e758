"""Is the checker silent on what we compose from faultless dossiers?"""

from __future__ import annotations

from pathlib import Path

import pytest

from prongsai.checking import check_reading
from prongsai.core.reading import reading_of
from prongsai.reporting import composable, compose, gather_file

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.yaml"))


def test_there_are_examples():
    assert len(EXAMPLES) >= 5


@pytest.mark.parametrize("dossier", EXAMPLES, ids=lambda path: path.stem)
def test_nothing_is_found_in_documents_of_a_faultless_dossier(dossier):
    year, _ = gather_file(dossier)
    kinds = [kind for kind, why_not in composable(year) if why_not is None]
    assert kinds

    for kind in kinds:
        document = compose(kind, year)

        assert check_reading(reading_of(document), is_draft=document.is_draft) == (), kind
