"""Draw the documentation's pictures: real pages of the first example's pack, and its workbook.

Run by `make pictures`; needs pdftoppm, and LibreOffice Calc for the workbook's sheets.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from importlib.resources import files
from pathlib import Path

from openpyxl import load_workbook
from PIL import Image, ImageOps

from prongsai.core.dates import FiscalYear
from prongsai.dossier import Dossier, parse, to_workbook
from prongsai.editions import load
from prongsai.reporting import Kind, compose, fonts_of, gather_file, render_pdf

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "examples" / "01-complete-2566.yaml"
PICTURES = ROOT / "docs" / "pictures"
DOTS_PER_INCH = 70
COLOURS = 24
MOST_BYTES = 80_000

# A picture's name: a kind of document and its page, counted from 1.
PAGES = {
    "analysis-1": ("analysis", 1),
    "analysis-chart": ("analysis", 4),
    "plan-1": ("plan", 1),
    "progress-1": ("progress", 1),
    "status-1": ("status", 1),
    "memo-plan-1": ("memo-plan", 1),
    "announcement-1": ("announcement", 1),
    "order-1": ("order", 1),
    "oit-checklist-1": ("oit-checklist", 1),
}
SHEETS = {
    "workbook-scores": ("คะแนน", "A1:D13"),
    "workbook-measures": ("มาตรการ", "D1:J8"),
}


def main() -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as named:
        folder = Path(named)
        render(folder)
        for name, (kind, page) in PAGES.items():
            keep(name, drawn(folder / f"{kind}.pdf", page))
        for name, (sheet, area) in SHEETS.items():
            keep(name, drawn(printed_sheet(folder, sheet, area), 1), trimmed=True)


def render(folder: Path) -> None:
    year, _ = gather_file(EXAMPLE)
    fonts = fonts_of(year.dossier, EXAMPLE.parent)
    for kind in {kind for kind, _ in PAGES.values()}:
        data = render_pdf(compose(Kind(kind), year), fonts=fonts)
        (folder / f"{kind}.pdf").write_bytes(data)


def drawn(pdf: Path, page: int) -> Image.Image:
    target = pdf.with_name(f"{pdf.stem}-{page}")
    command = ["pdftoppm", "-r", str(DOTS_PER_INCH), "-f", str(page), "-singlefile", "-png"]
    subprocess.run([*command, str(pdf), str(target)], check=True)
    return Image.open(target.with_suffix(".png")).convert("RGB")


def keep(name: str, picture: Image.Image, *, trimmed: bool = False) -> None:
    if trimmed:
        box = ImageOps.invert(picture.convert("L")).getbbox()
        picture = ImageOps.expand(picture.crop(box), border=8, fill="white")
    # A thin frame: a white page on a white screen has no edge.
    framed = ImageOps.expand(picture, border=1, fill="#b0b0b0")
    target = PICTURES / f"{name}.png"
    framed.quantize(COLOURS, dither=Image.Dither.NONE).save(target, optimize=True)
    size = target.stat().st_size
    print(f"{target.relative_to(ROOT)} {size:,} bytes")
    if size > MOST_BYTES:
        sys.exit(f"{target} is larger than {MOST_BYTES:,} bytes")


def as_an_officer_writes() -> Dossier:
    """The example with the indicators' Thai names, as the workbook's lists offer them."""
    text = EXAMPLE.read_text(encoding="utf-8")
    for indicator in load(FiscalYear(2565)).indicators:
        text = text.replace(indicator.slug, indicator.name_th)
    dossier, problems = parse(text)
    return dossier or sys.exit(str(problems))


def printed_sheet(folder: Path, sheet: str, area: str) -> Path:
    """One sheet of the example's workbook as LibreOffice prints it, on one wide page."""
    book_path = folder / "sheet.xlsx"
    book_path.write_bytes(to_workbook(as_an_officer_writes()))
    book = load_workbook(book_path)
    for other in book.worksheets:
        other.sheet_state = "visible" if other.title == sheet else "hidden"
    page = book[sheet]
    book.active = page
    page.print_area = area
    page.print_title_rows = None
    page.page_setup.orientation = "landscape"
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 1
    page.print_options.gridLines = True
    page.print_options.headings = True
    book.save(book_path)
    printed = book_path.with_suffix(".pdf")
    printed.unlink(missing_ok=True)
    office = shutil.which("soffice") or sys.exit("LibreOffice is needed for the workbook's sheets")
    profile = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    environment = {**os.environ, "FONTCONFIG_FILE": str(fonts_of_ours(folder))}
    subprocess.run([*command, str(book_path)], check=True, capture_output=True, env=environment)
    if not printed.is_file():  # LibreOffice ends with 0 all the same
        sys.exit("LibreOffice Calc is needed for the workbook's sheets")
    return printed


def fonts_of_ours(folder: Path) -> Path:
    """A font list with Sarabun alone: the pictures must not depend on the machine's fonts."""
    fonts = files("fontpkg_sarabun").joinpath("files")
    listed = folder / "fonts.conf"
    listed.write_text(
        f"<fontconfig><dir>{fonts}</dir><cachedir>{folder}/cache</cachedir></fontconfig>",
        encoding="utf-8",
    )
    return listed


if __name__ == "__main__":
    main()
