"""Do large and wide tables, and endless words, take time in proportion to their size?"""

from __future__ import annotations

import time

import pytest

from prongsai.checking import check_reading
from prongsai.core.dates import FiscalYear
from prongsai.core.errors import FileUnusable
from prongsai.intake import read, recognise

SECONDS = 20  # of the processor; a square of the size would take minutes


def test_a_heading_of_very_many_columns_is_kept_as_a_row(tmp_path):
    path = tmp_path / "wide.html"
    heads = "<tr><th>มาตรการ<th>ผู้รับผิดชอบ" + "<th>ขั้นตอน" * 20_000
    path.write_text(f"<html><table>{heads}{heads}<tr><td>ก<td>ข</table>", "utf-8")
    begun = time.process_time()

    found = recognise(read(path), agency="อบต.ก", fiscal_year=FiscalYear(2568))

    assert time.process_time() - begun < SECONDS
    assert sum("ขั้นตอน" in each.text for each in found.dossier.unplaced) > 0


def test_a_heading_typed_again_thousands_of_times_is_left_out_in_time(tmp_path):
    path = tmp_path / "long.txt"
    head = "มาตรการ\tขั้นตอน\tผู้รับผิดชอบ\n"
    path.write_text(head + "".join(f"มาตรการที่ {at}\tก\tข\n{head}" for at in range(6_000)), "utf-8")
    reading = read(path)
    begun = time.process_time()

    found = recognise(reading, agency="อบต.ก", fiscal_year=FiscalYear(2568))

    assert time.process_time() - begun < SECONDS
    assert found.dossier.plan is not None
    assert len(found.dossier.plan.measures) == 6_000


def test_a_text_of_too_many_cells_is_refused(tmp_path):
    path = tmp_path / "cells.txt"
    path.write_text(("ก\t" * 4_000 + "\n") * 100, "utf-8")

    with pytest.raises(FileUnusable, match="300,000 cells"):
        read(path)


def test_an_endless_number_is_looked_through_once_for_addresses(tmp_path):
    path = tmp_path / "number.txt"
    path.write_text("1" * 200_000 + " www.abc.go.th\n" + "1." * 100_000, "utf-8")
    reading = read(path)
    begun = time.process_time()

    check_reading(reading)

    assert time.process_time() - begun < SECONDS
