"""How do measures stand in a dossier, and how do they change there?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from django.core.exceptions import ObjectDoesNotExist

from prongsai.core.errors import ProngsaiError
from prongsai.core.files import sha256_of
from prongsai.core.numerals import to_arabic_digits, to_thai_digits
from prongsai.core.problems import Said
from prongsai.dossier import Dossier, MeasurePart, PlanPart

_PLAIN = re.compile(r"[A-Za-z0-9_-]{1,60}")
_THAI_DIGITS = re.compile("[๐-๙]")


class MeasureMissing(ObjectDoesNotExist):
    """There is no such measure; its page is not found."""


class MeasureReported(ProngsaiError):
    """A measure that was reported on was to be removed."""

    def __init__(self, title: str) -> None:
        super().__init__(
            Said(
                th=f"มาตรการ “{title}” มีรายงานผลแล้ว จึงนำออกจากแผนไม่ได้",
                en=f"“{title}” has been reported on, so it cannot be removed.",
            ),
            Said(
                th="หากเลิกดำเนินการ ให้รายงานสถานะ “ยกเลิก” พร้อมเหตุผล",
                en="Where it was given up, report it as cancelled, with the reason.",
            ),
        )


def measures_of(dossier: Dossier) -> tuple[MeasurePart, ...]:
    """The measures of a year in their order."""
    return dossier.plan.measures if dossier.plan else ()


def handles_of(measures: Sequence[MeasurePart]) -> tuple[str, ...]:
    """What names each measure in addresses: its key, or a part of the key's digest.

    A key may hold anything, and a broken dossier the same key twice; no two handles are equal.
    """
    found: list[str] = []
    for each in measures:
        handle = each.key if _PLAIN.fullmatch(each.key) else sha256_of(each.key.encode())[:16]
        while handle in found:
            handle += "-2"
        found.append(handle)
    return tuple(found)


def place_of(measures: Sequence[MeasurePart], handle: str) -> int:
    """Where the measure stands, from 0. Errors: MeasureMissing."""
    handles = handles_of(measures)
    if handle not in handles:
        raise MeasureMissing
    return handles.index(handle)


def with_measures(dossier: Dossier, measures: Iterable[MeasurePart]) -> Dossier:
    """The dossier with these measures; as it was where nothing differs.

    A table that was read from a document, and notes of where values were read, tell of the
    plan as it was: both go when the measures are others.
    """
    wanted, before = tuple(measures), measures_of(dossier)
    if wanted == before:
        return dossier
    plan = dossier.plan or PlanPart(measures=())
    plan = plan.model_copy(update={"measures": wanted, "as_printed": None})
    readings = tuple(
        each for each in dossier.readings if not each.value.startswith("plan.measures")
    )
    kept = None if plan == PlanPart(measures=()) else plan
    return dossier.model_copy(update={"plan": kept, "readings": readings})


def reported_keys(dossier: Dossier) -> frozenset[str]:
    """The keys of the measures that something in the dossier tells of."""
    progress, analysis = dossier.progress, dossier.analysis
    tables = (progress.as_printed, progress.status_as_printed) if progress else ()
    printed = (*tables, analysis.as_printed if analysis else None)
    rows = (row.measure for table in printed if table is not None for row in table.rows)
    reports = (each.measure for each in progress.reports) if progress else ()
    return frozenset((*reports, *(key for key in rows if key is not None)))


def refuse_lost_reports(
    dossier: Dossier, kept: Iterable[MeasurePart], written: frozenset[str]
) -> None:
    """Nothing, where no measure is lost that was reported on. Errors: MeasureReported.

    ``written``: the keys of those that something is written about outside the dossier.
    """
    keys = {each.key for each in kept}
    reported = reported_keys(dossier) | written
    for each in measures_of(dossier):
        if each.key not in keys and each.key in reported:
            raise MeasureReported(each.title)


def renumbered(measures: Sequence[MeasurePart], numbers: Sequence[str]) -> tuple[MeasurePart, ...]:
    """The measures numbered by their new places, where ``numbers`` were those of the old places.

    Only plain numbers from 1 on are given anew; an office's own numbering stays with its measures.
    """
    plain = [str(at) for at in range(1, len(numbers) + 1)]
    if [to_arabic_digits(each) for each in numbers] != plain:
        return tuple(measures)
    is_thai = any(_THAI_DIGITS.search(each) for each in numbers)
    return tuple(
        each.model_copy(update={"number": to_thai_digits(str(at)) if is_thai else str(at)})
        for at, each in enumerate(measures, 1)
    )


def appended(before: Sequence[MeasurePart], new: Iterable[MeasurePart]) -> tuple[MeasurePart, ...]:
    """The measures with new ones below, each with a key of its own.

    One that brings no number gets the next, where the plan is numbered plainly.
    """
    found = list(before)
    for each in new:
        last = each.model_copy(update={"key": free_key(found, each.key)})
        numbered = renumbered([*found, last], [one.number for one in found])[-1]
        found.append(last if last.number else numbered)
    return tuple(found)


def free_key(measures: Iterable[MeasurePart], wanted: str = "") -> str:
    """A key that no measure has: the wanted one, else m1, m2 and so on."""
    taken = {each.key for each in measures}
    if wanted and wanted not in taken:
        return wanted
    number = 1
    while f"m{number}" in taken:
        number += 1
    return f"m{number}"


def moved(measures: Sequence[MeasurePart], handle: str, *, by: int) -> tuple[MeasurePart, ...]:
    """The measures with one of them so many places further down. Errors: MeasureMissing."""
    place = place_of(measures, handle)
    others = [each for at, each in enumerate(measures) if at != place]
    others.insert(max(0, place + by), measures[place])
    return renumbered(others, [each.number for each in measures])


def ordered(measures: Sequence[MeasurePart], handles: Sequence[str]) -> tuple[MeasurePart, ...]:
    """The measures in the order of the handles. Errors: MeasureMissing where they are others."""
    known = dict(zip(handles_of(measures), measures, strict=True))
    if sorted(known) != sorted(handles):
        raise MeasureMissing
    return renumbered([known[each] for each in handles], [each.number for each in measures])


def without(dossier: Dossier, handle: str, written: frozenset[str]) -> Dossier:
    """The dossier without one measure. Errors: MeasureMissing, MeasureReported."""
    measures = measures_of(dossier)
    place = place_of(measures, handle)
    kept = tuple(each for at, each in enumerate(measures) if at != place)
    refuse_lost_reports(dossier, kept, written)
    return with_measures(dossier, renumbered(kept, [each.number for each in measures]))


def measure_digest(dossier: Dossier, handle: str) -> str:
    """The digest of one measure; empty where it is not there any longer."""
    measures = measures_of(dossier)
    handles = handles_of(measures)
    if handle not in handles:
        return ""
    return sha256_of(measures[handles.index(handle)].model_dump_json().encode())


def order_digest(dossier: Dossier) -> str:
    """The digest of which measures stand in which order."""
    return sha256_of("\n".join(handles_of(measures_of(dossier))).encode())


def plan_digest(dossier: Dossier) -> str:
    """The digest of the whole plan."""
    return sha256_of(dossier.plan.model_dump_json().encode() if dossier.plan else b"")
