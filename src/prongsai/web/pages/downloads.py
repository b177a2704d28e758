"""How is a file handed to a browser, so that it is saved and never run?"""

from __future__ import annotations

from pathlib import Path
from typing import IO

from django.http import FileResponse


def attachment(path: Path, name: str, media_type: str) -> FileResponse:
    """A kept file as an attachment."""
    return attached(path.open("rb"), name, media_type)


def attached(stream: IO[bytes], name: str, media_type: str) -> FileResponse:
    """A stream as an attachment under its Thai name (RFC 5987), of exactly the given type."""
    response = FileResponse(stream, as_attachment=True, filename=name, content_type=media_type)
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response
