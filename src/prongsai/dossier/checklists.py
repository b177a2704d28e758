"""What becomes of an OIT checklist under the rules of another year?"""

from __future__ import annotations

from prongsai.dossier.paper_parts import ChecklistEntryPart, ChecklistPart
from prongsai.editions import Edition, crosswalk, load


def checklist_under(
    checklist: ChecklistPart, edition: Edition
) -> tuple[ChecklistPart, tuple[ChecklistEntryPart, ...]]:
    """The checklist by another edition's items, and the entries that have no place there.

    An item that was split hands its entry to each of its parts; of items that became one, the
    first that says something is kept. Errors: EditionMissing for a year without rules on the way.
    """
    walk = crosswalk(load(checklist.edition), edition)
    became = {code: each.after for each in walk.items for code in each.before}
    kept: dict[str, ChecklistEntryPart] = {}
    lost = []
    for entry in checklist.entries:
        codes = [code for code in became.get(entry.item, ()) if code not in kept]
        kept |= {code: entry.model_copy(update={"item": code}) for code in codes}
        if not codes:
            lost.append(entry)
    ordered = tuple(kept[item.code] for item in edition.oit.items if item.code in kept)
    made = checklist.model_copy(update={"edition": edition.fiscal_year, "entries": ordered})
    return made, tuple(lost)
