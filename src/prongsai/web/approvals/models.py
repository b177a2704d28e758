"""The rounds in which memos were put up to be signed."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q


class RoundRow(models.Model):
    """One time that a memo was put up; ``approval``: the pure machine's state, as JSON.

    ``members``: of each step the appointment that signs it; ``turn_member``: whose turn it is.
    """

    authority_id = models.BigIntegerField()
    fiscal_year = models.IntegerField()
    memo = models.CharField(max_length=40)  # its key, such as progress-2568-Q1
    number = models.IntegerField()  # from 1
    state = models.CharField(max_length=12)
    digest = models.CharField(max_length=64)
    approval = models.TextField(blank=True)  # empty where it was signed on paper alone
    members = models.JSONField(default=list)
    turn_member = models.BigIntegerField(null=True, blank=True)
    proposed_by = models.CharField(max_length=60)
    proposed_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    scan = models.CharField(max_length=64, blank=True)

    class Meta:
        """One round a number; one open at a time; a turn in open ones alone."""

        constraints = (
            models.UniqueConstraint(
                fields=["authority_id", "fiscal_year", "memo", "number"], name="one_round"
            ),
            models.UniqueConstraint(
                fields=["authority_id", "fiscal_year", "memo"],
                condition=Q(state="open"),
                name="one_open_round",
            ),
            models.CheckConstraint(
                condition=Q(state="open", turn_member__isnull=False, closed_at__isnull=True)
                | (~Q(state="open") & Q(turn_member__isnull=True, closed_at__isnull=False)),
                name="open_has_a_turn",
            ),
            models.CheckConstraint(
                condition=Q(state="paper") | Q(scan=""), name="scan_of_paper_alone"
            ),
        )
        indexes: ClassVar = [
            models.Index(fields=["authority_id", "turn_member"], name="whose_turn")
        ]
