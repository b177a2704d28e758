"""Is a process that ends without a word told of its call, and no other call lost?"""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.packing import calls

from prongsai.core.errors import FileUnusable
from prongsai.packing import packs, stacks
from prongsai.packing.orders import Order
from prongsai.packing.pools import spread

CALLS = [(at,) for at in range(9)]


def never(at: int) -> int:
    raise AssertionError(at)


def test_every_call_is_given_in_its_order():
    steps: list[int] = []

    assert spread(calls.tripled, CALLS, most=2, advance=steps.append, broken=never) == (
        *(0, 3, 6, 9, 12, 15, 18, 21, 24),
    )
    assert sum(steps) == len(CALLS)


def test_a_call_that_ends_its_process_is_told_and_takes_no_other_one_along():
    steps: list[int] = []

    given = spread(calls.ending, CALLS, most=2, advance=steps.append, broken=lambda at: -at)

    assert given == (0, 3, -2, 9, 12, 15, 18, -7, 24)
    assert sum(steps) == len(CALLS)


def test_the_error_of_the_first_call_in_order_is_the_one_that_is_raised():
    with pytest.raises(FileUnusable) as caught:
        spread(calls.refusing, CALLS, most=2, advance=lambda _: None, broken=never)

    assert caught.value.path == "4"


def test_a_crash_on_one_of_many_files_is_a_message_about_that_file(tmp_path, monkeypatch):
    files = [tmp_path / f"{at:02}.txt" for at in range(stacks._FEW + 2)]
    for path in files:
        path.write_text("องค์การบริหารส่วนตำบลสมมติ", encoding="utf-8")
    monkeypatch.setattr(stacks, "_checked", calls.check_or_end)

    found = stacks.check_files(files)

    assert [each.file for each in found if each.unread] == [str(files[3])]
    assert "03.txt" in str(found[3].unread)


def test_a_crash_on_one_of_many_dossiers_names_it():
    with pytest.raises(FileUnusable) as caught:
        packs._broken(Path("one/year.yaml"), Path("out"), Order())

    assert caught.value.path == "one/year.yaml"
    assert "broke off" in caught.value.said.en
