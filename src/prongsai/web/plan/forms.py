"""What is typed of a measure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from pydantic import ValidationError

from prongsai.core.dates import FiscalYear
from prongsai.core.problems import Problem
from prongsai.dossier import MeasurePart, UnitPart
from prongsai.editions import Edition
from prongsai.web.plan.labels import (
    FIELDS,
    REPORTING,
    day_text,
    indicator_names,
    slug_of,
    theme_names,
)

_LONGEST = 20_000
_MOST_TARGETS = 40
_LONG = {"rows": 3}
BLANK = MeasurePart(key="new", title="-")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A field, and what the checker says of it."""

    field: BoundField
    problems: tuple[Problem, ...]


def _text(name: str, *, rows: int = 0, required: bool = False, hint: Any = "") -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput()
    return forms.CharField(
        label=FIELDS[name],
        required=required,
        max_length=_LONGEST,
        widget=widget,
        help_text=hint,
    )


class MeasureForm(forms.Form):
    """One measure; what is not touched stays exactly as it was."""

    number = _text("number", hint=_("As the office numbers its plan, such as 1 or 1.1."))
    title = _text("title", rows=2, required=True)
    group = _text("group", hint=_("The heading that this measure stands under, if any."))
    theme = forms.ChoiceField(label=FIELDS["theme"], required=False)
    indicators = forms.MultipleChoiceField(
        label=FIELDS["indicators"], required=False, widget=forms.CheckboxSelectMultiple
    )
    oit_items = _text("oit_items", hint=_("Such as O12, O13."))
    steps = _text("steps", rows=5, hint=_("One a line."))
    owners = forms.MultipleChoiceField(
        label=FIELDS["owners"], required=False, widget=forms.CheckboxSelectMultiple
    )
    starts = _text("starts")
    ends = _text("ends")
    reporting = forms.ChoiceField(
        label=FIELDS["reporting"],
        required=False,
        choices=[("", "—"), *((kind.value, name) for kind, name in REPORTING.items())],
    )
    follow_up = _text("follow_up", rows=2, hint=_("How it is followed up, in your own words."))
    expected_outcome = _text("expected_outcome", rows=3, hint=_("What is to be better then."))

    def __init__(
        self,
        *args: Any,
        part: MeasurePart = BLANK,
        units: tuple[UnitPart, ...],
        edition: Edition,
        year: FiscalYear,
        problems: Mapping[str, tuple[Problem, ...]] | None = None,
        **words: Any,
    ) -> None:
        words.setdefault("initial", _initial(part, edition))
        self._part, self._edition = part, edition
        self._problems = problems or {}
        super().__init__(*args, **words)
        self._offer("theme", theme_names(edition), [part.theme or ""], blank=True)
        self._offer("indicators", indicator_names(edition), self.initial["indicators"])
        self._offer("owners", {unit.key: unit.name for unit in units}, part.owners)
        for name, day in (("starts", year.start), ("ends", year.end)):
            self.fields[name].help_text = gettext("Such as %(day)s.") % {"day": day_text(day)}
        self.targets = TargetForms(
            args[0] if args else None, initial=_targets(part), prefix="targets"
        )

    def _offer(
        self, name: str, choices: Mapping[str, str], chosen: Iterable[str], *, blank: bool = False
    ) -> None:
        """The choices of a field, with what stands there already though it is none of them."""
        others = {each: each for each in chosen if each and each not in choices}
        first = [("", "—")] if blank else []
        field = self.fields[name]
        field.choices = [*first, *{**choices, **others}.items()]  # type: ignore[attr-defined]

    @property
    def rows(self) -> tuple[Row, ...]:
        """The fields in their order, each with its findings, by which it is described too."""
        rows = []
        for each in self:
            problems = self._problems.get(each.name, ())
            if problems:
                ids = f"{each.aria_describedby or ''} {each.auto_id}_findings".strip()
                each.field.widget.attrs["aria-describedby"] = ids
            rows.append(Row(field=each, problems=problems))
        return tuple(rows)

    @property
    def other_problems(self) -> tuple[Problem, ...]:
        """What the checker says of the measure as a whole, or of a part that is no field here."""
        return tuple(
            problem
            for name, found in self._problems.items()
            if name not in self.fields and name != "targets"
            for problem in found
        )

    @property
    def target_problems(self) -> tuple[Problem, ...]:
        """What the checker says of the targets."""
        return self._problems.get("targets", ())

    def clean_oit_items(self) -> tuple[str, ...]:
        """Codes that the edition has, in its own spelling; with no list any code will do."""
        said = self.cleaned_data["oit_items"].replace(",", " ").split()
        codes = {each.code.lower(): each.code for each in self._edition.oit.items}
        kept = self._part.oit_items
        unknown = [
            each for each in said if codes and each.lower() not in codes and each not in kept
        ]
        if unknown:
            message = _("There is no OIT item %(code)s in these rules.")
            raise forms.ValidationError(message, params={"code": ", ".join(unknown)})
        return tuple(codes.get(each.lower(), each) for each in said)

    def is_valid(self) -> bool:
        """Whether the measure and its targets can stand in a dossier."""
        return bool(self.targets.is_valid()) and super().is_valid()

    def clean(self) -> dict[str, Any]:
        """What was typed, as the dossier reads it; its sentences at the fields."""
        said = super().clean() or {}
        if self.errors or not self.targets.is_valid():
            return said
        try:
            self._made = self._part.model_validate(self._values(said))
        except ValidationError as error:
            for each in error.errors():
                self._tell(each)
        return said

    def _values(self, said: Mapping[str, Any]) -> dict[str, Any]:
        values = {name: getattr(self._part, name) for name in MeasurePart.model_fields}
        for name in filter(self._is_touched, self.changed_data):
            values[name] = _lines(said[name]) if name == "steps" else said[name] or None
        if self._is_touched("number"):
            values["number"] = said["number"]
        if self.targets.has_changed():
            values["targets"] = self.targets.quantities
        return values

    def _is_touched(self, name: str) -> bool:
        # A browser sends other line ends, and a field strips: neither is somebody's change.
        before, typed = self.initial[name], self.data.get(name)
        if isinstance(before, list):
            return name in self.changed_data
        return str(before).strip() != "\n".join((typed or "").splitlines()).strip()

    def _tell(self, error: Any) -> None:
        words = error.get("ctx", {})
        message = words.get("en" if get_language() == "en" else "th", _("This cannot be used."))
        name, *inside = error["loc"]
        if name == "targets" and len(inside) > 1:
            self.targets.filled[inside[0]].add_error(str(inside[1]), message)
            self.add_error(None, _("Look at the targets again."))
        else:
            self.add_error(str(name) if name in self.fields else None, message)

    @property
    def part(self) -> MeasurePart:
        """The measure as typed, once it is valid."""
        return self._made


