"""How does the worker run, show that it lives, and take up what a killed one left?"""

from __future__ import annotations

import logging
import threading

from django.conf import settings
from django.db import DatabaseError, transaction
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from prongsai.web.jobs.actions import ask_again
from prongsai.web.jobs.daily import begin_due
from prongsai.web.pages.health import BEAT

_LOG = logging.getLogger(__name__)
_BEAT_SECONDS = 20
_INTERVAL = 0.5  # seconds between two looks for work


def run() -> None:
    """Work until told to stop. There is one worker an installation."""
    take_up_again()
    threading.Thread(target=_beat, daemon=True).start()
    worker = Worker(
        queue_names=["default"],
        interval=_INTERVAL,
        batch=False,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id="worker",
        excluded_queue_names=[],
    )
    worker.configure_signals()
    worker.run()


@transaction.atomic
def take_up_again() -> int:
    """Put back what a killed worker was doing; its jobs can run twice."""
    running = DBTaskResult.objects.running().select_for_update()
    count = DBTaskResult.objects.filter(pk__in=[each.pk for each in running]).update(
        status="READY", started_at=None
    )
    return count + ask_again()


def _beat() -> None:
    path = settings.CONFIGURATION.data / BEAT
    while True:
        path.touch()
        try:
            begin_due()
        except DatabaseError:  # the heart goes on; the next beat tries again
            _LOG.exception("the jobs of the day could not begin")
        threading.Event().wait(_BEAT_SECONDS)
