"""What does a head of unit read of a check: how much is to mend, where, and how?"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import PurePath
from typing import Any

import yaml

from prongsai.core.dates import fiscal_year_of
from prongsai.core.day_texts import english_day, thai_day
from prongsai.core.problems import Problem, Said, Severity
from prongsai.core.tree import (
    Align,
    Block,
    Cell,
    Digits,
    Document,
    Orientation,
    Paragraph,
    Role,
    Row,
    Run,
    Section,
    Table,
    Text,
)
from prongsai.dossier import place_in_words
from prongsai.reporting.composing.elements import as_written, columns, header, heading
from prongsai.reporting.letters import shown

_LONGEST_QUOTE = 120
_KIND = "check-report"
_SEVERITIES = tuple(Severity)


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """One file with what is to mend in it; ``unread``: why it could not be read."""

    file: str
    problems: tuple[Problem, ...] = ()
    unread: Said | None = None


def compose_check_report(
    checked: Sequence[Checked], *, today: date, language: str = "th"
) -> Document:
    """The report on one file or many: the counts on top, then a table for each file.

    Everything that is quoted stands as it was written; only its control characters are left out.
    """
    words = _words(language)
    titled = words["title"]
    day = english_day(today) if language == "en" else thai_day(today)
    names = _names(checked)
    blocks: list[Block] = [
        _line(titled, role=Role.TITLE),
        _line(words["checked_on"].format(day=day), align=Align.CENTER),
        _line(_found(checked, words)),
        _summary(checked, names, words),
        _line(words["guide"], role=Role.NOTE),
    ]
    for each, name in zip(checked, names, strict=True):
        blocks += _of_file(each, name, words, language)
    return Document(
        kind=_KIND,
        title=titled,
        agency="Prongsai",
        fiscal_year=fiscal_year_of(today).be,
        sections=(Section(blocks=tuple(blocks), orientation=Orientation.LANDSCAPE),),
        language=language,
        digits=Digits.ARABIC,
        is_draft=False,
    )


@cache
def _words(language: str) -> dict[str, Any]:
    source = files("prongsai.reporting.composing").joinpath("check_report.yaml")
    shape: dict[str, dict[str, Any]] = yaml.safe_load(source.read_text(encoding="utf-8"))
    return shape["en" if language == "en" else "th"]


def _names(checked: Sequence[Checked]) -> tuple[str, ...]:
    """The files' own names, or their whole paths where two have one name."""
    short = [PurePath(each.file).name for each in checked]
    many = Counter(short)
    return tuple(
        _clean(name if many[name] == 1 else each.file)
        for name, each in zip(short, checked, strict=True)
    )


def _counts(problems: Sequence[Problem]) -> Counter[Severity]:
    return Counter(each.severity for each in problems)


def _found(checked: Sequence[Checked], words: dict[str, Any]) -> str:
    counts = _counts([problem for each in checked for problem in each.problems])
    if not counts:
        return str(words["nothing"])
    by_name = {str(severity): counts[severity] for severity in _SEVERITIES}
    return str(words["found"].format(total=counts.total(), **by_name))


def _summary(checked: Sequence[Checked], names: Sequence[str], words: dict[str, Any]) -> Table:
    rows = [_summary_row(each, name, words) for each, name in zip(checked, names, strict=True)]
    if len(checked) > 1:
        every = [problem for each in checked for problem in each.problems]
        rows.append(_count_row(words["total"], every, bold=True))
    severities = [words["severity"][severity] for severity in _SEVERITIES]
    return Table(
        columns=columns(10, *[(3, Align.CENTER)] * 4),
        header=(header(words["file"], *severities, words["total"]),),
        rows=tuple(rows),
        summary=f"{words['summary']}: {_found(checked, words)}",
    )


def _summary_row(checked: Checked, name: str, words: dict[str, Any]) -> Row:
    if checked.unread is None:
        return _count_row(name, checked.problems)
    why = words["unread"].format(why=checked.unread.in_language(_language_of(words)))
    reason = Cell(lines=(as_written(_clean(why)),), colspan=len(_SEVERITIES) + 1, align=Align.START)
    return Row(cells=(Cell(lines=(as_written(name),)), reason))


