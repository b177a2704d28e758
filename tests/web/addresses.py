"""Every address of the application, taken from its configuration so that none is forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse

# Allauth's own pages, and whether they open without signing in.
ALLAUTH = {
    "account_login": True,
    "account_logout": True,
    "account_reauthenticate": False,
    "account_change_password": False,
    "account_reset_password": True,
    "account_reset_password_done": True,
    "account_reset_password_from_key": True,
    "account_reset_password_from_key_done": True,
    "account_inactive": True,
    "mfa_index": False,
    "mfa_authenticate": True,  # half way in
    "mfa_reauthenticate": False,
    "mfa_activate_totp": False,
    "mfa_deactivate_totp": False,
    "mfa_view_recovery_codes": False,
    "mfa_generate_recovery_codes": False,
    "mfa_download_recovery_codes": False,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """One page: its name, what answers, and the names of what its address is made of."""

    name: str
    route: str
    view: Any
    words: tuple[str, ...]

    def path(self, values: dict[str, Any]) -> str:
        """The address with its words filled in."""
        return reverse(self.name, kwargs={each: values[each] for each in self.words})


def addresses() -> list[Address]:
    """All of them, in the order of the configuration."""
    return list(_below(get_resolver().url_patterns, "", ()))


def _below(patterns: Any, route: str, words: tuple[str, ...]) -> Iterator[Address]:
    for each in patterns:
        here = route + str(each.pattern)
        said = (*words, *each.pattern.regex.groupindex)
        if isinstance(each, URLResolver):
            yield from _below(each.url_patterns, here, said)
        else:
            assert isinstance(each, URLPattern)
            assert each.name, f"give {here} a name"
            yield Address(name=each.name, route=here, view=each.callback, words=said)
