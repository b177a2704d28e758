"""What would a filled-in workbook change in the plan of a year?"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

from django.utils.functional import Promise

from prongsai.core.errors import FileUnusable, ProngsaiError
from prongsai.core.problems import Problem, Said
from prongsai.dossier import Dossier, MeasurePart, PlanPart, from_workbook
from prongsai.editions import Edition
from prongsai.web.plan.labels import FIELDS, texts_of
from prongsai.web.plan.measures import measures_of

_NAME = "workbook.xlsx"


class WorkbookOfAnother(ProngsaiError):
    """A workbook of another year."""

    def __init__(self, theirs: str, ours: str) -> None:
        super().__init__(
            Said(
                th=f"สมุดงานนี้เป็นของปี {theirs} ไม่ใช่ปี {ours}",
                en=f"This workbook is of {theirs}, not of {ours}.",
            ),
            Said(
                th="ใช้สมุดงานที่ดาวน์โหลดจากหน้าแผนของปีนี้",
                en="Use the workbook that this year's plan page gives.",
            ),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """What one field says now, and what it would say."""

    name: str | Promise
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureChange:
    """What becomes of one measure: ``added``, ``removed`` or ``changed``."""

    kind: str
    title: str
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """Everything that a workbook would change. ``plan``: what would stand there afterwards.

    ``problems``: what keeps it from being taken in, where one of them is an error.
    """

    plan: PlanPart | None
    problems: tuple[Problem, ...] = ()
    changes: tuple[MeasureChange, ...] = ()
    is_reordered: bool = False
    has_other_differences: bool = False  # outside the plan; they are not taken in

    @property
    def is_blocked(self) -> bool:
        """Whether it cannot be taken in."""
        return any(each.is_error for each in self.problems)

    def is_idle(self, dossier: Dossier) -> bool:
        """Whether it changes nothing."""
        return self.plan == dossier.plan


def preview_of(data: bytes, dossier: Dossier, edition: Edition | None) -> Preview:
    """What the workbook would change in the plan. Errors: FileUnusable, WorkbookOfAnother."""
    theirs, problems = _read(data)
    if theirs is None:
        return Preview(plan=dossier.plan, problems=problems)
    if theirs.fiscal_year != dossier.fiscal_year:
        raise WorkbookOfAnother(str(theirs.fiscal_year), str(dossier.fiscal_year))
    before, after = measures_of(dossier), measures_of(theirs)
    ours = dossier.model_copy(update={"plan": theirs.plan})
    return Preview(
        plan=theirs.plan,
        problems=(*problems, *_unknown_units(after, dossier)),
        changes=_changes(dossier, ours, edition),
        is_reordered=_common(before, after) != _common(after, before),
        has_other_differences=theirs != ours,
    )


def _read(data: bytes) -> tuple[Dossier | None, tuple[Problem, ...]]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / _NAME  # the reader goes by the ending
        path.write_bytes(data)
        try:
            return from_workbook(path)
        except FileUnusable as error:
            raise _without_folder(error, folder) from error


def _without_folder(error: FileUnusable, folder: str) -> FileUnusable:
    """The same error without where the file lay for a moment."""
    own = f"{folder}/{_NAME}: "
    said = Said(th=error.said.th.replace(own, ""), en=error.said.en.replace(own, ""))
    return FileUnusable(_NAME, said, error.remedy)


def _unknown_units(measures: tuple[MeasurePart, ...], dossier: Dossier) -> tuple[Problem, ...]:
    known = {unit.key for unit in dossier.units}
    keys = dict.fromkeys(key for each in measures for key in each.owners if key not in known)
    return tuple(problem for key in keys for problem in UnitUnknown(key).to_problems())


class UnitUnknown(ProngsaiError):
    """A measure's owner that is no unit of the year."""

    code = "unit-unknown"

    def __init__(self, key: str) -> None:
        super().__init__(
            Said(
                th=f"ไม่มีหน่วยงานภายในรหัส “{key}” ในปีนี้",
                en=f"There is no unit “{key}” in this year.",
            ),
            Said(
                th="ใช้รหัสจากแผ่นงาน “หน่วยงานภายใน” หรือเพิ่มหน่วยงานที่หน้าบุคลากรก่อน",
                en="Use a key of the sheet of units, or add the unit on the page of people first.",
            ),
        )


def _common(measures: tuple[MeasurePart, ...], others: tuple[MeasurePart, ...]) -> list[str]:
    keys = {each.key for each in others}
    return [each.key for each in measures if each.key in keys]


def _changes(before: Dossier, after: Dossier, edition: Edition | None) -> tuple[MeasureChange, ...]:
    old = {each.key: each for each in measures_of(before)}
    new = {each.key: each for each in measures_of(after)}
    changes = []
    for key in dict.fromkeys((*new, *old)):
        fields = _fields(
            texts_of(old[key], before, edition) if key in old else {},
            texts_of(new[key], after, edition) if key in new else {},
        )
        kind = "added" if key not in old else "removed" if key not in new else "changed"
        if fields:
            title = (new.get(key) or old[key]).title
            changes.append(MeasureChange(kind=kind, title=title, fields=fields))
    return tuple(changes)


def _fields(before: dict[str, str], after: dict[str, str]) -> tuple[FieldChange, ...]:
    return tuple(
        FieldChange(name=label, before=before.get(name, ""), after=after.get(name, ""))
        for name, label in FIELDS.items()
        if before.get(name, "") != after.get(name, "")
    )
