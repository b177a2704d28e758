"""Is everything that a user meets described, and does every page build?"""

from __future__ import annotations

import re
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from docs import pages
from tools import pictures

from prongsai.core.files import sha256_of
from prongsai.core.scores import NotScoredCode
from prongsai.dossier import parse
from prongsai.reporting import Kind
from tests.conftest import ROOT
from tests.problem_codes import codes_in

DOCS = ROOT / "docs"
MEND_PROBLEMS = DOCS / "how-to" / "mend-problems.md"
SCORING = DOCS / "explanation" / "scoring.md"
# Without those that the build makes: Sphinx looks at these itself.
PAGES = [
    path
    for path in sorted((*ROOT.glob("*.md"), *DOCS.rglob("*.md")))
    if "_build" not in path.parts and path not in [DOCS / name for name in pages.GENERATED]
]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The documentation as HTML, built once; a warning fails the build."""
    target = tmp_path_factory.mktemp("html")
    options = ("--fail-on-warning", "--keep-going", "--quiet", "-b", "html")
    done = subprocess.run(
        [sys.executable, "-m", "sphinx", *options, str(DOCS), str(target)],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return target


def codes_documented() -> set[str]:
    text = MEND_PROBLEMS.read_text(encoding="utf-8")
    return set(re.findall(r"^\| `([a-z-]+)` \|", text, re.MULTILINE))


def test_every_page_builds_without_a_warning(built):
    assert (built / "index.html").is_file()


def test_every_page_can_be_reached_from_the_index(built):
    # A page outside every toctree is a warning of Sphinx; this holds that none was left out.
    made = {path.relative_to(built).with_suffix("") for path in built.rglob("*.html")}
    written = {path.relative_to(DOCS).with_suffix("") for path in PAGES if DOCS in path.parents}

    assert written <= made


def test_every_problem_code_is_documented():
    whole, patterns = codes_in(ROOT / "src" / "prongsai")
    documented = codes_documented()

    assert len(whole) > 80
    assert whole - documented == set()
    unmatched = {each for each in patterns if not any(re.fullmatch(each, c) for c in documented)}
    assert unmatched == set()


def test_every_documented_problem_code_exists():
    whole, patterns = codes_in(ROOT / "src" / "prongsai")
    # A pattern that is all places matches anything and proves nothing.
    told = [each for each in patterns if re.search(r"(?:^|-)[a-z]{3,}(?:-|$)", each)]

    unknown = {
        code
        for code in codes_documented() - whole
        if not any(re.fullmatch(pattern, code) for pattern in told)
    }
    assert unknown == set()


def test_every_reason_for_no_score_is_explained():
    text = SCORING.read_text(encoding="utf-8")

    assert {code for code in NotScoredCode if f"| `{code}` |" not in text} == set()


def test_every_command_is_in_the_reference():
    named = pages.commands()
    text = pages.command_reference()

    assert {("score",), ("build",), ("dossier", "validate"), ("editions", "show")} <= set(named)
    for words in named:
        assert f"## `prongsai {' '.join(words)}`" in text
        assert f"Usage: prongsai {' '.join(words)}" in text


def test_every_key_of_the_dossier_is_described():
    rows = re.findall(r"^\| (`[a-z0-9_]+`.*) \|$", pages.dossier_keys(), re.MULTILINE)
    cells = [[cell.strip() for cell in row.split(" | ")] for row in rows]

    assert len(cells) > 100
    assert [row for row in cells if len(row) != 4 or not all(row)] == []


def test_what_is_said_to_be_verified_is_what_the_editions_say():
    text = SCORING.read_text(encoding="utf-8")
    held = text.partition("<!-- rules-table")[2].partition("-->")[2].partition("<!-- end -->")[0]

    assert held.strip() == pages.rules_table()


def test_the_case_done_by_hand_is_right():
    from decimal import Decimal
    from fractions import Fraction

    from prongsai.core.scores import round_score

    iit = Fraction("498.88") / 5
    eit = Fraction("283.17") / 3
    oit = Fraction("187.50") / 2
    overall = Fraction(3, 10) * iit + Fraction(3, 10) * eit + Fraction(2, 5) * oit

    assert (iit, eit, oit) == (Fraction(12472, 125), Fraction(9439, 100), Fraction(375, 4))
    assert overall == Fraction(478749, 5000)
    assert round_score(overall) == Decimal("95.75")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_picture_and_link_of_a_page_leads_somewhere(page):
    fenced = re.compile(r"^ *```.*?^ *```", re.MULTILINE | re.DOTALL)
    text = fenced.sub("", page.read_text(encoding="utf-8"))
    links = re.findall(r"\]\(([^)\s]+)\)", text)
    inside = [link.partition("#")[0] for link in links if "://" not in link]
    targets = {link: (page.parent / link).resolve() for link in inside if link}

    # A generated page is there only once the documentation is built; its build judges it.
    generated = {DOCS / name for name in pages.GENERATED}
    assert [
        link for link, path in targets.items() if path not in generated and not path.exists()
    ] == []


@pytest.mark.parametrize("page", ["README.md", "README.th.md"])
def test_the_front_page_shows_a_page_of_every_kind(page):
    text = (ROOT / page).read_text(encoding="utf-8")

    assert [kind for kind in Kind if f"](docs/pictures/{kind}-1.png)" not in text] == []


def test_both_front_pages_have_the_same_parts():
    english, thai = ((ROOT / name).read_text("utf-8") for name in ("README.md", "README.th.md"))

    for part in (r"^(#+) ", r"^(- \*\*)", r"\]\((?!README)([^)]+)\)", r"`([^`\n]+)`"):
        assert re.findall(part, thai, re.MULTILINE) == re.findall(part, english, re.MULTILINE)


def test_every_picture_is_drawn_from_what_the_program_makes_now():
    # Where this fails, `make pictures` draws anew; look at what it drew.
    drawn = {path.stem: pictures.source_of(path.stem) for path in pictures.PICTURES.glob("*.png")}

    made = {name: sha256_of(source) for name, source in pictures.sources().items()}

    assert drawn == made


def test_every_dependency_has_its_reason():
    text = (DOCS / "dependencies.md").read_text(encoding="utf-8")
    reasons = {
        name.strip().lower()
        for names in re.findall(r"^\| ([^|]+) \|", text, re.MULTILINE)
        for name in names.split(",")
    }
    listed = [
        re.split(r"[#<>=\[]", line)[0].strip().lower()
        for file in ("requirements.in", "requirements-dev.in")
        for line in (ROOT / file).read_text(encoding="utf-8").splitlines()
        if not line.startswith(("#", "-"))
    ]

    assert [name for name in listed if name and name not in reasons] == []


YAML_BLOCK = re.compile(r"^ *```yaml\n(.*?)^ *```", re.MULTILINE | re.DOTALL)
FRAGMENTS = [
    pytest.param(fragment, id=f"{page.relative_to(DOCS).as_posix()}-{number}")
    for page in PAGES
    if DOCS in page.parents
    for number, fragment in enumerate(YAML_BLOCK.findall(page.read_text(encoding="utf-8")), 1)
]


@pytest.mark.parametrize("fragment", FRAGMENTS)
def test_every_piece_of_a_dossier_that_a_page_shows_is_sound(fragment):
    head = "schema: prongsai/dossier/1\nfiscal_year: 2566\nagency: {name: หน่วยงานสมมติ}\n"
    # A piece names people and units that stand elsewhere in the file.
    elsewhere = {"person-unknown", "unit-unknown", "measure-unknown", "key-missing"}

    _, problems = parse(head + textwrap.dedent(fragment))

    assert [each for each in problems if each.code not in elsewhere] == []
