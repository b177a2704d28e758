"""The board of a year: how far each step is, and whose turn it is."""

from __future__ import annotations

import pytest

from prongsai.web.rights import Role
from tests.web.plans import year_with
from tests.web.working import open_demo


def steps(page):
    return {each.page: each for each in page.context["steps"]}


def test_a_new_year_begins_with_its_scores(cast):
    client = cast.client(Role.OFFICER)
    client.post(f"/authorities/{cast.own}/years/open/", {"fiscal_year": "2568"})

    page = client.get(f"/authorities/{cast.own}/years/2568/")

    states = [(each.page, str(each.state)) for each in page.context["steps"]]
    assert states[:2] == [("scores", "open"), ("plan", "waiting")]
    assert "ยังไม่ได้กรอกคะแนนของปีก่อน" in page.content.decode()


def test_a_whole_year_shows_what_is_done_and_what_lacks(cast):
    open_demo(cast.own)

    page = cast.client(Role.AUDITOR).get(f"/authorities/{cast.own}/years/2566/")

    shown = steps(page)
    assert str(shown["scores"].state) == "done"
    assert any("ยังไม่ได้จัดทำ" in each.th for each in shown["documents"].lacks)


@pytest.mark.parametrize(
    "name", ["scores", "plan", "checklist", "reports", "approvals", "documents"]
)
def test_everything_of_a_year_is_one_press_away(cast, name):
    open_demo(cast.own)
    client = cast.client(Role.OFFICER)
    board = client.get(f"/authorities/{cast.own}/years/2566/").content.decode()

    assert f"/authorities/{cast.own}/years/2566/{name}/" in board
    assert client.get(f"/authorities/{cast.own}/years/2566/{name}/").status_code == 200


def test_the_boards_queries_do_not_grow_with_the_measures(cast, django_assert_max_num_queries):
    year_with(cast, *(f"มาตรการที่ {number}" for number in range(60)))
    client = cast.client(Role.OFFICER)
    client.get(f"/authorities/{cast.own}/years/2568/")

    with django_assert_max_num_queries(20):
        client.get(f"/authorities/{cast.own}/years/2568/")
