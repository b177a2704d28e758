"""The audit log of an authority, and whether it is whole."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from prongsai.web.audit import queries as audit
from prongsai.web.journal import queries
from prongsai.web.people.gates import Asked, needs
from prongsai.web.rights import Right


@needs(Right.SEE_AUDIT)
@require_safe
def journal(request: Asked, authority: int) -> HttpResponse:
    """The newest events in words, page by page."""
    said = request.GET.get("before", "")
    before = int(said) if said.isascii() and said.isdigit() and len(said) < 10 else None
    entries = queries.entries(authority, before=before)
    shown = {
        "entries": entries,
        "is_first": before is None,
        "older": entries[-1].number if entries and entries[-1].number > 1 else None,
    }
    return render(request, "journal/journal.html", shown)


@needs(Right.SEE_AUDIT)
@require_safe
def verify(request: Asked, authority: int) -> HttpResponse:
    """Every event and its details against their digests: whole, or where it first breaks."""
    shown = {"found": audit.verify(authority), "end": audit.end_of(authority)}
    return render(request, "journal/verified.html", shown)
