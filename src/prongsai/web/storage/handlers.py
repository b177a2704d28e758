"""How much may one request send? What is more is not even read."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler

MOST_AT_ONCE = 120 * 2**20  # bytes of one request with all its files


class BoundedHandler(FileUploadHandler):
    """Stands before the handlers that store: looks at the length, and passes everything on."""

    def handle_raw_input(
        self,
        input_data: Any,  # noqa: ARG002
        META: dict[str, Any],  # noqa: ARG002, N803  # as Django names them
        content_length: int,
        boundary: str,  # noqa: ARG002
        encoding: str | None = None,  # noqa: ARG002
    ) -> None:
        """Refuse a request that is too long."""
        if content_length > MOST_AT_ONCE:
            raise RequestDataTooBig("The request is longer than all files together may be.")

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:  # noqa: ARG002
        """The bytes as they are."""
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Nothing: the others store it."""
