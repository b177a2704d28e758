"""How do an event and a broken link read?"""

from __future__ import annotations

from django import template
from django.utils.functional import Promise

from prongsai.web.journal.kinds import BREAKS, KINDS

register = template.Library()


@register.filter
def kind_name(kind: str) -> str | Promise:
    """What an event is called; its code where nobody has named it."""
    return KINDS.get(kind, kind)


@register.filter
def break_name(what: str) -> str | Promise:
    """What is wrong at a broken link."""
    return BREAKS[what]
