"""The app of the OIT checklist."""

from __future__ import annotations

from django.apps import AppConfig


class ChecklistConfig(AppConfig):
    """Who answers for which OIT item, and where it is published."""

    name = "prongsai.web.checklist"
    label = "checklist"