def _language_of(words: dict[str, Any]) -> str:
    return "en" if words is _words("en") else "th"


def _count_row(name: str, problems: Sequence[Problem], *, bold: bool = False) -> Row:
    counts = _counts(problems)
    texts = (name, *(str(counts[severity]) for severity in _SEVERITIES), str(len(problems)))
    return Row(
        cells=tuple(Cell(lines=((Run(text=each, bold=bold, verbatim=True),),)) for each in texts)
    )


def _of_file(checked: Checked, name: str, words: dict[str, Any], language: str) -> Iterator[Block]:
    if checked.unread is not None:
        return
    yield replace(heading(name), text=as_written(name))
    if not checked.problems:
        yield _line(words["nothing"])
        return
    titles = ("number", "place", "quote", "message", "remedy", "mended")
    yield Table(
        columns=columns((2, Align.CENTER), 7, 9, 10, 10, (3, Align.CENTER)),
        header=(header(*(words[each] for each in titles)),),
        rows=tuple(_rows(checked.problems, words, language)),
        summary=f"{name}: {_found([checked], words)}",
    )


def _rows(problems: tuple[Problem, ...], words: dict[str, Any], language: str) -> Iterator[Row]:
    number = 0
    for severity in _SEVERITIES:
        found = [each for each in problems if each.severity is severity]
        if not found:
            continue
        said = words["group"].format(severity=words["severity"][severity], count=len(found))
        group = Cell(lines=((Run(text=said, bold=True, verbatim=True),),), colspan=6)
        yield Row(cells=(replace(group, align=Align.START),), group=True)
        for each in found:
            number += 1
            yield _row(each, number, words, language)


def _row(problem: Problem, number: int, words: dict[str, Any], language: str) -> Row:
    remedy = [as_written(_clean(problem.remedy.in_language(language)))]
    if problem.suggestion:
        wanted = Run(text=words["suggestion"], bold=True, verbatim=True)
        remedy.append((wanted, *as_written(_cut(problem.suggestion))))
    message = _clean(problem.message.in_language(language))
    lines: tuple[tuple[Text, ...], ...] = (
        (as_written(str(number)),),
        (as_written(_place(problem, words, language)),),
        (as_written(_cut(problem.text or "")),),
        (as_written(message), as_written(f"({problem.code})")),
        tuple(remedy),
        (),
    )
    return Row(cells=tuple(Cell(lines=tuple(line for line in each if line)) for each in lines))


def _place(problem: Problem, words: dict[str, Any], language: str) -> str:
    place = problem.place
    if place.path and language != "en":
        place = replace(place, path=place_in_words(place.path))
    return _clean(place.described(language)) or str(words["no_place"])


def _line(words: str, *, role: Role = Role.BODY, align: Align = Align.START) -> Paragraph:
    is_title = role is Role.TITLE
    return Paragraph(
        text=(Run(text=words, bold=is_title, verbatim=True),),
        role=role,
        align=Align.CENTER if is_title else align,
    )


def _clean(words: str) -> str:
    """The words in one line, without what no paper shows.

    A letter of a script that our fonts do not have is named: an empty box tells nothing.
    """
    line = " ".join(shown(words).split())
    # What turns the direction of writing could make a place read as another.
    line = "".join(each for each in line if unicodedata.category(each) != "Cf")
    return "".join(f"[U+{ord(each):04X}]" if _is_strange(each) else each for each in line)


def _is_strange(letter: str) -> bool:
    is_letter = unicodedata.category(letter)[0] in "LM"
    return is_letter and not unicodedata.name(letter, "").startswith(("THAI", "LATIN"))


def _cut(words: str) -> str:
    """The words in one line, cut where they are long, never between a letter and its marks."""
    line = _clean(words)
    if len(line) <= _LONGEST_QUOTE:
        return line
    at = _LONGEST_QUOTE
    while at > 1 and (
        unicodedata.category(line[at]) == "Mn" or line[at] in "ะาำ" or line[at - 1] in "เแโใไ"
    ):
        at -= 1
    return f"{line[:at].rstrip()}…"
