"""Draw the documentation's pictures: real pages of the first example's pack, and its workbook.

Run by `make pictures`; needs pdftoppm, and LibreOffice Calc for the workbook's sheets. Each picture
keeps the digest of what it was drawn from: only what has changed is drawn anew, and a test tells.
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
from openpyxl.worksheet.properties import PageSetupProperties
from PIL import Image, ImageOps
from PIL.PngImagePlugin import PngInfo

from prongsai.core.dates import FiscalYear
from prongsai.core.files import sha256_of
from prongsai.dossier import Dossier, parse, to_workbook
from prongsai.editions import load
from prongsai.reporting import Kind, compose, fonts_of, gather_file, render_pdf

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "examples" / "01-complete-2566.yaml"
PICTURES = ROOT / "docs" / "pictures"
DOTS_PER_INCH = 70
COLOURS = 24
MOST_BYTES = 80_000
DIGEST = "Source SHA-256"

# A picture's name: a kind of document and its page, counted from 1.
PAGES = {
    "analysis-1": ("analysis", 1),
    "analysis-chart": ("analysis", 4),
    "plan-1": ("plan", 1),
    "progress-1": ("progress", 1),
    "status-1": ("status", 1),
    "memo-plan-1": ("memo-plan", 1),
    "memo-progress-1": ("memo-progress", 1),
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
        for name, source in sources().items():
            if source_of(name) == sha256_of(source):
                continue
            if name in PAGES:
                page = folder / f"{name}.pdf"
                page.write_bytes(source)
                keep(name, drawn(page, PAGES[name][1]), source)
            else:
                sheet = printed_sheet(folder, source, *SHEETS[name])
                keep(name, trimmed(drawn(sheet, 1)), source)


def sources() -> dict[str, bytes]:
    """What each picture is drawn from: a PDF of the first example, or its workbook."""
    year, _ = gather_file(EXAMPLE)
    fonts = fonts_of(year.dossier, EXAMPLE.parent)
    made = {
        kind: render_pdf(compose(Kind(kind), year), fonts=fonts)
        for kind in {kind for kind, _ in PAGES.values()}
    }
    book = to_workbook(as_an_officer_writes())
    return {name: made[kind] for name, (kind, _) in PAGES.items()} | dict.fromkeys(SHEETS, book)


def source_of(name: str) -> str | None:
    """The digest of what the picture at hand was drawn from."""
    path = PICTURES / f"{name}.png"
    if not path.is_file():
        return None
    with Image.open(path) as picture:
        return picture.info.get(DIGEST)


def drawn(pdf: Path, page: int) -> Image.Image:
    target = pdf.with_name(f"{pdf.stem}-{page}")
    command = ["pdftoppm", "-r", str(DOTS_PER_INCH), "-f", str(page), "-singlefile", "-png"]
    subprocess.run([*command, str(pdf), str(target)], check=True)
    return Image.open(target.with_suffix(".png")).convert("RGB")


def trimmed(picture: Image.Image) -> Image.Image:
    box = ImageOps.invert(picture.convert("L")).getbbox()
    return ImageOps.expand(picture.crop(box), border=8, fill="white")


def keep(name: str, picture: Image.Image, source: bytes) -> None:
    # A thin frame: a white page on a white screen has no edge.
    framed = ImageOps.expand(picture, border=1, fill="#b0b0b0")
    target = PICTURES / f"{name}.png"
    words = PngInfo()
    words.add_text(DIGEST, sha256_of(source))
    small = framed.quantize(COLOURS, dither=Image.Dither.NONE)
    small.save(target, optimize=True, pnginfo=words)
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


def printed_sheet(folder: Path, workbook: bytes, sheet: str, area: str) -> Path:
    """One sheet of the workbook as LibreOffice prints it, on one wide page."""
    book_path = folder / "sheet.xlsx"
    book_path.write_bytes(workbook)
    book = load_workbook(book_path)
    for other in book.worksheets:
        other.sheet_state = "visible" if other.title == sheet else "hidden"
    page = book[sheet]
    book.active = page
    page.print_area = area
    page.print_title_rows = None
    page.page_setup.orientation = "landscape"
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
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
