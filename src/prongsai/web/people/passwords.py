"""Which passwords are good enough? Django's rules, said in our words."""

from __future__ import annotations

from django.contrib.auth import password_validation as rules
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

SHORTEST = 10
HELP = _("At least ten characters, no common word, and not like your name or address.")


class LongEnough(rules.MinimumLengthValidator):
    """At least ten characters."""

    def __init__(self) -> None:
        super().__init__(min_length=SHORTEST)

    def get_error_message(self) -> str:
        """What is wrong, in words."""
        return gettext("This password is too short: ten characters at least.")


class NotCommon(rules.CommonPasswordValidator):
    """None of those that are tried first."""

    def get_error_message(self) -> str:
        """What is wrong, in words."""
        return gettext("This password is one that many people use.")


class NotOneself(rules.UserAttributeSimilarityValidator):
    """Neither the person's name nor their address."""

    def __init__(self) -> None:
        super().__init__(user_attributes=("name", "email"))

    def get_error_message(self) -> str:
        """What is wrong, in words."""
        return gettext("This password is too much like your name or address.")
