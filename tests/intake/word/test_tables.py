"""Does every cell stand where a person sees it?"""

from __future__ import annotations

from tests.intake.word.files import bold, p, read, tbl, tc, texts, tr

from prongsai.core.grid import placed
from prongsai.core.reading import PassageKind, passages
from prongsai.core.tree import Table, plain

START, ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
BREAK = p('<w:r><w:br w:type="page"/></w:r>')
HEADER = "<w:tblHeader/>"


def wide(columns: int) -> str:
    return f'<w:gridSpan w:val="{columns}"/>'


def grid(table: Table) -> list[tuple[int, int, int, int, str]]:
    """Each cell: row, column, rows, columns, text."""
    return [
        (
            place.row,
            place.column,
            place.cell.rowspan,
            place.cell.colspan,
            "\n".join(plain(line) for line in place.cell.lines),
        )
        for places in placed((*table.header, *table.rows))
        for place in places
    ]


def test_cells_span_columns_and_rows(tmp_path):
    table = tbl(
        tr(tc("ก", properties=START), tc("ข", properties=wide(2))),
        tr(tc("", properties=ON), "ค", "ง"),
        widths=(3000, 3000, 3000),
    )

    (read_table,) = read(tmp_path, table).tables

    assert grid(read_table) == [
        *((0, 0, 2, 1, "ก"), (0, 1, 1, 2, "ข"), (1, 1, 1, 1, "ค"), (1, 2, 1, 1, "ง"))
    ]


def test_cells_merged_by_older_word_are_one(tmp_path):
    restart, goes_on = '<w:hMerge w:val="restart"/>', "<w:hMerge/>"
    merged = tr(tc("ก", properties=restart), tc("", properties=goes_on), "ข")

    (table,) = read(tmp_path, tbl(merged, tr("ค", "ง", "จ"), widths=(2000,) * 3)).tables

    assert grid(table)[:2] == [(0, 0, 1, 2, "ก"), (0, 2, 1, 1, "ข")]


def test_what_a_covered_cell_hides_is_kept(tmp_path):
    table = tbl(tr(tc("ก", properties=START), "ข"), tr(tc("ใต้", properties=ON), "ค"))

    assert texts(read(tmp_path, table)) == ["ก\nใต้", "ข", "ค"]


def test_rows_shorter_than_the_table_are_filled_up(tmp_path):
    short = tr("ข", properties='<w:gridBefore w:val="1"/>')
    table = tbl(tr("ก", "ก", "ก"), short, widths=(2000,) * 3)

    (read_table,) = read(tmp_path, table).tables

    assert grid(read_table)[3:] == [(1, 0, 1, 1, ""), (1, 1, 1, 1, "ข"), (1, 2, 1, 1, "")]


def test_edges_that_do_not_quite_meet_are_one_edge(tmp_path):
    table = tbl(
        tr("ก", tc("ข", properties=wide(2))),
        tr(tc("ค", properties=wide(2)), "ง"),
        widths=(3000, 40, 3000),
    )

    (read_table,) = read(tmp_path, table).tables

    assert len(read_table.columns) == 2
    assert [cell[:4] for cell in grid(read_table)] == [
        *((0, 0, 1, 1), (0, 1, 1, 1), (1, 0, 1, 1), (1, 1, 1, 1))
    ]


def test_header_rows_are_those_that_repeat(tmp_path):
    table = tbl(tr("มาตรการ", "ผล", properties=HEADER), tr("ก", "ข"))

    (read_table,) = read(tmp_path, table).tables

    assert (len(read_table.header), len(read_table.rows)) == (1, 1)


def test_a_header_of_two_rows_is_known_by_its_bold(tmp_path):
    first = tr(tc(p(bold("มาตรการ")), properties=START), tc(p(bold("สถานะ")), properties=wide(2)))
    second = tr(tc("", properties=ON), tc(p(bold("ยัง"))), tc(p(bold("แล้ว"))))
    table = tbl(first, second, tr("ก", "-", "/"), widths=(2000,) * 3)

    (read_table,) = read(tmp_path, table).tables

    assert (len(read_table.header), len(read_table.rows)) == (2, 1)


def test_a_title_over_all_columns_is_a_head_with_the_headings_below_it(tmp_path):
    title = tr(tc(p(bold("ผลการดำเนินการ")), properties=wide(3)))
    first = tr(tc(p(bold("มาตรการ"))), tc(p(bold("ระยะเวลา")), properties=wide(2)))
    second = tr(*(tc(p(bold(words))) for words in ("", "เริ่ม", "สิ้นสุด")))
    table = tbl(title, first, second, tr("ก", "ข", "ค"), widths=(2000,) * 3)

    (read_table,) = read(tmp_path, table).tables

    assert (len(read_table.header), len(read_table.rows)) == (3, 1)


def test_a_header_is_known_by_its_ground(tmp_path):
    shaded = '<w:shd w:val="clear" w:fill="D9E2F3"/>'
    table = tbl(tr(tc("มาตรการ", properties=shaded), tc("ผล", properties=shaded)), tr("ก", "ข"))

    (read_table,) = read(tmp_path, table).tables

    assert len(read_table.header) == 1


