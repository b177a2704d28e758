"""What stands at this place of a YAML file, and is it of the right kind?

Nodes are read rather than values, so that every Problem knows its line. A wrong value is
recorded as a Problem and stood in for, so that one reading finds everything that is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import TypeVar

import yaml
from yaml.events import CollectionEndEvent, CollectionStartEvent
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from prongsai.core.problems import Place, Problem, Said, Severity

_Choice = TypeVar("_Choice", bound=StrEnum)
_STRING = "tag:yaml.org,2002:str"
_NULL = "tag:yaml.org,2002:null"
_INTEGER = "tag:yaml.org,2002:int"
_BOOLEAN = "tag:yaml.org,2002:bool"
_EXACT = re.compile(r"[0-9]{1,3}(\.[0-9]{1,6})?")
_WHOLE = re.compile(r"[0-9]{1,7}")
_FAST = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEEPEST = 20
_MOST_POINTS = 100
_NOT_FOUND = ScalarNode(_STRING, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A node and the path that leads to it, such as ``levels.list[2].from``."""

    node: Node
    path: str

    @property
    def line(self) -> int | None:
        """The line in the file, from 1; None where the node is not in the file."""
        mark = self.node.start_mark
        return None if mark is None else mark.line + 1

    @property
    def is_absent(self) -> bool:
        """Whether it stands in for a key that is missing, which is a Problem already."""
        return self.node is _NOT_FOUND

    @property
    def is_null(self) -> bool:
        """Whether nothing stands there."""
        return bool(self.node.tag == _NULL)

    @property
    def text(self) -> str | None:
        """The scalar as written, for quoting."""
        return self.node.value if isinstance(self.node, ScalarNode) else None

    def below(self, key: str, node: Node) -> Spot:
        """The spot of one key of this mapping."""
        return Spot(node=node, path=f"{self.path}.{key}" if self.path else key)


