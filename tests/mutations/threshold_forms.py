"""How does an office write down its thresholds and what stands on either side of them?

Headings with lists, bullets, sentences or tables below them; one table with a column of groups,
a column to tick for each group, or rows between that name the group; a legend before, in lines
or as a table, or a note after.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from prongsai.core.thai import to_arabic_digits, to_thai_digits
from prongsai.core.tree import (
    Block,
    Cell,
    Column,
    Digits,
    Document,
    Heading,
    ListItem,
    NumberedList,
    Numbering,
    Paragraph,
    Role,
    Row,
    Section,
    Table,
    cell,
    text,
)
from tests.mutations.bases import Base

_LINE = "ตัวชี้วัดที่ {number} {name} ได้ {score} คะแนน"
_HEAD = ("ที่", "ตัวชี้วัด", "คะแนน")
_NAMES_OF_BOUNDS = {1: ("high",), 2: ("high", "low"), 3: ("high", "mid", "low")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """One indicator as the document shows it."""

    number: int
    name: str
    score: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A group as it is printed: its title, what is said of it, its mark in a cell, its members."""

    title: str
    words: str
    mark: str
    members: tuple[Scored, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One form with all that it says filled in, in the document's digits."""

    shape: dict[str, Any]
    groups: tuple[Group, ...]
    said: Callable[[str], str]

    def line(self, each: Scored) -> str:
        facts = {"number": each.number, "name": each.name, "score": each.score}
        return self.said(self.shape.get("line", _LINE).format_map(facts))

    def heading(self, words: str) -> Block:
        if self.shape.get("label"):
            return Paragraph(text=text(words), role=Role.LABEL)
        return Heading(level=2, text=text(words))


def written(shape: dict[str, Any], members: Sequence[Sequence[Scored]], base: Base) -> Document:
    """An analysis report in that form."""
    form = _filled(shape, members, Digits(base.data["settings"]["digits"]))
    facts = base.facts
    opening = (
        f"รายงานการวิเคราะห์ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. {facts['base']}",
        facts["agency"],
        f"อำเภอ{facts['district']} จังหวัด{facts['province']}",
        f"ได้คะแนนภาพรวม {facts['overall']} คะแนน อยู่ในระดับ {facts['level']}",
    )
    blocks: tuple[Block, ...] = (
        *_lines(form, (*opening, *shape.get("intro", ()))),
        *_legend(form),
        *_overview(form),
        *_BODIES[shape["form"]](form),
        *_lines(form, shape.get("notes", ())),
    )
    return Document(
        kind="analysis",
        title=form.said("รายงานการวิเคราะห์ผลการประเมิน"),
        agency=facts["agency"],
        fiscal_year=facts["base"],
        sections=(Section(blocks=blocks),),
        digits=Digits(base.data["settings"]["digits"]),
        is_draft=False,
    )


def _filled(shape: dict[str, Any], members: Sequence[Sequence[Scored]], digits: Digits) -> Form:
    bounds = _bounds(shape)
    change = to_thai_digits if digits is Digits.THAI else to_arabic_digits

    def said(words: str) -> str:
        return change(words.format_map(bounds))

    groups = [
        Group(
            title=said(title),
            words=said(words),
            mark=said(mark[0] if mark else title),
            members=tuple(each),
        )
        for (title, words, *mark), each in zip(shape["groups"], members, strict=True)
    ]
    return Form(
        shape=shape, said=said, groups=tuple(groups[::-1] if shape.get("reverse") else groups)
    )


def _bounds(shape: dict[str, Any]) -> dict[str, Any]:
    named = dict(zip(_NAMES_OF_BOUNDS[len(shape["at"])], shape["at"], strict=True))
    named.setdefault("low", named["high"])
    under = {f"{name}_under": Decimal(at) - Decimal("0.01") for name, at in named.items()}
    return {**named, **under}


def _lines(form: Form, lines: Sequence[str]) -> list[Block]:
    return [Paragraph(text=text(form.said(line))) for line in lines]


def _legend(form: Form) -> list[Block]:
    legend = form.shape.get("legend")
    if not legend:
        return []
    rows = [[cell(form.said(words)) for words in row] for row in legend["rows"]]
    return [_table(form, legend["head"], [Row(cells=tuple(row)) for row in rows])]


def _overview(form: Form) -> list[Block]:
    if not form.shape.get("overview"):
        return []
    return [_table(form, _HEAD, [_row(form, each) for each, _ in _in_order(form)])]


def _listed(form: Form) -> list[Block]:
    return _by_group(form, lambda group: [_list(form, group, Numbering.DECIMAL)])


def _bulleted(form: Form) -> list[Block]:
    return _by_group(form, lambda group: [_list(form, group, Numbering.DASH)])


def _list(form: Form, group: Group, numbering: Numbering) -> NumberedList:
    items = tuple(ListItem(text=text(form.line(each))) for each in group.members)
    return NumberedList(items=items, numbering=numbering)


def _tables(form: Form) -> list[Block]:
    def table(group: Group) -> list[Block]:
        return [_table(form, _head(form), [_row(form, each) for each in group.members])]

    return _by_group(form, table)


def _by_group(form: Form, below: Callable[[Group], list[Block]]) -> list[Block]:
    blocks: list[Block] = []
    for group in form.groups:
        blocks.append(form.heading(group.title))
        if not group.members:
            blocks.append(Paragraph(text=text(f"{group.words} ไม่มี".strip())))
            continue
        if group.words:
            blocks.append(Paragraph(text=text(group.words)))
        blocks += below(group)
    return blocks


def _sentences(form: Form) -> list[Block]:
    blocks: list[Block] = []
    for group in form.groups:
        blocks += [form.heading(group.title), Paragraph(text=text(_sentence(form, group)))]
    return blocks


def _prose(form: Form) -> list[Block]:
    return [Paragraph(text=text(" ".join(_sentence(form, each) for each in form.groups)))]


def _prose_lines(form: Form) -> list[Block]:
    """A line for each group that begins with its name."""
    return [
        Paragraph(text=text(f"{each.words} {', '.join(map(form.line, each.members)) or 'ไม่มี'}"))
        for each in form.groups
    ]


def _sentence(form: Form, group: Group) -> str:
    if not group.members:
        return f"{group.words} ไม่มี".strip()
    joined = form.shape.get("joined", ", ").join(form.line(each) for each in group.members)
    return f"{group.words} ได้แก่ {joined}".strip()


def _marked(form: Form) -> list[Block]:
    """One table with a column that names the group of each."""
    head = form.shape.get("head", (*_HEAD, "กลุ่ม"))
    title, words = form.shape.get("constant", ("", ""))
    further = [cell(form.said(words))] if title else []
    rows = [_row(form, each, *further, cell(group.mark)) for each, group in _in_order(form)]
    return [_table(form, (*head[:-1], *filter(None, [title]), head[-1]), rows)]


def _ticked_once(form: Form) -> list[Block]:
    """One table with one column to tick, for the last group."""
    rows = [
        _row(form, each, cell("✓" if group is form.groups[-1] else ""))
        for each, group in _in_order(form)
    ]
    return [_table(form, form.shape["head"], rows)]


def _ticked(form: Form) -> list[Block]:
    """One table with a column for each group and a tick in one of them."""
    rows = [
        _row(form, each, *(cell("✓" if group is other else "") for other in form.groups))
        for each, group in _in_order(form)
    ]
    return [_table(form, (*_head(form), *(each.title for each in form.groups)), rows)]


def _spanned(form: Form) -> list[Block]:
    """One table with a row over all columns before the members of each group."""
    head, rows = _head(form), []
    for group in form.groups:
        if group.members:
            over = Cell(lines=(text(group.title),), colspan=len(head))
            rows += [Row(cells=(over,), group=True), *(_row(form, each) for each in group.members)]
    return [_table(form, head, rows)]


def _in_cells(form: Form) -> list[Block]:
    """One row for each group, its members as lines of a cell."""
    rows = []
    for group in form.groups:
        words = [group.title, group.words] if group.words else [group.title]
        rows.append(Row(cells=(*map(cell, words), _members_cell(form, group))))
    return [_table(form, form.shape["head"], rows)]


def _in_columns(form: Form) -> list[Block]:
    """One column for each group, its members as lines of the one cell below."""
    row = Row(cells=tuple(_members_cell(form, group) for group in form.groups))
    return [_table(form, [group.title for group in form.groups], [row])]


def _members_cell(form: Form, group: Group) -> Cell:
    return Cell(lines=tuple(text(form.line(each)) for each in group.members) or (text("-"),))


def _merged(form: Form) -> list[Block]:
    """One table whose first column names the group once for all of its rows."""
    rows = []
    for group in form.groups:
        for at, each in enumerate(group.members):
            row = _row(form, each)
            over = Cell(lines=(text(group.title),), rowspan=len(group.members))
            rows.append(Row(cells=row.cells if at else (over, *row.cells)))
    return [_table(form, form.shape["head"], rows)]


def _in_order(form: Form) -> list[tuple[Scored, Group]]:
    pairs = [(each, group) for group in form.groups for each in group.members]
    return sorted(pairs, key=lambda pair: pair[0].number)


def _head(form: Form) -> Sequence[str]:
    head: Sequence[str] = form.shape.get("head", _HEAD)
    return head


def _row(form: Form, each: Scored, *more: Cell) -> Row:
    words = (str(each.number), each.name, str(each.score))
    return Row(cells=(*(cell(form.said(word)) for word in words), *more))


def _table(form: Form, head: Sequence[str], rows: Sequence[Row]) -> Table:
    return Table(
        columns=tuple(Column() for _ in head),
        header=(Row(cells=tuple(cell(form.said(each)) for each in head)),),
        rows=tuple(rows),
        summary="คะแนนรายตัวชี้วัด",
    )


_BODIES: dict[str, Callable[[Form], list[Block]]] = {
    "list": _listed,
    "bullets": _bulleted,
    "sentence": _sentences,
    "prose": _prose,
    "prose-lines": _prose_lines,
    "table": _marked,
    "one-tick": _ticked_once,
    "ticks": _ticked,
    "spanning": _spanned,
    "group-tables": _tables,
    "cell-lists": _in_cells,
    "column-lists": _in_columns,
    "merged": _merged,
}
