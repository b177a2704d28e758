"""How does a dossier become the year that documents are composed from?

The rooms below are called here, once; what they have to say comes back as Problems.
"""

from __future__ import annotations

from pathlib import Path

from prongsai.analysing import Findings, analyse
from prongsai.core.dates import FiscalYear
from prongsai.core.errors import FileUnusable
from prongsai.core.files import read_whole
from prongsai.core.problems import Place, Problem, Said, Severity
from prongsai.dossier import (
    AssessmentPart,
    Dossier,
    load,
    plan_of,
    progress_of,
    read,
    scorecards_of,
)
from prongsai.editions import Edition, EditionMissing, Part, rule_hints
from prongsai.editions import load as load_edition
from prongsai.reporting.composing.catalogue import analysed_assessment
from prongsai.reporting.composing.contents import with_void
from prongsai.reporting.composing.records import Year
from prongsai.scoring import Scorecard

MOST_PICTURE_BYTES = 5_000_000
_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
# The rules that an analysis rests on; the others are not shown in it.
_PARTS = (
    Part.WEIGHTS,
    Part.INDICATORS,
    Part.FORMULA,
    Part.LEVELS,
    Part.PASSING,
    Part.ROUNDING,
    Part.OIT,
    Part.GROUPS,
)


def gather_file(path: Path) -> tuple[Year, tuple[Problem, ...]]:
    """The year of a dossier's file, and everything to mend or to know about it.

    Errors: those of ``dossier.load`` and of ``gather``.
    """
    dossier, problems = read(path)
    if dossier is None or any(problem.is_error for problem in problems):
        dossier = load(path)  # raises, with every problem in one sentence
    year, found = gather(dossier, path.parent)
    return year, (*problems, *(each if each.file else each.in_file(str(path)) for each in found))


def gather(dossier: Dossier, folder: Path) -> tuple[Year, tuple[Problem, ...]]:
    """The year of a dossier; ``folder``: where its answers and its picture lie.

    What cannot be had (an edition that is not there) is left None and said in a Problem.
    Errors: FileUnusable for a file of answers or a picture that cannot be used.
    """
    cards, problems = scorecards_of(dossier, folder)
    by_year = {card.fiscal_year: card for card in cards}
    assessment = analysed_assessment(dossier)
    card = by_year.get(assessment.fiscal_year) if assessment else None
    edition = _edition(_rules_of(assessment)) if assessment else None
    before = by_year.get(card.fiscal_year.previous) if card else None
    checklist = dossier.oit_checklist
    checklist_edition = _edition(checklist.edition) if checklist else None
    year = Year(
        dossier=dossier,
        edition=edition,
        scorecard=card,
        findings=_findings(dossier, assessment, card, edition, before),
        before=before,
        plan=plan_of(dossier),
        plan_edition=_edition(dossier.fiscal_year) or edition,
        progress=progress_of(dossier),
        checklist_edition=checklist_edition,
        garuda=_picture(dossier, folder),
    )
    hints = rule_hints(edition, _PARTS) if edition else ()
    missing = (
        (_no_checklist_edition(checklist.edition),) if checklist and not checklist_edition else ()
    )
    return with_void(year), (*problems, *hints, *missing)


def _rules_of(assessment: AssessmentPart) -> FiscalYear:
    return assessment.edition or assessment.fiscal_year


def _edition(year: FiscalYear) -> Edition | None:
    try:
        return load_edition(year)
    except EditionMissing:
        return None  # scorecards_of and _no_checklist_edition say so where it matters


def _findings(
    dossier: Dossier,
    assessment: AssessmentPart | None,
    card: Scorecard | None,
    edition: Edition | None,
    before: Scorecard | None,
) -> Findings | None:
    if assessment is None or card is None or edition is None:
        return None
    earlier = next(
        (
            _edition(_rules_of(each))
            for each in dossier.assessments
            if before is not None and each.fiscal_year == before.fiscal_year
        ),
        None,
    )
    return analyse(
        card,
        edition,
        before=before if earlier else None,
        edition_before=earlier,
        oit_marks={mark.item: mark.mark for mark in assessment.oit_marks} or None,
    )


def _picture(dossier: Dossier, folder: Path) -> bytes | None:
    """The Garuda's picture. Errors: FileUnusable where it is not there or no picture."""
    name = dossier.settings.garuda
    if not name:
        return None
    path = folder / name
    if not path.resolve().is_relative_to(folder.resolve()):
        raise _unusable(
            name,
            "แฟ้มภาพตราครุฑต้องอยู่ในโฟลเดอร์เดียวกับแฟ้มข้อมูล",
            "the Garuda's picture must lie in the dossier's folder.",
        )
    data = read_whole(path, limit=MOST_PICTURE_BYTES)
    if data.startswith(_PICTURES) or b"<svg" in data[:4096]:
        return data
    raise _unusable(path, "ไม่ใช่ภาพ PNG, JPEG หรือ SVG", "this is no PNG, JPEG or SVG picture.")


def _unusable(path: object, th: str, en: str) -> FileUnusable:
    return FileUnusable(
        path,
        Said(th=th, en=en),
        Said(
            th="แก้ settings.garuda ให้เป็นแฟ้มภาพที่อยู่ข้างแฟ้มข้อมูล หรือเว้นว่างไว้",
            en="Let settings.garuda name a picture beside the dossier, or leave it empty.",
        ),
    )


def _no_checklist_edition(year: FiscalYear) -> Problem:
    return Problem(
        code="edition-missing",
        severity=Severity.ERROR,
        message=Said(
            th=f"ไม่มีเกณฑ์ของปี {year} จึงจัดทำรายการตรวจสอบ OIT ไม่ได้",
            en=f"There are no rules for {year}, so the OIT checklist cannot be made.",
        ),
        remedy=Said(
            th="ใช้คำสั่ง prongsai editions list เพื่อดูปีที่มี แล้วแก้ oit_checklist.edition",
            en="See `prongsai editions list` for the years there are; correct the edition.",
        ),
        place=Place(path="oit_checklist.edition"),
        text=str(year),
    )
