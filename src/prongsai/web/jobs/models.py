"""What was asked of the worker, and how far is it?"""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class JobRow(models.Model):
    """One job of an authority's year. ``said_…`` and ``remedy_…``: how it ended, in words."""

    authority_id = models.BigIntegerField()
    fiscal_year = models.IntegerField()
    kind = models.CharField(max_length=60)
    order = models.JSONField(default=dict)  # what to do, as whoever offers the kind reads it
    state = models.CharField(max_length=10, default="queued")
    done = models.IntegerField(default=0)
    of = models.IntegerField(default=1)
    result = models.JSONField(default=dict)
    said_th = models.TextField(blank=True)
    said_en = models.TextField(blank=True)
    remedy_th = models.TextField(blank=True)
    remedy_en = models.TextField(blank=True)
    asked_by = models.CharField(max_length=60)
    asked_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        """A job has an end where it is done or has failed, and only there."""

        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["authority_id", "fiscal_year", "kind"], name="jobs_of_a_year"),
        ]
        constraints = (
            models.CheckConstraint(
                condition=models.Q(state__in=["queued", "running"], finished_at__isnull=True)
                | models.Q(state__in=["done", "failed"], finished_at__isnull=False),
                name="finished_with_its_day",
            ),
        )
