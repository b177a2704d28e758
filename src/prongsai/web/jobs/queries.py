"""Which jobs are there, and how far are they?"""

from __future__ import annotations

from django_tasks_db.models import DBTaskResult

from prongsai.core.problems import Said
from prongsai.web.jobs.models import JobRow
from prongsai.web.jobs.records import Job, JobState

OPEN = (JobState.QUEUED, JobState.RUNNING)
TASK = "prongsai.web.jobs.tasks.run"  # by name: it calls what is above this module


def job(authority: int, key: int) -> Job | None:
    """One job of an authority."""
    row = JobRow.objects.filter(authority_id=authority, pk=key).first()
    return None if row is None else record_of(row)


def jobs_of(
    authority: int, fiscal_year: int, kinds: tuple[str, ...], *, most: int
) -> tuple[Job, ...]:
    """The newest jobs of a year, newest first."""
    rows = JobRow.objects.filter(
        authority_id=authority, fiscal_year=fiscal_year, kind__in=kinds
    ).order_by("-pk")
    return tuple(record_of(each) for each in rows[:most])


def forgotten() -> tuple[int, ...]:
    """The open jobs that no task of the queue would do: a worker was stopped in their middle."""
    waiting = DBTaskResult.objects.filter(task_path=TASK, status__in=["READY", "RUNNING"])
    known = {each["kwargs"].get("job") for each in waiting.values_list("args_kwargs", flat=True)}
    is_open = JobRow.objects.filter(state__in=OPEN).order_by("pk")
    return tuple(key for key in is_open.values_list("pk", flat=True) if key not in known)


def record_of(row: JobRow) -> Job:
    """A row as a record."""
    return Job(
        id=row.pk,
        authority=row.authority_id,
        fiscal_year=row.fiscal_year,
        kind=row.kind,
        order=row.order,
        state=JobState(row.state),
        done=row.done,
        of=row.of,
        result=row.result,
        said=Said(th=row.said_th, en=row.said_en),
        remedy=Said(th=row.remedy_th, en=row.remedy_en),
        asked_by=row.asked_by,
        asked_at=row.asked_at,
        finished_at=row.finished_at,
    )
