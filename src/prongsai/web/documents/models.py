"""Which documents were made of a year, and which files of them?"""

from __future__ import annotations

from django.db import models


class VersionRow(models.Model):
    """One version of one document; what it said is kept to compare the next one with."""

    authority_id = models.BigIntegerField()
    fiscal_year = models.IntegerField()
    kind = models.CharField(max_length=40)
    period = models.CharField(max_length=10, blank=True)  # its code; empty: of no period
    number = models.IntegerField()  # from 1
    dossier_digest = models.CharField(max_length=64)
    tree_digest = models.CharField(max_length=64)
    passages = models.JSONField(default=list)
    changes = models.JSONField(default=list)  # since the version before
    change_count = models.IntegerField(default=0)
    problems = models.JSONField(default=list)  # what the checker says
    errors = models.IntegerField(default=0)
    warnings = models.IntegerField(default=0)
    hints = models.IntegerField(default=0)
    built_at = models.DateTimeField(auto_now_add=True)
    built_by = models.CharField(max_length=60)

    class Meta:
        """One version a number."""

        constraints = (
            models.UniqueConstraint(
                fields=["authority_id", "fiscal_year", "kind", "period", "number"],
                name="one_version",
            ),
        )


class VersionFileRow(models.Model):
    """A version in one format; its bytes are a kept file."""

    version = models.ForeignKey(VersionRow, on_delete=models.CASCADE, related_name="files")
    format = models.CharField(max_length=10)
    sha256 = models.CharField(max_length=64)
    size = models.BigIntegerField()
    pages = models.IntegerField(null=True)  # of a PDF

    class Meta:
        """One file a format."""

        constraints = (
            models.UniqueConstraint(fields=["version", "format"], name="one_file_a_format"),
        )
