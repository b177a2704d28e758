"""Which jobs run every day, and who lets them begin?

An app of ours names its own when it is loaded; the worker's heart lets them begin once a day.
A job that runs twice does nothing the second time.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db import close_old_connections
from django.utils import timezone
from django_tasks.base import Task, TaskResultStatus
from django_tasks_db.models import DBTaskResult

_EARLIEST = 6  # o'clock: letters do not come at night
_PAUSE = timedelta(hours=1)  # before a job that failed is tried again
_DAILY: list[Task[[str], Any]] = []


def every_day(task: Task[[str], Any]) -> Task[[str], Any]:
    """Let a job run once a day; it is given the day as an ISO date."""
    _DAILY.append(task)
    return task


def begin_due() -> None:
    """Let the day's jobs begin that have not begun yet."""
    now = timezone.localtime()
    if now.hour >= _EARLIEST:
        begin(now.date())
    close_old_connections()


def begin(day: date) -> int:
    """Let a day's jobs begin that have not; give how many. One that failed is tried again."""
    due = [each for each in _DAILY if not _is_begun(each, day)]
    for task in due:
        task.enqueue(day.isoformat())
    return len(due)


def _is_begun(task: Task[[str], Any], day: date) -> bool:
    newest = (
        DBTaskResult.objects.filter(task_path=task.module_path).order_by("-enqueued_at").first()
    )
    if newest is None or newest.args_kwargs["args"] != [day.isoformat()]:
        return False
    has_failed = newest.status == TaskResultStatus.FAILED
    return not has_failed or timezone.now() - newest.enqueued_at < _PAUSE
