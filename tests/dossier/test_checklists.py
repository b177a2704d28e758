"""Does an OIT checklist keep what it can under another year's rules?"""

from __future__ import annotations

from prongsai.core.dates import FiscalYear
from prongsai.dossier import ChecklistEntryPart, ChecklistPart, ChecklistState, checklist_under
from prongsai.editions import Relation, crosswalk, load


def checklist(year, *codes):
    return ChecklistPart(
        edition=FiscalYear(year),
        entries=tuple(
            ChecklistEntryPart(
                item=code,
                owner="clerk",
                address=f"https://example.go.th/{code}",
                state=ChecklistState.PUBLISHED,
            )
            for code in codes
        ),
    )


def test_the_same_item_keeps_its_entry_under_its_new_code():
    before, after = load(2566), load(2567)
    codes = {item.slug: item.code for item in after.oit.items}
    same = [item for item in before.oit.items if item.slug in codes]

    made, lost = checklist_under(checklist(2566, *(each.code for each in same)), after)

    assert made.edition == FiscalYear(2567)
    assert lost == ()
    addresses = {entry.item: entry.address for entry in made.entries}
    for each in same:
        assert addresses[codes[each.slug]] == f"https://example.go.th/{each.code}"
    order = [item.code for item in after.oit.items]
    assert [entry.item for entry in made.entries] == sorted(addresses, key=order.index)


def test_what_has_no_place_is_told():
    before, after = load(2566), load(2567)
    walk = crosswalk(before, after)
    dropped = next(each.before[0] for each in walk.items if each.relation is Relation.DROPPED)
    given = checklist(2566, dropped, "O999")

    made, lost = checklist_under(given, after)

    assert made.entries == ()
    assert lost == given.entries


def test_under_its_own_rules_nothing_changes():
    given = checklist(2568, "O1", "O2")

    assert checklist_under(given, load(2568)) == (given, ())
