"""How do a document's tables become a workbook?

Written as XML, so that the same document gives the same bytes whatever a library adds.
"""

from __future__ import annotations

import io
import zipfile

from prongsai.core.files import without_times
from prongsai.core.tree import DRAFT_STATUS, Document
from prongsai.reporting.markup import NOTHING, XML_OPENING, Markup, element, escaped
from prongsai.reporting.sheet.names import sheet_names, titled_tables
from prongsai.reporting.sheet.sheets import Sheet
from prongsai.reporting.sheet.styles import MAIN, Looks

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def render_xlsx(document: Document) -> bytes | None:
    """Every table of the document as a sheet of its own; None where it has no table.

    All cells are texts and none is a formula, whatever it begins with; spans are merged cells,
    header rows stay on the screen and repeat on paper. The same tree gives the same bytes.
    Letters that no format can hold are left out (``letters.shown``). Errors: CellTooLong.
    """
    titled = tuple(titled_tables(document))
    if not titled:
        return None
    looks = Looks(document.face)
    names = sheet_names(tuple(title for title, _ in titled))
    sheets = [Sheet(table, title, looks, document.face).part() for title, table in titled]
    heads = [len(table.header) for _, table in titled]
    parts = {
        "[Content_Types].xml": _content_types(len(sheets)),
        "_rels/.rels": _relations(
            f"{_OFFICE}/officeDocument xl/workbook.xml",
            f"{_PACKAGE}/relationships/metadata/core-properties docProps/core.xml",
        ),
        "docProps/core.xml": _properties(document),
        "xl/workbook.xml": _workbook(names, heads),
        "xl/_rels/workbook.xml.rels": _relations(
            *(f"{_OFFICE}/worksheet worksheets/sheet{n + 1}.xml" for n in range(len(sheets))),
            f"{_OFFICE}/styles styles.xml",
        ),
        "xl/styles.xml": looks.part(),
        **{f"xl/worksheets/sheet{n}.xml": sheet for n, sheet in enumerate(sheets, start=1)},
    }
    return _zipped(parts)


def _zipped(parts: dict[str, Markup]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, XML_OPENING + content)
    return without_times(made.getvalue())


def _content_types(sheets: int) -> Markup:
    overrides = {
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "/xl/workbook.xml": f"{_SHEET_TYPE}.sheet.main+xml",
        "/xl/styles.xml": f"{_SHEET_TYPE}.styles+xml",
        **{
            f"/xl/worksheets/sheet{number}.xml": f"{_SHEET_TYPE}.worksheet+xml"
            for number in range(1, sheets + 1)
        },
    }
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    return element(
        "Types",
        element("Default", attributes={"Extension": "rels", "ContentType": relations}),
        element("Default", attributes={"Extension": "xml", "ContentType": "application/xml"}),
        *(
            element("Override", attributes={"PartName": name, "ContentType": kind})
            for name, kind in overrides.items()
        ),
        attributes={"xmlns": f"{_PACKAGE}/content-types"},
    )


def _relations(*targets: str) -> Markup:
    """Relations from pairs of type and target."""
    return element(
        "Relationships",
        *(
            element(
                "Relationship",
                attributes={"Id": f"rId{number}", "Type": kind, "Target": target},
            )
            for number, (kind, target) in enumerate(map(str.split, targets), start=1)
        ),
        attributes={"xmlns": f"{_PACKAGE}/relationships"},
    )


def _properties(document: Document) -> Markup:
    return element(
        "cp:coreProperties",
        element("dc:title", escaped(document.title)),
        element("dc:subject", escaped(f"{document.agency} {document.fiscal_year}")),
        element("dc:language", escaped(document.language)),
        element("cp:contentStatus", escaped(DRAFT_STATUS)) if document.is_draft else NOTHING,
        attributes={
            "xmlns:cp": f"{_PACKAGE}/metadata/core-properties",
            "xmlns:dc": "http://purl.org/dc/elements/1.1/",
        },
    )


def _quoted(name: str) -> str:
    doubled = name.replace("'", "''")
    return f"'{doubled}'"


def _workbook(names: tuple[str, ...], heads: list[int]) -> Markup:
    sheets = (
        element("sheet", attributes={"name": name, "sheetId": number, "r:id": f"rId{number}"})
        for number, name in enumerate(names, start=1)
    )
    titles = [
        element(
            "definedName",
            escaped(f"{_quoted(name)}!$1:${head}"),
            attributes={"name": "_xlnm.Print_Titles", "localSheetId": at},
        )
        for at, (name, head) in enumerate(zip(names, heads, strict=True))
        if head
    ]
    return element(
        "workbook",
        element("bookViews", element("workbookView")),
        element("sheets", *sheets),
        element("definedNames", *titles) if titles else NOTHING,
        attributes={"xmlns": MAIN, "xmlns:r": _OFFICE},
    )
