from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from tests.reporting.composing.changing import complete_with, draft_with
from tests.reporting.composing.dossiers import ACTING
from tests.reporting.composing.reading import lists_of, paragraphs_of, runs_of, signatures_of
from tests.reporting.composing.years import complete_year, draft_year

from prongsai.core.dates import Period
from prongsai.core.tree import MemoHead, blocks_of, plain
from prongsai.reporting import NothingToCompose, Year, compose
from prongsai.reporting.composing.memo import SalutationIsPerson
from prongsai.reporting.composing.people import PersonUnknown

Q1, Q3 = Period.parse("2566-Q1"), Period.parse("2566-Q3")
MEMOS = ("memo-plan", "memo-progress")


def head_of(kind: str, year: Year, period: Period | None = None) -> MemoHead:
    (head,) = (
        each for each in blocks_of(compose(kind, year, period=period)) if isinstance(each, MemoHead)
    )
    return head


def salutation_of(kind: str, year: Year) -> str:
    (words,) = (each for each in paragraphs_of(compose(kind, year)) if each.startswith("เรียน"))
    return words


def addressed_to(to: str) -> Year:
    return complete_with(lambda shape: shape["memos"][0].update(to=to))


def test_a_signed_memo_has_its_number_and_date_without_era() -> None:
    head = head_of("memo-plan", complete_year())

    assert plain(head.number) == "มต ๗๐๑๐๑/๑๒๓"
    assert plain(head.date) == "๑๐ พฤศจิกายน ๒๕๖๕"


@pytest.mark.parametrize("kind", MEMOS)
def test_a_draft_has_neither_number_nor_date_whatever_the_dossier_says(kind: str) -> None:
    head = head_of(kind, draft_year())

    assert plain(head.number).rstrip(".") == "มต 52001/"
    assert plain(head.number).endswith("....")
    assert head.date == ()
    assert compose(kind, draft_year()).is_draft


def test_without_a_letter_prefix_a_drafts_number_is_left_to_the_form() -> None:
    year = draft_with(lambda shape: shape["agency"].pop("letter_prefix"))

    assert head_of("memo-plan", year).number == ()


def test_a_signed_memo_without_number_or_date_leaves_their_places_empty() -> None:
    def blank(shape: dict[str, Any]) -> None:
        del shape["memos"][0]["number"], shape["memos"][0]["date"]

    head = head_of("memo-plan", complete_with(blank))

    assert head.number == head.date == ()


def test_the_number_slash_dash_is_a_number() -> None:
    year = complete_with(lambda shape: shape["memos"][0].update(number="มต 70101/-"))

    assert plain(head_of("memo-plan", year).number) == "มต ๗๐๑๐๑/-"


def test_the_emblem_keeps_its_place_without_a_picture_and_carries_one_that_is_given() -> None:
    assert head_of("memo-plan", complete_year()).emblem.height_mm == 15
    assert head_of("memo-plan", complete_year()).emblem.image is None
    assert head_of("memo-plan", replace(complete_year(), garuda=b"png")).emblem.image == b"png"


@pytest.mark.parametrize(
    ("to", "said"),
    [
        ("ปลัดองค์การบริหารส่วนตำบล", "เรียน  ปลัดองค์การบริหารส่วนตำบล"),
        ("เรียน นายอำเภอทุ่งสุจริต", "เรียน  นายอำเภอทุ่งสุจริต"),
        ("นายจำลอง เปิดเผย", "เรียน  นายกองค์การบริหารส่วนตำบลบึงตรวจสอบ"),
        ("นางสาธิต มั่นคง", "เรียน  ปลัดองค์การบริหารส่วนตำบลบึงตรวจสอบ"),
    ],
)
def test_a_memo_is_addressed_to_a_position(to: str, said: str) -> None:
    assert salutation_of("memo-plan", addressed_to(to)) == said


@pytest.mark.parametrize("to", ["นายใคร ไม่รู้", "นางใคร ไม่รู้", "นางสาวใคร ไม่รู้", "ว่าที่ร้อยตรีใคร ไม่รู้"])
def test_a_strangers_name_is_refused(to: str) -> None:
    with pytest.raises(SalutationIsPerson) as caught:
        compose("memo-plan", addressed_to(to))

    assert to in caught.value.said.th
    assert to in caught.value.said.en


