"""Does a measure stay in the plan while somebody's draft is about it?"""

from __future__ import annotations


def test_a_measure_with_a_draft_is_not_removed(office):
    office.send(does="draft", done="เริ่มแล้ว")
    address = f"{office.root.replace('/reports/', '/plan/')}measures/m1/remove/"
    base = office.officer.get(address).context["measure"].base

    refused = office.officer.post(address, {"base": base})

    assert refused.status_code == 409
    assert "m1" in [each.key for each in office.dossier.plan.measures]


def test_a_measure_that_nobody_wrote_on_is_removed(office):
    office.send(does="draft", done="เริ่มแล้ว")
    other = next(each.key for each in office.dossier.plan.measures if each.key != "m1")
    address = f"{office.root.replace('/reports/', '/plan/')}measures/{other}/remove/"
    base = office.officer.get(address).context["measure"].base

    office.officer.post(address, {"base": base})

    assert other not in [each.key for each in office.dossier.plan.measures]
