"""Which documents were brought to be read, and what was read of them?"""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class IntakeRow(models.Model):
    """A document, what was read of it, and whether somebody took it over."""

    authority_id = models.BigIntegerField()
    fiscal_year = models.IntegerField()  # of the year into which it is brought
    sha256 = models.CharField(max_length=64)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20)
    said_year = models.IntegerField(null=True)  # where the document does not tell it
    job_id = models.BigIntegerField(null=True)
    brought_by = models.CharField(max_length=60)
    brought_at = models.DateTimeField(auto_now_add=True)
    dossier = models.TextField(blank=True)  # what was read, as JSON; empty: not read yet
    values = models.JSONField(default=list)  # where each value was read
    problems = models.JSONField(default=list)
    pictures = models.JSONField(default=dict)  # the hash of the picture of each page
    text = models.TextField(blank=True)  # where there are no pictures
    taken_by = models.CharField(max_length=60, blank=True)
    taken_at = models.DateTimeField(null=True)

    class Meta:
        """Whoever took it over did so at some time."""

        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["authority_id", "fiscal_year"], name="intakes_of_a_year"),
        ]
        constraints = (
            models.CheckConstraint(
                condition=models.Q(taken_by="", taken_at__isnull=True)
                | (~models.Q(taken_by="") & models.Q(taken_at__isnull=False)),
                name="taken_by_and_at",
            ),
        )
