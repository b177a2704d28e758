"""Does every name in a dossier lead somewhere: units, people, measures, indicators, OIT items?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from prongsai.core.agencies import AgencyKind, read_agency
from prongsai.core.dates import FiscalYear
from prongsai.core.problems import Problem, Said, Severity
from prongsai.dossier.complaints import WhereIs, nearest
from prongsai.dossier.schema import AssessmentPart, Dossier
from prongsai.dossier.spots import Location
from prongsai.editions import (
    Edition,
    EditionMissing,
    Indicator,
    IndicatorMatch,
    MatchKind,
    find_indicator,
    load,
)


def check_references(dossier: Dossier, where: WhereIs) -> tuple[Problem, ...]:
    """Every name that leads nowhere, every key that stands twice, every year without rules."""
    return tuple(_References(dossier, where).problems())


def kind_named(name: str) -> AgencyKind | None:
    """The kind of authority that a name begins with; None where it names none."""
    kind = read_agency(name).kind
    return None if kind is AgencyKind.OTHER else kind


def edition_year_of(assessment: AssessmentPart) -> FiscalYear:
    """The year whose rules an assessment is scored by."""
    return assessment.edition or assessment.fiscal_year


def indicator_of(edition: Edition, text: str) -> Indicator | None:
    """The indicator that a slug, a name or a known spelling means; None for a guess."""
    match = _match(edition.fiscal_year, text.strip())
    return match.indicator if match.kind in (MatchKind.EXACT, MatchKind.ALIAS) else None


@lru_cache(maxsize=4096)
def _match(year: FiscalYear, text: str) -> IndicatorMatch:
    edition = load(year)
    for indicator in edition.indicators:
        if indicator.slug == text:
            return IndicatorMatch(kind=MatchKind.EXACT, indicator=indicator)
    if len(text) > 300:
        return IndicatorMatch(kind=MatchKind.NONE, indicator=None)  # no name is a page long
    return find_indicator(edition, text)


class _References:
    """Looks at one dossier; ``where`` tells the place of a location in its file."""

    def __init__(self, dossier: Dossier, where: WhereIs) -> None:
        self._dossier = dossier
        self._where = where
        self._units = [unit.key for unit in dossier.units]
        self._people = [person.key for person in dossier.people]
        self._measures = [each.key for each in dossier.plan.measures] if dossier.plan else []

    def problems(self) -> Iterator[Problem]:
        yield from self._kind()
        yield from self._twice(("units",), self._units)
        yield from self._twice(("people",), self._people)
        yield from self._twice(("plan", "measures"), self._measures)
        yield from self._assessments()
        yield from self._analysis()
        yield from self._plan()
        yield from self._progress()
        yield from self._papers()
        yield from self._checklist()

    def _kind(self) -> Iterator[Problem]:
        agency = self._dossier.agency
        named = kind_named(agency.name)
        if agency.kind is not None and named is not None and agency.kind is not named:
            yield self._problem(
                "agency-kind-mismatch",
                ("agency", "kind"),
                Said(
                    th=f"ประเภท “{agency.kind}” ไม่ตรงกับชื่อ “{agency.name}”",
                    en=f"The kind “{agency.kind}” contradicts the name “{agency.name}”.",
                ),
                Said(
                    th=f"แก้ kind เป็น {named} หรือแก้ชื่อหน่วยงาน",
                    en=f"Correct `kind` to {named}, or the name.",
                ),
                text=str(agency.kind),
                suggestion=str(named),
            )

    def _twice(self, location: Location, keys: Iterable[str]) -> Iterator[Problem]:
        seen: dict[str, int] = {}
        for index, key in enumerate(keys):
            if key in seen:
                yield self._problem(
                    "record-duplicate",
                    (*location, index, "key"),
                    Said(
                        th=f"รหัส “{key}” ซ้ำกับรายการที่ {seen[key] + 1}",
                        en=f"The key “{key}” is the key of item {seen[key] + 1}, too.",
                    ),
                    Said(th="ตั้งรหัสให้ไม่ซ้ำกัน", en="Give each item a key of its own."),
                    text=key,
                )
            seen.setdefault(key, index)

    def _assessments(self) -> Iterator[Problem]:
        years: dict[FiscalYear, int] = {}
        for index, assessment in enumerate(self._dossier.assessments):
            at = ("assessments", index)
            if assessment.fiscal_year in years:
                yield self._problem(
                    "record-duplicate",
                    (*at, "fiscal_year"),
                    Said(
                        th=f"มีผลการประเมินปี {assessment.fiscal_year} ซ้ำกัน",
                        en=f"The assessment of {assessment.fiscal_year} stands here twice.",
                    ),
                    Said(th="รวมเป็นรายการเดียว", en="Make one of them."),
                    text=str(assessment.fiscal_year),
                )
            years.setdefault(assessment.fiscal_year, index)
            key = "edition" if assessment.edition else "fiscal_year"
            edition, problems = self._edition(edition_year_of(assessment), (*at, key))
            yield from problems
            if edition is not None:
                yield from self._scores(assessment, edition, at)

    def _edition(
        self, year: FiscalYear, location: Location
    ) -> tuple[Edition | None, tuple[Problem, ...]]:
        try:
            return load(year), ()
        except EditionMissing as error:
            problem = self._problem(
                "edition-missing", location, error.said, error.remedy, text=str(year)
            )
            return None, (problem,)

    def _scores(
        self, assessment: AssessmentPart, edition: Edition, at: Location
    ) -> Iterator[Problem]:
        seen: set[str] = set()
        for index, each in enumerate(assessment.indicators):
            location = (*at, "indicators", index, "indicator")
            yield from self._indicator(edition, each.indicator, location)
            found = indicator_of(edition, each.indicator)
            if found is not None and found.slug in seen:
                yield self._problem(
                    "record-duplicate",
                    location,
                    Said(
                        th=f"มีคะแนนของตัวชี้วัด “{found.name_th}” ซ้ำกัน",
                        en=f"The indicator “{found.name_en}” has two scores.",
                    ),
                    Said(th="เหลือไว้เพียงคะแนนเดียว", en="Leave one of them."),
                    text=each.indicator,
                )
            seen.update([found.slug] if found else [])
        yield from self._answers(assessment, at)
        yield from self._twice_items(
            (*at, "oit_marks"), [mark.item for mark in assessment.oit_marks]
        )
        for index, mark in enumerate(assessment.oit_marks):
            yield from self._item(edition, mark.item, (*at, "oit_marks", index, "item"))

    def _answers(self, assessment: AssessmentPart, at: Location) -> Iterator[Problem]:
        seen: set[str] = set()
        for index, each in enumerate(assessment.answers):
            if each.instrument in seen:
                yield self._problem(
                    "record-duplicate",
                    (*at, "answers", index, "instrument"),
                    Said(
                        th=f"มีแฟ้มคำตอบของแบบวัด {each.instrument} มากกว่าหนึ่งแฟ้ม",
                        en=f"The {each.instrument} has more than one file of answers.",
                    ),
                    Said(th="รวมคำตอบไว้ในแฟ้มเดียว", en="Put the answers into one file."),
                    text=each.instrument,
                )
            seen.add(each.instrument)

    def _twice_items(self, location: Location, items: list[str]) -> Iterator[Problem]:
        seen: set[str] = set()
        for index, item in enumerate(items):
            if item in seen:
                yield self._problem(
                    "record-duplicate",
                    (*location, index, "item"),
                    Said(th=f"มีข้อ {item} ซ้ำกัน", en=f"The item {item} stands here twice."),
                    Said(th="เหลือไว้เพียงรายการเดียว", en="Leave one of them."),
                    text=item,
                )
            seen.add(item)

    def _indicator(self, edition: Edition, text: str, location: Location) -> Iterator[Problem]:
        match = _match(edition.fiscal_year, text.strip())
        if match.kind in (MatchKind.EXACT, MatchKind.ALIAS):
            return
        near = match.indicator
        names = ", ".join(each.name_th for each in edition.indicators)
        yield self._problem(
            "indicator-misnamed" if near else "indicator-unknown",
            location,
            Said(
                th=f"“{text}” ไม่ใช่ชื่อหรือรหัสตัวชี้วัดของปี {edition.fiscal_year}",
                en=f"“{text}” is no indicator of {edition.fiscal_year}.",
            ),
            Said(
                th=f"แก้เป็น “{near.name_th}” หากหมายถึงตัวชี้วัดนั้น" if near else f"ตัวชี้วัดที่มี: {names}",
                en=f"Did you mean “{near.name_th}”?" if near else f"The indicators are: {names}.",
            ),
            text=text,
            suggestion=near.name_th if near else None,
        )

    def _item(self, edition: Edition, code: str, location: Location) -> Iterator[Problem]:
        codes = [item.code for item in edition.oit.items]
        if code in codes or not codes:
            return  # without a list, nothing can be said
        span = f"{codes[0]}-{codes[-1]}"
        yield self._problem(
            "oit-item-unknown",
            location,
            Said(
                th=f"ปี {edition.fiscal_year} ไม่มีข้อ OIT “{code}”",
                en=f"There is no OIT item “{code}” in {edition.fiscal_year}.",
            ),
            Said(th=f"ใช้ข้อใน {span}", en=f"Use one of {span}."),
            text=code,
            suggestion=_respelt(code, codes),
        )

    def _plan(self) -> Iterator[Problem]:
        plan = self._dossier.plan
        if plan is None:
            return
        rests_on = plan.rests_on or self._dossier.fiscal_year.previous
        resting = self._known(rests_on) or self._known(self._dossier.fiscal_year)
        current = self._known(self._dossier.fiscal_year)
        for index, measure in enumerate(plan.measures):
            at = ("plan", "measures", index)
            for number, owner in enumerate(measure.owners):
                yield from self._one_of("unit", owner, (*at, "owners", number))
            for number, name in enumerate(measure.indicators if resting else ()):
                assert resting is not None
                yield from self._indicator(resting, name, (*at, "indicators", number))
            for number, code in enumerate(measure.oit_items if current else ()):
                assert current is not None
                yield from self._item(current, code, (*at, "oit_items", number))
        if plan.as_printed is not None:
            yield from self._rows(
                ("plan", "as_printed"), [row.measure for row in plan.as_printed.rows]
            )

    def _known(self, year: FiscalYear) -> Edition | None:
        return self._edition(year, ())[0]

    def _analysis(self) -> Iterator[Problem]:
        analysis = self._dossier.analysis
        if analysis is not None and analysis.as_printed is not None:
            yield from self._rows(
                ("analysis", "as_printed"), [row.measure for row in analysis.as_printed.rows]
            )

    def _progress(self) -> Iterator[Problem]:
        progress = self._dossier.progress
        if progress is None:
            return
        for index, report in enumerate(progress.reports):
            yield from self._one_of(
                "measure", report.measure, ("progress", "reports", index, "measure")
            )
        for name in ("as_printed", "status_as_printed"):
            table = getattr(progress, name)
            if table is not None:
                yield from self._rows(("progress", name), [row.measure for row in table.rows])

    def _rows(self, location: Location, measures: list[str | None]) -> Iterator[Problem]:
        for index, key in enumerate(measures):
            if key is not None:
                yield from self._one_of("measure", key, (*location, "rows", index, "measure"))

    def _papers(self) -> Iterator[Problem]:
        for index, memo in enumerate(self._dossier.memos):
            for number, step in enumerate(memo.chain):
                at = ("memos", index, "chain", number, "person")
                yield from self._one_of("person", step.person, at)
        order, announcement = self._dossier.order, self._dossier.announcement
        for index, member in enumerate(order.members if order else ()):
            yield from self._one_of("person", member.person, ("order", "members", index, "person"))
        for name, part in (("order", order), ("announcement", announcement)):
            if part is not None and part.signer is not None:
                yield from self._one_of("person", part.signer, (name, "signer"))

    def _checklist(self) -> Iterator[Problem]:
        checklist = self._dossier.oit_checklist
        if checklist is None:
            return
        edition, problems = self._edition(checklist.edition, ("oit_checklist", "edition"))
        yield from problems
        at = ("oit_checklist", "entries")
        yield from self._twice_items(at, [entry.item for entry in checklist.entries])
        for index, entry in enumerate(checklist.entries):
            if edition is not None:
                yield from self._item(edition, entry.item, (*at, index, "item"))
            if entry.owner is not None:
                yield from self._one_of("unit", entry.owner, (*at, index, "owner"))

    def _one_of(self, kind: str, key: str, location: Location) -> Iterator[Problem]:
        known, named, listed = {
            "unit": (self._units, "หน่วยงานภายใน", "units"),
            "person": (self._people, "บุคคล", "people"),
            "measure": (self._measures, "มาตรการ", "plan.measures"),
        }[kind]
        if key in known:
            return
        near = nearest(key, known)
        keys = ", ".join(known[:20]) or "-"
        yield self._problem(
            f"{kind}-unknown",
            location,
            Said(
                th=f"ไม่มี{named}ที่ใช้รหัส “{key}” ใน {listed}",
                en=f"There is no {kind} with the key “{key}” in `{listed}`.",
            ),
            Said(
                th=f"แก้เป็น “{near}” หากหมายถึงรายการนั้น"
                if near
                else f"เพิ่มใน {listed} หรือใช้รหัสที่มี: {keys}",
                en=f"Did you mean “{near}”?"
                if near
                else f"Add it to `{listed}`; the keys are: {keys}.",
            ),
            text=key,
            suggestion=near,
        )

    def _problem(
        self,
        code: str,
        location: Location,
        message: Said,
        remedy: Said,
        *,
        text: str,
        suggestion: str | None = None,
    ) -> Problem:
        return Problem(
            code=code,
            severity=Severity.ERROR,
            message=message,
            remedy=remedy,
            place=self._where(location),
            text=text,
            suggestion=suggestion,
        )


def _respelt(code: str, codes: list[str]) -> str | None:
    # "o1", "O01" and "ข้อ O1" are ways to write O1.
    letters = "".join(letter for letter in code.upper() if letter.isascii() and letter.isalnum())
    number = letters.removeprefix("O").lstrip("0")
    return f"O{number}" if f"O{number}" in codes else None
