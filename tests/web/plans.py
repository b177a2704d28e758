"""What a page of measures is filled in with."""

from __future__ import annotations

from prongsai.core.dates import FiscalYear
from prongsai.dossier import (
    AgencyPart,
    AssessmentPart,
    Dossier,
    IndicatorPart,
    MeasurePart,
    PlanPart,
    UnitPart,
)
from prongsai.editions import load
from prongsai.web.people.actions import SYSTEM
from prongsai.web.years.actions import open_year

UNITS = (UnitPart(key="clerk", name="สำนักปลัด"), UnitPart(key="finance", name="กองคลัง"))


def year_with(cast, *measures, year=2568, place=None, printed=None, **parts):
    """Open a year with measures; a title alone is a measure."""
    made = tuple(
        each if isinstance(each, MeasurePart) else measure(str(at), each)
        for at, each in enumerate(measures, 1)
    )
    dossier = Dossier(
        fiscal_year=FiscalYear(year),
        agency=AgencyPart(name="องค์การบริหารส่วนตำบลต้นแบบ", district="ดอนโปร่งใส", province="สมมติธานี"),
        is_demonstration=True,
        units=UNITS,
        plan=PlanPart(measures=made, as_printed=printed) if made else None,
        **parts,
    )
    open_year(authority=place or cast.own, dossier=dossier, by=SYSTEM)
    return f"/authorities/{place or cast.own}/years/{year}/plan/"


def measure(number, title, **said):
    """A measure with an owner."""
    said = {"key": f"k{number}", "owners": ("finance",), **said}
    return MeasurePart(number=number, title=title, **said)


def scored(year, low="budget-use"):
    """A result where one indicator is weak."""
    return AssessmentPart(
        fiscal_year=FiscalYear(year),
        indicators=tuple(
            IndicatorPart(indicator=each.slug, score="61.50" if each.slug == low else "93.00")
            for each in load(year).indicators
        ),
    )


def typed(page, **changes):
    """What a browser sends of the form on a page, some of it typed anew."""
    form = page.context["form"]
    sent = {"base": page.context.get("base", "")}
    for field in form:
        sent[field.name] = field.value() if field.value() is not None else ""
    for field in form.targets.management_form:
        sent[field.html_name] = field.value()
    for line in form.targets:
        for field in line:
            sent[field.html_name] = field.value() or ""
    return {**sent, **changes}
