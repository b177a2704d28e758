"""What is chosen of documents to be built."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from prongsai.packing import Format
from prongsai.web.documents.naming import FORMAT_NAMES, period_said

_FORMATS = [(each.value, FORMAT_NAMES[each]) for each in Format]


class FormatsForm(forms.Form):
    """In which formats, and whether in spite of errors."""

    formats = forms.MultipleChoiceField(
        label=_("Formats"),
        choices=_FORMATS,
        widget=forms.CheckboxSelectMultiple,
        initial=["pdf", "docx"],
        error_messages={"required": _("Choose at least one format.")},
    )
    allow = forms.BooleanField(label=_("Build all the same where there are errors"), required=False)


class BuildForm(FormatsForm):
    """Which documents."""

    documents = forms.MultipleChoiceField(
        error_messages={"required": _("Choose at least one document.")}
    )

    def __init__(self, *args: Any, documents: tuple[str, ...], **words: Any) -> None:
        super().__init__(*args, **words)
        self.fields["documents"].choices = [(each, each) for each in documents]  # type: ignore[attr-defined]

    @property
    def chosen(self) -> list[tuple[str, str]]:
        """Kind and period of each."""
        pairs = (each.partition(":") for each in self.cleaned_data["documents"])
        return [(kind, period) for kind, _colon, period in pairs]


class PackForm(FormatsForm):
    """The pack of which period."""

    period = forms.ChoiceField(label=_("Period of the pack"), required=False)

    def __init__(self, *args: Any, periods: tuple[str, ...], **words: Any) -> None:
        super().__init__(*args, **words)
        language = get_language() or "th"
        named = [(each, period_said(each).in_language(language)) for each in periods]
        self.fields["period"].choices = [("", _("The newest")), *named]  # type: ignore[attr-defined]
