"""Which year does an uploaded file hold: a zip of ours, a dossier, or a workbook?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory
from typing import IO

from prongsai.core.errors import ProngsaiError
from prongsai.core.problems import Problem, Said
from prongsai.dossier import Dossier, examine, from_workbook, is_workbook_of_a_dossier, read_text
from prongsai.web.exchange.archives import Attachment, attachments_of, contents_of
from prongsai.web.exchange.zips import safe_zip

_SUFFIXES = frozenset({".yaml", ".yml", ".json", ".xlsx"})
_MOST_BARE = 20_000_000


class DossierNotSound(ProngsaiError):
    """A dossier with errors; ``problems`` lists them."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        super().__init__(
            Said(
                th=f"แฟ้มข้อมูลมีข้อผิดพลาด {len(problems)} แห่ง",
                en=f"The dossier has {len(problems)} errors.",
            ),
            Said(th="แก้ตามรายการแล้วนำเข้าอีกครั้ง", en="Mend what is listed and import it again."),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """A year that somebody brings; its attachments are read when they are asked for."""

    dossier: Dossier
    names: dict[str, str] = field(default_factory=dict)
    attachments: Iterable[Attachment] = ()


@contextmanager
def incoming(file: IO[bytes], name: str) -> Iterator[Incoming]:
    """The year in an uploaded file.

    Errors: ArchiveRefused, DossierNotSound, FileUnusable (which names only the file).
    """
    file.seek(0)
    start = file.read(4)
    file.seek(0)
    with TemporaryDirectory(prefix="prongsai-") as folder:
        suffix = PurePath(name).suffix.lower()
        path = Path(folder) / f"dossier{suffix if suffix in _SUFFIXES else '.yaml'}"
        if start != b"PK\x03\x04" or path.suffix == ".xlsx":
            path.write_bytes(file.read(_MOST_BARE))
            yield Incoming(dossier=_bare(path, start))
            return
    with safe_zip(file) as archive:
        contents = contents_of(archive)
        yield Incoming(
            dossier=_sound(*examine(contents.dossier, is_json=contents.is_json)),
            names=contents.names,
            attachments=attachments_of(archive, contents),
        )


def _bare(path: Path, start: bytes) -> Dossier:
    try:
        if start == b"PK\x03\x04" and is_workbook_of_a_dossier(path):
            return _workbook(path)
        text = read_text(path)
    except ProngsaiError as error:
        _hide(error, path)
        raise
    return _sound(*examine(text, is_json=text.lstrip().startswith("{")))


def _hide(error: ProngsaiError, path: Path) -> None:
    """Nobody knows the folder where the file lies for a moment."""
    said = error.said
    error.said = Said(
        th=said.th.replace(str(path), path.name), en=said.en.replace(str(path), path.name)
    )


def _workbook(path: Path) -> Dossier:
    """What stands in a workbook; a cell that is not understood must not be lost unseen."""
    dossier, problems = from_workbook(path)
    errors = tuple(each for each in problems if each.is_error)
    if dossier is None or errors:
        raise DossierNotSound(errors or problems)
    return dossier


def _sound(dossier: Dossier | None, problems: tuple[Problem, ...]) -> Dossier:
    errors = tuple(each for each in problems if each.is_error)
    if dossier is None:
        raise DossierNotSound(errors or problems)
    return dossier
