"""What stands at which line of a file, before it is known whether it is a dossier?

YAML and JSON come here as the same steps (open, scalar, close), so that limits, duplicate keys
and line numbers are one matter. Every scalar stays text: no number is ever made a float.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from prongsai.core.errors import ProblemsFound
from prongsai.core.problems import Place, Problem, Said, Severity

MOST_DEPTH = 40
MOST_SPOTS = 200_000
_STEP = re.compile(r"\[([0-9]+)\]|([^.\[\]]+)")

Location: TypeAlias = Sequence[str | int]


@dataclass(slots=True)
class Spot:
    """A value and the line that it, or its key, stands on (from 1)."""

    line: int
    value: str | dict[str, Spot] | list[Spot] | None


@dataclass(frozen=True, slots=True)
class Opened:
    """A mapping or a list begins."""

    line: int
    is_mapping: bool


@dataclass(frozen=True, slots=True)
class Scalar:
    """A key or a single value; None: nothing stands there."""

    line: int
    text: str | None


@dataclass(frozen=True, slots=True)
class Closed:
    """The mapping or list that was opened last ends."""


Step: TypeAlias = Opened | Scalar | Closed


@dataclass(slots=True)
class _Frame:
    spot: Spot
    location: tuple[str | int, ...]
    key: str | None = None  # of a mapping: the key whose value comes next
    key_line: int = 0


def refused(code: str, line: int | None, message: Said, remedy: Said) -> ProblemsFound:
    """The error that ends a reading at once, with its one Problem."""
    problem = Problem(
        code=code,
        severity=Severity.ERROR,
        message=message,
        remedy=remedy,
        place=Place(line=line),
    )
    return ProblemsFound((problem,), message, remedy)


def build(steps: Iterable[Step]) -> tuple[Spot | None, tuple[Problem, ...]]:
    """The root of a file and the Problems of its keys; None where there is no value at all.

    Errors: ProblemsFound for what is too deep or too much.
    """
    builder = _Builder()
    for step in steps:
        builder.take(step)
    return builder.root, tuple(builder.problems)


def plain_of(spot: Spot) -> Any:
    """The values without their lines: dicts, lists, texts and None."""
    value = spot.value
    if isinstance(value, dict):
        return {key: plain_of(each) for key, each in value.items()}
    if isinstance(value, list):
        return [plain_of(each) for each in value]
    return value


def path_of(location: Location) -> str:
    """A location as people write it.

    >>> path_of(("plan", "measures", 2, "title"))
    'plan.measures[2].title'
    """
    path = ""
    for part in location:
        path += f"[{part}]" if isinstance(part, int) else f".{part}" if path else part
    return path


def location_of(path: str) -> Location:
    """The location that ``path_of`` writes so.

    >>> location_of("plan.measures[2].title")
    ('plan', 'measures', 2, 'title')
    """
    return tuple(int(step[1]) if step[1] else step[2] for step in _STEP.finditer(path))


def place_of(root: Spot, location: Location) -> Place:
    """Where a location stands; of a missing key the line of what lacks it."""
    spot = root
    for part in location:
        below = _below(spot, part)
        if below is None:
            break
        spot = below
    return Place(line=spot.line, path=path_of(location) or None)


def _below(spot: Spot, part: str | int) -> Spot | None:
    if isinstance(spot.value, dict) and isinstance(part, str):
        return spot.value.get(part)
    if isinstance(spot.value, list) and isinstance(part, int) and part < len(spot.value):
        return spot.value[part]
    return None


class _Builder:
    """Takes steps, never recursing: a file's depth must not become the program's."""

    def __init__(self) -> None:
        self.root: Spot | None = None
        self.problems: list[Problem] = []
        self._frames: list[_Frame] = []
        self._count = 0

    def take(self, step: Step) -> None:
        if isinstance(step, Closed):
            self._frames.pop()
            return
        self._count += 1
        if self._count > MOST_SPOTS:
            raise refused(
                "file-too-many-values",
                step.line,
                Said(
                    th=f"แฟ้มมีข้อมูลมากกว่า {MOST_SPOTS:,} ค่า",
                    en=f"The file holds more than {MOST_SPOTS:,} values.",
                ),
                Said(th="แบ่งเป็นแฟ้มละหนึ่งหน่วยงานหนึ่งปี", en="Keep one authority's one year in a file."),
            )
        if isinstance(step, Opened):
            self._open(step)
        elif self._frames and self._wants_key:
            self._take_key(step)
        else:
            self._put(Spot(step.line, step.text))

    @property
    def _wants_key(self) -> bool:
        frame = self._frames[-1]
        return isinstance(frame.spot.value, dict) and frame.key is None

    def _open(self, step: Opened) -> None:
        if len(self._frames) >= MOST_DEPTH:
            raise refused(
                "file-too-deep",
                step.line,
                Said(
                    th=f"ข้อมูลซ้อนกันลึกเกิน {MOST_DEPTH} ชั้น",
                    en=f"Values are nested more than {MOST_DEPTH} deep.",
                ),
                Said(th="จัดข้อมูลตามแม่แบบของแฟ้ม", en="Follow the form of the starter file."),
            )
        if self._frames and self._wants_key:
            raise refused(
                "key-not-text",
                step.line,
                Said(th="ชื่อหัวข้อต้องเป็นข้อความ", en="A key must be a text."),
                Said(th="แก้ชื่อหัวข้อหน้าเครื่องหมาย :", en="Correct the key before the colon."),
            )
        spot = Spot(step.line, {} if step.is_mapping else [])
        location = self._location()
        self._put(spot)
        self._frames.append(_Frame(spot, location))

    def _take_key(self, step: Scalar) -> None:
        frame = self._frames[-1]
        frame.key, frame.key_line = step.text or "", step.line
        assert isinstance(frame.spot.value, dict)
        if frame.key in frame.spot.value:
            self.problems.append(self._twice(frame, frame.spot.value[frame.key].line))

    def _twice(self, frame: _Frame, first_line: int) -> Problem:
        path = path_of(self._location())
        return Problem(
            code="key-duplicate",
            severity=Severity.ERROR,
            message=Said(
                th=f"มีหัวข้อ “{frame.key}” ซ้ำ (มีแล้วที่บรรทัด {first_line})",
                en=f"The key “{frame.key}” stands here twice (first on line {first_line}).",
            ),
            remedy=Said(th="รวมให้เหลือหัวข้อเดียว", en="Leave one of them."),
            place=Place(line=frame.key_line, path=path),
            text=frame.key,
        )

    def _location(self) -> tuple[str | int, ...]:
        """Of the value that comes next."""
        if not self._frames:
            return ()
        frame = self._frames[-1]
        if isinstance(frame.spot.value, list):
            return (*frame.location, len(frame.spot.value))
        return (*frame.location, frame.key or "")

    def _put(self, spot: Spot) -> None:
        if not self._frames:
            self.root = spot
            return
        frame = self._frames[-1]
        if isinstance(frame.spot.value, list):
            frame.spot.value.append(spot)
        elif isinstance(frame.spot.value, dict) and frame.key is not None:
            spot.line = frame.key_line  # a reader looks for the key
            frame.spot.value.setdefault(frame.key, spot)
            frame.key = None
