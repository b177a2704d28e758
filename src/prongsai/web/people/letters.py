"""What is written to people by e-mail?"""

from __future__ import annotations

from django.core.mail import send_mail
from django.utils.translation import gettext

from prongsai.web.people.records import Invited


def send_invitation(invited: Invited, link: str) -> None:
    """The link, to the one address that it is for."""
    send_mail(
        gettext("Invitation to Prongsai"),
        gettext(
            "%(name)s, you are invited to work on the ITA year of %(authority)s.\n\n"
            "Open this address within seven days and choose a password:\n%(link)s"
        )
        % {"name": invited.name, "authority": invited.authority.name, "link": link},
        None,
        [invited.email],
    )
