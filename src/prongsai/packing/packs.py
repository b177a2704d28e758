"""How does a dossier become a folder of files that is whole or not there?

Everything is rendered before anything is written; the manifest comes last.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import get_context
from os import cpu_count
from pathlib import Path

from prongsai.core.errors import FileUnusable
from prongsai.core.files import sha256_of, write_whole
from prongsai.core.problems import Said
from prongsai.core.tree import Document
from prongsai.packing.orders import Format, Order
from prongsai.packing.records import MANIFEST_NAME, LeftOut, Made, Pack
from prongsai.reporting import (
    Fonts,
    Year,
    composable,
    compose,
    fonts_of,
    gather_file,
    page_count,
    render_docx,
    render_html,
    render_pdf,
    render_xlsx,
)

_NO_TABLE = Said(th="เอกสารนี้ไม่มีตาราง", en="This document has no table.")


def build_pack(dossier: Path, folder: Path, order: Order) -> Pack:
    """Build what ``order`` asks for from one dossier into ``folder``.

    Errors: those of reading the dossier, of composing (a kind without data that was asked
    for), of fonts and pictures, and FileUnusable where the folder cannot be written.
    """
    year, problems = gather_file(dossier)
    kinds, left_out = _chosen(year, order)
    fonts = fonts_of(year.dossier, dossier.parent)
    rendered: dict[str, bytes] = {}
    made: list[Made] = []
    for kind in kinds:
        document = compose(kind, year, period=order.period, as_read=order.as_printed)
        for form in order.formats:
            data = _render(document, form, fonts)
            if data is None:
                left_out.append(LeftOut(kind=kind, format=form, reason=_NO_TABLE))
                continue
            name = f"{kind}.{form}"
            rendered[name] = data
            pages = page_count(data) if form is Format.PDF else None
            made.append(
                Made(kind=kind, format=form, file=name, sha256=sha256_of(data), pages=pages)
            )
    pack = Pack(folder=folder, documents=tuple(made), left_out=tuple(left_out), problems=problems)
    _write(pack, rendered)
    return pack


def build_packs(
    dossiers: tuple[Path, ...],
    out: Path,
    order: Order,
    *,
    advance: Callable[[int], object] = lambda _: None,
) -> tuple[Pack, ...]:
    """One dossier's pack in ``out`` itself; of several, each in a folder of its name.

    Several are built in as many processes as there are cores, and the packs come back in the
    order of the dossiers. Errors: as ``build_pack``; two dossiers of one name.
    """
    if len(dossiers) == 1:
        pack = build_pack(dossiers[0], out, order)
        advance(1)
        return (pack,)
    folders = _folders(dossiers, out)
    # Fresh interpreters: a forked one would share the fonts' threads.
    with ProcessPoolExecutor(
        max_workers=min(cpu_count() or 1, len(dossiers)), mp_context=get_context("spawn")
    ) as pool:
        jobs = [
            pool.submit(build_pack, dossier, folder, order)
            for dossier, folder in zip(dossiers, folders, strict=True)
        ]
        for job in as_completed(jobs):
            job.result()
            advance(1)
        return tuple(job.result() for job in jobs)


def _folders(dossiers: tuple[Path, ...], out: Path) -> tuple[Path, ...]:
    folders = tuple(out / dossier.stem for dossier in dossiers)
    for folder, dossier in zip(folders, dossiers, strict=True):
        if folders.count(folder) > 1:
            raise FileUnusable(
                dossier,
                Said(
                    th=f"มีแฟ้มข้อมูลชื่อ {dossier.stem} มากกว่าหนึ่งแฟ้ม",
                    en=f"more than one dossier is named {dossier.stem}.",
                ),
                Said(
                    th="ตั้งชื่อแฟ้มให้ต่างกันหรือจัดทำทีละแฟ้ม",
                    en="Give them different names, or build them one by one.",
                ),
            )
    return folders


def _chosen(year: Year, order: Order) -> tuple[tuple[str, ...], list[LeftOut]]:
    if order.kinds:
        return tuple(order.kinds), []
    states = composable(year, period=order.period)
    left_out = [LeftOut(kind=kind, reason=why) for kind, why in states if why is not None]
    return tuple(kind for kind, why in states if why is None), left_out


def _render(document: Document, form: Format, fonts: Fonts) -> bytes | None:
    match form:
        case Format.PDF:
            return render_pdf(document, fonts=fonts)
        case Format.DOCX:
            return render_docx(document)
        case Format.HTML:
            return render_html(document)
        case Format.XLSX:
            return render_xlsx(document)


def _write(pack: Pack, rendered: dict[str, bytes]) -> None:
    stale = _files_before(pack.folder) - rendered.keys()
    for name, data in rendered.items():
        write_whole(pack.folder / name, data)
    shape = json.dumps(pack.to_shape(), ensure_ascii=False, indent=2, sort_keys=True)
    write_whole(pack.folder / MANIFEST_NAME, f"{shape}\n".encode())
    for name in stale:
        (pack.folder / name).unlink(missing_ok=True)


def _files_before(folder: Path) -> set[str]:
    """The files that an earlier manifest lists: only what we made may be cleared away."""
    try:
        shape = json.loads((folder / MANIFEST_NAME).read_text(encoding="utf-8"))
        names = {str(each["file"]) for each in shape["documents"]}
    except (OSError, ValueError, KeyError, TypeError):
        return set()  # no manifest of ours: nothing of ours to clear
    return {name for name in names if Path(name).name == name}
