"""Jobs as an app."""

from __future__ import annotations

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """Work beside the pages."""

    name = "prongsai.web.jobs"
    label = "jobs"
