"""The years of the two invented dossiers, and the findings on them, written without analysing."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from tests.reporting.composing.dossiers import COMPLETE, DRAFT

from prongsai.analysing import Findings, Group, GroupFinding, IndicatorFinding, Step
from prongsai.core.dates import FiscalYear
from prongsai.core.problems import Said
from prongsai.core.scores import Entered, NotScored, NotScoredCode
from prongsai.dossier import Dossier
from prongsai.editions import Edition, load
from prongsai.planning import Measure, MeasurePlan, Quantity
from prongsai.reporting import Year
from prongsai.scoring import IndicatorScore, InstrumentScore, Scorecard
from prongsai.tracking import Evidence, MeasureReport, Progress

# Published scores of two of the example cases; the authority here is invented.
SCORES_2565 = [
    "100.00",
    "100.00",
    "100.00",
    "99.44",
    "99.44",
    "99.15",
    "90.65",
    "93.37",
    "100.00",
    "87.50",
]  # overall 95.75
SCORES_2564 = [
    "86.03",
    "68.27",
    "71.82",
    "63.91",
    "80.87",
    "81.55",
    "85.25",
    "80.84",
    "92.50",
    "100.00",
]  # 85.52


def complete_year() -> Year:
    """Signed, Thai digits, two years in a row, every kind."""
    dossier = Dossier.model_validate(COMPLETE)
    edition = load(FiscalYear(2565))
    card = _card(dossier, edition, SCORES_2565)
    before = _card(dossier, load(FiscalYear(2564)), SCORES_2564)
    return Year(
        dossier=dossier,
        edition=edition,
        scorecard=card,
        findings=_findings(edition, card, before),
        before=before,
        plan=_plan(dossier, 2565),
        plan_edition=load(FiscalYear(2566)),
        progress=_progress(dossier),
        checklist_edition=load(FiscalYear(2566)),
        garuda=None,
    )


def draft_year() -> Year:
    """A draft, Arabic digits, named levels, one indicator without a score, the office's tables."""
    dossier = Dossier.model_validate(DRAFT)
    edition = load(FiscalYear(2568))
    blank = NotScored(
        code=NotScoredCode.BLANK, reason=Said(th="ยังไม่ได้กรอกคะแนน", en="No score was entered.")
    )
    card = _card(dossier, edition, ["90.00"] * 9, missing={"corruption-prevention": blank})
    return Year(
        dossier=dossier,
        edition=edition,
        scorecard=card,
        findings=_findings(edition, card, None),
        plan=_plan(dossier, 2568),
        plan_edition=load(FiscalYear(2569)),
        progress=_progress(dossier),
        checklist_edition=load(FiscalYear(2568)),
    )


def _card(
    dossier: Dossier,
    edition: Edition,
    scores: list[str],
    missing: Mapping[str, NotScored] | None = None,
) -> Scorecard:
    """The scorecard by the formula of the facts, worked out here."""
    gaps = dict(missing or {})
    exact = {
        each.slug: gaps.get(each.slug, Fraction(points))
        for each, points in zip(edition.indicators, [*scores, "0"], strict=False)
    }
    means = {
        each.slug: _mean([exact[one.slug] for one in edition.of_instrument(each.slug)])
        for each in edition.instruments
    }
    weights = {"IIT": Fraction(3, 10), "EIT": Fraction(3, 10), "OIT": Fraction(4, 10)}
    parts = [means[slug] for slug in weights]
    gap = next((part for part in parts if isinstance(part, NotScored)), None)
    overall = gap or sum(
        (part * weights[slug] for slug, part in means.items() if isinstance(part, Fraction)),
        Fraction(0),
    )
    level = None
    if isinstance(overall, Fraction):
        level = next(each for each in edition.levels.levels if overall >= each.overall_from)
    return Scorecard(
        agency=dossier.agency.name,
        fiscal_year=edition.fiscal_year,
        indicators=tuple(
            IndicatorScore(indicator=slug, exact=points, source=Entered(by="officer"))
            for slug, points in exact.items()
        ),
        instruments=tuple(
            InstrumentScore(instrument=slug, exact=mean, weight=weights[slug])
            for slug, mean in means.items()
        ),
        overall_exact=overall,
        level=level,
        passed=overall >= 85 if isinstance(overall, Fraction) else None,
    )


