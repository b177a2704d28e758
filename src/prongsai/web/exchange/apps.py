"""The year in and out as an app."""

from __future__ import annotations

from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    """A whole year as one zip, out and in again."""

    name = "prongsai.web.exchange"
    label = "exchange"
