"""The board of the year as an app."""

from __future__ import annotations

from django.apps import AppConfig


class BoardConfig(AppConfig):
    """One page an authority-year."""

    name = "prongsai.web.board"
    label = "board"
