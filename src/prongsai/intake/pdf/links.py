"""Where do the links of a page lead?"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import groupby
from typing import Any

import pypdfium2.raw as pdfium

_MOST = 500  # of a page
_LONGEST = 2_000  # letters of an address


def addresses_on(page: Any, text: Any) -> tuple[tuple[str, str], ...]:
    """The words and the address of every link; one that goes on in a second line is one."""
    found = list(_links(page, text))
    return tuple(
        (" ".join(words for words, _ in same), address)
        for address, same in groupby(found, key=lambda each: each[1])
    )


def _links(page: Any, text: Any) -> Iterator[tuple[str, str]]:
    at, link = ctypes.c_int(0), pdfium.FPDF_LINK()
    for _ in range(_MOST):
        if not pdfium.FPDFLink_Enumerate(page.raw, at, link):
            return
        address = _address(page, link)
        box = pdfium.FS_RECTF()
        if address and pdfium.FPDFLink_GetAnnotRect(link, box):
            words = text.get_text_bounded(box.left, box.bottom, box.right, box.top)
            yield " ".join(words.split()), address


def _address(page: Any, link: Any) -> str:
    action = pdfium.FPDFLink_GetAction(link)
    if not action or pdfium.FPDFAction_GetType(action) != pdfium.PDFACTION_URI:
        return ""
    document = page.pdf.raw
    size = pdfium.FPDFAction_GetURIPath(document, action, None, 0)
    if not 1 < size <= _LONGEST:
        return ""
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDFAction_GetURIPath(document, action, buffer, size)
    return buffer.value.decode("utf-8", "replace")
