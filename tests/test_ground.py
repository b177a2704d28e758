"""Formatting, lint, types, the layer contract, and what the repository may hold."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.conftest import ROOT

BIN = Path(sys.executable).parent


def run(*command: str) -> None:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def tracked() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    paths = [ROOT / name for name in listed.stdout.split("\0") if name]
    return [path for path in paths if path.is_file()]


def texts() -> dict[Path, str]:
    found = {}
    for path in tracked():
        data = path.read_bytes()
        if b"\0" not in data[:8000]:
            found[path] = data.decode("utf-8")
    return found


def test_code_is_formatted():
    run(str(BIN / "ruff"), "format", "--check", ".")


def test_lint_is_silent():
    run(str(BIN / "ruff"), "check", ".")


def test_types_are_strict_and_whole():
    run(str(BIN / "mypy"))


def test_the_layer_contract_holds():
    run(str(BIN / "lint-imports"))


def test_the_contract_covers_every_room():
    named = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    rooms = [p.name for p in (ROOT / "src/prongsai").iterdir() if (p / "__init__.py").is_file()]

    assert [room for room in rooms if f"({room})" not in named] == []


def pins_of(lock: str) -> dict[str, tuple[str, frozenset[str]]]:
    """Each package of a lock with its version and hashes."""
    entries = re.split(r"\n(?=\S)", (ROOT / lock).read_text(encoding="utf-8").strip())
    pins = {}
    for entry in entries:
        name, version = re.match(r"([A-Za-z0-9._-]+)==([^\s;]+)", entry).groups()  # type: ignore[union-attr]
        pins[name] = (version, frozenset(re.findall(r"--hash=sha256:([0-9a-f]{64})\b", entry)))
    return pins


@pytest.mark.parametrize("lock", ["requirements.txt", "requirements-dev.txt"])
def test_every_package_of_a_lock_is_hashed_and_none_names_an_index(lock):
    pins = pins_of(lock)

    assert len(pins) > 20
    assert [name for name, (_, hashes) in pins.items() if not hashes] == []
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert re.findall(r"index-url|find-links|https?:|file:", text) == []


def test_tests_run_with_what_users_get():
    ours, with_tests = pins_of("requirements.txt"), pins_of("requirements-dev.txt")

    assert {name: with_tests.get(name) for name in ours} == ours


def test_what_the_package_imports_is_what_its_lock_asks_for():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    declared = {re.split(r"[<>=\s]", each)[0] for each in settings["project"]["dependencies"]}
    asked = {
        re.split(r"[#<>=\s]", line)[0].strip()
        for line in (ROOT / "requirements.in").read_text(encoding="utf-8").splitlines()
    } - {""}

    assert asked == declared | {"setuptools"}


def test_no_machine_path_stands_in_the_repository():
    # Spelt in parts, so that this file does not find itself.
    names = ("work", "root", "home/[a-z]", "opt/pypi")
    paths = re.compile("|".join("/" + name + "/" for name in names))
    allowed = re.compile(r"https?://\S+")

    found = [
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path, text in texts().items()
        for match in [paths.search(allowed.sub("", text))]
        if match
    ]
    assert found == []


@pytest.mark.examples
def test_no_person_of_the_real_cases_stands_in_the_repository(examples):
    secrets: set[str] = set()
    for truth in sorted(examples.glob("*/truth.json")):
        case = json.loads(truth.read_text(encoding="utf-8"))
        memos = [case["memo"], *case.get("memos", [])]
        for signer in (s for memo in memos if memo for s in memo["signers"]):
            name = re.sub(r"^(นางสาว|นาย|นาง)", "", signer["name"])
            secrets.update(part for part in name.split() if len(part) > 3)
            secrets.add(name)
        for memo in memos:
            secrets.update(re.findall(r"\b0 ?\d{1,4} ?\d{3,4} ?\d{3,4}\b", str(memo)))
    assert len(secrets) > 10

    found = [
        f"{path.relative_to(ROOT)}: {secret}"
        for path, text in texts().items()
        for secret in secrets
        if secret in text
    ]
    assert found == []


# Official names and item titles are facts and carry over; the longest first.
OFFICIAL = (
    "การประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ",
    "รายงานผลการดำเนินการเพื่อส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน",
    "การดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใส",
    "มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน",
)


def packed_prose(text: str) -> str:
    packed = re.sub(r"\s+", "", text)
    for name in OFFICIAL:
        packed = packed.replace(name, "·")
    return packed


def sentences_of(source: str) -> set[str]:
    """Stretches of 60 letters of prose: long enough that only copying repeats them."""
    plain = re.sub(r"<[^>]+>", " ", source)
    stretches: set[str] = set()
    for line in re.split(r"[\n\t]", plain):
        packed = packed_prose(line)
        stretches.update(packed[at : at + 60] for at in range(0, len(packed) - 60, 20))
    return stretches


@pytest.mark.examples
def test_no_sentence_of_the_real_cases_stands_in_the_repository(examples):
    taken: set[str] = set()
    for source in sorted(examples.glob("*/source.txt")):
        taken |= sentences_of(source.read_text(encoding="utf-8"))
    assert len(taken) > 500

    found = []
    for path, text in texts().items():
        packed = packed_prose(text)
        here = {packed[at : at + 60] for at in range(max(0, len(packed) - 59))} & taken
        found += [f"{path.relative_to(ROOT)}: {stretch}" for stretch in sorted(here)[:3]]
    assert found == []
