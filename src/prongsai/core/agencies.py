"""What type of authority is it, and how are its name and its heads written in full and in short?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from prongsai.core.normal_forms import normal_form


class AgencyKind(StrEnum):
    """The types of local authority, and everything else."""

    PROVINCE_ORGANISATION = "province-organisation"  # อบจ.
    CITY_MUNICIPALITY = "city-municipality"  # ทน.
    TOWN_MUNICIPALITY = "town-municipality"  # ทม.
    SUBDISTRICT_MUNICIPALITY = "subdistrict-municipality"  # ทต.
    SUBDISTRICT_ORGANISATION = "subdistrict-organisation"  # อบต.
    SPECIAL = "special"  # กรุงเทพมหานคร, เมืองพัทยา
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency:
    """An authority as it names itself. ``name`` is the full official name."""

    name: str
    kind: AgencyKind
    district: str | None
    province: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyName:
    """A name taken apart: its type, and the name without it (whole for SPECIAL and OTHER)."""

    kind: AgencyKind
    bare_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Titles:
    """The words of one type; ``{name}`` stands for the bare name."""

    full: str
    short: str
    chief: str
    permanent_secretary: str


# What stands after the name: where it lies.
_WHERE = re.compile(r"\s+(?:อำเภอ|จังหวัด|อ\.|จ\.).*$", re.DOTALL)

_LAST_WORD = re.compile("(ตำบล|จังหวัด|เมือง|นคร)$")


def read_agency(text: str) -> AgencyName:
    """The name as type and bare name, from its full or short form; OTHER where no type is named.

    A district and province after the name are left out.

    >>> read_agency("อบต. แม่ดง อำเภอแว้ง").bare_name
    'แม่ดง'
    """
    plain = _WHERE.sub("", re.sub(r"\s+", " ", normal_form(text)).strip())
    for name, titles in _special().items():
        if plain in (name, titles.short, titles.short.rstrip(".")):
            return AgencyName(kind=AgencyKind.SPECIAL, bare_name=name)
    for kind, pattern in _patterns():
        if match := pattern.fullmatch(plain):
            return AgencyName(kind=kind, bare_name=match[1])
    return AgencyName(kind=AgencyKind.OTHER, bare_name=plain)


def full_name(kind: AgencyKind, bare_name: str) -> str:
    """``องค์การบริหารส่วนตำบลแม่ดง``; SPECIAL and OTHER have their whole name already."""
    titles = _titles_of(kind, bare_name)
    return titles.full.format(name=bare_name) if titles else bare_name


def short_name(kind: AgencyKind, bare_name: str) -> str:
    """``อบต.แม่ดง``; the whole name where there is no short form."""
    titles = _titles_of(kind, bare_name)
    return titles.short.format(name=bare_name) if titles else bare_name


def chief_title(kind: AgencyKind, bare_name: str) -> str | None:
    """``นายกเทศมนตรีตำบล…``: the office of the chief executive; None where it is not known."""
    titles = _titles_of(kind, bare_name)
    return titles.chief.format(name=bare_name) if titles else None


def permanent_secretary_title(kind: AgencyKind, bare_name: str) -> str | None:
    """``ปลัดเทศบาลตำบล…``: the office of the permanent secretary; None where it is not known."""
    titles = _titles_of(kind, bare_name)
    return titles.permanent_secretary.format(name=bare_name) if titles else None


def _titles_of(kind: AgencyKind, bare_name: str) -> _Titles | None:
    if kind is AgencyKind.SPECIAL:
        return _special().get(bare_name)
    return _kinds().get(kind)


@cache
def _data() -> Any:
    text = files("prongsai.core").joinpath("agencies.yaml").read_text(encoding="utf-8")
    return yaml.safe_load(text)


@cache
def _kinds() -> dict[AgencyKind, _Titles]:
    return {
        AgencyKind(kind): _Titles(
            full=words["full"] + "{name}",
            short=words["short"] + "{name}",
            chief=words["chief"],
            permanent_secretary=words["permanent_secretary"],
        )
        for kind, words in _data()["kinds"].items()
    }


@cache
def _special() -> dict[str, _Titles]:
    return {
        words["name"]: _Titles(
            full=words["name"],
            short=words["short"],
            chief=words["chief"],
            permanent_secretary=words["permanent_secretary"],
        )
        for words in _data()["special"]
    }


@cache
def _patterns() -> tuple[tuple[AgencyKind, re.Pattern[str]], ...]:
    """How a name of each type begins: in full, misspelt, or short with or without its dot."""
    return tuple(
        (AgencyKind(kind), re.compile(f"(?:{_beginning(words)}) ?(.+)"))
        for kind, words in _data()["kinds"].items()
    )


def _beginning(words: dict[str, Any]) -> str:
    letters = words["short"].rstrip(".")
    dotted = r"\.\s?".join(letters) + r"\.?"  # อ.บ.ต. as well
    whole = (
        _LAST_WORD.sub(r"\\s?\1", each) for each in (words["full"], *words.get("misspelt", ()))
    )
    return "|".join([*whole, rf"{letters}(?:\.|(?= ))", dotted])