class Reader:
    """Reads spots strictly and keeps every Problem; ``kind`` begins the Problems' codes."""

    def __init__(self, kind: str = "edition") -> None:
        self._kind = kind
        self.problems: list[Problem] = []
        self._lines: dict[str, int | None] = {}

    def compose(self, text: str) -> Spot | None:
        """The root of a YAML text, or None with a Problem where it is no YAML."""
        try:
            too_deep = _line_too_deep(text)
            node = None if too_deep else yaml.compose(text, Loader=_FAST)
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            self._unreadable(None if mark is None else mark.line + 1)
            return None
        if too_deep:
            self._unreadable(too_deep)
            return None
        return Spot(node=node if node is not None else ScalarNode(_NULL, ""), path="")

    def mapping(self, spot: Spot, must: Iterable[str], may: Iterable[str] = ()) -> dict[str, Spot]:
        """The values of a mapping by key, with a stand-in for a key that must be there.

        Problems: not a mapping, a key twice, an unknown key, a missing key.
        """
        self._lines[spot.path] = spot.line
        wanted = tuple(must)
        found = self.table(spot)
        for key in found.keys() - set(wanted) - set(may):
            self.problem(
                "key-unknown",
                found[key],
                Said(th=f"ไม่รู้จักหัวข้อ “{key}”", en=f"The key “{key}” is not known."),
                Said(th="แก้ชื่อหัวข้อหรือนำออก", en="Correct the key's name or remove it."),
                text=key,
            )
        for key in (each for each in wanted if each not in found):
            self._missing(spot, key)
            found[key] = spot.below(key, _NOT_FOUND)
        return found

    def table(self, spot: Spot) -> dict[str, Spot]:
        """A mapping of any keys. Problems: not a mapping, a key twice."""
        found: dict[str, Spot] = {}
        if not isinstance(spot.node, MappingNode):
            self.wrong_kind(spot, "รายการหัวข้อ", "a mapping")
            return found
        for key, value in spot.node.value:
            name = key.value if isinstance(key, ScalarNode) else ""
            if name in found:
                self.problem(
                    "key-duplicate",
                    Spot(node=key, path=f"{spot.path}.{name}"),
                    Said(th=f"มีหัวข้อ “{name}” ซ้ำ", en=f"The key “{name}” stands here twice."),
                    Said(th="เหลือไว้เพียงหัวข้อเดียว", en="Leave one of them."),
                    text=name,
                )
            found[name] = spot.below(name, value)
        return found

    def items(self, spot: Spot) -> tuple[Spot, ...]:
        """The members of a list. Problem: not a list."""
        self._lines[spot.path] = spot.line
        if not isinstance(spot.node, SequenceNode):
            self.wrong_kind(spot, "รายการ", "a list")
            return ()
        return tuple(
            Spot(node=node, path=f"{spot.path}[{number}]")
            for number, node in enumerate(spot.node.value)
        )

    def text(self, spot: Spot) -> str:
        """A text that is not empty."""
        if spot.is_absent:
            return ""
        written = spot.text or ""
        if spot.node.tag != _STRING or not written.strip():
            self.wrong_kind(spot, "ข้อความ", "a text")
            return ""
        return written

    def texts(self, spot: Spot) -> tuple[str, ...]:
        """A list of texts."""
        return tuple(self.text(each) for each in self.items(spot))

    def optional_text(self, spot: Spot | None) -> str | None:
        """A text, or None where nothing stands."""
        return None if spot is None or spot.is_null else self.text(spot)

    def whole(self, spot: Spot) -> int:
        """A whole number, 0 or more."""
        written = spot.text or ""
        if spot.is_absent:
            return 0
        if spot.node.tag != _INTEGER or not _WHOLE.fullmatch(written):
            self.wrong_kind(spot, "จำนวนเต็ม", "a whole number")
            return 0
        return int(written)

    def optional_whole(self, spot: Spot | None) -> int | None:
        """A whole number, or None where nothing stands."""
        return None if spot is None or spot.is_null else self.whole(spot)

    def truth(self, spot: Spot) -> bool:
        """``true`` or ``false``."""
        if spot.is_absent:
            return False
        if spot.node.tag != _BOOLEAN or spot.text not in ("true", "false"):
            self.wrong_kind(spot, "true หรือ false", "true or false")
            return False
        return spot.text == "true"

    def optional_truth(self, spot: Spot) -> bool | None:
        """``true``, ``false``, or None where it is not known (null)."""
        return None if spot.is_null else self.truth(spot)

    def exact(self, spot: Spot) -> Decimal:
        """A score, threshold or weight, written as a quoted string: a Decimal, not a float."""
        if spot.is_absent:
            return Decimal(0)
        written = spot.text or ""
        if spot.node.tag != _STRING or not _EXACT.fullmatch(written):
            self.problem(
                "number-not-exact",
                spot,
                Said(
                    th=f"“{written}” ไม่ใช่ตัวเลขในเครื่องหมายคำพูด",
                    en=f"“{written}” is not a number in quotes.",
                ),
                Said(
                    th='เขียนตัวเลขในเครื่องหมายคำพูด เช่น "95.00"',
                    en='Write the number in quotes, such as "95.00".',
                ),
                text=written,
            )
            return Decimal(0)
        return Decimal(written)

    def points(self, spot: Spot) -> Decimal:
        """An exact number of points, 0 to 100."""
        number = self.exact(spot)
        if number > _MOST_POINTS:
            self.problem(
                "points-out-of-range",
                spot,
                Said(th=f"{number} คะแนน เกิน 100", en=f"{number} points are more than 100."),
                Said(th="ใช้คะแนนตั้งแต่ 0 ถึง 100", en="Use 0 to 100 points."),
                text=spot.text,
            )
        return number

    def optional_points(self, spot: Spot | None) -> Decimal | None:
        """A number of points, or None where nothing stands."""
        return None if spot is None or spot.is_null else self.points(spot)

    def share(self, spot: Spot) -> Fraction:
        """An exact number as a fraction."""
        return Fraction(self.exact(spot))

    def optional_day(self, spot: Spot) -> date | None:
        """A quoted day such as "2021-03-01" (common era), or None where it is not known."""
        if spot.is_null or spot.is_absent:
            return None
        try:
            return date.fromisoformat(spot.text or "")
        except ValueError:
            self.wrong_kind(spot, "วันที่ เช่น 2021-03-01", "a day such as 2021-03-01")
            return None

    def choice(self, spot: Spot, kinds: type[_Choice]) -> _Choice:
        """One of an enumeration's words."""
        first = next(iter(kinds))
        if spot.is_absent:
            return first
        try:
            return kinds(spot.text or "")
        except ValueError:
            words = ", ".join(kinds)
            self.wrong_kind(spot, f"คำใดคำหนึ่งใน {words}", f"one of {words}")
            return first

    def wrong_kind(self, spot: Spot, th: str, en: str) -> None:
        """Keep the Problem that something else was wanted here."""
        self.problem(
            "kind-wrong",
            spot,
            Said(th=f"ตรงนี้ต้องเป็น{th}", en=f"This must be {en}."),
            Said(th="แก้ค่าตรงนี้", en="Correct this value."),
            text=spot.text,
        )

    def problem(
        self, code: str, spot: Spot, message: Said, remedy: Said, *, text: str | None = None
    ) -> None:
        """Keep one Problem at a spot; ``code`` without its prefix."""
        self._keep(code, Place(line=spot.line, path=spot.path or None), message, remedy, text)

    def problem_at(
        self, code: str, path: str, message: Said, remedy: Said, text: str | None = None
    ) -> None:
        """Keep one Problem at a path that was read before."""
        self._keep(code, Place(line=self._lines.get(path), path=path), message, remedy, text)

    def _unreadable(self, line: int | None) -> None:
        self._keep(
            "yaml-unreadable",
            Place(line=line),
            Said(th="แฟ้มนี้ไม่ใช่ YAML ที่ถูกต้อง", en="This is not well-formed YAML."),
            Said(
                th="ตรวจการย่อหน้า เครื่องหมายคำพูด และวงเล็บใกล้บรรทัดนี้",
                en="Check indentation, quotes and brackets near this line.",
            ),
        )

    def _missing(self, spot: Spot, key: str) -> None:
        code = "basis-missing" if key.endswith("basis") else "key-missing"
        self.problem(
            code,
            spot,
            Said(th=f"ขาดหัวข้อ “{key}”", en=f"The key “{key}” is missing."),
            Said(th=f"เพิ่มหัวข้อ “{key}”", en=f"Add the key “{key}”."),
            text=key,
        )

    def _keep(
        self, code: str, place: Place, message: Said, remedy: Said, text: str | None = None
    ) -> None:
        self.problems.append(
            Problem(
                code=f"{self._kind}-{code}",
                severity=Severity.ERROR,
                message=message,
                remedy=remedy,
                place=place,
                text=text,
            )
        )


def _line_too_deep(text: str) -> int | None:
    """The line where nesting goes deeper than any file of ours; nodes are composed recursively."""
    depth = 0
    for event in yaml.parse(text, Loader=_FAST):
        depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
        if depth > _DEEPEST and event.start_mark is not None:
            return int(event.start_mark.line) + 1
    return None
