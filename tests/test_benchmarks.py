"""A small sample of every benchmark, so that `make bench` works on the day it is needed."""

import pytest
from benchmarks import checks, packs, pdf_paths, scorecards, start_up
from benchmarks.__main__ import ROWS_OF_TEN_PAGES
from benchmarks.timing import in_turns, machine, table

from prongsai.intake import read
from prongsai.reporting import page_count, render_pdf


def test_the_measured_report_has_ten_pages():
    assert page_count(render_pdf(pdf_paths.report(ROWS_OF_TEN_PAGES))) == 10


def test_every_way_to_a_pdf_can_be_measured():
    timings = pdf_paths.measure(rows=2, runs=1)

    assert [each.name.split()[0] for each in timings] == [
        "ours,", "LibreOffice", "WeasyPrint", "Chromium", "ours,",
    ]  # fmt: skip
    assert all(each.median > 0 for each in timings)


def test_packs_are_built_from_texts_that_differ():
    run = packs.measure(packs=2)

    assert run.packs == 2
    assert run.documents == 2 * 33
    assert run.peak_mib > 0


def test_the_checked_report_has_thirty_pages_in_one_table(tmp_path):
    path = tmp_path / "long.pdf"
    path.write_bytes(render_pdf(pdf_paths.report(checks.ROWS_OF_THIRTY_PAGES)))
    (table,) = read(path).tables

    assert page_count(path.read_bytes()) == 30
    assert len(table.rows) == checks.ROWS_OF_THIRTY_PAGES


def test_pdfplumber_finds_the_same_table(tmp_path):
    path = tmp_path / "short.pdf"
    path.write_bytes(render_pdf(pdf_paths.report(3)))

    assert checks.rows_by_pdfplumber(path) == 1 + 3  # its heading and its rows


def test_checking_one_document_is_measured_beside_pdfplumber():
    timings = checks.measure_one(rows=2, runs=1)

    assert [each.name.split(",")[0] for each in timings] == ["pdfplumber", "ours"] * 2
    assert all(each.median > 0 for each in timings)


def test_many_documents_are_checked_by_the_command():
    run = checks.measure_many(documents=10)

    assert run.documents == 10
    assert run.peak_mib > 0


def test_start_up_is_measured_beside_python_doing_nothing():
    assert [each.name for each in start_up.measure(runs=1)] == ["python -c pass", "prongsai --help"]


def test_scorecards_are_measured_beside_floats():
    assert len(scorecards.measure(count=20, runs=1)) == 2


def test_ways_take_turns():
    order = []

    in_turns({"a": lambda: order.append("a"), "b": lambda: order.append("b")}, runs=2)

    assert "".join(order) == "ababab"


def test_a_table_tells_each_way_beside_the_first():
    timings = in_turns({"a": lambda: None}, runs=1)

    assert "| a |" in table(timings)
    assert "1.00 ×" in table(timings)


def test_the_machine_is_named():
    assert "cores" in machine()


def test_a_build_that_fails_is_no_figure(monkeypatch, tmp_path):
    broken = tmp_path / "examples" / "01.yaml"
    broken.parent.mkdir()
    broken.write_text("schema: nothing", encoding="utf-8")
    monkeypatch.setattr(packs, "ROOT", tmp_path)

    with pytest.raises(RuntimeError):
        packs.measure(packs=1)
