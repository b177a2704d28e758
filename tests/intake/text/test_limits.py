"""Does a wild text end in a reading or a clear refusal, within bounded time?"""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.intake import truth

from prongsai.core.errors import FileUnusable
from prongsai.core.thai import comparison_form
from prongsai.intake import read

WILD = {
    "rows apart": "ก\tข\n\n" * 9_000,
    "headers apart": "".join(f"ก{at}x\tข\nค\tง{at}\n\n" for at in range(5_000)),
    "wide": "\t".join("ก" * 50_000) + "\n" + "ข\tค\n" * 20_000,
    "widening": "\n\n".join("\t".join("ก" * at) + "\n1\t2" for at in range(2, 300)),
    "tables that never end": "ก<table>\n\n" * 9_000 + "</table>",
    "nested": "<table><tr><td>\n" * 30 + "ก" + "</table>\n" * 30,
    "one line": "# ก" + " #" * 1_000_000 + "ข",
    "blanks": "# ก" + " " * 2_000_000 + "ข",
    "stars": "**ก" * 100_000,
    "tags": "<p " * 100_000 + "<ul>" * 20_000 + " - ก" * 20_000,
    "bars": "|ก" + "|" * 50_000 + "\n" + "|-" * 20_000,
    "separators": "--\t--\n" * 20_000 + "ก",
}


@pytest.mark.parametrize("name", WILD)
def test_a_wild_text_is_read_within_bounds(name, tmp_path):
    path = tmp_path / "wild.txt"
    path.write_text(WILD[name], "utf-8")
    began = time.process_time()
    found = read(path)

    assert "ก" in truth.letters(found)
    # Far above what a slow machine takes, far below what a square of the size would.
    assert time.process_time() - began < 30


def test_a_text_of_too_many_lines_is_refused(tmp_path):
    path = tmp_path / "long.txt"
    path.write_text("ก\n" * 100_001, "utf-8")

    with pytest.raises(FileUnusable, match="lines"):
        read(path)


@given(
    text=st.text(alphabet="กข๑1\t\n|-#. <>*&/\u0e33 \f", max_size=80).filter(
        lambda text: text.strip()
    )
)
def test_no_letter_or_digit_of_any_text_is_lost(text, tmp_path_factory):
    path = tmp_path_factory.getbasetemp() / "any.txt"
    path.write_text(text, "utf-8")
    found = truth.letters(read(path))

    assert sorted(kept(found)) == sorted(kept(text))


def kept(text):
    """Without what may be markup: signs and the letters' arrangement."""
    return [sign for sign in comparison_form(text) if sign.isalnum() or sign == "\u0e33"]
