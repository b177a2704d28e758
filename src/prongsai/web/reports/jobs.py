"""What does the worker do for reports every day?"""

from __future__ import annotations

from datetime import date

from django_tasks import task

from prongsai.web.jobs.daily import every_day
from prongsai.web.reports import actions


@every_day
@task()
def remind(day: str) -> int:
    """Send the reminders of a day and give how many there were."""
    return actions.send_reminders(today=date.fromisoformat(day))
