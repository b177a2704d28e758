"""What does pydantic's list of errors say in plain Thai and English, and where?"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Mapping
from enum import Enum
from typing import Any, Literal, TypeAlias, get_args, get_origin

from pydantic import BaseModel, ValidationError

from prongsai.core.problems import Place, Problem, Said, Severity
from prongsai.dossier.schema import Dossier
from prongsai.dossier.spots import Location, path_of
from prongsai.dossier.values import LONGEST_TEXT

MOST_PROBLEMS = 200  # after so many, a file is of another kind
_QUOTED = 80  # characters of a value that a message repeats

WhereIs: TypeAlias = Callable[[Location], Place]
_Words: TypeAlias = tuple[str, Said, Said, str | None]  # code, message, remedy, suggestion


def problems_of(error: ValidationError, where: WhereIs) -> tuple[Problem, ...]:
    """One Problem for each error, in the order of the file."""
    errors = error.errors(include_url=False)
    found = [_problem(dict(each), where) for each in errors[:MOST_PROBLEMS]]
    found.sort(key=lambda problem: problem.place.line or 0)
    if len(errors) > MOST_PROBLEMS:
        rest = len(errors) - MOST_PROBLEMS
        found.append(
            Problem(
                code="problems-more",
                severity=Severity.ERROR,
                message=Said(th=f"ยังมีข้อผิดพลาดอีก {rest} แห่ง", en=f"There are {rest} more errors."),
                remedy=Said(th="แก้ข้างต้นก่อนแล้วตรวจอีกครั้ง", en="Correct these and check again."),
            )
        )
    return tuple(found)


def _problem(error: Mapping[str, Any], where: WhereIs) -> Problem:
    location = tuple(error["loc"])
    code, message, remedy, suggestion = _words_of(error, location)
    value = error["input"]
    text = value if isinstance(value, str) and error["type"] != "missing" else None
    if error["type"] == "extra_forbidden":
        text = str(location[-1])
    return Problem(
        code=code,
        severity=Severity.ERROR,
        message=message,
        remedy=remedy,
        place=where(location),
        text=_short(text) if text is not None else None,
        suggestion=suggestion,
    )


def _words_of(error: Mapping[str, Any], location: Location) -> _Words:
    kind = str(error["type"])
    if kind == "dossier_value":
        return _own(error["ctx"])
    if kind in _BY_KIND:
        return _BY_KIND[kind](error, location)
    return (
        "value-wrong",
        Said(th=f"ค่าของ “{_named(location)}” ไม่ถูกต้อง", en=f"“{_named(location)}”: {error['msg']}."),
        _SEE_THE_SCHEMA,
        None,
    )


_SEE_THE_SCHEMA = Said(
    th="ดูความหมายของแต่ละหัวข้อในแฟ้มตั้งต้น (prongsai dossier new) หรือ JSON Schema",
    en="See what each key means in a starter file (prongsai dossier new) or the JSON Schema.",
)


def _own(facts: Mapping[str, Any]) -> _Words:
    return (
        str(facts["code"]),
        Said(th=facts["th"], en=facts["en"]),
        Said(th=facts["remedy_th"], en=facts["remedy_en"]),
        None,
    )


def _unknown_key(_error: Mapping[str, Any], location: Location) -> _Words:
    key = str(location[-1])
    known = _keys_at(location[:-1])
    near = nearest(key, known)
    listed = ", ".join(known)
    remedy = Said(
        th=f"แก้เป็น “{near}” หากหมายถึงหัวข้อนั้น" if near else f"หัวข้อที่มี: {listed}",
        en=f"Did you mean “{near}”?" if near else f"The keys are: {listed}.",
    )
    message = Said(th=f"ไม่รู้จักหัวข้อ “{_short(key)}”", en=f"The key “{_short(key)}” is not known.")
    return ("key-unknown", message, remedy, near)


def _missing_key(_error: Mapping[str, Any], location: Location) -> _Words:
    key = str(location[-1])
    title = _title_at(location)
    return (
        "key-missing",
        Said(th=f"ขาดหัวข้อ “{key}” ({title})", en=f"The key “{key}” is missing."),
        Said(th=f"เพิ่ม {key}: พร้อมค่าของมัน", en=f"Add `{key}:` and its value."),
        None,
    )


def _not_listed(error: Mapping[str, Any], location: Location) -> _Words:
    allowed = _allowed_at(location)
    value = str(error["input"])
    near = nearest(value, allowed)
    listed = ", ".join(allowed)
    return (
        "value-not-listed",
        Said(
            th=f"“{_short(value)}” ไม่ใช่ค่าที่ใช้ได้ของ “{_named(location)}”",
            en=f"“{_short(value)}” is no value of “{_named(location)}”.",
        ),
        Said(th=f"ใช้ค่าใดค่าหนึ่ง: {listed}", en=f"Use one of: {listed}."),
        near,
    )


def _not_text(error: Mapping[str, Any], location: Location) -> _Words:
    if error["input"] is None:
        return _empty(error, location)
    return (
        "value-not-text",
        Said(
            th=f"“{_named(location)}” ต้องเป็นค่าเดียว ไม่ใช่รายการหรือหัวข้อย่อย",
            en=f"“{_named(location)}” must be a single value, not a list or keys.",
        ),
        Said(
            th="เขียนค่าไว้บนบรรทัดเดียวกับหัวข้อ ถ้าข้อความมีเครื่องหมาย : ให้ใส่ในเครื่องหมายคำพูด",
            en="Write the value beside its key; put a text with a colon in quotes.",
        ),
        None,
    )


def _not_list(_error: Mapping[str, Any], location: Location) -> _Words:
    return (
        "value-not-list",
        Said(th=f"“{_named(location)}” ต้องเป็นรายการ", en=f"“{_named(location)}” must be a list."),
        Said(
            th="ขึ้นบรรทัดใหม่และนำหน้าแต่ละรายการด้วย - ", en="Begin each item on its own line with `- `."
        ),
        None,
    )


def _not_keys(_error: Mapping[str, Any], location: Location) -> _Words:
    known = ", ".join(_keys_at(location))
    return (
        "value-not-keys",
        Said(
            th=f"“{_named(location)}” ต้องประกอบด้วยหัวข้อย่อย",
            en=f"“{_named(location)}” must be made of keys and values.",
        ),
        Said(th=f"หัวข้อย่อยที่มี: {known}", en=f"Its keys are: {known}."),
        None,
    )


def _not_yes_or_no(error: Mapping[str, Any], location: Location) -> _Words:
    return (
        "value-not-yes-or-no",
        Said(
            th=f"“{_short(str(error['input']))}” ของ “{_named(location)}” ไม่ใช่ true หรือ false",
            en=f"“{_short(str(error['input']))}” of “{_named(location)}” is not true or false.",
        ),
        Said(th="เขียน true (ใช่) หรือ false (ไม่ใช่)", en="Write true or false."),
        None,
    )


def _too_long(error: Mapping[str, Any], location: Location) -> _Words:
    length = len(str(error["input"]))
    return (
        "text-too-long",
        Said(
            th=f"ข้อความใน “{_named(location)}” ยาว {length:,} ตัวอักษร เกิน {LONGEST_TEXT:,}",
            en=f"The text of “{_named(location)}” has {length:,} characters, "
            f"more than {LONGEST_TEXT:,}.",
        ),
        Said(th="ย่อข้อความ หรือแยกเป็นหลายข้อ", en="Shorten it, or make several texts of it."),
        None,
    )


def _empty(_error: Mapping[str, Any], location: Location) -> _Words:
    return (
        "text-empty",
        Said(th=f"“{_named(location)}” ว่างอยู่", en=f"“{_named(location)}” is empty."),
        Said(th="กรอกข้อความ หรือลบบรรทัดนี้", en="Enter a text, or remove the line."),
        None,
    )


def _malformed(_error: Mapping[str, Any], location: Location) -> _Words:
    return (
        "hash-malformed",
        Said(
            th=f"“{_named(location)}” ไม่ใช่ค่าแฮช SHA-256", en=f"“{_named(location)}” is no SHA-256."
        ),
        Said(
            th="คัดลอกเลขฐานสิบหกตัวเล็ก 64 ตัวของแฟ้ม หรือเว้นว่าง",
            en="Copy the file's 64 lower-case hexadecimal digits, or leave it out.",
        ),
        None,
    )


_BY_KIND: Mapping[str, Callable[[Mapping[str, Any], Location], _Words]] = {
    "extra_forbidden": _unknown_key,
    "missing": _missing_key,
    "enum": _not_listed,
    "literal_error": _not_listed,
    "string_type": _not_text,
    "tuple_type": _not_list,
    "model_type": _not_keys,
    "model_attributes_type": _not_keys,
    "bool_parsing": _not_yes_or_no,
    "bool_type": _not_yes_or_no,
    "string_too_long": _too_long,
    "string_too_short": _empty,
    "string_pattern_mismatch": _malformed,
}


def nearest(text: str, known: Iterable[str]) -> str | None:
    """The known word that a mistyped one most likely means, or None."""
    found = difflib.get_close_matches(text[:_QUOTED], list(known), n=1, cutoff=0.6)
    return found[0] if found else None


def _short(text: str) -> str:
    return text if len(text) <= _QUOTED else text[:_QUOTED] + "…"


def _named(location: Location) -> str:
    return path_of(location) or "dossier"


def _keys_at(location: Location) -> tuple[str, ...]:
    model = _type_at(location)
    return tuple(field.alias or name for name, field in model.model_fields.items()) if model else ()


def _title_at(location: Location) -> str:
    model = _type_at(location[:-1])
    for name, field in (model.model_fields if model else {}).items():
        if (field.alias or name) == location[-1]:
            return field.title or name
    return str(location[-1])


def _allowed_at(location: Location) -> tuple[str, ...]:
    model = _type_at(tuple(location)[:-1])
    annotation = model.model_fields[str(location[-1])].annotation if model else None
    return tuple(choices_of(annotation))


def choices_of(annotation: Any) -> Iterable[str]:
    """The words of an enumeration or a Literal, through Optional; none for other types."""
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        yield from (str(each.value) for each in annotation)
    elif get_origin(annotation) is Literal:
        yield from (str(each) for each in get_args(annotation))
    else:
        for inner in get_args(annotation):
            yield from choices_of(inner)


def _type_at(location: Location) -> type[BaseModel] | None:
    model: type[BaseModel] | None = Dossier
    for part in location:
        if isinstance(part, int) or model is None:
            continue
        fields = {field.alias or name: field for name, field in model.model_fields.items()}
        model = part_of(fields[part].annotation) if part in fields else None
    return model


def part_of(annotation: Any) -> type[BaseModel] | None:
    """The model that a field holds, through Optional and tuple; None for single values."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for inner in get_args(annotation):
        if found := part_of(inner):
            return found
    return None
