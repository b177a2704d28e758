"""What do official papers look like: margins, sizes, labels, the emblem, the order of parts?

The values are data (``forms.yaml``) and unverified: the regulation itself was not read.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from prongsai.core.tree import Align


@dataclass(frozen=True, slots=True, kw_only=True)
class FormsBasis:
    """Where the values rest, and whether they were verified."""

    kind: str
    verified: bool
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PageForm:
    """Paper and margins, in millimetres; the same margins lie on a landscape page."""

    paper: str
    left_mm: int
    right_mm: int
    top_mm: int
    bottom_mm: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeForm:
    """Sizes in points of TH Sarabun; ``indent_mm`` sets a paragraph's first line in."""

    body_pt: int
    table_pt: int
    note_pt: int
    cover_pt: int
    title_pt: int
    heading_pts: tuple[int, ...]
    memo_heading_pt: int
    memo_label_pt: int
    indent_mm: int

    def heading_pt(self, level: int) -> int:
        """The size of a heading of that level, counted from 1."""
        return self.heading_pts[min(level, len(self.heading_pts)) - 1]


@dataclass(frozen=True, slots=True, kw_only=True)
class EmblemForm:
    """Height and place of the Garuda on one kind of paper."""

    height_mm: int
    align: Align


@dataclass(frozen=True, slots=True, kw_only=True)
class MemoForm:
    """The words of a memo's head, and its parts from the top."""

    title: str
    department: str
    number: str
    date: str
    subject: str
    to: str
    attachments: str
    opinion: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeForm:
    """The words of an announcement or an order; ``number`` is None where it has none."""

    title: str
    number: str | None
    subject: str
    dated: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Blanks:
    """How many dots stand where a hand will write."""

    short: int
    long: int
    opinion_lines: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """What stands in a ticked place of a table, and in an empty one."""

    ticked: str
    empty: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """Everything that renderers and composers need to know of official papers."""

    basis: FormsBasis
    page: PageForm
    type: TypeForm
    emblems: dict[str, EmblemForm]  # memo, announcement, order
    memo: MemoForm
    announcement: NoticeForm
    order: NoticeForm
    blanks: Blanks
    marks: Marks


@cache
def load_forms() -> Form:
    """The forms as ``forms.yaml`` has them."""
    shape = yaml.safe_load(
        files("prongsai.reporting").joinpath("forms.yaml").read_text(encoding="utf-8")
    )
    emblems = {
        kind: EmblemForm(height_mm=each["height_mm"], align=Align(each["align"]))
        for kind, each in shape["emblems"].items()
    }
    return Form(
        basis=FormsBasis(**shape["basis"]),
        page=PageForm(**shape["page"]),
        type=TypeForm(**_tuples(shape["type"])),
        emblems=emblems,
        memo=MemoForm(**_tuples(shape["memo"])),
        announcement=NoticeForm(**_tuples(shape["announcement"])),
        order=NoticeForm(**_tuples(shape["order"])),
        blanks=Blanks(**shape["blanks"]),
        marks=Marks(**shape["marks"]),
    )


def _tuples(shape: dict[str, Any]) -> dict[str, Any]:
    return {
        name: tuple(value) if isinstance(value, list) else value for name, value in shape.items()
    }
