"""The OIT items of a year: who answers for each, and where it is published."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from prongsai.web.checklist import actions, queries
from prongsai.web.checklist.forms import EditionForm, EntryForms, FilterForm
from prongsai.web.checklist.labels import STATES
from prongsai.web.checklist.records import ChecklistRecord
from prongsai.web.people.gates import Asked, needs
from prongsai.web.people.records import Access
from prongsai.web.rights import Right
from prongsai.web.years import queries as years


@needs(Right.SEE_YEAR)
@require_http_methods(["GET", "HEAD"])
def checklist(request: Asked, authority: int, year: int) -> HttpResponse:
    """The items, filtered by unit and state; who may edit types right here."""
    record = years.year(authority, year)
    listed = queries.checklist(record)
    asked = _asked(request.GET, request.access)
    chosen = FilterForm(asked, units=listed.units)
    lines = listed.filtered(**(chosen.cleaned_data if chosen.is_valid() else {}))
    may_edit = request.access.may(Right.EDIT_CHECKLIST)
    shown = _shown(record, listed, chosen, asked)
    shown |= {"lines": lines, "forms": EntryForms(listed, lines, None) if may_edit else ()}
    return render(request, "checklist/checklist.html", shown | {"may_edit": may_edit})


@needs(Right.EDIT_CHECKLIST)
@require_http_methods(["POST"])
def save(request: Asked, authority: int, year: int) -> HttpResponse:
    """Store what was typed; what somebody else changed meanwhile is shown, never overwritten."""
    record = years.year(authority, year)
    listed = queries.checklist(record)
    forms = EntryForms(listed, (), request.POST)
    late: tuple[str, ...] = ()
    if forms.is_valid():
        try:
            actions.save_entries(
                access=request.access,
                fiscal_year=year,
                edition=_number(request.POST.get("edition")),
                typed=forms.typed,
            )
        except actions.EntriesChanged as error:
            late = error.items
        else:
            messages.success(request, gettext("The checklist is saved."))
            return redirect(_address(authority, year, request.GET))
    forms.show_newest(late)
    asked = _asked(request.GET, request.access)
    shown = _shown(record, listed, FilterForm(asked, units=listed.units), asked)
    shown |= {"forms": forms, "may_edit": True}
    return render(request, "checklist/checklist.html", shown, status=409 if late else 200)


def _asked(given: QueryDict, access: Access) -> dict[str, str]:
    """What to show; a head of a unit first sees what that unit answers for."""
    own = sorted(access.units)
    unit = own[0] if own and not access.may(Right.EDIT_CHECKLIST) else ""
    return {"unit": given.get("unit", unit), "state": given.get("state", "")}


def _shown(
    record: Any, listed: ChecklistRecord, chosen: FilterForm, asked: dict[str, str]
) -> dict[str, Any]:
    query = QueryDict(mutable=True)
    query.update({name: value for name, value in asked.items() if value})
    return {
        "year": record,
        "listed": listed,
        "counts": [(STATES[state], count) for state, count in listed.counts.items()],
        "filter": chosen,
        "query": query.urlencode(),
    }


def _address(authority: int, year: int, given: QueryDict) -> str:
    query = given.urlencode()
    return reverse("checklist", args=[authority, year]) + (f"?{query}" if query else "")


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 6 else 0


@needs(Right.EDIT_CHECKLIST)
@require_http_methods(["GET", "HEAD", "POST"])
def edition(request: Asked, authority: int, year: int) -> HttpResponse:
    """Choose whose year's items are listed, after what would be lost was shown."""
    record = years.year(authority, year)
    known = queries.editions()
    form = EditionForm(request.POST or request.GET or None, years=known)
    shown: dict[str, Any] = {"year": record, "form": form}
    if form.is_bound and form.is_valid():
        wanted = form.cleaned_data["edition"]
        if request.method == "POST":
            base = request.POST.get("base", "")
            actions.choose_edition(
                access=request.access, fiscal_year=year, edition=wanted, base=base
            )
            messages.success(request, gettext("The checklist lists the items of that year."))
            return redirect("checklist", authority=authority, year=year)
        made, lost = actions.turned(record.dossier, wanted)
        base = actions.checklist_digest(record.dossier)
        shown |= {"wanted": wanted, "kept": len(made.entries), "lost": lost, "base": base}
    return render(request, "checklist/edition.html", shown)
