"""What does a Word file say, as it would be printed with every change accepted?

And what does a reader say of it, as comments in a copy?
"""

from __future__ import annotations

from prongsai.intake.word.comments import with_comments
from prongsai.intake.word.reader import read_docx

__all__ = ["read_docx", "with_comments"]
