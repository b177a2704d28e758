"""The measures of a year: their list, one of them, and what comes in from elsewhere."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from prongsai.dossier import to_workbook
from prongsai.reporting import NothingToCompose
from prongsai.web.people.gates import Asked, needs
from prongsai.web.plan import actions, queries
from prongsai.web.plan.findings import findings_of
from prongsai.web.plan.forms import MeasureForm, WorkbookForm
from prongsai.web.plan.labels import named, texts_of
from prongsai.web.plan.measures import order_digest, plan_digest
from prongsai.web.plan.records import MeasureRecord
from prongsai.web.plan.workbook import preview_of
from prongsai.web.rights import Right
from prongsai.web.storage import queries as files
from prongsai.web.storage.records import KeptFile
from prongsai.web.years import queries as years
from prongsai.web.years.actions import ChangedMeanwhile
from prongsai.web.years.records import YearRecord

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@needs(Right.SEE_YEAR)
@require_safe
def plan(request: Asked, authority: int, year: int) -> HttpResponse:
    """The measures in their order, with what the checker says of them."""
    record = years.year(authority, year)
    shown = {
        "year": record,
        "lines": queries.lines_of(record),
        "findings": findings_of(record),
        "state": queries.plan_state(record),
        "base": order_digest(record.dossier),
        "workbook_form": WorkbookForm(),
        "may_edit": request.access.may(Right.EDIT_PLAN),
    }
    return render(request, "plan/plan.html", shown)


@needs(Right.EDIT_PLAN)
@require_POST
def order(request: Asked, authority: int, year: int) -> HttpResponse:
    """Move one measure by one place, or put all into a new order."""
    for name, by in (("up", -1), ("down", 1)):
        if name in request.POST:
            actions.move_measure(
                access=request.access, fiscal_year=year, handle=request.POST[name], by=by
            )
            return redirect("plan", authority=authority, year=year)
    actions.order_measures(
        access=request.access,
        fiscal_year=year,
        handles=request.POST.get("order", "").split(),
        base=request.POST.get("base", ""),
    )
    return redirect("plan", authority=authority, year=year)


@needs(Right.SEE_YEAR)
@require_safe
def measure(request: Asked, authority: int, year: int, measure: str) -> HttpResponse:
    """One measure to read."""
    record = years.year(authority, year)
    found = queries.measure(record, measure)
    texts = texts_of(found.part, record.dossier, queries.plan_edition(record.dossier))
    shown = {
        "year": record,
        "measure": found,
        "texts": named(texts),
        "problems": tuple(each for said in found.problems.values() for each in said),
        "may_edit": request.access.may(Right.EDIT_PLAN),
    }
    return render(request, "plan/measure.html", shown)


@needs(Right.EDIT_PLAN)
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: Asked, authority: int, year: int) -> HttpResponse:
    """A new measure."""
    record = years.year(authority, year)
    form = _form(request, record)
    if request.method == "POST" and form.is_valid():
        handle = actions.add_measure(access=request.access, fiscal_year=year, part=form.part)
        messages.success(request, gettext("The measure is saved."))
        return redirect("edit-measure", authority=authority, year=year, measure=handle)
    return render(request, "plan/edit.html", {"year": record, "form": form})


@needs(Right.EDIT_PLAN)
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: Asked, authority: int, year: int, measure: str) -> HttpResponse:
    """One measure to change; what somebody else saved meanwhile is shown, never overwritten."""
    record = years.year(authority, year)
    found = queries.measure(record, measure)
    form = _form(request, record, found)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_measure(
                access=request.access,
                fiscal_year=year,
                handle=measure,
                part=form.part,
                base=request.POST.get("base", ""),
            )
        except ChangedMeanwhile:
            return _edit_page(request, years.year(authority, year), measure, form, is_late=True)
        messages.success(request, gettext("The measure is saved."))
        return redirect("edit-measure", authority=authority, year=year, measure=measure)
    return _edit_page(request, record, measure, form)


def _edit_page(
    request: Asked, record: YearRecord, handle: str, form: MeasureForm, *, is_late: bool = False
) -> HttpResponse:
    found = queries.measure(record, handle)
    dossier = record.dossier
    newest = texts_of(found.part, dossier, queries.plan_edition(dossier)) if is_late else {}
    shown = {
        "year": record,
        "measure": found,
        "form": form,
        # Who saves again has seen what stands there now; until then the old base is kept.
        "base": found.base if is_late or request.method != "POST" else request.POST.get("base"),
        "newest": named(newest),
    }
    return render(request, "plan/edit.html", shown, status=409 if is_late else 200)


def _form(request: Asked, record: YearRecord, found: MeasureRecord | None = None) -> MeasureForm:
    words: dict[str, Any] = {} if found is None else {"part": found.part}
    return MeasureForm(
        request.POST or None,
        units=queries.units_of(record.dossier, record.authority),
        edition=queries.plan_edition(record.dossier),
        year=record.dossier.fiscal_year,
        problems=found.problems if found else None,
        **words,
    )


@needs(Right.EDIT_PLAN)
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: Asked, authority: int, year: int, measure: str) -> HttpResponse:
    """Take a measure out, after it was asked whether that is meant."""
    if request.method == "POST":
        base = request.POST.get("base", "")
        actions.remove_measure(access=request.access, fiscal_year=year, handle=measure, base=base)
        messages.success(request, gettext("The measure is removed."))
        return redirect("plan", authority=authority, year=year)
    record = years.year(authority, year)
    shown = {"year": record, "measure": queries.measure(record, measure)}
    return render(request, "plan/remove.html", shown)


@needs(Right.EDIT_PLAN)
@require_http_methods(["GET", "HEAD", "POST"])
def suggestions(request: Asked, authority: int, year: int) -> HttpResponse:
    """What the library proposes for the weakest places, to be chosen from."""
    if request.method == "POST":
        chosen = frozenset(request.POST.getlist("chosen"))
        if not chosen:
            messages.error(request, gettext("Choose at least one measure."))
            return redirect("suggestions", authority=authority, year=year)
        actions.add_suggestions(access=request.access, fiscal_year=year, slugs=chosen)
        messages.success(request, gettext("The chosen measures are in the plan."))
        return redirect("plan", authority=authority, year=year)
    record = years.year(authority, year)
    shown: dict[str, Any] = {"year": record}
    try:
        shown["suggested"] = queries.suggested(record)
    except NothingToCompose as error:
        shown["refused"] = error
    return render(request, "plan/suggestions.html", shown)


@needs(Right.EDIT_PLAN)
@require_http_methods(["GET", "HEAD", "POST"])
def carry_over(request: Asked, authority: int, year: int) -> HttpResponse:
    """Last year's measures, with what became of them, to be chosen from."""
    if request.method == "POST":
        chosen = frozenset(request.POST.getlist("chosen"))
        if not chosen:
            messages.error(request, gettext("Choose at least one measure."))
            return redirect("carry-over", authority=authority, year=year)
        actions.carry_over(access=request.access, fiscal_year=year, handles=chosen)
        messages.success(request, gettext("The chosen measures are in the plan."))
        return redirect("plan", authority=authority, year=year)
    record = years.year(authority, year)
    shown = {"year": record, "last_year": year - 1, "lines": queries.carried(record)}
    return render(request, "plan/carry_over.html", shown)


