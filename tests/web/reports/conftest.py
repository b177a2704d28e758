"""A year with measures of two units, and what heads and officers do with it."""

from __future__ import annotations

from datetime import date
from urllib.parse import quote

import pytest
from django.utils import timezone

from prongsai.core.dates import FiscalYear, PeriodKind
from prongsai.dossier import AgencyPart, Dossier, MeasurePart, PlanPart, UnitPart
from prongsai.web.people.actions import SYSTEM
from prongsai.web.rights import Role
from prongsai.web.years import queries as years
from prongsai.web.years.actions import change_year, open_year

TODAY = date(2025, 1, 10)  # ten days after the first quarter of 2568


def measure(key, *owners, reporting=PeriodKind.QUARTER, **more):
    return MeasurePart(
        key=key, number=key[1:], title=f"มาตรการ {key}", owners=owners, reporting=reporting, **more
    )


MEASURES = (
    measure("m1", "finance", steps=("เขียนทะเบียน", "ตรวจนับ")),
    measure("m2", "clerk"),
    measure("m3", "clerk", "finance", reporting=PeriodKind.HALF_YEAR),
    measure("m4"),
)


def dossier_of(name, measures=MEASURES):
    return Dossier(
        fiscal_year=FiscalYear(2568),
        agency=AgencyPart(name=name),
        units=(UnitPart(key="clerk", name="สำนักปลัด"), UnitPart(key="finance", name="กองคลัง")),
        plan=PlanPart(measures=measures),
    )


class Office:
    """The year 2568 of the cast's own authority, reached through its pages."""

    def __init__(self, cast):
        self.cast = cast
        self.head = cast.client(Role.UNIT_HEAD)
        self.officer = cast.client(Role.OFFICER)
        self.root = f"/authorities/{cast.own}/years/2568/reports/"
        open_year(authority=cast.own, dossier=dossier_of("องค์การบริหารส่วนตำบลต้นแบบ"), by=SYSTEM)

    def address(self, what, measure="m1", period="2568-Q1"):
        return f"{self.root}{what}/{period}/{quote(measure)}/"

    def page(self, measure="m1", period="2568-Q1", *, by=None):
        return (by or self.head).get(self.address("of", measure, period))

    def send(self, measure="m1", period="2568-Q1", *, by=None, does="submit", **said):
        """Fill in the page's form as a browser does: what stands there, then what is typed."""
        page = self.page(measure, period, by=by)
        data = {**sent_by(page), **said, does: "1"}
        return (by or self.head).post(self.address("write", measure, period), data)

    def give_back(self, reason="ระบุจำนวนครั้งด้วย", measure="m1", period="2568-Q1", *, by=None):
        address = self.address("return", measure, period)
        return (by or self.officer).post(address, {"reason": reason})

    def lock(self, period="2568-Q1", *, by=None, reason=""):
        address = f"{self.root}periods/{period}/lock/"
        return (by or self.officer).post(address, {"reason": reason})

    def reopen(self, period="2568-Q1", *, by=None, reason="ตัวเลขผิด"):
        address = f"{self.root}periods/{period}/reopen/"
        return (by or self.officer).post(address, {"reason": reason})

    def replan(self, *measures):
        """Another plan, as the officer would make it."""
        change_year(
            authority=self.cast.own,
            fiscal_year=2568,
            change=lambda d: d.model_copy(update={"plan": PlanPart(measures=measures)}),
            kind="plan.changed",
            by=SYSTEM,
        )

    @property
    def dossier(self):
        return years.year(self.cast.own, 2568).dossier

    @property
    def reports(self):
        progress = self.dossier.progress
        return progress.reports if progress else ()


def sent_by(page):
    """The fields of the report's form with what stands in them."""
    forms = page.context["forms"]
    fields = [field for form in every_form(forms) for field in form]
    fields += [f for s in (forms.outputs, forms.links, forms.evidence) for f in s.management_form]
    data = {f.html_name: f.value() for f in fields if str(f.value()) not in ("None", "", "False")}
    return {**data, "base": page.context["place"].base}


def every_form(forms):
    return [forms.main, *forms.outputs, *forms.links, *forms.evidence]


@pytest.fixture
def office(cast, monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda: TODAY)
    return Office(cast)
