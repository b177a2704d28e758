"""What must a reader find in the PDF of a tree? Written from the tree's meaning alone."""

from __future__ import annotations

from collections.abc import Iterator

from tests.readback import pdf as readback

from prongsai.core.thai import comparison_form, to_thai_digits
from prongsai.core.tree import (
    Block,
    Digits,
    Document,
    Figure,
    Heading,
    MemoHead,
    NumberedList,
    Numbering,
    Paragraph,
    Signature,
    Table,
    Text,
    blocks_of,
    plain,
)
from prongsai.reporting.charts import chart_words

Item = str | list[list[str]]


class Scattered(str):
    """The letters of a picture, which a reader may find in another order."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, str) and sorted(self) == sorted(other)

    __hash__ = str.__hash__


def items_of(document: Document) -> list[Item]:
    """The texts and tables, as they are compared; empty texts print nothing."""
    return [
        item
        for block in blocks_of(document)
        for item in _items(block, document.digits)
        if item != ""
    ]


def form(text: Text | str) -> str:
    return comparison_form(text if isinstance(text, str) else plain(text))


def _items(block: Block, digits: Digits) -> Iterator[Item]:
    match block:
        case Heading() | Paragraph():
            yield form(block.text)
        case NumberedList():
            yield from _listed(block, digits)
        case Table():
            yield [
                [form("".join(plain(line) for line in cell.lines)) for cell in row.cells]
                for row in (*block.header, *block.rows)
            ]
        case MemoHead():
            yield form(block.title)
            yield form(block.department_label + plain(block.department))
            yield form(
                block.number_label + plain(block.number) + block.date_label + plain(block.date)
            )
            yield form(block.subject_label + plain(block.subject))
        case Signature():
            yield form(block.heading or ())
            yield form(block.opinion or ())
            yield from (form(line) for line in block.below)
        case Figure():
            yield Scattered(form("".join(chart_words(block.chart, digits))))
            yield form(block.caption)


def _listed(block: NumberedList, digits: Digits) -> Iterator[str]:
    for number, item in enumerate(block.items, start=block.start):
        mark = {
            Numbering.DECIMAL: f"{number}.",
            Numbering.PARENTHESES: f"({number})",
            Numbering.DASH: "-",
        }[block.numbering]
        shown = to_thai_digits(mark) if digits is Digits.THAI else mark
        yield form(shown + plain(item.text))
        if item.below is not None:
            yield from _listed(item.below, digits)


def differences(document: Document, data: bytes) -> list[str]:
    """How what is read differs from the tree; lines of a text begin and end with it."""
    found = readback.read(data)
    wrong: list[str] = []
    for item in items_of(document):
        got = _take_text(found, item) if isinstance(item, str) else _take_table(found)
        if not item == got:  # noqa: SIM201 (a Scattered text decides)
            wrong.append(f"expected {item!r}, read {got!r}")
            break
    if not wrong:
        wrong += [f"not in the tree: {rest!r}" for rest in found]
    return wrong


def _take_text(found: list[readback.Line | readback.Table], expected: str) -> str:
    taken = ""
    while found and isinstance(found[0], readback.Line) and len(form(taken)) < len(expected):
        taken += found.pop(0).text  # type: ignore[union-attr]
    return form(taken)


def _take_table(found: list[readback.Line | readback.Table]) -> list[list[str]] | str:
    if not found:
        return "nothing"
    item = found.pop(0)
    if isinstance(item, readback.Line):
        return item.text
    return [[form(cell) for cell in row] for row in item.texts]
