"""Kill server and worker in the middle of work, over and over, and see what is lost."""

from __future__ import annotations

import random
import re
import time
from dataclasses import dataclass, field
from pathlib import Path

from tests.web.killing.browser import Browser
from tests.web.killing.installation import Installation
from tests.web.killing.reporters import Reports
from tests.web.killing.writers import Scores, Units, Writer

_TARGETS = (("server",), ("worker",), ("server", "worker"))
_LONGEST = 1.5  # seconds of work before a kill


@dataclass(kw_only=True)
class Told:
    """What became of it all."""

    kills: int = 0
    confirmed: int = 0
    lost: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def run(folder: Path, kills: int, *, seed: int, database: str | None = None) -> Told:
    """So many kills on one installation, with everybody at work."""
    chance, told = random.Random(seed), Told()
    installation = Installation(folder, database)
    installation.start()
    try:
        writers = everybody(installation, chance)
        for each in writers:
            each.start()
        for _ in range(kills):
            time.sleep(chance.uniform(0.05, _LONGEST))
            installation.kill(*chance.choice(_TARGETS))
            told.kills += 1
            installation.wait()
        for each in writers:
            each.end()
        told.confirmed = sum(len(each.confirmed) for each in writers)
        told.lost = [what for each in writers for what in each.lost()]
        told.faults = [what for each in writers for what in each.faults]
    finally:
        installation.stop()
    told.problems = [str(each["message_en"]) for each in installation.verified()]
    return told


def everybody(installation: Installation, chance: random.Random) -> list[Writer]:
    """Those who work at once."""
    authority, year = cast_of(installation)
    return [
        Units(installation.base, authority, chance),
        Scores(installation.base, authority, year, chance),
        Reports(installation.base, authority, year, chance),
    ]


def cast_of(installation: Installation) -> tuple[int, int]:
    """The authority and the year of the demonstration's people."""
    browser = Browser(installation.base)
    browser.sign_in("officer@example.com", "prongsai-demo")
    found = None
    for key in range(1, 20):
        try:
            page = browser.get(f"/authorities/{key}/")
        except AssertionError:
            continue  # another authority's: not to be seen
        found = re.search(r"/authorities/(\d+)/years/(\d+)/", page)
        break
    assert found is not None
    return int(found[1]), int(found[2])
