"""The language, the state of the installation, and what goes wrong."""

from __future__ import annotations

from importlib.metadata import version
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from prongsai.web.pages.health import ailments
from prongsai.web.people.gates import public


@public
@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Turn the pages to Thai or English, and go back to where it was asked."""
    back = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure()):
        back = "/"
    response = redirect(back)
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        "en" if request.POST.get("language") == "en" else "th",
        max_age=365 * 24 * 3600,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response


@public
@require_safe
def health(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """200 with the version, or 503 with what is not well."""
    ill = ailments()
    said = {"version": version("prongsai"), "ill": list(ill)}
    return JsonResponse(said, status=503 if ill else 200)


def bad_request(request: HttpRequest, exception: Any = None) -> HttpResponse:  # noqa: ARG001
    """Something was sent that no page of ours sends."""
    return _failed(request, 400, gettext("This request cannot be understood."))


def forbidden(request: HttpRequest, exception: Any = None) -> HttpResponse:  # noqa: ARG001
    """Somebody lacks the right."""
    return _failed(request, 403, gettext("Your role does not include this."))


def not_found(request: HttpRequest, exception: Any = None) -> HttpResponse:  # noqa: ARG001
    """No such page, or not for you to know."""
    return _failed(request, 404, gettext("There is no such page."))


def too_many(request: HttpRequest, exception: Any = None) -> HttpResponse:  # noqa: ARG001
    """Somebody tries too often."""
    return _failed(request, 429, gettext("Too many attempts. Wait some minutes and try again."))


def broken(request: HttpRequest) -> HttpResponse:
    """A fault of ours."""
    return _failed(request, 500, gettext("Something broke on our side; nothing was saved."))


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    """A form from elsewhere, or one that has grown old."""
    return _failed(request, 403, gettext("This form has expired. Open the page again and resend."))


def _failed(request: HttpRequest, status: int, said: str) -> HttpResponse:
    return render(request, "pages/failed.html", {"said": said, "status": status}, status=status)
