"""The app of pages."""

from __future__ import annotations

from django.apps import AppConfig


class PagesConfig(AppConfig):
    """Pages."""

    name = "prongsai.web.pages"
    label = "pages"
