"""Does every sign that means something to some program print as it is, in every format?"""

from __future__ import annotations

import json
import re
import unicodedata
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pypdfium2
import pytest
import yaml
from tests.running import EXAMPLES, Ran, has_thai, prongsai

from prongsai.dossier import load

# Typst, HTML, Markdown, TeX, spreadsheets, templates and printf each read one of these.
SIGNS = (
    '#read("x")',
    "*x*",
    "$x$",
    "@x",
    "<b>",
    "<!--x-->",
    "=1+1",
    "&amp;",
    "_x_",
    "`x`",
    "[x](y)",
    "\\u{41}",
    "{{x}}",
    "%s",
    "//x",
    "~x",
    "]]>",
    "'x'",
    "</w:t>",
    "\\begin",
)
MARK = " ".join(SIGNS)
# Texts that are names of something else, or are not printed as they stand.
KEPT = {"schema", "kind", "province", "district", "subdistrict", "indicator", "note", "capacity"}
KEPT |= {"unit", "level", "digits"}


def marked(value: Any, key: str = "") -> Any:
    """The same dossier with the signs behind every Thai text that is printed."""
    if isinstance(value, dict):
        return {name: marked(each, name) for name, each in value.items()}
    if isinstance(value, list):
        return [marked(each, key) for each in value]
    is_prose = isinstance(value, str) and has_thai(value) and key not in KEPT
    return f"{value} {MARK}" if is_prose else value


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Ran]:
    folder = tmp_path_factory.mktemp("markup")
    plain = yaml.load(EXAMPLES[0].read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    plain["settings"]["digits"] = "arabic"
    changed = marked(plain)
    changed["progress"]["reports"][0]["outputs"] = []
    changed["progress"]["reports"][0]["outcome"] = "=1+1"
    path = folder / "year.json"
    path.write_text(json.dumps(changed, ensure_ascii=False), encoding="utf-8")
    assert load(path).is_demonstration
    return folder / "out", prongsai("build", path, "--out", folder / "out", "--period", "2566")


def packed(text: str) -> str:
    plain = unicodedata.normalize("NFC", text).replace("\u200b", "").replace("\u2060", "")
    return re.sub(r"[\s\u00ad\ufffe\ufeff]+", "", plain)


def of_pdf(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def of_docx(path: Path) -> str:
    document = docx.Document(str(path))
    return "\n".join(
        "".join(run.text or "" for run in each.iter() if run.tag.endswith(("}t", "}tab")))
        for each in document.element.body.iter()
        if each.tag.endswith("}p")
    )


class _Texts(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.tags: set[str] = set()
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self.tags.add(tag)
        self.hidden += tag in ("style", "script")

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in ("style", "script")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.texts.append(data)


def of_html(path: Path) -> str:
    reader = _Texts()
    reader.feed(path.read_text(encoding="utf-8"))
    assert not reader.tags & {"script", "x", "iframe", "object"}
    return "".join(reader.texts)


def of_xlsx(path: Path) -> str:
    book = openpyxl.load_workbook(path)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert [cell.coordinate for cell in cells if cell.data_type == "f"] == []
    return "\n".join(str(cell.value) for cell in cells if cell.value is not None)


READERS = {"pdf": of_pdf, "docx": of_docx, "html": of_html, "xlsx": of_xlsx}


def test_the_pack_is_built_of_texts_full_of_markup(built):
    folder, ran = built
    made = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["documents"]

    assert ran.status == 0, ran.err
    assert len({each["kind"] for each in made}) == 9
    assert {each["format"] for each in made} == set(READERS)


@pytest.mark.parametrize("form", READERS)
def test_every_sign_prints_as_it_is(built, form):
    folder, _ = built
    documents = sorted(folder.glob(f"*.{form}"))
    assert len(documents) >= 5

    for path in documents:
        text = packed(READERS[form](path))
        count = text.count(packed(MARK))
        assert count > 1, path.name
        # Whatever one sign shows as often as the others: none was taken for a command somewhere.
        counts = {sign: text.count(packed(sign)) for sign in SIGNS[:7]}
        assert all(each >= count for each in counts.values()), (path.name, counts)


@pytest.mark.parametrize("form", READERS)
def test_a_text_that_is_a_formula_stays_a_text(built, form):
    folder, _ = built
    text = READERS[form](folder / f"progress.{form}")

    assert text.count("=1+1") > text.count("<b> <!--x--> =1+1")


@pytest.mark.parametrize("form", ["docx", "html", "xlsx"])
def test_every_title_of_a_measure_prints_whole(built, form):
    folder, _ = built
    year = json.loads((folder.parent / "year.json").read_text(encoding="utf-8"))
    text = packed(READERS[form](folder / f"plan.{form}"))

    titles = [packed(measure["title"]) for measure in year["plan"]["measures"]]
    assert len(titles) > 3
    assert [title for title in titles if title not in text] == []


def test_the_workbook_of_the_dossier_holds_no_formula_either(built, tmp_path):
    folder, _ = built
    source, path = folder.parent / "year.json", tmp_path / "year.xlsx"
    prongsai("dossier", "to-xlsx", source, "--out", path)

    assert MARK in of_xlsx(path)
    back = prongsai("dossier", "from-xlsx", path, "--out", tmp_path / "back.json")
    assert back.status == 0
    assert load(tmp_path / "back.json") == load(source)
