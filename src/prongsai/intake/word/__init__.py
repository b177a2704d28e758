"""What does a Word file say, as it would be printed with every change accepted?"""

from __future__ import annotations

from prongsai.intake.word.reader import read_docx

__all__ = ["read_docx"]
