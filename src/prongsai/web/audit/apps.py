"""The audit log as an app."""

from __future__ import annotations

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Chained events."""

    name = "prongsai.web.audit"
    label = "audit"
