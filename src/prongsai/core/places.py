"""Does a place exist, is it where the text says, and which one was meant?

The gazetteer of every province, district and subdistrict (DOPA's names, by geothai), and an
invented one for demonstrations.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import geothai
import yaml

from prongsai.core.nearness import nearest
from prongsai.core.normal_forms import comparison_form
from prongsai.core.problems import Place, Problem, Said, Severity

_TITLE = re.compile(r"^(?:จังหวัด|อำเภอ|เขต|ตำบล|แขวง|จ\s?\.(?!ป)|อ\s?\.|ต\s?\.)\s*(?=.)")
_CAPITAL = "เมือง"  # a capital's district without its province's name
_BANGKOK = "กรุงเทพมหานคร"
_BANGKOK_SHORT = frozenset({"กทม", "กทม.", "กรุงเทพ", "กรุงเทพฯ"})


@dataclass(frozen=True, slots=True, kw_only=True)
class District:
    """A district (อำเภอ, or เขต of Bangkok, without that word) and its subdistricts' names."""

    name: str
    subdistricts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Province:
    """A province, the two letters of its authorities' document numbers, and its districts."""

    name: str
    letter_prefix: str
    districts: tuple[District, ...]


class Gazetteer:
    """Every place that there is. Names are asked for with or without จังหวัด, อ., ต. and such."""

    def __init__(self, provinces: Iterable[Province], *, is_demonstration: bool = False) -> None:
        self.provinces = tuple(provinces)
        self.is_demonstration = is_demonstration
        self._by_name = {_folded(each.name): each for each in self.provinces}

    @staticmethod
    def load() -> Gazetteer:
        """The real one; read once. Source: the release of geothai that is installed."""
        return _real()

    @staticmethod
    def demonstration() -> Gazetteer:
        """The invented one, for examples and demonstrations only."""
        return _invented()

    def province(self, name: str) -> Province | None:
        """The province of that name; None where there is none."""
        folded = _folded(name)
        return self._by_name.get(_BANGKOK if folded in _BANGKOK_SHORT else folded)

    def districts_in(self, province: str) -> tuple[str, ...]:
        """The names of a province's districts; none where there is no such province."""
        found = self.province(province)
        return tuple(each.name for each in found.districts) if found else ()

    def district(self, name: str, province: str) -> District | None:
        """The district of that name in that province; เมือง alone is the capital's."""
        home = self.province(province)
        if home is None:
            return None
        wanted = _folded(name)
        if wanted == _CAPITAL:
            wanted += _folded(home.name)
        return next((each for each in home.districts if _folded(each.name) == wanted), None)

    def subdistricts_in(self, district: str, province: str) -> tuple[str, ...]:
        """The names of a district's subdistricts; none where there is no such district."""
        found = self.district(district, province)
        return found.subdistricts if found else ()

    def letter_prefix_of(self, province: str) -> str | None:
        """The letters of a province's document numbers (``นธ``); None for no province.

        Source: letter_prefixes.yaml.
        """
        found = self.province(province)
        return found.letter_prefix if found else None

    def provinces_of_prefix(self, prefix: str) -> tuple[str, ...]:
        """The provinces whose document numbers open with these letters (``พบ``, ``พ.บ.``)."""
        letters = re.sub(r"[\s.]", "", prefix)
        return tuple(each.name for each in self.provinces if each.letter_prefix == letters)

    def check_place(
        self, subdistrict: str | None, district: str | None, province: str | None
    ) -> tuple[Problem, ...]:
        """What is wrong with a place as written; an absent part is not missed.

        Codes: ``district-not-in-province`` for a district that is not in the province beside it,
        ``place-unknown`` for a province that there is none of and for a subdistrict that the
        narrowest known area beside it lacks. A suggestion is given where only one name is near.
        Places: ``subdistrict``, ``district`` or ``province``, the part that is wrong.
        """
        if not province:
            return self._without_province(subdistrict, district)
        home = self.province(province)
        if home is None:
            meant = self._province_meant(province)
            return (_unknown("province", _PROVINCE, province, meant, _COUNTRY),)
        found: list[Problem] = []
        areas = home.districts
        if district:
            inside = self.district(district, province)
            if inside is None:
                meant = _district_meant(district, home)
                found.append(_misplaced(district, home, meant, self._elsewhere(district)))
                inside = self.district(meant, province) if meant else None
            areas = (inside,) if inside else home.districts
        if subdistrict:
            found += self._missing(subdistrict, areas, home)
        return tuple(found)

    def _province_meant(self, name: str) -> str | None:
        """The one that is near, or the only one whose name ends so (อยุธยา)."""
        ending = _folded(name)
        names = [each.name for each in self.provinces]
        whole = [each for each in names if len(ending) >= 4 and each.endswith(ending)]
        return whole[0] if len(whole) == 1 else nearest(_bare(name), names)

    def _missing(
        self, subdistrict: str, areas: tuple[District, ...], home: Province
    ) -> tuple[Problem, ...]:
        known = [name for area in areas for name in area.subdistricts]
        if any(_folded(subdistrict) in _names_in(name) for name in known):
            return ()
        where = _within(areas[0], home) if len(areas) == 1 else _said(home)
        meant = nearest(_bare(subdistrict), known)
        return (_unknown("subdistrict", _titles(home)[1], subdistrict, meant, where),)

    def _without_province(
        self, subdistrict: str | None, district: str | None
    ) -> tuple[Problem, ...]:
        """Only what no province has: names repeat over the country, so nothing is suggested."""
        if district and not self._homes_of(district):
            return (_unknown("district", _DISTRICT, district, None, _COUNTRY),)
        everywhere = (
            name
            for each in self.provinces
            for area in each.districts
            if not district or self.district(district, each.name) == area
            for name in area.subdistricts
        )
        if subdistrict and not any(_folded(subdistrict) in _names_in(name) for name in everywhere):
            return (_unknown("subdistrict", _SUBDISTRICT, subdistrict, None, _COUNTRY),)
        return ()

    def _elsewhere(self, district: str) -> tuple[str, ...]:
        # Nearly every province has a เมือง: naming them all would tell nothing.
        return () if _folded(district) == _CAPITAL else self._homes_of(district)

    def _homes_of(self, district: str) -> tuple[str, ...]:
        return tuple(
            each.name for each in self.provinces if self.district(district, each.name) is not None
        )


