"""Progress reports as an app."""

from __future__ import annotations

from django.apps import AppConfig

from prongsai.web.plan.written import ask_before_removing


class ReportsConfig(AppConfig):
    """Reports of owners on their measures."""

    name = "prongsai.web.reports"
    label = "reports"

    def ready(self) -> None:
        """Let the worker send the reminders every day; keep measures that drafts are about."""
        from prongsai.web.reports import jobs, queries  # noqa: F401  # models first

        ask_before_removing(queries.keys_written_on)
