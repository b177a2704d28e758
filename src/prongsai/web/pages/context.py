"""What does every page know?"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def installation(request: HttpRequest) -> dict[str, Any]:
    """Whether this is the demonstration, and who is where."""
    return {
        "is_demo": settings.CONFIGURATION.is_demo,
        "access": getattr(request, "access", None),
    }
