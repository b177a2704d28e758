"""The journal as an app: the audit log for people to read."""

from __future__ import annotations

from django.apps import AppConfig


class JournalConfig(AppConfig):
    """The journal."""

    name = "prongsai.web.journal"
    label = "journal"
