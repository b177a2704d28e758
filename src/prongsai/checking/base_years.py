"""Do a year's measures rest on the result of the year before?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from prongsai.checking.findings import Finding, found
from prongsai.checking.material import Material
from prongsai.checking.rule import Rule
from prongsai.checking.statements import years_in
from prongsai.checking.wordings import any_of
from prongsai.core.problems import Said, Severity
from prongsai.core.reading import Passage

_TITLES, _LONGEST_TITLE = 6, 260
_RESULT = r"(?:ผลการประเมิน|ผลการวิเคราะห์|วิเคราะห์ผล|วิเคราะห์การประเมิน)"
# Every stretch has a bound: a line of a hostile file is as long as it likes.
_BASE = re.compile(
    rf"{_RESULT}[^\n]{{0,150}}?(?P<base>25[0-9]{{2}})[^\n]{{0,200}}?"
    r"(?:กำหนดมาตรการ|มาตรการ[^\n]{0,60}?ส่งเสริม)[^\n]{0,200}?(?P<plan>25[0-9]{2})"
)
_RESTS_ON = re.compile(
    rf"{_RESULT}[^\n]{{0,150}}?(?P<base>25[0-9]{{2}})[^\n]{{0,60}}?(?:นำไปสู่|จึงกำหนด)"
)
_BASE_AFTER = re.compile(
    r"มาตรการ[^\n]{0,80}?(?P<plan>25[0-9]{2})[^\n]{0,60}?"
    r"(?:อาศัย|จากผล|ตามผล|ใช้ผล|นำผล|อ้างอิง|บนพื้นฐาน|บนฐาน|พิจารณาจาก|วิเคราะห์จาก|สอดคล้องกับ|มาจาก|ต่อเนื่องจาก|สืบเนื่องจาก)"
    r"[^\n]{0,30}?(?:ประเมิน|ผล|คะแนน|ITA)[^\n0-9]{0,120}?(?P<base>25[0-9]{2})"
)
# The opening sentence of a plan, an announcement or a memo, and what makes it tell a result.
_OPENS = re.compile(
    r"^(?:จาก|ตาม|ด้วย|โดย|เนื่องจาก|สืบเนื่อง|เพื่อ|อาศัย|[^\n]{0,60}?(?:ได้)?(?:เข้ารับ|รับ)การประเมิน)?"
    r"[^\n]{0,120}?(?:การประเมิน|ผลคะแนน|คะแนน)[^\n0-9]{0,150}?(?P<base>25[0-9]{2})"
)
_TOLD = re.compile(
    r"(?:ได้|มี|อยู่ใน|ผล|เป็น)[^\n]{0,40}?(?:คะแนน|ระดับ)|คะแนน(?:ภาพ)?รวม|จึง|นำมา|กำหนดมาตรการ"
)


def _base_year_mismatch(material: Material) -> Iterator[Finding]:
    """Knows that measures of year N rest on the result of N−1.

    Asked where one sentence names both years, where the document's own result is of another year
    than the one that its measures are said to rest on, and where a document whose title names its
    measures' year opens with the result of another. One finding a document.
    """
    told = next(_said_in_one_sentence(material), None) or next(_opened_with(material), None)
    if told is not None:
        yield told


def _said_in_one_sentence(material: Material) -> Iterator[Finding]:
    for passage in material.passages:
        text = passage.arabic
        match = _BASE.search(text) or _BASE_AFTER.search(text)
        if match is None:
            continue
        base, plan = int(match["base"]), int(match["plan"])
        rests = _RESTS_ON.search(text)
        analysed = material.assessed
        if plan != base + 1:
            yield _wrong_base(passage, base, plan)
            return
        if rests and analysed is not None and analysed != int(rests["base"]):
            yield found(
                passage,
                Said(
                    th=f"เอกสารวิเคราะห์ผลปี {analysed} แต่มาตรการอาศัยผลปี {base}",
                    en=f"The document analyses the result of {analysed}, but its measures rest on"
                    f" that of {base}.",
                ),
                Said(
                    th=f"กำหนดมาตรการปี {analysed + 1} จากผลปี {analysed}",
                    en=f"Set measures for {analysed + 1} from the result of {analysed}.",
                ),
                text=passage.text[match.start() : match.start() + 60],
            )
            return


def _opened_with(material: Material) -> Iterator[Finding]:
    """The sentence that tells which result the measures of the title's year rest on."""
    year = _year_of_measures(material)
    if year is None:
        return
    for passage in material.passages:
        text = passage.arabic
        match = _OPENS.search(text)
        if match is None or passage.place.table is not None or _is_aimed_at(text, match):
            continue
        if _TOLD.search(text, match.end("base")):
            base = int(match["base"])
            if base != year - 1:
                yield _wrong_base(passage, base, year)
            return


def _is_aimed_at(text: str, match: re.Match[str]) -> bool:
    """Whether the year's assessment is still to come: what is aimed at is no base."""
    at = match.start("base")
    after = any_of("aims_after_a_year").match(text[at + 4 :])
    return any_of("aims_before_a_year").search(text[:at]) is not None or after is not None


def _year_of_measures(material: Material) -> int | None:
    """The year of the measures that a title or a subject names; None for reports of a result."""
    subjects = [each.subject.passage for each in material.memos if each.subject]
    for passage in subjects or material.passages[:_TITLES]:
        text = passage.arabic
        if "มาตรการ" in text and len(text) <= _LONGEST_TITLE and not _OPENS.search(text):
            years = years_in(text)
            reports = any_of("result_subjects").search(text) or "วิเคราะห์" in text
            return None if reports or len(set(years)) != 1 else years[0]
    return None


def _wrong_base(passage: Passage, base: int, plan: int) -> Finding:
    return found(
        passage,
        Said(
            th=f"มาตรการปี {plan} อาศัยผลการประเมินปี {base} แทนที่จะเป็นปี {plan - 1}",
            en=f"Measures of {plan} rest on the result of {base}, not of {plan - 1}.",
        ),
        Said(
            th=f"ตรวจปีทั้งสอง ตามปกติผลปี {plan - 1} ใช้กำหนดมาตรการปี {plan}",
            en=f"Check both years: the result of {plan - 1} is the base for {plan}.",
        ),
        text=passage.text[:60],
    )


RULES = (Rule(code="base-year-mismatch", severity=Severity.WARNING, find=_base_year_mismatch),)
