"""How is a job asked for, and how does it go on and end?"""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import import_string

from prongsai.core.problems import Said
from prongsai.web.audit.actions import record
from prongsai.web.jobs import queries
from prongsai.web.jobs.models import JobRow
from prongsai.web.jobs.records import Job, JobState, Outcome
from prongsai.web.people.records import Access


@transaction.atomic
def ask(*, access: Access, fiscal_year: int, kind: str, order: dict[str, Any], of: int = 1) -> Job:
    """Put a job of some parts in the queue; the same one, not begun yet, is asked for once."""
    words = {"authority_id": access.chain, "fiscal_year": fiscal_year, "kind": kind}
    waiting = JobRow.objects.filter(state=JobState.QUEUED, **words)
    for each in waiting:
        if each.order == order:
            return queries.record_of(each)
    row = JobRow.objects.create(order=order, of=of, asked_by=access.person, **words)
    import_string(queries.TASK).enqueue(job=row.pk)  # a row of the same transaction
    record(
        "job.asked", chain=access.chain, by=access.person, target=str(row.pk), job=kind, order=order
    )
    return queries.record_of(row)


@transaction.atomic
def begin(*, key: int) -> Job | None:
    """Begin a job, or begin it again; None where there is nothing to do any longer."""
    row = JobRow.objects.select_for_update().filter(pk=key, state__in=queries.OPEN).first()
    if row is None:
        return None
    row.state, row.done = JobState.RUNNING, 0
    row.save()
    return queries.record_of(row)


def advance(*, key: int, done: int, of: int) -> None:
    """Tell how far a job is."""
    JobRow.objects.filter(pk=key, state=JobState.RUNNING).update(done=done, of=of)


def finish(*, job: Job, outcome: Outcome) -> None:
    """Say that a job is done."""
    _end(job, JobState.DONE, outcome, Said(th="", en=""))


def fail(*, job: Job, outcome: Outcome, remedy: Said) -> None:
    """Say why a job could not be done, and what to do."""
    _end(job, JobState.FAILED, outcome, remedy)


@transaction.atomic
def _end(job: Job, state: JobState, outcome: Outcome, remedy: Said) -> None:
    row = JobRow.objects.select_for_update().filter(pk=job.id, state__in=queries.OPEN).first()
    if row is None:
        return
    row.state, row.finished_at, row.result = state, timezone.now(), outcome.result
    row.said_th, row.said_en = outcome.said.th, outcome.said.en
    row.remedy_th, row.remedy_en = remedy.th, remedy.en
    if state is JobState.DONE:
        row.done = row.of
    row.save()
    record(
        f"job.{state.value}",
        chain=job.authority,
        by=job.asked_by,
        target=str(job.id),
        job=job.kind,
        said=outcome.said.en,
    )


@transaction.atomic
def ask_again() -> int:
    """Put the open jobs that nobody would do in the queue once more; give how many."""
    forgotten = queries.forgotten()
    for key in forgotten:
        import_string(queries.TASK).enqueue(job=key)
    return len(forgotten)
