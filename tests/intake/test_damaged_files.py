"""Does every damaged file end in a reading or a clear refusal?"""

from __future__ import annotations

import io
import random
import zipfile

import pytest
from tests.intake.ours import DOSSIERS, documents_of

from prongsai.core.errors import FileUnusable
from prongsai.core.reading import Reading, passages
from prongsai.intake import read
from prongsai.reporting import render_html, render_xlsx

TEXT = (
    "# เรื่อง\n\nย่อหน้า <b>หนา</b>\n\nเรื่อง\tวิธี\tผู้ทำ\n๑. ก\t<p>ข</p><ol><li>ค</ol>\tง\n\tจ\t\n\n"
    "| a | b |\n|---|---|\n| 1 | 2 |\n\n- 2 -\n<table><tr><td>ก<td>ข</table>\n"
)
CASES = 120


@pytest.fixture(scope="module")
def files():
    document = next(documents_of(DOSSIERS[0]))
    book = next(filter(None, map(render_xlsx, documents_of(DOSSIERS[0]))))
    return {"txt": TEXT.encode(), "html": render_html(document), "xlsx": book}


def damaged(data, chance):
    made = bytearray(data)
    kind = chance.randrange(4)
    at = chance.randrange(len(made))
    if kind == 0:
        return bytes(made[:at])
    if kind == 1:
        del made[at : at + chance.randrange(1, 200)]
    elif kind == 2:
        made[at:at] = bytes(made[at : at + chance.randrange(1, 2000)])
    for _ in range(chance.choice((1, 8, 64))):
        made[chance.randrange(len(made))] ^= 1 << chance.randrange(8)
    return bytes(made)


@pytest.mark.parametrize("kind", ["txt", "html", "xlsx"])
def test_a_damaged_file_is_read_or_refused(kind, files, tmp_path):
    chance = random.Random(kind)
    path = tmp_path / f"document.{kind}"
    ends = {"read": 0, "refused": 0}
    for at in range(CASES):
        inside = kind == "xlsx" and at % 2
        path.write_bytes((damaged_inside if inside else damaged)(files[kind], chance))
        try:
            found = read(path)
        except FileUnusable:
            ends["refused"] += 1
        else:
            assert isinstance(found, Reading)
            assert len(found.origins) == len(found.blocks)
            assert all(isinstance(each.text, str) for each in passages(found))
            ends["read"] += 1
    assert ends["read"]
    assert sum(ends.values()) == CASES


def damaged_inside(data, chance):
    """A workbook with one part damaged: a damaged zip is refused before any part is read."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(made, "w") as target:
        names = source.namelist()
        hit = chance.choice(names)
        for name in names:
            part = source.read(name)
            target.writestr(name, damaged(part, chance) if name == hit else part)
    return made.getvalue()
