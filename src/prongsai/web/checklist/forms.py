"""What is typed of the OIT items, and which of them are shown."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from prongsai.core.day_texts import english_day, parse_day, thai_day
from prongsai.core.errors import ValueUnreadable
from prongsai.dossier import ChecklistEntryPart, ChecklistState, UnitPart
from prongsai.web.checklist.labels import STATES
from prongsai.web.checklist.records import (
    NOBODY,
    ChecklistLine,
    ChecklistRecord,
    TypedEntry,
)
from prongsai.web.checklist.widgets import Hidden, Input, Select

_LONGEST = 2_000
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")
_STATES = [(state.value, name) for state, name in STATES.items()]


class EntryForm(forms.Form):
    """One OIT item."""

    owner = forms.ChoiceField(label=_("Unit that answers"), required=False, widget=Select)
    address = forms.CharField(
        label=_("Published at"),
        required=False,
        max_length=_LONGEST,
        widget=Input(attrs={"inputmode": "url", "placeholder": "https://"}),
    )
    state = forms.ChoiceField(label=_("State"), choices=_STATES, widget=Select)
    checked_on = forms.CharField(label=_("Checked on"), required=False, max_length=60, widget=Input)
    note = forms.CharField(label=_("Note"), required=False, max_length=_LONGEST, widget=Input)
    base = forms.CharField(widget=Hidden, max_length=64)

    def __init__(
        self,
        *args: Any,
        line: ChecklistLine,
        units: tuple[UnitPart, ...],
        states: list[tuple[str, str]],
        **words: Any,
    ) -> None:
        self.line = line
        super().__init__(*args, **{"prefix": line.prefix, "initial": _initial(line), **words})
        self.fields["state"].choices = states  # type: ignore[attr-defined]  # of a ChoiceField
        choices = {"": "—", **{unit.key: unit.name for unit in units}}
        choices.setdefault(line.entry.owner or "", line.entry.owner or "")
        self.fields["owner"].choices = [*choices.items()]  # type: ignore[attr-defined]
        # The name of the item is part of every label: a table has many of each.
        for name in ("owner", "address", "state", "checked_on", "note"):
            self.fields[name].label = f"{line.entry.item} {self.fields[name].label}"

    def clean_address(self) -> str:
        """A web address; what stood there before may stay."""
        said: str = self.cleaned_data["address"]
        if said and said != (self.line.entry.address or "").strip():
            try:
                URLValidator(schemes=["http", "https"])(said)
            except ValidationError as error:
                message = _("Give an address that begins with http:// or https://.")
                raise ValidationError(message) from error
        return said

    def clean_checked_on(self) -> Any:
        """A day in any of the usual notations."""
        said = self.cleaned_data["checked_on"]
        if not said:
            return None
        try:
            return parse_day(said)
        except ValueUnreadable as error:
            raise ValidationError(error.said.in_language(get_language() or "th")) from error

    def clean_note(self) -> str:
        """A text that every document can print."""
        said: str = self.cleaned_data["note"]
        if _CONTROL.search(said):
            raise ValidationError(_("The text holds a control character: type it again."))
        return said

    @property
    def typed(self) -> TypedEntry:
        """The entry as typed; what was not touched stays exactly as it was."""
        said, before = self.cleaned_data, self.line.entry
        entry = ChecklistEntryPart(
            item=before.item,
            owner=said["owner"] or None,
            address=_same(said["address"], before.address),
            checked_on=said["checked_on"],
            state=ChecklistState(said["state"]),
            note=_same(said["note"], before.note),
        )
        return TypedEntry(entry=entry, base=said["base"])

    def show_newest(self) -> None:
        """Say what somebody else stored meanwhile; saving again then overwrites it."""
        self.data = {**self.data, self.add_prefix("base"): self.line.base}
        self.add_error(None, _("Somebody else changed this item; compare, then save again."))
        self.newest = self.line


def _initial(line: ChecklistLine) -> dict[str, Any]:
    entry, day = line.entry, line.entry.checked_on
    show = english_day if get_language() == "en" else thai_day
    return {
        "owner": entry.owner or "",
        "address": entry.address or "",
        "state": entry.state.value,
        "checked_on": show(day) if day else "",
        "note": entry.note or "",
        "base": line.base,
    }


def _same(said: str, before: str | None) -> str | None:
    """What was typed; what stood there before where only its outer spaces differ."""
    return before if said == (before or "").strip() else said or None


class EntryForms:
    """The forms of the items that a page shows."""

    def __init__(
        self, record: ChecklistRecord, lines: tuple[ChecklistLine, ...], data: Any
    ) -> None:
        shown = lines if data is None else _sent(record.lines, data)
        data = data if data is None else data.dict()
        states = [(key, str(name)) for key, name in _STATES]  # translated once for all
        self.forms = tuple(
            EntryForm(data, line=line, units=record.units, states=states) for line in shown
        )

    def __iter__(self) -> Any:
        return iter(self.forms)

    def is_valid(self) -> bool:
        """Whether every one can be stored; all are looked at."""
        return not [each for each in self.forms if not each.is_valid()]

    @property
    def typed(self) -> tuple[TypedEntry, ...]:
        """Every entry as typed."""
        return tuple(each.typed for each in self.forms)

    @property
    def wrong(self) -> int:
        """How many items have errors."""
        return sum(bool(each.errors) for each in self.forms)

    def show_newest(self, items: tuple[str, ...]) -> None:
        """Say at these items what somebody else stored."""
        for each in self.forms:
            if each.line.entry.item in items:
                each.show_newest()


def _sent(lines: tuple[ChecklistLine, ...], data: Any) -> tuple[ChecklistLine, ...]:
    return tuple(each for each in lines if f"{each.prefix}-base" in data)


class FilterForm(forms.Form):
    """Which items are shown."""

    unit = forms.ChoiceField(label=_("Unit that answers"), required=False)
    state = forms.ChoiceField(label=_("State"), required=False, choices=[("", _("all")), *_STATES])

    def __init__(self, *args: Any, units: tuple[UnitPart, ...], **words: Any) -> None:
        super().__init__(*args, **words)
        names = [(unit.key, unit.name) for unit in units]
        choices = [("", _("all")), (NOBODY, _("nobody yet")), *names]
        self.fields["unit"].choices = choices  # type: ignore[attr-defined]


class EditionForm(forms.Form):
    """Which year's items are listed."""

    edition = forms.TypedChoiceField(label=_("Rules of the year"), coerce=int)

    def __init__(self, *args: Any, years: tuple[int, ...], **words: Any) -> None:
        super().__init__(*args, **words)
        self.fields["edition"].choices = [(year, str(year)) for year in years]  # type: ignore[attr-defined]
