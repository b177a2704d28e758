"""Does a sentence say what it means, and is it all there?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from prongsai.checking.findings import Finding, found
from prongsai.checking.material import Material
from prongsai.checking.rule import Rule
from prongsai.checking.wordings import any_of, load_wordings, words
from prongsai.core.problems import Said, Severity, quoted
from prongsai.core.reading import Passage, PassageKind
from prongsai.core.thai import lookalikes

_SHORTEST_SENTENCE = 20
# A question mark inside a word stands for a letter; after these a question may end.
_LOST = r"(?<=[ก-๎])(?<!ไม่)(?<!ไหม)(?<!ไร)(?<!ใด)(?<!ใคร)(?<!ทำไม)\?(?=[ก-๎])"
_CODE_OF_A_FONT = rf"\(cid:[0-9]+\)|\ufffd|[\ue000-\uf8ff]|{_LOST}"
# Thai that was read in another encoding, both ways.
_OTHER_ENCODING = r"à[¸¹]|(?:[เน]ธ[ก-๎]){3,}|[\u00a1-\u00fb]{4,}"
# What no Thai word holds: a sign above or below without its consonant, two tone marks or two
# signs on one letter, a vowel that is written before its consonant and has none.
_SIGN, _TONE = "[ัิ-ฺ็ํ]", "[่-๋]"
# A tone mark on the letter after its own: on a final consonant, or with no vowel to bear it. Two
# letters may share a syllable as in แพร่, ใกล้, ใหม่, เสน่ห์.
_TWO = "(?:[กขคจซตทปผพฟบดศส][รลว]|[ขฉถผฝสศห][งญณนมยรลว])"
_LED = "[เแโใไ]"
_SHIFTED = (
    rf"(?:[ัืึ]|(?<!ก)็|เ[ก-ฮ]ิ)[ก-ฮ]{_TONE}|เ[ก-ฮ]ีย{_TONE}"
    rf"|[ก-ฮ]อ(?:{_TONE}[งมยกดบ]|่[^าอวำะ])"
    rf"|แ(?!{_TWO})[ก-ฮ][งนมยวกดบ]{_TONE}"
    rf"|[ก-ฮ]{_TONE}(?=[\sเแโใไ]|$)(?<!{_LED}..)"
    rf"(?<!{_LED}[กขคจซตทปผพฟบดศส][รลว].)(?<!{_LED}[ขฉถผฝสศห][งญณนมยรลว].)"
)
_IMPOSSIBLE = re.compile(
    rf"{_CODE_OF_A_FONT}|(?<![ก-ฮัิ-ฺ็-๎ํ])(?:{_SIGN}|[่-์])|{_TONE}{{2,}}|[ัิ-ฺ]{{2,}}"
    rf"|[เแโใไ](?=[\sะ-ฺ็-๙]|เ[^ก-ฮ]|[แโใไ])|[แโใไ](?=เ)|ะะ|าา|ะา|(?<=[ก-๎] )[ะาำ]"
    rf"|ำ[ะาำ]|[ะา]ำ|[ัิ-ฺ็]{_TONE}?[ะาำ]|์[่-์]|[่-๋]์|็{_TONE}"
    rf"|{_OTHER_ENCODING}|{_SHIFTED}"
)
# A vowel whose consonant, or whose final one, was cut off.
_INSIDE_A_WORD = re.compile(r"[เแโใไ]$|[ก-ฮ]ั[่-๋]?$")
_WORD = re.compile(r"\S+")


def _double_negative(material: Material) -> Iterator[Finding]:
    """Knows a second "not" that turns the first one over; "found none … 0" has one only.

    And "none … not" before a wrong; "none did not pass" is right.
    """
    for passage in material.passages:
        for match in _double_negatives(passage.text):
            yield found(
                passage,
                Said(
                    th="ปฏิเสธซ้อนปฏิเสธ ความหมายกลายเป็นตรงกันข้าม",
                    en="A double negative: the sentence says the opposite of what is meant.",
                ),
                Said(th="ตัด “ไม่” ออกหนึ่งแห่ง", en="Take one “not” out."),
                text=match[0],
            )


def _double_negatives(text: str) -> tuple[re.Match[str], ...]:
    """What turns itself over, each place once."""
    first = tuple(any_of("double_negative").finditer(text))
    told = [range(each.start(), each.end()) for each in first]
    second = _none_not().finditer(text)
    return (*first, *(each for each in second if not any(each.start() in span for span in told)))


@cache
def _none_not() -> re.Pattern[str]:
    wrong, between = (any_of(name).pattern for name in ("wrongs", "not_between"))
    return re.compile(
        rf"(?:{any_of('not_any').pattern})(?:(?!{between}|{wrong}|ไม่).){{0,45}}"
        rf"ไม่(?:ได้|เคย|มี(?:การ)?|เกิดการ|พบการ|ไป|ให้)?(?:{wrong})"
    )


def _text_cut_off(material: Material) -> Iterator[Finding]:
    """Knows words with which no sentence ends. A row that goes on below a page break is whole."""
    goes_on = {
        (table.number, row.number - 1)
        for table in material.tables
        for row in table.rows
        if row.is_rest
    }
    for at, passage in enumerate(material.passages):
        if passage.kind not in {PassageKind.CELL, PassageKind.PARAGRAPH, PassageKind.ITEM}:
            continue
        text = passage.text.strip()
        is_long = len(text) >= _SHORTEST_SENTENCE
        if not is_long or (passage.place.table, passage.place.row) in goes_on:
            continue
        if passage.kind is not PassageKind.CELL and _continues(material.passages, at):
            continue
        if passage.kind is not PassageKind.CELL and _opens_table(material.passages, at):
            continue
        own = material.naming.own
        if _is_unfinished(text) and not (own and text.endswith(own)):
            yield found(
                passage,
                Said(th="ข้อความขาดตอน จบกลางประโยค", en="The text breaks off inside a sentence."),
                Said(th="เติมข้อความให้จบ", en="Complete the sentence."),
                text=text[-40:],
            )


def _continues(passages: tuple[Passage, ...], at: int) -> bool:
    """Whether the next stretch is text as well: a line that a reader could not join."""
    after = passages[at + 1 : at + 2]
    return bool(after) and after[0].kind in {PassageKind.PARAGRAPH, PassageKind.ITEM}


def _opens_table(passages: tuple[Passage, ...], at: int) -> bool:
    """Whether a table follows words after which a list stands."""
    after = passages[at + 1 : at + 2]
    is_table = bool(after) and after[0].kind in {PassageKind.CELL, PassageKind.HEADER_CELL}
    return is_table and passages[at].text.strip().endswith(words("before_a_list"))


def _is_unfinished(text: str) -> bool:
    return _INSIDE_A_WORD.search(text) is not None or any(
        text.endswith(each["ends"]) and not text.endswith(tuple(each.get("but", ())))
        for each in load_wordings()["unfinished"]
    )


def _text_damaged(material: Material) -> Iterator[Finding]:
    """Knows sequences that no Thai word holds, codes in place of letters, and a few garbled words.

    Another wrong word that is spelt possibly is not seen. One finding a passage and kind. A word
    with a letter of another script is ``lookalike-letters`` only.
    """
    for passage in material.passages:
        match = _impossible_in(passage.text)
        if match is not None:
            yield found(
                passage,
                Said(
                    th="มีอักษรที่ประกอบเป็นคำไทยไม่ได้",
                    en="The letters here make no Thai word.",
                ),
                Said(th="พิมพ์คำนี้ใหม่จากต้นฉบับ", en="Type the word again from the original."),
                text=_word_at(passage.text, match.start()),
            )
        else:
            yield from _garbled(passage)


def _impossible_in(text: str) -> re.Match[str] | None:
    matches = tuple(_IMPOSSIBLE.finditer(text))
    told = {each.word for each in lookalikes(text)} if matches else set()
    return next(
        (each for each in matches if not any(_word_at(text, each.start()) in w for w in told)), None
    )


def _word_at(text: str, at: int) -> str:
    word = next(each[0] for each in _WORD.finditer(text + "·") if each.end() > at)
    return word.rstrip("·")[:60]


def _garbled(passage: Passage) -> Iterator[Finding]:
    for pattern, right in _garbled_words():
        match = pattern.search(passage.text)
        if match is not None:
            yield found(
                passage,
                Said(
                    th=f"คำ {quoted(match[0])} ไม่มีในภาษาไทย น่าจะเป็น “{right}”",
                    en=f"{quoted(match[0])} is no word; “{right}” is likely meant.",
                ),
                Said(th=f"แก้เป็น “{right}”", en=f"Write “{right}”."),
                text=match[0],
                # Where the letters stand twice, one of them may be the right word's.
                suggestion=right if passage.text.count(match[0]) == 1 else None,
                severity=Severity.WARNING,
            )


@cache
def _garbled_words() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(each["is"]), each["was"]) for each in load_wordings()["garbled_words"])


RULES = (
    Rule(code="double-negative", severity=Severity.WARNING, find=_double_negative),
    Rule(code="text-cut-off", severity=Severity.WARNING, find=_text_cut_off),
    Rule(code="text-damaged", severity=Severity.ERROR, find=_text_damaged),
)
