"""Which values can stand in a dossier, and how are they read from text?

Numbers are read from text, never through a float. What cannot be read becomes an entry of
pydantic's list that carries our code and our sentences in both languages.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import PydanticCustomError

from prongsai.core.dates import FiscalYear, Period, parse_day, parse_fiscal_year
from prongsai.core.errors import ProngsaiError, ValueUnreadable
from prongsai.core.numerals import to_arabic_digits
from prongsai.core.problems import Said
from prongsai.core.scores import parse_score

LONGEST_TEXT = 20_000  # characters of one text
_AMOUNT = re.compile(r"(?:[0-9]{1,15}|[0-9]{1,3}(?:,[0-9]{3}){1,4})(?:\.[0-9]{1,6})?")
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_NEVER_TEXT = frozenset(
    "\ufffe\uffff"
)  # XML, and with it every office format, has no place for them


def refusal(code: str, message: Said, remedy: Said) -> PydanticCustomError:
    """An entry of pydantic's list of errors that carries our code and sentences."""
    facts = {"th": message.th, "en": message.en, "remedy_th": remedy.th, "remedy_en": remedy.en}
    return PydanticCustomError(
        "dossier_value",
        "{en}",
        {"code": code, **facts},
    )


def score_code(text: str) -> str:
    """The code of a text that is no score: of a number, or of something else."""
    is_number = _NUMBER.fullmatch(to_arabic_digits(text).strip())
    return "score-out-of-range" if is_number else "score-unreadable"


def _read_as(code: str, known: type, parse: Callable[[str], Any]) -> Callable[[Any], Any]:
    def read(value: Any) -> Any:
        if isinstance(value, dict | list | tuple):
            raise _not_single()
        try:
            return parse(_texted(value, known))
        except ProngsaiError as error:
            told = score_code(str(value)) if parse is parse_score else code
            raise refusal(told, error.said, error.remedy) from error

    return read


def _not_single() -> PydanticCustomError:
    return refusal(
        "value-not-text",
        Said(th="ตรงนี้ต้องเป็นค่าเดียว ไม่ใช่รายการหรือหัวข้อย่อย", en="This must be a single value."),
        Said(th="เขียนค่าไว้บนบรรทัดเดียวกับหัวข้อ", en="Write the value beside its key."),
    )


def _texted(value: Any, known: type) -> str:
    # A record given from Python is held to the same limits as the text of a file.
    if isinstance(value, Period):
        return value.code
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, date) and known in (date, datetime):
        return value.isoformat()
    return str(value)


def parse_amount(text: str) -> Decimal:
    """The number that a text means: 0 or more, Thai or Arabic digits, commas between thousands.

    Errors: ValueUnreadable.

    >>> parse_amount("๑,๒๕๐.๕")
    Decimal('1250.5')
    """
    plain = to_arabic_digits(text).strip()
    if not _AMOUNT.fullmatch(plain):
        raise ValueUnreadable(
            text,
            Said(th=f"“{text}” ไม่ใช่จำนวน", en=f"“{text}” is not an amount."),
            Said(
                th="กรอกตัวเลข 0 ขึ้นไป เช่น 12 หรือ 1,250.50 และแยกหน่วยนับไว้ในช่อง unit",
                en="Enter a number of 0 or more, such as 12 or 1,250.50, with its unit in `unit`.",
            ),
        )
    return Decimal(plain.replace(",", ""))


def parse_moment(text: str) -> datetime:
    """The moment that an ISO text with its zone means. Errors: ValueUnreadable.

    >>> parse_moment("2024-11-22T09:30:00+07:00").hour
    9
    """
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise ValueUnreadable(
            text,
            Said(th=f"“{text}” ไม่ใช่วันและเวลา", en=f"“{text}” is not a moment."),
            Said(
                th="เขียนเป็น 2024-11-22T09:30:00+07:00",
                en="Write it as 2024-11-22T09:30:00+07:00.",
            ),
        )
    return moment


def _line(text: str) -> str:
    whole = text.replace("\r\n", "\n").replace("\r", "\n")
    for letter in whole:
        if letter in _NEVER_TEXT or (
            letter not in "\n\t" and unicodedata.category(letter) in ("Cc", "Cs")
        ):
            raise refusal(
                "text-control-character",
                Said(
                    th=f"ข้อความมีอักขระควบคุม U+{ord(letter):04X} ซึ่งพิมพ์ไม่ได้",
                    en=f"The text holds the control character U+{ord(letter):04X}.",
                ),
                Said(
                    th="ลบอักขระนั้นออก หรือพิมพ์ข้อความนี้ใหม่",
                    en="Delete the character, or type this text again.",
                ),
            )
    return whole


