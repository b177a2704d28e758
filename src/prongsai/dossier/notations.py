"""How do a YAML and a JSON text become the same steps?

YAML without its dangers: no anchors (a few lines of them can swell to gigabytes), no tags,
one document. JSON strictly, with line numbers, which the standard reader does not keep.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import yaml

from prongsai.core.errors import ProblemsFound
from prongsai.core.problems import Said
from prongsai.dossier.spots import Closed, Opened, Scalar, Step, refused

_FAST = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NOTHING = frozenset(("", "~", "null", "Null", "NULL"))
_BLANK = re.compile(r"[ \t\n\r]*")
_STRING = json.JSONDecoder()
_WORD = re.compile(
    r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?(?![0-9.\w])|true|false|null"
)


def yaml_steps(text: str) -> Iterator[Step]:
    """The steps of a YAML text. Errors: ProblemsFound for no YAML, anchors, aliases, tags."""
    documents = 0
    try:
        for event in yaml.parse(text, Loader=_FAST):
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise _many_documents(_line_of(event))
            step = _step_of(event)
            if step is not None:
                yield step
    except yaml.YAMLError as error:
        raise _not_yaml(error, text) from error


def _step_of(event: yaml.Event) -> Step | None:
    if isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
        return Closed()
    if not isinstance(event, yaml.NodeEvent):
        return None
    line = _line_of(event)
    if event.anchor is not None:
        raise refused(
            "yaml-anchor",
            line,
            Said(
                th=f"แฟ้มใช้การอ้างซ้ำของ YAML (&{event.anchor} หรือ *{event.anchor}) ซึ่งโปรแกรมนี้ไม่รับ",
                en=f"The file uses a YAML anchor or alias (&{event.anchor}, *{event.anchor}), "
                "which is not accepted.",
            ),
            Said(
                th="เขียนข้อมูลซ้ำให้ครบแทนการอ้าง หากเป็นข้อความ ให้ใส่ไว้ในเครื่องหมายคำพูด",
                en="Write the values out; put a text that begins with & or * in quotes.",
            ),
        )
    if isinstance(event, yaml.ScalarEvent):
        if event.tag is not None:
            raise _tagged(line, event.tag)
        is_plain = event.implicit[0]
        return Scalar(line, None if is_plain and event.value in _NOTHING else event.value)
    if isinstance(event, yaml.CollectionStartEvent):
        if event.tag is not None:
            raise _tagged(line, event.tag)
        return Opened(line, isinstance(event, yaml.MappingStartEvent))
    return None


def _line_of(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


def _tagged(line: int, tag: str) -> ProblemsFound:
    return refused(
        "yaml-tag",
        line,
        Said(
            th=f"แฟ้มใช้ป้ายชนิดข้อมูลของ YAML ({tag}) ซึ่งโปรแกรมนี้ไม่รับ",
            en=f"The file uses a YAML tag ({tag}), which is not accepted.",
        ),
        Said(
            th="ลบป้ายนั้นออก หากเป็นข้อความที่ขึ้นต้นด้วย ! ให้ใส่ไว้ในเครื่องหมายคำพูด",
            en="Remove the tag; put a text that begins with ! in quotes.",
        ),
    )


def _many_documents(line: int) -> ProblemsFound:
    return refused(
        "yaml-many-documents",
        line,
        Said(th="แฟ้มมีเอกสาร YAML มากกว่าหนึ่งชุด", en="The file holds several YAML documents."),
        Said(th="แยกเป็นแฟ้มละหนึ่งหน่วยงานหนึ่งปี", en="Keep one document in a file."),
    )


def _not_yaml(error: yaml.YAMLError, text: str) -> ProblemsFound:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    detail = getattr(error, "problem", None) or getattr(error, "reason", None) or "?"
    remedy = Said(
        th="ตรวจการย่อหน้า เครื่องหมาย : เครื่องหมายคำพูด และวงเล็บ ที่บรรทัดนี้และบรรทัดก่อนหน้า",
        en="Check indentation, colons, quotes and brackets on this line and the one before.",
    )
    line = None if mark is None else mark.line + 1
    if line is not None and "\t" in "".join(text.splitlines()[line - 1 : line]):
        remedy = Said(th="ใช้ช่องว่างแทนแท็บในการย่อหน้า", en="Indent with spaces, not tabs.")
    return refused(
        "yaml-unreadable",
        line,
        Said(th=f"แฟ้มนี้ไม่ใช่ YAML ที่ถูกต้อง ({detail})", en=f"This is not well-formed YAML ({detail})."),
        remedy,
    )


def json_steps(text: str) -> Iterator[Step]:
    """The steps of a JSON text. Errors: ProblemsFound for no JSON."""
    yield from _JsonText(text).steps()


class _JsonText:
    """Reads JSON with a stack of its own; numbers and literals stay text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._line = 1
        self._counted = 0

    def steps(self) -> Iterator[Step]:
        closing: list[str] = []
        yield from self._value(closing)
        while closing:
            sign = self._next()
            if sign == closing[-1]:
                self._at += 1
                closing.pop()
                yield Closed()
            elif sign == ",":
                self._at += 1
                yield from self._member(closing)
            else:
                raise self._wrong()
        if self._next():
            raise self._wrong()

    def _member(self, closing: list[str]) -> Iterator[Step]:
        if closing[-1] == "}":
            if self._next() != '"':
                raise self._wrong()
            yield self._string()
            if self._next() != ":":
                raise self._wrong()
            self._at += 1
        yield from self._value(closing)

    def _value(self, closing: list[str]) -> Iterator[Step]:
        sign = self._next()
        if sign in ("{", "["):
            self._at += 1
            end = "}" if sign == "{" else "]"
            yield Opened(self._here(), sign == "{")
            closing.append(end)
            if self._next() != end:
                # One level deeper for each bracket: the builder stops at its limit long before us.
                yield from self._member(closing)
        elif sign == '"':
            yield self._string()
        else:
            yield self._word()

    def _string(self) -> Scalar:
        line = self._here()
        try:
            value, end = _STRING.raw_decode(self._text, self._at)
            value.encode()  # half of a surrogate pair is no letter
        except (json.JSONDecodeError, UnicodeEncodeError) as error:
            raise self._wrong() from error
        self._at = end
        return Scalar(line, value)

    def _word(self) -> Scalar:
        match = _WORD.match(self._text, self._at)
        if match is None:
            raise self._wrong()
        self._at = match.end()
        return Scalar(self._here(), None if match[0] == "null" else match[0])

    def _next(self) -> str:
        match = _BLANK.match(self._text, self._at)
        self._at = match.end() if match else self._at
        return self._text[self._at : self._at + 1]

    def _here(self) -> int:
        self._line += self._text.count("\n", self._counted, self._at)
        self._counted = self._at
        return self._line

    def _wrong(self) -> ProblemsFound:
        found = self._text[self._at : self._at + 12].strip() or "…"
        return refused(
            "json-unreadable",
            self._here(),
            Said(
                th=f"แฟ้มนี้ไม่ใช่ JSON ที่ถูกต้อง ใกล้ “{found}”",
                en=f"This is not well-formed JSON near “{found}”.",
            ),
            Said(
                th="ตรวจเครื่องหมายคำพูด จุลภาค และวงเล็บที่บรรทัดนี้",
                en="Check quotes, commas and brackets on this line.",
            ),
        )
