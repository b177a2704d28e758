"""What was asked for: which kinds, which formats, for which period?"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from prongsai.core.dates import Period
from prongsai.core.errors import ProngsaiError
from prongsai.core.problems import Said
from prongsai.reporting import Kind, KindUnknown


class Format(StrEnum):
    """The file formats of a pack."""

    PDF = "pdf"
    DOCX = "docx"
    HTML = "html"
    XLSX = "xlsx"


class FormatUnknown(ProngsaiError):
    """A format was asked for that there is not."""

    def __init__(self, name: str) -> None:
        self.name = name
        known = ", ".join(Format)
        super().__init__(
            Said(th=f"ไม่มีรูปแบบแฟ้ม “{name}”", en=f"There is no file format “{name}”."),
            Said(th=f"รูปแบบที่มี: {known}", en=f"The formats are: {known}."),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What to build. No kinds: every kind that the dossier has data for.

    ``as_read``: tables that the dossier keeps as printed come out word for word.
    ``allow_problems``: documents with errors are made all the same, with the list of them.
    """

    kinds: tuple[Kind, ...] = ()
    formats: tuple[Format, ...] = tuple(Format)
    period: Period | None = None
    as_read: bool = False
    allow_problems: bool = False

    @classmethod
    def parse(
        cls,
        *,
        only: str = "",
        formats: str = "",
        period: str = "",
        as_read: bool = False,
        allow_problems: bool = False,
    ) -> Order:
        """The order in a user's words, lists separated by commas.

        Errors: KindUnknown, FormatUnknown, ValueUnreadable (period).

        >>> Order.parse(formats="pdf").formats
        (<Format.PDF: 'pdf'>,)
        """
        return cls(
            kinds=tuple(_kind(word) for word in _words(only)),
            formats=tuple(_format(word) for word in _words(formats)) or tuple(Format),
            period=Period.parse(period) if period.strip() else None,
            as_read=as_read,
            allow_problems=allow_problems,
        )


def _words(listed: str) -> tuple[str, ...]:
    words = (word.strip() for word in listed.split(","))
    return tuple(dict.fromkeys(word for word in words if word))


def _kind(word: str) -> Kind:
    if word not in list(Kind):
        raise KindUnknown(word)
    return Kind(word)


def _format(word: str) -> Format:
    if word not in list(Format):
        raise FormatUnknown(word)
    return Format(word)