_COUNTRY = Said(th="ประเทศไทย", en="Thailand")
_PROVINCE = Said(th="จังหวัด", en="province")
_DISTRICT = Said(th="อำเภอ", en="district")
_SUBDISTRICT = Said(th="ตำบล", en="subdistrict")


def _bare(name: str) -> str:
    return _TITLE.sub("", name.strip()).strip()


def _folded(name: str) -> str:
    """A name for looking up: no title, no blanks, no hyphens."""
    return comparison_form(_bare(name)).replace("-", "")


def _names_in(name: str) -> frozenset[str]:
    """Both names of ``ปอภาร (ปอพาน)``."""
    return frozenset(_folded(part) for part in (name, *re.split(r"[()]", name)) if part.strip())


def _district_meant(name: str, home: Province) -> str | None:
    names = [each.name for each in home.districts]
    if _folded(name).startswith(_CAPITAL) and home.name in names:
        return home.name  # พระนครศรีอยุธยา is its own capital's district, without เมือง
    return nearest(_bare(name), names)


def _titles(home: Province) -> tuple[Said, Said]:
    """What a district and a subdistrict are called there."""
    if home.name == _BANGKOK:
        return Said(th="เขต", en="district"), Said(th="แขวง", en="subdistrict")
    return _DISTRICT, _SUBDISTRICT


def _said(home: Province) -> Said:
    return Said(th=("" if home.name == _BANGKOK else "จังหวัด") + home.name, en=home.name)


def _within(area: District, home: Province) -> Said:
    return Said(
        th=f"{_titles(home)[0].th}{area.name} {_said(home).th}", en=f"{area.name}, {home.name}"
    )


def _remedy(title: Said, meant: str | None) -> Said:
    if meant is None:
        return Said(
            th=f"ตรวจชื่อ{title.th}กับประกาศของกรมการปกครอง",
            en="Compare the name with the list of the Department of Provincial Administration.",
        )
    return Said(th=f"แก้เป็น “{title.th}{meant}”", en=f"Write “{meant}”.")


def _unknown(part: str, title: Said, name: str, meant: str | None, where: Said) -> Problem:
    bare = _bare(name)
    return Problem(
        code="place-unknown",
        severity=Severity.ERROR,
        place=Place(path=part),
        text=name,
        message=Said(
            th=f"ไม่พบ{title.th}{bare}ใน{where.th}",
            en=f"There is no {title.en} “{bare}” in {where.en}.",
        ),
        remedy=_remedy(title, meant),
        suggestion=meant,
    )


def _misplaced(name: str, home: Province, meant: str | None, elsewhere: tuple[str, ...]) -> Problem:
    bare, title = _bare(name), _titles(home)[0]
    there_th = f" (มีใน{' '.join('จังหวัด' + each for each in elsewhere)})" if elsewhere else ""
    there_en = f" (it is in {', '.join(elsewhere)})" if elsewhere else ""
    return Problem(
        code="district-not-in-province",
        severity=Severity.ERROR,
        place=Place(path="district"),
        text=name,
        message=Said(
            th=f"{_said(home).th}ไม่มี{title.th}{bare}{there_th}",
            en=f"{home.name} has no district “{bare}”{there_en}.",
        ),
        remedy=_remedy(title, meant),
        suggestion=meant,
    )


@cache
def _real() -> Gazetteer:
    prefixes = {name: prefix for prefix, name in _data("letter_prefixes")["prefixes"].items()}
    return Gazetteer(
        Province(
            name=province.name_th,
            letter_prefix=prefixes[province.name_th],
            districts=tuple(
                District(
                    name=district.name_th.removeprefix("เขต"),
                    subdistricts=tuple(
                        each.name_th for each in geothai.subdistricts(district.code)
                    ),
                )
                for district in geothai.districts(province.code)
            ),
        )
        for province in geothai.provinces()
    )


@cache
def _invented() -> Gazetteer:
    return Gazetteer(
        (
            Province(
                name=province["name"],
                letter_prefix=province["prefix"],
                districts=tuple(
                    District(name=each["name"], subdistricts=tuple(each["subdistricts"]))
                    for each in province["districts"]
                ),
            )
            for province in _data("demonstration")["provinces"]
        ),
        is_demonstration=True,
    )


def _data(name: str) -> Any:
    text = files("prongsai.core").joinpath(f"{name}.yaml").read_text(encoding="utf-8")
    return yaml.safe_load(text)
