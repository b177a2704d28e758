"""What is typed of a report, of a return, and of a period that opens again.

A form takes whatever was typed, so that a draft loses nothing; what is no report yet is said by
the rooms below and shown beside its field.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from prongsai.tracking import Status
from prongsai.web.reports.bodies import Fault, evidence_of

STATUS_NAMES: dict[str, str | Promise] = {
    Status.NOT_STARTED: pgettext_lazy("measure", "Not started"),
    Status.IN_PROGRESS: pgettext_lazy("measure", "In progress"),
    Status.DONE: pgettext_lazy("measure", "Done"),
    Status.CANCELLED: pgettext_lazy("measure", "Cancelled"),
}
_SPARE_ROWS = 3  # so that adding needs no script
_MOST_ROWS = 60
_LONG, _SHORT = 4000, 300


class ManyFiles(forms.ClearableFileInput):
    """An input that takes several files."""

    allow_multiple_selected = True


class ReportForm(forms.Form):
    """The report itself."""

    status = forms.ChoiceField(
        label=_("Where does the measure stand?"),
        choices=[(each.value, STATUS_NAMES[each]) for each in Status],
        widget=forms.RadioSelect,
        required=False,
    )
    done = forms.CharField(
        label=_("What was done"),
        help_text=_("One thing a line."),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=_LONG,
        required=False,
    )
    outcome = forms.CharField(
        label=_("Outcome: what is better now"),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=_LONG,
        required=False,
    )
    obstacles = forms.CharField(
        label=_("Problems and obstacles"),
        help_text=_("Leave it empty where there are none."),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=_LONG,
        required=False,
    )
    reason = forms.CharField(
        label=_("Reason, if the measure is cancelled"),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=_LONG,
        required=False,
    )
    pictures = forms.FileField(
        label=_("Take a picture"),
        help_text=_("Place and camera are removed from pictures."),
        widget=ManyFiles(attrs={"accept": "image/jpeg,image/png", "capture": "environment"}),
        required=False,
    )
    documents = forms.FileField(
        label=_("Files"),
        help_text=_("PDF, pictures, Word, Excel or CSV; several at once, at most 20 MB each."),
        widget=ManyFiles(attrs={"accept": ".pdf,.png,.jpg,.jpeg,.docx,.xlsx,.csv,.txt"}),
        required=False,
    )


class OutputForm(forms.Form):
    """One thing that was put out, with its quantity."""

    what = forms.CharField(label=_("What is counted"), max_length=_SHORT, required=False)
    amount = forms.CharField(
        label=_("Amount"),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
    )
    unit = forms.CharField(label=_("Unit of quantity"), max_length=100, required=False)


class LinkForm(forms.Form):
    """A link to something that shows what was done."""

    title = forms.CharField(label=_("Title of the link"), max_length=_SHORT, required=False)
    address = forms.CharField(
        label=_("Address of the link"),
        max_length=2000,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "url"}),
    )


class EvidenceForm(forms.Form):
    """A piece of evidence that is kept already."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=2100)
    title = forms.CharField(label=_("Title of the evidence"), max_length=_SHORT, required=False)
    address = forms.CharField(label=_("Address of the link"), max_length=2000, required=False)
    remove = forms.BooleanField(label=_("Take it away"), required=False)


_FORMSETS: Mapping[str, type[forms.BaseFormSet[Any]]] = {
    "outputs": forms.formset_factory(
        OutputForm, extra=0, max_num=_MOST_ROWS, absolute_max=_MOST_ROWS
    ),
    "links": forms.formset_factory(LinkForm, extra=0, max_num=_MOST_ROWS, absolute_max=_MOST_ROWS),
    "evidence": forms.formset_factory(
        EvidenceForm, extra=0, max_num=_MOST_ROWS, absolute_max=_MOST_ROWS
    ),
}


def key_of(evidence: Mapping[str, str]) -> str:
    """What names a piece of evidence within its report."""
    return evidence.get("sha256") or f"@{evidence.get('address', '')}"


