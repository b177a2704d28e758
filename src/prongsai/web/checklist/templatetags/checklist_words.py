"""How does a state of an OIT item read?"""

from __future__ import annotations

from django import template
from django.forms import BoundField
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString

from prongsai.dossier import ChecklistState
from prongsai.web.checklist.labels import STATES
from prongsai.web.pages.templatetags.controls import control

register = template.Library()
_INVISIBLE = '<label class="visually-hidden" for="{}">{}</label>{}{}'


@register.simple_tag
def cell(field: BoundField) -> SafeString:
    """A control with its label, which the heading of the column shows, and its errors."""
    return format_html(
        _INVISIBLE,
        field.id_for_label,
        field.label,
        control(field),
        field.errors or "",
    )


@register.filter
def state_name(state: ChecklistState) -> Promise:
    """The state in words."""
    return STATES[state]
