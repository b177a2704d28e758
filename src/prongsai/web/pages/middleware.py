"""What does every answer carry: which scripts may run, and in which language is it?"""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation

from prongsai.core.errors import ProngsaiError

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; "
    "connect-src 'self'; form-action 'self'; frame-src 'self'; frame-ancestors 'none'; "
    "base-uri 'none'"
)
_Answer = Callable[[HttpRequest], HttpResponse]


def policy_middleware(answer: _Answer) -> _Answer:
    """Nothing but our own files may run or load in a page; its answers are kept by nobody."""

    def answered(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        response.headers.setdefault("Content-Security-Policy", _POLICY)
        response.headers.setdefault("Permissions-Policy", "camera=(self), geolocation=()")
        if not request.path.startswith(f"/{settings.STATIC_URL.strip('/')}/"):
            response.headers.setdefault("Cache-Control", "no-store")
        return response

    return answered


def language_middleware(answer: _Answer) -> _Answer:
    """Thai, unless the person chose English; what the browser prefers does not matter."""

    def answered(request: HttpRequest) -> HttpResponse:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        language = "en" if chosen == "en" else "th"
        with translation.override(language):
            request.LANGUAGE_CODE = language  # as Django's own does
            response = answer(request)
            response.headers.setdefault("Content-Language", language)
            return response

    return answered


class RefusalMiddleware:
    """What stops the work becomes one clear sentence; what is not there is not found."""

    def __init__(self, answer: _Answer) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer as usual."""
        return self._answer(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The page that says what cannot be done, and what to do."""
        language = translation.get_language() or "th"
        if isinstance(error, ObjectDoesNotExist):
            raise Http404 from error
        if not isinstance(error, ProngsaiError):
            return None
        shown = {
            "said": error.said.in_language(language),
            "remedy": error.remedy.in_language(language),
            "status": 409,
        }
        return render(request, "pages/failed.html", shown, status=409)
