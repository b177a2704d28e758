"""Which faultless documents are faults planted into?

The example dossiers, and variations of them: existing places of the gazetteer, the other digits.
"""

from __future__ import annotations

import random
import re
import tempfile
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from prongsai.core.dates import FiscalYear
from prongsai.core.places import District, Gazetteer, Province
from prongsai.core.tree import Document
from prongsai.editions import load
from prongsai.reporting import composable, compose, gather_file

ROOT = Path(__file__).resolve().parents[2]
# The places that the example dossiers name, to be replaced by existing ones.
_INVENTED = {
    "01": ("นาเปิดเผย", "ดอนโปร่งใส"),
    "02": ("นาเปิดเผย", "ดอนโปร่งใส"),
    "03": ("หนองเที่ยงตรง", "ทุ่งสุจริต"),
    "04": ("ห้วยสมมติ", "ดอนโปร่งใส"),
    "05": ("บึงตรวจสอบ", "ทุ่งสุจริต"),
    "06": ("แหลมแบบอย่าง", "เกาะจำลอง"),
    "07": ("สมมติธานี", "เมืองสมมติธานี"),
}
_PLAIN_NAME = re.compile(r"[ก-ฮ][ก-๎]{4,11}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    """A faultless dossier, the documents that it makes, and the facts that faults speak of."""

    name: str
    data: dict[str, Any]
    documents: dict[str, Document]
    facts: dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """A place and its neighbours, of the real or of the invented gazetteer."""

    province: Province
    district: District
    subdistrict: str
    other_subdistrict: str
    other_province: Province
    other_district: str


def base_names() -> tuple[str, ...]:
    """Every base: ``<example>-<demo|a|b>-<thai|arabic>``."""
    return tuple(
        f"{number}-{kind}-{digits}" for number in _INVENTED for kind, digits in _kinds(number)
    )


def _kinds(number: str) -> tuple[tuple[str, str], ...]:
    if number == "07":  # a province organisation: its province is not to be moved
        return (("demo", "thai"), ("demo", "arabic"))
    if number == "05":  # printed as written: its digits are in its texts
        return (("demo", "arabic"), ("a", "arabic"))
    return (("demo", "thai"), ("demo", "arabic"), ("a", "thai"), ("b", "arabic"))


@cache
def base(name: str) -> Base:
    """That base, composed."""
    number, kind, digits = name.split("-")
    places = _invented(number) if kind == "demo" else _existing(f"{number}-{kind}")
    data = _data(number, places, is_demonstration=kind == "demo", digits=digits)
    documents = documents_of(data)
    return Base(name=name, data=data, documents=documents, facts=_facts(data, places))


def documents_of(data: dict[str, Any]) -> dict[str, Document]:
    """Every document that a dossier makes, by kind."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "dossier.yaml"
        path.write_text(to_yaml(data), encoding="utf-8")
        year, _ = gather_file(path)
        kinds = [kind for kind, why in composable(year) if why is None]
        return {str(kind): compose(kind, year) for kind in kinds}


def to_yaml(data: dict[str, Any]) -> str:
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=1000)


def _data(number: str, places: Places, *, is_demonstration: bool, digits: str) -> dict[str, Any]:
    path = next((ROOT / "examples").glob(f"{number}-*.yaml"))
    text = path.read_text(encoding="utf-8")
    if not is_demonstration:
        own, district = _INVENTED[number]
        text = text.replace(own, places.subdistrict).replace(district, places.district.name)
        text = text.replace("สมมติธานี", places.province.name)
        text = text.replace("มต ", f"{places.province.letter_prefix} ")
    data: dict[str, Any] = yaml.safe_load(text)
    data["is_demonstration"] = is_demonstration
    data.setdefault("settings", {})["digits"] = digits
    return data


