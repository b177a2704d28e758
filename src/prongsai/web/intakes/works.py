"""What does the worker do with a document? Twice the same gives the same."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory

from prongsai.core.dates import FiscalYear
from prongsai.core.errors import FileUnusable, ProngsaiError
from prongsai.core.problems import Said
from prongsai.intake import page_picture
from prongsai.web.intakes import actions, queries
from prongsai.web.intakes.reading import read_file
from prongsai.web.intakes.records import ReadResult
from prongsai.web.jobs.actions import advance
from prongsai.web.jobs.records import Job, Outcome
from prongsai.web.people import queries as people
from prongsai.web.storage import queries as storage
from prongsai.web.years import queries as years

READ = queries.READ_JOB
_SUFFIXES = {"pdf": ".pdf", "png": ".png", "jpeg": ".jpg", "docx": ".docx", "xlsx": ".xlsx"}
_OTHERS = frozenset({".csv", ".txt", ".docx", ".xlsx"})


def read_document(job: Job) -> Outcome:
    """Read a document, and draw the pages on which something was read."""
    years.year(job.authority, job.fiscal_year)
    key = job.order["intake"]
    row = queries.row_of(job.authority, job.fiscal_year, key)
    authority = people.authority(job.authority)
    assert authority is not None  # it has a year
    with TemporaryDirectory(prefix="prongsai-") as folder:
        path = Path(folder) / f"document{_suffix(row.kind, row.name)}"
        path.write_bytes(storage.path_of(row.sha256).read_bytes())
        try:
            result = read_file(
                path,
                agency=authority.name,
                year=FiscalYear(row.said_year) if row.said_year else None,
                into=FiscalYear(job.fiscal_year),
            )
        except ProngsaiError as error:
            _name(error, path, row.name)
            raise
        if path.suffix == ".pdf":
            _draw(job, key, path, result)
    actions.keep_reading(
        authority=job.authority, fiscal_year=job.fiscal_year, key=key, result=result
    )
    return Outcome(said=_said(result), result={})


def _draw(job: Job, key: int, path: Path, result: ReadResult) -> None:
    for done, page in enumerate(result.pages):
        advance(key=job.id, done=done, of=len(result.pages) + 1)
        with suppress(FileUnusable):  # a page that cannot be drawn is compared on paper
            actions.keep_picture(
                authority=job.authority,
                fiscal_year=job.fiscal_year,
                key=key,
                page=page,
                data=page_picture(path, page),
            )


def _suffix(kind: str, name: str) -> str:
    own = PurePath(name).suffix.lower()
    return _SUFFIXES.get(kind) or (own if own in _OTHERS else ".txt")


def _name(error: ProngsaiError, path: Path, name: str) -> None:
    """What cannot be read is named as its owner knows it."""
    said = error.said
    error.said = Said(th=said.th.replace(str(path), name), en=said.en.replace(str(path), name))


def _said(result: ReadResult) -> Said:
    dossier = result.dossier
    scores = sum(len(each.indicators) for each in dossier.assessments)
    measures = len(dossier.plan.measures) if dossier.plan else 0
    return Said(
        th=f"อ่านได้คะแนน {scores} ตัวชี้วัด และมาตรการ {measures} ข้อ",
        en=f"{scores} scores and {measures} measures were read.",
    )
