"""What are the fields of a measure called, and how does a value of one read?"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from prongsai.core.dates import PeriodKind
from prongsai.core.day_texts import english_day, thai_day
from prongsai.dossier import Dossier, MeasurePart, QuantityPart, indicator_of
from prongsai.editions import Edition, known_years, load
from prongsai.tracking import Status

FIELDS = MappingProxyType(
    {
        "number": _("Number"),
        "title": _("Measure"),
        "group": _("Group"),
        "theme": _("Theme"),
        "indicators": _("Indicators"),
        "oit_items": _("OIT items"),
        "steps": _("Steps or method"),
        "owners": _("Units that answer"),
        "starts": _("Begins"),
        "ends": _("Ends or is due"),
        "reporting": _("Reporting period"),
        "follow_up": _("Follow-up"),
        "targets": _("Targets"),
        "expected_outcome": _("Expected outcome"),
    }
)
REPORTING = MappingProxyType(
    {
        PeriodKind.QUARTER: _("Every quarter"),
        PeriodKind.HALF_YEAR: _("Every half-year"),
        PeriodKind.YEAR: _("Once a year"),
    }
)
STATUSES = MappingProxyType(
    {
        Status.NOT_STARTED: _("Not started"),
        Status.IN_PROGRESS: _("In progress"),
        Status.DONE: _("Carried out"),
        Status.CANCELLED: _("Cancelled"),
    }
)
NEVER_REPORTED = _("Never reported")


def day_text(value: Any) -> str:
    """A day as a field holds it, in the language of the page."""
    if value is None:
        return ""
    return english_day(value) if get_language() == "en" else thai_day(value)


def indicator_names(edition: Edition | None) -> dict[str, str]:
    """The name of each indicator with its number, by slug."""
    is_english = get_language() == "en"
    return {
        each.slug: f"{each.number}. {each.name_en if is_english else each.name_th}"
        for each in (edition.indicators if edition else ())
    }


def slug_of(name: str, edition: Edition | None) -> str:
    """The slug that an indicator's name means; as it is written where it means none."""
    found = indicator_of(edition, name) if edition else None
    return found.slug if found else name


def theme_names(edition: Edition | None) -> dict[str, str]:
    """The name of each theme, by slug; the newest names where the rules have none of their own."""
    is_english = get_language() == "en"
    themes = (edition.themes if edition else ()) or load(known_years()[-1]).themes
    return {each.slug: each.name_en if is_english else each.name_th for each in themes}


def texts_of(part: MeasurePart, dossier: Dossier, edition: Edition | None) -> dict[str, str]:
    """Each field of a measure as people read it, a list one line each; empty where it is empty."""
    units = {unit.key: unit.name for unit in dossier.units}
    indicators, themes = indicator_names(edition), theme_names(edition)
    slugs = (slug_of(name, edition) for name in part.indicators)
    return {
        "number": part.number,
        "title": part.title,
        "group": part.group or "",
        "theme": themes.get(part.theme or "", part.theme or ""),
        "indicators": "\n".join(indicators.get(slug, slug) for slug in slugs),
        "oit_items": ", ".join(part.oit_items),
        "steps": "\n".join(part.steps),
        "owners": "\n".join(units.get(key, key) for key in part.owners),
        "starts": day_text(part.starts),
        "ends": day_text(part.ends),
        "reporting": str(REPORTING[part.reporting]) if part.reporting else "",
        "follow_up": part.follow_up or "",
        "targets": "\n".join(map(target_text, part.targets)),
        "expected_outcome": part.expected_outcome or "",
    }


def target_text(part: QuantityPart) -> str:
    """A quantity in a line."""
    amount = "" if part.amount is None else format(part.amount, "f")
    return " ".join(each for each in (part.what, amount, part.unit) if each)


def named(texts: Mapping[str, str]) -> tuple[tuple[Promise, str], ...]:
    """The texts that are not empty, with the names of their fields."""
    return tuple((FIELDS[name], text) for name, text in texts.items() if text)
