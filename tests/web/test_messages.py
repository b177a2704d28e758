"""Every word of the application is there in Thai, in catalogues that are those of the code."""

from __future__ import annotations

import gettext
import importlib
import inspect
import pkgutil
import re
import shutil
import subprocess

import pytest
from django import forms
from django.utils import translation
from tools.messages import WEB, collect

import prongsai.web

APPS = sorted(each.parent.name for each in WEB.glob("*/apps.py"))
CATALOGUES = sorted(WEB.glob("**/LC_MESSAGES/django.po"))


THAI = re.compile("[\u0e01-\u0e5b]")
# What reads the same in both languages.
SAME_IN_THAI = frozenset({"(Hidden field %(name)s) %(error)s"})


def name_of(path):
    """The app of a catalogue."""
    return path.parents[3].name


pytestmark = pytest.mark.xdist_group("messages")


@pytest.fixture(scope="module")
def collected(tmp_path_factory):
    """The application's messages collected anew, beside the catalogues that are kept."""
    copy = tmp_path_factory.mktemp("collected") / "web"
    shutil.copytree(WEB, copy, ignore=shutil.ignore_patterns("static", "demo", "__pycache__"))
    for app in APPS:
        collect(copy / app)
    collect(copy, ignored=tuple(f"{app}/*" for app in APPS))
    return copy


def attributes(words, path):
    done = subprocess.run(
        ["msgattrib", *words, "--no-wrap", str(path)], check=True, capture_output=True, text=True
    )
    return [line for line in done.stdout.splitlines() if line.startswith("msgid ")][1:]


def test_there_are_catalogues():
    assert len(CATALOGUES) > 4


@pytest.mark.parametrize("path", CATALOGUES, ids=name_of)
def test_a_catalogue_is_whole(path, collected):
    fresh = collected / path.relative_to(WEB)

    assert fresh.read_text(encoding="utf-8") == path.read_text(encoding="utf-8"), (
        "run tools/messages.py"
    )
    assert attributes(["--untranslated"], path) == []
    assert attributes(["--only-fuzzy"], path) == []


def test_every_app_with_words_has_its_catalogue(collected):
    fresh = {each.relative_to(collected) for each in collected.glob("**/LC_MESSAGES/django.po")}

    assert fresh == {each.relative_to(WEB) for each in CATALOGUES}


@pytest.mark.parametrize("path", CATALOGUES, ids=name_of)
def test_a_compiled_catalogue_is_that_of_its_text(path, tmp_path):
    subprocess.run(
        ["msgfmt", "--check-format", "-o", tmp_path / "django.mo", path],
        check=True,
        stderr=subprocess.PIPE,
    )

    assert (tmp_path / "django.mo").read_bytes() == path.with_suffix(".mo").read_bytes()


def test_one_english_sentence_has_one_thai_one():
    """Django puts all catalogues into one: of two translations one would be lost."""
    found: dict[str, set[str]] = {}
    for path in CATALOGUES:
        with path.with_suffix(".mo").open("rb") as file:
            words = gettext.GNUTranslations(file)
        for english, thai in words._catalog.items():  # type: ignore[attr-defined]
            if english:
                found.setdefault(str(english), set()).add(thai)

    assert {english: thai for english, thai in found.items() if len(thai) > 1} == {}
    assert [
        english
        for english, thai in found.items()
        if not THAI.search("".join(thai)) and english not in SAME_IN_THAI
    ] == []


@pytest.mark.parametrize("path", CATALOGUES, ids=name_of)
def test_our_words_are_those_that_are_shown(path):
    """Django and allauth have catalogues of their own, and may say the same otherwise."""
    with path.with_suffix(".mo").open("rb") as file:
        words = gettext.GNUTranslations(file)._catalog  # type: ignore[attr-defined]
    with translation.override("th"):
        wrong = {
            english: translation.gettext(english)
            for english, thai in words.items()
            if isinstance(english, str) and english and translation.gettext(english) != thai
        }

    assert wrong == {}


def forms_of_ours():
    found = {}
    for module in pkgutil.walk_packages(prongsai.web.__path__, "prongsai.web."):
        if module.name.rpartition(".")[2] != "forms":
            continue
        for _, kind in inspect.getmembers(importlib.import_module(module.name), inspect.isclass):
            if issubclass(kind, forms.BaseForm) and kind.__module__ == module.name:
                found[f"{module.name}.{kind.__name__}"] = kind
    return found


@pytest.mark.parametrize("name", forms_of_ours())
def test_a_form_has_no_english_word_in_thai(name):
    with translation.override("th"):
        said = [
            (field_name, str(words))
            for field_name, field in forms_of_ours()[name].base_fields.items()
            for words in (
                field.label or "",
                field.help_text,
                *field.error_messages.values(),
                *(getattr(each, "message", "") for each in field.validators),
            )
            if str(words) and not THAI.search(str(words))
        ]

    assert said == []
