"""Has every command its tests, its place in the reference, and its help in both languages?"""

from __future__ import annotations

import runpy
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from tests.conftest import ROOT
from tests.running import door, has_thai
from typer.main import get_command

from prongsai.cli.door import app_in
from prongsai.cli.speech import Speech

HERE = Path(__file__)


def walk(command: Any, words: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    below = getattr(command, "commands", {})
    yield words, command
    for name, each in below.items():
        yield from walk(each, (*words, name))


def commands(language: str = "th") -> dict[tuple[str, ...], Any]:
    return dict(walk(get_command(app_in(Speech(language)))))


@cache
def documented_commands() -> tuple[tuple[str, ...], ...]:
    pages = runpy.run_path(str(ROOT / "docs" / "pages.py"))
    return tuple(pages["commands"]())


LEAVES = [words for words, command in commands().items() if not hasattr(command, "commands")]


def test_the_commands_are_those_of_the_design():
    assert set(LEAVES) == {
        ("editions", "list"),
        ("editions", "show"),
        ("score",),
        ("analyse",),
        ("plan", "suggest"),
        *(("dossier", name) for name in ("schema", "new", "validate", "template")),
        ("dossier", "to-xlsx"),
        ("dossier", "from-xlsx"),
        ("intake",),
        ("build",),
        ("check",),
        ("serve",),
        *(("admin", name) for name in ("account", "load", "backup", "restore", "verify")),
    }


@pytest.mark.parametrize("words", LEAVES, ids=" ".join)
def test_every_command_is_run_by_a_test(words):
    sources = [path.read_text(encoding="utf-8") for path in HERE.parent.glob("test_*.py")]
    run = ", ".join(f'"{word}"' for word in words)

    assert any(f"prongsai({run}" in each or f"*({run}" in each for each in sources)


@pytest.mark.parametrize("words", LEAVES, ids=" ".join)
def test_every_command_is_in_the_generated_reference(words):
    assert words in documented_commands()


@pytest.mark.parametrize("words", commands(), ids=lambda words: " ".join(words) or "prongsai")
def test_every_command_and_option_has_help_in_both_languages(words):
    thai, english = commands("th")[words], commands("en")[words]

    assert has_thai(thai.help)
    assert english.help
    assert not has_thai(english.help)
    for in_thai, in_english in zip(thai.params, english.params, strict=True):
        assert has_thai(in_thai.help), in_thai.name
        assert in_english.help, in_english.name
        assert not has_thai(in_english.help), in_english.name


@pytest.mark.parametrize("words", commands(), ids=lambda words: " ".join(words) or "prongsai")
def test_every_help_page_is_in_one_language_and_without_signs_of_the_parser(words):
    thai, english = door(*words, "--help"), door(*words, "--help", "--lang", "en")

    assert (thai.status, english.status) == (0, 0)
    assert not has_thai(english.out)
    for word in ("Usage", "Options", "OPTIONS", "Arguments", "ARGS", "Commands", "required"):
        assert word not in thai.out
    for sign in ("{", "<path>", "<list", "<str>"):
        assert sign not in thai.out + english.out
    cut = [line for line in (thai.out + english.out).splitlines() if line.endswith("...")]
    assert [line for line in cut if "prongsai" not in line] == []


@pytest.mark.parametrize("words", LEAVES, ids=" ".join)
def test_every_command_prints_json_where_it_is_asked_to(words):
    options = {option for param in commands()[words].params for option in param.opts}

    assert "--json" in options or words == ("serve",)  # which answers nothing


def test_the_front_page_names_every_command():
    page = door("--help").out

    assert all(words[0] in page for words in LEAVES)
    assert "--version" in page
    assert "--lang th|en" in page
