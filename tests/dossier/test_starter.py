"""Is the starter file sound as it stands, and does it explain every key?"""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from tests.strategies import phrases

from prongsai import editions
from prongsai.core.dates import FiscalYear
from prongsai.dossier import Dossier, edit, load, new_dossier, parse, validate
from prongsai.dossier.complaints import part_of
from prongsai.dossier.starter import NoName
from prongsai.planning import load_library

YEAR = FiscalYear(2568)


def test_a_new_dossier_is_sound_and_waits_for_ten_scores():
    dossier, problems = parse(new_dossier(agency="อบต.ตัวอย่าง", fiscal_year=YEAR))

    assert problems == ()
    assert dossier is not None
    assert (dossier.agency.name, dossier.fiscal_year) == ("อบต.ตัวอย่าง", YEAR)
    assert dossier.assessments[0].fiscal_year == FiscalYear(2567)
    assert [each.score for each in dossier.assessments[0].indicators] == [None] * 10


def put_to_use() -> str:
    text = new_dossier(agency="อบต.ตัวอย่าง", fiscal_year=YEAR)
    return re.sub(r"^( *)#: ?", r"\1", text, flags=re.MULTILINE).replace("people: []\n", "")


def test_with_every_line_put_to_use_it_is_sound_too(tmp_path):
    path = tmp_path / "ปี.yaml"
    path.write_text(put_to_use(), encoding="utf-8")

    assert validate(path) == ()
    assert load(path).oit_checklist is not None


def test_the_theme_and_the_library_measure_that_it_names_exist():
    dossier, _ = parse(put_to_use())

    assert dossier is not None
    assert dossier.plan is not None
    (measure,) = dossier.plan.measures
    assert measure.theme in {theme.slug for theme in editions.load(YEAR).themes}
    assert measure.library in {each.slug for each in load_library()}


def test_a_change_leaves_every_other_line_of_it_alone(tmp_path):
    path = tmp_path / "ปี.yaml"
    before = new_dossier(agency="อบต.ตัวอย่าง", fiscal_year=YEAR)
    path.write_text(before, encoding="utf-8")

    edit(path, {"assessments[0].indicators[0].score": "95.75"})

    assert path.read_text(encoding="utf-8") == before.replace("score:\n", 'score: "95.75"\n', 1)


def keys_of(part, seen):
    if part in seen:
        return
    seen.add(part)
    for name, field in part.model_fields.items():
        yield field.alias or name
        below = part_of(field.annotation)
        if below is not None:
            yield from keys_of(below, seen)


def test_every_key_of_the_schema_stands_in_the_starter():
    text = new_dossier(agency="อบต.ตัวอย่าง", fiscal_year=YEAR)

    absent = {key for key in keys_of(Dossier, set()) if not re.search(rf"\b{key}:", text)}

    assert absent == set()


def test_every_key_has_a_thai_title_and_description():
    silent = [
        f"{part.__name__}.{name}"
        for part in (Dossier, *(each for each in parts_below(Dossier, set())))
        for name, field in part.model_fields.items()
        if not (field.title and field.description)
    ]

    assert silent == []


def parts_below(part, seen):
    for field in part.model_fields.values():
        below = part_of(field.annotation)
        if below is not None and below not in seen:
            seen.add(below)
            yield below
            yield from parts_below(below, seen)


@given(phrases(4))
def test_any_name_can_begin_a_dossier(name):
    dossier, problems = parse(new_dossier(agency=name, fiscal_year=YEAR))

    assert problems == ()
    assert dossier is not None
    assert dossier.agency.name == " ".join(name.split())


def test_a_year_after_the_newest_rules_waits_for_the_newest_scores():
    dossier, problems = parse(new_dossier(agency="ก", fiscal_year=FiscalYear(2580)))

    assert problems == ()
    assert dossier is not None
    assert dossier.assessments[0].fiscal_year == FiscalYear(2569)


def test_a_dossier_cannot_begin_without_a_name():
    with pytest.raises(NoName):
        new_dossier(agency=" \n", fiscal_year=YEAR)
