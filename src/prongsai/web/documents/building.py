"""How is a document of a year made? No database is touched here: it takes its time."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from prongsai.core.dates import Period
from prongsai.core.errors import ProngsaiError
from prongsai.core.files import sha256_of, write_archive
from prongsai.core.problems import Problem, Said
from prongsai.core.reading import passages, reading_of
from prongsai.core.shapes import shape_of
from prongsai.dossier import Dossier, save
from prongsai.packing import Format, Order, Pack, build_pack
from prongsai.reporting import Kind, compose, gather
from prongsai.web.documents.records import PACK, Built, MadeFile
from prongsai.web.pages.findings import Finding


class DocumentRefused(ProngsaiError):
    """A document that holds what is certainly wrong, and was not asked for all the same."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        self.findings = findings
        count = sum(each.severity == "error" for each in findings)
        super().__init__(
            Said(
                th=f"พบข้อผิดพลาด {count} ข้อ จึงยังไม่จัดทำ",
                en=f"There are {count} errors: it was not made.",
            ),
            Said(
                th="แก้ตามรายการ หรือเลือก “จัดทำแม้พบข้อผิดพลาด”",
                en="Mend what is listed, or choose to build all the same.",
            ),
        )


class NothingMade(ProngsaiError):
    """A document that there is in none of the formats that were chosen."""

    def __init__(self, reason: Said) -> None:
        super().__init__(reason, Said(th="เลือกรูปแบบแฟ้มอื่น", en="Choose another format."))


def build(
    dossier: Dossier, kind: Kind, period: str, formats: tuple[Format, ...], *, allow: bool
) -> Built:
    """One document in some formats. Errors: DocumentRefused; those of ``build_pack``."""
    asked = Period.parse(period) if period else None
    order = Order(kinds=(kind,), formats=formats, period=asked, allow_problems=allow)
    with _packed(dossier, order) as pack:
        if not pack.documents:
            raise NothingMade(pack.left_out[0].reason)
        year, _ = gather(dossier, pack.folder)
        document = compose(kind, year, period=asked)
        shape = json.dumps(shape_of(document, tag="node"), ensure_ascii=False, sort_keys=True)
        return Built(
            kind=kind,
            period=period,
            tree_digest=sha256_of(shape.encode()),
            passages=tuple(each.text for each in passages(reading_of(document))),
            findings=_findings(pack.problems),
            files=tuple(
                MadeFile(
                    format=each.format,
                    data=(pack.folder / each.file).read_bytes(),
                    pages=each.pages,
                )
                for each in pack.documents
            ),
        )


def build_whole(
    dossier: Dossier, period: str, formats: tuple[Format, ...], *, allow: bool
) -> Built:
    """Every document that can be made, with its manifest, as one zip. Errors: as ``build``."""
    asked = Period.parse(period) if period else None
    order = Order(formats=formats, period=asked, allow_problems=allow)
    with _packed(dossier, order) as pack:
        manifest = json.dumps(pack.to_manifest(), ensure_ascii=False, sort_keys=True)
        files = sorted(each.name for each in pack.folder.iterdir())
        target = io.BytesIO()
        write_archive(target, ((name, (pack.folder / name).read_bytes()) for name in files))
        listed = tuple(f"{each.file} {each.sha256}" for each in pack.documents)
        return Built(
            kind=PACK,
            period=period,
            tree_digest=sha256_of(manifest.encode()),
            passages=listed,
            findings=_findings(pack.problems),
            files=(MadeFile(format="zip", data=target.getvalue(), pages=None),),
        )


@contextmanager
def _packed(dossier: Dossier, order: Order) -> Iterator[Pack]:
    with TemporaryDirectory(prefix="prongsai-") as folder:
        path = Path(folder) / "dossier.json"
        save(dossier, path)
        try:
            pack = build_pack(path, Path(folder) / "made", order)
        except ProngsaiError as error:
            _hide(error, path)
            raise
        if pack.is_refused:
            raise DocumentRefused(_findings(pack.problems))
        yield pack


def _hide(error: ProngsaiError, path: Path) -> None:
    """Nobody knows the folder where the dossier lies for a moment."""
    for known in (f"{path}: ", f"{path.parent}/"):
        error.said = Said(th=error.said.th.replace(known, ""), en=error.said.en.replace(known, ""))


def _findings(problems: tuple[Problem, ...]) -> tuple[Finding, ...]:
    rank = ("error", "warning", "hint")
    found = (Finding.of(each) for each in problems)
    return tuple(sorted(found, key=lambda each: rank.index(each.severity)))
