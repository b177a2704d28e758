from __future__ import annotations

from dataclasses import replace
from typing import Any

from tests.reporting.composing.changing import complete_with
from tests.reporting.composing.reading import (
    body_of,
    groups_of,
    lists_of,
    paragraphs_of,
    signatures_of,
    table_headed,
    words_of,
)
from tests.reporting.composing.years import complete_year, draft_year

from prongsai.core.tree import Align, Emblem, PageBreak, Rule, blocks_of, plain
from prongsai.reporting import compose

NOTICES = ("announcement", "order")


def test_a_notice_opens_with_a_centred_garuda_of_three_centimetres_and_a_line_closes_its_head() -> (
    None
):
    for kind in NOTICES:
        blocks = list(blocks_of(compose(kind, replace(complete_year(), garuda=b"svg"))))
        emblem = blocks[0]
        assert isinstance(emblem, Emblem)
        assert (emblem.height_mm, emblem.align, emblem.image) == (30, Align.CENTER, b"svg")
        assert sum(isinstance(each, Rule) for each in blocks) == 1


def test_a_signed_notice_is_dated_with_its_era() -> None:
    assert "ประกาศ ณ วันที่ ๑๖ พฤศจิกายน พ.ศ. ๒๕๖๕" in paragraphs_of(
        compose("announcement", complete_year())
    )
    assert "สั่ง ณ วันที่ ๓ ตุลาคม พ.ศ. ๒๕๖๕" in paragraphs_of(compose("order", complete_year()))


def test_a_draft_is_dotted_and_has_no_number_whatever_the_dossier_says() -> None:
    announcement, order = (compose(kind, draft_year()) for kind in NOTICES)

    assert any(each.startswith("ประกาศ ณ วันที่ ....") for each in paragraphs_of(announcement))
    assert any(each.startswith("ที่ ....") for each in paragraphs_of(order))
    assert not any("9/2568" in each for each in paragraphs_of(order))
    assert announcement.is_draft
    assert order.is_draft


def test_the_order_has_its_number_and_the_announcement_none() -> None:
    assert "ที่ ๗๗/๒๕๖๕" in paragraphs_of(compose("order", complete_year()))
    assert not any(
        each.startswith("ที่ ") for each in paragraphs_of(compose("announcement", complete_year()))
    )


def test_a_signed_order_without_a_number_keeps_dots_before_the_calendar_year() -> None:
    year = complete_with(lambda shape: shape["order"].pop("number"))

    (number,) = (each for each in paragraphs_of(compose("order", year)) if each.startswith("ที่ "))

    assert number == f"ที่ {'.' * 20}/๒๕๖๕"


def test_the_announcement_lists_every_measure_numbered_through_its_groups() -> None:
    lists = lists_of(compose("announcement", complete_year()))

    assert [each.start for each in lists] == [1, 2, 4]
    assert sum(len(each.items) for each in lists) == 4
    assert any(
        "จำนวน ๔ มาตรการ ดังนี้" in each
        for each in paragraphs_of(compose("announcement", complete_year()))
    )


def test_the_announcement_ends_with_everybody_being_told_and_its_signer() -> None:
    document = compose("announcement", complete_year())
    (signature,) = signatures_of(document)

    assert "จึงประกาศให้ทราบโดยทั่วกัน" in paragraphs_of(document)
    assert plain(signature.below[0]) == "(นายจำลอง เปิดเผย)"


def test_own_words_of_a_notice_stand_as_given() -> None:
    def own(shape: dict[str, Any]) -> None:
        shape["announcement"].update(subject="เรื่องเอง", paragraphs=["คำเอง"])
        shape["order"].update(subject="คำสั่งเอง", paragraphs=["คำสั่งคำเอง"], duties=["หน้าที่เอง"])

    year = complete_with(own)

    assert {"เรื่อง เรื่องเอง", "คำเอง"} <= set(paragraphs_of(compose("announcement", year)))
    order = compose("order", year)
    assert {"เรื่อง คำสั่งเอง", "คำสั่งคำเอง"} <= set(paragraphs_of(order))
    assert [plain(each.text) for each in lists_of(order)[0].items] == ["หน้าที่เอง"]


def test_the_working_group_is_a_table_with_roles_and_acting_capacities() -> None:
    rows = body_of(table_headed(compose("order", complete_year()), "หน้าที่ใน\nคณะทำงาน"))

    assert [row[3] for row in rows] == ["ประธานคณะทำงาน", "เลขานุการ"]
    assert rows[0][2].endswith("รักษาราชการแทนปลัดองค์การบริหารส่วนตำบลบึงตรวจสอบ")


def test_an_order_without_members_says_that_they_are_not_named_yet() -> None:
    assert "(ยังไม่กำหนดรายชื่อคณะทำงาน)" in paragraphs_of(compose("order", draft_year()))


def test_the_order_hands_out_every_item_of_the_edition_on_a_page_of_its_own() -> None:
    year = complete_year()
    document = compose("order", year)
    assert year.checklist_edition is not None
    table = table_headed(document, "รายการข้อมูล")
    rows = body_of(table)

    assert [row[0] for row in rows] == [item.code for item in year.checklist_edition.oit.items]
    assert rows[0][2] == "สำนักปลัด"
    assert rows[3][2] == "ยังไม่กำหนด"
    assert groups_of(table)[0] == "๙.๑ ข้อมูลพื้นฐาน"
    assert any(isinstance(each, PageBreak) for each in blocks_of(document))
    assert any("จำนวน ๔๓ รายการ" in each for each in paragraphs_of(document))


def test_an_order_without_a_checklist_hands_out_nothing() -> None:
    document = compose("order", replace(complete_year(), checklist_edition=None))

    assert "บัญชีแนบท้าย" not in words_of(document)


def test_an_order_on_an_inferred_list_says_that_it_is_a_checklist_only() -> None:
    assert "ใช้เป็นรายการตรวจสอบเท่านั้น" in words_of(compose("order", draft_year()))
    assert "ใช้เป็นรายการตรวจสอบเท่านั้น" not in words_of(compose("order", complete_year()))


def test_a_notice_without_a_signer_has_a_dotted_place() -> None:
    for kind in NOTICES:
        (signature,) = signatures_of(compose(kind, draft_year()))
        assert all("...." in plain(line) for line in signature.below)
