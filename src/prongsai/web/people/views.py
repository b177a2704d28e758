"""Who is in the authority, and how others come to be."""

from __future__ import annotations

from uuid import UUID

from allauth.account.decorators import reauthentication_required
from allauth.core import ratelimit
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from prongsai.web.people import actions, personal, queries
from prongsai.web.people.forms import AcceptForm, EndForm, EraseForm, InviteForm, UnitForm
from prongsai.web.people.gates import Asked, needs, public
from prongsai.web.people.letters import send_invitation
from prongsai.web.people.second_factor import picture_of
from prongsai.web.rights import Right


@needs(Right.SEE_PEOPLE)
@require_safe
def people(request: Asked, authority: int) -> HttpResponse:
    """Everybody in the authority, its units and its open invitations."""
    shown = {
        "members": queries.members(authority),
        "units": queries.units(authority),
        "invitations": queries.invitations(authority),
        "unit_form": UnitForm(),
    }
    return render(request, "people/people.html", shown)


@needs(Right.MANAGE_PEOPLE)
@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: Asked, authority: int) -> HttpResponse:
    """Invite somebody: the link goes by e-mail and is shown once."""
    form = InviteForm(request.POST or None, units=queries.units(authority))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        invited, secret = actions.invite(
            access=request.access, email=said["email"], name=said["name"], place=form.place
        )
        link = request.build_absolute_uri(reverse("invitation", args=[secret]))
        send_invitation(invited, link)
        return render(request, "people/invited.html", {"invited": invited, "link": link})
    return render(request, "people/invite.html", {"form": form})


@needs(Right.MANAGE_PEOPLE)
@require_POST
def units(request: Asked, authority: int) -> HttpResponse:
    """Add a unit or give it another name."""
    form = UnitForm(request.POST)
    if form.is_valid():
        actions.add_unit(authority=authority, by=request.access.person, **form.cleaned_data)
    else:
        messages.error(request, gettext("Give the unit a key in Latin letters and a name."))
    return redirect("people", authority=authority)


@needs(Right.MANAGE_PEOPLE)
@require_POST
def end(request: Asked, authority: int, member: int) -> HttpResponse:
    """Let an appointment end."""
    form = EndForm(request.POST)
    if form.is_valid():
        ends = form.cleaned_data["ends"]
        actions.end_membership(access=request.access, member=member, ends=ends)
    else:
        messages.error(request, gettext("Give the last day of the appointment."))
    return redirect("people", authority=authority)


@needs(Right.MANAGE_PEOPLE)
@require_POST
def withdraw(request: Asked, authority: int, invitation: int) -> HttpResponse:
    """Close an invitation."""
    actions.withdraw_invitation(access=request.access, invitation=invitation)
    return redirect("people", authority=authority)


@public
@require_http_methods(["GET", "HEAD", "POST"])
def accept(request: HttpRequest, secret: str) -> HttpResponse:
    """Make the account that an invitation is for; guessing at its password is slow.

    The page does not tell whether there is an account under the address already.
    """
    if not ratelimit.consume(request, action="invitation", key=secret):
        refused: HttpResponse = ratelimit.respond_429(request)
        return refused
    invited = queries.open_invitation(secret)
    if invited is None:
        return render(request, "people/closed.html", status=410)
    form = AcceptForm(request.POST or None, name=invited.name, email=invited.email)
    if request.method == "POST" and form.is_valid():
        try:
            actions.accept_invitation(secret=secret, password=form.cleaned_data["password"])
        except actions.InvitationClosed:  # by somebody else, just now
            return render(request, "people/closed.html", status=410)
        except actions.PasswordWrong as error:
            form.add_error("password", error.said.in_language(get_language() or "th"))
        else:
            messages.success(request, gettext("Your account is ready. Sign in with it."))
            return redirect("account_login")
    return render(request, "people/accept.html", {"form": form, "invited": invited})


@needs(Right.OWN_ACCOUNT)
@require_safe
def second_factor_picture(request: Asked) -> HttpResponse:
    """The QR code of the second factor that is being turned on; no page may hold it inline."""
    picture = picture_of(request)
    if picture is None:
        return redirect("mfa_activate_totp")
    return HttpResponse(picture, content_type="image/svg+xml")


@needs(Right.OWN_ACCOUNT)
@require_safe
def own_data(request: Asked) -> HttpResponse:
    """What is held about oneself, and for how long."""
    return render(request, "people/own_data.html", {"holdings": personal.holdings()})


@needs(Right.OWN_ACCOUNT)
@require_safe
def own_data_file(request: Asked) -> HttpResponse:
    """All of it as one file."""
    held = personal.everything_about(request.access.person)
    answer = JsonResponse(held, json_dumps_params={"ensure_ascii": False, "indent": 1})
    answer["Content-Disposition"] = 'attachment; filename="prongsai-own-data.json"'
    return answer


@needs(Right.ERASE_PEOPLE)
@reauthentication_required(app="prongsai.web")  # type: ignore[untyped-decorator]
@require_http_methods(["GET", "HEAD", "POST"])
def erase(request: Asked, person: UUID) -> HttpResponse:
    """Erase somebody's data, after saying what goes and what stays."""
    line = queries.person_line(str(person))
    if line is None or line.is_erased:
        raise Http404
    form = EraseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.erase_person(person=line.key, by=request.access.person)
        messages.success(request, gettext("The data are erased."))
        return redirect("home")
    return render(request, "people/erase.html", {"form": form, "person": line})
