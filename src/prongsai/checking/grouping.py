"""Does each indicator stand in the group to which its points belong by the document?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations, islice, product

from prongsai.checking.bands import Bounds
from prongsai.checking.divisions import divisions_in
from prongsai.checking.findings import Finding, found
from prongsai.checking.legends import (
    Legends,
    beside_a_line,
    complement,
    further_bounds,
    is_aim,
    is_lower,
    names_a_group,
    own_bounds,
)
from prongsai.checking.material import Material
from prongsai.checking.members import HEADS, Division, Group, Line, Member
from prongsai.checking.rule import Rule
from prongsai.checking.wordings import any_of
from prongsai.core.problems import Said, Severity

_LONGEST_HEAD = 250
_FULL_MARKS = 100
_PAIR = 2
_FEW = 5  # one in so many may be wrong, where it does not stand over the list itself
_MOST_MEANINGS = 256

_Key = tuple[str, ...]


def _wrong_group(material: Material) -> Iterator[Finding]:
    """Knows the points that the document states for a group, and the scores told of it.

    Where a document can be understood in several ways, it is held to the one that agrees with
    most of its lists; where none agrees with most, to none.
    """
    divisions = list(divisions_in(material))
    members = [m for division in divisions for group in division.groups for m in group.members]
    legends = Legends(material, {id(each.passage) for each in members})
    told = set()
    for division in divisions:
        for member in _misplaced_in(division, legends):
            at = (member.passage.place, member.slug)
            if at not in told:
                told.add(at)
                yield _misplaced(member)


@dataclass(slots=True)
class _Meaning:
    """What the points of the groups can be: those that are sure, and the others' possibilities."""

    sure: dict[_Key, Bounds] = field(default_factory=dict)
    open: dict[_Key, list[Bounds]] = field(default_factory=dict)
    groups: dict[_Key, list[Group]] = field(default_factory=dict)


def _misplaced_in(division: Division, legends: Legends) -> Iterator[Member]:
    meaning = _read(division, legends)
    for key, bounds in meaning.sure.items():
        yield from _outside(meaning.groups[key], bounds)
    chosen = _likeliest(meaning, division, legends)
    weighed = {key: meaning.groups[key] for key in chosen}
    is_alone = len({*chosen, *meaning.sure}) < _PAIR
    if is_alone and not (len(meaning.groups) == 1 and all(map(_names_itself, weighed.values()))):
        return
    wrong = [each for key in chosen for each in _outside(weighed[key], chosen[key])]
    count = sum(len(group.members) for groups in weighed.values() for group in groups)
    # What contradicts most of a document has misread it.
    if len(wrong) * _PAIR <= count and (len(wrong) == 1 or len(wrong) * _FEW <= count):
        yield from wrong


def _read(division: Division, legends: Legends) -> _Meaning:
    meaning = _Meaning()
    named = [group for group in division.groups if group.lines]
    labels = {group.key: group.labels for group in named}
    kinds: dict[_Key, list[Bounds]] = {}
    for group in named:
        meaning.groups.setdefault(group.key, []).append(group)
    for key, groups in meaning.groups.items():
        own = own_bounds(groups[0])
        if own is not None and _is_surely_told(groups[0]):
            meaning.sure[key] = own
            continue
        rivals = [each[0] for other, each in labels.items() if other != key and each]
        stated = [own] if own is not None else []
        options = [*stated, *legends.of(groups[0].labels, rivals), *further_bounds(groups[0])]
        kinds[key] = legends.of_kind(groups[0].labels, rivals) if not options else []
        if options:
            meaning.open[key] = list(dict.fromkeys(options))
    # A legend in other words counts only where it leaves none of the groups out.
    if all(key in meaning.sure or key in meaning.open or kinds[key] for key in meaning.groups):
        meaning.open |= {key: options for key, options in kinds.items() if options}
    return meaning


def _likeliest(meaning: _Meaning, division: Division, legends: Legends) -> dict[_Key, Bounds]:
    """Of all that the groups' points can be, what agrees with most members."""
    every = islice(_meanings(meaning, division, legends), _MOST_MEANINGS)
    possible = [each for each in every if _is_division({**meaning.sure, **each})]
    return min(
        possible,
        key=lambda each: (
            -len(each),
            sum(1 for key in each for _ in _outside(meaning.groups[key], each[key])),
        ),
        default={},
    )


