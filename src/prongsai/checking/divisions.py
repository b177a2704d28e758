"""Where does a document put scored indicators into groups, in its text and in its tables?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from prongsai.checking.bands import bounds_in
from prongsai.checking.dividing_tables import divisions_in_table, of_row
from prongsai.checking.material import Material
from prongsai.checking.members import HEADS, Division, Group, Line, Member, Names
from prongsai.checking.wordings import any_of
from prongsai.core.reading import Passage, PassageKind

_NEAREST = 3  # lines above a list that may be about it
_MARK = re.compile(
    r"[\s(–-]*(?:[0-9]{1,2}[.)]+)?\s*(?:ด้าน|ประเด็น|เรื่อง|(?:อันดับ|ลำดับ)(?:ที่)?\s*[0-9]{1,2}"
    r"|\(?[iI][0-9]{1,2}\)?|ตัวชี้วัด(?:ที่\s*[0-9]{1,2}\s*[.):]?)?)?\s*"
)
_NONE = re.compile(r"(?:^|\s)[-–]?\s{0,3}ไม่มี(?:ตัวชี้วัด\S*)?\s*$")
_NONE_BEFORE = re.compile(r"^.*\sไม่มี(?:ตัวชี้วัด\S*)?\s")


def divisions_in(material: Material) -> Iterator[Division]:
    """Every division of a document, those of its tables first."""
    marked: set[int] = set()
    names = Names(material)
    for number in material.table_scores:
        for division in divisions_in_table(material, number, names):
            marked.add(number)
            yield division
    yield from _runs(_Walk(material, names).groups(marked))


def _runs(groups: Iterable[Group]) -> Iterator[Division]:
    """Neighbouring groups, up to where an indicator comes again: there another division begins."""
    run: list[Group] = []
    seen: set[str] = set()
    for group in groups:
        slugs = {each.slug for each in group.members}
        if seen & slugs:
            yield Division(groups=run)
            run, seen = [], set()
        run.append(group)
        seen |= slugs
    if run:
        yield Division(groups=run)


class _Walk:
    """Where in the text we are: the lines since the last list, and the list that goes on."""

    def __init__(self, material: Material, names: Names) -> None:
        self._material = material
        self._names = names
        self._near: list[Line] = []
        self._open: Group | None = None

    def groups(self, marked: set[int]) -> Iterator[Group]:
        """Every list of the text; a table counts as one unless it is divided in itself."""
        table = None
        for passage in self._material.passages:
            number = passage.place.table
            if number is None:
                yield from self._step(passage)
            elif number != table:
                scores = self._material.table_scores.get(number, ())
                if scores and number not in marked:
                    yield Group(lines=self._above(), members=[*map(of_row, scores)], is_table=True)
                self._near, self._open = [], None
            table = number

    def _above(self) -> tuple[Line, ...]:
        """The nearest lines, from the last heading on."""
        near = self._near[-_NEAREST:]
        heads = [at for at, each in enumerate(near) if each.kind in HEADS]
        return tuple(near[heads[-1] :] if heads else near)

    def _step(self, passage: Passage) -> Iterator[Group]:
        members = self._names.in_passage(passage)
        if not members:
            self._open = None
            self._near.append(Line(text=passage.arabic.strip(), kind=passage.kind))
            if _NONE.search(passage.arabic):
                yield Group(lines=self._above())
                self._near = []
            return
        for lead, stretch in _stretches(passage, members):
            group = self._group_of(lead, stretch)
            if group is not None and group is not self._open:
                self._open = group
                yield group
        self._near = []

    def _group_of(self, lead: str, members: list[Member]) -> Group | None:
        """The list that these members open or carry on; None where they are only spoken of."""
        said = any_of("members_follow").sub("", lead).strip()  # of "ได้แก่" alone nothing
        own = (Line(text=said, kind=PassageKind.PARAGRAPH),) if said else ()
        is_told = not lead or _introduces(lead)
        if not is_told:
            return None
        if lead or self._near or self._open is None:
            group = Group(lines=(*self._above(), *own), members=members)
            self._near = []
            return group
        self._open.members += members
        return self._open


def _introduces(lead: str) -> bool:
    """Whether a sentence goes on to say which indicators belong to a group."""
    tells = any_of("members_follow").search(lead) or any_of("group_words").search(lead)
    return tells is not None or bounds_in(lead) is not None


def _stretches(passage: Passage, members: list[Member]) -> Iterator[tuple[str, list[Member]]]:
    """The members of a passage with what is said before them; points between begin a new group."""
    text = passage.arabic
    stretch: list[Member] = []
    lead, last = "", 0
    for each in members:
        between = text[last : each.starts]
        is_mark = _MARK.fullmatch(between.lstrip(" ,;•\n")) is not None
        told = "" if is_mark else between.strip()
        if not stretch and last == 0:
            none = _NONE_BEFORE.match(told)
            if none is not None:
                yield none.group().strip(), []
            lead = told[none.end() :] if none is not None else told
        elif bounds_in(told) is not None:
            yield lead, stretch
            lead, stretch = told, []
        elif any_of("lists_end").search(told) is not None:
            break
        stretch.append(each)
        last = each.ends
    yield lead, stretch
