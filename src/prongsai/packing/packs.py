"""How does a dossier become a folder of files that is whole or not there?

Everything is checked and rendered before anything is written; the manifest comes last.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from prongsai.checking import check_documents, without_repeats
from prongsai.core.errors import FileUnusable, ProngsaiError
from prongsai.core.files import name_anywhere, sha256_of, write_sealed
from prongsai.core.problems import Problem, Said
from prongsai.core.tree import Document
from prongsai.packing.orders import Format, Order
from prongsai.packing.pools import crashed_on, spread
from prongsai.packing.problem_lists import problem_files
from prongsai.packing.records import MANIFEST_NAME, LeftOut, Listed, Made, Pack
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

    What would be printed is checked first. With an error in it the pack is refused, and nothing
    is written, unless the order allows it; then the list of problems goes along as files.
    Errors: those of reading the dossier, of composing (a kind without data that was asked
    for), of fonts and pictures, and FileUnusable where the folder cannot be written.
    """
    with _named(dossier):
        year, known = gather_file(dossier)
        kinds, left_out = _chosen(year, order)
        documents = _composed(year, kinds, order)
        shown = check_documents(year, documents.values())
        kept = without_repeats(shown, known, year.dossier)
        problems = (*known, *(each.in_file(str(dossier)) for each in kept))
        if any(each.is_error for each in problems) and not order.allow_problems:
            return _refused(folder, tuple(left_out), problems)
        fonts = fonts_of(year.dossier, dossier.parent)
        made, rendered = _rendered(documents, order, fonts, left_out)
    lists = problem_files(problems) if any(each.is_error for each in problems) else {}
    pack = Pack(
        folder=folder,
        documents=made,
        left_out=tuple(left_out),
        problems=problems,
        lists=tuple(Listed(file=name, sha256=sha256_of(data)) for name, data in lists.items()),
    )
    _write(pack, rendered | lists)
    return pack


def _refused(folder: Path, left_out: tuple[LeftOut, ...], problems: tuple[Problem, ...]) -> Pack:
    """A pack that is not made: what stands in its folder stays as it is."""
    return Pack(
        folder=folder,
        documents=(),
        left_out=left_out,
        problems=problems,
        is_refused=True,
        has_older=(folder / MANIFEST_NAME).is_file(),
    )


@contextmanager
def _named(dossier: Path) -> Iterator[None]:
    """What stops the work says of which dossier: there may be hundreds."""
    try:
        yield
    except ProngsaiError as error:
        if str(dossier) not in error.said.en:
            said = error.said
            error.said = Said(th=f"{dossier}: {said.th}", en=f"{dossier}: {said.en}")
            error.args = (error.said.en,)
        raise


def _composed(year: Year, kinds: tuple[str, ...], order: Order) -> dict[str, Document]:
    # Whom a memo addresses is checked: a wrong one is told with its place, and can be allowed.
    return {
        kind: compose(kind, year, period=order.period, as_read=order.as_read, as_addressed=True)
        for kind in kinds
    }


def _rendered(
    documents: dict[str, Document], order: Order, fonts: Fonts, left_out: list[LeftOut]
) -> tuple[tuple[Made, ...], dict[str, bytes]]:
    """Every document in every format; ``left_out`` gets those that there are not."""
    rendered: dict[str, bytes] = {}
    made: list[Made] = []
    for kind, document in documents.items():
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
    return tuple(made), rendered


def build_packs(
    dossiers: tuple[Path, ...],
    out: Path,
    order: Order,
    *,
    advance: Callable[[int], object] = lambda _: None,
) -> tuple[Pack, ...]:
    """One dossier's pack in ``out`` itself; of several, each in a folder of its name.

    Several are built in as many processes as there are cores, and the packs come back in the
    order of the dossiers. A refused one is among them, and stops none of the others.
    Errors: as ``build_pack``, and then no further one is begun; two dossiers of one name.
    """
    if len(dossiers) == 1:
        pack = build_pack(dossiers[0], out, order)
        advance(1)
        return (pack,)
    folders = _folders(dossiers, out)
    calls = [(dossier, folder, order) for dossier, folder in zip(dossiers, folders, strict=True)]
    return spread(build_pack, calls, most=len(dossiers), advance=advance, broken=_broken)


def _broken(dossier: Path, folder: Path, order: Order) -> Pack:
    """No pack. Errors: FileUnusable, always."""
    del folder, order
    raise crashed_on(dossier)


def _folders(dossiers: tuple[Path, ...], out: Path) -> tuple[Path, ...]:
    names = [name_anywhere(dossier.stem) for dossier in dossiers]
    for name, dossier in zip(names, dossiers, strict=True):
        if names.count(name) > 1:
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
    return tuple(out / dossier.stem for dossier in dossiers)


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
    shape = json.dumps(pack.to_manifest(), ensure_ascii=False, indent=2, sort_keys=True)
    write_sealed(
        pack.folder,
        {**rendered, MANIFEST_NAME: f"{shape}\n".encode()},
        seal=MANIFEST_NAME,
        without=_files_before(pack.folder) - rendered.keys(),
    )


def _files_before(folder: Path) -> set[str]:
    """The files that an earlier manifest lists: only what we made may be cleared away."""
    try:
        shape = json.loads((folder / MANIFEST_NAME).read_text(encoding="utf-8"))
        listed = (*shape["documents"], *shape.get("problems", ()))
        names = {str(each["file"]) for each in listed}
    except (OSError, ValueError, KeyError, TypeError):
        return set()  # no manifest of ours: nothing of ours to clear
    return {name for name in names if Path(name).name == name and (folder / name).is_file()}
