"""When does the audit log tell that somebody changed what signs them in?

Allauth changes it, and says so by signals.
"""

from __future__ import annotations

from typing import Any

from allauth.account import signals as account
from allauth.mfa import signals as mfa

from prongsai.web.people.actions import tell_of_account

_KINDS = (
    (account.password_changed, "password.changed"),
    (account.password_reset, "password.reset"),
    (mfa.authenticator_added, "second-factor.added"),
    (mfa.authenticator_removed, "second-factor.removed"),
    (mfa.authenticator_reset, "second-factor.renewed"),
)


def listen() -> None:
    """Write an event for each."""
    for signal, kind in _KINDS:
        signal.connect(_writer(kind), weak=False, dispatch_uid=f"prongsai {kind}")


def _writer(kind: str) -> Any:
    def write(user: Any, **_said: Any) -> None:
        tell_of_account(person=str(user.public_id), kind=kind)

    return write
