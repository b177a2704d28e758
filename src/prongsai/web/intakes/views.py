"""A document of last year: brought, read, compared with its picture, and taken over."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_http_methods, require_safe

from prongsai.web.intakes import actions, queries
from prongsai.web.intakes.forms import BringForm, TakeForm
from prongsai.web.people.gates import Asked, needs
from prongsai.web.rights import Right
from prongsai.web.storage import queries as storage
from prongsai.web.storage.actions import FileRefused
from prongsai.web.years import queries as years


@needs(Right.IMPORT_DOCUMENT)
@require_http_methods(["GET", "HEAD", "POST"])
def intakes(request: Asked, authority: int, year: int) -> HttpResponse:
    """Bring a document, and see which were brought."""
    record = years.year(authority, year)
    form = BringForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            actions.bring(
                access=request.access,
                fiscal_year=year,
                name=file.name,
                data=file.read(),
                said_year=form.cleaned_data["said_year"],
            )
        except FileRefused as error:
            language = get_language() or "th"
            said = (error.said.in_language(language), error.remedy.in_language(language))
            form.add_error("file", " ".join(said))
        else:
            messages.success(request, gettext("The document is being read; this page shows when."))
            return redirect("intakes", authority=authority, year=year)
    lines = queries.intakes_of(authority, year)
    is_reading = any(each.job is not None and each.job.is_open for each in lines)
    shown = {"year": record, "form": form, "lines": lines, "is_reading": is_reading}
    return render(request, "intakes/intakes.html", shown)


@needs(Right.IMPORT_DOCUMENT)
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: Asked, authority: int, year: int, intake: int) -> HttpResponse:
    """What was read beside the picture of its page; what is ticked goes into the year."""
    record = years.year(authority, year)
    assert request.access.authority is not None  # the gate has seen to it
    ours = request.access.authority.name
    read = queries.read_document(authority, year, intake, ours=ours)
    base = actions.part_digest(record.dossier)
    form = TakeForm(request.POST or None, read=read, fiscal_year=year, initial={"base": base})
    if request.method == "POST" and form.is_valid():
        actions.take_over(
            access=request.access,
            fiscal_year=year,
            key=intake,
            base=form.cleaned_data["base"],
            taken=form.taken,
        )
        messages.success(request, gettext("What you ticked now stands in the data of the year."))
        return redirect("board", authority=authority, year=year)
    return render(request, "intakes/confirm.html", {"year": record, "read": read, "form": form})


@needs(Right.IMPORT_DOCUMENT)
@require_safe
def page(request: Asked, authority: int, year: int, intake: int, page: int) -> HttpResponse:  # noqa: ARG001
    """The picture of a page, drawn by the worker."""
    sha256 = queries.picture(authority, year, intake, page)
    if sha256 is None:
        raise Http404
    response = HttpResponse(storage.path_of(sha256).read_bytes(), content_type="image/png")
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Disposition"] = "inline"
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response
