from __future__ import annotations

import copy
import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.reporting.composing.dossiers import COMPLETE
from tests.reporting.composing.reading import words_of
from tests.reporting.composing.years import SCORES_2564, SCORES_2565

from prongsai.core.dates import FiscalYear
from prongsai.core.errors import FileUnusable, ProblemsFound
from prongsai.core.tree import MemoHead, NumberedList, PageBreak, Paragraph, blocks_of, plain
from prongsai.dossier import Dossier
from prongsai.reporting import Kind, composable, compose, gather, gather_file

SLUGS = [
    "duty-performance",
    "budget-use",
    "use-of-power",
    "use-of-public-property",
    "solving-corruption",
    "service-quality",
    "communication-efficiency",
    "work-improvement",
    "open-data",
    "corruption-prevention",
]
PNG = b"\x89PNG\r\n\x1a\n..."


def shape(change: Callable[[dict[str, Any]], None] = lambda _: None) -> dict[str, Any]:
    """The complete dossier with all of its published scores, changed in place."""
    made = copy.deepcopy(COMPLETE)
    made["assessments"] = [
        {"fiscal_year": year, "indicators": _indicators(scores)}
        for year, scores in ((2564, SCORES_2564), (2565, SCORES_2565))
    ]
    change(made)
    return made


def _indicators(scores: list[str]) -> list[dict[str, str]]:
    return [{"indicator": slug, "score": score} for slug, score in zip(SLUGS, scores, strict=True)]


def dossier(change: Callable[[dict[str, Any]], None] = lambda _: None) -> Dossier:
    return Dossier.model_validate(shape(change))


def test_a_dossier_becomes_a_whole_year(tmp_path: Path) -> None:
    year, problems = gather(dossier(), tmp_path)

    assert year.scorecard is not None
    assert year.before is not None
    assert year.findings is not None
    assert year.scorecard.overall == Decimal("95.75")
    assert year.before.overall == Decimal("85.52")
    assert year.findings.overall_change == Decimal("10.23")
    assert year.plan is not None
    assert len(year.plan.measures) == 4
    assert year.progress is not None
    assert year.checklist_edition is not None
    assert year.checklist_edition.fiscal_year == FiscalYear(2566)
    assert {problem.code for problem in problems} == {"rule-unverified"}


@pytest.mark.parametrize("kind", Kind)
def test_a_gathered_year_composes_every_kind(kind: Kind, tmp_path: Path) -> None:
    year, _ = gather(dossier(), tmp_path)

    assert compose(kind, year).kind == kind


def test_the_overall_its_level_and_its_change_are_said_once(tmp_path: Path) -> None:
    year, _ = gather(dossier(), tmp_path)
    pages = list(blocks_of(compose("analysis", year)))
    after_cover = pages[next(at for at, each in enumerate(pages) if isinstance(each, PageBreak)) :]
    sentences = [
        plain(words)
        for block in after_cover
        for words in (
            (block.text,)
            if isinstance(block, Paragraph)
            else tuple(item.text for item in block.items)
            if isinstance(block, NumberedList)
            else ()
        )
    ]

    assert sum("อยู่ในระดับ AA" in each for each in sentences) == 1
    assert sum("๑๐.๒๓" in each for each in sentences) == 1
    assert any("คะแนนรายเครื่องมือ IIT" in each for each in sentences)


def test_without_the_year_before_there_is_no_comparison(tmp_path: Path) -> None:
    year, _ = gather(dossier(lambda made: made["assessments"].pop(0)), tmp_path)

    assert year.before is None
    assert year.findings is not None
    assert year.findings.overall_change is None
    assert "เมื่อเทียบกับปีงบประมาณ" not in words_of(compose("analysis", year))


