"""Opening a year, and its scores with what they tell."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from prongsai.web.people.gates import Asked, needs
from prongsai.web.rights import Right
from prongsai.web.years import actions, queries, scores
from prongsai.web.years.forms import OpenYearForm, ScoresForm
from prongsai.web.years.gathering import gathered


@needs(Right.OPEN_YEAR)
@require_http_methods(["GET", "HEAD", "POST"])
def open_year(request: Asked, authority: int) -> HttpResponse:
    """Begin a year: last year's measures wait there to be carried over."""
    form = OpenYearForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        year = form.cleaned_data["fiscal_year"]
        actions.begin_year(access=request.access, fiscal_year=year)
        return redirect("board", authority=authority, year=year)
    return render(request, "years/open.html", {"form": form})


@needs(Right.SEE_YEAR, to_write=Right.EDIT_SCORES)
@require_http_methods(["GET", "HEAD", "POST"])
def scores_page(request: Asked, authority: int, year: int) -> HttpResponse:
    """The indicators, the groups and what to mend first; the officer types the scores here."""
    record = queries.year(authority, year)
    edition, assessment = scores.asked(record.dossier)
    initial = scores.initial(assessment, edition)
    form = ScoresForm(request.POST or None, edition=edition, initial=initial)
    if request.method == "POST" and form.is_valid():
        actions.enter_scores(
            access=request.access,
            fiscal_year=year,
            base=request.POST.get("base", ""),
            scores=form.scores,
            overall=form.cleaned_data["overall"],
            level=form.cleaned_data["level"],
        )
        messages.success(request, gettext("The scores are saved."))
        return redirect("scores", authority=authority, year=year)
    whole, problems = gathered(record.dossier)
    shown = {
        "year": record,
        "form": form,
        "base": scores.part_digest(record.dossier),
        "assessed": edition.fiscal_year,
        "findings": whole.findings,
        "scorecard": whole.scorecard,
        "problems": problems,
        "may_edit": request.access.may(Right.EDIT_SCORES),
    }
    return render(request, "years/scores.html", shown)
