"""Which rules hold for this fiscal year?

One dated YAML file a year; a year without a file is an error, never a silent fallback.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

from prongsai.core.dates import FiscalYear
from prongsai.core.errors import ProblemsFound, ProngsaiError
from prongsai.core.problems import Problem, Said
from prongsai.editions.consistency import check_edition
from prongsai.editions.nodes import Reader
from prongsai.editions.plausibility import check_plausibility
from prongsai.editions.records import Edition
from prongsai.editions.schema import read_edition

_FILE = re.compile(r"(2[0-9]{3})\.yaml")


class EditionMissing(ProngsaiError):
    """There are no rules for the year that was asked for; ``known`` holds the years there are."""

    def __init__(self, *, year: FiscalYear | int, known: tuple[FiscalYear, ...]) -> None:
        self.year = year if isinstance(year, int) else year.be  # may be no year at all
        self.known = known
        years = ", ".join(str(each) for each in known)
        super().__init__(
            Said(
                th=f"ไม่มีเกณฑ์การประเมินของปีงบประมาณ {year} มีเฉพาะปี {years}",
                en=f"There are no rules for fiscal year {year}; there are {years}.",
            ),
            Said(th=f"ใช้ปีใดปีหนึ่งใน {years}", en=f"Use one of {years}."),
        )


def known_years() -> tuple[FiscalYear, ...]:
    """The fiscal years that have an edition, the earliest first."""
    return tuple(FiscalYear(year) for year in _years())


def load(year: FiscalYear | int) -> Edition:
    """The rules of a fiscal year.

    Errors: EditionMissing for a year without a file; ProblemsFound for a file with problems.

    >>> load(2564).indicator("open-data").number
    9
    """
    if not isinstance(year, int):
        year = year.be
    return _load(year)


def edition_text(year: FiscalYear | int) -> str:
    """The YAML text of a year's file, as it stands. Errors: EditionMissing."""
    number = year if isinstance(year, int) else year.be
    if number not in _years():
        raise EditionMissing(year=year, known=known_years())
    return _folder().joinpath(f"{number}.yaml").read_text(encoding="utf-8")


def edition_problems(text: str) -> tuple[Problem, ...]:
    """Everything that is wrong with the text of an edition file, in the order of its lines."""
    return _parsed(text)[1]


def parse_edition(text: str, *, file: str, year: int | None = None) -> Edition:
    """The edition that a text describes; ``year``: the one that it must be of.

    Errors: ProblemsFound with all that is wrong with it.
    """
    edition, problems = _parsed(text, year)
    if edition is None:
        first = problems[0]
        raise ProblemsFound(
            tuple(problem.in_file(file) for problem in problems),
            Said(
                th=f"{file}: เกณฑ์การประเมินมีข้อผิดพลาด {len(problems)} แห่ง: {first.message.th}",
                en=f"{file}: the rules have {len(problems)} problems: {first.message.en}",
            ),
            first.remedy,
        )
    return edition


def _folder() -> Traversable:
    return resources.files("prongsai.editions") / "data"


@cache
def _years() -> tuple[int, ...]:
    names = (_FILE.fullmatch(file.name) for file in _folder().iterdir())
    return tuple(sorted(int(name[1]) for name in names if name))


@cache
def _load(number: int) -> Edition:
    return parse_edition(edition_text(number), file=f"{number}.yaml", year=number)


def _parsed(text: str, year: int | None = None) -> tuple[Edition | None, tuple[Problem, ...]]:
    reader = Reader()
    root = reader.compose(text)
    edition = None if root is None else read_edition(reader, root)
    if edition is not None and not reader.problems:
        check_edition(reader, edition)
        check_plausibility(reader, edition)
        if year is not None and edition.fiscal_year.be != year:
            _refuse_year(reader, edition, year)
    problems = tuple(sorted(reader.problems, key=lambda problem: problem.place.line or 0))
    return (None if problems else edition), problems


def _refuse_year(reader: Reader, edition: Edition, year: int) -> None:
    found = str(edition.fiscal_year)
    reader.problem_at(
        "other-year",
        "edition",
        Said(
            th=f"แฟ้มของปี {year} บอกว่าเป็นเกณฑ์ของปี {found}",
            en=f"The file of {year} says that it is of {found}.",
        ),
        Said(th="แก้ปีหรือชื่อแฟ้ม", en="Correct the year or the file's name."),
        found,
    )
