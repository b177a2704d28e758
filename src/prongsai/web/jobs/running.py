"""How is one job done, and what becomes of it where it cannot be?"""

from __future__ import annotations

from typing import Any

from prongsai.core.errors import ProngsaiError
from prongsai.core.problems import Said
from prongsai.web.jobs import actions
from prongsai.web.jobs.records import Outcome
from prongsai.web.jobs.registry import work_of

_BROKEN = Said(
    th="เกิดข้อผิดพลาดของโปรแกรม งานนี้จึงทำไม่สำเร็จ", en="A fault of the program stopped this job."
)
_TELL = Said(
    th="ลองอีกครั้ง หากยังไม่สำเร็จให้แจ้งผู้ดูแลระบบ",
    en="Try again; if it fails again, tell the administrator.",
)


class NotWhollyDone(ProngsaiError):
    """A job that ended without all that was asked; ``result``: what pages show of it."""

    def __init__(self, said: Said, remedy: Said, result: dict[str, Any]) -> None:
        self.result = result
        super().__init__(said, remedy)


def do(key: int) -> None:
    """Do a job. One that has ended is left alone; one that was left in its middle begins again."""
    job = actions.begin(key=key)
    if job is None:
        return
    try:
        outcome = work_of(job.kind)(job)
    except ProngsaiError as error:
        result = error.result if isinstance(error, NotWhollyDone) else {}
        actions.fail(job=job, outcome=Outcome(said=error.said, result=result), remedy=error.remedy)
    except Exception:
        actions.fail(job=job, outcome=Outcome(said=_BROKEN, result={}), remedy=_TELL)
        raise
    else:
        actions.finish(job=job, outcome=outcome)
