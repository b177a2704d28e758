"""Which OIT items are there in a year, who answers for them, and where do they stand?"""

from __future__ import annotations

from prongsai.dossier import ChecklistEntryPart, ChecklistState, Dossier, UnitPart
from prongsai.editions import Edition, EditionMissing, known_years, load
from prongsai.web.checklist.records import ChecklistLine, ChecklistProgress, ChecklistRecord
from prongsai.web.people import queries as people
from prongsai.web.years.records import YearRecord

_SETTLED = (ChecklistState.PUBLISHED, ChecklistState.CHECKED, ChecklistState.NOT_APPLICABLE)


def editions() -> tuple[int, ...]:
    """The years whose list of OIT items is known, newest first."""
    return tuple(year.be for year in reversed(known_years()) if load(year).oit.items)


def edition_of(dossier: Dossier) -> Edition:
    """The rules of the dossier's checklist; before one is chosen, those of its year."""
    listed = editions()
    chosen = dossier.oit_checklist
    wanted = chosen.edition.be if chosen else dossier.fiscal_year.be
    if not chosen and wanted not in listed:
        return load(min(listed, key=lambda year: abs(year - wanted)))
    try:
        return load(wanted)
    except EditionMissing:
        return load(listed[0])


def units_of(dossier: Dossier, authority: int) -> tuple[UnitPart, ...]:
    """The units that can answer: those of the dossier, and those that came to be since."""
    known = {unit.key for unit in dossier.units}
    new = (each for each in people.units(authority) if each.key not in known)
    return (*dossier.units, *(UnitPart(key=each.key, name=each.name) for each in new))


def checklist(year: YearRecord) -> ChecklistRecord:
    """The checklist of a year: every item of its edition, and entries that no item is there for."""
    dossier = year.dossier
    edition, units = edition_of(dossier), units_of(dossier, year.authority)
    entries = {each.item: each for each in entries_of(dossier)}
    names = {unit.key: unit.name for unit in units}
    lines = [
        _line(
            entries.pop(item.code, ChecklistEntryPart(item=item.code)),
            names,
            title=item.title_th,
            shows=item.shows_th or "",
        )
        for item in edition.oit.items
    ]
    lines += [_line(entry, names) for entry in entries.values()]
    return ChecklistRecord(
        edition=edition,
        is_chosen=dossier.oit_checklist is not None,
        lines=tuple(lines),
        units=units,
    )


def _line(
    entry: ChecklistEntryPart, names: dict[str, str], *, title: str = "", shows: str = ""
) -> ChecklistLine:
    owner = entry.owner or ""
    return ChecklistLine(
        entry=entry, title=title, shows=shows, owner=names.get(owner, owner), is_known=bool(title)
    )


def entries_of(dossier: Dossier) -> tuple[ChecklistEntryPart, ...]:
    """What stands in the dossier's checklist."""
    return dossier.oit_checklist.entries if dossier.oit_checklist else ()


def checklist_progress(year: YearRecord) -> ChecklistProgress:
    """How many items there are, how many are settled, and for how many nobody answers."""
    items = [item.code for item in edition_of(year.dossier).oit.items]
    entries = {each.item: each for each in entries_of(year.dossier) if each.item in items}
    return ChecklistProgress(
        item_count=len(items),
        settled=sum(each.state in _SETTLED for each in entries.values()),
        without_owner=len(items) - sum(bool(each.owner) for each in entries.values()),
    )
