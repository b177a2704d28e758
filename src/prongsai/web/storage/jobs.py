"""What does the worker do for kept files every day?"""

from __future__ import annotations

from django.conf import settings
from django_tasks import task

from prongsai.web.jobs.daily import every_day
from prongsai.web.storage import disk


@every_day
@task()
def sweep(day: str) -> int:  # noqa: ARG001  # which day it is does not matter
    """Take away what killed uploads left unfinished, and give how many there were."""
    return disk.sweep(settings.CONFIGURATION.files)
