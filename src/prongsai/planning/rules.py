"""What must a measures plan hold, so that it answers the result that it rests on?

Pure functions from records to Problems; ``checking`` calls them too. Places are paths in a
dossier, such as ``plan.measures[2].ends``.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from prongsai.analysing import Findings, IndicatorFinding
from prongsai.core.dates import thai_day
from prongsai.core.problems import Place, Problem, Said, Severity
from prongsai.editions import Edition, Theme
from prongsai.planning.catalogue import load_library
from prongsai.planning.records import Measure, MeasurePlan


def plan_problems(
    plan: MeasurePlan, findings: Findings | None, edition: Edition | None
) -> tuple[Problem, ...]:
    """Everything that planning must guarantee and this plan lacks, in a fixed order.

    ``findings``: of the year that the plan rests on; None where it has no scores. ``edition``:
    the plan's own year's, for its themes; None where there is none.
    """
    return (
        *key_problems(plan),
        *base_year_problems(plan, findings),
        *period_problems(plan),
        *owner_problems(plan),
        *lowest_indicator_problems(plan, findings),
        *theme_problems(plan, edition),
    )


def key_problems(plan: MeasurePlan) -> tuple[Problem, ...]:
    """``measure-key-duplicate`` for each measure whose key another before it has."""
    keys = [measure.key for measure in plan.measures]
    return tuple(
        Problem(
            code="measure-key-duplicate",
            severity=Severity.ERROR,
            place=_place(number, "key"),
            text=key,
            message=Said(
                th=f"รหัสมาตรการ “{key}” ใช้ซ้ำกับมาตรการก่อนหน้า",
                en=f"The key “{key}” is already used by an earlier measure.",
            ),
            remedy=Said(th="ตั้งรหัสให้ไม่ซ้ำกัน", en="Give each measure a key of its own."),
        )
        for number, key in enumerate(keys)
        if key in keys[:number]
    )


def base_year_problems(plan: MeasurePlan, findings: Findings | None) -> tuple[Problem, ...]:
    """``base-year-mismatch``: measures of year N rest on the result of N-1.

    A warning where the plan says another year (an authority may have missed an assessment), an
    error where the findings are not of the year that the plan says.
    """
    problems = []
    if plan.rests_on != plan.fiscal_year.previous:
        problems.append(
            _base_year(
                plan,
                Severity.WARNING,
                Said(
                    th=f"มาตรการปี {plan.fiscal_year} อ้างอิงผลการประเมินปี {plan.rests_on} "
                    f"ไม่ใช่ปี {plan.fiscal_year.previous}",
                    en=f"The measures of {plan.fiscal_year} rest on the result of "
                    f"{plan.rests_on}, not of {plan.fiscal_year.previous}.",
                ),
            )
        )
    if findings is not None and findings.fiscal_year != plan.rests_on:
        problems.append(
            _base_year(
                plan,
                Severity.ERROR,
                Said(
                    th=f"แผนอ้างอิงผลการประเมินปี {plan.rests_on} "
                    f"แต่ผลที่นำมาวิเคราะห์เป็นของปี {findings.fiscal_year}",
                    en=f"The plan rests on the result of {plan.rests_on}, but the analysed "
                    f"result is of {findings.fiscal_year}.",
                ),
            )
        )
    return tuple(problems)


def _base_year(plan: MeasurePlan, severity: Severity, message: Said) -> Problem:
    wanted = plan.fiscal_year.previous
    return Problem(
        code="base-year-mismatch",
        severity=severity,
        place=Place(path="plan.rests_on"),
        text=str(plan.rests_on),
        message=message,
        remedy=Said(
            th=f"ใช้ผลการประเมินของปี {wanted} และแก้ปีที่อ้างอิงให้ตรงกัน",
            en=f"Use the result of {wanted} and state that year.",
        ),
    )


def period_problems(plan: MeasurePlan) -> tuple[Problem, ...]:
    """``period-outside-year`` and ``period-reversed`` of every measure's days."""
    return tuple(
        problem
        for number, measure in enumerate(plan.measures)
        for problem in _periods_of(plan, number, measure)
    )


def _periods_of(plan: MeasurePlan, number: int, measure: Measure) -> Iterator[Problem]:
    year = plan.fiscal_year
    for name, day in (("starts", measure.starts), ("ends", measure.ends)):
        if day is not None and not year.start <= day <= year.end:
            yield _outside(plan, number, name, day)
    if measure.starts and measure.ends and measure.ends < measure.starts:
        yield Problem(
            code="period-reversed",
            severity=Severity.ERROR,
            place=_place(number, "ends"),
            text=thai_day(measure.ends),
            message=Said(
                th=f"มาตรการ “{measure.title}” สิ้นสุดก่อนวันเริ่มต้น",
                en=f"The measure “{measure.title}” ends before it begins.",
            ),
            remedy=Said(th="แก้วันเริ่มต้นหรือวันสิ้นสุด", en="Correct the first or the last day."),
        )


