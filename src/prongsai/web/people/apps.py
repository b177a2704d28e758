"""The app of people."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

HELD = {
    "account": (
        _("Account"),
        _("To sign in. Until an administrator erases it, two years after the last appointment."),
    ),
    "appointments": (
        _("Appointments"),
        _("To know who may do and sign what. Ten years, as long as the records of the year."),
    ),
    "invitations": (
        _("Invitations"),
        _("To show who brought whom in. Two years; the secret of the link is never kept."),
    ),
    "audit-log": (
        _("Audit log"),
        _("To show who did what. Ten years; an erasure takes the details, the chain stays."),
    ),
}


class PeopleConfig(AppConfig):
    """People."""

    name = "prongsai.web.people"
    label = "people"

    def ready(self) -> None:
        """Say what is held about people, and listen to what changes their sign-in."""
        from prongsai.web.people import account_changes, queries
        from prongsai.web.people.personal import Holding, register

        account_changes.listen()
        for name, gather in (
            ("account", queries.account_of),
            ("appointments", queries.appointments_of),
            ("invitations", queries.invitations_of),
            ("audit-log", queries.events_of),
        ):
            title, kept = HELD[name]
            register(Holding(name=name, title=title, kept=kept, gather=gather))
