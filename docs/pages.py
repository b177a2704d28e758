"""Which pages of the documentation are made from the program itself?

``conf.py`` writes them before each build; the tests read them, too.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from prongsai import dossier
from prongsai.dossier import json_schema
from prongsai.editions import Basis, BasisKind, Edition, known_years, load

HERE = Path(__file__).parent
_NOTE = "*This page is made from the program; do not edit it.*"

_KINDS = {
    BasisKind.READ: "read",
    BasisKind.RECOMPUTED: "recomputed",
    BasisKind.CARRIED_OVER: "carried over",
    BasisKind.INFERRED: "inferred",
    BasisKind.GENERAL_KNOWLEDGE: "general knowledge",
}


def write_generated_pages() -> None:
    """Write each page whose text has changed, so that nothing else is built again."""
    for path, make in GENERATED.items():
        target, text = HERE / path, make()
        if not target.is_file() or target.read_text(encoding="utf-8") != text:
            target.write_text(text, encoding="utf-8")


# The command line, from its own help.


@cache
def help_of(words: tuple[str, ...], language: str) -> str:
    """What ``prongsai WORDS --help`` prints."""
    done = subprocess.run(
        [sys.executable, "-m", "prongsai", "--lang", language, *words, "--help"],
        capture_output=True,
        encoding="utf-8",
        check=True,
        env={**os.environ, "COLUMNS": "96"},
    )
    return done.stdout.replace("python -m prongsai", "prongsai").strip()


def commands() -> tuple[tuple[str, ...], ...]:
    """Every command that the help names, groups taken apart, in the help's order."""
    return tuple(_commands_below(()))