def _some(text: str) -> str:
    if not text.strip():
        raise refusal(
            "text-empty",
            Said(th="ช่องนี้ต้องมีข้อความ", en="This must hold a text."),
            Said(th="กรอกข้อความในช่องนี้", en="Enter the text."),
        )
    return text


def _plain(value: Decimal) -> str:
    return format(value, "f")


# What the loader reads, as far as a pattern tells it: editors check a file while it is typed.
_DIGIT = "[0-9๐-๙]"
_YEAR_PATTERN = rf"^[^0-9๐-๙]*({_DIGIT}{{4}}|[4-9๔-๙]{_DIGIT})\s*$"
_DAY_PATTERN = (
    rf"^[^0-9๐-๙]*({_DIGIT}{{4}}-{_DIGIT}{{1,2}}-{_DIGIT}{{1,2}}"
    rf"|{_DIGIT}{{1,2}}\s*[/.-]\s*{_DIGIT}{{1,2}}\s*[/.-][^0-9๐-๙]*({_DIGIT}{{4}}|{_DIGIT}{{2}})"
    rf"|{_DIGIT}{{1,2}}\s*[A-Za-zก-๎][^0-9๐-๙]*({_DIGIT}{{4}}|{_DIGIT}{{2}}))\s*$"
)
_MOMENT_PATTERN = r"^\s*[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9:.]{5,15}([+-][0-9:]{5,8}|Z)\s*$"
_PERIOD_PATTERN = rf"^\s*[2๒][4-6๔-๖]{_DIGIT}{{2}}(-([Qq][1-4๑-๔]|[Hh][12๑๒]))?\s*$"
_AMOUNT_PATTERN = (
    rf"^\s*({_DIGIT}{{1,15}}|{_DIGIT}{{1,3}}(,{_DIGIT}{{3}}){{1,4}})(\.{_DIGIT}{{1,6}})?\s*$"
)
_SCORE_PATTERN = r"^\s*(0*[0-9๐-๙]{1,2}(\.[0-9๐-๙]{1,20})?|[1๑][0๐]{2}(\.[0๐]{1,20})?)\s*$"

Year = Annotated[
    FiscalYear,
    BeforeValidator(_read_as("year-unreadable", FiscalYear, parse_fiscal_year)),
    PlainSerializer(lambda year: year.be, return_type=int),
    WithJsonSchema(
        {"type": ["integer", "string"], "minimum": 40, "maximum": 2742, "pattern": _YEAR_PATTERN}
    ),
]
Day = Annotated[
    date,
    BeforeValidator(_read_as("date-unreadable", date, parse_day)),
    WithJsonSchema({"type": "string", "pattern": _DAY_PATTERN}),
]
Moment = Annotated[
    datetime,
    BeforeValidator(_read_as("date-unreadable", datetime, parse_moment)),
    PlainSerializer(lambda moment: moment.isoformat(), return_type=str),
    WithJsonSchema({"type": "string", "pattern": _MOMENT_PATTERN}),
]
PeriodCode = Annotated[
    Period,
    BeforeValidator(_read_as("period-unreadable", Period, Period.parse)),
    PlainSerializer(lambda period: period.code, return_type=str),
    WithJsonSchema(
        {
            "type": ["string", "integer"],
            "pattern": _PERIOD_PATTERN,
            "minimum": 2400,
            "maximum": 2699,
        }
    ),
]
Score = Annotated[
    Decimal,
    BeforeValidator(_read_as("score-unreadable", Decimal, parse_score)),
    PlainSerializer(_plain, return_type=str),
    WithJsonSchema(
        {"type": ["string", "number"], "pattern": _SCORE_PATTERN, "minimum": 0, "maximum": 100}
    ),
]
Amount = Annotated[
    Decimal,
    BeforeValidator(_read_as("amount-unreadable", Decimal, parse_amount)),
    PlainSerializer(_plain, return_type=str),
    WithJsonSchema({"type": ["string", "number"], "pattern": _AMOUNT_PATTERN, "minimum": 0}),
]
Line = Annotated[str, Field(max_length=LONGEST_TEXT), AfterValidator(_line)]
"""A text of any form; line ends become one newline."""
Name = Annotated[
    str, Field(min_length=1, max_length=LONGEST_TEXT), AfterValidator(_line), AfterValidator(_some)
]
"""A text that something is known by: never blank."""
Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
"""The SHA-256 of something, in hexadecimal."""


class Part(BaseModel):
    """A part of a dossier: frozen, no unknown keys; a key without a value is as good as absent."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    @model_validator(mode="before")
    @classmethod
    def _without_blanks(cls, value: Any) -> Any:
        if isinstance(value, dict):
            return {key: each for key, each in value.items() if each is not None}
        return value
