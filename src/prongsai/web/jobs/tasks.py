"""What does the worker find in its queue?"""

from __future__ import annotations

from django_tasks import task

from prongsai.web.jobs.running import do


@task()
def run(job: int) -> None:
    """Do the job of that number."""
    do(job)
