"""How does a status read?"""

from __future__ import annotations

from django import template
from django.utils.functional import Promise

from prongsai.tracking import Status
from prongsai.web.plan.labels import NEVER_REPORTED, STATUSES

register = template.Library()


@register.filter
def status_name(status: Status | None) -> str | Promise:
    """The status in words."""
    return NEVER_REPORTED if status is None else STATUSES[status]
