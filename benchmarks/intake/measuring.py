"""Each case in each form, read, recognised and compared."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.intake.truth import truth_of

from benchmarks.intake.comparison import (
    Count,
    cells_alike,
    cells_exact,
    letters_kept,
    memo_fields_right,
    scores_right,
    signers_right,
)
from benchmarks.intake.forms import Form, bare_files, file_of
from prongsai.core.dates import FiscalYear
from prongsai.core.errors import ProngsaiError
from prongsai.dossier import save, validate
from prongsai.intake import Recognised, read, recognise

_NOT_ASKED = Count()


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """One case in one form; a count of nothing is not asked there."""

    case: str
    form: Form
    seconds: float  # reading and recognising
    cells: Count
    alike: Count = _NOT_ASKED
    scores: Count = _NOT_ASKED
    fields: Count = _NOT_ASKED
    signers: Count = _NOT_ASKED
    letters: Count = _NOT_ASKED
    errors: int = 0  # that `dossier validate` finds
    to_confirm: int = 0
    is_told_whose: bool = False  # the document did not say it, or it was misread


def measure(form: Form, case: str, examples: Path) -> Measured:
    """The figures of one case in one form."""
    with TemporaryDirectory() as folder:
        if form is Form.BARE:
            return _bare(case, examples, Path(folder))
        return _whole(form, case, examples, Path(folder))


def _bare(case: str, examples: Path, folder: Path) -> Measured:
    truth = truth_of(examples, case)
    cells = Count()
    files = bare_files(truth, folder)
    started = time.perf_counter()
    for path, table in zip(files, truth["tables"], strict=True):
        cells += cells_exact(read(path), {"tables": [table]})
    return Measured(case=case, form=Form.BARE, seconds=time.perf_counter() - started, cells=cells)


def _whole(form: Form, case: str, examples: Path, folder: Path) -> Measured:
    truth = truth_of(examples, case)
    path = file_of(form, examples / case, folder)
    started = time.perf_counter()
    reading = read(path)
    try:
        found, is_told = recognise(reading), False
    except ProngsaiError:
        year = FiscalYear(truth["fiscal_year_be"])
        found, is_told = recognise(reading, agency=truth["agency"], fiscal_year=year), True
    seconds = time.perf_counter() - started
    return Measured(
        case=case,
        form=form,
        seconds=seconds,
        cells=cells_exact(reading, truth),
        alike=cells_alike(reading, truth),
        scores=scores_right(found.dossier, truth),
        fields=memo_fields_right(found.dossier, truth),
        signers=signers_right(found.dossier, truth),
        letters=letters_kept(reading, found.dossier),
        errors=_errors(found, folder),
        to_confirm=sum(value.is_to_confirm for value in found.values),
        is_told_whose=is_told,
    )


def _errors(found: Recognised, folder: Path) -> int:
    path = folder / "dossier.yaml"
    save(found.dossier, path)
    return sum(problem.is_error for problem in validate(path))
