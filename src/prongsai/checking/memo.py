"""Does a memo have all that its form asks for, in words? Ink is never asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from prongsai.checking.findings import Finding, found
from prongsai.checking.letters import BLANK_NUMBER, is_signature
from prongsai.checking.material import Material
from prongsai.checking.rule import Rule
from prongsai.checking.wordings import any_of, load_wordings
from prongsai.core.problems import Said, Severity
from prongsai.core.reading import Passage, PassageKind
from prongsai.core.tree import Figure, Signature, plain

_DOTS = re.compile(r"[.…·_]{3,}")
_NAME = re.compile(r"^\((?P<name>.*)\)$|^(?:ลงชื่อ)?\s*(?:นาย|นางสาว|นาง|ว่าที่|ดร\.|พ\.|ร\.)\S+\s+\S+")
_DOTTED_NAME = re.compile(r"\([\s.…·_]*\)$")
_LACKS_NAME = (
    Said(th="ที่ลงนามไม่มีชื่อ", en="A place to sign lacks the name."),
    Said(th="ระบุชื่อและตำแหน่งผู้ลงนาม", en="Give the signer's name and position."),
)
_FOLLOWS = re.compile(r"(?:ดังนี้|ดังต่อไปนี้|ต่อไปนี้|ดังภาพ|ดังแผนภูมิ|ดังรูป)\s*:?$")


def _salutation_missing(material: Material) -> Iterator[Finding]:
    """Knows that a memo is addressed: a line เรียน among the first lines after its title."""
    for memo in material.memos:
        if memo.salutation is not None:
            continue
        after = memo.subject or memo.date or memo.number
        yield found(
            after.passage if after else memo.title,
            Said(th="บันทึกข้อความไม่มีคำขึ้นต้น (เรียน)", en="The memo has no salutation (เรียน)."),
            Said(
                th="เพิ่มบรรทัด “เรียน” ตามด้วยตำแหน่งของผู้รับ",
                en="Add a line เรียน with the office of the person addressed.",
            ),
            text=after.passage.text if after else memo.title.text,
        )


def _salutation_wrong(material: Material) -> Iterator[Finding]:
    """Knows the slips that turn the chief's office into a person or nothing, and an empty line."""
    for memo in material.memos:
        if memo.salutation is None:
            continue
        value = memo.salutation.value
        right = _chief_in(value)
        if right is None and value:
            continue
        yield found(
            memo.salutation.passage,
            Said(
                th="คำขึ้นต้นไม่ใช่ตำแหน่งของผู้บริหาร",
                en="The salutation does not name the chief executive's office.",
            ),
            Said(
                th=f"แก้เป็น “เรียน {right}”" if right else "ระบุตำแหน่งผู้รับ",
                en=f"Write “เรียน {right}”." if right else "Name the office that is addressed.",
            ),
            text=value or memo.salutation.passage.text,
            suggestion=right,
        )


def _chief_in(value: str) -> str | None:
    for slip in load_wordings()["chief_misspelt"]:
        if re.match(slip["wrong"], value):
            return re.sub("^" + slip["wrong"], slip["right"], value, count=1)
    return None


def _document_number_blank(material: Material) -> Iterator[Finding]:
    """Knows an empty place and one that ends at its slash; ``/-`` is a number. Not in a draft."""
    if material.is_draft:
        return
    for memo in material.memos:
        if memo.number is None or not BLANK_NUMBER.search(memo.number.value):
            continue
        yield found(
            memo.number.passage,
            Said(th="ยังไม่ได้ลงเลขที่หนังสือ", en="The document's running number is blank."),
            Said(
                th="ลงเลขที่หนังสือจากทะเบียนส่ง (ถ้าไม่ใช้เลข ให้ใส่ -)",
                en="Enter the number from the register (or - where none is used).",
            ),
        )


def _signature_missing(material: Material) -> Iterator[Finding]:
    """Knows places to sign: one without a name or a position, or with dots, and a memo without any.

    Not in a draft.
    """
    if material.is_draft:
        return
    for at, block in enumerate(material.reading.blocks):
        if isinstance(block, Signature):
            yield from _unfilled(material, at, block)
    for memo in material.memos:
        places = [each for each in memo.passages if is_signature(each)]
        if not places:
            yield found(
                memo.passages[-1] if memo.passages else memo.title,
                Said(th="บันทึกข้อความไม่มีที่ลงนาม", en="The memo has no place to sign."),
                Said(th="เพิ่มชื่อและตำแหน่งผู้ลงนาม", en="Add the signer's name and position."),
            )
        for place in places:
            # The tree's own places to sign were looked at above, with all of their lines.
            if place.kind is not PassageKind.SIGNATURE and _DOTTED_NAME.match(place.text.strip()):
                yield found(place, *_LACKS_NAME)


def _unfilled(material: Material, at: int, block: Signature) -> Iterator[Finding]:
    lines = [plain(line).strip() for line in block.below]
    names = [line for line in lines if _NAME.match(line)]
    positions = [line for line in lines if line and line not in names and not _DOTS.search(line)]
    has_name = any(not _DOTS.search(line) and line.strip("() ") for line in names)
    if has_name and positions:
        return
    origin = material.reading.origin_of(at).origin
    lacks = ("ตำแหน่ง", "position") if has_name else ("ชื่อ", "name")
    yield Finding(
        place=origin.place(),
        text="\n".join(lines),
        message=Said(th=f"ที่ลงนามไม่มี{lacks[0]}", en=f"A place to sign lacks the {lacks[1]}."),
        remedy=Said(th="ระบุชื่อและตำแหน่งผู้ลงนาม", en="Give the signer's name and position."),
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
        is_announced = _FOLLOWS.search(passage.text.strip()) and _FOLLOWS.search(after.text.strip())
        # With figures of its own, the second paragraph is what the first one announced.
        if is_announced and not re.search("[0-9๐-๙]", after.text):
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
    Rule(code="signature-missing", severity=Severity.WARNING, find=_signature_missing),
    Rule(code="figure-missing", severity=Severity.HINT, find=_figure_missing),
)