def _outside(plan: MeasurePlan, number: int, name: str, day: date) -> Problem:
    year = plan.fiscal_year
    return Problem(
        code="period-outside-year",
        severity=Severity.WARNING,
        place=_place(number, name),
        text=thai_day(day),
        message=Said(
            th=f"{thai_day(day)} อยู่นอกปีงบประมาณ {year}",
            en=f"{day.isoformat()} lies outside fiscal year {year}.",
        ),
        remedy=Said(
            th=f"ใช้วันที่ตั้งแต่ {thai_day(year.start)} ถึง {thai_day(year.end)}",
            en=f"Use a day from {year.start.isoformat()} to {year.end.isoformat()}.",
        ),
    )


def owner_problems(plan: MeasurePlan) -> tuple[Problem, ...]:
    """``measure-without-owner`` for each measure for which no unit answers."""
    return tuple(
        Problem(
            code="measure-without-owner",
            severity=Severity.WARNING,
            place=_place(number, "owners"),
            text=measure.title,
            message=Said(
                th=f"มาตรการ “{measure.title}” ไม่มีผู้รับผิดชอบ",
                en=f"Nobody answers for the measure “{measure.title}”.",
            ),
            remedy=Said(
                th="ระบุส่วนราชการที่รับผิดชอบอย่างน้อยหนึ่งแห่ง",
                en="Name at least one unit that answers for it.",
            ),
        )
        for number, measure in enumerate(plan.measures)
        if not any(owner.strip() for owner in measure.owners)
    )


def lowest_indicator_problems(plan: MeasurePlan, findings: Findings | None) -> tuple[Problem, ...]:
    """``lowest-indicator-without-measure`` for each indicator that shares the lowest score.

    Only a hint where some measure does not say which indicators it serves. Silent where the
    findings are of another year: that is ``base-year-mismatch``.
    """
    if findings is None or findings.fiscal_year != plan.rests_on:
        return ()
    served = {slug for measure in plan.measures for slug in measure.indicators}
    untold = sum(not measure.indicators for measure in plan.measures)
    return tuple(
        _lowest_without(finding, untold)
        for finding in findings.lowest
        if finding.indicator not in served
    )


def _lowest_without(finding: IndicatorFinding, untold: int) -> Problem:
    name = f"{finding.number} {finding.name_th}"
    th = f"ตัวชี้วัดที่ {name} ได้คะแนนต่ำที่สุด ({finding.score}) แต่ไม่มีมาตรการรองรับ"
    en = (
        f"Indicator {finding.number} ({finding.name_en}) has the lowest score "
        f"({finding.score}) and no measure serves it"
    )
    if untold:
        th += f" ทั้งนี้ มี {untold} มาตรการที่ไม่ได้ระบุตัวชี้วัด"
        en += f"; {untold} measures do not say which indicators they serve"
    return Problem(
        code="lowest-indicator-without-measure",
        severity=Severity.HINT if untold else Severity.WARNING,
        place=Place(path="plan.measures"),
        text=finding.name_th,
        message=Said(th=th, en=f"{en}."),
        remedy=Said(
            th="เพิ่มมาตรการสำหรับตัวชี้วัดนี้ หรือระบุตัวชี้วัดในมาตรการที่ตอบเรื่องนี้อยู่แล้ว",
            en="Add a measure for this indicator, or name it in the measure that serves it.",
        ),
    )


def theme_problems(plan: MeasurePlan, edition: Edition | None) -> tuple[Problem, ...]:
    """``theme-not-covered`` (a hint) for each theme of the edition that no measure names.

    Silent where no measure names a theme: the office does not plan by themes. A measure from
    the library covers the library's themes as well.
    """
    if edition is None or not any(measure.theme for measure in plan.measures):
        return ()
    of_library = {each.slug: each.themes for each in load_library()}
    covered = {
        theme
        for measure in plan.measures
        for theme in (measure.theme, *of_library.get(measure.library_slug or "", ()))
    }
    return tuple(_theme_bare(theme) for theme in edition.themes if theme.slug not in covered)


def _theme_bare(theme: Theme) -> Problem:
    return Problem(
        code="theme-not-covered",
        severity=Severity.HINT,
        place=Place(path="plan.measures"),
        text=theme.name_th,
        message=Said(
            th=f"ไม่มีมาตรการในประเด็น “{theme.name_th}” (รายการประเด็นนี้ยังไม่ได้ตรวจยืนยันกับเอกสารทางการ)",
            en=f"No measure covers “{theme.name_en}” (this list of themes is not verified "
            "against an official text).",
        ),
        remedy=Said(
            th="พิจารณาเพิ่มมาตรการในประเด็นนี้ หากเกณฑ์ของปีกำหนดไว้",
            en="Consider a measure on it, if the year's criteria ask for it.",
        ),
    )


def _place(number: int, field: str) -> Place:
    return Place(path=f"plan.measures[{number}].{field}")
