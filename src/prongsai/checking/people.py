"""Are units and persons called the same everywhere?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import TypeAlias

from prongsai.checking.findings import Finding, found
from prongsai.checking.material import Material
from prongsai.checking.rule import Rule
from prongsai.checking.wordings import load_wordings, opening
from prongsai.core.nearness import distance, near
from prongsai.core.problems import Said, Severity
from prongsai.core.reading import Passage, PassageKind
from prongsai.core.thai import comparison_form

_UNIT = re.compile(r"(?:สำนัก|กอง|หน่วย(?:งาน)?ตรวจสอบ|งาน|ฝ่าย|ส่วน)[ก-๎]{2,30}(?:\s(?=ทั่วไป)[ก-๎]+)?")
_ONLY_UNITS = re.compile(r"(?:[-\s]*(?:สำนัก|กอง|หน่วย(?:งาน)?ตรวจสอบ)[ก-๎]{2,30}ฯ?\s*){1,12}")
_HEAD_OF_UNIT = "(?P<head>สำนักงาน|สำนัก|กอง|หน่วยงาน|หน่วย)(?:การ|งาน)?"
_SHORTEST_STEM = 3
# Two units of one cell whose lines a reader has joined.
_JOINED = re.compile(r"((?:สำนัก|กอง|หน่วยตรวจสอบ)[ก-๎]{3,30}?)(?=กอง(?!ทุน)|สำนัก|หน่วย(?:งาน)?ตรวจสอบ)")
_UNIT_TAIL = re.compile(r"(?:องค์การ|เทศบาล|และ).*$", re.DOTALL)
_PERSON = re.compile(
    r"(?:นางสาว|น\.ส\.|นาย|นาง|(?:ว่าที่\s?)?(?:ร้อย|พัน|สิบ|จ่า)(?:ตรี|โท|เอก)\s?(?:หญิง)?"
    r"|ว่าที่\s?[รพ]\.\s?[ตทอ]\.\s?(?:หญิง)?|ว่าที่[ก-๎. ]{2,12}|ดร\.)\s?"
    r"(?P<given>[^\s().]{2,25})\s+(?P<surname>[^\s().]{2,30})"
)
_MOST_UNITS, _MOST_PEOPLE = 60, 400
_Name: TypeAlias = tuple[str, str]
_OF_UNITS = frozenset({PassageKind.MEMO_FIELD, PassageKind.SIGNATURE})


def _unit_name_varies(material: Material) -> Iterator[Finding]:
    """Knows units in owners' columns, memo heads and below signatures; ฯ is an abbreviation.

    Two forms are one unit's where few letters differ, or only words such as การ and งาน that
    offices put in or leave out. In sentences only these are looked for. The rarer is pointed at.
    """
    places: dict[str, list[tuple[Passage, str]]] = {}
    for passage in _unit_passages(material):
        for unit in _units(passage.text):
            places.setdefault(comparison_form(unit), []).append((passage, unit))
    if len(places) > _MOST_UNITS:
        return  # no office has as many: the column holds something else
    for form, passage, printed in list(_in_sentences(material, places)):
        places.setdefault(form, []).append((passage, printed))
    for one, other in combinations(places, 2):
        is_cut = one in other and len(other) - len(one) < 3  # at the end of a line, not misspelt
        if _alike(one) != _alike(other) and (is_cut or not near(one, [other])):
            continue
        rare, common = sorted((one, other), key=lambda each: len(places[each]))
        passage, printed = places[rare][0]
        usual = places[common][0][1]
        yield found(
            passage,
            Said(
                th=f"ชื่อส่วนราชการเขียนสองแบบ: {printed} ({len(places[rare])})"
                f" และ {usual} ({len(places[common])})",
                en=f"One unit has two names: {printed} ({len(places[rare])})"
                f" and {usual} ({len(places[common])}).",
            ),
            Said(
                th="ใช้ชื่อเดียวตามประกาศโครงสร้างส่วนราชการ",
                en="Use the one name of the official structure.",
            ),
            text=printed,
        )


def _alike(unit: str) -> str:
    """A unit's name without the words that offices put in or leave out."""
    for each in load_wordings()["alike_in_units"]:
        unit = re.sub(each["is"], each["as"], unit)
    return unit


