"""How is a field drawn, and how do a problem and a day read?"""

from __future__ import annotations

from datetime import date, datetime

from django import template
from django.forms import BoundField, CheckboxInput, RadioSelect, Select
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from prongsai.core.day_texts import english_day, thai_day
from prongsai.core.problems import Said
from prongsai.web.rights import ROLE_NAMES, Role

register = template.Library()
_STATES = {
    "open": _("open"),
    "used": _("accepted"),
    "withdrawn": _("withdrawn"),
    "expired": _("expired"),
}


@register.simple_tag
def control(field: BoundField) -> SafeString:
    """The field's control in the clothes of Bootstrap."""
    widget = field.field.widget
    if isinstance(widget, CheckboxInput):
        dress = "form-check-input"
    elif isinstance(widget, RadioSelect):
        dress = ""
    else:
        dress = "form-select" if isinstance(widget, Select) else "form-control"
    if field.errors:
        dress += " is-invalid"
    return field.as_widget(attrs={"class": dress.strip()})


@register.filter
def said(words: Said) -> str:
    """A sentence in the language of the page."""
    return words.in_language(get_language() or "th")


@register.filter
def day(value: date | None) -> str:
    """A day as people write it: in Thai with the Buddhist era."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        value = timezone.localtime(value).date()
    return english_day(value) if get_language() == "en" else thai_day(value)


@register.filter
def moment(value: datetime) -> str:
    """A day with its time."""
    return f"{day(value)} {timezone.localtime(value):%H:%M}"


@register.filter
def role_name(role: Role) -> str | Promise:
    """What a role is called."""
    return ROLE_NAMES[role]


@register.filter
def invitation_state(state: str) -> str | Promise:
    """How an invitation stands, in words."""
    return _STATES[state]
