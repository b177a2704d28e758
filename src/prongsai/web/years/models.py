"""One authority's one year, as a dossier."""

from __future__ import annotations

from django.db import models


class YearRow(models.Model):
    """The dossier of a year, and what lists show of it without opening it."""

    authority_id = models.BigIntegerField()
    fiscal_year = models.IntegerField()
    dossier = models.TextField()  # JSON, as the dossier room writes it
    digest = models.CharField(max_length=64)  # SHA-256 of it
    revision = models.IntegerField(default=1)
    changed_at = models.DateTimeField()
    overall = models.CharField(max_length=12, blank=True)
    level = models.CharField(max_length=40, blank=True)
    measure_count = models.IntegerField(default=0)

    class Meta:
        """One dossier an authority-year."""

        constraints = (
            models.UniqueConstraint(fields=["authority_id", "fiscal_year"], name="one_year"),
        )
