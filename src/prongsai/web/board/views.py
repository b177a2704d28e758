"""The start page, an authority's years, and the board of one."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from prongsai.web.approvals.queries import my_turns
from prongsai.web.board.steps import calendar_of, steps_of
from prongsai.web.installation import demo_accounts
from prongsai.web.people import queries as people
from prongsai.web.people.gates import Asked, needs, public
from prongsai.web.rights import ROLE_NAMES, Right
from prongsai.web.years import queries as years


@public
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """How to sign in; who has one authority goes straight there."""
    user = request.user
    if isinstance(user, AnonymousUser):
        accounts = demo_accounts() if settings.CONFIGURATION.is_demo else ()
        shown = [(ROLE_NAMES[role], email) for role, email in accounts]
        return render(request, "board/welcome.html", {"demo_accounts": shown})
    own = people.authorities_of(user)
    if len(own) == 1 and not user.is_administrator:
        return redirect("authority", authority=own[0].id)
    every = people.authorities() if user.is_administrator else ()
    return render(request, "board/home.html", {"own": own, "every": every})


@needs(Right.SEE_YEAR)
@require_safe
def authority_home(request: Asked, authority: int) -> HttpResponse:
    """The years of an authority."""
    return render(request, "board/authority.html", {"years": years.years_of(authority)})


@needs(Right.SEE_YEAR)
@require_safe
def board(request: Asked, authority: int, year: int) -> HttpResponse:
    """The steps of a year: how each stands, whose turn it is, what is due and what lacks."""
    record, today = years.year(authority, year), timezone.localdate()
    shown = {
        "year": record,
        "steps": steps_of(record, today=today),
        "calendar": calendar_of(record, today=today),
        "turns": [each for each in my_turns(request.access) if each.fiscal_year == year],
    }
    return render(request, "board/board.html", shown)
