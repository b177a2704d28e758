"""What owners write on their measures, which periods are closed, and who was reminded when."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class ReportRow(models.Model):
    """One measure's report for one period while it is written; the submitted one is the dossier's.

    ``body``: the fields as typed. ``revision`` counts what was saved.
    """

    authority_id = models.BigIntegerField()
    fiscal_year = models.IntegerField()
    measure = models.CharField(max_length=200)  # its key in the plan
    period = models.CharField(max_length=10)  # its code, such as 2568-Q3
    unit = models.CharField(max_length=60, blank=True)
    state = models.CharField(max_length=12)
    body = models.JSONField(default=dict)
    revision = models.IntegerField(default=0)
    written_by = models.CharField(max_length=60)
    written_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True, blank=True)
    returned_by = models.CharField(max_length=60, blank=True)
    returned_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(blank=True)  # of the return

    class Meta:
        """One report a place; nothing is returned without a reason."""

        constraints = (
            models.UniqueConstraint(
                fields=["authority_id", "fiscal_year", "measure", "period"], name="one_report"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "submitted"])
                | (Q(state="returned") & ~Q(reason="")),
                name="report_state",
            ),
        )


class PeriodLock(models.Model):
    """A period in which nothing is reported any longer, until somebody says why it opens again."""

    authority_id = models.BigIntegerField()
    fiscal_year = models.IntegerField()
    period = models.CharField(max_length=10)
    locked_by = models.CharField(max_length=60)
    locked_at = models.DateTimeField()
    reason = models.TextField(blank=True)  # such as the memo that froze it
    reopened_by = models.CharField(max_length=60, blank=True)
    reopened_at = models.DateTimeField(null=True, blank=True)
    reopen_reason = models.TextField(blank=True)

    class Meta:
        """One lock at a time; who opens it again says why."""

        constraints = (
            models.UniqueConstraint(
                fields=["authority_id", "fiscal_year", "period"],
                condition=Q(reopened_at__isnull=True),
                name="one_lock",
            ),
            models.CheckConstraint(
                condition=Q(reopened_at__isnull=True, reopened_by="", reopen_reason="")
                | (Q(reopened_at__isnull=False) & ~Q(reopened_by="") & ~Q(reopen_reason="")),
                name="reopened_with_reason",
            ),
        )


class ReminderRow(models.Model):
    """One message to one person on one day. ``told``: which dues, at which stage."""

    person = models.CharField(max_length=60)
    day = models.DateField()
    kind = models.CharField(max_length=30)
    told = models.JSONField(default=list)
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """One a person and day."""

        constraints = (
            models.UniqueConstraint(fields=["person", "day", "kind"], name="one_reminder"),
        )
