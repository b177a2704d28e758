"""The scores in tables and pictures: indicators by instrument, instruments, change."""

from __future__ import annotations

from decimal import Decimal

from prongsai.analysing import Findings, Group, IndicatorFinding
from prongsai.core.scores import NotScored
from prongsai.core.tree import (
    Align,
    Bar,
    Block,
    Chart,
    ChartKind,
    Figure,
    Row,
    Table,
    Threshold,
    cell,
    text,
)
from prongsai.editions import Edition, Indicator
from prongsai.reporting.composing.criteria import instrument_said, weight_said
from prongsai.reporting.composing.elements import (
    cells,
    columns,
    group_row,
    header,
    heading,
    listed,
    note,
    paragraph,
)
from prongsai.reporting.composing.records import Year
from prongsai.reporting.composing.wording import (
    change_said,
    joined,
    level_said,
    of_year,
    points_said,
    score_said,
)
from prongsai.scoring import Scorecard

GROUP_NAMES = {
    Group.STRENGTH: "จุดแข็ง",
    Group.MAINTAIN: "รักษาระดับ",
    Group.IMPROVE: "ควรปรับปรุง",
}
_NO_GROUP = "-"


def scores_section(
    year: Year, edition: Edition, card: Scorecard, findings: Findings
) -> tuple[Block, ...]:
    """The result in words, by indicator, by instrument and as pictures."""
    return (
        heading("ผลการประเมิน"),
        paragraph(overall_said(year, card)),
        *_published(card),
        heading("คะแนนรายตัวชี้วัด", level=2),
        indicator_table(edition, card, findings, year.before),
        *_missing(card, edition),
        heading("คะแนนรายเครื่องมือ", level=2),
        instrument_table(edition, card),
        *_rounding(card),
        heading("แผนภูมิคะแนนรายตัวชี้วัด", level=2),
        bars_figure(edition, card),
        *_change(year, edition, card),
    )


def overall_said(year: Year, card: Scorecard) -> str:
    """The overall, its level, and whether it passes, in a sentence; changes have their own."""
    opening = f"ในการประเมิน{of_year(card.fiscal_year)} {year.dossier.agency.name}"
    if isinstance(card.overall, NotScored):
        return f"{opening} ยังไม่มีคะแนนภาพรวม เนื่องจาก{card.overall.reason.th}"
    level = f" อยู่ใน{level_said(card.level)}" if card.level else ""
    passed = {True: " ผ่านเกณฑ์การประเมิน", False: " ไม่ผ่านเกณฑ์การประเมิน", None: ""}[card.passed]
    return f"{opening} ได้คะแนนภาพรวม {points_said(card.overall)}{level}{passed}"


def _published(card: Scorecard) -> tuple[Block, ...]:
    published = card.published
    if published is None or published.difference is None:
        return ()
    if published.exact:
        said = f"คะแนนภาพรวมที่คำนวณจากคะแนนรายตัวชี้วัดตรงกับที่ประกาศ คือ {published.overall:.2f} คะแนน"
    else:
        said = (
            f"คะแนนภาพรวมที่ประกาศคือ {published.overall:.2f} คะแนน "
            f"ต่างจากที่คำนวณจากคะแนนรายตัวชี้วัด {abs(published.difference):.2f} คะแนน"
        )
    return (paragraph(said),)


def indicator_table(
    edition: Edition, card: Scorecard, findings: Findings, before: Scorecard | None
) -> Table:
    """Every indicator once, under its instrument."""
    found = {each.indicator: each for each in findings.indicators}
    titles = ["ที่", "ตัวชี้วัด", "คะแนน", "กลุ่ม"]
    widths: list[int | tuple[int, Align]] = [
        (1, Align.CENTER),
        7,
        (2, Align.END),
        (3, Align.CENTER),
    ]
    if before is not None:
        titles += ["ปีก่อน", "การเปลี่ยนแปลง"]
        widths += [(2, Align.END), (4, Align.END)]
    rows: list[Row] = []
    for instrument in edition.instruments:
        rows.append(group_row(instrument_said(instrument), over=len(titles)))
        rows += [
            cells(*_indicator(each, card, found.get(each.slug), before)[: len(titles)])
            for each in edition.of_instrument(instrument.slug)
        ]
    return Table(
        columns=columns(*widths),
        header=(header(*titles),),
        rows=tuple(rows),
        summary=f"คะแนนรายตัวชี้วัด {of_year(card.fiscal_year)} จำนวน {len(edition.indicators)} ตัวชี้วัด",
    )


def _indicator(
    indicator: Indicator,
    card: Scorecard,
    found: IndicatorFinding | None,
    before: Scorecard | None,
) -> tuple[str, ...]:
    return (
        str(indicator.number),
        indicator.name_th,
        score_said(card.of(indicator.slug).value),
        GROUP_NAMES[found.group] if found else _NO_GROUP,
        _before_said(indicator, found, before),
        change_said(found.change if found else None),
    )


def _before_said(
    indicator: Indicator, found: IndicatorFinding | None, before: Scorecard | None
) -> str:
    # The crosswalk lies behind the change; last year's figure follows from it.
    if found is not None and found.change is not None:
        return score_said(found.score - found.change)
    known = {each.indicator: each.value for each in before.indicators} if before else {}
    value = known.get(indicator.slug)
    return "-" if value is None else score_said(value)