@needs(Right.EDIT_PLAN)
@require_safe
def workbook(request: Asked, authority: int, year: int) -> HttpResponse:  # noqa: ARG001
    """The year as a workbook to fill in; no cell of it is a formula."""
    data = to_workbook(years.year(authority, year).dossier)
    name = f"prongsai-{year}.xlsx"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(data, content_type=_XLSX, headers=headers)


@needs(Right.EDIT_PLAN)
@require_POST
def upload_workbook(request: Asked, authority: int, year: int) -> HttpResponse:
    """Keep a filled-in workbook and show what it would change."""
    form = WorkbookForm(request.POST, request.FILES)
    if not form.is_valid():
        messages.error(request, gettext("Choose a workbook first."))
        return redirect("plan", authority=authority, year=year)
    given = form.cleaned_data["workbook"]
    kept = actions.keep_workbook(access=request.access, name=given.name, data=given.read())
    return redirect("plan-workbook", authority=authority, year=year, sha256=kept.sha256)


@needs(Right.EDIT_PLAN)
@require_http_methods(["GET", "HEAD", "POST"])
def workbook_preview(request: Asked, authority: int, year: int, sha256: str) -> HttpResponse:
    """What a kept workbook would change in the plan; pressing the button changes it."""
    kept = _kept(authority, sha256)
    if request.method == "POST":
        base = request.POST.get("base", "")
        actions.take_workbook_in(access=request.access, fiscal_year=year, kept=kept, base=base)
        messages.success(request, gettext("The plan of the workbook is taken in."))
        return redirect("plan", authority=authority, year=year)
    record = years.year(authority, year)
    preview = preview_of(files.data_of(kept), record.dossier, queries.plan_edition(record.dossier))
    shown = {
        "year": record,
        "kept": kept,
        "preview": preview,
        "is_idle": preview.is_idle(record.dossier),
        "base": plan_digest(record.dossier),
    }
    return render(request, "plan/preview.html", shown)


def _kept(authority: int, sha256: str) -> KeptFile:
    kept = files.file(authority, sha256)
    if kept is None:
        raise Http404
    return kept
