"""What does the worker do for documents? Twice the same gives the same versions once."""

from __future__ import annotations

from typing import Any

from prongsai.core.errors import ProngsaiError
from prongsai.core.problems import Said
from prongsai.packing import Format
from prongsai.reporting import Kind
from prongsai.web.documents import actions, queries
from prongsai.web.documents.building import DocumentRefused, build, build_whole
from prongsai.web.documents.records import PACK as PACK_KIND
from prongsai.web.jobs.actions import advance
from prongsai.web.jobs.records import Job, Outcome
from prongsai.web.jobs.running import NotWhollyDone
from prongsai.web.years import queries as years

DOCUMENTS, PACK = queries.DOCUMENTS_JOB, queries.PACK_JOB


def build_documents(job: Job) -> Outcome:
    """Build each document that was asked for; one that is refused stops none of the others."""
    year = years.year(job.authority, job.fiscal_year)
    asked: list[tuple[str, str]] = [(kind, period) for kind, period in job.order["documents"]]
    new, failed = 0, []
    for done, (kind, period) in enumerate(asked):
        advance(key=job.id, done=done, of=len(asked))
        try:
            built = build(year.dossier, Kind(kind), period, _formats(job), allow=job.order["allow"])
        except ProngsaiError as error:
            failed.append(_failure(kind, period, error))
        else:
            new += actions.keep_version(year=year, built=built, by=job.asked_by)
    return _ended(len(asked), new, failed)


def build_the_pack(job: Job) -> Outcome:
    """Build everything as one zip."""
    year = years.year(job.authority, job.fiscal_year)
    period = job.order["period"]
    try:
        built = build_whole(year.dossier, period, _formats(job), allow=job.order["allow"])
    except DocumentRefused as error:
        return _ended(1, 0, [_failure(PACK_KIND, period, error)])
    return _ended(1, int(actions.keep_version(year=year, built=built, by=job.asked_by)), [])


def _formats(job: Job) -> tuple[Format, ...]:
    return tuple(Format(each) for each in job.order["formats"])


def _failure(kind: str, period: str, error: ProngsaiError) -> dict[str, Any]:
    findings = error.findings if isinstance(error, DocumentRefused) else ()
    return {
        "kind": kind,
        "period": period,
        "said": {"th": error.said.th, "en": error.said.en},
        "remedy": {"th": error.remedy.th, "en": error.remedy.en},
        "findings": [each.to_shape() for each in findings],
    }


def _ended(asked: int, new: int, failed: list[dict[str, Any]]) -> Outcome:
    made = asked - len(failed)
    said = Said(
        th=f"จัดทำแล้ว {made} จาก {asked} ฉบับ เป็นฉบับใหม่ {new} ฉบับ",
        en=f"{made} of {asked} were made, {new} of them new.",
    )
    result = {"failed": failed}
    if failed:
        raise NotWhollyDone(
            said,
            Said(th="แก้ตามรายการด้านล่างแล้วจัดทำอีกครั้ง", en="Mend what is listed, and build again."),
            result,
        )
    return Outcome(said=said, result=result)