def _mean(parts: list[Fraction | NotScored]) -> Fraction | NotScored:
    gap = next((part for part in parts if isinstance(part, NotScored)), None)
    known = [part for part in parts if isinstance(part, Fraction)]
    return gap or Fraction(sum(known, Fraction(0)), len(known))


def _findings(edition: Edition, card: Scorecard, before: Scorecard | None) -> Findings:
    earlier = {each.indicator: each.value for each in before.indicators} if before else {}
    found = []
    for each in edition.indicators:
        value = card.of(each.slug).value
        if isinstance(value, NotScored):
            continue
        then = earlier.get(each.slug)
        found.append(
            IndicatorFinding(
                indicator=each.slug,
                number=each.number,
                name_th=each.name_th,
                name_en=each.name_en,
                instrument=each.instrument,
                score=value,
                group=_group(value),
                rank=1,
                is_tied=False,
                change=value - then if isinstance(then, Decimal) else None,
                gain_per_point=Fraction(6, 100),
            )
        )
    found.sort(key=lambda each: each.number)
    groups = tuple(
        GroupFinding(
            group=group,
            members=(members := tuple(each for each in found if each.group is group)),
            sentence=Said(th=f"มี {len(members)} ตัวชี้วัด", en=f"{len(members)} indicators."),
        )
        for group in Group
    )
    lowest = min(each.score for each in found)
    overall_change = None
    if before is not None and isinstance(card.overall, Decimal):
        assert isinstance(before.overall, Decimal)
        overall_change = card.overall - before.overall
    return Findings(
        agency=card.agency,
        fiscal_year=card.fiscal_year,
        indicators=tuple(found),
        groups=groups,
        lowest=tuple(each for each in found if each.score == lowest),
        attention=tuple(each for each in found if each.score == lowest),
        next_level=None,
        mend_first=(
            Step(
                indicator="corruption-prevention",
                items=("O34",),
                sub_indicator="10.1",
                gain=Fraction(5, 4),
                sentence=Said(th="แก้ไขรายการข้อมูล 1 ข้อของ 10.1", en="Mend one item of 10.1."),
                is_certain=True,
            ),
            Step(
                indicator="open-data",
                items=(),
                sub_indicator="9.1",
                gain=Fraction(4, 9),
                sentence=Said(th="แก้ไขรายการข้อมูล 1 ข้อของ 9.1", en="Mend one item of 9.1."),
                is_certain=False,
            ),
        ),
        inversions=(),
        overall_change=overall_change,
        statements=(),
        unknowns=(Said(th="คะแนนไม่บอกว่าผู้ตอบเป็นใคร", en="Who answered."),),
    )


def _group(score: Decimal) -> Group:
    if score >= 95:
        return Group.STRENGTH
    return Group.MAINTAIN if score >= 85 else Group.IMPROVE


def _plan(dossier: Dossier, rests_on: int) -> MeasurePlan:
    units = {unit.key: unit.name for unit in dossier.units}
    assert dossier.plan is not None
    return MeasurePlan(
        agency=dossier.agency.name,
        fiscal_year=dossier.fiscal_year,
        rests_on=FiscalYear(rests_on),
        measures=tuple(
            Measure(
                key=each.key,
                number=each.number,
                title=each.title,
                group=each.group,
                indicators=each.indicators,
                steps=each.steps,
                owners=tuple(units[key] for key in each.owners),
                starts=each.starts,
                ends=each.ends,
                reporting=each.reporting,
                targets=tuple(
                    Quantity(what=one.what, amount=one.amount, unit=one.unit)
                    for one in each.targets
                ),
            )
            for each in dossier.plan.measures
        ),
    )


def _progress(dossier: Dossier) -> Progress:
    assert dossier.progress is not None
    return Progress(
        agency=dossier.agency.name,
        fiscal_year=dossier.fiscal_year,
        reports=tuple(
            MeasureReport(
                measure=each.measure,
                period=each.period,
                status=each.status,
                reason=each.reason,
                done=each.done,
                outputs=tuple(
                    Quantity(what=one.what, amount=one.amount, unit=one.unit)
                    for one in each.outputs
                ),
                outcome=each.outcome,
                obstacles=each.obstacles,
                evidence=tuple(
                    Evidence(title=one.title, address=one.address) for one in each.evidence
                ),
            )
            for each in dossier.progress.reports
        ),
    )
