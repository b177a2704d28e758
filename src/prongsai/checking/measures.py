"""Is every measure there once, with an owner, for what scored lowest?"""

from __future__ import annotations

from collections.abc import Iterator

from prongsai.checking.findings import Finding, found
from prongsai.checking.material import Material
from prongsai.checking.measure_tables import MeasureRow, MeasureTable
from prongsai.checking.mentions import lowest_in
from prongsai.checking.rule import Rule
from prongsai.checking.wordings import load_wordings
from prongsai.core.problems import Said, Severity
from prongsai.core.reading import Passage
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
    """Knows the lowest of ten scores, or the indicator that the document calls the lowest.

    What a measure is for is told by the column of indicators where all are filled in; elsewhere
    its words show it, so it warns.
    """
    tables = [table for table in material.tables if table.measures]
    lowest = _lowest(material)
    if lowest is None or not tables:
        return
    slug, passage, points = lowest
    if _is_served(material, tables, slug):
        return
    name = next(each.name_th for each in material.names_from.indicators if each.slug == slug)
    english = f"{name}, {points}" if points else name
    yield found(
        passage,
        Said(
            th=f"ตัวชี้วัดที่ได้คะแนนต่ำสุด ({name}{f' {points}' if points else ''}) ไม่มีมาตรการรองรับ",
            en=f"No measure serves the indicator with the lowest score ({english}).",
        ),
        Said(th=f"เพิ่มมาตรการด้าน{name}", en=f"Add a measure for “{name}”."),
        text=passage.text[:60] if points else name,
    )


def _lowest(material: Material) -> tuple[str, Passage, str] | None:
    """The slug of the lowest indicator, where it stands, and its points if all ten are known."""
    scores = material.scores
    if len(scores) >= len(material.names_from.indicators):
        slug = min(scores, key=lambda each: scores[each][0])
        return slug, scores[slug][1], str(scores[slug][0])
    outside = tuple(each for each in material.passages if each.place.table is None)
    stated = lowest_in(outside, material.names_from)
    return (*stated, "") if stated else None


def _is_served(material: Material, tables: list[MeasureTable], slug: str) -> bool:
    """Whether a measure is for an indicator, by what it says that it is for or by its words."""
    names = {
        each.slug: [comparison_form(name) for name in (each.name_th, *each.aliases)]
        for each in material.names_from.indicators
    }
    every = [name for of_one in names.values() for name in of_one]
    told = [comparison_form(row.text_of("indicator")) for table in tables for row in table.measures]
    groups = [
        comparison_form(cell.text)
        for table in tables
        for row in table.rows
        if row.is_group
        for cell in row.cells.values()
    ]
    if told and all(any(name in text for name in every) for text in told):
        return any(name in text for name in names[slug] for text in (*told, *groups))
    stems = [comparison_form(each) for each in load_wordings()["indicator_stems"][slug]]
    texts = [comparison_form(text) for table in tables for text in _about(table)]
    return any(word in text for word in (*stems, *names[slug]) for text in texts)


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
