"""What is a document called, on a page and as a file?"""

from __future__ import annotations

import re
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from prongsai.core.dates import Period, period_name
from prongsai.core.problems import Said
from prongsai.reporting import Kind
from prongsai.web.documents.records import PACK

KIND_NAMES: MappingProxyType[str, Promise] = MappingProxyType(
    {
        Kind.ANALYSIS: _("Analysis report"),
        Kind.PLAN: _("Measures plan"),
        Kind.PROGRESS: _("Progress report"),
        Kind.STATUS: _("Status matrix"),
        Kind.MEMO_PLAN: _("Memo on the plan"),
        Kind.MEMO_PROGRESS: _("Memo on the progress report"),
        Kind.ANNOUNCEMENT: _("Announcement"),
        Kind.ORDER: _("Order of the working group"),
        Kind.OIT_CHECKLIST: _("OIT checklist"),
        PACK: _("The whole pack"),
    }
)
FORMAT_NAMES = MappingProxyType(
    {"pdf": "PDF", "docx": "Word (DOCX)", "html": "HTML", "xlsx": "Excel (XLSX)", "zip": "ZIP"}
)
MEDIA_TYPES = MappingProxyType(
    {
        "pdf": "application/pdf",
        "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "html": "text/html; charset=utf-8",
        "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "zip": "application/zip",
    }
)
_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]+')


def period_said(code: str) -> Said:
    """A period in words; empty for none."""
    return period_name(Period.parse(code)) if code else Said(th="", en="")


def file_name(kind: str, period: str, *, year: int, number: int, form: str) -> str:
    """The name under which a file is saved: in Thai, and fit for every system."""
    with override("th"):
        title = str(KIND_NAMES[kind])
    words = [title, f"ปี {year}" if not period else f"รอบ {period}", f"ฉบับที่ {number}"]
    return safe_name(f"{' '.join(words)}.{form}")


def safe_name(name: str) -> str:
    """The name without what a file system or a header cannot bear."""
    return _UNSAFE.sub("-", name).strip(" .") or "file"
