"""Are the tables of the real cases read from web pages and workbooks, too?

Made from the truth as an office would have it: no marks for the header, which is typed again on
each page, and paragraphs between.
"""

from __future__ import annotations

from html import escape

import openpyxl
import pytest
from tests.intake import truth

from prongsai.intake import read

pytestmark = pytest.mark.examples


def pages_of(expected):
    """Each printed table: its header rows and its rows."""
    for each in expected["docx_tables"]:
        table = expected["tables"][each["table"]]
        first, last = each["rows"]
        header = table.get("header_rows") or ([table["columns"]] if table["columns"] else [])
        yield each["table"], header, table["rows"][first:last], table["group"][first:last]


def as_html(expected):
    parts = []
    before = None
    for number, header, rows, groups in pages_of(expected):
        parts.append("<p>&nbsp;</p>" if number == before else f"<p>ตารางที่ {number + 1}</p>")
        body = [
            [(row[0], f" colspan={len(row)}")] if group else [(cell, "") for cell in row]
            for row, group in zip(rows, groups, strict=True)
        ]
        lines = "".join(f"<tr>{''.join(map(td, row))}</tr>" for row in [*spanned(header), *body])
        parts.append(f"<table border=1><tbody>{lines}</tbody></table>")
        before = number
    return "\n".join(parts)


def td(cell):
    words, span = cell
    return f"<td{span}>{''.join(f'<p>{escape(line)}</p>' for line in words.split(chr(10)))}</td>"


def spanned(header):
    """The header's cells with their spans: a blank is covered from the left or from above."""
    if len(header) < 2:
        return [[(cell, "") for cell in row] for row in header]
    top, below = header
    over = []
    for words, under in zip(top, below, strict=True):
        if words:
            over.append([words, 1, not under])
        else:
            over[-1][1] += 1
    first = [(w, " rowspan=2" if alone else f" colspan={n}") for w, n, alone in over]
    return [first, [(cell, "") for cell in below if cell]]


def as_workbook(expected, path):
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    before = None
    for number, header, rows, _ in pages_of(expected):
        if number != before:
            sheet = book.create_sheet(f"ตาราง {number + 1}")
            sheet.append(["รายงาน"])
        sheet.append([])
        for row in [*header, *rows]:
            sheet.append([cell or None for cell in row])
        before = number
    book.save(path)


@pytest.mark.parametrize("kind", ["html", "xlsx"])
def test_every_cell_of_the_four_cases_is_exact(kind, examples, tmp_path):
    right = count = 0
    for case in truth.CASES:
        expected = truth.truth_of(examples, case)
        path = tmp_path / f"{case}.{kind}"
        if kind == "html":
            path.write_text(as_html(expected), "utf-8")
        else:
            as_workbook(expected, path)
        found = read(path)

        assert len(found.tables) == len(expected["tables"])
        for table, each in zip(found.tables, expected["tables"], strict=True):
            assert truth.head(table) == truth.expected_head(each)
        cells = truth.cells_right(found, expected)
        right, count = right + cells[0], count + cells[1]
    assert count == 289
    assert right * 100 >= count * 99, f"{right} of {count} cells"
