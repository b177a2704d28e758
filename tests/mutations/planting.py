"""How is one fault put into a clean document tree or dossier, and where does it then stand?

An edit is data: what is looked for (a regular expression on the text with Arabic digits) and what
is put there; ``{agency}`` and the like are the base's facts, digits follow the document's own.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from prongsai.core.thai import to_arabic_digits, to_thai_digits
from prongsai.core.tree import (
    Align,
    Block,
    Cell,
    Digits,
    Document,
    Heading,
    ListItem,
    MemoHead,
    NumberedList,
    Paragraph,
    Row,
    Signature,
    Table,
    Text,
    plain,
    text,
)


class NothingToPlantIn(Exception):
    """The base has no such place: the fault or its list of bases is wrong."""


class Planter:
    """Plants edits into one document."""

    def __init__(self, document: Document, facts: dict[str, Any]) -> None:
        self.document = document
        self._facts = facts

    def plant(self, edits: list[dict[str, Any]]) -> Document:
        """The document with every edit made, each of which must find its place."""
        for edit in edits:
            before = self.document
            self._make(edit)
            if self.document == before:
                raise NothingToPlantIn(str(edit))
        return self.document

    def _make(self, edit: dict[str, Any]) -> None:
        if "sub" in edit:
            self._substitute(edit)
        elif "column" in edit:
            self._set_cell(edit)
        elif "add" in edit:
            self._add(edit)
        elif "drop" in edit:
            self._drop(edit)
        elif "memo" in edit:
            self._each_block(lambda each: self._memo(each, edit["memo"]))
        elif "sign" in edit:
            self._sign(edit)
        elif "bands" in edit:
            self._bands(edit["bands"])
        elif "drop_row" in edit:
            self._drop_row(edit)
        else:
            raise ValueError(f"no such edit: {edit}")

    # words

    def words(self, template: str, *, raw: bool = False) -> str:
        """The template filled in, digits but those of "<1>" in the document's style, unless raw."""
        filled = template.format_map(self._facts)
        if raw:
            return filled
        if self.document.digits is Digits.THAI and "://" not in filled:
            return re.sub("<([๐-๙])>", lambda m: to_arabic_digits(m[0]), to_thai_digits(filled))
        return to_arabic_digits(filled)

    def _text(self, template: str, edit: dict[str, Any]) -> Text:
        return text(self.words(template, raw=edit.get("raw", False)), verbatim=True)

    # substitution anywhere

    def _substitute(self, edit: dict[str, Any]) -> None:
        pattern = re.compile(edit["sub"].format_map(_Escaped(self._facts)))
        wanted = edit.get("nth", 1)  # 0: every one
        places = set(edit.get("in", ()))
        total = [0]
        new = self.words(edit["put"], raw=edit.get("raw", False))

        def change(words: Text, place: str) -> Text:
            if places and place not in places:
                return words
            letters = plain(words)
            found = pattern.search(to_arabic_digits(letters))
            if not found:
                return words
            total[0] += 1
            if wanted not in {0, total[0]}:
                return words
            filled = new
            for at, group in enumerate(found.groups(), 1):
                span = found.span(at)
                filled = filled.replace(f"<{at}>", letters[slice(*span)] if group else "")
            made = letters[: found.start()] + filled + letters[found.end() :]
            return text(made, bold=words[0].bold, verbatim=True)

        self._each_text(change)

    def _each_text(self, change: Callable[[Text, str], Text]) -> None:
        self._each_block(lambda block: (_changed(block, change),))

    def _each_block(self, change: Callable[[Block], tuple[Block, ...]]) -> None:
        self.document = replace(
            self.document,
            sections=tuple(
                replace(section, blocks=tuple(new for old in section.blocks for new in change(old)))
                for section in self.document.sections
            ),
        )

    # tables

    def _set_cell(self, edit: dict[str, Any]) -> None:
        title = re.compile(edit["column"])
        done = [False]

        def change(block: Block) -> tuple[Block, ...]:
            if not isinstance(block, Table) or done[0]:
                return (block,)
            column = _column(block, title)
            if column is None:
                return (block,)
            rows = list(block.rows)
            own = [at for at, row in enumerate(rows) if not row.group]
            chosen = own if edit["row"] == "all" else [own[edit["row"] - 1]]
            for at in chosen:
                cells = list(rows[at].cells)
                cells[column] = self._cell(cells[column], edit, block, column)
                rows[at] = replace(rows[at], cells=tuple(cells))
            done[0] = True
            return (replace(block, rows=tuple(rows)),)

        self._each_block(change)

    def _cell(self, old: Cell, edit: dict[str, Any], table: Table, column: int) -> Cell:
        if "copy_of" in edit:
            own = [row for row in table.rows if not row.group]
            return replace(old, lines=own[edit["copy_of"] - 1].cells[column].lines)
        lines = [self._text(line, edit) for line in _lines(edit["put"]) if line]
        if edit.get("keep"):
            lines = [*old.lines, *lines]
        if edit.get("number"):
            lead = re.match(r"\S+\s", plain(old.lines[0]))
            lines[0] = text((lead.group() if lead else "") + plain(lines[0]), verbatim=True)
        return replace(old, lines=tuple(lines))

    def _bands(self, bands: list[str]) -> None:
        """Replace the table of levels by lines, or its second column's cells one by one."""

        def change(block: Block) -> tuple[Block, ...]:
            if not isinstance(block, Table) or _column(block, re.compile("^ระดับ$")) is None:
                return (block,)
            rows = tuple(
                replace(row, cells=(row.cells[0], Cell(lines=(self._text(band, {}),))))
                for row, band in zip(block.rows, bands, strict=False)
            )
            return (replace(block, rows=(*rows, *block.rows[len(rows) :])),)

        self._each_block(change)

    def _drop_row(self, edit: dict[str, Any]) -> None:
        pattern = re.compile(edit["drop_row"].format_map(_Escaped(self._facts)))

        def change(block: Block) -> tuple[Block, ...]:
            if not isinstance(block, Table):
                return (block,)
            kept = tuple(
                row
                for row in block.rows
                if row.group
                or not pattern.search(
                    to_arabic_digits("|".join(plain(line) for c in row.cells for line in c.lines))
                )
            )
            return (replace(block, rows=kept),)

        self._each_block(change)

    # blocks

    def _add(self, edit: dict[str, Any]) -> None:
        pattern = re.compile(edit["after"].format_map(_Escaped(self._facts)))
        done = [False]

        def change(block: Block) -> tuple[Block, ...]:
            if done[0] or not pattern.search(to_arabic_digits(_letters(block))):
                return (block,)
            done[0] = True
            new = tuple(Paragraph(text=self._text(line, edit)) for line in _lines(edit["add"]))
            return (*new, block) if edit.get("before") else (block, *new)

        self._each_block(change)

    def _drop(self, edit: dict[str, Any]) -> None:
        pattern = re.compile(edit["drop"].format_map(_Escaped(self._facts)))

        def change(block: Block) -> tuple[Block, ...]:
            if isinstance(block, NumberedList):
                return (_without(block, pattern),)
            if isinstance(block, Table | MemoHead | Signature):
                return (block,)
            return () if pattern.search(to_arabic_digits(_letters(block))) else (block,)

        self._each_block(change)

    def _memo(self, block: Block, fields: dict[str, str]) -> tuple[Block, ...]:
        if not isinstance(block, MemoHead):
            return (block,)
        made = {
            name: text(self.words(words), verbatim=True) if words else ()
            for name, words in fields.items()
        }
        return (replace(block, **made),)  # type: ignore[arg-type] # texts alone

    def _sign(self, edit: dict[str, Any]) -> None:
        count = [0]

        def change(block: Block) -> tuple[Block, ...]:
            if not isinstance(block, Signature):
                return (block,)
            count[0] += 1
            if count[0] != edit["sign"]:
                return (block,)
            below = list(block.below)
            if "lines" in edit:
                below = [self._text(line, edit) for line in edit["lines"]]
            else:
                del below[edit["without"] - 1]
            return (replace(block, below=tuple(below)),)

        self._each_block(change)


