"""Can a new authority do its whole year in a browser, from the first account to the backup?

Nothing is replaced: the processes are those of `prongsai serve`, the browser is Chromium.
"""

from __future__ import annotations

import io
import json
import shutil
import zipfile

import pytest
from PIL import Image
from playwright.sync_api import sync_playwright

from prongsai.core.files import sha256_of
from tests.web.killing.installation import Installation
from tests.web.walk import office, papers, steps, story, workbook
from tests.web.walk.office import ACTING_OFFICE, ACTING_WORDS, CAST
from tests.web.walk.person import Person

pytestmark = pytest.mark.xdist_group("walk")
# What a report prints of the amounts typed: 3 and 4 by one head, 1250.50 and 0.25 by the other.
AS_PRINTED = {
    "progress": (("finance", "4 เล่ม"), ("clerk", "0.25 เล่ม")),
    "annual": (
        ("finance", "3 เล่ม"),
        ("finance", "4 เล่ม"),
        ("finance", "7 เล่ม"),
        ("clerk", "1,250.5 เล่ม"),
        ("clerk", "1,250.75 เล่ม"),
    ),
}


@pytest.fixture(scope="module")
def chromium():
    with sync_playwright() as driver:
        made = driver.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        yield made
        made.close()


@pytest.fixture(scope="module")
def installation(tmp_path_factory):
    folder = tmp_path_factory.mktemp("walk") / "data"
    made = Installation(folder, office.database("walked"), has_demo=False)
    office.begin(made)
    made.start()
    yield made
    made.stop()


@pytest.fixture(scope="module")
def walk(installation, chromium, tmp_path_factory):
    def new_person(email, **options):
        return Person(chromium, installation.base, email, **options)

    folder = tmp_path_factory.mktemp("papers")
    return story.walk(new_person("officer@example.org"), installation.base, new_person, folder)


def test_the_year_is_walked_to_its_end_and_everything_stored_is_sound(walk, installation):
    walk.officer.goto(walk.year)
    assert walk.complaints == []
    assert installation.verified() == []


def test_the_zip_holds_what_was_confirmed_and_the_picture_of_the_phone(walk):
    with zipfile.ZipFile(io.BytesIO(walk.archive)) as archive:
        kept = [each for each in archive.namelist() if each.startswith("attachments/")]
        dossier = json.loads(archive.read("dossier.json"))
        with Image.open(io.BytesIO(archive.read(kept[0]))) as picture:
            assert (picture.format, picture.size) == ("PNG", steps.PICTURE_SIZE)

    (assessment,) = dossier["assessments"]
    scores = {each["indicator"]: each["score"] for each in assessment["indicators"]}
    assert scores == story.SCORES
    evidence = [each for report in dossier["progress"]["reports"] for each in report["evidence"]]
    assert {each["sha256"] for each in evidence if each.get("sha256")} == {
        name.removeprefix("attachments/") for name in kept
    }
    links = {each.get("address") for each in evidence}
    assert links >= {f"https://www.example.go.th/{quarter}" for quarter in story.QUARTERS}


def test_the_plan_and_its_memo_say_what_was_typed(walk):
    owners = office.UNITS.values()
    target = f"{story.TARGET['what']} จำนวน {story.TARGET['amount']} {story.TARGET['unit']}"
    plan = (*story.TITLES, story.OUTCOME, target, *owners, office.AUTHORITY)
    assert papers.lacking(walk.papers["plan"], *plan) == []

    signed = [f"ลงนามในระบบโดย {office.OFFICER_NAME}"]
    signed += [f"เห็นชอบในระบบโดย {CAST[key].name}" for key in story.SIGNERS]
    acting = f"{CAST['secretary'].asked['position']} {ACTING_WORDS}{ACTING_OFFICE}"
    memo = (story.SUBJECT, *story.OPINIONS.values(), *signed, acting)
    assert papers.lacking(walk.papers["memo"], *memo) == []
    assert papers.bare(story.RETURNED) not in papers.said(walk.papers["memo"])


@pytest.mark.parametrize("of", ["progress", "annual"])
def test_the_reports_and_their_memos_say_what_was_typed(walk, of):
    typed = [story.reported(head, "Q2") for head in story.AMOUNTS]
    wanted = [each[name] for each in typed for name in ("done", "obstacles")]
    wanted += [f"{story.counted(head)} จำนวน {each}" for head, each in AS_PRINTED[of]]
    assert papers.lacking(walk.papers[of], *story.TITLES, *wanted) == []

    signed = [f"เห็นชอบในระบบโดย {CAST[key].name}" for key in story.SIGNERS]
    assert papers.lacking(walk.papers[f"{of}-memo"], *signed, ACTING_WORDS + ACTING_OFFICE) == []


def test_the_workbook_and_the_command_line_end_with_the_same_year(walk, tmp_path):
    with zipfile.ZipFile(io.BytesIO(walk.archive)) as archive:
        walked = json.loads(archive.read("dossier.json"))

    typed = workbook.dossier_of(tmp_path, walk.handles)

    assert workbook.shared(typed) == workbook.shared(walked)


def test_a_backup_restored_elsewhere_gives_the_same_bytes(
    walk, installation, chromium, tmp_path_factory
):
    folder = tmp_path_factory.mktemp("elsewhere")
    backup = folder / "backup.zip"
    installation.administer("backup", str(backup))
    elsewhere = Installation(folder / "data", office.database("elsewhere"), has_demo=False)
    elsewhere.administer("restore", str(backup))
    assert elsewhere.verified() == []

    elsewhere.start()
    try:
        officer = Person(chromium, elsewhere.base, "officer@example.org")
        officer.sign_in(office.PASSWORD)
        archive = steps.take_year_out(officer, walk.year, folder / "year.zip")
        officer.goto(f"{walk.year}documents/")
        plan = steps.take_pdf(officer, story.PAPERS["plan"], folder / "plan.pdf")
        assert officer.complaints == []
    finally:
        elsewhere.stop()

    assert sha256_of(archive) == sha256_of(walk.archive)
    assert plan.read_bytes() == walk.papers["plan"].read_bytes()
