"""What does a PDF say of itself beside its pages?"""

from __future__ import annotations

from pathlib import Path

import pypdfium2

from prongsai.core.tree import DRAFT_STATUS


def is_marked_draft(path: Path) -> bool:
    """Whether its keywords say that it is a draft. The file is known to open."""
    with pypdfium2.PdfDocument(path.read_bytes()) as document:
        keywords = document.get_metadata_value("Keywords")
    return DRAFT_STATUS in keywords.lower().replace(";", ",").split(",")