def test_a_header_is_known_by_the_style_of_the_table(tmp_path):
    style = (
        '<w:style w:type="table" w:styleId="T"><w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr>'
        "</w:tblStylePr></w:style>"
    )
    used = '<w:tblPr><w:tblStyle w:val="T"/><w:tblLook w:val="04A0"/></w:tblPr>'
    table = tbl(tr("มาตรการ", "ผล"), tr("ก", "ข")).replace("<w:tblPr/>", used)

    (read_table,) = read(tmp_path, table, styles=style).tables

    assert len(read_table.header) == 1


def test_a_table_without_a_header_has_none(tmp_path):
    plain_rows = tbl(tr("ตัวชี้วัดที่ 1", "100"), tr("ตัวชี้วัดที่ 2", "95"))
    all_bold = tbl(tr(tc(p(bold("ก"))), tc(p(bold("ข")))), tr(tc(p(bold("ค"))), tc(p(bold("ง")))))
    group_first = tbl(tr(tc(p(bold("กลุ่ม")), properties=wide(2))), tr("ก", "ข"))

    reading = read(tmp_path, plain_rows + p("คั่น") + all_bold + p("คั่น") + group_first)

    assert [len(table.header) for table in reading.tables] == [0, 0, 0]
    assert [row.group for row in reading.tables[2].rows] == [True, False]


def test_group_rows_go_over_all_columns(tmp_path):
    table = tbl(
        tr("ก", "ข", properties=HEADER),
        tr(tc("ด้านที่ 1", properties=wide(2))),
        tr("ค", "ง"),
    )

    (read_table,) = read(tmp_path, table).tables

    assert [row.group for row in read_table.rows] == [True, False]


def test_a_table_in_a_cell_is_read_as_lines_of_the_cell(tmp_path):
    inner = tbl(tr("๑", "ขั้นตอน"))

    assert texts(read(tmp_path, tbl(tr(tc(p("ก"), inner, p("ท้าย")), "ข"))))[0] == "ก\n๑\nขั้นตอน\nท้าย"


def test_tables_split_by_hand_with_the_heading_again_are_one(tmp_path):
    head = tr("มาตรการ", "ผล", properties=HEADER)
    body = tbl(head, tr("ก", "ข")) + BREAK + tbl(head, tr("ค", "ง")) + BREAK + tbl(tr("จ", "ฉ"))

    reading = read(tmp_path, body + p("ท้าย"))

    (table,) = reading.tables
    assert [row[4] for row in grid(table)] == ["มาตรการ", "ผล", "ก", "ข", "ค", "ง", "จ", "ฉ"]
    again = [each.text for each in passages(reading) if each.kind is PassageKind.FURNITURE]
    assert again == ["มาตรการ", "ผล"]
    pages = {each.text: each.place.page for each in passages(reading) if each.place.table}
    assert [pages[name] for name in "กคจ"] == [1, 2, 3]


def test_titles_typed_again_over_a_part_are_furniture(tmp_path):
    head = tr("มาตรการ", "ผล", properties=HEADER)
    titles = p("มาตรการส่งเสริมความโปร่งใส") + p("เทศบาลตำบลตัวอย่าง")
    again = p("มาตรการส่งเสริมความโปร่งใส (ต่อ)") + p("เทศบาลตำบลตัวอย่าง")
    body = titles + tbl(head, tr("ก", "ข")) + BREAK + again + tbl(head, tr("ค", "ง"))

    reading = read(tmp_path, body + BREAK + p("(ต่อ)") + tbl(head, tr("จ", "ฉ")) + p("ท้าย"))

    assert [len(table.rows) for table in reading.tables] == [3]
    assert [type(block).__name__ for block in reading.blocks] == [
        *("Paragraph", "Paragraph", "Table", "Paragraph")
    ]
    furniture = [each.text for each in passages(reading) if each.kind is PassageKind.FURNITURE]
    assert furniture == [
        *("มาตรการส่งเสริมความโปร่งใส (ต่อ)", "เทศบาลตำบลตัวอย่าง", "มาตรการ", "ผล"),
        *("(ต่อ)", "มาตรการ", "ผล"),
    ]


def test_a_part_in_the_next_section_goes_on(tmp_path):
    end = '<w:sectPr><w:pgSz w:w="16838" w:h="11906"/></w:sectPr>'
    turned = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
    head = tr("มาตรการ", "ผล", properties=HEADER)
    parts = [tbl(head, tr(name, "ข")) for name in "กคจ"]

    reading = read(
        tmp_path,
        parts[0] + p(properties=end) + parts[1] + p("ท้าย", properties=end) + parts[2] + turned,
    )

    assert [len(table.rows) for table in reading.tables] == [2, 1]
    assert [len(section.blocks) for section in reading.sections] == [1, 1, 1]


def test_tables_with_text_between_or_another_heading_stay_two(tmp_path):
    head, other = (tr(name, "ผล", properties=HEADER) for name in ("มาตรการ", "ตัวชี้วัด"))
    row = tr("ก", "ข")

    between = read(tmp_path, tbl(head, row) + p("คั่น") + tbl(head, row))
    another = read(tmp_path, tbl(head, row) + BREAK + tbl(other, row))
    headless = read(tmp_path, tbl(row) + BREAK + tbl(row))

    assert [len(each.tables) for each in (between, another, headless)] == [2, 2, 2]


def test_rows_within_content_controls_are_rows(tmp_path):
    inside = f"<w:sdt><w:sdtContent>{tr('ค', 'ง')}</w:sdtContent></w:sdt>"

    assert texts(read(tmp_path, tbl(tr("ก", "ข"), inside))) == ["ก", "ข", "ค", "ง"]
