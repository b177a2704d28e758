"""Is an approval bound to what its signers saw, and to nothing else?"""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest
from tests.reporting.composing.dossiers import COMPLETE
from tests.reporting.composing.reading import signatures_of

from prongsai.checking import check_year
from prongsai.core.dates import Period
from prongsai.core.tree import plain
from prongsai.dossier import Dossier
from prongsai.reporting import Year, compose, content_digest, gather

Q1 = Period.parse("2566-Q1")


def year_of(change: Any = None) -> Year:
    shape = copy.deepcopy(COMPLETE)
    if change is not None:
        change(shape)
    return gather(Dossier.model_validate(shape), Path("/nonexistent"))[0]


def decided(digest: str, *, memo: int = 0, signed: bool = True) -> Any:
    """Puts a decision of the acting permanent secretary on the memo."""

    def change(shape: dict[str, Any]) -> None:
        shape["memos"][memo]["chain"][-1]["decision"] = {
            "act": "agree",
            "name": "นางรักษา การแทน",
            "position": "รองปลัด",
            "capacity": "รักษาราชการแทน ปลัด ตามคำสั่งที่ ๗",
            "at": "2022-11-22T09:05:00+07:00",
            "digest": digest,
            "words": "เห็นควรอนุมัติตามเสนอ",
        }
        shape["memos"][memo]["is_signed"] = signed

    return change


def both(*changes: Any) -> Any:
    def change(shape: dict[str, Any]) -> None:
        for each in changes:
            each(shape)

    return change


def retitled(shape: dict[str, Any]) -> None:
    shape["plan"]["measures"][0]["title"] += "ทุกไตรมาส"


def digest_of(change: Any = None, memo: int = 0) -> str:
    year = year_of(change)
    return content_digest(year, year.dossier.memos[memo])


def registered(shape: dict[str, Any]) -> None:
    shape["memos"][0].update(number="มต 70101/777", date="2022-12-01", is_signed=False)
    shape["plan"]["approved_on"] = "2022-12-02"


def opined(shape: dict[str, Any]) -> None:
    shape["memos"][0]["chain"][2]["opinion"] = "เห็นควรอนุมัติ"


def joined_by_another(shape: dict[str, Any]) -> None:
    shape["people"].append({"key": "new", "name": "นายใหม่ สมมติ", "position": "นิติกร"})


def reported_later(shape: dict[str, Any]) -> None:
    shape["progress"]["reports"].append(
        {"measure": "counter", "period": "2566-Q3", "status": "cancelled", "reason": "ซ่อม"}
    )


@pytest.mark.parametrize("change", [decided("a" * 64), registered, opined, joined_by_another])
def test_what_is_added_to_a_memo_after_it_was_proposed_leaves_its_digest(change):
    assert digest_of(change) == digest_of()


def reworded(shape: dict[str, Any]) -> None:
    shape["memos"][0]["closing"] = "จึงเรียนมาเพื่อโปรดอนุมัติ"


def addressed(shape: dict[str, Any]) -> None:
    shape["memos"][0]["to"] = "ปลัดเทศบาล"


def signed_by_another(shape: dict[str, Any]) -> None:
    shape["memos"][0]["chain"].pop(1)


def acting_otherwise(shape: dict[str, Any]) -> None:
    acting = next(each for each in shape["people"] if "capacity" in each)
    acting["capacity"]["words"] += " "


def resting_on_other_scores(shape: dict[str, Any]) -> None:
    shape["plan"]["rests_on"] = 2564


@pytest.mark.parametrize(
    "change",
    [retitled, reworded, addressed, signed_by_another, acting_otherwise, resting_on_other_scores],
)
def test_any_change_of_what_the_signers_see_changes_the_digest(change):
    assert digest_of(change) != digest_of()


def test_each_memo_has_its_own_digest_and_a_later_report_leaves_an_earlier_one():
    digests = [digest_of(memo=at) for at in range(3)]

    assert len(set(digests)) == 3
    assert digest_of(reported_later, memo=1) == digests[1]
    assert digest_of(retitled, memo=1) != digests[1]


def test_a_decision_is_printed_below_its_step_as_it_was_made():
    digest = digest_of()
    year = year_of(decided(digest))
    document = compose("memo-plan", year)
    step = signatures_of(document)[-1]
    below = [plain(line) for line in step.below]

    assert plain(step.opinion or ()) == "เห็นควรอนุมัติตามเสนอ"
    assert below[-3:] == [
        "เห็นชอบในระบบโดย นางรักษา การแทน รองปลัด",
        "รักษาราชการแทน ปลัด ตามคำสั่งที่ ๗",
        f"เมื่อวันที่ ๒๒ พฤศจิกายน ๒๕๖๕ เวลา ๐๙.๐๕ น. รหัสเนื้อหา #{digest[:16]}",
    ]
    assert not document.is_draft
    assert not compose("plan", year).is_draft


@pytest.mark.parametrize("kind", ["memo-plan", "plan", "analysis"])
def test_after_a_change_the_papers_are_drafts_again(kind):
    year = year_of(both(decided(digest_of()), retitled))

    assert compose(kind, year).is_draft


def test_after_a_change_the_memo_says_at_the_step_that_the_decision_is_void():
    year = year_of(both(decided(digest_of()), retitled))
    below = [plain(line) for line in signatures_of(compose("memo-plan", year))[-1].below]

    assert below[-1].startswith("การพิจารณานี้สิ้นผล เพราะเนื้อหาเปลี่ยนไป")


def test_a_changed_progress_report_voids_its_memo_and_no_other():
    def changed(shape):
        shape["progress"]["reports"][0]["done"] = ["ประชุมสองครั้ง"]

    year = year_of(both(decided(digest_of()), decided(digest_of(memo=1), memo=1), changed))

    assert compose("progress", year, period=Q1).is_draft
    assert compose("memo-progress", year, period=Q1).is_draft
    assert not compose("memo-plan", year).is_draft


def test_a_plan_that_is_gone_voids_what_was_agreed_of_it():
    def without_plan(shape):
        del shape["plan"], shape["progress"], shape["memos"][1:]

    year = year_of(both(decided(digest_of()), without_plan))

    assert [each.code for each in check_year(year) if each.code == "approval-void"] == [
        "approval-void"
    ]


@pytest.mark.parametrize("on_paper", [False, True])
def test_checking_tells_a_void_approval_and_keeps_silent_of_a_valid_one(on_paper):
    digest = digest_of()

    def bind(shape):
        if on_paper:
            shape["memos"][0]["paper"] = {"scan": "b" * 64, "digest": digest}
        else:
            decided(digest)(shape)

    def told(change):
        found = check_year(year_of(change))
        return [each.place.path for each in found if each.code == "approval-void"]

    place = "memos[0].paper" if on_paper else "memos[0].chain[3].decision"
    assert told(both(bind, retitled)) == [place]
    assert told(bind) == []


def test_a_memo_whose_paper_is_of_other_words_says_so():
    def bind(shape):
        shape["memos"][0]["paper"] = {"scan": "b" * 64, "digest": "c" * 64}

    document = compose("memo-plan", year_of(bind))
    last = document.sections[-1].blocks[-2:]

    assert document.is_draft
    assert any("การลงนามในกระดาษสิ้นผล" in plain(getattr(each, "text", ())) for each in last)


def test_a_decision_in_the_dossier_gives_no_finding_of_its_own():
    codes = {each.code for each in check_year(year_of())}

    assert {each.code for each in check_year(year_of(decided(digest_of())))} == codes
