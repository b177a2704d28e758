"""Which files does an authority keep?"""

from __future__ import annotations

from django.db import models


class FileRow(models.Model):
    """A file of an authority; its bytes lie in the folder of files under their hash."""

    authority_id = models.BigIntegerField()
    sha256 = models.CharField(max_length=64)
    name = models.CharField(max_length=200)  # as it was called where it came from
    kind = models.CharField(max_length=20)  # pdf, png, jpeg, docx, xlsx, text
    size = models.BigIntegerField()
    kept_by = models.CharField(max_length=60)
    kept_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """One row an authority and content."""

        constraints = (models.UniqueConstraint(fields=["authority_id", "sha256"], name="one_file"),)
