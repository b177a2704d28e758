"""The worker of the tests: it does what waits in the queue, as the real one would."""

from __future__ import annotations

from importlib.resources import files

from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from prongsai.dossier import parse
from prongsai.web.years.actions import open_year


def work_off():
    """Do everything that waits; give how many tasks there were."""
    worker = Worker(
        queue_names=["default"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id="test",
        excluded_queue_names=[],
    )
    count = 0
    while (waiting := DBTaskResult.objects.ready().first()) is not None:
        waiting.claim("test")
        worker.run_task(waiting)
        count += 1
    return count


def demo_text(name):
    return files("prongsai.web").joinpath("demo", name).read_text(encoding="utf-8")


def demo_dossier(name="01-complete-2566.yaml"):
    dossier, _ = parse(demo_text(name))
    assert dossier is not None
    return dossier


def open_demo(authority, name="01-complete-2566.yaml", **changes):
    """A year of the demonstration in an authority of the cast."""
    dossier = demo_dossier(name)
    return open_year(authority=authority, dossier=dossier.model_copy(update=changes), by="test")
