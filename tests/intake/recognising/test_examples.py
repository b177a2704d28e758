"""Are the four real cases recognised: their scores, measures, memos, and all of their text?"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from tests.intake.recognising.papers import lost, of_truth
from tests.intake.truth import CASES, truth_of
from tests.readback import pdf, word
from tests.readback.items import TableRead, compared

from prongsai.core.dates import thai_day
from prongsai.core.reading import Reading
from prongsai.core.thai import comparison_form, to_arabic_digits
from prongsai.dossier import Dossier, Sureness, save, validate
from prongsai.editions import find_indicator, load
from prongsai.intake import read, recognise
from prongsai.packing import Format, Order, build_pack

pytestmark = pytest.mark.examples

each_case = pytest.mark.parametrize("case", CASES)
each_way = pytest.mark.parametrize("way", ["source", "truth"])


def reading_of_case(examples, case: str, way: str) -> Reading:
    if way == "source":
        return read(examples / case / "source.txt")
    return of_truth(truth_of(examples, case))


def recognised(examples, case: str, way: str) -> Dossier:
    return recognise(reading_of_case(examples, case, way)).dossier


def tables_of(dossier: Dossier) -> dict[str, Any]:
    plan, progress, analysis = dossier.plan, dossier.progress, dossier.analysis
    return {
        "scores": analysis.as_printed if analysis else None,
        "measures": plan.as_printed if plan else None,
        "progress": progress.as_printed if progress else None,
        "status": progress.status_as_printed if progress else None,
    }


@each_way
@each_case
def test_all_of_the_text_is_in_the_dossier(examples, case, way):
    given = reading_of_case(examples, case, way)

    assert lost(given, recognise(given).dossier) == {}


@each_way
@each_case
def test_the_dossier_is_sound(examples, case, way, tmp_path):
    save(recognised(examples, case, way), tmp_path / "d.yaml")

    assert [each for each in validate(tmp_path / "d.yaml") if each.is_error] == []


@each_way
@each_case
def test_it_is_known_whose_it_is_and_of_which_year(examples, case, way):
    truth = truth_of(examples, case)

    dossier = recognised(examples, case, way)

    assert dossier.agency.name == truth["agency"]
    assert dossier.agency.district == truth["district"]
    assert dossier.agency.province == truth["province"]
    assert dossier.fiscal_year.be == truth["fiscal_year_be"]


@each_way
@each_case
def test_every_score_belongs_to_the_indicator_of_its_name(examples, case, way):
    truth = truth_of(examples, case)
    year = truth.get("assessment_year_be", truth["fiscal_year_be"])
    edition = load(year)

    dossier = recognised(examples, case, way)

    expected = {}
    for each in truth["indicators"]:
        found = find_indicator(edition, each["name"]).indicator
        # One name of case 004 is no indicator's: by its place it is the third.
        slug = found.slug if found else edition.indicators[each["number_in_report"] - 1].slug
        expected[slug] = Decimal(str(each["score"]))
    read_scores = {
        each.indicator: each.score
        for assessment in dossier.assessments
        for each in assessment.indicators
    }
    assert read_scores == expected
    for assessment in dossier.assessments:
        assert assessment.fiscal_year.be == year
        assert assessment.published is not None
        assert assessment.published.overall == Decimal(str(truth["overall"]))
        assert assessment.published.level == truth["grade"]


@each_way
@each_case
def test_every_cell_of_the_truth_stands_in_its_table_as_printed(examples, case, way):
    truth = truth_of(examples, case)

    tables = tables_of(recognised(examples, case, way))

    assert [kind for kind, each in tables.items() if each] == [
        kind for kind in tables if kind in {each["kind"] for each in truth["tables"]}
    ]
    for each in truth["tables"]:
        printed = tables[each["kind"]]
        assert [[comparison_form(cell) for cell in row.cells] for row in printed.rows] == [
            [comparison_form(cell) for cell in row] for row in each["rows"]
        ]
        assert [row.group for row in printed.rows] == each["group"]
        assert [comparison_form(column.title) for column in printed.columns] == [
            comparison_form(title) for title in each["columns"]
        ]


@each_way
@each_case
def test_a_row_that_goes_on_belongs_to_the_measure_above_it(examples, case, way):
    truth = truth_of(examples, case)

    tables = tables_of(recognised(examples, case, way))

    for each in truth["tables"]:
        if each["kind"] == "scores":
            continue
        rows = tables[each["kind"]].rows
        for at, goes_on in enumerate(each["continues"]):
            if each["group"][at]:
                assert rows[at].measure is None
            else:
                is_same = at > 0 and rows[at].measure == rows[at - 1].measure
                assert (is_same, rows[at].measure is not None) == (goes_on, True)


@each_way
@each_case
def test_memos_have_their_fields_text_and_signers(examples, case, way):
    truth = truth_of(examples, case)
    expected = truth.get("memos") or [truth["memo"]]
    expected = [each for each in expected if each["subject"]]

    dossier = recognised(examples, case, way)

    people = {person.key: person for person in dossier.people}
    assert len(dossier.memos) == len(expected)
    for memo, told in zip(dossier.memos, expected, strict=True):
        assert memo.department == told["department"]
        assert memo.number == told["number"]
        assert memo.date is not None
        assert thai_day(memo.date) == to_arabic_digits(told["date"])
        assert memo.subject == told["subject"]
        assert memo.to == told["to"]
        assert [*memo.paragraphs, memo.closing] == told["paragraphs"]
        for step, signer in zip(memo.chain, told["signers"], strict=True):
            person = people[step.person]
            capacity = person.capacity
            acting = f"{capacity.words}{capacity.office}" if capacity else ""
            said = "\n".join(filter(None, (person.position, acting)))
            assert (person.name, said) == (signer["name"], signer["position"])
            assert step.heading == signer.get("opinion_heading")
            assert step.opinion == signer["opinion"]


@each_way
def test_a_signature_below_a_report_names_a_person(examples, way):
    truth = truth_of(examples, "000")

    (person,) = recognised(examples, "000", way).people

    (signer,) = truth["memo"]["signers"]
    assert (person.name, person.position) == (signer["name"], signer["position"])


@each_way
def test_a_status_matrix_is_told_of_the_plans_own_measures(examples, way):
    dossier = recognised(examples, "004", way)

    assert dossier.plan is not None
    assert dossier.progress is not None
    keys = [measure.key for measure in dossier.plan.measures]
    assert [report.measure for report in dossier.progress.reports] == keys
    assert [str(report.status) for report in dossier.progress.reports] == [
        *["done"] * 4,
        "in-progress",
        "done",
    ]
    assert str(dossier.progress.period.code if dossier.progress.period else "") == "2565-H1"


def test_a_misnamed_indicator_is_told_to_be_less_sure(examples):
    found = recognise(reading_of_case(examples, "004", "source"))

    unsure = {
        each.path
        for each in found.values
        if each.path.startswith("assessments") and each.sure is Sureness.LIKELY
    }
    assert unsure == {f"assessments[0].indicators[2].{key}" for key in ("indicator", "score")}


def test_the_result_that_the_measures_rest_on_is_the_one_that_the_document_names(examples):
    rested = {}
    for case in CASES:
        plan = recognised(examples, case, "source").plan
        rested[case] = plan.rests_on.be if plan and plan.rests_on else None

    # Of 000 and 002 the document names another year than the one before: checking says so.
    assert rested == {"000": 2564, "001": None, "002": 2567, "004": 2564}


@each_case
def test_what_was_read_is_printed_again_with_every_cell(examples, case, tmp_path):
    truth = truth_of(examples, case)
    save(recognised(examples, case, "source"), tmp_path / "d.yaml")

    order = Order(formats=(Format.DOCX, Format.PDF), as_read=True, allow_problems=True)
    pack = build_pack(tmp_path / "d.yaml", tmp_path / "pack", order)

    for form in (Format.DOCX, Format.PDF):
        files = [each.file for each in pack.documents if each.format == form]
        made = [rows for name in files for rows in _tables(tmp_path / "pack" / name, form)]
        for each in truth["tables"]:
            wanted = [[compared(cell) for cell in row if cell] for row in each["rows"]]
            assert wanted in [rows[len(rows) - len(wanted) :] for rows in made], each["title"]


def _tables(path, form: Format) -> list[list[list[str]]]:
    """The filled cells of each row of each table in a file."""
    data = path.read_bytes()
    if form is Format.DOCX:
        return [_rows(each) for each in word.read(data) if isinstance(each, TableRead)]
    tables = (each for each in pdf.read(data) if isinstance(each, pdf.Table))
    return [[[compared(cell) for cell in row if cell] for row in each.texts] for each in tables]


def _rows(table: TableRead) -> list[list[str]]:
    height = 1 + max(cell.row for cell in table.cells)
    return [
        [compared(cell.text) for cell in table.cells if cell.row == at and cell.text]
        for at in range(height)
    ]
