"""What an administrator does at the command line, as processes of their own."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import zipfile

import pytest
from tests.conftest import ROOT

from prongsai.dossier import load

_EXAMPLE = ROOT / "examples" / "04-opinions-2564.yaml"
_PASSWORD = "a long enough secret 1"


def prongsai(*words, said="", language="en"):
    environment = {
        name: each for name, each in os.environ.items() if not name.startswith("PRONGSAI_")
    }
    return subprocess.run(
        [sys.executable, "-m", "prongsai", "--lang", language, *map(str, words)],
        input=said,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def installation(tmp_path_factory):
    folder = tmp_path_factory.mktemp("installation")
    loaded = prongsai("admin", "load", _EXAMPLE, "--data", folder)
    assert loaded.returncode == 0, loaded.stderr
    name = load(_EXAMPLE).agency.name
    words = ["o@example.org", "นาย ก", "--authority", name, "--data", folder]
    made = prongsai("admin", "account", *words, said=_PASSWORD)
    assert made.returncode == 0, made.stderr
    return folder


def rows_of(backup):
    with zipfile.ZipFile(backup) as archive:
        return archive.read("rows.jsonl")


def test_a_backup_restored_elsewhere_is_the_same_to_the_last_byte(installation, tmp_path):
    backup, again = tmp_path / "one.zip", tmp_path / "two.zip"
    assert prongsai("admin", "backup", backup, "--data", installation).returncode == 0

    restored = prongsai("admin", "restore", backup, "--data", tmp_path / "other")

    assert restored.returncode == 0, restored.stderr
    assert "as they were stored" in restored.stdout
    assert prongsai("admin", "backup", again, "--data", tmp_path / "other").returncode == 0
    assert rows_of(again) == rows_of(backup)


def test_a_backup_is_not_restored_over_data(installation, tmp_path):
    backup = tmp_path / "one.zip"
    prongsai("admin", "backup", backup, "--data", installation)

    refused = prongsai("admin", "restore", backup, "--data", installation)

    assert refused.returncode == 2
    assert "data here already" in refused.stderr


def test_a_damaged_backup_changes_nothing(installation, tmp_path):
    backup, damaged = tmp_path / "one.zip", tmp_path / "damaged.zip"
    prongsai("admin", "backup", backup, "--data", installation)
    with zipfile.ZipFile(backup) as old, zipfile.ZipFile(damaged, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, data.replace(b"2564", b"2565", 1) if name == "rows.jsonl" else data)

    refused = prongsai("admin", "restore", damaged, "--data", tmp_path / "other")

    assert refused.returncode == 2
    assert "not whole" in refused.stderr
    with sqlite3.connect(tmp_path / "other" / "prongsai.sqlite3") as database:
        assert database.execute("SELECT count(*) FROM people_authority").fetchone() == (0,)


@pytest.mark.parametrize("what", ["nothing", "a text", "another zip"])
def test_what_is_no_backup_is_refused_in_one_sentence(what, tmp_path):
    path = tmp_path / "file.zip"
    if what == "a text":
        path.write_text("no backup")
    elif what == "another zip":
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("a", "b")

    refused = prongsai("admin", "restore", path, "--data", tmp_path / "data")

    assert refused.returncode == 2
    assert "Traceback" not in refused.stderr
    assert "Use another backup" in refused.stderr


def test_a_dossier_changed_outside_is_named(installation, tmp_path):
    backup, other = tmp_path / "one.zip", tmp_path / "other"
    prongsai("admin", "backup", backup, "--data", installation)
    prongsai("admin", "restore", backup, "--data", other)
    with sqlite3.connect(other / "prongsai.sqlite3") as database:
        database.execute("UPDATE years_yearrow SET dossier = replace(dossier, '95.47', '99.47')")

    found = prongsai("admin", "verify", "--data", other)

    assert found.returncode == 1
    assert "dossier 2564" in found.stdout


def test_a_weak_password_makes_no_account(installation):
    refused = prongsai(
        "admin", "account", "x@example.org", "x", "--data", installation, said="short"
    )

    assert refused.returncode == 2
    assert "password" in refused.stderr.lower()


def test_a_demonstration_is_for_this_machine_alone(tmp_path):
    refused = prongsai("serve", "--demo", "--host", "0.0.0.0", "--data", tmp_path)

    assert refused.returncode == 2
    assert "this machine alone" in refused.stderr
