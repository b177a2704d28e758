"""What in a dossier contradicts itself where no one document shows both places?"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from prongsai.checking.dates import day_of
from prongsai.checking.findings import Finding, found
from prongsai.checking.follow_ups import days_set, not_after
from prongsai.checking.names import letters_of_another
from prongsai.checking.people import persons_that_vary
from prongsai.core.places import Gazetteer
from prongsai.core.problems import Place, Problem, Severity
from prongsai.core.reading import Passage, PassageKind
from prongsai.dossier import Dossier
from prongsai.reporting import Kind, SalutationIsPerson, person_addressed

_LETTERS = re.compile(r"^(?P<letters>[ก-ฮ]\.?\s?[ก-ฮ]\.?)(?=\s*[0-9๐-๙]|\s*$)")


_MEMOS = {"plan": Kind.MEMO_PLAN, "progress": Kind.MEMO_PROGRESS}


def check_places(dossier: Dossier, kinds: Collection[str]) -> Iterator[Problem]:
    """What the places of a dossier say against each other, by the codes of the rules.

    ``kinds``: of the documents that are made of it; a memo that is not printed addresses nobody.
    """
    yield from _problems(
        "person-name-varies", Severity.WARNING, persons_that_vary(_people(dossier))
    )
    yield from _problems("follow-up-not-after-memo", Severity.ERROR, _follow_ups(dossier))
    yield from _problems("letter-prefix-not-of-province", Severity.WARNING, _letters(dossier))
    yield from _problems("salutation-wrong", Severity.ERROR, _salutations(dossier, kinds))


def _problems(code: str, severity: Severity, findings: Iterable[Finding]) -> Iterator[Problem]:
    for each in findings:
        yield Problem(
            code=code,
            severity=severity,
            message=each.message,
            remedy=each.remedy,
            place=each.place,
            text=each.text,
            suggestion=each.suggestion,
        )


def _passage(path: str, words: str) -> Passage:
    return Passage(text=words, kind=PassageKind.PARAGRAPH, place=Place(path=path))


def _people(dossier: Dossier) -> Iterator[Passage]:
    """Persons where they are listed, and where reports name who made them."""
    for at, person in enumerate(dossier.people):
        yield _passage(f"people[{at}].name", person.name)
    for at, report in enumerate(dossier.progress.reports if dossier.progress else ()):
        if report.reported_by:
            yield _passage(f"progress.reports[{at}].reported_by", report.reported_by)


def _follow_ups(dossier: Dossier) -> Iterator[Finding]:
    """Days of follow-up in the plan, beside the day of the memo that proposes the plan."""
    days = [each.date for each in dossier.memos if each.about == "plan" and each.date is not None]
    if not days or dossier.plan is None:
        return
    for at, measure in enumerate(dossier.plan.measures):
        passage = _passage(f"plan.measures[{at}].follow_up", measure.follow_up or "")
        for span in days_set(passage.text, is_ordered=False):
            day = day_of(passage.text[slice(*span)])
            if day is not None and day <= days[0]:
                yield not_after(passage, span, day, days[0])


def _salutations(dossier: Dossier, kinds: Collection[str]) -> Iterator[Finding]:
    """Memos to a person by name, where an office must stand."""
    for at, memo in enumerate(dossier.memos):
        person = person_addressed(dossier, memo)
        if person is not None and _MEMOS[memo.about] in kinds:
            told = SalutationIsPerson(person)
            yield found(_passage(f"memos[{at}].to", person), told.said, told.remedy)


def _letters(dossier: Dossier) -> Iterator[Finding]:
    """The authority's own letters, beside its province."""
    agency = dossier.agency
    match = _LETTERS.match(agency.letter_prefix or "")
    gazetteer = Gazetteer.demonstration() if dossier.is_demonstration else Gazetteer.load()
    home = gazetteer.province(agency.province) if agency.province else None
    if match is None or home is None:
        return
    passage = _passage("agency.letter_prefix", agency.letter_prefix or "")
    letters = re.sub(r"[\s.]", "", match["letters"])
    finding = letters_of_another(passage, letters, passage.text, (home.name,), gazetteer)
    if finding is not None:
        yield finding
