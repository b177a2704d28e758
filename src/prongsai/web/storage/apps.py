"""Kept files as an app."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class StorageConfig(AppConfig):
    """Files by the hash of their content."""

    name = "prongsai.web.storage"
    label = "storage"

    def ready(self) -> None:
        """Say what is held about people, and let the worker sweep the folder every day."""
        from prongsai.web.people.personal import Holding, register
        from prongsai.web.storage import jobs  # noqa: F401  # it makes itself known
        from prongsai.web.storage.queries import kept_by

        register(
            Holding(
                name="files",
                title=_("Files"),
                kept=_("Evidence and scans that you brought. Ten years: records of the authority."),
                gather=kept_by,
            )
        )
