"""Does a memo have all that its form asks for, in words? Ink is never asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from prongsai.checking.findings import Finding, found
from prongsai.checking.letters import BLANK_NUMBER, act_head, is_unfilled
from prongsai.checking.material import Material
from prongsai.checking.naming import Sense
from prongsai.checking.rule import Rule
from prongsai.checking.wordings import any_of, load_wordings, opening
from prongsai.core.agencies import AgencyKind, chief_title, full_name, short_name
from prongsai.core.nearness import near
from prongsai.core.problems import Said, Severity
from prongsai.core.reading import Passage, PassageKind
from prongsai.core.tree import Figure

_ORDER_NUMBER = re.compile(r"^(?:เลข)?ที่(?:\s+|(?=[.…/_]|$))(?P<value>[^\n]{0,80})$")
_YEAR_OF_ORDER = re.compile(r"/\s*(?:25|๒๕)?[0-9๐-๙]{2}\s*$")
_MOST_LETTERS_OFF = 4
_FOLLOWS = re.compile(r"(?:ดังนี้|ดังต่อไปนี้|ต่อไปนี้|ดังภาพ|ดังแผนภูมิ|ดังรูป)\s*:?$")


def _salutation_missing(material: Material) -> Iterator[Finding]:
    """Knows that a memo is addressed: a line เรียน among the first lines after its title.

    A line with nobody on it, with dots or with a form's own words in brackets, addresses nobody.
    """
    for memo in material.memos:
        if memo.salutation is not None and not is_unfilled(memo.salutation.value):
            continue
        at = memo.salutation or memo.subject or memo.date or memo.number
        yield found(
            at.passage if at else memo.title,
            Said(th="บันทึกข้อความไม่มีคำขึ้นต้น (เรียน)", en="The memo has no salutation (เรียน)."),
            Said(
                th="เพิ่มบรรทัด “เรียน” ตามด้วยตำแหน่งของผู้รับ",
                en="Add a line เรียน with the office of the person addressed.",
            ),
            text=at.passage.text if at else memo.title.text,
        )


def _salutation_wrong(material: Material) -> Iterator[Finding]:
    """Knows the slips that turn the chief's office into a person, a body or another's office.

    Where another authority's own name stands there, it is ``foreign-agency``.
    """
    for memo in material.memos:
        if memo.salutation is None or is_unfilled(memo.salutation.value):
            continue
        value, passage = memo.salutation.value, memo.salutation.passage
        right = _chief_meant(value, material)
        if right is None or _names_another(passage, material):
            continue
        yield found(
            passage,
            Said(
                th="คำขึ้นต้นไม่ใช่ตำแหน่งของผู้บริหาร",
                en="The salutation does not name the chief executive's office.",
            ),
            Said(th=f"แก้เป็น “เรียน {right}”", en=f"Write “เรียน {right}”."),
            text=value,
            suggestion=right,
        )


def _names_another(passage: Passage, material: Material) -> bool:
    naming = material.naming
    return any(
        each.passage is passage
        and each.sense is Sense.FOREIGN
        and each.form not in {naming.own, naming.province}
        for each in naming.mentions
    )


def _chief_meant(value: str, material: Material) -> str | None:
    """The chief's office that a wrong salutation must mean; None for one that may be right."""
    for slip in load_wordings()["chief_misspelt"]:
        if re.match(slip["wrong"], value):
            return re.sub("^" + slip["wrong"], slip["right"], value, count=1)
    naming = material.naming
    title = chief_title(naming.kind, "")
    if title is None or naming.own is None:
        return None
    written = re.sub(r"\s+", "", value)
    if _is_chief_of(naming.kind, written) or written.startswith(opening("offices_addressed")):
        return None
    others = (kind for kind in AgencyKind if kind is not naming.kind)
    is_of_another = any(_is_chief_of(kind, written) for kind in others)
    is_the_body = written.startswith((full_name(naming.kind, ""), short_name(naming.kind, "")))
    lengths = range(len(title) - _MOST_LETTERS_OFF, len(title) + _MOST_LETTERS_OFF + 1)
    is_misspelt = any(near(written[:length], (title,)) for length in lengths)
    if not (is_of_another or is_the_body or is_misspelt):
        return None
    return chief_title(naming.kind, naming.own)


def _is_chief_of(kind: AgencyKind, written: str) -> bool:
    title, short = chief_title(kind, ""), short_name(kind, "")
    return bool(title) and written.startswith((title or "", f"นายก{short}"))


def _document_number_blank(material: Material) -> Iterator[Finding]:
    """Knows an empty place in a memo's or an order's head; ``/-`` is a number. Not in a draft."""
    if material.is_draft:
        return
    for memo in material.memos:
        if memo.number is not None and BLANK_NUMBER.search(memo.number.value):
            yield _no_number(memo.number.passage)
    for passage in act_head(material.passages):
        match = _ORDER_NUMBER.match(passage.text.strip())
        if match and not re.search("[0-9๐-๙]|-", _YEAR_OF_ORDER.sub("", match["value"])):
            yield _no_number(passage)


def _no_number(passage: Passage) -> Finding:
    return found(
        passage,
        Said(th="ยังไม่ได้ลงเลขที่หนังสือ", en="The document's running number is blank."),
        Said(
            th="ลงเลขที่หนังสือจากทะเบียน (ถ้าไม่ใช้เลข ให้ใส่ -)",
            en="Enter the number from the register (or - where none is used).",
        ),
    )


def _figure_missing(material: Material) -> Iterator[Finding]:
    """Guesses: "as follows" and then a paragraph that says "as follows" again; or "see the chart".

    A picture that the reader could not read looks the same, so it is a hint.
    """
    blocks = material.reading.blocks
    has_figure = any(isinstance(each, Figure) for each in blocks)
    texts = [
        each
        for each in material.passages
        if each.kind not in {PassageKind.CELL, PassageKind.HEADER_CELL}
    ]
    for passage in texts:
        shown = any_of("figure_shown").search(passage.text)
        if shown and not has_figure and not any_of("figure_elsewhere").search(passage.text):
            yield _no_figure(passage)
    for passage, after in _neighbours(material):
        if not _FOLLOWS.search(passage.text.strip()):
            continue
        is_announced_again = _FOLLOWS.search(after.text.strip())
        # With figures of its own, the second paragraph is what the first one announced.
        if (is_announced_again and not re.search("[0-9๐-๙]", after.text)) or any_of(
            "closings"
        ).search(after.text.strip()):
            yield _no_figure(passage)


def _neighbours(material: Material) -> Iterator[tuple[Passage, Passage]]:
    """Two paragraphs with nothing between them."""
    passages = material.passages
    for one, other in pairwise(passages):
        if one.kind is PassageKind.PARAGRAPH and other.kind is PassageKind.PARAGRAPH:
            yield one, other


def _no_figure(passage: Passage) -> Finding:
    return found(
        passage,
        Said(
            th="ข้อความบอกว่ามีภาพหรือรายการต่อไป แต่ไม่พบ",
            en="The text announces a figure or a list, and none follows.",
        ),
        Said(th="ใส่ภาพหรือรายการที่กล่าวถึง", en="Add what the text announces."),
        text=passage.text[-60:],
    )


RULES = (
    Rule(code="salutation-missing", severity=Severity.ERROR, find=_salutation_missing),
    Rule(code="salutation-wrong", severity=Severity.ERROR, find=_salutation_wrong),
    Rule(code="document-number-blank", severity=Severity.WARNING, find=_document_number_blank),
    Rule(code="figure-missing", severity=Severity.HINT, find=_figure_missing),
)