def _meanings(
    meaning: _Meaning, division: Division, legends: Legends
) -> Iterator[dict[_Key, Bounds]]:
    left = [key for key in meaning.groups if key not in meaning.sure and key not in meaning.open]
    whole = _is_whole(meaning, division, legends)
    for chosen in product(*meaning.open.values()):
        told = dict(zip(meaning.open, chosen, strict=True))
        known = {**meaning.sure, **told}
        rest = complement(list(known.values())) if len(left) == 1 and known and whole else None
        yield {**told, left[0]: rest} if rest is not None else told
    if not meaning.sure and len(meaning.groups) <= _PAIR:
        yield from _by_line(meaning, division, legends)


def _is_whole(meaning: _Meaning, division: Division, legends: Legends) -> bool:
    """Whether what the other groups leave belongs to the one of which no points are told."""
    if division.is_whole or len(meaning.groups) > _PAIR:
        return True
    # "ผ่าน" and "ไม่ผ่าน"; a heading of strengths with its points; one sentence about both.
    names = [key[-1] for key in meaning.groups]
    is_opposite = any(one == f"ไม่{other}" for one in names for other in names)
    is_told = bool(meaning.sure) or legends.name_both(division)
    return _one_is_lower(meaning) and (is_opposite or is_told)


def _by_line(
    meaning: _Meaning, division: Division, legends: Legends
) -> Iterator[dict[_Key, Bounds]]:
    """Both sides of one line, where the names say which is the lower one."""
    if _one_is_lower(meaning):
        for line in legends.lines_between(division):
            yield {
                key: beside_a_line(line, is_upper=not is_lower(groups[0].labels))
                for key, groups in meaning.groups.items()
            }


def _one_is_lower(meaning: _Meaning) -> bool:
    """Whether by their names one group is good and the other is not; or the only one is not."""
    lower = [is_lower(groups[0].labels) for groups in meaning.groups.values()]
    return len(lower) <= _PAIR and lower.count(True) == 1


def _is_division(known: dict[_Key, Bounds]) -> bool:
    """Whether no score belongs to two groups."""
    return not any(one.meets(other) for one, other in combinations(known.values(), 2))


def _names_itself(groups: list[Group]) -> bool:
    """Whether a group is one even where none stands beside it."""
    return all(
        group.is_marked or (not group.is_table and any(map(names_a_group, group.labels)))
        for group in groups
    )


def _outside(groups: list[Group], bounds: Bounds) -> Iterator[Member]:
    for group in groups:
        for each in group.members:
            # What is out of range belongs to no group, and is told as such.
            if 0 <= each.score <= _FULL_MARKS and not bounds.hold(each.score):
                yield each


def _is_surely_told(group: Group) -> bool:
    """Whether the line over a list tells its points in so many words."""
    line = group.lines[-1]
    if group.is_table or len(line.text) > _LONGEST_HEAD:
        return False
    if not all(each.is_told_here for each in group.members):
        return False
    is_below = len(group.lines) > 1 and _is_head(group.lines[-_PAIR])
    return names_a_group(line.text) or _is_about_points(line) or (is_below and _is_free(line))


def _is_head(line: Line) -> bool:
    return line.kind in HEADS or names_a_group(line.text)


def _is_about_points(line: Line) -> bool:
    """Whether a heading or a clause tells which indicators follow by their points alone."""
    tells = line.kind in HEADS or any_of("indicators_of_points").search(line.text) is not None
    return tells and _is_free(line)


def _is_free(line: Line) -> bool:
    """Whether points in a line can be those of a group: of no level, whole or aim."""
    return any_of("not_of_a_group").search(line.text) is None and not is_aim(line.text)


def _misplaced(member: Member) -> Finding:
    return found(
        member.passage,
        Said(
            th=f"คะแนน {member.score} ไม่อยู่ในช่วงคะแนนของกลุ่มนี้ตามที่เอกสารกำหนด",
            en=f"{member.score} points do not belong to this group by the points that the"
            " document sets.",
        ),
        Said(th="ย้ายไปกลุ่มที่ถูก หรือตรวจคะแนน", en="Move it to its group, or check the score."),
        text=member.printed,
    )


RULES = (Rule(code="wrong-group", severity=Severity.ERROR, find=_wrong_group),)
