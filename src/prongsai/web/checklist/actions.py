"""How does the checklist of a year change?"""

from __future__ import annotations

from collections.abc import Sequence

from prongsai.core.files import sha256_of
from prongsai.dossier import ChecklistEntryPart, ChecklistPart, Dossier, checklist_under
from prongsai.editions import load
from prongsai.web.checklist import queries
from prongsai.web.checklist.records import TypedEntry, entry_digest
from prongsai.web.people.records import Access
from prongsai.web.years.actions import ChangedMeanwhile, change_year
from prongsai.web.years.records import YearRecord


class EntriesChanged(ChangedMeanwhile):
    """Somebody else changed some of the same items. ``items``: which."""

    def __init__(self, items: Sequence[str]) -> None:
        self.items = tuple(items)
        super().__init__()


def save_entries(
    *, access: Access, fiscal_year: int, edition: int, typed: Sequence[TypedEntry]
) -> YearRecord:
    """Store the entries that differ from what their form showed; the others stay as they are.

    Errors: EntriesChanged where one of them is another by now, ChangedMeanwhile where the
    checklist is of another edition by now.
    """
    touched = [each for each in typed if each.is_touched]

    def change(dossier: Dossier) -> Dossier:
        if queries.edition_of(dossier).fiscal_year.be != edition:
            raise ChangedMeanwhile
        return _with_entries(dossier, access.chain, touched)

    return change_year(
        authority=access.chain,
        fiscal_year=fiscal_year,
        change=change,
        kind="checklist.entries-saved",
        by=access.person,
        items=[each.entry.item for each in touched],
    )


def _with_entries(dossier: Dossier, authority: int, touched: Sequence[TypedEntry]) -> Dossier:
    entries = {each.item: each for each in queries.entries_of(dossier)}
    late = [
        each.entry.item
        for each in touched
        if entry_digest(entries.get(each.entry.item, _blank(each.entry.item))) != each.base
    ]
    if late:
        raise EntriesChanged(late)
    if not touched:
        return dossier
    entries |= {each.entry.item: each.entry for each in touched}
    edition = queries.edition_of(dossier)
    order = [item.code for item in edition.oit.items]
    others = [code for code in entries if code not in order]
    kept = tuple(
        entries[code]
        for code in (*order, *others)
        if code in entries and entries[code] != _blank(code)
    )
    return dossier.model_copy(
        update={
            "oit_checklist": ChecklistPart(edition=edition.fiscal_year, entries=kept),
            "units": _units(dossier, authority, kept),
        }
    )


def _blank(item: str) -> ChecklistEntryPart:
    return ChecklistEntryPart(item=item)


def _units(
    dossier: Dossier, authority: int, entries: Sequence[ChecklistEntryPart]
) -> tuple[object, ...]:
    """The dossier's units, and those of the authority that the entries now name."""
    known = {unit.key for unit in dossier.units}
    named = known | {each.owner for each in entries if each.owner}
    if named == known:
        return dossier.units
    return tuple(each for each in queries.units_of(dossier, authority) if each.key in named)


def choose_edition(*, access: Access, fiscal_year: int, edition: int, base: str) -> YearRecord:
    """Turn the checklist to another edition's items. Errors: ChangedMeanwhile, EditionMissing.

    ``base``: the digest of the checklist that was shown before.
    """
    return change_year(
        authority=access.chain,
        fiscal_year=fiscal_year,
        change=lambda dossier: dossier.model_copy(
            update={"oit_checklist": turned(dossier, edition)[0]}
        ),
        kind="checklist.edition-chosen",
        by=access.person,
        base=base,
        part=checklist_digest,
        edition=edition,
    )


def turned(dossier: Dossier, edition: int) -> tuple[ChecklistPart, tuple[ChecklistEntryPart, ...]]:
    """The checklist under another edition, and the entries that have no place there."""
    rules = load(edition)
    if dossier.oit_checklist is None:
        return ChecklistPart(edition=rules.fiscal_year), ()
    return checklist_under(dossier.oit_checklist, rules)


def checklist_digest(dossier: Dossier) -> str:
    """The digest of the whole checklist."""
    part = dossier.oit_checklist
    return sha256_of(part.model_dump_json().encode() if part else b"")
