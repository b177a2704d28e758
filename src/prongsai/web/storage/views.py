"""A kept file, for the people of its authority."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from prongsai.web.people.gates import Asked, needs
from prongsai.web.rights import Right
from prongsai.web.storage import queries
from prongsai.web.storage.kinds import SHOWN, TYPES
from prongsai.web.storage.names import clean_name

# Whatever a file says, nothing in it runs, loads or is sent anywhere.
_POLICY = (
    "sandbox; default-src 'none'; img-src 'self'; object-src 'self'; style-src 'unsafe-inline'"
)


@needs(Right.SEE_YEAR)
@require_safe
def file(request: Asked, authority: int, sha256: str) -> HttpResponse:
    """A file of the authority: pictures and PDF are shown, all else is downloaded."""
    kept = queries.file(authority, sha256)
    if kept is None:
        raise Http404
    is_shown = kept.kind in SHOWN and "download" not in request.GET
    response = HttpResponse(
        queries.data_of(kept), content_type=TYPES.get(kept.kind, "application/octet-stream")
    )
    name = clean_name(kept.name, kept.kind)  # what a dossier brought along keeps its own
    disposition = content_disposition_header(not is_shown, name) or "attachment"
    response.headers["Content-Disposition"] = disposition
    response.headers["Content-Security-Policy"] = _POLICY
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    return response
