"""`kill -9` of server and worker in the middle of writes: nothing confirmed is lost."""

from __future__ import annotations

import os

from tests.web.killing.rounds import run

KILLS = 200 if os.environ.get("PRONGSAI_SOAK") == "1" else 10


def test_nothing_confirmed_is_lost_and_nothing_is_half_there(tmp_path):
    told = run(tmp_path / "data", KILLS, seed=1, database=os.environ.get("PRONGSAI_DATABASE"))

    assert told.kills == KILLS
    assert told.confirmed >= KILLS  # people did work meanwhile
    assert (told.lost, told.faults, told.problems) == ([], [], [])