def test_strengths_begin_with_the_highest_and_weak_places_with_the_lowest(tmp_path: Path) -> None:
    year, _ = gather(dossier(lambda made: made["analysis"].update(of=2564)), tmp_path)
    lists = [
        each for each in blocks_of(compose("analysis", year)) if isinstance(each, NumberedList)
    ]
    scores = [
        [
            Decimal(found[0].translate(str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")))
            for item in each.items
            if (found := re.findall(r"ได้ (\S+) คะแนน", plain(item.text)))
        ]
        for each in lists
    ]
    strong, kept, weak = (each for each in scores if each)

    assert strong == [Decimal("100.00")]
    assert kept == sorted(kept, reverse=True)
    assert weak == sorted(weak)
    assert len(weak) == 6


def test_an_older_year_can_be_analysed(tmp_path: Path) -> None:
    year, _ = gather(dossier(lambda made: made["analysis"].update(of=2564)), tmp_path)

    assert year.scorecard is not None
    assert year.scorecard.overall == Decimal("85.52")
    assert year.before is None


def test_a_year_without_rules_leaves_the_analysis_out_and_says_so(tmp_path: Path) -> None:
    def future(made: dict[str, Any]) -> None:
        made["assessments"] = [{"fiscal_year": 2599, "indicators": _indicators(SCORES_2565)}]
        made["analysis"].pop("of")

    year, problems = gather(dossier(future), tmp_path)

    assert dict(composable(year))[Kind.ANALYSIS] is not None
    assert "edition-missing" in {problem.code for problem in problems if problem.is_error}


def test_a_checklist_of_a_year_without_rules_is_left_out_and_said(tmp_path: Path) -> None:
    year, problems = gather(
        dossier(lambda made: made["oit_checklist"].update(edition=2599)), tmp_path
    )

    assert dict(composable(year))[Kind.OIT_CHECKLIST] is not None
    (missing,) = (problem for problem in problems if problem.is_error)
    assert missing.code == "edition-missing"
    assert missing.place.path == "oit_checklist.edition"
    assert "2599" in missing.message.th
    assert "2599" in missing.message.en


def test_measures_of_a_year_without_rules_borrow_the_analysed_years_names(tmp_path: Path) -> None:
    def future(made: dict[str, Any]) -> None:
        made["fiscal_year"] = 2599
        made.pop("progress")

    year, _ = gather(dossier(future), tmp_path)

    assert year.plan_edition is year.edition


def test_a_dossier_without_scores_still_has_its_plan(tmp_path: Path) -> None:
    year, problems = gather(dossier(lambda made: made.pop("assessments")), tmp_path)

    assert (year.edition, year.scorecard, year.findings) == (None, None, None)
    assert problems == ()
    assert compose("plan", year).kind == "plan"


@pytest.mark.parametrize("data", [PNG, b"\xff\xd8\xff...", b"<?xml version='1.0'?><svg/>"])
def test_the_offices_picture_stands_in_the_memo(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "garuda.img").write_bytes(data)

    year, _ = gather(dossier(lambda made: made["settings"].update(garuda="garuda.img")), tmp_path)

    (head,) = (each for each in blocks_of(compose("memo-plan", year)) if isinstance(each, MemoHead))
    assert head.emblem.image == data


@pytest.mark.parametrize("name", ["missing.png", "text.png", "empty.png", "../outside.png"])
def test_a_picture_that_cannot_be_used_is_one_clear_error(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "office"
    folder.mkdir()
    (tmp_path / "outside.png").write_bytes(PNG)
    (folder / "text.png").write_text("ไม่ใช่ภาพ", encoding="utf-8")
    (folder / "empty.png").write_bytes(b"")

    with pytest.raises(FileUnusable) as caught:
        gather(dossier(lambda made: made["settings"].update(garuda=name)), folder)

    assert name.rsplit("/", maxsplit=1)[-1] in caught.value.said.th
    assert caught.value.remedy.th
    assert caught.value.remedy.en


def test_a_file_is_gathered_with_its_problems_placed_in_it(tmp_path: Path) -> None:
    file = tmp_path / "dossier.yaml"
    file.write_text(yaml.safe_dump(shape(), allow_unicode=True), encoding="utf-8")

    year, problems = gather_file(file)

    assert year.dossier.agency.name == "องค์การบริหารส่วนตำบลบึงตรวจสอบ"
    assert {problem.file for problem in problems} == {str(file)}


def test_a_file_with_errors_is_refused_with_every_one(tmp_path: Path) -> None:
    file = tmp_path / "dossier.yaml"
    broken = shape(lambda made: made["plan"]["measures"][0].update(ends="วันไหนก็ได้"))
    file.write_text(yaml.safe_dump(broken, allow_unicode=True), encoding="utf-8")

    with pytest.raises(ProblemsFound):
        gather_file(file)
