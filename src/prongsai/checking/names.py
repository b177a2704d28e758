"""Is the authority always called the same, and are the places, units and persons right?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from prongsai.checking.findings import Finding, found
from prongsai.checking.letters import letters_of
from prongsai.checking.material import Material
from prongsai.checking.naming import Mention, Sense, all_names
from prongsai.checking.rule import Rule
from prongsai.core.agencies import AgencyKind
from prongsai.core.nearness import near, nearest
from prongsai.core.places import Gazetteer
from prongsai.core.problems import Problem, Said, Severity, quoted
from prongsai.core.reading import Passage
from prongsai.core.thai import lookalikes

_MOST_FORMS = 8
_LIST = Said(
    th="ตรวจชื่อกับประกาศจัดตั้งหน่วยงาน แล้วใช้แบบเดียวทั้งเอกสาร",
    en="Compare with the act that set the authority up, and write it one way throughout.",
)


def _agency_name_varies(material: Material) -> Iterator[Finding]:
    """Knows the own name's forms: those that differ little from the commonest one.

    Of them the form that is a place there is right, else the one that was told to be the own
    name, else the commonest. One finding a form.
    """
    naming = material.naming
    forms = naming.forms
    right = _right_form(material)
    meant = _form_meant(material, right)
    listed = " ".join(f"{form} ({count})" for form, count in forms.most_common(_MOST_FORMS))
    seen: set[str] = set()
    for mention in naming.mentions:
        is_one_of_several = len(forms) > 1 or mention.is_garbled or naming.is_told
        is_other = mention.form != right and is_one_of_several
        if mention.sense is not Sense.OWN or not is_other or mention.form in seen:
            continue
        seen.add(mention.form)
        yield found(
            mention.passage,
            _several_forms(listed, None if naming.own in forms else naming.own),
            _LIST,
            text=mention.printed,
            suggestion=mention.title + meant if meant and _is_certain(mention, meant) else None,
            severity=Severity.WARNING if mention.is_garbled else None,
        )


def _several_forms(listed: str, told: str | None) -> Said:
    """What is said of a name's forms; ``told``: the own name, where none of them is that."""
    if told is not None:
        return Said(
            th=f"ชื่อหน่วยงานในเอกสารไม่ใช่ {told} ตามที่ระบุไว้: {listed}",
            en=f"The authority's own name is given as {told}, and stands here as: {listed}.",
        )
    return Said(
        th=f"ชื่อหน่วยงานเขียนไม่ตรงกันในเอกสาร: {listed}",
        en=f"The authority's own name stands in several forms: {listed}.",
    )


def _is_certain(mention: Mention, meant: str) -> bool:
    """Whether the name must be the one that is meant.

    Where a garbled name ends is not known. A municipality may bear any name, so that one far from
    the own could be another's; an อบต. bears a subdistrict's.
    """
    if mention.is_garbled:
        return False
    is_subdistricts = mention.kind is AgencyKind.SUBDISTRICT_ORGANISATION
    return is_subdistricts or bool(near(mention.form, (meant,)))


def _form_meant(material: Material, right: str | None) -> str | None:
    """The right name where it is certain: a place there, or the one that is near.

    Where no province is known, one that was told and is a place anywhere.
    """
    if right is None or right in _known_forms(material):
        return right
    there, naming = _names_there(material), material.naming
    is_told = naming.is_told and right == naming.own
    if is_told and not there and right in all_names(material.gazetteer):
        return right
    return nearest(right, there)


def _right_form(material: Material) -> str | None:
    known, naming = _known_forms(material), material.naming
    ranked = [form for form, _ in naming.forms.most_common()]
    if naming.is_told and naming.own is not None:
        ranked = [naming.own, *ranked]
    return next((form for form in ranked if form in known), naming.own)


def _known_forms(material: Material) -> frozenset[str]:
    """The own name's forms that are places of the district, or of the province."""
    there, naming = set(_names_there(material)), material.naming
    forms = {*naming.forms, *((naming.own,) if naming.is_told else ())}
    return frozenset(form for form in forms if form in there)


def _names_there(material: Material) -> tuple[str, ...]:
    """The subdistricts among which the own name must be; none where no province is known."""
    naming, gazetteer = material.naming, material.gazetteer
    if naming.province is None:
        return ()
    districts = gazetteer.districts_in(naming.province)
    district = _district_meant(material)
    districts = (district,) if district else districts
    return tuple(
        name for each in districts for name in gazetteer.subdistricts_in(each, naming.province)
    )


