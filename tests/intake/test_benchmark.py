"""Are the four real cases read as well as promised? By the comparison that the benchmark writes."""

from __future__ import annotations

import os
from dataclasses import replace

import pytest
from benchmarks.intake.__main__ import pooled, report
from benchmarks.intake.comparison import Count, cells_exact, letters_kept, scores_right
from benchmarks.intake.forms import WRITTEN, Form
from benchmarks.intake.measuring import Measured, measure
from tests.intake.scans.files import scanned
from tests.intake.truth import CASES, truth_of

from prongsai.core.dates import FiscalYear
from prongsai.dossier import save, validate
from prongsai.intake import read, recognise

pytestmark = pytest.mark.examples


@pytest.fixture(scope="module", params=WRITTEN)
def figures(request, examples) -> list[Measured]:
    return [measure(request.param, case, examples) for case in CASES]


def test_99_of_100_cells_are_exact(figures):
    cells = pooled(each.cells for each in figures)

    assert cells.of >= 317  # 322 with headings; fewer where a page break's parts are joined
    assert cells.share >= 0.99


def test_every_score_memo_field_and_signer_is_right(figures):
    asked = (("scores", 24), ("fields", 21), ("signers", 36))

    for name, count in asked:
        right = pooled(getattr(each, name) for each in figures)
        assert right == Count(right=count, of=count), name


def test_every_letter_is_kept_and_the_dossier_sound(figures):
    assert [each.letters.right - each.letters.of for each in figures] == [0] * len(CASES)
    assert [each.errors for each in figures] == [0] * len(CASES)
    assert [each.is_told_whose for each in figures] == [False] * len(CASES)
    assert [each.to_confirm for each in figures] == [0] * len(CASES)


def test_nine_of_ten_cells_of_tables_without_ruling_are_exact(examples):
    cells = pooled(measure(Form.BARE, case, examples).cells for case in CASES)

    assert cells.of >= 317
    assert cells.share >= 0.9


def test_the_comparison_sees_a_wrong_cell_score_and_lost_letter(examples):
    truth = truth_of(examples, "000")
    reading = read(examples / "000" / "source.txt")
    dossier = recognise(reading).dossier
    wrong = truth_of(examples, "000")
    wrong["tables"][0]["rows"][0][0] += "x"
    wrong["overall"] += 1

    assert cells_exact(reading, truth).right - cells_exact(reading, wrong).right == 1
    assert scores_right(dossier, truth).right - scores_right(dossier, wrong).right == 1
    lacking = letters_kept(reading, dossier.model_copy(update={"unplaced": ()}))
    assert lacking.right < lacking.of


def test_the_page_tells_counts_and_no_words(examples):
    figure = measure(Form.TEXT, "004", examples)

    page = report([figure, replace(figure, form=Form.SCAN, is_told_whose=True)])

    assert "| source text | 004 | 96 of 96 |" in page
    assert "| scan | 004* |" in page
    assert truth_of(examples, "004")["district"] not in page


def test_a_scanned_page_of_a_case_gives_a_sound_dossier_with_every_value_to_confirm(
    examples, tmp_path
):
    truth = truth_of(examples, "002")
    scan, kept = tmp_path / "scan.pdf", tmp_path / "dossier.yaml"
    scan.write_bytes(
        scanned((examples / "002" / "document.pdf").read_bytes(), pages=slice(2, 3), askew=0.6)
    )

    reading = read(scan)
    found = recognise(
        reading, agency=truth["agency"], fiscal_year=FiscalYear(truth["fiscal_year_be"])
    )
    save(found.dossier, kept)

    assert letters_kept(reading, found.dossier).share == 1
    assert [each for each in validate(kept) if each.is_error] == []
    assert {each.confirm for each in found.dossier.readings} == {True}
    (table,) = reading.tables
    assert len(table.columns) == len(truth["tables"][0]["columns"])


if os.environ.get("PRONGSAI_SOAK"):  # minutes of OCR

    @pytest.mark.parametrize("case", CASES)
    def test_a_scan_of_a_whole_case_gives_a_sound_dossier(case, examples):
        figure = measure(Form.SCAN, case, examples)

        assert figure.letters.share == 1
        assert figure.errors == 0
        assert figure.to_confirm > 0
        # benchmarks/intake.md has every figure; the worst was well above this.
        assert figure.alike.share > 0.5
