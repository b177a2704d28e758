"""The audit log: a chain of digests, and apart from it what can be erased."""

from __future__ import annotations

from django.db import models


class Chain(models.Model):
    """One authority's chain and where it ends; 0 is the installation's own."""

    key = models.BigIntegerField(primary_key=True)
    length = models.BigIntegerField(default=0)
    digest = models.CharField(max_length=64, default="")


class Event(models.Model):
    """What was done, when and by whom, as identifiers only: it outlives all of them."""

    chain = models.BigIntegerField()
    number = models.BigIntegerField()  # from 1, without gaps
    kind = models.CharField(max_length=60)
    at = models.DateTimeField()
    by = models.CharField(max_length=60)
    target = models.CharField(max_length=200)
    payload_digest = models.CharField(max_length=64)
    previous = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64)

    class Meta:
        """One event a number."""

        constraints = (models.UniqueConstraint(fields=["chain", "number"], name="one_event"),)


class Payload(models.Model):
    """What an event said. ``about``: the identifiers of the persons in it."""

    chain = models.BigIntegerField()
    number = models.BigIntegerField()
    salt = models.CharField(max_length=64)
    body = models.TextField()
    about = models.JSONField(default=list)

    class Meta:
        """One payload an event."""

        constraints = (models.UniqueConstraint(fields=["chain", "number"], name="one_payload"),)
