"""How does a YAML or JSON file become a Dossier, or the list of what must be mended in it?

Every scalar is taken as text, so that no score ever passes through a float; each Problem tells
its line and its path inside the file.
"""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from prongsai.core.errors import FileUnusable, ProblemsFound
from prongsai.core.files import read_whole
from prongsai.core.problems import Place, Problem, Said, Severity
from prongsai.dossier.complaints import WhereIs, problems_of
from prongsai.dossier.notations import json_steps, yaml_steps
from prongsai.dossier.references import check_references
from prongsai.dossier.schema import SCHEMA, SCHEMA_NAME, SCHEMA_VERSION, Dossier
from prongsai.dossier.spots import Location, Spot, build, path_of, place_of, plain_of

MOST_BYTES = 5_000_000
_SCHEMA_TEXT = re.compile(re.escape(SCHEMA_NAME) + r"/([0-9]{1,9})")
_REMEDY = Said(
    th="ใช้แฟ้มข้อมูล YAML หรือ JSON (UTF-8) ที่เริ่มด้วยคำสั่ง prongsai dossier new",
    en="Use a dossier in YAML or JSON (UTF-8), begun with `prongsai dossier new`.",
)


def load(path: Path) -> Dossier:
    """The dossier in a file.

    Errors: FileUnusable where it is no text file; ProblemsFound where it has errors.
    """
    dossier, problems = read(path)
    errors = tuple(problem for problem in problems if problem.is_error)
    if dossier is None or errors:
        raise not_sound(str(path), errors)
    return dossier


def read(path: Path) -> tuple[Dossier | None, tuple[Problem, ...]]:
    """The dossier in a file and everything to mend in it; None where it cannot be understood.

    Errors: FileUnusable where the file is missing, empty, too large, binary or not UTF-8.
    """
    dossier, problems, _ = read_placed(path)
    return dossier, problems


def read_placed(path: Path) -> tuple[Dossier | None, tuple[Problem, ...], WhereIs]:
    """As ``read``, and what tells where in the file a location stands. Errors: as ``read``."""
    text = read_text(path)
    is_json = path.suffix.lower() == ".json" or (
        path.suffix.lower() not in (".yaml", ".yml") and text.lstrip().startswith("{")
    )
    dossier, problems, where = parse_placed(text, is_json=is_json)
    return dossier, tuple(problem.in_file(str(path)) for problem in problems), where


def read_text(path: Path) -> str:
    """The text of a file, whatever it says. Errors: as ``read``."""
    return _decoded(path, read_whole(path, limit=MOST_BYTES))


def parse(text: str, *, is_json: bool = False) -> tuple[Dossier | None, tuple[Problem, ...]]:
    """The dossier that a text holds and everything to mend in it; ``file`` is left empty."""
    dossier, problems, _ = parse_placed(text, is_json=is_json)
    return dossier, problems


def parse_placed(
    text: str, *, is_json: bool
) -> tuple[Dossier | None, tuple[Problem, ...], WhereIs]:
    """As ``parse``, and what tells where in the text a location stands."""
    try:
        root, problems = build(json_steps(text) if is_json else yaml_steps(text))
    except ProblemsFound as error:
        return None, error.problems, _nowhere
    if root is None:
        return None, (_no_keys(),), _nowhere

    def where(location: Location) -> Place:
        return place_of(root, location)

    of_schema = _schema_problem(root)
    if of_schema is not None:
        return None, (of_schema,), where
    dossier, found = understand(plain_of(root), where)
    both = sorted((*problems, *found), key=lambda problem: problem.place.line or 0)
    return (None if problems else dossier), tuple(both), where


def _nowhere(location: Location) -> Place:
    return Place(path=path_of(location) or None)


def understand(plain: Any, where: WhereIs) -> tuple[Dossier | None, tuple[Problem, ...]]:
    """The dossier that plain values make, and the Problems of its values and references."""
    try:
        dossier = Dossier.model_validate(plain)
    except ValidationError as error:
        return None, problems_of(error, where)
    return dossier, check_references(dossier, where)