def _district_meant(material: Material) -> str | None:
    """The district that is named, or the one that a misspelt name must mean."""
    naming, gazetteer = material.naming, material.gazetteer
    if naming.province is None or naming.district is None:
        return None
    inside = gazetteer.district(naming.district, naming.province)
    if inside is not None:
        return inside.name
    return nearest(naming.district, gazetteer.districts_in(naming.province))


def _place_unknown(material: Material) -> Iterator[Finding]:
    """Knows every place of the country, and that an อบต. bears its subdistrict's name.

    The own name is said once, as it first stands, and only where none of its forms is a place:
    a form beside a right one is ``agency-name-varies``. A subdistrict and a district that agree
    with each other in another province are ``district-not-in-province`` only.
    """
    for place in material.naming.places:
        if _agrees_elsewhere(place.subdistrict, place.district, material):
            continue
        for problem in material.gazetteer.check_place(
            place.subdistrict, place.district, place.province
        ):
            if problem.code == "place-unknown":
                yield _of_problem(problem, place.passage)
    naming = material.naming
    if _agrees_elsewhere(naming.own, naming.district, material):
        return
    if not naming.is_province_named and _homes(material):
        return  # the letters alone tell the province: they are another's, and told as such
    names = _names_there(material)
    is_subdistrict = naming.kind is AgencyKind.SUBDISTRICT_ORGANISATION
    if not is_subdistrict or not names or _known_forms(material):
        return
    first = _first_own(material)
    if first is None:
        return
    meant = nearest(first.form, names) or nearest(naming.own or "", names)
    district = _district_meant(material)
    where = f"อำเภอ{district} " if district else ""
    yield found(
        first.passage,
        Said(
            th=f"ไม่มีตำบล{first.form}ใน{where}จังหวัด{naming.province}",
            en=f"There is no subdistrict “{first.form}” in"
            f" {f'{district}, ' if district else ''}{naming.province}.",
        ),
        Said(
            th=f"แก้เป็น “{meant}” หากใช่ตำบลนี้" if meant else "ตรวจชื่อตำบลกับกรมการปกครอง",
            en=f"Write “{meant}” if that is meant." if meant else "Check the subdistrict's name.",
        ),
        text=first.printed,
        suggestion=first.title + meant if meant else None,
    )


def _first_own(material: Material) -> Mention | None:
    """Where the own name first stands; a told one as it was told, if it does."""
    naming = material.naming
    own = [each for each in naming.mentions if each.sense is Sense.OWN]
    as_told = [each for each in own if naming.is_told and each.form == naming.own]
    return next(iter((*as_told, *own)), None)


def _agrees_elsewhere(subdistrict: str | None, district: str | None, material: Material) -> bool:
    """Whether both are together in another province, and the one that is named has neither."""
    gazetteer, named = material.gazetteer, material.naming.province
    if not subdistrict or not district or named is None or gazetteer.district(district, named):
        return False
    inside = (gazetteer.district(district, each.name) for each in gazetteer.provinces)
    return any(area is not None and subdistrict in area.subdistricts for area in inside)


def _district_not_in_province(material: Material) -> Iterator[Finding]:
    """Knows the districts of every province; asks where both stand together."""
    seen = set()
    for place in material.naming.places:
        for problem in material.gazetteer.check_place(None, place.district, place.province):
            if problem.code == "district-not-in-province" and problem.text not in seen:
                seen.add(problem.text)
                yield _of_problem(problem, place.passage)


def _of_problem(problem: Problem, passage: Passage) -> Finding:
    return found(
        passage,
        problem.message,
        problem.remedy,
        text=problem.text,
        suggestion=problem.suggestion,
        severity=problem.severity,
    )


def _letter_prefix(material: Material) -> Iterator[Finding]:
    """Knows the letters of each province's authorities; other offices' letters are left alone."""
    homes = _homes(material)
    for memo in material.memos:
        letters = letters_of(memo)
        if letters is None or memo.number is None:
            continue
        finding = letters_of_another(
            memo.number.passage,
            letters,
            memo.number.value,
            homes,
            material.gazetteer,
            is_certain=material.naming.is_province_named,
        )
        if finding is not None:
            yield finding


