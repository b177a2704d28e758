"""What does the second factor that is being turned on look like?"""

from __future__ import annotations

from allauth.mfa.adapter import get_adapter
from allauth.mfa.totp.internal.auth import SECRET_SESSION_KEY
from django.http import HttpRequest


def picture_of(request: HttpRequest) -> bytes | None:
    """The QR code of the key that waits in the session, as SVG; None where none waits."""
    secret = request.session.get(SECRET_SESSION_KEY)
    if not secret:
        return None
    adapter = get_adapter()
    drawn: str = adapter.build_totp_svg(adapter.build_totp_url(request.user, secret))
    return drawn.encode()
