"""What is typed about people."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from django import forms
from django.contrib.auth import password_validation as rules
from django.utils.translation import gettext_lazy as _

from prongsai.web.people.actions import Place
from prongsai.web.people.passwords import HELP
from prongsai.web.people.records import UnitRecord
from prongsai.web.rights import ROLE_NAMES, Role

_CHOICES = [(role.value, ROLE_NAMES[role]) for role in Role if role is not Role.ADMINISTRATOR]


class InviteForm(forms.Form):
    """Whom to invite, as what."""

    email = forms.EmailField(label=_("E-mail address"))
    name = forms.CharField(label=_("Name and surname"), max_length=200)
    role = forms.ChoiceField(label=_("Role"), choices=_CHOICES)
    unit = forms.ChoiceField(label=_("Unit"), required=False, help_text=_("Of a head of unit."))
    position = forms.CharField(
        label=_("Position"), max_length=200, help_text=_("As printed below a signature.")
    )
    acting_words = forms.CharField(
        label=_("Acting: the words of the appointment"),
        max_length=200,
        required=False,
        help_text=_("Printed letter by letter."),
    )
    acting_office = forms.CharField(
        label=_("Acting: for which office"), max_length=200, required=False
    )
    starts = forms.DateField(
        label=_("From"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    ends = forms.DateField(
        label=_("Until"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )

    def __init__(self, *args: Any, units: tuple[UnitRecord, ...] = (), **words: Any) -> None:
        super().__init__(*args, **words)
        choices = [("", "—"), *((each.key, each.name) for each in units)]
        self.fields["unit"].choices = choices  # type: ignore[attr-defined]  # of a ChoiceField

    def clean(self) -> dict[str, Any]:
        """A head of unit has a unit; acting is said with both of its words."""
        said = super().clean() or {}
        if said.get("role") == Role.UNIT_HEAD and not said.get("unit"):
            self.add_error("unit", _("Choose the unit that this person heads."))
        if bool(said.get("acting_words")) != bool(said.get("acting_office")):
            self.add_error("acting_office", _("Give both the words and the office, or neither."))
        starts, ends = said.get("starts"), said.get("ends")
        if starts and ends and ends < starts:
            self.add_error("ends", _("The end lies before the beginning."))
        return said

    @property
    def place(self) -> Place:
        """What the invited person is to be."""
        said = self.cleaned_data
        return Place(
            role=Role(said["role"]),
            position=said["position"],
            unit=said["unit"] or None,
            acting_words=said["acting_words"],
            acting_office=said["acting_office"],
            starts=said["starts"],
            ends=said["ends"],
        )


class AcceptForm(forms.Form):
    """The password of a new account, or that of the one that is there: both are good ones."""

    password = forms.CharField(
        label=_("Password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=HELP,
    )

    def __init__(self, *args: Any, name: str, email: str, **words: Any) -> None:
        super().__init__(*args, **words)
        # What the rules read of a person who may not be there yet.
        self._person: Any = SimpleNamespace(name=name, email=email)

    def clean_password(self) -> str:
        """One rule for both, so that its errors do not tell which it is."""
        password: str = self.cleaned_data["password"]
        rules.validate_password(password, self._person)
        return password


class UnitForm(forms.Form):
    """A unit of the authority."""

    key = forms.SlugField(
        label=_("Key"), max_length=60, help_text=_("Short, in Latin letters, such as clerk.")
    )
    name = forms.CharField(label=_("Name of the unit"), max_length=200)


class EndForm(forms.Form):
    """The last day of an appointment."""

    ends = forms.DateField(label=_("Until"), widget=forms.DateInput(attrs={"type": "date"}))


class EraseForm(forms.Form):
    """Sure?"""

    is_sure = forms.BooleanField(label=_("I have read this, and the data are to be erased."))
