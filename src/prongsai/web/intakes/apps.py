"""Importing somebody's document as an app."""

from __future__ import annotations

from django.apps import AppConfig


class IntakesConfig(AppConfig):
    """Documents of earlier years, read, compared with their pictures and taken over."""

    name = "prongsai.web.intakes"
    label = "intakes"

    def ready(self) -> None:
        """Offer what the worker does for us."""
        from prongsai.web.intakes import works
        from prongsai.web.jobs.registry import offer

        offer(works.READ, works.read_document)
