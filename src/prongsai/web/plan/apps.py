"""The app of the plan."""

from __future__ import annotations

from django.apps import AppConfig


class PlanConfig(AppConfig):
    """Measures of a year."""

    name = "prongsai.web.plan"
    label = "plan"