def letters_of_another(
    passage: Passage,
    letters: str,
    number: str,
    homes: tuple[str, ...],
    gazetteer: Gazetteer,
    *,
    is_certain: bool = True,
) -> Finding | None:
    """What is said of a number's letters that are another province's than the ``homes``.

    ``is_certain``: the province is named. Where only the own name lies elsewhere, the letters are
    wrong, and which are right is not certain.
    """
    # A demonstration's invented letters stand beside the real ones.
    others = gazetteer.provinces_of_prefix(letters) or (
        Gazetteer.load().provinces_of_prefix(letters)
    )
    if not homes or not others or set(others) & set(homes):
        return None
    own = gazetteer.letter_prefix_of(homes[0]) if is_certain and len(homes) == 1 else None
    return found(
        passage,
        Said(
            th=f"รหัส {letters} เป็นของจังหวัด{others[0]} แต่หน่วยงานอยู่จังหวัด{homes[0]}",
            en=f"{letters} stands for {others[0]}, but the authority is in {homes[0]}.",
        ),
        Said(
            th=f"ใช้รหัส {own}" if own else "ใช้รหัสของจังหวัดตนเอง",
            en=f"Write {own}." if own else "Write the letters of your own province.",
        ),
        text=number,
        suggestion=own + number[len(letters) :] if own else None,
    )


def _homes(material: Material) -> tuple[str, ...]:
    """The province that is named; else those that have a subdistrict of the own name."""
    naming, gazetteer = material.naming, material.gazetteer
    if naming.province is not None and naming.is_province_named:
        known = gazetteer.province(naming.province)
        return (known.name,) if known else ()
    if naming.kind is AgencyKind.PROVINCE_ORGANISATION:
        known = gazetteer.province(naming.own or "")
        return (known.name,) if known else ()
    if naming.kind is not AgencyKind.SUBDISTRICT_ORGANISATION:
        return ()
    return tuple(
        province.name
        for province in gazetteer.provinces
        if any(naming.own in district.subdistricts for district in province.districts)
    )


def _foreign_agency(material: Material) -> Iterator[Finding]:
    """Knows authorities by the words of their type; the own province's อบจ. is no stranger.

    One may stand there for a reason, so it is a warning.
    """
    naming = material.naming
    seen = set()
    for mention in naming.mentions:
        is_own_province = (
            mention.kind is AgencyKind.PROVINCE_ORGANISATION and mention.form == naming.province
        )
        if mention.sense is not Sense.FOREIGN or is_own_province or mention.printed in seen:
            continue
        seen.add(mention.printed)
        yield found(
            mention.passage,
            Said(
                th=f"มีชื่อหน่วยงานอื่น {quoted(mention.printed)} ในเอกสารของ{naming.own}",
                en=f"Another authority, {quoted(mention.printed)}, stands in a document of"
                f" {naming.own}.",
            ),
            Said(
                th="ถ้าติดมาจากเอกสารของหน่วยงานอื่น ให้แก้เป็นชื่อหน่วยงานตนเอง",
                en="If it was left in from another authority's document, write your own name.",
            ),
            text=mention.printed,
        )


def _lookalike_letters(material: Material) -> Iterator[Finding]:
    """Knows which letters of other scripts look like Thai ones; one finding a word."""
    for passage in material.passages:
        strange: dict[str, list[tuple[str, str | None]]] = {}
        for slip in lookalikes(passage.text):
            strange.setdefault(slip.word, []).append((slip.letter, slip.looks_like))
        for word, slips in strange.items():
            names = " ".join(f"U+{ord(letter):04X}" for letter, _ in slips)
            yield found(
                passage,
                Said(
                    th=f"คำ {quoted(word)} มีอักษรที่ไม่ใช่อักษรไทย: {names}",
                    en=f"The word {quoted(word)} holds letters that are not Thai: {names}.",
                ),
                Said(th="พิมพ์คำนี้ใหม่", en="Type the word again."),
                text=word,
                suggestion=_in_thai(word, slips),
            )


def _in_thai(word: str, slips: list[tuple[str, str | None]]) -> str | None:
    """The word in Thai letters, each vowel sign after its consonant; None where one is unknown."""
    for letter, thai in slips:
        if thai is None:
            return None
        word = word.replace(letter, thai)
    # A sign in front of its letter: the other script's order.
    return re.sub("(?<![ก-ฮ])([ิ-ฺ])([ก-ฮ])", r"\2\1", word)


RULES = (
    Rule(code="agency-name-varies", severity=Severity.ERROR, find=_agency_name_varies),
    Rule(code="place-unknown", severity=Severity.WARNING, find=_place_unknown),
    Rule(code="district-not-in-province", severity=Severity.ERROR, find=_district_not_in_province),
    Rule(code="letter-prefix-not-of-province", severity=Severity.WARNING, find=_letter_prefix),
    Rule(code="foreign-agency", severity=Severity.WARNING, find=_foreign_agency),
    Rule(code="lookalike-letters", severity=Severity.ERROR, find=_lookalike_letters),
)
