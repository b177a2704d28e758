"""The whole year: what everybody does, in the order of an office."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import expect

from tests.web.walk import office, steps
from tests.web.walk.office import ACTING_OFFICE, ACTING_WORDS, NewPerson
from tests.web.walk.person import Person
from tests.web.walk.steps import YEAR

TITLES = (
    "เปิดทะเบียนยืมพัสดุให้ทุกคนตรวจได้ด้วยตนเอง",
    "ตอบคำถามของผู้มาติดต่อให้ครบในหน้าเดียว",
    "เล่าเรื่องงบประมาณเป็นภาพทุกไตรมาส",
)
OWNERS = ("finance", "clerk", "finance")
SUBJECT = "ขอความเห็นชอบแผนขององค์การบริหารส่วนตำบลทางตรง"
RETURNED = "ขอให้ระบุผลที่คาดว่าจะได้รับให้ชัด"
OUTCOME = "ผู้ยืมคืนพัสดุครบทุกรายการก่อนสิ้นปี"
TARGET = {"what": "ทะเบียนที่เปิด", "amount": "7", "unit": "เล่ม"}
OPINIONS = {
    "chief-clerk": "ตรวจแล้ว เห็นควรเสนอต่อไป",
    "secretary": "แก้ไขครบแล้ว เห็นควรอนุมัติ",
    "chief": "อนุมัติ และให้ทุกส่วนถือปฏิบัติ",
}
_TARGET_FIELDS = {f"targets-0-{name}": text for name, text in TARGET.items()}
SIGNERS = ("chief-clerk", "secretary", "chief")
QUARTERS = ("Q1", "Q2")
AMOUNTS = {"finance": {"Q1": "3", "Q2": "4"}, "clerk": {"Q1": "1250.50", "Q2": "0.25"}}
STARTS, ENDS = "1 ตุลาคม 2564", "30 กันยายน 2565"
MENDED = "68.28"
# Published scores, as the report of last year prints them; two are not taken as they were read.
SCORES = {
    "duty-performance": "86.03",
    "budget-use": MENDED,
    "use-of-power": "71.82",
    "use-of-public-property": "63.91",
    "solving-corruption": "80.87",
    "service-quality": "81.55",
    "communication-efficiency": "85.25",
    "work-improvement": "80.84",
    "corruption-prevention": "100.00",
}
Q2, WHOLE = f"{YEAR}-Q2", f"{YEAR}"
PAPERS = {
    "plan": "plan:",
    "memo": "memo-plan:",
    "progress": f"progress:{Q2}",
    "progress-memo": f"memo-progress:{Q2}",
    "annual": f"progress:{WHOLE}",
    "annual-memo": f"memo-progress:{WHOLE}",
}


@dataclass(kw_only=True)
class Walk:
    """One year under way, and what was taken from it."""

    officer: Person
    home: str
    cast: dict[str, Person]
    folder: Path
    year: str = ""
    handles: list[str] = field(default_factory=list)
    papers: dict[str, Path] = field(default_factory=dict)
    archive: bytes = b""

    @property
    def complaints(self) -> list[str]:
        """What any browser complained of."""
        everybody = (self.officer, *self.cast.values())
        return [said for each in everybody for said in each.complaints]


def counted(head: str) -> str:
    """What a head of unit counts."""
    return f"งานของ{office.UNITS[head]}"


def reported(head: str, quarter: str) -> dict[str, str]:
    """What a head of unit reports for a quarter."""
    return {
        "status": "in-progress",
        "done": f"ลงมือทำงานของ {office.UNITS[head]} {quarter} แล้ว",
        "outputs-0-what": counted(head),
        "outputs-0-amount": AMOUNTS[head][quarter],
        "outputs-0-unit": "เล่ม",
        "obstacles": f"ช่วง {quarter} มีผู้ช่วยงานไม่พอ",
        "links-0-title": f"หน้าเผยแพร่ {quarter}",
        "links-0-address": f"https://www.example.go.th/{quarter}",
    }


def walk(officer: Person, base: str, new_person: NewPerson, folder: Path) -> Walk:
    """Walk the year from the first sign-in to the zip of it."""
    officer.sign_in(office.PASSWORD)
    officer.page.get_by_role("link", name=office.AUTHORITY).first.click()
    home = officer.page.url.removeprefix(base)
    cast = office.assemble(officer, home, new_person)
    under_way = Walk(officer=officer, home=home, cast=cast, folder=folder)
    for each in (_begin, _plan, _approve_plan, _report, _approve_reports, _take):
        each(under_way)
    return under_way


def _begin(walk: Walk) -> None:
    officer = walk.officer
    walk.year = steps.open_year(officer, walk.home)
    steps.bring_report(officer, walk.year)
    steps.take_scores(officer, without="open-data", mended={"budget-use": MENDED})
    officer.goto(f"{walk.year}scores/")
    assert officer.field("budget-use").input_value() == MENDED
    assert officer.field("use-of-public-property").input_value() == "63.91"
    assert officer.field("open-data").input_value() == ""


def _plan(walk: Walk) -> None:
    walk.handles = steps.add_suggestions(walk.officer, walk.year, how_many=3)
    assert len(walk.handles) == 3
    for handle, title, owner in zip(walk.handles, TITLES, OWNERS, strict=True):
        typed = {"title": title, "starts": STARTS, "ends": ENDS}
        steps.edit_measure(
            walk.officer, walk.year, handle, owner=owner, reporting="quarter", **typed
        )


def _approve_plan(walk: Walk) -> None:
    officer, year, secretary = walk.officer, walk.year, walk.cast["secretary"]
    steps.write_memo(officer, year, "plan", subject=SUBJECT)
    steps.propose(officer, year, "plan")
    steps.decide(officer, year, "plan")
    steps.decide(walk.cast["chief-clerk"], year, "plan", words="เห็นควรเสนอ")
    secretary.goto(f"{year}approvals/plan/")
    assert ACTING_WORDS + ACTING_OFFICE in secretary.page.inner_text("#verdict + p")
    secretary.page.locator("summary", has_text="อ่านเป็นข้อความ").last.press("Enter")
    words = secretary.page.locator("details[open]", has_text=TITLES[0])
    expect(words).to_be_visible()  # what is proposed, as text
    steps.decide(secretary, year, "plan", words=RETURNED, button="ส่งคืนด้วยเหตุผลนี้")
    officer.goto(f"{year}approvals/plan/")
    assert RETURNED in officer.read()
    steps.edit_measure(
        officer, year, walk.handles[0], owner=OWNERS[0], expected_outcome=OUTCOME, **_TARGET_FIELDS
    )
    steps.propose(officer, year, "plan")
    steps.decide(officer, year, "plan")
    for key in SIGNERS:
        steps.decide(walk.cast[key], year, "plan", words=OPINIONS[key])


def _report(walk: Walk) -> None:
    """Two heads report for two quarters by phone; of the third measure nobody does."""
    for quarter in QUARTERS:
        for handle, key in zip(walk.handles, OWNERS[:2], strict=False):
            address = f"{walk.year}reports/of/{YEAR}-{quarter}/{handle}/"
            head = walk.cast[key]
            steps.report(head, address, reported(key, quarter), has_picture=key == "finance")
    walk.officer.goto(f"{walk.year}reports/")
    assert walk.officer.read().count("รายงานแล้ว 2 ยังไม่รายงาน 1") == len(QUARTERS)


def _approve_reports(walk: Walk) -> None:
    """The memo of the second quarter closes it; that of the year closes all."""
    finance = walk.cast["finance"]
    for code, closed in ((Q2, "Q2"), (WHOLE, "Q4")):
        address = f"{walk.year}reports/of/{YEAR}-{closed}/{walk.handles[2]}/"
        finance.goto(address)
        assert finance.field("submit").count() == 1  # it is open until then
        memo = f"progress-{code}"
        steps.write_memo(walk.officer, walk.year, memo)
        steps.propose(walk.officer, walk.year, memo)
        for signer in (walk.officer, *(walk.cast[key] for key in SIGNERS)):
            steps.decide(signer, walk.year, memo)
        finance.goto(address)
        assert "ปิดรอบรายงานนี้แล้ว" in finance.read()
        assert finance.field("submit").count() == 0


def _take(walk: Walk) -> None:
    steps.build(walk.officer, walk.year)
    for name, document in PAPERS.items():
        path = walk.folder / f"{name}.pdf"
        walk.papers[name] = steps.take_pdf(walk.officer, document, path)
    walk.archive = steps.take_year_out(walk.officer, walk.year, walk.folder / "year.zip")