def _initial(part: MeasurePart, edition: Edition) -> dict[str, Any]:
    return {
        "number": part.number,
        "title": "" if part is BLANK else part.title,
        "group": part.group or "",
        "theme": part.theme or "",
        "indicators": list(dict.fromkeys(slug_of(each, edition) for each in part.indicators)),
        "oit_items": ", ".join(part.oit_items),
        "steps": "\n".join(part.steps),
        "owners": list(part.owners),
        "starts": day_text(part.starts),
        "ends": day_text(part.ends),
        "reporting": part.reporting.value if part.reporting else "",
        "follow_up": part.follow_up or "",
        "expected_outcome": part.expected_outcome or "",
    }


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _targets(part: MeasurePart) -> list[dict[str, str]]:
    return [
        {
            "what": each.what,
            "amount": "" if each.amount is None else format(each.amount, "f"),
            "unit": each.unit,
        }
        for each in part.targets
    ]


class TargetForm(forms.Form):
    """What is counted, how many, in which unit; an empty line is none."""

    what = forms.CharField(label=_("What is counted"), required=False, max_length=_LONGEST)
    amount = forms.CharField(
        label=_("Amount"),
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
    )
    unit = forms.CharField(label=_("Unit of counting"), required=False, max_length=_LONGEST)

    def clean(self) -> dict[str, Any]:
        """An amount is an amount of something."""
        said = super().clean() or {}
        if (said.get("amount") or said.get("unit")) and not said.get("what"):
            self.add_error("what", _("Say what is counted."))
        return said


class _Targets(forms.BaseFormSet[TargetForm]):
    """The lines of targets."""

    @property
    def filled(self) -> list[TargetForm]:
        """The lines where something stands."""
        return [each for each in self.forms if any(each.cleaned_data.values())]

    @property
    def quantities(self) -> list[dict[str, Any]]:
        """What the lines say, as the dossier reads it."""
        return [
            {name: value or (None if name == "amount" else "") for name, value in said.items()}
            for said in (each.cleaned_data for each in self.filled)
        ]


TargetForms: Any = forms.formset_factory(
    TargetForm,
    formset=_Targets,
    extra=2,
    max_num=_MOST_TARGETS,
    absolute_max=10 * _MOST_TARGETS,
)


class WorkbookForm(forms.Form):
    """A filled-in workbook."""

    workbook = forms.FileField(
        label=_("Filled-in workbook (.xlsx)"),
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
        help_text=_("What would change is shown before anything is stored."),
    )
