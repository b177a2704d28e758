"""Which damaged file has which number? The same number gives the same file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from benchmarks.checks import as_text
from tests.conftest import find_examples
from tests.intake.ours import DOSSIERS, documents_of
from tests.soak.archives import ZIP_MISHAPS
from tests.soak.extremes import EXTREMES
from tests.soak.markup import TAG_MISHAPS
from tests.soak.portable import PDF_MISHAPS
from tests.soak.words import TEXT_MISHAPS

from prongsai.core.tree import Document
from prongsai.reporting import render_docx, render_html, render_pdf, render_xlsx

FORMATS = ("docx", "pdf", "xlsx", "html", "txt")
_KINDS = ("analysis", "plan", "progress", "memo-plan")
MISHAPS: dict[str, dict[str, Callable[[bytes, Random], bytes]]] = {
    "docx": ZIP_MISHAPS,
    "xlsx": ZIP_MISHAPS,
    "pdf": PDF_MISHAPS,
    "html": {
        **{f"{name} (of the page)": each for name, each in TAG_MISHAPS.items()},
        **TEXT_MISHAPS,
    },
    "txt": TEXT_MISHAPS,
}
_WRONG_ENDING = "another ending"
ALL_EXTREMES = [(form, name) for form, found in EXTREMES.items() for name in found]


@dataclass(frozen=True, slots=True, kw_only=True)
class Damaged:
    """One file: its format, what was done to it, its name's ending and its bytes."""

    form: str
    mishap: str
    ending: str
    data: bytes


def bases(folder: Path, *, dossiers: int = 3) -> None:
    """Write the sound files that the damaged ones come from: ours, and the real ones at hand."""
    for at, dossier in enumerate(DOSSIERS[:dossiers]):
        for document in documents_of(dossier):
            if document.kind in _KINDS:
                for path, data in _rendered(folder / f"{at}-{document.kind}", document):
                    path.write_bytes(data)
    examples = find_examples()
    for real in sorted(examples.glob("[0-9]*/*.*")) if examples else ():
        if real.suffix in {".docx", ".pdf", ".txt"}:
            (folder / f"real-{real.parent.name}{real.suffix}").write_bytes(real.read_bytes())


def _rendered(stem: Path, document: Document) -> Iterator[tuple[Path, bytes]]:
    yield stem.with_suffix(".pdf"), render_pdf(document)
    yield stem.with_suffix(".docx"), render_docx(document)
    page = render_html(document)
    yield stem.with_suffix(".html"), page
    yield stem.with_suffix(".txt"), as_text(document).encode()
    book = render_xlsx(document)
    if book is not None:
        yield stem.with_suffix(".xlsx"), book


def damaged(folder: Path, number: int) -> Damaged:
    """The file of that number: the extremes first, then by chance."""
    if number < len(ALL_EXTREMES):
        form, name = ALL_EXTREMES[number]
        base = min(folder.glob(f"0-*.{form}")).read_bytes()
        return Damaged(form=form, mishap=name, ending=form, data=EXTREMES[form][name](base))
    chance = Random(number)
    form = FORMATS[number % len(FORMATS)]
    base = chance.choice(sorted(folder.glob(f"*.{form}"))).read_bytes()
    name = chance.choice([*MISHAPS[form], _WRONG_ENDING])
    if name == _WRONG_ENDING:
        ending = chance.choice(
            [each for each in (*FORMATS, "doc", "docm", "xls", "rtf") if each != form]
        )
        return Damaged(form=form, mishap=name, ending=ending, data=base)
    data = MISHAPS[form][name](base, chance)
    return Damaged(form=form, mishap=name, ending=form, data=data)
