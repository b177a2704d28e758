"""What is typed to sign in: allauth's forms with our labels, errors and no placeholders."""

from __future__ import annotations

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from django import forms
from django.utils.translation import gettext_lazy as _

from prongsai.web.people.passwords import HELP

_LABELS = {
    "login": _("E-mail address"),
    "email": _("E-mail address"),
    "password": _("Password"),
    "oldpassword": _("Password of today"),
    "password1": _("New password"),
    "password2": _("New password once more"),
    "code": _("Code of the second factor"),
}


class Dressed(forms.Form):
    """A form whose fields have labels above them and nothing grey inside."""

    def __init__(self, *args: Any, **words: Any) -> None:
        super().__init__(*args, **words)
        for name, field in self.fields.items():
            field.label = _LABELS[name]
            field.help_text = HELP if name == "password1" else ""
            field.widget.attrs.pop("placeholder", None)


class LoginForm(Dressed, account.LoginForm):  # type: ignore[misc]  # allauth has no types
    """Address and password."""


class ReauthenticateForm(Dressed, account.ReauthenticateForm):  # type: ignore[misc]
    """The password once more."""


class ChangePasswordForm(Dressed, account.ChangePasswordForm):  # type: ignore[misc]
    """The password of today, and the new one twice."""


class ResetPasswordForm(Dressed, account.ResetPasswordForm):  # type: ignore[misc]
    """The address of an account that may not be there."""

    def save(self, request: Any, **words: Any) -> str:
        """Write to the address either way, so that nobody can tell which it was."""
        if self.users:
            return str(super().save(request, **words))
        email = str(self.cleaned_data["email"])
        account.get_adapter().send_mail("account/email/unknown_account", email, {})
        return email


class ResetPasswordKeyForm(Dressed, account.ResetPasswordKeyForm):  # type: ignore[misc]
    """The new password twice."""


class CodeForm(Dressed, mfa.AuthenticateForm):  # type: ignore[misc]
    """A code of the app, or a recovery code."""


class CodeAgainForm(Dressed, mfa.ReauthenticateForm):  # type: ignore[misc]
    """A code once more."""


class ActivateForm(Dressed, totp.ActivateTOTPForm):  # type: ignore[misc]
    """The first code of a new app."""
