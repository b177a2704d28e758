"""Is a memo that was approved in the system read like any other, and its decisions as none?"""

from __future__ import annotations

import pytest
from tests.reporting.composing.test_approvals import both, decided, digest_of, retitled, year_of

from prongsai.intake import read, recognise
from prongsai.reporting import compose, render_docx, render_pdf


@pytest.mark.parametrize(
    ("render", "is_void"), [(render_docx, False), (render_docx, True), (render_pdf, False)]
)
def test_the_chain_of_an_approved_memo_is_read_whole(tmp_path, render, is_void):
    def acting(shape):
        shape["people"][2]["capacity"]["words"] = "รักษาราชการแทน"

    def everybody(shape):
        acting(shape)
        for at in range(4):
            shape["memos"][0]["chain"].append(shape["memos"][0]["chain"].pop(0))
            decided(digest)(shape)
            last = shape["memos"][0]["chain"][-1]["decision"]
            person = shape["people"][at]
            appointed = person.get("capacity")
            last.update(name=person["name"], position=person["position"])
            last["words"] = None if at == 0 else last["words"]
            last["capacity"] = appointed and appointed["words"] + appointed["office"]

    digest = digest_of(acting)
    year = year_of(both(everybody, retitled) if is_void else everybody)
    path = tmp_path / f"memo.{'docx' if render is render_docx else 'pdf'}"
    path.write_bytes(render(compose("memo-plan", year)))

    found = recognise(read(path)).dossier

    assert bool(year.void) is is_void
    assert len(found.memos[0].chain) == 4
    assert [each.opinion for each in found.memos[0].chain][1:] == ["เห็นควรอนุมัติตามเสนอ"] * 3
    assert [each.decision for each in found.memos[0].chain] == [None] * 4
    wanted = [each["name"] for each in year.dossier.model_dump()["people"]]
    assert [each.name for each in found.people] == wanted
    assert [each.position for each in found.people] == [
        each.position for each in year.dossier.people
    ]
    assert [each for each in found.unplaced if "สาธิต" not in each.text] == []
