"""What is chosen to bring a year in."""

from __future__ import annotations

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

_LARGEST = 300 * 2**20


class ImportForm(forms.Form):
    """A zip of a year, or a dossier."""

    file = forms.FileField(
        label=_("File of the year"),
        help_text=_("A zip of this system, or a dossier in YAML, JSON or a workbook (XLSX)."),
        widget=forms.ClearableFileInput(attrs={"accept": ".zip,.yaml,.yml,.json,.xlsx"}),
    )
    confirmed = forms.BooleanField(
        label=_("The file is of this authority, although its name differs"), required=False
    )

    def clean_file(self) -> UploadedFile[bytes]:
        """Not larger than what is read."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if file.size is None or file.size > _LARGEST:
            raise forms.ValidationError(_("The file is larger than 300 MB."))
        return file
