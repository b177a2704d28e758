"""Which parts of a document are the office's own words of analysis?"""

from __future__ import annotations

from collections.abc import Sequence

from prongsai.dossier import AnalysisPart
from prongsai.intake.recognising.ledger import Ledger
from prongsai.intake.recognising.records import Grid, Words
from prongsai.intake.recognising.tables import Sheet, printed
from prongsai.intake.recognising.texts import LONGEST, numbered
from prongsai.intake.recognising.wordings import folded, words

_PARTS = ("background", "guidance")
_LONGEST_HEADING = 60


def analysis_of(
    scored: Sheet | None, stream: Sequence[Words | Grid], ledger: Ledger
) -> AnalysisPart | None:
    """The background, the guidance and the table of scores; None where there is none of them."""
    table = printed(scored, ledger, "analysis.as_printed") if scored else None
    if scored is not None:
        ledger.use_table(scored.grid.number)
    found = {part: _section(part, stream, ledger) for part in _PARTS}
    if table is None and not any(found.values()):
        return None
    return AnalysisPart(
        background=found["background"], guidance=found["guidance"], as_printed=table
    )


def _section(part: str, stream: Sequence[Words | Grid], ledger: Ledger) -> tuple[str, ...]:
    """The lines from a heading of that part to the next heading or table."""
    begins = next(
        (
            each.at
            for each in stream
            if isinstance(each, Words) and not ledger.is_used(each) and _heading_of(each) == part
        ),
        None,
    )
    if begins is None:
        return ()
    lines: list[str] = []
    for each in stream[begins + 1 :]:
        if isinstance(each, Grid) or ledger.is_used(each) or _heading_of(each) is not None:
            break
        if each.is_furniture:
            continue
        ledger.note(f"analysis.{part}[{len(lines)}]", each, is_verbatim=True)
        lines.append(each.text[:LONGEST])
    head = stream[begins]
    if lines and isinstance(head, Words):
        ledger.note(f"analysis.{part}", head)
    return tuple(lines)


def _heading_of(line: Words) -> str | None:
    """The part that a line is the heading of; None where it is no heading."""
    if len(line.text) > _LONGEST_HEADING:
        return None
    plain = folded(numbered(line.text)[1]).rstrip(":")
    for part in (*_PARTS, "other"):
        known = words("headings", part)
        if plain in known or (part == "other" and any(plain.startswith(each) for each in known)):
            return part
    return None
