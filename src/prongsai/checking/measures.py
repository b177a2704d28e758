"""Is every measure there once, with an owner, for what scored lowest?"""

from __future__ import annotations

from collections.abc import Iterator

from prongsai.checking.findings import Finding, found
from prongsai.checking.material import Material
from prongsai.checking.measure_tables import MeasureRow, MeasureTable
from prongsai.checking.rule import Rule
from prongsai.checking.wordings import load_wordings
from prongsai.core.problems import Said, Severity
from prongsai.core.thai import comparison_form

_SHORTEST_TITLE = 8
# Three measures of one owner can be chance, and a small plan has one.
_MANY = 4


def _measure_duplicate_title(material: Material) -> Iterator[Finding]:
    """Knows the titles of one table's measures; one that stands there twice is one too many."""
    for table in material.tables:
        first: dict[str, MeasureRow] = {}
        for row in table.measures:
            title = comparison_form(row.title)
            if len(title) < _SHORTEST_TITLE:
                continue
            earlier = first.setdefault(title, row)
            if earlier is not row:
                yield found(
                    row.cells["measure"],
                    Said(
                        th=f"มาตรการนี้มีชื่อเดียวกับแถวที่ {earlier.number}",
                        en=f"The measure has the same title as row {earlier.number}.",
                    ),
                    Said(
                        th="แก้ชื่อให้ตรงกับเนื้อหา หรือรวมเป็นมาตรการเดียว",
                        en="Give it its own title, or make one measure of both.",
                    ),
                    text=row.title[:60],
                )


def _measure_without_owner(material: Material) -> Iterator[Finding]:
    """Knows the owner's column; a row that goes on with the measure above needs none."""
    for table in material.tables:
        if not table.has("owner"):
            continue
        for row in table.measures:
            if row.title and not row.text_of("owner") and not _goes_on_with(table, row, "owner"):
                yield found(
                    row.cells["measure"],
                    Said(th="มาตรการนี้ไม่มีผู้รับผิดชอบ", en="The measure has no owner."),
                    Said(th="ระบุส่วนราชการที่รับผิดชอบ", en="Name the unit in charge."),
                    text=row.title[:60],
                )


def _goes_on_with(table: MeasureTable, row: MeasureRow, role: str) -> bool:
    """Whether a row below, of the same measure, holds what this one lacks."""
    after = table.rows[table.rows.index(row) + 1 :]
    for each in after:
        if not each.continues:
            return False
        if each.text_of(role):
            return True
    return False


def _one_owner_for_all(material: Material) -> Iterator[Finding]:
    """Guesses: one unit that owns every one of many measures may be meant."""
    for table in material.tables:
        owners = [row.cells["owner"] for row in table.measures if row.text_of("owner")]
        if len(owners) >= _MANY and len({comparison_form(each.text) for each in owners}) == 1:
            yield found(
                owners[0],
                Said(
                    th=f"มาตรการทั้ง {len(owners)} มาตรการมีผู้รับผิดชอบเดียว: {owners[0].text}",
                    en=f"All {len(owners)} measures have one owner: {owners[0].text}.",
                ),
                Said(
                    th="พิจารณามอบหมายส่วนราชการที่เกี่ยวข้องร่วมรับผิดชอบ",
                    en="Consider naming the other units concerned.",
                ),
            )


def _lowest_indicator_without_measure(material: Material) -> Iterator[Finding]:
    """Knows the lowest score of a document that holds nearly all, and what its measures are about.

    Words show what a measure is about, so it warns.
    """
    scores = material.scores
    tables = [table for table in material.tables if table.measures]
    if len(scores) < len(material.names_from.indicators) or not tables:
        return
    slug = min(scores, key=lambda each: scores[each][0])
    score, passage = scores[slug]
    stems = [comparison_form(each) for each in load_wordings()["indicator_stems"][slug]]
    texts = [comparison_form(text) for table in tables for text in _about(table)]
    if any(stem in text for stem in stems for text in texts):
        return
    name = next(each.name_th for each in material.names_from.indicators if each.slug == slug)
    yield found(
        passage,
        Said(
            th=f"ตัวชี้วัดที่ได้คะแนนต่ำสุด ({name} {score}) ไม่มีมาตรการรองรับ",
            en=f"No measure serves the indicator with the lowest score ({name}, {score}).",
        ),
        Said(th=f"เพิ่มมาตรการด้าน{name}", en=f"Add a measure for “{name}”."),
        text=passage.text[:60],
    )


def _about(table: MeasureTable) -> Iterator[str]:
    for row in table.rows:
        for role in ("measure", "steps", "indicator", "theme"):
            if role in row.cells:
                yield row.cells[role].text


RULES = (
    Rule(code="measure-duplicate-title", severity=Severity.WARNING, find=_measure_duplicate_title),
    Rule(code="measure-without-owner", severity=Severity.ERROR, find=_measure_without_owner),
    Rule(code="one-owner-for-all", severity=Severity.HINT, find=_one_owner_for_all),
    Rule(
        code="lowest-indicator-without-measure",
        severity=Severity.WARNING,
        find=_lowest_indicator_without_measure,
    ),
)
