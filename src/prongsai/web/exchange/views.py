"""A whole year as one zip: out, and in again."""

from __future__ import annotations

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_http_methods

from prongsai.core.errors import ProngsaiError
from prongsai.core.problems import Problem
from prongsai.web.exchange import actions, queries
from prongsai.web.exchange.forms import ImportForm
from prongsai.web.exchange.reading import DossierNotSound, incoming
from prongsai.web.exchange.refusals import AgencyDiffers
from prongsai.web.pages.downloads import attached
from prongsai.web.people.gates import Asked, needs
from prongsai.web.rights import Right
from prongsai.web.years import queries as years

_MOST_SHOWN = 30


@needs(Right.EXPORT_YEAR)
@require_http_methods(["GET", "HEAD", "POST"])
def export_page(request: Asked, authority: int, year: int) -> HttpResponse | FileResponse:
    """What goes out with the year; asked for, the zip."""
    record = years.year(authority, year)
    if request.method == "POST":
        stream = actions.export_year(access=request.access, year=record)
        name = f"{record.dossier.agency.name} {year}.zip"
        return attached(stream, name, "application/zip")
    shown = {"year": record, "going": queries.outgoing(record)}
    return render(request, "exchange/export.html", shown)


@needs(Right.OPEN_YEAR)
@require_http_methods(["GET", "HEAD", "POST"])
def import_page(request: Asked, authority: int) -> HttpResponse:
    """Bring a year in."""
    form = ImportForm(request.POST or None, request.FILES or None)
    problems: tuple[Problem, ...] = ()
    if request.method == "POST" and form.is_valid():
        try:
            year = _import(request, form)
        except ProngsaiError as error:
            problems = error.problems if isinstance(error, DossierNotSound) else ()
            field = "confirmed" if isinstance(error, AgencyDiffers) else "file"
            language = get_language() or "th"
            said = (error.said.in_language(language), error.remedy.in_language(language))
            form.add_error(field, " ".join(said))
        else:
            messages.success(request, gettext("The year is imported."))
            return redirect("board", authority=authority, year=year)
    shown = {"form": form, "problems": problems[:_MOST_SHOWN]}
    return render(request, "exchange/import.html", shown)


def _import(request: Asked, form: ImportForm) -> int:
    file = form.cleaned_data["file"]
    with incoming(file, file.name or "") as brought:
        year = actions.import_year(
            access=request.access, brought=brought, is_confirmed=form.cleaned_data["confirmed"]
        )
    return year.fiscal_year
