"""How does allauth behave here? Nobody makes an account by themselves, and it speaks our words."""

from __future__ import annotations

from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Sign-in without sign-up."""

    error_messages: ClassVar[dict[str, str | Promise]] = {
        **DefaultAccountAdapter.error_messages,
        # The same whether there is such an account or not.
        "email_password_mismatch": _("The address or the password is not right."),
        "invalid_login": _("The address or the password is not right."),
        "enter_current_password": _("This is not your password."),
        "incorrect_password": _("This is not your password."),
        "incorrect_code": _("This code is not right, or it is used up."),
        "too_many_login_attempts": _("Too many attempts. Wait some minutes and try again."),
        "rate_limited": _("Too many attempts. Wait some minutes and try again."),
    }

    def is_open_for_signup(self, request: Any) -> bool:  # noqa: ARG002
        """Never."""
        return False


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """The second factor, in our words."""

    error_messages: ClassVar[dict[str, str | Promise]] = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("This code is not right, or it is used up."),
    }
