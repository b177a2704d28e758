"""What does a list of a web page say?"""

from __future__ import annotations

from lxml import etree

from prongsai.core.tree import ListItem, NumberedList, Numbering, Run, Text
from prongsai.intake.inline import Lines
from prongsai.intake.page.letters import collect, start_of
from prongsai.intake.page.parsing import classes_of, name_of

_LISTS = frozenset({"ol", "ul"})


def is_list(element: etree._Element) -> bool:
    """Whether it is a list that the tree can hold: of items, none with a table or a second list."""
    return (
        name_of(element) in _LISTS
        and len(element) > 0
        and not (element.text or "").strip()
        and all(_is_item(each) for each in element)
    )


def list_of(element: etree._Element) -> NumberedList:
    """The list with those below its items."""
    named = [each for each in Numbering if each.value in classes_of(element)]
    usual = Numbering.DECIMAL if name_of(element) == "ol" else Numbering.DASH
    return NumberedList(
        items=tuple(_item(each) for each in element),
        numbering=named[0] if named else usual,
        start=1 if (start := start_of(element)) is None else start,
    )


def _is_item(element: etree._Element) -> bool:
    if name_of(element) != "li" or (element.tail or "").strip() or element.get("value"):
        return False
    lists = [each for each in element if name_of(each) in _LISTS]
    if len(lists) > 1 or any(not is_list(each) or (each.tail or "").strip() for each in lists):
        return False
    if lists and element[-1] is not lists[0]:
        return False
    own = (each for child in element if child not in lists for each in child.iter())
    return not any(name_of(each) in {*_LISTS, "table"} for each in own)


def _item(element: etree._Element) -> ListItem:
    below = next((each for each in element if name_of(each) in _LISTS), None)
    lines = Lines()
    if below is None:
        collect(element, lines)
        return ListItem(text=_joined(lines.ended()))
    made = list_of(below)
    element.remove(below)
    collect(element, lines)
    return ListItem(text=_joined(lines.ended()), below=made)


def _joined(lines: tuple[Text, ...]) -> Text:
    joined: list[Run] = []
    for line in lines:
        joined += [Run(text="\n"), *line] if joined else line
    return tuple(joined)
