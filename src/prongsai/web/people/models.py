"""Authorities, their units, and people with what they are there."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q


class Authority(models.Model):
    """One public body."""

    name = models.CharField(max_length=200, unique=True)
    kind = models.CharField(max_length=40, blank=True)
    subdistrict = models.CharField(max_length=100, blank=True)
    district = models.CharField(max_length=100, blank=True)
    province = models.CharField(max_length=100, blank=True)
    is_demonstration = models.BooleanField(default=False)


class Unit(models.Model):
    """A unit of an authority; dossiers name it by ``key``."""

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="units")
    key = models.CharField(max_length=60)
    name = models.CharField(max_length=200)

    class Meta:
        """One unit a key."""

        constraints = (models.UniqueConstraint(fields=["authority", "key"], name="one_unit"),)


class PersonManager(BaseUserManager["Person"]):
    """Finds people by their address."""

    def get_by_natural_key(self, username: str | None) -> Person:
        """The person with an address, in whatever case it is written."""
        return self.get(email__iexact=username)


class Person(AbstractBaseUser):
    """Somebody who signs in. ``public_id`` names them in the audit log."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200)
    is_active = models.BooleanField(default=True)
    is_administrator = models.BooleanField(default=False)
    joined_at = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]
    objects = PersonManager()

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """What a person is in an authority, from one day to another."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="memberships")
    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=30)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True)
    position = models.CharField(max_length=200)
    # An acting appointment in its very words: printed, never normalised.
    acting_words = models.CharField(max_length=200, blank=True)
    acting_office = models.CharField(max_length=200, blank=True)
    starts = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)

    class Meta:
        """Acting: both words or none."""

        constraints = (
            models.CheckConstraint(
                condition=Q(acting_words="", acting_office="")
                | (~Q(acting_words="") & ~Q(acting_office="")),
                name="acting_words_and_office",
            ),
            models.CheckConstraint(
                condition=Q(starts__isnull=True) | Q(ends__isnull=True) | Q(ends__gte=F("starts")),
                name="ends_after_it_starts",
            ),
        )


class Invitation(models.Model):
    """A link that makes an account. Only the digest of its secret is kept."""

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT)
    email = models.EmailField()
    name = models.CharField(max_length=200)
    role = models.CharField(max_length=30)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True)
    position = models.CharField(max_length=200)
    acting_words = models.CharField(max_length=200, blank=True)
    acting_office = models.CharField(max_length=200, blank=True)
    starts = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)
    secret_digest = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(Person, on_delete=models.PROTECT)
    invited_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
