"""Who comes through to a page? Every view of ours stands behind one of these gates."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

from prongsai.web.people import queries
from prongsai.web.people.records import Access
from prongsai.web.rights import Right

View = Callable[..., HttpResponseBase]
_READS = frozenset({"GET", "HEAD"})


class Asked(HttpRequest):
    """A request that has come through a gate."""

    access: Access


def public(view: View) -> View:
    """A page for everybody, signed in or not."""
    view.right = None  # type: ignore[attr-defined]  # the tests read it
    return view


def needs(right: Right, *, to_write: Right | None = None) -> Callable[[View], View]:
    """A gate for those with a right, in the authority that the address names, if it names one.

    ``to_write``: the right that sending a form to the page needs besides, where seeing it is not
    enough. Another authority's pages are not there (404): that they exist is nobody's business.
    Who belongs to it but lacks the right is told so (403).
    """

    def gate(view: View) -> View:
        @login_required
        @wraps(view)
        def passed(request: Any, *args: Any, **words: Any) -> HttpResponseBase:
            place = words.get("authority")
            request.access = queries.access(request.user, place)
            if place is not None and request.access.authority is None:
                raise Http404
            asked = [right] if to_write is None or request.method in _READS else [right, to_write]
            if not all(map(request.access.may, asked)):
                raise PermissionDenied
            return view(request, *args, **words)

        passed.right = right  # type: ignore[attr-defined]  # the tests read both
        passed.right_to_write = to_write or right  # type: ignore[attr-defined]
        return passed

    return gate
