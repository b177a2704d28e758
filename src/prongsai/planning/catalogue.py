"""Which measures does our library hold?

YAML files beside this module, a list of measures each; read strictly, once, with every Problem.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cache
from importlib import resources
from typing import Annotated, Any, TypeVar

import yaml
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

from prongsai.core.dates import PeriodKind
from prongsai.core.errors import ProblemsFound
from prongsai.core.normal_forms import comparison_form
from prongsai.core.problems import Place, Problem, Said, Severity
from prongsai.editions import Edition
from prongsai.planning.records import LibraryMeasure, OwnerKind, Quantity

_Member = TypeVar("_Member")
_FAST = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_PYDANTIC_KINDS = {"missing": "key-missing", "extra_forbidden": "key-unknown"}
_SPOKEN = {
    "key-missing": Said(th="ขาดหัวข้อนี้", en="This key is missing."),
    "key-unknown": Said(th="ไม่รู้จักหัวข้อนี้", en="This key is not known."),
    "value-wrong": Said(th="ค่านี้ใช้ไม่ได้", en="This value is not usable."),
}


@cache
def load_library() -> tuple[LibraryMeasure, ...]:
    """Every measure of the library, in the order of its files; read once.

    Errors: ProblemsFound with everything that is wrong in any file.
    """
    files = resources.files("prongsai.planning") / "library"
    texts = {
        file.name: file.read_text(encoding="utf-8")
        for file in sorted(files.iterdir(), key=lambda each: each.name)
        if file.name.endswith(".yaml")
    }
    return library_of(texts)


def library_of(texts: Mapping[str, str]) -> tuple[LibraryMeasure, ...]:
    """The measures of the named YAML texts, in order. Errors: ProblemsFound."""
    measures, problems = _parsed(texts)
    if problems:
        first = problems[0]
        raise ProblemsFound(
            problems,
            Said(
                th=f"คลังมาตรการมีข้อผิดพลาด {len(problems)} แห่ง "
                f"แห่งแรกใน {first.file}: {first.message.th}",
                en=f"The library of measures has {len(problems)} problems, the first in "
                f"{first.file}: {first.message.en}",
            ),
            first.remedy,
        )
    return measures


def library_problems(texts: Mapping[str, str]) -> tuple[Problem, ...]:
    """Everything that is wrong with the named YAML texts, in the order of the files."""
    return _parsed(texts)[1]


def reference_problems(
    library: Iterable[LibraryMeasure], editions: Iterable[Edition]
) -> tuple[Problem, ...]:
    """What the library names and no edition knows: indicators, OIT items, themes."""
    known = _known_names(tuple(editions))
    return tuple(
        _reference_unknown(measure, kind, name)
        for measure in library
        for kind, names in _names_in(measure)
        for name in names
        if name not in known[kind]
    )


def _known_names(editions: tuple[Edition, ...]) -> dict[str, set[str]]:
    return {
        "indicator": {each.slug for edition in editions for each in edition.indicators},
        "oit-item": {each.slug for edition in editions for each in edition.oit.items},
        "theme": {each.slug for edition in editions for each in edition.themes},
    }


def _names_in(measure: LibraryMeasure) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return (
        ("indicator", measure.indicators),
        ("oit-item", measure.oit_slugs),
        ("theme", measure.themes),
    )


def _reference_unknown(measure: LibraryMeasure, kind: str, name: str) -> Problem:
    return Problem(
        code=f"library-{kind}-unknown",
        severity=Severity.ERROR,
        place=Place(path=measure.slug),
        text=name,
        message=Said(
            th=f"มาตรการ “{measure.slug}” อ้างถึง “{name}” ซึ่งไม่มีในเกณฑ์ปีใด",
            en=f"The measure “{measure.slug}” names “{name}”, which no edition knows.",
        ),
        remedy=Said(th="แก้ให้ตรงกับรหัสในเกณฑ์", en="Use a slug that an edition has."),
    )


# The shape of a file


def _exact(value: Any) -> Any:
    if isinstance(value, bool | float):
        message = "write a whole number, or a decimal in quotes"
        raise ValueError(message)  # noqa: TRY004 - pydantic collects ValueErrors
    return value


# pydantic's own length of a tuple is complained of again when a member is wrong.
def _some(members: tuple[_Member, ...]) -> tuple[_Member, ...]:
    if not members:
        raise ValueError("at least one is needed")
    return members


def _three_to_six(members: tuple[_Member, ...]) -> tuple[_Member, ...]:
    if not 3 <= len(members) <= 6:
        raise ValueError("three to six are needed")
    return members


_Text = Annotated[str, Field(min_length=1)]
_Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
_Slugs = Annotated[tuple[_Slug, ...], AfterValidator(_some)]
_Quarter = Annotated[int, Field(ge=1, le=4)]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _QuantityPart(_Part):
    what: _Text
    amount: Annotated[Decimal, BeforeValidator(_exact), Field(gt=0)]
    unit: _Text


class _MeasurePart(_Part):
    slug: _Slug
    title_th: _Text
    title_en: _Text
    indicators: _Slugs
    oit: tuple[_Slug, ...]
    themes: _Slugs
    steps: Annotated[tuple[_Text, ...], AfterValidator(_three_to_six)]
    owners: Annotated[tuple[OwnerKind, ...], AfterValidator(_some)]
    outputs: Annotated[tuple[_QuantityPart, ...], AfterValidator(_some)]
    outcome: _Text
    evidence: Annotated[tuple[_Text, ...], AfterValidator(_some)]
    quarters: tuple[_Quarter, _Quarter]
    reporting: PeriodKind


class _FilePart(_Part):
    measures: tuple[_MeasurePart, ...]


def _record_of(part: _MeasurePart) -> LibraryMeasure:
    return LibraryMeasure(
        slug=part.slug,
        title_th=part.title_th,
        title_en=part.title_en,
        indicators=part.indicators,
        oit_slugs=part.oit,
        themes=part.themes,
        steps_th=part.steps,
        owners=part.owners,
        outputs=tuple(
            Quantity(what=each.what, amount=each.amount, unit=each.unit) for each in part.outputs
        ),
        outcome_th=part.outcome,
        evidence_th=part.evidence,
        starts_quarter=part.quarters[0],
        ends_quarter=part.quarters[1],
        reporting=part.reporting,
    )


# Reading


def _parsed(texts: Mapping[str, str]) -> tuple[tuple[LibraryMeasure, ...], tuple[Problem, ...]]:
    placed: list[tuple[str, LibraryMeasure]] = []
    problems: list[Problem] = []
    for file, text in texts.items():
        found, wrong = _parsed_file(text)
        placed += [(file, measure) for measure in found]
        problems += [problem.in_file(file) for problem in wrong]
    problems += _inconsistencies(placed)
    return tuple(measure for _, measure in placed), tuple(problems)


def _parsed_file(text: str) -> tuple[tuple[LibraryMeasure, ...], tuple[Problem, ...]]:
    try:
        part = _FilePart.model_validate(yaml.load(text, Loader=_FAST))  # noqa: S506 - safe loader
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = None if mark is None else mark.line + 1
        return (), (_yaml_unreadable(line),)
    except ValidationError as error:
        return (), tuple(_wrong_shape(detail) for detail in error.errors(include_url=False))
    return tuple(_record_of(each) for each in part.measures), ()


def _yaml_unreadable(line: int | None) -> Problem:
    return Problem(
        code="library-yaml-unreadable",
        severity=Severity.ERROR,
        place=Place(line=line),
        message=Said(th="แฟ้มนี้ไม่ใช่ YAML ที่ถูกต้อง", en="This is not well-formed YAML."),
        remedy=Said(
            th="ตรวจการย่อหน้าและเครื่องหมายใกล้บรรทัดนี้",
            en="Check indentation and punctuation near this line.",
        ),
    )


def _wrong_shape(detail: ErrorDetails) -> Problem:
    kind = _PYDANTIC_KINDS.get(detail["type"], "value-wrong")
    path = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in detail["loc"])
    return Problem(
        code=f"library-{kind}",
        severity=Severity.ERROR,
        place=Place(path=path.lstrip(".") or None),
        message=_SPOKEN[kind],
        remedy=Said(th="แก้ค่าตรงนี้ตามแบบของแฟ้มคลังมาตรการ", en=detail["msg"]),
    )


def _inconsistencies(placed: list[tuple[str, LibraryMeasure]]) -> Iterator[Problem]:
    yield from _alike(placed, "slug", lambda measure: measure.slug)
    yield from _alike(placed, "title", lambda measure: comparison_form(measure.title_th))
    yield from _alike(placed, "title", lambda measure: comparison_form(measure.title_en.lower()))
    for file, measure in placed:
        if measure.ends_quarter < measure.starts_quarter:
            yield _quarters_reversed(measure).in_file(file)


def _alike(
    placed: list[tuple[str, LibraryMeasure]], what: str, key: Callable[[LibraryMeasure], str]
) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for file, measure in placed:
        mark = key(measure)
        if mark in seen:
            yield _duplicate(what, measure, seen[mark]).in_file(file)
        seen.setdefault(mark, measure.slug)


def _duplicate(what: str, measure: LibraryMeasure, other: str) -> Problem:
    return Problem(
        code=f"library-{what}-duplicate",
        severity=Severity.ERROR,
        place=Place(path=measure.slug),
        text=measure.title_th,
        message=Said(
            th=f"มาตรการ “{measure.slug}” ซ้ำกับ “{other}”",
            en=f"The measure “{measure.slug}” is like “{other}”.",
        ),
        remedy=Said(th="แก้รหัสหรือชื่อไม่ให้ซ้ำกัน", en="Give it another slug or title."),
    )


def _quarters_reversed(measure: LibraryMeasure) -> Problem:
    return Problem(
        code="library-quarters-reversed",
        severity=Severity.ERROR,
        place=Place(path=measure.slug),
        message=Said(
            th="ไตรมาสสิ้นสุดอยู่ก่อนไตรมาสเริ่มต้น", en="It ends in a quarter before the one it begins in."
        ),
        remedy=Said(th="สลับไตรมาสให้ถูกต้อง", en="Put the earlier quarter first."),
    )
