"""How is what a check found handed to somebody who reads no terminal?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from prongsai.core.errors import FileUnusable
from prongsai.core.files import refuse_existing, write_new, write_whole
from prongsai.core.problems import Said
from prongsai.core.tree import Document
from prongsai.packing.checks import FileChecked
from prongsai.packing.fixing import is_same_file
from prongsai.reporting import (
    Checked,
    compose_check_report,
    render_docx,
    render_html,
    render_pdf,
    render_xlsx,
    sarabun,
)

_RENDERERS: dict[str, Callable[[Document], bytes | None]] = {
    ".docx": render_docx,
    ".xlsx": render_xlsx,
    ".pdf": lambda document: render_pdf(document, fonts=sarabun()),
    ".html": render_html,
}


def refuse_report(out: Path, others: Sequence[Path], *, overwrite: bool = False) -> None:
    """Refuse a name before the work: of no known kind, of one of the others, or there already.

    Errors: FileUnusable.
    """
    remedy = Said(th="เปลี่ยนชื่อที่ --report", en="Change the name at --report.")
    if out.suffix.lower() not in _RENDERERS:
        listed = " ".join(_RENDERERS)
        said = Said(
            th=f"ชื่อแฟ้มต้องลงท้ายด้วย {listed}", en=f"the file's name must end in one of {listed}."
        )
        raise FileUnusable(out, said, remedy)
    if any(is_same_file(other, out) for other in others):
        said = Said(th="เป็นแฟ้มที่กำลังตรวจหรือกำลังเขียน", en="this file is being checked or written.")
        raise FileUnusable(out, said, remedy)
    if not overwrite:
        refuse_existing(out)


def write_report(
    checked: Sequence[FileChecked],
    out: Path,
    *,
    today: date,
    language: str = "th",
    overwrite: bool = False,
) -> None:
    """Write the check report in the format that the name of ``out`` tells. Errors: FileUnusable."""
    told = [
        Checked(
            file=each.file,
            problems=each.problems,
            unread=each.unread.said if each.unread else None,
        )
        for each in checked
    ]
    document = compose_check_report(told, today=today, language=language)
    data = _RENDERERS[out.suffix.lower()](document)
    assert data is not None  # there is always the table of counts
    (write_whole if overwrite else write_new)(out, data)
