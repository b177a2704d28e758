"""Does any damaged file end in a reading or a clear refusal? A sample; `make soak` takes 20,000."""

from __future__ import annotations

import os
import random
import time

import pytest
from tests.soak import victim
from tests.soak.__main__ import report
from tests.soak.files import ALL_EXTREMES, FORMATS, bases, damaged
from tests.soak.pool import Fate, Server, fates
from tests.soak.victim import End

# These take seconds each, and stay with `make soak`.
_LONG = frozenset(
    {
        *("500 pages", "1,000,000 cells", "100,000 cells", "20,000 paragraphs", "90,000 lines"),
        *("one line of 15 MB", "only marks", "body swells to 1 GB", "sheet swells to 1 GB"),
        *("picture swells to 1 GB", "stream swells to 5 GB, packed twice", "zips in zips"),
        *("a word of 5,000,000 letters", "stream swells to 1 GB of blanks", "100,000 members"),
        *("all cells over all", "an attribute of 5,000,000 letters", "picture that swells"),
        *("stream of 100,000,000 saved states", "stream of 3,000,000 lines"),
    }
)
BY_CHANCE = 140


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    made = tmp_path_factory.mktemp("bases")
    bases(made, dossiers=1)
    return made


def test_damaged_files_end_in_a_reading_or_a_sentence(folder):
    chosen = [at for at, (_, name) in enumerate(ALL_EXTREMES) if name not in _LONG]
    # The same files for everybody; `make soak` also looks at others.
    first = random.randrange(10**6, 10**9) if os.environ.get("PRONGSAI_SOAK") else 10_000
    numbers = [*chosen, *range(first, first + BY_CHANCE)]

    found = list(fates(numbers, folder, processes=1))

    assert [(each, each.end.note) for each in found if not each.is_fair] == []
    assert sorted(each.number for each in found) == sorted(numbers)
    for form in FORMATS:
        assert {each.end.name for each in found if each.form == form} == {"read", "refused"}, form


def test_the_same_number_gives_the_same_file(folder):
    for number in range(20_000, 20_010):
        assert damaged(folder, number) == damaged(folder, number)


def die(path):
    os.abort()


def stay(path):
    time.sleep(60)


def write_beside(path):
    path.with_name("other.txt").write_text("x", encoding="utf-8")


def fail(path):
    raise ZeroDivisionError


@pytest.mark.parametrize(
    ("use", "end"),
    [(die, "crashed"), (stay, "hung"), (write_beside, "wrote beside"), (fail, "traceback")],
)
def test_what_must_not_be_is_seen_and_does_not_stop_the_run(folder, use, end):
    server = Server(folder, use=use, silent=1.0)
    try:
        fate = server.fate(10_000)
        again = server.fate(10_001)
    finally:
        server.end()

    assert fate.end.name == again.end.name == end
    assert not fate.is_fair
    assert fate.form in FORMATS


def test_a_file_that_takes_much_memory_is_seen(folder):
    server = Server(folder, use=swell, mib=50.0)
    try:
        fate = server.fate(10_000)
    finally:
        server.end()

    assert fate.end.name == "too much memory"
    assert fate.end.mib > 90


def swell(path):
    bytearray(100 * 2**20)[:: 2**12] = b"x" * (100 * 2**8)


def test_the_counts_are_written_by_format_damage_and_end():
    fates_found = [
        Fate(number=0, form="pdf", mishap="cut", end=End(name="read", seconds=1.5)),
        Fate(number=1, form="pdf", mishap="cut", end=End(name="crashed")),
        Fate(number=2, form="txt", mishap="cut", end=End(name="refused", mib=7.0)),
    ]

    page = report(fates_found, 60.0, ["--files", "3"])

    assert "| pdf | cut | 2 | 1 | 0 | 1 | 1.50 | 0 |" in page
    assert "| txt | cut | 1 | 0 | 1 | 0 | 0.00 | 7 |" in page
    assert "**1 not as they should be**" in page
    assert "python -m tests.soak --files 3" in page


def test_a_sound_file_is_used_as_our_commands_do(folder):
    for form in FORMATS:
        victim.use(min(folder.glob(f"0-plan.{form}")))
