"""How are hundreds of controls on one page drawn quickly?

Django's own widgets render a template each, and one more for every choice: a third of a second
for forty items. These say the same without templates.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from html import escape
from typing import Any

from django import forms
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe


def _tag(name: str, attributes: Mapping[str, Any]) -> SafeString:
    """An opening tag; every value is escaped here."""
    words = (
        key if value is True else f'{key}="{escape(str(value))}"'
        for key, value in attributes.items()
        if value is not None and value is not False
    )
    return mark_safe(f"<{' '.join((name, *words))}>")  # noqa: S308


class Input(forms.TextInput):
    """A line of text."""

    def render(
        self,
        name: str,
        value: Any,
        attrs: Mapping[str, Any] | None = None,
        renderer: object = None,  # noqa: ARG002
    ) -> SafeString:
        """The control's HTML."""
        made = {**self.build_attrs(self.attrs, dict(attrs or {})), "type": self.input_type}
        shown = self.format_value(value)
        if shown is not None:
            made["value"] = shown
        return _tag("input", {**made, "name": name})


class Hidden(Input, forms.HiddenInput):
    """What a form carries with it."""

    input_type = "hidden"


class Select(forms.Select):
    """One choice of a few, without groups."""

    def render(
        self,
        name: str,
        value: Any,
        attrs: Mapping[str, Any] | None = None,
        renderer: object = None,  # noqa: ARG002
    ) -> SafeString:
        """The control's HTML."""
        made = {**self.build_attrs(self.attrs, dict(attrs or {})), "name": name}
        choices = tuple((str(key), str(label)) for key, label in self.choices)
        options = _options(choices, "" if value is None else str(value))
        return _tag("select", made) + options + mark_safe("</select>")


@lru_cache(maxsize=512)
def _options(choices: tuple[tuple[str, str], ...], chosen: str) -> SafeString:
    """The choices of a list; most items of a page have the same."""
    return format_html_join(
        "",
        '<option value="{}"{}>{}</option>',
        ((key, mark_safe(" selected") if key == chosen else "", label) for key, label in choices),
    )
