from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.core.approval import (
    Act,
    Approval,
    Capacity,
    NotYourTurn,
    Signer,
    State,
    Step,
    StepKind,
    step,
)

OFFICER = Signer(name="นางสาวหนึ่ง สมมติ", position="นักวิเคราะห์นโยบายและแผน")
SECRETARY = Signer(
    name="นายสอง สมมติ",
    position="รองปลัด",
    capacity=Capacity(words="รักษาราชการแทน", office="ปลัดองค์การบริหารส่วนตำบล"),
)
CHIEF = Signer(name="นายสาม สมมติ", position="นายกองค์การบริหารส่วนตำบล")
SIGNERS = (OFFICER, SECRETARY, CHIEF)
NOON = datetime(2025, 1, 17, 12, tzinfo=UTC)
DIGEST = "a" * 64


def chain_of(*signers: Signer) -> Approval:
    return Approval(
        chain=tuple(Step(kind=StepKind.OPINION, signer=signer) for signer in signers), digest=DIGEST
    )


def signed(
    approval: Approval, by: Signer, act: Act = Act.AGREE, words: str | None = None
) -> Approval:
    return step(approval, act, by=by, at=NOON, digest=DIGEST, words=words)


@given(st.integers(1, 6))
def test_a_chain_is_done_when_everybody_has_signed_in_turn(length):
    signers = tuple(Signer(name=f"คนที่ {n}", position="ตำแหน่ง") for n in range(length))
    approval = chain_of(*signers)

    for turn, signer in enumerate(signers):
        assert (approval.state, approval.turn) == (State.OPEN, turn)
        approval = signed(approval, signer)

    assert (approval.state, approval.turn) == (State.DONE, None)
    assert [decision.by for decision in approval.decisions] == list(signers)
    assert [decision.step for decision in approval.decisions] == list(range(length))


def test_a_decision_keeps_who_when_what_and_the_words():
    (decision,) = signed(chain_of(*SIGNERS), OFFICER, words="เห็นควรพิจารณา").decisions

    assert (decision.by, decision.at, decision.digest, decision.words, decision.act) == (
        *(OFFICER, NOON, DIGEST, "เห็นควรพิจารณา"),
        Act.AGREE,
    )


@pytest.mark.parametrize("act", Act)
def test_nobody_acts_out_of_turn(act):
    with pytest.raises(NotYourTurn) as refused:
        signed(chain_of(*SIGNERS), CHIEF, act, words="เหตุผล")

    assert CHIEF.name in refused.value.said.th
    assert refused.value.by == CHIEF


def test_the_same_person_in_another_capacity_is_another_signer():
    plain = Signer(name=SECRETARY.name, position=SECRETARY.position)

    with pytest.raises(NotYourTurn):
        signed(chain_of(SECRETARY), plain)


def test_changed_content_is_not_signed():
    with pytest.raises(NotYourTurn) as refused:
        step(chain_of(OFFICER), Act.AGREE, by=OFFICER, at=NOON, digest="b" * 64)

    assert "เนื้อหาเปลี่ยน" in refused.value.said.th


@pytest.mark.parametrize("words", [None, "", "  \n"])
def test_a_return_needs_a_reason(words):
    with pytest.raises(NotYourTurn) as refused:
        signed(chain_of(OFFICER), OFFICER, Act.RETURN, words)

    assert "เหตุผล" in refused.value.remedy.th


def test_a_return_closes_the_chain():
    returned = signed(signed(chain_of(*SIGNERS), OFFICER), SECRETARY, Act.RETURN, "แก้ตารางหน้า 2")

    assert (returned.state, returned.turn) == (State.RETURNED, None)
    assert returned.decisions[-1].words == "แก้ตารางหน้า 2"


@pytest.mark.parametrize("closing", [Act.AGREE, Act.RETURN])
@pytest.mark.parametrize("act", Act)
def test_a_closed_chain_takes_no_further_act(closing, act):
    closed = signed(chain_of(OFFICER), OFFICER, closing, words="เหตุผล")

    with pytest.raises(NotYourTurn) as refused:
        step(closed, act, by=OFFICER, at=NOON + timedelta(days=1), digest=DIGEST, words="เหตุผล")

    assert "สิ้นสุดหรือถูกส่งคืน" in refused.value.said.th


def test_acting_leaves_the_former_state_as_it_was():
    before = chain_of(OFFICER)
    signed(before, OFFICER)

    assert before == chain_of(OFFICER)


def test_a_chain_without_steps_cannot_be_made():
    with pytest.raises(ValueError, match="one step"):
        Approval(chain=(), digest=DIGEST)
