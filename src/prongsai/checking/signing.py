"""Do the places to sign hold a name and a position? Ink is never asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from prongsai.checking.findings import Finding, found
from prongsai.checking.letters import act_head, is_signature
from prongsai.checking.material import Material
from prongsai.checking.rule import Rule
from prongsai.checking.wordings import opening, words
from prongsai.core.problems import Place, Said, Severity
from prongsai.core.reading import Passage, PassageKind
from prongsai.core.tree import Signature, plain

_DOTS = re.compile(r"[.…·_]{3,}")
_TITLED = r"(?:นาย|นางสาว|นาง|น\.ส\.|ว่าที่|ดร\.|พ\.|ร\.|ส\.|จ\.|ผศ\.)"
_NAME = re.compile(rf"^\((?P<name>.*)\)$|^(?:\(?ลงชื่อ\)?)?[\s.…_:]*{_TITLED}\S+\s+\S+(?:\s+\S+)?$")
_DOTTED_NAME = re.compile(r"\(\s*[\s.…·_]*\)$")
_INK = re.compile(r"^\(?ลง(?:ชื่อ|นาม)\)?[\s.…·_:]*(?:ผู้\S{2,30})?$|^[\s.…·_]{4,}$")
_LONGEST_POSITION, _LONGEST_NAME = 90, 60
_BOXES = " -–•[]☐☑□✓/"  # before the words of an opinion
_ENDS = re.compile(r"^จึง(?:เรียน|ประกาศ|ขอ|เสนอ)|^(?:ประกาศ|สั่ง|ให้ไว้)\s*ณ\s*วันที่")
_GIVEN = re.compile(r"^(?:ประกาศ|สั่ง|ให้ไว้)\s*ณ\s*วันที่")
_REMEDY = Said(th="ระบุชื่อและตำแหน่งผู้ลงนาม", en="Give the signer's name and position.")
_NAME_LACKS = Said(th="ที่ลงนามไม่มีชื่อ", en="A place to sign lacks the name.")
_POSITION_LACKS = Said(th="ที่ลงนามไม่มีตำแหน่ง", en="A place to sign lacks the position.")
_NO_PLACE = Said(th="เอกสารไม่มีที่ลงนาม", en="The document has no place to sign.")


def _signature_missing(material: Material) -> Iterator[Finding]:
    """Knows places to sign: one without a name or a position, or with dots for either.

    Where only lines are known, as in text and PDF, it looks below the closing words of memos,
    announcements and orders, and at the words by which offices begin. Not in a draft.
    """
    if material.is_draft:
        return
    for at, block in enumerate(material.reading.blocks):
        if isinstance(block, Signature):
            place = material.reading.origin_of(at).origin.place()
            yield from _unfilled(place, [plain(line).strip() for line in block.below])
    for memo in material.memos:
        yield from _in_area(memo.passages, memo.title)
    if act_head(material.passages) and not material.memos:
        texts = material.passages
        given = [at for at, each in enumerate(texts) if _GIVEN.match(each.text.strip())]
        if given:
            yield from _in_area(texts[given[0] :], texts[given[0]])


def _unfilled(place: Place, lines: list[str]) -> Iterator[Finding]:
    names = [line for line in lines if _NAME.match(line)]
    positions = [line for line in lines if line and line not in names and _is_filled(line)]
    has_name = any(not _DOTS.search(line) and line.strip("() ") for line in names)
    if has_name and positions:
        return
    said = _POSITION_LACKS if has_name else _NAME_LACKS
    yield Finding(place=place, text="\n".join(lines), message=said, remedy=_REMEDY)


def _is_filled(position: str) -> bool:
    """Whether words are left when dots and the word for a position are taken out."""
    left = re.sub(r"^\s*ตำแหน่ง", "", _DOTS.sub("", position))
    return re.search("[ก-๙A-Za-z]", left) is not None


def _in_area(passages: tuple[Passage, ...], title: Passage) -> Iterator[Finding]:
    """What the lines below the closing words lack; the tree's own places were looked at already."""
    if not any(map(_is_place, passages)):
        yield found(passages[-1] if passages else title, _NO_PLACE, _REMEDY)
        return
    if any(each.kind is PassageKind.SIGNATURE for each in passages):
        return
    lines = _lines_below(passages)
    for at, line in enumerate(lines):
        text, after = line.text.strip(), lines[at + 1] if at + 1 < len(lines) else None
        if _DOTTED_NAME.match(text):
            yield found(line, _NAME_LACKS, _REMEDY)
        elif _is_name(text) and (after is None or _is_no_position(after)):
            is_dots = after is not None and not _is_filled(after.text)
            yield found(after if after and is_dots else line, _POSITION_LACKS, _REMEDY)
    for above, line in pairwise(lines):
        if _is_office(line.text.strip()) and _stands_without_a_name(above.text.strip(), line.text):
            yield found(line, _NAME_LACKS, _REMEDY)


def _lines_below(passages: tuple[Passage, ...]) -> list[Passage]:
    """The lines from the closing words to the next title, without the places for ink."""
    starts = [at for at, each in enumerate(passages) if _ENDS.match(each.text.strip())]
    first = next((at for at, each in enumerate(passages) if _is_place(each)), len(passages))
    area: list[Passage] = []
    for each in passages[min([*starts, first]) :]:
        is_other = each.place.table is not None or each.kind is PassageKind.TITLE
        if is_other and area:
            break
        if not is_other and not _INK.match(each.text.strip()):
            area.append(each)
    return area


def _is_place(passage: Passage) -> bool:
    text = passage.text.strip()
    is_line = passage.place.table is None and len(text) <= _LONGEST_NAME
    return is_signature(passage) or (is_line and bool(_DOTTED_NAME.match(text) or _is_name(text)))


def _is_name(text: str) -> bool:
    return bool(_NAME.match(text)) and re.search(_TITLED, text) is not None


def _is_no_position(passage: Passage) -> bool:
    """Whether a line below a name surely is none: another name, dots, an opinion, a note."""
    text = passage.text.strip()
    if not _is_filled(text) or _is_name(text) or _DOTTED_NAME.match(text):
        return True
    is_other = text.startswith(opening("after_a_signature")) or len(text) > _LONGEST_POSITION
    return is_other and not _is_office(text)


def _is_office(text: str) -> bool:
    """Whether a whole line names an office, as below a name."""
    begins = text.removeprefix("ตำแหน่ง").lstrip(" :").startswith(opening("offices_that_sign"))
    speaks = any(each in text for each in words("opinion_words"))
    return begins and len(text) <= _LONGEST_POSITION and not speaks


def _stands_without_a_name(above: str, line: str) -> bool:
    """Whether an office stands under neither a name nor the first line of an office."""
    if _is_name(above) or _DOTTED_NAME.match(above) or above.startswith("("):
        return False
    if _is_office(above):
        joins = opening("joins_two_offices")
        return not (line.strip().startswith(joins) or above.endswith(joins))
    return above.lstrip(_BOXES).startswith(opening("before_a_signature"))


RULES = (Rule(code="signature-missing", severity=Severity.WARNING, find=_signature_missing),)
