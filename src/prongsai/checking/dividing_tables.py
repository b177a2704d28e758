"""How does a table put scored indicators into groups?

By a column of words, by ticks, by rows that stand between, by a cell that is merged over several
rows, or with the members of each group in one cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from prongsai.checking.material import Material
from prongsai.checking.members import LONGEST_LABEL, Division, Group, Line, Member, Names
from prongsai.checking.mentions import slug_of, slugs_of
from prongsai.checking.statements import TableScore
from prongsai.checking.wordings import any_of
from prongsai.core.reading import Passage, PassageKind
from prongsai.core.thai import comparison_form

_NOTHING = re.compile(r"[-–—.…]*")
_MOST_LABELS = 6  # of one column: what holds more is no column of groups
_PAIR = 2
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_TICK = re.compile(r"[✓✔√☑/●■Xx✗*]")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Grid:
    """A table's cells, its rows of indicators with scores, and the titles of its columns."""

    cells: dict[int, list[Passage]]  # by row
    rows: dict[int, TableScore]
    titles: dict[int, str]
    names: frozenset[int]  # the columns of the indicators' names


def divisions_in_table(material: Material, number: int, names: Names) -> Iterator[Division]:
    """How a table divides its rows, in every way that it does."""
    cells: dict[int, list[Passage]] = {}
    for each in material.passages:
        if each.place.table == number:
            cells.setdefault(each.place.row or 0, []).append(each)
    scores = material.table_scores[number]
    if scores:
        slugs = slugs_of(material.names_from)
        grid = _grid(cells, {each.beside[0].place.row or 0: each for each in scores}, slugs)
        yield from _by_words(grid)
        yield from _by_ticks(grid)
        yield from _by_rows(grid)
    else:
        yield from _by_cells(cells, names)


def of_row(row: TableScore) -> Member:
    """The indicator of a row, pointed at by its score."""
    cell = next((each for each in row.beside if str(row.score) in each.arabic), row.beside[0])
    return Member(passage=cell, printed=cell.text, slug=row.slug, score=row.score)


def _has_points(cell: Passage) -> bool:
    return re.fullmatch(r"\s*[0-9]{1,3}\.[0-9]{1,4}\D*", cell.arabic) is not None


def _column(cell: Passage) -> int:
    return cell.place.column or 0


def _grid(
    cells: dict[int, list[Passage]], rows: dict[int, TableScore], slugs: dict[str, str]
) -> _Grid:
    return _Grid(
        cells=cells,
        rows=rows,
        titles=_titles(cells, min(rows)),
        names=frozenset(
            _column(cell)
            for row in rows.values()
            for cell in row.beside
            if slug_of(cell.text, slugs) is not None
        ),
    )


def _titles(cells: dict[int, list[Passage]], first: int) -> dict[int, str]:
    """The title of each column: of several lines of titles the lowest."""
    return {
        _column(each): each.arabic.strip()
        for at in sorted(cells)
        if at < first
        for each in cells[at]
    }


def _by_words(grid: _Grid) -> Iterator[Division]:
    for column, told in _columns(grid).items():
        words = {comparison_form(cell.arabic) for cell, _ in told}
        title = grid.titles.get(column, "")
        is_ticks = len(words) == 1 and _TICK.fullmatch(next(iter(words))) is not None
        is_numbers = all(each.isdigit() for each in words)
        if len(words) > _MOST_LABELS or is_ticks:
            continue
        if is_numbers and any_of("columns_of_groups").search(title) is None:
            continue
        is_target = any_of("columns_of_targets").search(title) is not None
        if is_target and all(_NUMBER.search(cell.arabic) for cell, _ in told):
            continue
        is_answer = _is_answer(words)
        # A dash that is no answer says that there is nothing.
        said = [
            each for each in told if is_answer or not _NOTHING.fullmatch(each[0].arabic.strip())
        ]
        division = _by_column(said, title, is_answer=is_answer, is_numbers=is_numbers)
        division.line = _line_of(grid)
        yield division


def _line_of(grid: _Grid) -> Decimal | None:
    """The one number in a column of targets."""
    told: set[str] = set()
    for column, title in grid.titles.items():
        if any_of("columns_of_targets").search(title) is not None:
            cells = [cell for row in grid.rows.values() for cell in row.beside]
            told |= {
                number
                for cell in cells
                if _column(cell) == column
                for number in _NUMBER.findall(cell.arabic)
            }
    return Decimal(told.pop()) if len(told) == 1 else None


def _columns(grid: _Grid) -> dict[int, list[tuple[Passage, TableScore]]]:
    """The short words beside each indicator, by column; a merged cell goes for all its rows."""
    columns: dict[int, list[tuple[Passage, TableScore]]] = {}
    for at in sorted(grid.rows):
        row = grid.rows[at]
        here = {_column(cell): cell for cell in row.beside}
        for column in columns.keys() - here.keys():
            # Left of the names an empty place belongs to the cell above.
            if column < min(grid.names):
                here[column] = columns[column][-1][0]
        for column, cell in here.items():
            if column not in grid.names and not _has_points(cell):
                columns.setdefault(column, []).append((cell, row))
    return {
        column: told
        for column, told in columns.items()
        if all(len(cell.text) <= LONGEST_LABEL for cell, _ in told)
    }


