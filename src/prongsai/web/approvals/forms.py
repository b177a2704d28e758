"""What is typed of a memo, its chain, and what a signer says."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms import BaseFormSet, formset_factory
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from prongsai.core.approval import Act, StepKind
from prongsai.core.dates import Period, parse_day
from prongsai.core.errors import ProngsaiError
from prongsai.dossier import Dossier, MemoPart, PersonPart, StepPart
from prongsai.web.approvals import memos
from prongsai.web.approvals.words import KINDS, memo_name

_MOST_STEPS = 12
_SPARE_STEPS = 2


class DayField(forms.CharField):
    """A day as officers write it, in either era, Thai or Arabic digits."""

    def clean(self, value: Any) -> Any:
        """The day."""
        said = super().clean(value)
        try:
            return parse_day(said) if said else None
        except ProngsaiError as error:
            said = error.said.in_language(get_language() or "th")
            raise forms.ValidationError(said) from error


class NewMemoForm(forms.Form):
    """Which memo to write."""

    memo = forms.ChoiceField(label=_("What the memo is about"))

    def __init__(self, *args: Any, dossier: Dossier, **words: Any) -> None:
        super().__init__(*args, **words)
        there = {memos.key_of(each) for each in dossier.memos}
        asked: list[tuple[str, Period | None]] = [
            ("plan", None),
            *(("progress", period) for period in memos.periods_of_year(dossier)),
        ]
        self.fields["memo"].choices = [  # type: ignore[attr-defined]  # of a ChoiceField
            (memos.key_for(about, period), memo_name(about, period))
            for about, period in asked
            if memos.key_for(about, period) not in there
        ]


class MemoForm(forms.Form):
    """The memo's own words; what is left empty is said in the usual words."""

    subject = forms.CharField(
        label=_("Subject"),
        required=False,
        max_length=500,
        help_text=_("Empty: the usual words."),
    )
    to = forms.CharField(
        label=_("To"),
        required=False,
        max_length=300,
        help_text=_("An office, not a name. Empty: the chief executive."),
    )
    department = forms.CharField(
        label=_("Department"),
        required=False,
        max_length=300,
        help_text=_("Empty: the name of the authority."),
    )
    paragraphs = forms.CharField(
        label=_("Text"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("One paragraph a line. Empty: the usual words."),
    )
    closing = forms.CharField(
        label=_("Closing words"),
        required=False,
        max_length=300,
        help_text=_("Empty: the usual words."),
    )

    @staticmethod
    def initial_of(memo: MemoPart) -> dict[str, Any]:
        """What the form shows of a memo."""
        names = ("subject", "to", "department", "closing")
        shown = {name: getattr(memo, name) for name in names}
        return {**shown, "paragraphs": "\n".join(memo.paragraphs)}

    def written(self, memo: MemoPart, chain: tuple[StepPart, ...]) -> MemoPart:
        """The memo as typed."""
        said = self.cleaned_data
        lines = tuple(line.strip() for line in said["paragraphs"].splitlines() if line.strip())
        names = ("subject", "to", "department", "closing")
        words = {name: said[name].strip() or None for name in names}
        return memo.model_copy(update={**words, "paragraphs": lines, "chain": chain})


class StepForm(forms.Form):
    """One step of the chain; without a person it is none."""

    person = forms.ChoiceField(label=_("Signer"), required=False)
    kind = forms.ChoiceField(
        label=_("What is asked"),
        choices=[(kind.value, name) for kind, name in KINDS.items()],
        initial=StepKind.OPINION.value,
    )
    heading = forms.CharField(
        label=_("Heading"),
        required=False,
        max_length=200,
        help_text=_("Empty: the usual words."),
    )
    opinion = forms.CharField(
        label=_("Suggested opinion"),
        required=False,
        max_length=2_000,
        help_text=_("The signer can change it."),
    )

    def __init__(self, *args: Any, people: tuple[PersonPart, ...], **words: Any) -> None:
        super().__init__(*args, **words)
        choices = [("", "—"), *((each.key, _shown(each)) for each in people)]
        self.fields["person"].choices = choices  # type: ignore[attr-defined]  # of a ChoiceField


def _shown(person: PersonPart) -> str:
    acting = person.capacity
    as_what = f"{person.position} {acting.words}{acting.office}" if acting else person.position
    return f"{person.name} · {as_what}"


class _Chain(BaseFormSet[StepForm]):
    """The steps in their order."""

    @property
    def steps(self) -> tuple[StepPart, ...]:
        """The steps that name somebody."""
        typed = (each.cleaned_data for each in self.forms if each.cleaned_data.get("person"))
        return tuple(
            StepPart(
                kind=StepKind(said["kind"]),
                person=said["person"],
                heading=said["heading"].strip() or None,
                opinion=said["opinion"].strip() or None,
            )
            for said in typed
        )


def chain_form(
    data: Any, *, steps: tuple[StepPart, ...], people: tuple[PersonPart, ...]
) -> BaseFormSet[StepForm]:
    """The steps of a chain with some empty ones to fill in."""
    made = formset_factory(
        StepForm, formset=_Chain, extra=_SPARE_STEPS, max_num=_MOST_STEPS, absolute_max=_MOST_STEPS
    )
    names = ("kind", "person", "heading", "opinion")
    initial = [{name: getattr(each, name) for name in names} for each in steps]
    return made(data, initial=initial, prefix="step", form_kwargs={"people": people})


class VerdictForm(forms.Form):
    """What a signer says, and of what."""

    step = forms.IntegerField(widget=forms.HiddenInput)
    digest = forms.CharField(max_length=64, widget=forms.HiddenInput)
    words = forms.CharField(
        label=_("Opinion, or the reason of a return"),
        required=False,
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    act = forms.ChoiceField(label=_("Decision"), choices=[(each.value, each.value) for each in Act])

    def clean(self) -> dict[str, Any]:
        """A return has its reason."""
        said = super().clean() or {}
        if said.get("act") == Act.RETURN.value and not said.get("words", "").strip():
            self.add_error("words", _("Say why it is returned."))
        return said


class RegisterForm(forms.Form):
    """What the registry gave."""

    number = forms.CharField(label=_("Number of the memo"), max_length=100)
    date = DayField(
        label=_("Date of the memo"), max_length=60, help_text=_("Such as 17 January 2568.")
    )


class PaperForm(forms.Form):
    """The scan of what was signed on paper."""

    scan = forms.FileField(
        label=_("Scan of the signed memo"), help_text=_("PDF, PNG or JPEG, at most 20 MB.")
    )
