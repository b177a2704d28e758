"""Plain text in; what it says out."""

from prongsai.intake.text.reader import read_text

__all__ = ["read_text"]
