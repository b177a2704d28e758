from __future__ import annotations

import subprocess
import sys

import prongsai.reporting
from prongsai.reporting import __all__ as offered


def test_the_room_offers_what_it_names_and_nothing_else():
    homes = prongsai.reporting._HOMES.values()

    assert sorted(name for names in homes for name in names) == sorted(offered)
    assert [name for name in offered if getattr(prongsai.reporting, name) is None] == []
    assert not hasattr(prongsai.reporting, "nothing")


def test_a_pdf_is_set_without_the_libraries_of_other_formats_and_of_dossiers():
    heavy = "docx openpyxl lxml pydantic ruamel pyarrow geothai prongsai.dossier"
    code = f"""
import sys
from prongsai.core.tree import Document, Section
from prongsai.reporting import render_pdf
render_pdf(Document(
    kind="plan", title="ก", agency="ข", fiscal_year=2568, sections=(Section(blocks=()),)
))
print([name for name in {heavy.split()!r} if name in sys.modules])
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"
