"""Which authority is a document's own, under which forms of its name, and where does it lie?

The cover's form is not taken for the truth: where nobody has told the own name, it is the one
that stands most often.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from prongsai.checking.letters import Memo, letters_of
from prongsai.checking.wordings import opening
from prongsai.core.agencies import (
    Agency,
    AgencyKind,
    chief_title,
    full_name,
    read_agency,
    short_name,
)
from prongsai.core.nearness import distance
from prongsai.core.places import Gazetteer
from prongsai.core.reading import Passage

_KINDS = (
    AgencyKind.PROVINCE_ORGANISATION,
    AgencyKind.CITY_MUNICIPALITY,
    AgencyKind.TOWN_MUNICIPALITY,
    AgencyKind.SUBDISTRICT_MUNICIPALITY,
    AgencyKind.SUBDISTRICT_ORGANISATION,
)
_TAIL = re.compile(r"[ก-๎]{0,60}")
_SUBDISTRICT = re.compile(r"(?<!ส่วน)(?<!เทศบาล)(?<!นายกเทศมนตรี)(?<!สภา)ตำบล\s?(?=[ก-ฮเ-ไ])")
_PLACES = re.compile(
    r"(?:(?<!ส่วน)(?<!เทศบาล)ตำบล\s?(?P<subdistrict>[ก-๎]+)\s+)?"
    r"(?:อำเภอ|อ\.\s?)\s?(?P<district>[ก-๎]+)\s+(?:จังหวัด|จ\.\s?)\s?(?P<province>[ก-๎]+)"
)
_PROVINCE = re.compile(r"จังหวัด(?P<province>[ก-๎]+)")
# Tenths of a letter for each letter of the longer name.
_MISSPELT, _GARBLED = 2.5, 5.0
_SHORTEST_HALF = 4
_LONGEST_NAME = 24


class Sense(StrEnum):
    """Whose name it is."""

    OWN = "own"
    FOREIGN = "foreign"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """An authority's name in the text. ``form`` is the name without its type, as printed."""

    passage: Passage
    title: str  # องค์การบริหารส่วนตำบล, or ตำบล alone
    kind: AgencyKind
    form: str
    sense: Sense
    is_garbled: bool = False  # only its beginning is the own name's

    @property
    def printed(self) -> str:
        """The name as it stands there."""
        return self.title + self.form


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """A district and a province named together, with a subdistrict where one stands there."""

    passage: Passage
    subdistrict: str | None
    district: str
    province: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """What a document says about whose it is.

    ``own``: the own name as it was told (``is_told``), else its commonest form, None where no
    authority is named.
    ``province``: as told or named, or as the memo's letters tell (``is_province_named`` False).
    """

    own: str | None
    kind: AgencyKind
    mentions: tuple[Mention, ...]
    places: tuple[PlaceMention, ...]
    province: str | None
    district: str | None
    is_province_named: bool
    is_told: bool = False

    @property
    def forms(self) -> Counter[str]:
        """How often each form of the own name stands there, the first mentioned first."""
        return Counter(
            each.form for each in self.mentions if each.sense is Sense.OWN and not each.is_garbled
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tail:
    """What follows the words of an authority's type. ``clean``: a blank ends it."""

    passage: Passage
    title: str
    kind: AgencyKind
    words: str
    short: str  # up to where the sentence is known to go on
    clean: bool


def naming_of(
    passages: tuple[Passage, ...],
    memos: tuple[Memo, ...],
    gazetteer: Gazetteer,
    agency: Agency | None = None,
) -> Naming:
    """The names of authorities and places in a document. ``agency``: whose it is, if known."""
    tails = tuple(tail for passage in passages for tail in _tails(passage))
    told = _told(agency) if agency else None
    own = told or _own(tails)
    places = tuple(each for passage in passages for each in _places(passage))
    home = (agency.district, agency.province) if agency else (None, None)
    named = home[1] or _named_province(passages, places, gazetteer)
    return Naming(
        own=own[1] if own else None,
        kind=own[0] if own else AgencyKind.OTHER,
        mentions=_mentions(passages, tails, own, gazetteer) if own else (),
        places=places,
        province=named or _province_of_letters(memos, gazetteer),
        district=home[0] or (places[0].district if places else None),
        is_province_named=named is not None,
        is_told=told is not None,
    )


def _tails(passage: Passage) -> Iterator[_Tail]:
    for match in _type_words().finditer(passage.text):
        title = match[0]
        words = _TAIL.match(passage.text, match.end())
        assert words is not None
        kind = _kind_of(title)
        yield _Tail(
            passage=passage,
            title=title,
            kind=kind,
            words=words[0],
            short=_shortened(words[0]),
            clean=words[0] == _shortened(words[0]) and len(words[0]) <= _LONGEST_NAME,
        )


def _shortened(words: str) -> str:
    """The words up to where the sentence is known to go on."""
    found = (each.start() for each in _after_a_name().finditer(words, 3))
    ends = [at for at in found if _ends_well(words, at)]  # เที่ยง is no ที่
    # A name is cut only where what is left can be one: ในเมือง, แม่ตาว.
    return words[: min(ends)] if ends and len(words) > 12 else words


@cache
def _after_a_name() -> re.Pattern[str]:
    # Each place is looked at: one word may begin inside of another.
    return re.compile(f"(?={'|'.join(map(re.escape, opening('after_a_name')))})")


@cache
def _titles() -> tuple[tuple[str, AgencyKind], ...]:
    return tuple(
        (title, kind)
        for kind in _KINDS
        for title in (
            full_name(kind, ""),
            short_name(kind, ""),
            *filter(None, (chief_title(kind, ""),)),  # นายกเทศมนตรีตำบล
        )
    )


@cache
def _type_words() -> re.Pattern[str]:
    longest = sorted({title for title, _ in _titles()}, key=len, reverse=True)
    # A cell's end of line may part the point from its letters, or the name from both.
    patterns = (re.escape(each).replace(r"\.", r"\s?\.") for each in longest)
    return re.compile("|".join(each + r"\s?(?=[ก-ฮเ-ไ])" for each in patterns))


def _kind_of(title: str) -> AgencyKind:
    plain = re.sub(r"\s", "", title)
    return next(kind for each, kind in _titles() if each == plain)


def _told(agency: Agency) -> tuple[AgencyKind, str] | None:
    """The type and name of an authority of a known type; None for any other body's."""
    words = _TAIL.match(read_agency(agency.name).bare_name)
    is_known = agency.kind in _KINDS and words is not None and not _is_generic(words[0])
    return (agency.kind, words[0]) if words is not None and is_known else None


def _own(tails: tuple[_Tail, ...]) -> tuple[AgencyKind, str] | None:
    """The type and form that stand most often; of two, the first."""
    counts = Counter(
        (each.kind, each.words) for each in tails if each.clean and not _is_generic(each.words)
    )
    return counts.most_common(1)[0][0] if counts else None


def _is_generic(words: str) -> bool:
    return words.startswith(opening("not_a_name")) or len(words) < 2


def _mentions(
    passages: tuple[Passage, ...],
    tails: tuple[_Tail, ...],
    own: tuple[AgencyKind, str],
    gazetteer: Gazetteer,
) -> tuple[Mention, ...]:
    order = {id(passage): at for at, passage in enumerate(passages)}
    forms = _own_forms(tails, own, gazetteer)
    found = [m for tail in tails if (m := _mention(tail, own, forms, gazetteer)) is not None]
    found += [m for passage in passages for m in _subdistricts(passage, own, gazetteer)]
    return tuple(sorted(found, key=lambda each: order[id(each.passage)]))


def _own_forms(
    tails: tuple[_Tail, ...], own: tuple[AgencyKind, str], gazetteer: Gazetteer
) -> tuple[str, ...]:
    clean = {each.words for each in tails if each.clean and each.kind is own[0]}
    names = all_names(gazetteer)
    near = {
        each
        for each in clean
        if not _is_generic(each)
        and _share(each, own[1]) <= _MISSPELT
        and not (own[1] in names and each in names)  # two neighbours
    }
    return tuple(sorted(near | {own[1]}, key=len, reverse=True))


def _mention(
    tail: _Tail, own: tuple[AgencyKind, str], forms: tuple[str, ...], gazetteer: Gazetteer
) -> Mention | None:
    if tail.kind is own[0]:
        known = next((form for form in forms if _begins(tail.words, form)), None)
        if known is not None:
            return _as(tail, known, Sense.OWN)
    if _is_generic(tail.words) or tail.words == own[1]:
        return None
    if tail.kind is not own[0]:
        return _as(tail, tail.short, Sense.FOREIGN) if _is_a_place(tail, gazetteer) else None
    return _unknown_form(tail, own[1], gazetteer)


def _unknown_form(tail: _Tail, own: str, gazetteer: Gazetteer) -> Mention | None:
    """A name of the own type that is none of the own name's forms letter by letter."""
    form, share = _nearest_beginning(tail, own)
    is_place = _is_a_place(tail, gazetteer)
    are_neighbours = is_place and own in all_names(gazetteer)
    limit = _GARBLED if tail.clean and not is_place else _MISSPELT
    if share <= limit and not are_neighbours:
        return _as(tail, form, Sense.OWN)
    if is_place:
        return _as(tail, tail.short, Sense.FOREIGN)
    if _shares_a_beginning(tail.words, own):
        return replace(_as(tail, tail.words[: len(own)], Sense.OWN), is_garbled=True)
    is_name = tail.clean and _can_be_a_name(tail)
    return _as(tail, tail.words, Sense.FOREIGN) if is_name else None


def _as(tail: _Tail, form: str, sense: Sense) -> Mention:
    return Mention(passage=tail.passage, title=tail.title, kind=tail.kind, form=form, sense=sense)


def _can_be_a_name(tail: _Tail) -> bool:
    return 2 < len(tail.words) <= 16


def _begins(words: str, form: str) -> bool:
    """Whether the words begin with the form, and its last letter bears no further sign."""
    after = words[len(form) : len(form) + 1]
    return words.startswith(form) and not re.match("[ะ-ฺ็-๎]", after)


def _nearest_beginning(tail: _Tail, own: str) -> tuple[str, float]:
    """The beginning of a tail that is nearest to the own name, and how far it is."""
    if tail.clean and _share(tail.words, own) <= _GARBLED:
        return tail.words, _share(tail.words, own)
    lengths = range(max(3, len(own) - 3), min(len(tail.words), len(own) + 3) + 1)
    beginnings = [tail.words[:length] for length in lengths if _ends_well(tail.words, length)]
    shares = [(_share(each, own), each) for each in beginnings]
    if not shares:
        return tail.words, 10.0
    share, form = min(shares, key=lambda each: (each[0], len(each[1])))
    return form, share


def _ends_well(words: str, length: int) -> bool:
    return not re.match("[ะ-ฺ็-๎]", words[length : length + 1]) and words[length - 1] not in "เแโใไ"


def _share(one: str, other: str) -> float:
    return distance(one, other) / max(len(one), len(other), 1)


def _shares_a_beginning(words: str, own: str) -> bool:
    half = max(_SHORTEST_HALF, len(own) // 2)
    if len(own) < 2 * _SHORTEST_HALF or len(words) < half:
        return False
    return _share(words[:half], own[:half]) <= _MISSPELT


def _is_a_place(tail: _Tail, gazetteer: Gazetteer) -> bool:
    if tail.kind is AgencyKind.PROVINCE_ORGANISATION:
        return gazetteer.province(tail.short) is not None
    return tail.short in all_names(gazetteer)


@cache
def all_names(gazetteer: Gazetteer) -> frozenset[str]:
    """Every district and subdistrict by its name."""
    return frozenset(
        name
        for province in gazetteer.provinces
        for district in province.districts
        for name in (district.name, *district.subdistricts)
    )


def _subdistricts(
    passage: Passage, own: tuple[AgencyKind, str], gazetteer: Gazetteer
) -> Iterator[Mention]:
    """The own name misspelt after ตำบล alone; another subdistrict is nobody's mistake."""
    for match in _SUBDISTRICT.finditer(passage.text):
        words = _TAIL.match(passage.text, match.end())
        assert words is not None
        if _begins(words[0], own[1]) or _begins_with_a_place(words[0], gazetteer):
            continue
        tail = _Tail(
            passage=passage,
            title=match[0],
            kind=own[0],
            words=words[0],
            short=words[0],
            clean=False,
        )
        form, share = _nearest_beginning(tail, own[1])
        if 0 < share <= _MISSPELT and len(own[1]) > _SHORTEST_HALF:
            yield Mention(passage=passage, title=match[0], kind=own[0], form=form, sense=Sense.OWN)


def _begins_with_a_place(words: str, gazetteer: Gazetteer) -> bool:
    names = all_names(gazetteer)
    return any(
        words[:length] in names and _ends_well(words, length)
        for length in range(4, min(len(words), _LONGEST_NAME) + 1)
    )


def _places(passage: Passage) -> Iterator[PlaceMention]:
    for match in _PLACES.finditer(passage.text):
        yield PlaceMention(
            passage=passage,
            subdistrict=match["subdistrict"],
            district=match["district"],
            province=match["province"],
        )


def _named_province(
    passages: tuple[Passage, ...], places: tuple[PlaceMention, ...], gazetteer: Gazetteer
) -> str | None:
    if places:
        return places[0].province
    names = [match["province"] for each in passages for match in _PROVINCE.finditer(each.text)]
    known = [
        province.name
        for name in names
        for province in gazetteer.provinces
        if name.startswith(province.name)
    ]
    return Counter(known).most_common(1)[0][0] if known else None


def _province_of_letters(memos: tuple[Memo, ...], gazetteer: Gazetteer) -> str | None:
    for memo in memos:
        provinces = gazetteer.provinces_of_prefix(letters_of(memo) or "-")
        if len(provinces) == 1:
            return provinces[0]
    return None
