"""The app of years."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class YearsConfig(AppConfig):
    """Years."""

    name = "prongsai.web.years"
    label = "years"

    def ready(self) -> None:
        """Say what is held about people."""
        from prongsai.web.people.personal import Holding, register
        from prongsai.web.years.queries import printed_names

        register(
            Holding(
                name="dossiers",
                title=_("Official documents"),
                kept=_("Your name and position as printed. Official records: they are not erased."),
                gather=printed_names,
            )
        )