def _in_sentences(
    material: Material, known: dict[str, list[tuple[Passage, str]]]
) -> Iterator[tuple[str, Passage, str]]:
    """Other forms of known units in sentences, where a unit's name stands without a blank."""
    looked_at = {id(passage) for stands in known.values() for passage, _ in stands}
    stems = {_alike(form): re.sub(f"^{_HEAD_OF_UNIT}", "", form) for form in known}
    for alike, stem in stems.items():
        if len(stem) < _SHORTEST_STEM or not re.match(_HEAD_OF_UNIT, alike):
            continue
        pattern = re.compile(f"{_HEAD_OF_UNIT}{re.escape(stem)}(?P<after>[ก-๎]{{0,8}})")
        for passage in material.passages:
            if id(passage) in looked_at:
                continue
            for match in pattern.finditer(passage.text):
                printed = match[0].removesuffix(match["after"])
                is_other = match["after"].startswith(opening("not_a_unit"))
                goes_on = re.match("[ะ-ฺ็-๎]", match["after"])
                form = comparison_form(printed)
                if form not in known and _alike(form) == alike and not (is_other or goes_on):
                    yield form, passage, printed


def _unit_passages(material: Material) -> Iterator[Passage]:
    for passage in material.passages:
        is_cell = passage.kind is PassageKind.CELL
        names_units = is_cell and _ONLY_UNITS.fullmatch(passage.text.strip())
        if passage.kind in _OF_UNITS or passage.text.startswith("ส่วนราชการ") or names_units:
            yield passage
    for table in material.tables:
        for row in table.rows:
            owner = row.cells.get("owner")
            if owner is not None and not _ONLY_UNITS.fullmatch(owner.text.strip()):
                yield owner


def _units(text: str) -> Iterator[str]:
    text = _JOINED.sub(r"\1\n", text)
    for match in _UNIT.finditer(text):
        if match.start() and re.match("[ก-๎]", text[match.start() - 1]):
            before = text[: match.start()]
            if not before.endswith(("หัวหน้า", "และ", "ผู้อำนวยการ")):
                continue
        unit = _UNIT_TAIL.sub("", match[0].removeprefix("ส่วนราชการ")).rstrip("ฯ ")
        if len(unit) > 4 and not unit.startswith("ส่วนราชการ"):
            yield unit


def _person_name_varies(material: Material) -> Iterator[Finding]:
    """Knows names after a title; a shared given name or surname alone is not enough.

    One person: the given names are near and the surnames too, and at least one is the same.
    """
    yield from persons_that_vary(material.passages)


def persons_that_vary(passages: Iterable[Passage]) -> Iterator[Finding]:
    """One person's name in two spellings among these passages; the rarer is pointed at."""
    people: dict[tuple[str, str], list[tuple[Passage, str]]] = {}
    for passage in passages:
        for match in _PERSON.finditer(passage.text):
            key = (comparison_form(match["given"]), comparison_form(match["surname"]))
            people.setdefault(key, []).append((passage, match[0].strip()))
    for one, other in _with_one_name_shared(list(people)[:_MOST_PEOPLE]):
        if not _is_one_person(one, other):
            continue
        counts = Counter({one: len(people[one]), other: len(people[other])})
        rare = min((other, one), key=lambda each: counts[each])
        passage, printed = people[rare][0]
        usual = people[one if rare == other else other][0][1]
        yield found(
            passage,
            Said(
                th=f"ชื่อบุคคลเดียวกันสะกดต่างกัน: {printed} และ {usual}",
                en=f"One person's name is spelt in two ways: {printed} and {usual}.",
            ),
            Said(th="ตรวจชื่อกับคำสั่งแต่งตั้ง", en="Compare with the order of appointment."),
            text=printed,
        )


def _with_one_name_shared(people: list[_Name]) -> Iterator[tuple[_Name, _Name]]:
    for part in (0, 1):
        groups: dict[str, list[_Name]] = {}
        for person in people:
            groups.setdefault(person[part], []).append(person)
        for group in groups.values():
            yield from combinations(group, 2)


def _is_one_person(one: tuple[str, str], other: tuple[str, str]) -> bool:
    same = (one[0] == other[0], one[1] == other[1])
    if all(same) or not any(same):
        return False
    pair = (one[1], other[1]) if same[0] else (one[0], other[0])
    # Sisters and brothers share a surname and often a syllable: given names must be nearer.
    limit = 2.5 if same[0] else 1.5
    return distance(*pair) <= limit * max(map(len, pair))


RULES = (
    Rule(code="unit-name-varies", severity=Severity.WARNING, find=_unit_name_varies),
    Rule(code="person-name-varies", severity=Severity.WARNING, find=_person_name_varies),
)
