"""What is written to somebody who owes a report?"""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext, ngettext

from prongsai.core.dates import period_name, thai_day
from prongsai.web.reports.records import CellState
from prongsai.web.reports.reminders import KIND, Due, Reminder


def send_reminder(reminder: Reminder, day: date) -> None:
    """One letter in Thai, with one and the same identifier however often it is sent."""
    with translation.override("th"):
        count = len(reminder.dues)
        subject = ngettext(
            "%(count)d report on a measure waits for you",
            "%(count)d reports on measures wait for you",
            count,
        )
        letter = EmailMessage(
            subject % {"count": count},
            _words(reminder),
            to=[reminder.email],
            headers={"Message-ID": f"<{KIND}-{day.isoformat()}-{reminder.person}@prongsai>"},
        )
    letter.send()


def _words(reminder: Reminder) -> str:
    lines = "\n".join(_line(each) for each in reminder.dues)
    links = "\n".join(
        dict.fromkeys(
            _address("reports", each.authority, each.fiscal_year) for each in reminder.dues
        )
    )
    return gettext(
        "%(name)s,\n\nthese reports wait for you:\n%(lines)s\n\nReport here:\n%(links)s\n"
    ) % {"name": reminder.name, "lines": lines, "links": links}


def _line(due: Due) -> str:
    facts = {
        "authority": due.authority_name,
        "measure": " ".join(f"{due.cell.measure.number} {due.cell.measure.title}".split()),
        "period": period_name(due.cell.period).th,
        "day": thai_day(due.cell.due),
    }
    if due.cell.state is CellState.RETURNED:
        return gettext("- %(authority)s: %(measure)s, %(period)s: returned, please mend it") % facts
    return gettext("- %(authority)s: %(measure)s, %(period)s, due on %(day)s") % facts


def _address(name: str, *args: object) -> str:
    chosen = settings.CONFIGURATION
    host = chosen.hosts[0]
    place = f"https://{host}" if chosen.is_https else f"http://{host}:{chosen.port}"
    return f"{place}{reverse(name, args=args)}"
