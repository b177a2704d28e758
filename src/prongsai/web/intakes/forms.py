"""What is brought, and what of it is ticked?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from prongsai.web.intakes.records import MeasureRead, Printed, ReadDocument, ScoreRead, Taken
from prongsai.web.storage.actions import LARGEST
from prongsai.web.years.forms import ScoreField, YearField


class BringForm(forms.Form):
    """A document of last year."""

    file = forms.FileField(
        label=_("Document"),
        help_text=_("PDF, Word (DOCX), Excel (XLSX), CSV or text, of at most 20 MB."),
        widget=forms.ClearableFileInput(attrs={"accept": ".pdf,.docx,.xlsx,.csv,.txt,.png,.jpg"}),
    )
    said_year = YearField(
        label=_("Fiscal year of the measures in it"),
        help_text=_("Only where the document does not tell it."),
        required=False,
        max_length=4,
    )

    def clean_file(self) -> UploadedFile[bytes]:
        """Not larger than what is kept."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if file.size is None or file.size > LARGEST:
            raise forms.ValidationError(_("The file is larger than 20 MB."))
        return file


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreItem:
    """A score beside its two controls."""

    read: ScoreRead
    take: BoundField
    value: BoundField


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureItem:
    """A measure beside its control."""

    read: MeasureRead
    take: BoundField


@dataclass(frozen=True, slots=True, kw_only=True)
class PageGroup:
    """What was read on a page. ``page`` None: nobody knows where."""

    page: int | None
    has_picture: bool
    scores: tuple[ScoreItem, ...]
    measures: tuple[MeasureItem, ...]


class TakeForm(forms.Form):
    """What is taken over. Numbers of a picture are never ticked beforehand."""

    base = forms.CharField(widget=forms.HiddenInput, required=False)
    assessed = YearField(label=_("Fiscal year of the assessment"), required=False, max_length=4)
    level = forms.CharField(label=_("Level as published"), required=False, max_length=40)
    take_level = forms.BooleanField(label=_("Take over"), required=False)
    into = forms.TypedChoiceField(
        label=_("The measures go into"), coerce=int, widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, read: ReadDocument, fiscal_year: int, **words: Any) -> None:
        super().__init__(*args, **words)
        self._read = read
        is_own = read.dossier.fiscal_year.be == fiscal_year
        into = self.fields["into"]
        assert isinstance(into, forms.TypedChoiceField)
        into.choices = [
            (fiscal_year, _("The plan of this year (%(year)s)") % {"year": fiscal_year}),
            (fiscal_year - 1, _("The data of last year (%(year)s)") % {"year": fiscal_year - 1}),
        ]
        into.initial = fiscal_year if is_own else fiscal_year - 1
        into.required = bool(read.measures)
        has_scan = _has_scan(read)
        self.fields["assessed"].initial = read.assessed
        self.fields["level"].initial = read.level
        self.fields["take_level"].initial = bool(read.level) and not has_scan
        for score in read.scores:
            self.fields[f"take_{score.key}"] = _tick(
                score.printed, score.name or _("Overall score"), has_scan=has_scan
            )
            self.fields[f"score_{score.key}"] = ScoreField(
                label=score.name or _("Overall score as published"),
                required=False,
                initial=score.value,
            )
            self.fields[f"score_{score.key}"].widget.attrs["inputmode"] = "decimal"
        for measure in read.measures:
            self.fields[f"measure_{measure.at}"] = _tick(
                measure.printed, measure.part.title, has_scan=has_scan
            )

    def clean(self) -> dict[str, Any]:
        """A ticked score has a value, and scores have a year."""
        said = super().clean() or {}
        for each in self._read.scores:
            name = f"score_{each.key}"
            if said.get(f"take_{each.key}") and name in said and said[name] is None:
                self.add_error(name, _("Type the score, or do not tick it."))
        ticked = [said.get(f"take_{each.key}") for each in self._read.scores]
        if any((*ticked, said.get("take_level"))) and not said.get("assessed"):
            self.add_error("assessed", _("Give the year of the assessment."))
        return said

    @property
    def groups(self) -> tuple[PageGroup, ...]:
        """Everything that was read, page by page."""
        scores = [
            ScoreItem(read=each, take=self[f"take_{each.key}"], value=self[f"score_{each.key}"])
            for each in self._read.scores
        ]
        measures = [
            MeasureItem(read=each, take=self[f"measure_{each.at}"]) for each in self._read.measures
        ]
        printed = [each.printed for each in self._read.scores]
        printed += [each.printed for each in self._read.measures]
        pages = {_page(each) for each in printed}
        return tuple(
            PageGroup(
                page=page,
                has_picture=page in self._read.pictures,
                scores=tuple(each for each in scores if _page(each.read.printed) == page),
                measures=tuple(each for each in measures if _page(each.read.printed) == page),
            )
            for page in sorted(pages, key=lambda each: (each is None, each or 0))
        )

    @property
    def taken(self) -> Taken:
        """What was ticked, as the action takes it."""
        said = self.cleaned_data
        scores = {
            each.key: said[f"score_{each.key}"]
            for each in self._read.scores
            if said[f"take_{each.key}"]
        }
        overall = scores.pop("overall", None)
        return Taken(
            assessed=said["assessed"],
            scores=scores,
            overall=overall,
            level=said["level"] if said["take_level"] else "",
            measures=tuple(self._measures()),
            into=said["into"] or 0,
        )

    def _measures(self) -> Iterator[int]:
        for each in self._read.measures:
            if self.cleaned_data[f"measure_{each.at}"]:
                yield each.at


def _tick(printed: Printed | None, label: Any, *, has_scan: bool) -> forms.BooleanField:
    is_scan = has_scan if printed is None else printed.is_scan
    return forms.BooleanField(label=label, required=False, initial=not is_scan)


def _page(printed: Printed | None) -> int | None:
    return printed.page if printed else None


def _has_scan(read: ReadDocument) -> bool:
    """Whether anything was read from a picture: then what has no known place may be of it."""
    printed = [each.printed for each in read.scores] + [each.printed for each in read.measures]
    return any(each is not None and each.is_scan for each in printed)