def _invented(number: str) -> Places:
    gazetteer = Gazetteer.demonstration()
    own, district_name = _INVENTED[number]
    home = gazetteer.provinces[0]
    district = next(each for each in home.districts if each.name == district_name)
    others = [each for each in district.subdistricts if each not in {own, district.name}]
    return Places(
        province=home,
        district=district,
        subdistrict=own,
        other_subdistrict=others[0],
        other_province=next(each for each in Gazetteer.load().provinces if each.name == "ลำปาง"),
        other_district="แจ้ห่ม",
    )


def _existing(seed: str) -> Places:
    chance = random.Random(f"places {seed}")
    provinces = [each for each in Gazetteer.load().provinces if each.name != "กรุงเทพมหานคร"]
    while True:
        home, other = chance.sample(provinces, 2)
        district = chance.choice(home.districts)
        names = [each for each in district.subdistricts if _PLAIN_NAME.fullmatch(each)]
        names = [each for each in names if each not in district.name and each not in home.name]
        far = [each.name for each in other.districts if not each.name.startswith("เมือง")]
        far = [each for each in far if each not in {near.name for near in home.districts}]
        if len(names) >= 3 and far and _PLAIN_NAME.fullmatch(district.name):
            own, neighbour = chance.sample(names, 2)
            if own[:3] != neighbour[:3]:
                return Places(
                    province=home,
                    district=district,
                    subdistrict=own,
                    other_subdistrict=neighbour,
                    other_province=other,
                    other_district=chance.choice(far),
                )


def _facts(data: dict[str, Any], places: Places) -> dict[str, Any]:
    measures = data["plan"]["measures"]
    name = data["agency"]["name"]
    place = data["agency"].get("subdistrict", "")
    facts: dict[str, Any] = {
        "agency": name,
        "kind": name.removesuffix(places.subdistrict),
        "place": places.subdistrict,
        "district": places.district.name,
        "province": places.province.name,
        "prefix": data["agency"].get("letter_prefix", "").split(" ")[0],
        "other": places.other_subdistrict,
        "other_agency": f"องค์การบริหารส่วนตำบล{places.other_subdistrict}",
        "other_district": places.other_district,
        "other_province": places.other_province.name,
        "other_prefix": places.other_province.letter_prefix,
        "year": data["fiscal_year"],
        "base": data["plan"]["rests_on"],
        "n": len(measures),
        "subdistrict": place,
    }
    year, since = facts["year"], facts["base"]
    facts |= {f"year{step:+d}": year + step for step in (-3, -2, -1, 1, 2)}
    facts |= {f"base{step:+d}": since + step for step in (-2, -1, 1)}
    facts |= {f"y{step:+d}": (year + step) % 100 for step in (-3, -2, -1, 0, 1, 2)}
    facts |= {f"title{at}": each["title"] for at, each in enumerate(measures, 1)}
    facts |= {each["key"]: each["name"] for each in data["units"]}
    for person in data.get("people", ()):
        facts[f"p_{person['key']}"] = person["name"]
    results = next((a for a in data.get("assessments", ()) if a["fiscal_year"] == since), None)
    if results:
        facts |= {
            "overall": results["published"]["overall"],
            "level": results["published"]["level"],
        }
        lowest = min(results["indicators"], key=lambda each: Decimal(each["score"]))["indicator"]
        known = {each.slug: each.name_th for each in load(FiscalYear(since)).indicators}
        facts["lowest"] = known[lowest]
        facts |= {f"s{at}": each["score"] for at, each in enumerate(results["indicators"], 1)}
    facts["typo"] = misspelt(places.subdistrict)
    facts["typo_province"] = misspelt(places.province.name)
    return facts


def misspelt(name: str) -> str:
    """The name with one consonant taken for a neighbour: no place is called so."""
    known = {
        each
        for province in Gazetteer.load().provinces
        for district in province.districts
        for each in district.subdistricts
    }
    swaps = str.maketrans("นสทรงกบลปดอภ", "ณศธลมถษรผตฮก")
    made = [
        name[:at] + name[at].translate(swaps) + name[at + 1 :]
        for at in range(len(name) - 1, -1, -1)
    ]
    made += [name[:at] + name[at + 1 :] for at in range(1, len(name))]
    return next(each for each in made if each not in known and each != name)
