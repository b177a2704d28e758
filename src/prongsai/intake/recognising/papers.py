"""Which memos does a document hold, and which people sign it?"""

from __future__ import annotations

from collections.abc import Sequence

from prongsai.core.approval import StepKind
from prongsai.core.dates import Period
from prongsai.core.problems import Problem, Said, Severity, quoted
from prongsai.dossier import CapacityPart, MemoPart, PersonPart, StepPart
from prongsai.intake.recognising.columns import TableKind
from prongsai.intake.recognising.ledger import Ledger
from prongsai.intake.recognising.memos import Field, Memo
from prongsai.intake.recognising.records import Words
from prongsai.intake.recognising.signers import Signer, signers_among, signers_in_table
from prongsai.intake.recognising.tables import Sheet
from prongsai.intake.recognising.texts import LONGEST
from prongsai.intake.recognising.wordings import folded, holds, words
from prongsai.intake.recognising.years import day_of

_OF_PROGRESS = (TableKind.PROGRESS, TableKind.STATUS)


class Papers:
    """Makes the memos of a document and the list of the people in them."""

    def __init__(self, memos: Sequence[Memo], ledger: Ledger) -> None:
        self._memos = memos
        self._ledger = ledger
        self._people: dict[tuple[str, str], PersonPart] = {}

    def memos(self, sheets: Sequence[Sheet], period: Period | None) -> tuple[MemoPart, ...]:
        """Each memo with its fields, text and chain."""
        return tuple(
            self._memo(number, memo, self._about(number, memo, sheets), period)
            for number, memo in enumerate(self._memos)
        )

    def people(self, lines: Sequence[Words], sheets: Sequence[Sheet]) -> tuple[PersonPart, ...]:
        """Everybody who signs: in the memos, and below other papers of the document."""
        free = [line for line in lines if not self._ledger.is_used(line)]
        for signer in signers_among(free):
            self._person(signer)
        for sheet in sheets:
            signers = signers_in_table(sheet.grid) if sheet.kind is TableKind.OTHER else ()
            for signer in signers:
                self._person(signer)
            if signers:
                self._ledger.know_table(sheet.grid.number)
        return tuple(self._people.values())

    def _about(self, number: int, memo: Memo, sheets: Sequence[Sheet]) -> str:
        after = self._memos[number + 1 :]
        end = after[0].begins if after else None
        inside = [
            sheet.kind
            for sheet in sheets
            if memo.begins < sheet.grid.at and (end is None or sheet.grid.at < end)
        ]
        if any(kind in _OF_PROGRESS for kind in inside):
            return "progress"
        if TableKind.PLAN in inside:
            return "plan"
        subject = memo.text_of("subject") or ""
        return "progress" if holds(subject, words("titles", "progress")) else "plan"

    def _memo(self, number: int, memo: Memo, about: str, period: Period | None) -> MemoPart:
        at = f"memos[{number}]"
        ledger = self._ledger
        for line in memo.title:
            ledger.note(at, line)
        for name, field in memo.fields.items():
            for line in field.lines:
                ledger.note(f"{at}.{name}", line)
        for place, line in enumerate(memo.paragraphs):
            ledger.note(f"{at}.paragraphs[{place}]", line, is_verbatim=True)
        for line in memo.closing:
            ledger.note(f"{at}.closing", line, is_verbatim=True)
        self._undated(memo)
        return MemoPart.model_validate(
            {
                "about": about,
                "period": period if about == "progress" else None,
                "department": memo.text_of("department"),
                "number": memo.text_of("number"),
                "date": day_of(memo),
                "subject": memo.text_of("subject"),
                "to": memo.text_of("to"),
                "paragraphs": tuple(line.text[:LONGEST] for line in memo.paragraphs),
                "closing": "\n".join(line.text for line in memo.closing) or None,
                "chain": tuple(
                    self._step(signer, f"{at}.chain[{place}]")
                    for place, signer in enumerate(memo.signers)
                ),
            }
        )

    def _undated(self, memo: Memo) -> None:
        text = memo.text_of("date")
        if text and day_of(memo) is None:
            self._ledger.problems.append(_no_day(text, memo.fields["date"]))

    def _step(self, signer: Signer, at: str) -> StepPart:
        for name in ("heading", "opinion"):
            for line in signer.lines.get(name, ()):
                self._ledger.note(f"{at}.{name}", line)
        return StepPart(
            kind=StepKind.OPINION if signer.heading else StepKind.SIGNATURE,
            person=self._person(signer),
            heading=signer.heading,
            opinion=signer.opinion,
        )

    def _person(self, signer: Signer) -> str:
        """The key of a person in an office; who acts for another is one more entry."""
        office = signer.position + "".join(signer.capacity or ())
        known = (folded(signer.name), folded(office))
        if known not in self._people:
            self._people[known] = PersonPart(
                key=f"p{len(self._people) + 1}",
                name=signer.name,
                position=signer.position,
                capacity=CapacityPart(words=signer.capacity[0], office=signer.capacity[1])
                if signer.capacity
                else None,
            )
        at = f"people[{list(self._people).index(known)}]"
        for name in ("sign", "name", "position"):
            for line in signer.lines.get(name, ()):
                self._ledger.note(f"{at}.{'name' if name == 'sign' else name}", line)
        return self._people[known].key


def _no_day(text: str, field: Field) -> Problem:
    return Problem(
        code="date-unreadable",
        severity=Severity.WARNING,
        place=field.lines[0].place,
        text=text,
        message=Said(
            th=f"อ่านวันที่ {quoted(text)} ไม่ได้", en=f"The date {quoted(text)} was not understood."
        ),
        remedy=Said(
            th="กรอกวันที่ของบันทึกข้อความในแฟ้มข้อมูลเอง",
            en="Enter the memo's date into the dossier yourself.",
        ),
    )