def _commands_below(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    text = help_of(words, "en")
    names = _names_in(text)
    if words and not names:
        yield words
    for name in names:
        yield from _commands_below((*words, name))


def _names_in(help_text: str) -> tuple[str, ...]:
    _, found, below = help_text.partition("Commands:\n")
    return tuple(re.findall(r"^  ([a-z][a-z-]*)\b", below, re.MULTILINE)) if found else ()


def command_reference() -> str:
    """One heading a command, its help in both languages."""
    parts = ["# Command line", _NOTE, _EXIT_STATUS]
    for words in ((), *commands()):
        parts.append("## `" + " ".join(("prongsai", *words)) + "`")
        parts += [f"```text\n{help_of(words, lang)}\n```" for lang in ("en", "th")]
    return "\n\n".join(parts) + "\n"


_EXIT_STATUS = """\
Messages are Thai; `--lang en`, anywhere in the command, makes them English, and so does the
environment's `PRONGSAI_LANG=en`. Results go to standard output, everything else to standard error.

| exit status | meaning |
| --- | --- |
| 0 | it ran, and found no error (hints and warnings are no errors) |
| 1 | it ran, and found errors; they are listed |
| 2 | it could not run; one sentence says why and what to do |

With `--json` a problem always has one shape: `code`, `severity` (`error`, `warning`, `hint`),
`file`, `place`, `text`, `message_th`, `message_en`, `remedy_th`, `suggestion`. A command
that could not run answers with `problems` alone. What each code means stands in
[mend a problem](../how-to/mend-problems.md)."""


# The dossier's keys, from its JSON Schema.


def dossier_keys() -> str:
    """One table for the dossier and each of its parts."""
    schema = json_schema()
    parts = ["# Keys of a dossier", _NOTE, _KEYS_INTRODUCTION]
    parts += ["## The dossier", _keys_table(schema)]
    for name, definition in schema["$defs"].items():
        if "properties" in definition:
            parts += [f"## {name}", _docstring(name), _keys_table(definition)]
        elif "enum" in definition:
            listed = ", ".join(f"`{value}`" for value in definition["enum"])
            parts += [f"## {name}", f"One of {listed}."]
    return "\n\n".join(part for part in parts if part) + "\n"


_KEYS_INTRODUCTION = """\
A dossier is YAML or JSON in UTF-8. The machine-readable form is its JSON Schema
(`prongsai dossier schema`). A key without a value is as good as absent. Scores are texts or numbers
from 0 to 100; days may be written as `2023-01-06` or `6 มกราคม 2566`; years are Buddhist or common
era; digits Thai or Arabic."""


def _docstring(name: str) -> str:
    words = getattr(dossier, name).__doc__ if hasattr(dossier, name) else None
    return str(words).split("\n\n")[0].replace("``", "`") if words else ""


def _keys_table(definition: dict[str, Any]) -> str:
    required = definition.get("required", ())
    rows = [
        (
            f"`{key}`" + (" (required)" if key in required else ""),
            _type_of(value),
            value.get("title", ""),
            value.get("description", ""),
        )
        for key, value in definition["properties"].items()
    ]
    return table(("key", "holds", "ชื่อ", "ความหมาย"), rows)


def _type_of(value: dict[str, Any]) -> str:
    if "$ref" in value:
        name = value["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if below := value.get("anyOf") or value.get("allOf"):
        kinds = [_type_of(each) for each in below if each.get("type") != "null"]
        return " or ".join(dict.fromkeys(kinds))
    words = [value["const"]] if "const" in value else value.get("enum")
    if words:
        return " or ".join(f"`{word}`" for word in words)
    if value.get("type") == "array":
        return f"list of {_type_of(value['items'])}"
    kind = value.get("type", "")
    kinds = [kind] if isinstance(kind, str) else kind
    return " or ".join(_TYPES.get(each, each) for each in kinds)


_TYPES = {"string": "text", "boolean": "true or false", "integer": "number"}


# The editions, from their data.


def rules_table() -> str:
    """What is known of each year's rules, in one table; ``explanation/scoring.md`` holds it."""
    heading = ("year", "weights", "formula", "levels", "pass line", "OIT items", "IIT", "EIT")
    return table(heading, [_rules_row(load(year)) for year in known_years()])


def _rules_row(edition: Edition) -> tuple[str, ...]:
    return (
        str(edition.fiscal_year.be),
        basis_words(edition.weights_basis),
        basis_words(edition.formula_basis),
        basis_words(edition.levels.basis),
        basis_words(edition.levels.pass_basis),
        _oit_words(edition),
        _questionnaire_words(edition, "IIT"),
        _questionnaire_words(edition, "EIT"),
    )


def basis_words(basis: Basis) -> str:
    """``read``, ``carried over`` …; a kind that sounds sure and is not settled says so."""
    is_doubtful = basis.kind in (BasisKind.READ, BasisKind.RECOMPUTED) and not basis.verified
    return _KINDS[basis.kind] + (", not settled" if is_doubtful else "")


def _oit_words(edition: Edition) -> str:
    tree = edition.oit
    if not tree.items:
        return "not known"
    use = "scores" if tree.is_for_scoring else "checklist only"
    return f"{len(tree.items)}, {basis_words(tree.basis)}; {use}"


def _questionnaire_words(edition: Edition, instrument: str) -> str:
    found = edition.questionnaire(instrument)
    if found is None:
        return "not known"
    if found.is_for_scoring:
        return f"{basis_words(found.basis)}; scores answers"
    return f"in part ({basis_words(found.basis)}); answers are not scored"


def editions_page() -> str:
    """Every edition's rules with their basis and sources."""
    parts = ["# Editions", _NOTE, _EDITIONS_INTRODUCTION, rules_table()]
    for year in known_years():
        edition = load(year)
        parts += [f"## {year.be}", table(("rule", "value", "basis", "sources"), _rules(edition))]
        if edition.oit.sub_indicators:
            rows = [
                (part.number, part.name_th, _span(part.items), str(len(part.items)))
                for part in edition.oit.sub_indicators
            ]
            parts.append(table(("sub-indicator", "name", "items", "number of items"), rows))
    return "\n\n".join(parts) + "\n"


_EDITIONS_INTRODUCTION = """\
The rules of each fiscal year are dated data, `src/prongsai/editions/data/YEAR.yaml`, in which
every value has a source or a basis. *Read* means: in at least one public text; no official
manual could be read in full. All data of a year: `prongsai editions show YEAR --json`."""


def _rules(edition: Edition) -> Iterator[tuple[str, ...]]:
    levels = edition.levels
    weights = ", ".join(f"{each.slug} {each.weight * 100}%" for each in edition.instruments)
    yield "weights", weights, *_rest(edition.weights_basis)
    yield "indicators", str(len(edition.indicators)), *_rest(edition.indicators_basis)
    yield "formula", "see [scoring](../explanation/scoring.md)", *_rest(edition.formula_basis)
    named = ", ".join(
        f"{each.name_th} {each.overall_from}"
        + (f" (each instrument {each.instruments_from})" if each.instruments_from else "")
        for each in levels.levels
    )
    yield "levels, from", named, *_rest(levels.basis)
    yield "pass line", str(levels.pass_from), *_rest(levels.pass_basis)
    looks = "shown" if levels.looks_at_rounded else "exact"
    yield "score that decides the level", looks, *_rest(levels.rounding_basis)
    yield "OIT items", _oit_words(edition), *_rest(edition.oit.basis)
    groups = f"strength {edition.groups.strength_from}, maintain {edition.groups.maintain_from}"
    yield "groups of the analysis, from", groups, *_rest(edition.groups.basis)
    place = edition.publications
    items = (place.analysis_item, place.measures_item, place.report_item)
    published = ", ".join(each or "not known" for each in items)
    yield "items for analysis, measures, report", published, *_rest(place.basis)
    covers = f"the {place.report_covers} fiscal year"
    yield "what the report covers", covers, *_rest(place.covers_basis)
    for entry in edition.calendar:
        days = " to ".join(day.isoformat() if day else "?" for day in (entry.starts, entry.ends))
        yield f"calendar: {entry.name_en}", days, *_rest(entry.basis)
    for sample in edition.samples:
        yield f"answers wanted, {sample.instrument}", sample.words_en, *_rest(sample.basis)


def _rest(basis: Basis) -> tuple[str, str]:
    words = basis_words(basis) + (f" ({basis.note})" if basis.note else "")
    return words, "; ".join(_linked(source) for source in basis.sources) or "–"


def _linked(source: str) -> str:
    return re.sub(r"https?://[^\s()|<>]+", lambda address: f"<{address[0]}>", source)


def _span(items: tuple[str, ...]) -> str:
    return f"{items[0]} to {items[-1]}" if items else "–"


def table(heading: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """A table in Markdown; bars and line ends inside cells are kept harmless."""
    lines = [heading, ("---",) * len(heading), *rows]
    return "\n".join(
        "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in line) + " |"
        for line in lines
    )


# The rights, from the table that the web room enforces.

_TELL_RIGHTS = """
import json, sys, django
django.setup()
from django.utils import translation
from prongsai.web import rights
with translation.override(sys.argv[1]):
    print(json.dumps({
        "roles": [str(name) for name in rights.ROLE_NAMES.values()],
        "rights": [
            [right, str(name), [rights.has_right({role}, right) for role in rights.ROLE_NAMES]]
            for right, name in rights.RIGHT_NAMES.items()
        ],
    }))
"""


@cache
def told_rights(language: str) -> dict[str, Any]:
    """The roles, and each right with who has it, as the application names them."""
    done = subprocess.run(
        [sys.executable, "-c", _TELL_RIGHTS, language],
        capture_output=True,
        encoding="utf-8",
        check=True,
        # A secret is given so that none is made and kept.
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "prongsai.web.settings",
            "PRONGSAI_SECRET": "of-the-documentation-alone",
        },
    )
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def rights_page() -> str:
    """Who may do what, in both languages."""
    parts = [_NOTE, ""]
    for language, title, first, words in (
        ("th", "# สิทธิ์ของแต่ละบทบาท", "สิทธิ์", _RIGHTS_TH),
        ("en", "## Rights of each role", "Right", _RIGHTS_EN),
    ):
        told = told_rights(language)
        rows = (
            (f"{name} (`{right}`)", *("●" if has else "" for has in held))
            for right, name, held in told["rights"]
        )
        heading = (first, *told["roles"])
        parts += [title, "", words, "", table(heading, rows), ""]
    return "\n".join(parts)


_RIGHTS_TH = (
    "ทุกคนใช้สิทธิ์ได้เฉพาะในหน่วยงานของตน หน้าของหน่วยงานอื่นไม่ปรากฏให้เห็น (404) "
    "ผู้ที่ไม่มีสิทธิ์ในหน่วยงานของตนจะได้รับแจ้ง (403) "
    "ผู้ดูแลระบบดูแลบัญชีและหน่วยงาน แต่ไม่เห็นงานของหน่วยงานใด"
)
_RIGHTS_EN = (
    "Everybody has them in their own authority alone: pages of another one are not there (404); "
    "who lacks a right in their own is told so (403). The administrator keeps accounts and "
    "authorities, and sees no authority's year."
)


# Each page's path below this folder, and what makes its text.
GENERATED: dict[str, Callable[[], str]] = {
    "reference/command-line.md": command_reference,
    "reference/dossier-keys.md": dossier_keys,
    "reference/editions.md": editions_page,
    "reference/rights.md": rights_page,
}
