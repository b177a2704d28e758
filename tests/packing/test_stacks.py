"""Are many files checked as each of them alone, and in their order?"""

from __future__ import annotations

import pytest

from prongsai.packing import check_file, check_files, pools, stacks


@pytest.fixture
def files(tmp_path):
    made = []
    for at in range(stacks._FEW + 4):
        path = tmp_path / f"{at:02}.txt"
        path.write_text(f"องค์การบริหารส่วนตำบลสมมติ\nคะแนน {at}\nตัวชี้วัด ๑ 2\n" * (1 + at % 3), "utf-8")
        made.append(path)
    made[3].write_bytes(b"%PDF-1.7\n")
    made[7].unlink()
    return tuple(made)


def told(outcomes):
    return [(each.file, each.problems, each.unread and str(each.unread)) for each in outcomes]


def test_a_pool_tells_the_same_as_one_after_the_other(files, monkeypatch):
    steps: list[int] = []
    pooled = check_files(files, advance=steps.append)
    monkeypatch.setattr(stacks, "_FEW", 100)
    alone = check_files(files)

    assert told(pooled) == told(alone)
    assert sum(steps) == len(files)


def test_the_order_is_that_of_the_files_and_what_cannot_be_read_stops_none(files):
    found = check_files(files)

    assert [each.file for each in found] == [str(file) for file in files]
    assert [at for at, each in enumerate(found) if each.unread is not None] == [3, 7]
    assert found[0].problems == check_file(files[0])


def test_few_files_begin_no_process(files, monkeypatch):
    monkeypatch.setattr(pools, "pool_of", None)

    assert len(check_files(files[:2])) == 2
    with pytest.raises(TypeError):
        check_files(files)


def test_too_many_files_are_checked_and_said_not_to_be_compared(files, monkeypatch):
    monkeypatch.setattr(stacks, "_MOST_COMPARED", len(files) - 1)
    found = check_files(files)

    assert [p.code for p in found[0].problems if p not in check_file(files[0])] == [
        "files-not-compared"
    ]
    assert [p for each in found[1:] for p in each.problems if p.code == "files-not-compared"] == []
