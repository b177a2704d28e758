"""The steps of the year, each through the pages of whose turn it is."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image
from playwright.sync_api import FilePayload, expect

from prongsai.reporting import compose, gather, render_pdf
from tests.web.walk.office import AUTHORITY, PASSWORD
from tests.web.walk.person import Person
from tests.web.working import demo_dossier

YEAR = 2565
PICTURE_SIZE = (640, 480)


def analysis_pdf() -> bytes:
    """Last year's analysis report, as an office would have it from elsewhere."""
    dossier = demo_dossier("02-half-year-2565.yaml")
    agency = dossier.agency.model_copy(update={"name": AUTHORITY})
    year, _ = gather(dossier.model_copy(update={"agency": agency}), Path("/nonexistent"))
    return render_pdf(compose("analysis", year))


def picture() -> bytes:
    """A picture as a phone gives it."""
    kept = io.BytesIO()
    Image.new("RGB", PICTURE_SIZE, (40, 110, 90)).save(kept, "PNG")
    return kept.getvalue()


def open_year(officer: Person, home: str) -> str:
    """Open the year; its address."""
    officer.goto(f"{home}years/open/")
    officer.fill(fiscal_year=str(YEAR))
    officer.press("เปิด")
    return f"{home}years/{YEAR}/"


def bring_report(officer: Person, year: str) -> None:
    """Bring last year's report, wait for the worker, and confirm what it read."""
    officer.goto(f"{year}intake/")
    file: FilePayload = {
        "name": "รายงานปีก่อน.pdf",
        "mimeType": "application/pdf",
        "buffer": analysis_pdf(),
    }
    officer.field("file").set_input_files(file)
    officer.press("อ่านเอกสาร")
    link = officer.page.get_by_role("link", name="รายงานปีก่อน.pdf")
    expect(link).to_be_visible(timeout=60_000)  # the page asks the worker by itself
    link.click()
    expect(officer.page.locator("figure img").first).to_be_visible()


def take_scores(officer: Person, *, without: str, mended: dict[str, str]) -> None:
    """Tick what is right of what was read, and correct what is not."""
    officer.tick(f"take_{without}", on=False)
    for slug, score in mended.items():
        officer.put(f"score_{slug}", score)
    officer.press("นำเข้าสิ่งที่เลือก")


def add_suggestions(officer: Person, year: str, *, how_many: int) -> list[str]:
    """Choose the first proposals of the library; the handles of the new measures."""
    officer.goto(f"{year}plan/suggestions/")
    boxes = officer.field("chosen")
    for at in range(how_many):
        boxes.nth(at).check()
    officer.press("เพิ่มมาตรการที่เลือก")
    rows = officer.page.locator("tr[data-handle]").all()
    return [each.get_attribute("data-handle") or "" for each in rows]


def edit_measure(officer: Person, year: str, handle: str, *, owner: str, **typed: str) -> None:
    """Say of a measure who answers for it, and whatever else is typed."""
    officer.goto(f"{year}plan/measures/{handle}/edit/")
    for box in officer.field("owners").all():
        box.set_checked(box.get_attribute("value") == owner)
    for name, text in typed.items():
        officer.put(name, text)
    officer.press("บันทึก")
    assert "alert-success" in officer.page.content(), officer.read()


def write_memo(officer: Person, year: str, memo: str, **typed: str) -> None:
    """Choose a new memo and write it; the usual chain stands there already."""
    officer.goto(f"{year}approvals/")
    officer.field("memo").select_option(memo)
    officer.press("ต่อไป")
    officer.fill(**typed)
    officer.press("บันทึก")


def propose(officer: Person, year: str, memo: str) -> None:
    """Put a memo up."""
    officer.goto(f"{year}approvals/{memo}/")
    officer.press("เสนอเพื่อพิจารณา")
    assert "alert-success" in officer.page.content(), officer.read()


def decide(
    signer: Person, year: str, memo: str, *, words: str = "", button: str = "เห็นชอบ"
) -> None:
    """Agree to a memo or return it, after a fresh sign-in where it is asked for."""
    signer.goto(f"{year}approvals/{memo}/")
    signer.put("words", words)
    signer.press(button)
    signer.confirm_freshness(PASSWORD)
    assert "บันทึกการพิจารณาของท่านแล้ว" in signer.is_told(), signer.read()


def report(head: Person, address: str, typed: dict[str, str], *, has_picture: bool = False) -> None:
    """Report on a measure for a period, with evidence."""
    head.goto(address)
    head.tick("status", typed.pop("status"))
    head.page.locator("summary", has_text="ลิงก์").click()
    for name, text in typed.items():
        head.put(name, text)
    if has_picture:
        taken: FilePayload = {"name": "ภาพถ่าย.png", "mimeType": "image/png", "buffer": picture()}
        head.field("pictures").set_input_files(taken)
    head.press("ส่งรายงาน")
    assert "ส่งรายงานแล้ว" in head.is_told(), head.read()


def build(officer: Person, year: str) -> None:
    """Let the worker build everything that can be built, as PDF, and wait for it."""
    officer.goto(f"{year}documents/")
    for box in officer.field("documents").all():
        box.check()
    form = officer.page.locator('form[action$="/build/"]')
    form.locator('[name="formats"]').nth(1).uncheck()
    officer.press("จัดทำเอกสารที่เลือก")
    jobs = officer.page.locator("#jobs progress")
    expect(jobs).to_have_count(0, timeout=120_000)  # the page asks the worker by itself
    officer.goto(f"{year}documents/")


def take_pdf(officer: Person, document: str, path: Path) -> Path:
    """Download a document that was built."""
    row = officer.page.locator(
        "tr", has=officer.page.locator(f'[name="documents"][value="{document}"]')
    )
    officer.download(row.get_by_role("link", name="PDF"), path)
    return path


def take_year_out(person: Person, year: str, path: Path) -> bytes:
    """Download the whole year as a zip."""
    person.goto(f"{year}export/")
    button = person.page.get_by_role("button", name="ดาวน์โหลดแฟ้ม zip")
    return person.download(button, path)