def _is_answer(words: set[str]) -> bool:
    """Whether a column answers its title with yes and no."""
    return all(any_of("answers").fullmatch(each) for each in words)


def _by_column(
    told: list[tuple[Passage, TableScore]], title: str, *, is_answer: bool, is_numbers: bool
) -> Division:
    groups: dict[str, Group] = {}
    for cell, row in told:
        label = cell.arabic.strip()
        if is_numbers:
            label = f"{title} {label}"
        if is_answer:
            is_no = any_of("answers_of_no").fullmatch(comparison_form(label))
            label = f"ไม่{title}" if is_no else title
        line = Line(text=label, kind=cell.kind)
        key = comparison_form(label)
        group = groups.setdefault(key, Group(lines=(line,), is_marked=True))
        group.members.append(
            Member(passage=cell, printed=cell.text, slug=row.slug, score=row.score)
        )
    about = (title,) if title else ()
    return Division(groups=list(groups.values()), about=about, is_whole=is_answer)


def _by_ticks(grid: _Grid) -> Iterator[Division]:
    """A tick for each indicator in one of several columns, or for some of them in the only one."""
    ticked: dict[int, list[Member]] = {}
    without: list[Member] = []
    for row in grid.rows.values():
        ticks = [each for each in row.beside if _TICK.fullmatch(each.text.strip())]
        if len(ticks) > 1:
            return
        told = Member(
            passage=ticks[0] if ticks else row.beside[0],
            printed=str(row.score),
            slug=row.slug,
            score=row.score,
        )
        (ticked.setdefault(_column(ticks[0]), []) if ticks else without).append(told)
    used = {_column(each) for row in grid.rows.values() for each in row.beside} - ticked.keys()
    titles = {each: grid.titles[each] for each in sorted(grid.titles.keys() - used)}
    if not without:
        groups = [_titled(title, ticked.get(each, [])) for each, title in titles.items()]
        yield Division(groups=groups)
    elif len(ticked) == 1 and len(titles) == 1:
        ((column, title),) = titles.items()
        groups = [_titled(title, ticked[column]), _titled(f"ไม่{title}", without)]
        yield Division(groups=groups, is_whole=True)


def _titled(title: str, members: list[Member]) -> Group:
    line = Line(text=title, kind=PassageKind.HEADER_CELL)
    return Group(lines=(line,), members=members, is_marked=True)


def _by_rows(grid: _Grid) -> Iterator[Division]:
    groups: list[Group] = []
    for at in sorted(grid.cells):
        cells = grid.cells[at]
        if at in grid.rows and groups:
            groups[-1].members.append(of_row(grid.rows[at]))
        elif len(cells) == 1 and at not in grid.rows and cells[0].kind is PassageKind.CELL:
            line = Line(text=cells[0].arabic.strip(), kind=PassageKind.CELL)
            groups.append(Group(lines=(line,), is_marked=True))
    if any(each.members for each in groups):
        yield Division(groups=groups)


def _by_cells(cells: dict[int, list[Passage]], names: Names) -> Iterator[Division]:
    """The members of a group in one cell, its name before them in the row or over the column."""
    told = {
        (at, _column(cell)): members
        for at, row in cells.items()
        for cell in row
        if (members := names.in_passage(cell))
    }
    if not told or max(map(len, told.values())) < _PAIR:
        return
    columns = {column for _, column in told}
    titles = _titles(cells, min(at for at, _ in told))
    beside = {
        at: [each for each in row if _column(each) not in columns and each.text.strip(" -–")]
        for at, row in cells.items()
        if at not in _rows_of_titles(cells)
    }
    if len(columns) == 1 and all(beside.get(at) for at, _ in told):
        column = columns.pop()
        yield Division(
            groups=[
                Group(
                    lines=tuple(_short_lines(row)),
                    members=told.get((at, column), []),
                    is_marked=True,
                )
                for at, row in beside.items()
                if row
            ]
        )
    elif titles:
        yield Division(
            groups=[
                _titled(
                    titles[column],
                    [e for (_, other), m in told.items() if other == column for e in m],
                )
                for column in sorted(titles)
            ]
        )


def _rows_of_titles(cells: dict[int, list[Passage]]) -> frozenset[int]:
    return frozenset(
        at for at, row in cells.items() if all(e.kind is PassageKind.HEADER_CELL for e in row)
    )


def _short_lines(row: list[Passage]) -> Iterator[Line]:
    for each in row:
        if len(each.text) <= LONGEST_LABEL:
            yield Line(text=each.arabic.strip(), kind=each.kind)