def not_sound(name: str, errors: tuple[Problem, ...]) -> ProblemsFound:
    """The error that a file of that name has these errors."""
    first = errors[0]
    place_th, place_en = first.place.described("th"), first.place.described("en")
    return ProblemsFound(
        errors,
        Said(
            th=f"{name}: มีข้อผิดพลาด {len(errors)} แห่ง แห่งแรก {place_th}: {first.message.th}",
            en=f"{name}: {len(errors)} error(s), the first at {place_en}: {first.message.en}",
        ),
        first.remedy,
    )


def schema_problem(named: str | None) -> Problem | None:
    """What is wrong with a file's ``schema``; None where this program reads it."""
    if named is None:
        return _problem(
            "schema-missing",
            Said(
                th=f"แฟ้มนี้ไม่ได้บอกรูปแบบ จึงอาจไม่ใช่แฟ้มข้อมูลของโปรแกรมนี้ (ต้องมี schema: {SCHEMA})",
                en=f"The file does not name its schema ({SCHEMA}): it may be no dossier.",
            ),
            Said(th=f"เพิ่มบรรทัด schema: {SCHEMA}", en=f"Add the line `schema: {SCHEMA}`."),
        )
    if named == SCHEMA:
        return None
    match = _SCHEMA_TEXT.fullmatch(named)
    if match is not None and int(match[1]) > SCHEMA_VERSION:
        return _problem(
            "schema-newer",
            Said(
                th=f"แฟ้มนี้เป็นรูปแบบรุ่น {match[1]} แต่โปรแกรมนี้อ่านได้ถึงรุ่น {SCHEMA_VERSION}",
                en=f"The file has version {match[1]} of the schema; "
                f"this program reads version {SCHEMA_VERSION}.",
            ),
            Said(
                th="ปรับปรุงโปรแกรมเป็นรุ่นล่าสุด แล้วเปิดแฟ้มอีกครั้ง",
                en="Upgrade the program and open the file again.",
            ),
        )
    return _problem(
        "schema-unknown",
        Said(
            th=f"ไม่รู้จักรูปแบบ “{named[:80]}” โปรแกรมนี้อ่าน {SCHEMA}",
            en=f"The schema “{named[:80]}” is not known; this program reads {SCHEMA}.",
        ),
        Said(th=f"แก้เป็น schema: {SCHEMA}", en=f"Correct it to `schema: {SCHEMA}`."),
    )


def _schema_problem(root: Spot) -> Problem | None:
    if not isinstance(root.value, dict):
        return _no_keys()
    named = root.value.get("schema")
    if named is None:
        return schema_problem(None)
    problem = schema_problem(named.value if isinstance(named.value, str) else "")
    return problem and replace(problem, place=place_of(root, ("schema",)))


def _no_keys() -> Problem:
    return _problem(
        "dossier-not-keys",
        Said(
            th="แฟ้มนี้ไม่มีหัวข้อใด จึงไม่ใช่แฟ้มข้อมูลหนึ่งหน่วยงานหนึ่งปี",
            en="The file holds no keys and values: it is no dossier.",
        ),
        _REMEDY,
    )


def _problem(code: str, message: Said, remedy: Said) -> Problem:
    return Problem(code=code, severity=Severity.ERROR, message=message, remedy=remedy)


def _decoded(path: Path, data: bytes) -> str:
    if data.startswith(b"PK\x03\x04"):
        raise FileUnusable(
            path,
            Said(th="เป็นสมุดงานหรือแฟ้มบีบอัด ไม่ใช่ YAML หรือ JSON", en="it is a workbook or an archive."),
            Said(
                th="ถ้าเป็นสมุดงานของโปรแกรมนี้ ใช้ prongsai dossier from-xlsx",
                en="Turn a workbook of this program with `prongsai dossier from-xlsx`.",
            ),
        )
    if b"\0" in data:
        raise FileUnusable(path, Said(th="ไม่ใช่แฟ้มข้อความ", en="it is not a text file."), _REMEDY)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FileUnusable(
            path,
            Said(th="ไม่ได้บันทึกเป็น UTF-8", en="it is not in UTF-8."),
            Said(th="บันทึกแฟ้มใหม่โดยเลือกรหัสอักขระ UTF-8", en="Save the file again as UTF-8."),
        ) from error
