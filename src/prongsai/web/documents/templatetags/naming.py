"""What are kinds, periods and formats called on a page?"""

from __future__ import annotations

from django import template
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from prongsai.web.documents.naming import FORMAT_NAMES, KIND_NAMES, period_said
from prongsai.web.jobs.records import JobState

register = template.Library()
_SEVERITIES = {"error": _("Certainly wrong"), "warning": _("Look at this"), "hint": _("Remark")}
_STATES = {
    JobState.QUEUED: _("Waits for the worker"),
    JobState.RUNNING: _("Being made"),
    JobState.DONE: _("Done"),
    JobState.FAILED: _("Not wholly done"),
}


@register.filter
def kind_name(kind: str) -> str | Promise:
    """What a kind of document is called."""
    return KIND_NAMES.get(kind, kind)


@register.filter
def period_words(code: str) -> str:
    """A period's code in words."""
    return period_said(code).in_language(get_language() or "th")


@register.filter
def format_name(form: str) -> str:
    """What a format is called."""
    return FORMAT_NAMES.get(form, form)


@register.filter
def severity_name(severity: str) -> str | Promise:
    """How grave a finding is."""
    return _SEVERITIES.get(severity, severity)


@register.filter
def job_state(state: JobState) -> str | Promise:
    """How far a job is."""
    return _STATES[state]


@register.filter
def said_shape(shape: dict[str, str]) -> str:
    """A sentence kept as JSON, in the language of the page."""
    return shape["en"] if get_language() == "en" else shape["th"]