class _Escaped(dict[str, Any]):
    """Facts as patterns; what is no fact, such as ``{2}``, stays as it is."""

    def __getitem__(self, key: str) -> str:
        return re.escape(str(super().__getitem__(key))) if key in self else "{" + key + "}"


def _lines(words: str | list[str]) -> list[str]:
    return words if isinstance(words, list) else words.split("\n")


def _column(table: Table, title: re.Pattern[str]) -> int | None:
    for row in table.header[:1]:
        for at, each in enumerate(row.cells):
            if title.search(" ".join(plain(line) for line in each.lines)):
                return at
    return None


def _without(block: NumberedList, pattern: re.Pattern[str]) -> NumberedList:
    kept: list[ListItem] = []
    for item in block.items:
        if pattern.search(to_arabic_digits(plain(item.text))):
            continue
        below = _without(item.below, pattern) if item.below else None
        kept.append(replace(item, below=below))
    return replace(block, items=tuple(kept))


def _letters(block: Block) -> str:
    return "\n".join(plain(words) for words, _ in texts_in(block))


def texts_in(block: Block) -> Iterator[tuple[Text, str]]:
    """Every text of a block with what it is."""
    found: list[tuple[Text, str]] = []

    def note(words: Text, place: str) -> Text:
        found.append((words, place))
        return words

    _changed(block, note)
    yield from found


