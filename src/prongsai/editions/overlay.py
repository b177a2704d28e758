"""How does an authority lay its own wording over an edition?

The official questionnaires' sentences are not ours to ship; an authority that has them keeps
them in a YAML file of its own. An overlay words things; it never changes a rule.

    edition: 2564
    source: แบบวัด IIT ปี 2564 ที่หน่วยงานได้รับ
    questions: {I1a: …, I2: …}
    oit_titles: {O1: …}
    oit_shows: {O1: …}
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from prongsai.core.errors import ProblemsFound
from prongsai.core.problems import Problem, Said
from prongsai.editions.nodes import Reader, Spot
from prongsai.editions.records import Basis, BasisKind, Edition, OitItem, OitTree, Questionnaire

_WORDINGS = ("questions", "oit_titles", "oit_shows")
_RULES = (
    "instruments",
    "indicators",
    "formula",
    "oit",
    "scales",
    "questionnaires",
    "levels",
    "groups",
    "calendar",
    "samples",
    "publications",
    "themes",
    "changes",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Overlay:
    """The wordings of one file, by code."""

    basis: Basis
    questions: dict[str, str]
    oit_titles: dict[str, str]
    oit_shows: dict[str, str]


def with_overlay(edition: Edition, text: str) -> Edition:
    """The edition in an authority's wording, its rules untouched.

    Errors: ProblemsFound with every problem of the overlay.
    """
    overlay, problems = _read(edition, text)
    if problems:
        first = problems[0]
        raise ProblemsFound(
            problems,
            Said(
                th=f"ถ้อยคำของหน่วยงานมีข้อผิดพลาด {len(problems)} แห่ง: {first.message.th}",
                en=f"The authority's wording has {len(problems)} problems: {first.message.en}",
            ),
            first.remedy,
        )
    return replace(
        edition,
        oit=_worded_tree(edition.oit, overlay),
        questionnaires=tuple(_worded(each, overlay) for each in edition.questionnaires),
    )


def overlay_problems(edition: Edition, text: str) -> tuple[Problem, ...]:
    """Everything that is wrong with an overlay, in the order of its lines."""
    return _read(edition, text)[1]


def _read(edition: Edition, text: str) -> tuple[_Overlay, tuple[Problem, ...]]:
    reader = Reader("overlay")
    root = reader.compose(text)
    fields: dict[str, Spot] = {}
    if root is not None:
        fields = reader.mapping(root, ("edition", "source"), (*_WORDINGS, *_RULES))
        _refuse_rules(reader, fields)
        _check_year(reader, fields["edition"], edition)
    columns = {item.column for each in edition.questionnaires for item in each.items}
    codes = {item.code for item in edition.oit.items}
    source = reader.text(fields["source"]) if fields else ""
    overlay = _Overlay(
        basis=Basis(kind=BasisKind.READ, verified=False, sources=(source,)),
        questions=_wordings(reader, fields.get("questions"), columns),
        oit_titles=_wordings(reader, fields.get("oit_titles"), codes),
        oit_shows=_wordings(reader, fields.get("oit_shows"), codes),
    )
    return overlay, tuple(sorted(reader.problems, key=lambda each: each.place.line or 0))


def _refuse_rules(reader: Reader, fields: dict[str, Spot]) -> None:
    for key in _RULES:
        if key in fields:
            reader.problem(
                "changes-rule",
                fields[key],
                Said(
                    th=f"“{key}” เป็นเกณฑ์การประเมิน หน่วยงานเปลี่ยนไม่ได้",
                    en=f"“{key}” is a rule of the assessment; an overlay cannot change it.",
                ),
                Said(
                    th=f"ลบหัวข้อ “{key}” ใช้ได้เฉพาะ {', '.join(_WORDINGS)}",
                    en=f"Remove “{key}”; only {', '.join(_WORDINGS)} can be worded.",
                ),
                text=key,
            )


def _check_year(reader: Reader, spot: Spot, edition: Edition) -> None:
    year = reader.whole(spot)
    if year and year != edition.fiscal_year.be:
        reader.problem(
            "other-year",
            spot,
            Said(
                th=f"ถ้อยคำนี้เป็นของปี {year} ไม่ใช่ปี {edition.fiscal_year}",
                en=f"This wording is for {year}, not for {edition.fiscal_year}.",
            ),
            Said(
                th="ใช้แฟ้มถ้อยคำของปีเดียวกัน เพราะเลขข้อเดียวกันอาจเป็นคนละเรื่อง",
                en="Use the wording of the same year: one code can mean different things.",
            ),
            text=str(year),
        )


def _wordings(reader: Reader, spot: Spot | None, known: set[str]) -> dict[str, str]:
    if spot is None:
        return {}
    found = reader.table(spot)
    for code in found.keys() - known:
        reader.problem(
            "item-unknown",
            found[code],
            Said(th=f"เกณฑ์ปีนี้ไม่มีข้อ “{code}”", en=f"The edition has no item “{code}”."),
            Said(th="แก้รหัสข้อหรือลบออก", en="Correct the item's code or remove it."),
            text=code,
        )
    return {code: reader.text(value) for code, value in found.items()}


def _worded_tree(tree: OitTree, overlay: _Overlay) -> OitTree:
    return replace(tree, items=tuple(_worded_item(item, overlay) for item in tree.items))


def _worded_item(item: OitItem, overlay: _Overlay) -> OitItem:
    if item.code in overlay.oit_titles:
        item = replace(item, title_th=overlay.oit_titles[item.code], basis=overlay.basis)
    if item.code in overlay.oit_shows:
        item = replace(item, shows_th=overlay.oit_shows[item.code], shows_basis=overlay.basis)
    return item


def _worded(questionnaire: Questionnaire, overlay: _Overlay) -> Questionnaire:
    return replace(
        questionnaire,
        items=tuple(
            replace(
                item,
                question_th=overlay.questions[item.column],
                question_basis=overlay.basis,
            )
            if item.column in overlay.questions
            else item
            for item in questionnaire.items
        ),
    )