class ReportForms:
    """The form of a report with its rows. ``body``: what is stored; ``data``: what was sent."""

    def __init__(self, body: dict[str, Any], data: Any = None) -> None:
        sent = _data_of(body) if data is None else data
        self._stored = {key_of(each): each for each in body["evidence"]}
        self.main = ReportForm(sent)
        self.outputs, self.links, self.evidence = (
            made(sent, prefix=name) for name, made in _FORMSETS.items()
        )
        for form in self.evidence.forms:
            kept = self._stored.get(str(form["key"].value()), {})
            form.kept = kept
            if kept.get("sha256"):
                del form.fields["address"]

    def is_valid(self) -> bool:
        """Whether it can be kept, as a draft at least."""
        parts = (self.main, self.outputs, self.links, self.evidence)
        said = [part.is_valid() for part in parts]  # each is asked, for its errors
        return all(said)

    def body(self, files: Iterable[dict[str, str]] = ()) -> dict[str, Any]:
        """What was typed, with the files that came along; rows without anything are left out."""
        said = self.main.cleaned_data
        outputs = [each for each in map(_said, self.outputs) if any(each.values())]
        return {
            **{key: said[key] for key in ("status", "done", "outcome", "obstacles", "reason")},
            "outputs": outputs,
            "evidence": _each_once([*self._kept(), *files, *self._linked()]),
        }

    def _kept(self) -> Iterable[dict[str, str]]:
        for form in self.evidence:
            said = _said(form)
            kept = self._stored.get(said["key"])
            if kept is None or form.cleaned_data.get("remove"):
                continue
            address = said.get("address", kept.get("address", ""))
            yield {**kept, "title": said["title"] or kept["title"], "address": address}

    def _linked(self) -> Iterable[dict[str, str]]:
        for form in self.links:
            said = _said(form)
            if said["address"] or said["title"]:
                yield evidence_of(said["title"] or said["address"], address=said["address"])

    def show(self, faults: Iterable[Fault]) -> None:
        """Set each fault beside its field."""
        self.is_valid()
        rows = {"outputs": self.outputs, "evidence": self.evidence}
        for fault in faults:
            said = fault.said.in_language(get_language() or "th")
            form, field = self.main, fault.field
            if fault.row is not None and fault.field in rows:
                form, field = rows[fault.field].forms[fault.row], fault.column
            form.add_error(field if field in form.fields else None, said)


def _said(form: forms.Form) -> dict[str, str]:
    """The texts of a row; Django forgets those of a row that nobody touched."""
    return {name: form.cleaned_data.get(name) or "" for name in form.fields if name != "remove"}


def _each_once(evidence: list[dict[str, str]]) -> list[dict[str, str]]:
    return list({key_of(each): each for each in reversed(evidence)}.values())[::-1]


def _data_of(body: dict[str, Any]) -> dict[str, Any]:
    """What a browser would send for what is stored, with rows to spare."""
    data = {key: value for key, value in body.items() if isinstance(value, str)}
    evidence = [{"key": key_of(each), **each} for each in body["evidence"]]
    data |= _rows("outputs", body["outputs"], spare=_SPARE_ROWS)
    data |= _rows("links", [], spare=_SPARE_ROWS)
    return data | _rows("evidence", evidence, spare=0)


def _rows(prefix: str, rows: list[dict[str, str]], *, spare: int) -> dict[str, Any]:
    named = {
        f"{prefix}-{at}-{key}": value for at, row in enumerate(rows) for key, value in row.items()
    }
    total = len(rows) + spare
    return {**named, f"{prefix}-TOTAL_FORMS": total, f"{prefix}-INITIAL_FORMS": 0}


class ReturnForm(forms.Form):
    """Why a report goes back."""

    reason = forms.CharField(
        label=_("What its owner is to mend"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=_LONG,
    )


class LockForm(forms.Form):
    """What closes a period."""

    reason = forms.CharField(
        label=_("Note on the lock"),
        max_length=_SHORT,
        required=False,
        help_text=_("Such as the memo."),
    )


class ReopenForm(forms.Form):
    """Why a locked period opens again."""

    reason = forms.CharField(
        label=_("Why it opens again"), widget=forms.Textarea(attrs={"rows": 3}), max_length=_LONG
    )