def test_as_read_prints_a_memo_as_it_was() -> None:
    def as_read(shape: dict[str, Any]) -> None:
        memo = shape["memos"][0]
        memo.update(to="นายใคร ไม่รู้", number="มต 70101/-", date="2022-11-10", is_signed=False)

    document = compose("memo-plan", complete_with(as_read), as_read=True)

    (head,) = [each for each in blocks_of(document) if isinstance(each, MemoHead)]
    assert plain(head.number) == "มต ๗๐๑๐๑/-"
    assert plain(head.date) == "๑๐ พฤศจิกายน ๒๕๖๕"
    assert "เรียน  นายใคร ไม่รู้" in paragraphs_of(document)
    assert not any(each.startswith("สิ่งที่ส่งมาด้วย") for each in paragraphs_of(document))


@pytest.mark.parametrize("kind", MEMOS)
@pytest.mark.parametrize("year", [complete_year, draft_year])
def test_no_memo_is_addressed_to_a_personal_name(kind: str, year: Any) -> None:
    made = year()

    words = salutation_of(kind, made)

    assert not any(person.name in words for person in made.dossier.people)


@pytest.mark.parametrize(
    ("name", "chief"),
    [
        ("องค์การบริหารส่วนจังหวัดสมมติธานี", "นายกองค์การบริหารส่วนจังหวัดสมมติธานี"),
        ("เทศบาลเมืองสมมติ", "นายกเทศมนตรีเมืองสมมติ"),
    ],
)
def test_without_words_a_memo_goes_to_the_chief_executive(name: str, chief: str) -> None:
    year = draft_with(lambda shape: shape["agency"].update(name=name))

    assert salutation_of("memo-plan", year) == f"เรียน  {chief}"


def test_in_another_kind_of_agency_the_last_signers_office_stands() -> None:
    def other(shape: dict[str, Any]) -> None:
        shape["agency"]["name"] = "สำนักงานตัวอย่าง"
        shape["memos"][0]["chain"] = shape["memos"][0]["chain"][:3]

    assert salutation_of("memo-plan", complete_with(other)) == (
        "เรียน  ปลัดองค์การบริหารส่วนตำบลบึงตรวจสอบ"
    )


def test_where_nobody_is_known_dots_stand_after_the_salutation() -> None:
    year = draft_with(lambda shape: shape["agency"].update(name="สำนักงานตัวอย่าง"))

    assert salutation_of("memo-plan", year).startswith("เรียน  ....")


@pytest.mark.parametrize(
    ("kind", "ending"),
    [("memo-plan", "จึงเรียนมาเพื่อโปรดพิจารณา"), ("memo-progress", "จึงเรียนมาเพื่อโปรดทราบ")],
)
def test_a_memo_ends_as_memos_end(kind: str, ending: str) -> None:
    assert ending in paragraphs_of(compose(kind, complete_year()))


def test_the_offices_own_words_stand_as_given() -> None:
    def own(shape: dict[str, Any]) -> None:
        shape["memos"][0].update(
            subject="เรื่องของเรา",
            department="สำนักปลัด",
            paragraphs=["ย่อหน้าเดียว"],
            closing="จึงเรียนมาเพื่อโปรดทราบและพิจารณา",
        )

    document = compose("memo-plan", complete_with(own))
    head = head_of("memo-plan", complete_with(own))

    assert plain(head.subject) == "เรื่องของเรา"
    assert plain(head.department) == "สำนักปลัด"
    assert {"ย่อหน้าเดียว", "จึงเรียนมาเพื่อโปรดทราบและพิจารณา"} <= set(paragraphs_of(document))
    assert "ในการนี้" not in "".join(paragraphs_of(document))


def test_what_is_enclosed_is_listed() -> None:
    (listed,) = lists_of(compose("memo-plan", complete_year()))
    without = replace(complete_year(), scorecard=None, findings=None)

    assert len(listed.items) == 2
    assert lists_of(compose("memo-plan", without)) == ()
    assert any(
        each.startswith("สิ่งที่ส่งมาด้วย  มาตรการ")
        for each in paragraphs_of(compose("memo-plan", without))
    )


def test_the_chain_has_one_place_a_step_in_its_order() -> None:
    signatures = signatures_of(compose("memo-plan", complete_year()))

    assert [plain(each.heading or ()) for each in signatures] == [
        "",
        "ความเห็นหัวหน้าสำนักปลัด",
        "ความเห็นปลัดองค์การบริหารส่วนตำบลบึงตรวจสอบ",
        "ความเห็นนายกองค์การบริหารส่วนตำบลบึงตรวจสอบ",
    ]


