from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from tests.reporting.composing.changing import complete_with
from tests.reporting.composing.reading import (
    body_of,
    groups_of,
    is_verbatim,
    lists_of,
    paragraphs_of,
    table_headed,
    words_of,
)
from tests.reporting.composing.years import complete_year, draft_year

from prongsai.core.tree import plain
from prongsai.reporting import NothingToCompose, compose

THAI = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


def rows_of(year: Any = None) -> dict[str, tuple[str, ...]]:
    document = compose("oit-checklist", year or complete_year())
    return {row[0]: row for row in body_of(table_headed(document, "วันที่ตรวจ"))}


def test_every_item_of_the_edition_stands_once_under_its_sub_indicator() -> None:
    year = complete_year()
    assert year.checklist_edition is not None
    table = table_headed(compose("oit-checklist", year), "วันที่ตรวจ")

    assert [row[0] for row in body_of(table)] == [
        item.code for item in year.checklist_edition.oit.items
    ]
    assert len(groups_of(table)) == len(year.checklist_edition.oit.sub_indicators)


def test_an_entry_shows_owner_address_day_state_and_note() -> None:
    rows = rows_of()

    assert rows["O1"][3:] == (
        "สำนักปลัด",
        "https://www.example.go.th/o1",
        "๑ มี.ค. ๖๖",
        "เผยแพร่และตรวจแล้ว",
    )
    assert rows["O3"][6] == "อยู่ระหว่างดำเนินการ\nรอข้อมูลปี ๒๕๖๖"
    assert is_verbatim(compose("oit-checklist", complete_year()), "https://www.example.go.th/o1")


def test_an_item_nobody_spoke_of_has_not_been_started() -> None:
    assert rows_of()["O9"][3:] == ("ยังไม่กำหนด", "-", "-", "ยังไม่ดำเนินการ")


def test_the_counts_add_up_to_all_items() -> None:
    (sentence,) = (
        each.translate(THAI)
        for each in paragraphs_of(compose("oit-checklist", complete_year()))
        if each.startswith("รายการข้อมูลทั้งหมด")
    )
    total, *parts = (int(number) for number in re.findall(r"(\d+) รายการ", sentence))

    assert total == sum(parts) == 43


def test_each_line_of_the_summary_counts_the_codes_it_names() -> None:
    (summary,) = lists_of(compose("oit-checklist", complete_year()))

    said = [plain(item.text).translate(THAI) for item in summary.items]
    for words in said:
        counted = re.search(r"จำนวน (\d+) รายการ", words)
        assert counted is not None
        assert int(counted[1]) == len(re.findall(r"O\d+", words))
    assert said[0].startswith("ยังต้องดำเนินการ จำนวน 41 รายการ")
    assert said[2] == "เผยแพร่แล้วแต่ยังไม่ได้บันทึกที่อยู่ จำนวน 1 รายการ ได้แก่ O2"


def test_a_code_that_the_edition_does_not_have_is_not_lost() -> None:
    year = complete_with(lambda shape: shape["oit_checklist"]["entries"].append({"item": "O99"}))

    assert "บันทึกไว้แต่ไม่มีในรายการของปีนี้ จำนวน ๑ รายการ ได้แก่ O99" in words_of(
        compose("oit-checklist", year)
    )


def test_an_item_may_be_named_by_its_slug() -> None:
    year = complete_with(
        lambda shape: shape["oit_checklist"]["entries"][0].update(item="structure")
    )

    assert rows_of(year)["O1"][3] == "สำนักปลัด"


def test_where_nothing_is_lacking_that_is_said() -> None:
    codes = list(rows_of())

    def full(shape: dict[str, Any]) -> None:
        shape["oit_checklist"]["entries"] = [
            {
                "item": code,
                "owner": "clerk",
                "address": "https://www.example.go.th",
                "state": "checked",
            }
            for code in codes
        ]

    assert "ไม่มีรายการที่ขาด" in paragraphs_of(compose("oit-checklist", complete_with(full)))


def test_what_is_not_applicable_is_not_lacking() -> None:
    def state(shape: dict[str, Any]) -> None:
        shape["oit_checklist"]["entries"][2]["state"] = "not-applicable"

    (summary,) = lists_of(compose("oit-checklist", complete_with(state)))

    assert "O3 " not in plain(summary.items[0].text)


def test_an_inferred_tree_is_said_to_be_a_checklist_only() -> None:
    assert "ใช้เป็นรายการตรวจสอบเท่านั้น" in words_of(compose("oit-checklist", draft_year()))
    assert "ใช้เป็นรายการตรวจสอบเท่านั้น" not in words_of(compose("oit-checklist", complete_year()))


def test_items_without_sub_indicators_stand_ungrouped() -> None:
    year = complete_year()
    assert year.checklist_edition is not None
    tree = year.checklist_edition.oit
    bare = replace(tree, items=tuple(replace(item, sub_indicator=None) for item in tree.items))
    edition = replace(year.checklist_edition, oit=bare)

    table = table_headed(
        compose("oit-checklist", replace(year, checklist_edition=edition)), "วันที่ตรวจ"
    )

    assert groups_of(table) == ()


def test_an_item_alone_without_a_sub_indicator_stands_in_a_group_that_says_so() -> None:
    year = complete_year()
    assert year.checklist_edition is not None
    tree = year.checklist_edition.oit
    first, *others = tree.items
    edition = replace(
        year.checklist_edition,
        oit=replace(tree, items=(replace(first, sub_indicator=None), *others)),
    )

    table = table_headed(
        compose("oit-checklist", replace(year, checklist_edition=edition)), "วันที่ตรวจ"
    )

    assert groups_of(table)[0] == "รายการที่ยังไม่ทราบตัวชี้วัดย่อย"


def test_without_an_edition_there_is_nothing_to_compose() -> None:
    with pytest.raises(NothingToCompose, match="no rules for the year"):
        compose("oit-checklist", replace(complete_year(), checklist_edition=None))
