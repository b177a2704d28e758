"""The documents of a year: what can be made, what was made, and taking it along."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from prongsai.web.documents import actions, queries
from prongsai.web.documents.forms import BuildForm, FormatsForm, PackForm
from prongsai.web.documents.naming import MEDIA_TYPES, file_name
from prongsai.web.documents.records import DocumentLine
from prongsai.web.jobs.queries import jobs_of
from prongsai.web.pages.downloads import attachment
from prongsai.web.people.gates import Asked, needs
from prongsai.web.rights import Right
from prongsai.web.storage import queries as storage
from prongsai.web.years import queries as years

_JOBS = (queries.DOCUMENTS_JOB, queries.PACK_JOB)


@needs(Right.SEE_DOCUMENTS)
@require_safe
def documents(request: Asked, authority: int, year: int) -> HttpResponse:
    """Every kind of document: why it cannot be made, or its newest version and its findings."""
    record = years.year(authority, year)
    lines = queries.document_lines(record)
    shown = {
        "year": record,
        "lines": lines,
        "pack": queries.pack_version(record),
        "form": FormatsForm(),
        "pack_form": PackForm(prefix="pack", periods=_periods(lines)),
        **_jobs(authority, year),
    }
    return render(request, "documents/documents.html", shown)


@needs(Right.BUILD_DOCUMENTS)
@require_POST
def build(request: Asked, authority: int, year: int) -> HttpResponse:
    """Let the chosen documents be built."""
    record = years.year(authority, year)
    can_be = tuple(each.value for each in queries.document_lines(record) if each.reason is None)
    form = BuildForm(request.POST, documents=can_be)
    if form.is_valid():
        actions.ask_for_documents(
            access=request.access,
            fiscal_year=year,
            documents=form.chosen,
            formats=form.cleaned_data["formats"],
            allow=form.cleaned_data["allow"],
        )
    return _answered(request, form, authority, year)


@needs(Right.BUILD_DOCUMENTS)
@require_POST
def build_pack(request: Asked, authority: int, year: int) -> HttpResponse:
    """Let the whole pack be built."""
    lines = queries.document_lines(years.year(authority, year))
    form = PackForm(request.POST, prefix="pack", periods=_periods(lines))
    if form.is_valid():
        actions.ask_for_pack(access=request.access, fiscal_year=year, **form.cleaned_data)
    return _answered(request, form, authority, year)


def _periods(lines: tuple[DocumentLine, ...]) -> tuple[str, ...]:
    """The periods of which something can be made."""
    return tuple(dict.fromkeys(each.period for each in lines if each.period and not each.reason))


def _answered(request: HttpRequest, form: FormatsForm, authority: int, year: int) -> HttpResponse:
    if form.is_valid():
        messages.success(request, gettext("The worker has begun; this page shows how far it is."))
    for errors in form.errors.values():
        messages.error(request, " ".join(map(str, errors)))
    return redirect("documents", authority=authority, year=year)


@needs(Right.SEE_DOCUMENTS)
@require_safe
def jobs(request: Asked, authority: int, year: int) -> HttpResponse:
    """How far the worker is; once it has ended, the page with its new versions loads again."""
    years.year(authority, year)
    shown = {"authority": authority, "fiscal_year": year, **_jobs(authority, year)}
    response = render(request, "documents/jobs.html", shown)
    if not shown["is_building"]:
        response.headers["HX-Refresh"] = "true"
    return response


def _jobs(authority: int, year: int) -> dict[str, Any]:
    newest = jobs_of(authority, year, _JOBS, most=3)
    shown = [each for each in newest if each.is_open] or list(newest[:1])
    return {"jobs": shown, "is_building": any(each.is_open for each in shown)}


@needs(Right.SEE_DOCUMENTS)
@require_safe
def version(request: Asked, authority: int, year: int, version: int) -> HttpResponse:
    """One version: its files, what the checker says, and what changed since the one before."""
    record = years.year(authority, year)
    page = queries.version_page(record, version)
    return render(request, "documents/version.html", {"year": record, "page": page})


@needs(Right.SEE_DOCUMENTS)
@require_safe
def download(request: Asked, authority: int, year: int, file: int) -> FileResponse:  # noqa: ARG001
    """A file to take along: never opened in our own pages."""
    of, found = queries.file_of(authority, year, file)
    name = file_name(of.kind, of.period, year=year, number=of.number, form=found.format)
    return attachment(storage.path_of(found.sha256), name, MEDIA_TYPES[found.format])