def test_a_plain_signature_asks_for_no_opinion_and_an_open_opinion_is_empty() -> None:
    opinions = [each.opinion for each in signatures_of(compose("memo-plan", complete_year()))]

    assert opinions[0] is None
    assert plain(opinions[1] or ()) == "เพื่อโปรดพิจารณา"
    assert opinions[2] == ()


def test_every_place_to_sign_has_name_in_brackets_and_position() -> None:
    for kind in ("memo-plan", "memo-progress", "announcement", "order", "plan", "progress"):
        for year in (complete_year(), draft_year()):
            for signature in signatures_of(compose(kind, year)):
                name, position, *_ = (plain(line) for line in signature.below)
                assert name.startswith("(")
                assert name.endswith(")")
                assert position


def test_an_acting_capacity_stands_on_the_second_line_exactly_as_appointed() -> None:
    signature = signatures_of(compose("memo-plan", complete_year()))[2]

    assert [plain(line) for line in signature.below] == [
        "(นางสาธิต มั่นคง)",
        "รองปลัดองค์การบริหารส่วนตำบล",
        f"{ACTING}ปลัดองค์การบริหารส่วนตำบลบึงตรวจสอบ",
    ]
    assert signature.below[2][0].verbatim


@pytest.mark.parametrize(
    "words", ["รักษาการแทน", "ปฏิบัติราชการแทน", "ปฏิบัติหน้าที่", "รักษาการในตำแหน่ง ลำดับที่ 1"]
)
def test_no_words_of_an_appointment_are_normalised(words: str) -> None:
    year = complete_with(lambda shape: shape["people"][2]["capacity"].update(words=words))

    texts = {each["text"] for each in runs_of(compose("memo-plan", year))}

    assert f"{words}ปลัดองค์การบริหารส่วนตำบลบึงตรวจสอบ" in texts


def test_a_heading_of_the_dossiers_own_stands_over_opinion_and_signature() -> None:
    def own(shape: dict[str, Any]) -> None:
        shape["memos"][0]["chain"][0]["heading"] = "ผู้จัดทำ"
        shape["memos"][0]["chain"][1]["heading"] = "ความเห็นของหัวหน้า"

    first, second, *_ = signatures_of(compose("memo-plan", complete_with(own)))

    assert plain(first.heading or ()) == "ผู้จัดทำ"
    assert plain(second.heading or ()) == "ความเห็นของหัวหน้า"


def test_without_a_chain_one_dotted_place_to_sign_stands() -> None:
    (signature,) = signatures_of(compose("memo-plan", draft_year()))

    assert all("...." in plain(line) for line in signature.below)


def test_a_chain_that_names_a_stranger_is_refused() -> None:
    year = complete_with(lambda shape: shape["memos"][0]["chain"][0].update(person="ghost"))

    with pytest.raises(PersonUnknown, match="ghost"):
        compose("memo-plan", year)


def test_each_period_has_its_own_memo() -> None:
    assert "๔๕" in plain(head_of("memo-progress", complete_year(), Q1).number)
    assert "ไตรมาสที่ ๑" in plain(head_of("memo-progress", complete_year(), Q1).subject)
    assert "ไตรมาสที่ ๒" in plain(head_of("memo-progress", complete_year()).subject)


def test_a_period_without_a_memo_is_refused() -> None:
    with pytest.raises(NothingToCompose, match="2566-Q3"):
        compose("memo-progress", complete_year(), period=Q3)


def test_a_memo_of_another_period_than_the_dossiers_is_found() -> None:
    def only_first(shape: dict[str, Any]) -> None:
        shape["memos"] = shape["memos"][1:2]

    assert "ไตรมาสที่ ๑" in plain(head_of("memo-progress", complete_with(only_first)).subject)


def test_memos_carry_no_page_numbers() -> None:
    assert not compose("memo-plan", complete_year()).page_numbers
    assert compose("plan", complete_year()).page_numbers


@pytest.mark.parametrize("kind", ["plan", "progress", "memo-plan", "memo-progress", "announcement"])
def test_the_plan_has_one_name_in_every_paper(kind: str) -> None:
    own = "มาตรการยกระดับความโปร่งใสของเรา"
    year = complete_with(lambda shape: shape["plan"].update(title=own))
    running = [
        each for each in paragraphs_of(compose(kind, year)) if "จำนวน" in each or "ตามที่" in each
    ]

    assert any(own in each for each in running)
