"""What is typed of a year and its scores."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from prongsai.core.thai import to_arabic_digits
from prongsai.editions import Edition


class YearField(forms.CharField):
    """A year of the Buddhist era, in Thai or Arabic digits; None where nothing was typed."""

    def clean(self, value: Any) -> int | None:
        """The year."""
        said = to_arabic_digits(super().clean(value)).strip()
        if not said:
            return None
        # Not isdigit, which lets ² through: that is a digit and no number.
        if not said.isdecimal() or not 2550 <= int(said) <= 2700:
            raise forms.ValidationError(_("Give a year of the Buddhist era, such as 2569."))
        return int(said)


class OpenYearForm(forms.Form):
    """The year of the measures."""

    fiscal_year = YearField(
        label=_("Fiscal year of the measures"), max_length=4, help_text=_("Such as 2569.")
    )


class ScoreField(forms.CharField):
    """Points from 0 to 100 with at most two decimals, in Thai or Arabic digits; exact."""

    def clean(self, value: Any) -> Decimal | None:
        """The score, or None where nothing was typed."""
        said = to_arabic_digits(super().clean(value)).strip()
        if not said:
            return None
        whole, _point, part = said.partition(".")
        if not whole.isdecimal() or (part and not part.isdecimal()) or len(part) > 2:
            raise forms.ValidationError(_("Give points such as 85.25."))
        if Decimal(said) > 100:
            raise forms.ValidationError(_("Points go from 0 to 100."))
        return Decimal(said)


class ScoresForm(forms.Form):
    """The indicators of an edition, and what was published of the whole."""

    overall = ScoreField(label=_("Overall score as published"), required=False)
    level = forms.CharField(label=_("Level as published"), required=False, max_length=40)

    def __init__(self, *args: Any, edition: Edition, **words: Any) -> None:
        super().__init__(*args, **words)
        own = {
            each.slug: ScoreField(label=f"{number}. {each.name_th}", required=False)
            for number, each in enumerate(edition.indicators, 1)
        }
        for field in own.values():
            field.widget.attrs["inputmode"] = "decimal"
        self.fields = {**own, **self.fields}
        self._slugs = tuple(own)

    @property
    def scores(self) -> dict[str, Decimal | None]:
        """The score of each indicator."""
        return {slug: self.cleaned_data[slug] for slug in self._slugs}
