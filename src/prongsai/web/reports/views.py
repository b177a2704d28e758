"""The matrix of reports, one report, and the closing of periods."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from prongsai.core.dates import Period
from prongsai.core.errors import ValueUnreadable
from prongsai.web.people import queries as people
from prongsai.web.people.gates import Asked, needs
from prongsai.web.reports import actions, queries, uploads
from prongsai.web.reports.forms import LockForm, ReopenForm, ReportForms, ReturnForm
from prongsai.web.reports.queries import MeasureMissing, Place
from prongsai.web.rights import Right
from prongsai.web.years import queries as years
from prongsai.web.years.actions import ChangedMeanwhile


@needs(Right.SEE_YEAR)
@require_safe
def reports(request: Asked, authority: int, year: int) -> HttpResponse:
    """What waits for whoever asks, and the measures over the periods."""
    record = years.year(authority, year)
    matrix = queries.matrix(record, timezone.localdate())
    waiting = queries.waiting_for(request.access, matrix)
    shown = {"year": record, "matrix": matrix, "waiting": waiting}
    return render(request, "reports/reports.html", shown)


@needs(Right.SEE_YEAR)
@require_safe
def report(request: Asked, authority: int, year: int, period: str, measure: str) -> HttpResponse:
    """One report: to be filled in by its owner, to be read by everybody else."""
    place = _place(authority, year, period, measure)
    forms = ReportForms(place.body)
    if "check" in request.GET and place.is_open:
        forms.show(uploads.faults_in(place.body, place, request.access))
    return _shown(request, place, forms)


@needs(Right.REPORT)
@require_POST
def write_report(
    request: Asked, authority: int, year: int, period: str, measure: str
) -> HttpResponse:
    """Keep what was typed and sent; submit it where that was asked and nothing is amiss."""
    place = _place(authority, year, period, measure)
    forms = ReportForms(place.body, request.POST)
    if not forms.is_valid():
        return _shown(request, place, forms)
    try:
        is_submitted = uploads.take(request, place, forms)
    except ChangedMeanwhile as error:
        return _shown(request, place, forms, status=409, refusal=error.said)
    if is_submitted:
        messages.success(request, gettext("The report is submitted."))
        return redirect("reports", authority=authority, year=year)
    response = redirect(
        "report", authority=authority, year=year, period=place.period.code, measure=measure
    )
    if "submit" in request.POST:
        messages.error(request, gettext("Kept as a draft; not submitted yet. Mend what is marked."))
        response["Location"] += "?check=1"
    else:
        messages.success(request, gettext("The draft is kept."))
    return response


@needs(Right.RETURN_REPORT)
@require_POST
def return_report(
    request: Asked, authority: int, year: int, period: str, measure: str
) -> HttpResponse:
    """Give a submitted report back to its owner with a reason."""
    place = _place(authority, year, period, measure)
    form = ReturnForm(request.POST)
    if not form.is_valid():
        return _shown(request, place, ReportForms(place.body), return_form=form)
    actions.return_report(
        access=request.access,
        fiscal_year=year,
        measure=measure,
        period=place.period,
        reason=form.cleaned_data["reason"],
    )
    messages.success(request, gettext("The report is returned to its owner."))
    return redirect("reports", authority=authority, year=year)


@needs(Right.SEE_YEAR)
@require_safe
def period(request: Asked, authority: int, year: int, period: str) -> HttpResponse:
    """One period: who has reported, who lacks, and whether it is closed."""
    return _period_shown(request, authority, year, _period(period, year))


@needs(Right.LOCK_PERIOD)
@require_POST
def lock(request: Asked, authority: int, year: int, period: str) -> HttpResponse:
    """Close a period."""
    code, form = _period(period, year).code, LockForm(request.POST)
    if not form.is_valid():
        return _period_shown(request, authority, year, _period(period, year), lock_form=form)
    actions.lock_period(
        authority=authority,
        fiscal_year=year,
        period=code,
        by=request.access.person,
        reason=form.cleaned_data["reason"],
    )
    messages.success(request, gettext("The period is locked."))
    return redirect("report-period", authority=authority, year=year, period=code)


@needs(Right.LOCK_PERIOD)
@require_POST
def reopen(request: Asked, authority: int, year: int, period: str) -> HttpResponse:
    """Open a locked period again, with a reason."""
    code, form = _period(period, year).code, ReopenForm(request.POST)
    if not form.is_valid():
        return _period_shown(request, authority, year, _period(period, year), reopen_form=form)
    reason = form.cleaned_data["reason"]
    actions.reopen_period(access=request.access, fiscal_year=year, period=code, reason=reason)
    messages.success(request, gettext("The period is open again."))
    return redirect("report-period", authority=authority, year=year, period=code)


def _period(code: str, year: int) -> Period:
    try:
        found = Period.parse(code)
    except ValueUnreadable as error:
        raise Http404 from error
    if found.fiscal_year.be != year:
        raise Http404
    return found


def _place(authority: int, year: int, period: str, measure: str) -> Place:
    asked = _period(period, year)
    try:
        return queries.place(authority=authority, fiscal_year=year, measure=measure, period=asked)
    except MeasureMissing as error:
        raise Http404 from error


def _shown(
    request: Asked, place: Place, forms: ReportForms, *, status: int = 200, **more: object
) -> HttpResponse:
    may_write = place.is_open and queries.may_report_on(request.access, place.measure)
    shown = {
        "place": place,
        "forms": forms,
        "may_write": may_write,
        "may_read": queries.may_read(request.access, place),
        "evidence": queries.evidence_shown(place),
        "return_form": ReturnForm(),
        "names": people.names(place.year.authority),
        **more,
    }
    return render(request, "reports/report.html", shown, status=status)


def _period_shown(
    request: Asked, authority: int, year: int, asked: Period, **more: object
) -> HttpResponse:
    record = years.year(authority, year)
    matrix = queries.matrix(record, timezone.localdate())
    locks = queries.locks_of(authority, year)
    shown = {
        "year": record,
        "period": queries.period_in(matrix, asked),
        "cells": tuple(each for each in matrix.cells if each.period == asked),
        "names": people.names(authority),
        "locks": tuple(each for each in locks if each.period == asked.code),
        "is_own_lock": any(each.is_closed and each.period == asked.code for each in locks),
        "lock_form": LockForm(),
        "reopen_form": ReopenForm(),
        **more,
    }
    if shown["period"] is None:
        raise Http404
    return render(request, "reports/period.html", shown)
