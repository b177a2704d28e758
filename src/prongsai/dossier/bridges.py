"""Which records of the lower rooms does a dossier hold: plan, progress, scorecards?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from prongsai.core.agencies import Agency, AgencyKind
from prongsai.core.errors import FileUnusable
from prongsai.core.problems import Place, Problem, Said, Severity
from prongsai.core.scores import Entered, Published, Source
from prongsai.dossier.plan_parts import EvidencePart, MeasurePart, QuantityPart, ReportPart
from prongsai.dossier.references import edition_year_of, indicator_of, kind_named
from prongsai.dossier.schema import AssessmentPart, Dossier, PersonPart, UnitPart
from prongsai.editions import Edition, EditionMissing, load
from prongsai.planning import Measure, MeasurePlan, Quantity
from prongsai.scoring import PublishedFigure, Scorecard, score
from prongsai.survey import AnswerSet, read_answers
from prongsai.tracking import Evidence, MeasureReport, Progress


def agency_of(dossier: Dossier) -> Agency:
    """The authority; its kind from its name where the dossier does not say it."""
    part = dossier.agency
    return Agency(
        name=part.name,
        kind=part.kind or kind_named(part.name) or AgencyKind.OTHER,
        district=part.district,
        province=part.province,
    )


def person_of(dossier: Dossier, key: str) -> PersonPart:
    """The person of that key. Errors: KeyError."""
    for person in dossier.people:
        if person.key == key:
            return person
    raise KeyError(key)


def unit_of(dossier: Dossier, key: str) -> UnitPart:
    """The unit of that key. Errors: KeyError."""
    for unit in dossier.units:
        if unit.key == key:
            return unit
    raise KeyError(key)


def plan_of(dossier: Dossier) -> MeasurePlan | None:
    """The measures with units' names as printed and indicators' slugs; None without a plan.

    An indicator that no edition knows stays as it is written. The plan rests on the year before
    where the dossier does not say.
    """
    part = dossier.plan
    if part is None:
        return None
    rests_on = part.rests_on or dossier.fiscal_year.previous
    edition = _edition_or_none(rests_on.be) or _edition_or_none(dossier.fiscal_year.be)
    names = {unit.key: unit.name for unit in dossier.units}
    return MeasurePlan(
        agency=dossier.agency.name,
        fiscal_year=dossier.fiscal_year,
        rests_on=rests_on,
        measures=tuple(_measure(each, names, edition) for each in part.measures),
    )


def _edition_or_none(year: int) -> Edition | None:
    try:
        return load(year)
    except EditionMissing:
        return None


def _measure(part: MeasurePart, names: dict[str, str], edition: Edition | None) -> Measure:
    return Measure(
        key=part.key,
        number=part.number,
        title=part.title,
        group=part.group,
        theme=part.theme,
        indicators=tuple(_slug(name, edition) for name in part.indicators),
        oit_items=part.oit_items,
        steps=part.steps,
        owners=tuple(names.get(key, key) for key in part.owners),
        starts=part.starts,
        ends=part.ends,
        reporting=part.reporting,
        follow_up=part.follow_up,
        targets=tuple(map(_quantity, part.targets)),
        expected_outcome=part.expected_outcome,
        library_slug=part.library,
    )


def measure_part_of(measure: Measure, units: Iterable[UnitPart]) -> MeasurePart:
    """The measure as a dossier writes it, its owners by the keys of these units.

    An owner that is none of them is left out.
    """
    keys = {unit.name: unit.key for unit in units}
    return MeasurePart(
        key=measure.key,
        number=measure.number,
        title=measure.title,
        group=measure.group,
        theme=measure.theme,
        indicators=measure.indicators,
        oit_items=measure.oit_items,
        steps=measure.steps,
        owners=tuple(keys[name] for name in measure.owners if name in keys),
        starts=measure.starts,
        ends=measure.ends,
        reporting=measure.reporting,
        follow_up=measure.follow_up,
        targets=tuple(
            QuantityPart(what=each.what, amount=each.amount, unit=each.unit)
            for each in measure.targets
        ),
        expected_outcome=measure.expected_outcome,
        library=measure.library_slug,
    )


def _slug(name: str, edition: Edition | None) -> str:
    found = indicator_of(edition, name) if edition else None
    return found.slug if found else name


def _quantity(part: QuantityPart) -> Quantity:
    return Quantity(what=part.what, amount=part.amount, unit=part.unit)


def progress_of(dossier: Dossier) -> Progress | None:
    """Every report in order of period; None where the dossier has no progress at all."""
    part = dossier.progress
    if part is None:
        return None
    reports = map(_report, part.reports)
    return Progress(
        agency=dossier.agency.name,
        fiscal_year=dossier.fiscal_year,
        reports=tuple(sorted(reports, key=lambda each: (each.period.end, each.period.start))),
    )


def _report(part: ReportPart) -> MeasureReport:
    return MeasureReport(
        measure=part.measure,
        period=part.period,
        status=part.status,
        reason=part.reason,
        done=part.done,
        outputs=tuple(map(_quantity, part.outputs)),
        outcome=part.outcome,
        obstacles=part.obstacles,
        evidence=tuple(map(_evidence, part.evidence)),
        reported_by=part.reported_by,
        reported_on=part.reported_on,
    )


def _evidence(part: EvidencePart) -> Evidence:
    return Evidence(title=part.title, address=part.address, on=part.on, sha256=part.sha256)


def scorecards_of(
    dossier: Dossier, folder: Path
) -> tuple[tuple[Scorecard, ...], tuple[Problem, ...]]:
    """One scorecard for each assessment, in the dossier's order, and what is wrong with it.

    ``folder``: where the dossier lies; answers are read from beside it. An assessment of a year
    without rules gives a Problem and no scorecard.
    Errors: FileUnusable for a file of answers that cannot be read or lies elsewhere.
    """
    cards: list[Scorecard] = []
    problems: list[Problem] = []
    for index, assessment in enumerate(dossier.assessments):
        try:
            edition = load(edition_year_of(assessment))
        except EditionMissing as error:
            problems.append(_edition_missing(error, assessment, index))
            continue
        card, found = _scorecard(dossier.agency.name, assessment, edition, folder)
        cards.append(card)
        problems += (_placed(problem, index) for problem in found)
    return tuple(cards), tuple(problems)


def _scorecard(
    agency: str, assessment: AssessmentPart, edition: Edition, folder: Path
) -> tuple[Scorecard, tuple[Problem, ...]]:
    answers = {}
    problems: list[Problem] = []
    for instrument, answer_set, of_answers in _answers(assessment, edition, folder):
        answers[instrument] = answer_set
        problems += of_answers
    card, of_scores = score(
        edition,
        agency,
        indicators={
            found.slug: part.score
            for part in assessment.indicators
            if part.score is not None and (found := indicator_of(edition, part.indicator))
        },
        source=_source_of(assessment),
        iit_answers=answers.get("IIT"),
        eit_answers=answers.get("EIT"),
        oit_marks={part.item: part.mark for part in assessment.oit_marks},
        published=_published(assessment),
    )
    # An assessment may be scored by another year's rules and stays the result of its own.
    card = replace(card, fiscal_year=assessment.fiscal_year)
    return card, (*problems, *of_scores)


def _answers(
    assessment: AssessmentPart, edition: Edition, folder: Path
) -> Iterator[tuple[str, AnswerSet, tuple[Problem, ...]]]:
    for part in assessment.answers:
        path = folder / part.file
        if not path.resolve().is_relative_to(folder.resolve()):
            raise FileUnusable(
                part.file,
                Said(
                    th="แฟ้มคำตอบต้องอยู่ในโฟลเดอร์เดียวกับแฟ้มข้อมูล",
                    en="a file of answers must lie in the dossier's folder.",
                ),
                Said(
                    th="ย้ายแฟ้มคำตอบมาไว้ข้างแฟ้มข้อมูล",
                    en="Move the file beside the dossier.",
                ),
            )
        answer_set, problems = read_answers(
            path, edition, part.instrument, is_already_reversed=part.is_already_reversed
        )
        yield part.instrument, answer_set, problems


def _source_of(assessment: AssessmentPart) -> Source:
    published = assessment.published
    if published is not None and published.url:
        return Published(url=published.url)
    return Entered(by=assessment.entered_by or "dossier")


def _published(assessment: AssessmentPart) -> PublishedFigure | None:
    part = assessment.published
    if part is None or part.overall is None:
        return None
    return PublishedFigure(overall=part.overall, url=part.url)


def _placed(problem: Problem, index: int) -> Problem:
    """The problem with its path inside the dossier, where it is not of a file of answers."""
    if problem.file is not None:
        return problem
    path = f"assessments[{index}].{problem.place.path or ''}".rstrip(".")
    return replace(problem, place=replace(problem.place, path=path))


def _edition_missing(error: EditionMissing, assessment: AssessmentPart, index: int) -> Problem:
    key = "edition" if assessment.edition else "fiscal_year"
    return Problem(
        code="edition-missing",
        severity=Severity.ERROR,
        message=error.said,
        remedy=error.remedy,
        place=Place(path=f"assessments[{index}].{key}"),
        text=str(error.year),
    )