def _missing(card: Scorecard, edition: Edition) -> tuple[Block, ...]:
    said = tuple(
        f"ตัวชี้วัดที่ {edition.indicator(each.indicator).number} "
        f"{edition.indicator(each.indicator).name_th}: {each.exact.reason.th}"
        for each in card.indicators
        if isinstance(each.exact, NotScored)
    )
    if not said:
        return ()
    return (paragraph(f"ตัวชี้วัดที่ยังไม่มีคะแนน {len(said)} ตัวชี้วัด ได้แก่"), listed(said))


def instrument_table(edition: Edition, card: Scorecard) -> Table:
    """Each instrument's mean, weight and share of the overall, and the overall below."""
    scores = {each.instrument: each for each in card.instruments}
    rows = [
        cells(
            instrument_said(each),
            score_said(scores[each.slug].value),
            weight_said(each),
            score_said(scores[each.slug].points),
        )
        for each in edition.instruments
    ]
    total = Row(
        cells=(
            cell("คะแนนภาพรวม", bold=True, colspan=3),
            cell(score_said(card.overall), bold=True),
        )
    )
    return Table(
        columns=columns(8, (3, Align.END), (3, Align.CENTER), (4, Align.END)),
        header=(header("เครื่องมือ", "คะแนนเฉลี่ย", "น้ำหนัก", "คะแนนถ่วงน้ำหนัก"),),
        rows=(*rows, total),
        summary=f"คะแนนรายเครื่องมือ {len(rows)} เครื่องมือ และคะแนนภาพรวม",
    )


def _rounding(card: Scorecard) -> tuple[Block, ...]:
    points = [each.points for each in card.instruments]
    known = [each for each in points if not isinstance(each, NotScored)]
    if isinstance(card.overall, NotScored) or len(known) < len(points):
        return ()
    if sum(known) == card.overall:
        return ()
    return (
        note(
            "หมายเหตุ คะแนนถ่วงน้ำหนักแต่ละรายการปัดเศษเพื่อแสดงผล ผลรวมจึงอาจต่างจากคะแนนภาพรวม "
            "ซึ่งคำนวณจากคะแนนเต็มจำนวนและปัดเศษครั้งเดียว"
        ),
    )


def bars_figure(edition: Edition, card: Scorecard) -> Figure:
    """The indicators by instrument, with the two thresholds of the analysis."""
    bars = tuple(
        _bar(each, instrument.slug, card, _short(each))
        for instrument in edition.instruments
        for each in edition.of_instrument(instrument.slug)
    )
    groups = edition.groups
    said = joined(tuple(f"{bar.label} {bar.shown}" for bar in bars))
    return Figure(
        chart=Chart(
            kind=ChartKind.BARS,
            bars=bars,
            thresholds=(
                Threshold(value=groups.strength_from, label=f"จุดแข็ง {groups.strength_from:.2f}"),
                Threshold(value=groups.maintain_from, label=f"รักษาระดับ {groups.maintain_from:.2f}"),
            ),
        ),
        caption=text(f"คะแนนรายตัวชี้วัดแยกตามเครื่องมือ {of_year(card.fiscal_year)}"),
        alternative=(
            f"แผนภูมิแท่งแสดงคะแนน {len(bars)} ตัวชี้วัด {of_year(card.fiscal_year)}: {said} "
            f"เส้นเกณฑ์จุดแข็งอยู่ที่ {groups.strength_from:.2f} คะแนน "
            f"และเส้นเกณฑ์รักษาระดับอยู่ที่ {groups.maintain_from:.2f} คะแนน"
        ),
    )


def _short(indicator: Indicator) -> str:
    return f"{indicator.number}. {indicator.name_th}"


def _bar(indicator: Indicator, series: str, card: Scorecard, label: str) -> Bar:
    value = card.of(indicator.slug).value
    return Bar(
        label=label,
        series=series,
        value=None if isinstance(value, NotScored) else value,
        shown=score_said(value),
    )


def _change(year: Year, edition: Edition, card: Scorecard) -> tuple[Block, ...]:
    before = year.before
    if before is None:
        return ()
    return (
        heading("แผนภูมิเปรียบเทียบกับปีก่อน", level=2),
        change_figure(edition, card, before),
    )


def change_figure(edition: Edition, card: Scorecard, before: Scorecard) -> Figure:
    """Last year's bar beside this year's, for each indicator of this year."""
    known = {each.indicator: each.value for each in before.indicators}
    bars: list[Bar] = []
    said: list[str] = []
    for each in edition.indicators:
        earlier = known.get(each.slug)
        now = _bar(each, f"ปี {card.fiscal_year}", card, _short(each))
        then = Bar(
            label=_short(each),
            series=f"ปี {before.fiscal_year}",
            value=earlier if isinstance(earlier, Decimal) else None,
            shown="-" if earlier is None else score_said(earlier),
        )
        bars += [then, now]
        said.append(f"{now.label} จาก {then.shown} เป็น {now.shown}")
    return Figure(
        chart=Chart(kind=ChartKind.CHANGE, bars=tuple(bars)),
        caption=text(
            f"คะแนนรายตัวชี้วัดปีงบประมาณ พ.ศ. {before.fiscal_year} และ พ.ศ. {card.fiscal_year}"
        ),
        alternative=(
            f"แผนภูมิเปรียบเทียบคะแนน {len(edition.indicators)} ตัวชี้วัด "
            f"ปีงบประมาณ พ.ศ. {before.fiscal_year} กับ พ.ศ. {card.fiscal_year}: {joined(tuple(said))}"
        ),
    )
