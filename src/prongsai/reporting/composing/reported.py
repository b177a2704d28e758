"""What do the reports on a measure say in a table's cell, and where does it stand?

In a plan, where nothing is reported yet, the targets and the expected outcome stand there.

A report for another time than the asked one is one line that begins with its period, so that
four quarters stay short and no period is left alone at the foot of a page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from prongsai.core.tree import Run, Text, text
from prongsai.dossier import ColumnField
from prongsai.planning import Quantity
from prongsai.reporting.composing.elements import lines_of, numbered
from prongsai.reporting.composing.standings import Standing
from prongsai.reporting.composing.wording import (
    STATUS_NAMES,
    day_short,
    period_short,
    quantity_said,
)
from prongsai.tracking import Evidence, MeasureReport, Status


def _status(standing: Standing) -> Iterable[Text]:
    yield text(STATUS_NAMES[standing.status])
    if standing.status is Status.CANCELLED and standing.reason:
        yield text(f"เหตุผล: {standing.reason}")


def _outputs(standing: Standing) -> Iterable[Text]:
    if standing.period is None:
        yield from (text(quantity_said(each)) for each in standing.measure.targets)
    for report in standing.reports:
        done = numbered(tuple(line for each in report.done for line in lines_of(each)))
        if report.period == standing.period:
            yield from (text(line) for line in done)
            yield from (text(f"- {quantity_said(each)}") for each in report.outputs)
        elif done or report.outputs:
            yield _in_period(report, " ".join((*done, *_bracketed(report.outputs, after=done))))
    printed = {each for report in standing.reports for each in report.outputs}
    totals = tuple(each for each in standing.totals if each not in printed)
    if totals:
        yield _labelled("รวม", _quantities(totals))


def _bracketed(outputs: tuple[Quantity, ...], *, after: tuple[str, ...]) -> tuple[str, ...]:
    said = _quantities(outputs)
    return (f"({said})" if after else said,) if said else ()


def _quantities(outputs: tuple[Quantity, ...]) -> str:
    return "; ".join(map(quantity_said, outputs))


def _words(said: Callable[[MeasureReport], str | None]) -> Callable[[Standing], Iterable[Text]]:
    """The lines of one text of each report."""

    def of(standing: Standing) -> Iterable[Text]:
        for report in standing.reports:
            lines = lines_of(said(report) or "")
            if report.period == standing.period:
                yield from map(text, lines)
            elif lines:
                yield _in_period(report, " ".join(lines))

    return of


def _outcome(standing: Standing) -> Iterable[Text]:
    if standing.period is None:
        return map(text, lines_of(standing.measure.expected_outcome or ""))
    return _words(lambda report: report.outcome)(standing)


def _evidence(standing: Standing) -> Iterable[Text]:
    for report in standing.reports:
        is_named = report.period == standing.period
        for each in report.evidence:
            yield text(evidence_said(each)) if is_named else _in_period(report, evidence_said(each))
            is_named = True
            if each.address:
                yield (Run(text=each.address, verbatim=True),)


def evidence_said(evidence: Evidence) -> str:
    """``รายงานผล (20 ก.ย. 66)``: what it is, and its day if known."""
    return f"{evidence.title} ({day_short(evidence.on)})" if evidence.on else evidence.title


def _in_period(report: MeasureReport, words: str) -> Text:
    return _labelled(period_short(report.period), words)


def _labelled(label: str, words: str) -> Text:
    return (Run(text=f"{label}:", bold=True), Run(text=f" {words}"))


REPORTED: dict[ColumnField, Callable[[Standing], Iterable[Text]]] = {
    ColumnField.STATUS: _status,
    ColumnField.OUTPUT: _outputs,
    ColumnField.OUTCOME: _outcome,
    ColumnField.OBSTACLES: _words(lambda report: report.obstacles),
    ColumnField.EVIDENCE: _evidence,
}