def _changed(  # noqa: PLR0911 - one return a kind of block
    block: Block, change: Callable[[Text, str], Text]
) -> Block:
    match block:
        case Heading():
            return replace(block, text=change(block.text, "heading"))
        case Paragraph():
            is_title = block.align is Align.CENTER
            return replace(block, text=change(block.text, "title" if is_title else "paragraph"))
        case NumberedList():
            return _changed_list(block, change)
        case Table():
            return replace(
                block,
                header=tuple(_changed_row(row, change, "header") for row in block.header),
                rows=tuple(_changed_row(row, change, "cell") for row in block.rows),
            )
        case MemoHead():
            return replace(
                block,
                department=change(block.department, "memo"),
                number=change(block.number, "memo"),
                date=change(block.date, "memo"),
                subject=change(block.subject, "memo"),
            )
        case Signature():
            return replace(
                block,
                heading=change(block.heading, "signature") if block.heading else block.heading,
                opinion=change(block.opinion, "signature") if block.opinion else block.opinion,
                below=tuple(change(line, "signature") for line in block.below),
            )
        case _:
            return block


def _changed_list(block: NumberedList, change: Callable[[Text, str], Text]) -> NumberedList:
    return replace(
        block,
        items=tuple(
            replace(
                item,
                text=change(item.text, "item"),
                below=_changed_list(item.below, change) if item.below else None,
            )
            for item in block.items
        ),
    )


def _changed_row(row: Row, change: Callable[[Text, str], Text], place: str) -> Row:
    return replace(
        row,
        cells=tuple(
            replace(each, lines=tuple(change(line, place) for line in each.lines))
            for each in row.cells
        ),
    )


def plant_in_data(
    data: dict[str, Any], edits: list[dict[str, Any]], facts: dict[str, Any]
) -> dict[str, Any]:
    """The dossier with every edit made: ``set`` a path to a value, or ``unset`` it."""
    made = copy.deepcopy(data)
    for edit in edits:
        path = str(edit.get("set") or edit["unset"])
        *way, last = [int(step) if step.isdigit() else step for step in path.split(".")]
        at: Any = made
        for step in way:
            at = at[step]
        if "unset" in edit:
            del at[last]
            for number, each in enumerate(_at(made, edit.get("renumber", "")), 1):
                each["number"] = str(number)
        elif "copy" in edit:
            at[last] = copy.deepcopy(_at(made, edit["copy"]))
        else:
            at[last] = _filled(edit["to"], facts)
        if way[:2] in (["progress", "reports"], ["plan", "measures"]):
            made[str(way[0])].pop("as_printed", None)  # it would be printed in their place
    if made == data:
        raise NothingToPlantIn(str(edits))
    return made


def _at(data: Any, path: str) -> Any:
    if not path:
        return ()
    for step in path.split("."):
        data = data[int(step) if step.isdigit() else step]
    return data


def _filled(value: Any, facts: dict[str, Any]) -> Any:
    if isinstance(value, str):
        return value.format_map(facts)
    if isinstance(value, list):
        return [_filled(each, facts) for each in value]
    if isinstance(value, dict):
        return {key: _filled(each, facts) for key, each in value.items()}
    return value


__all__ = ["NothingToPlantIn", "Planter", "plant_in_data", "texts_in"]
