"""Does the published JSON Schema say what the loader does?"""

from __future__ import annotations

import json

import jsonschema
import pytest
from hypothesis import given, settings
from ruamel.yaml import YAML
from tests.conftest import ROOT
from tests.strategies import dossiers

from prongsai.core.dates import FiscalYear
from prongsai.dossier import Dossier, json_schema, new_dossier, parse, to_json, to_plain
from prongsai.dossier.values import parse_amount

VALIDATOR = jsonschema.Draft202012Validator(json_schema())
SOUND = {
    "schema": "prongsai/dossier/1",
    "fiscal_year": 2568,
    "agency": {"name": "อบต.ตัวอย่าง"},
    "assessments": [{"fiscal_year": 2567, "indicators": [{"indicator": "ก", "score": "95.75"}]}],
    "progress": {"period": "2568-Q2"},
}


def with_score(score):
    return {
        "assessments": [{"fiscal_year": 2567, "indicators": [{"indicator": "ก", "score": score}]}]
    }


def with_amount(amount):
    target = {"what": "ก", "unit": "ครั้ง", "amount": amount}
    return {"plan": {"measures": [{"key": "m", "title": "ก", "targets": [target]}]}}


def test_the_schema_is_one_of_draft_2020_12_with_a_steady_name():
    schema = json_schema()

    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$id"] == "urn:prongsai:dossier:1"
    assert schema == json_schema()


def test_every_key_of_the_schema_is_titled_and_described_in_thai():
    schema = json_schema()
    parts = [schema, *schema["$defs"].values()]

    for part in parts:
        for name, key in part.get("properties", {}).items():
            assert any("ก" <= letter <= "๙" for letter in key["title"] + key["description"]), name


@given(dossiers())
@settings(max_examples=50)
def test_every_dossier_that_we_write_is_valid(dossier):
    VALIDATOR.validate(json.loads(to_json(dossier)))


def test_a_new_dossier_is_valid():
    text = new_dossier(agency="อบต.ตัวอย่าง", fiscal_year=FiscalYear(2568))

    dossier, _ = parse(text)

    assert dossier is not None
    VALIDATOR.validate(to_plain(dossier))


@pytest.mark.parametrize(
    "path", sorted((ROOT / "examples").glob("*.yaml")), ids=lambda path: path.name
)
def test_every_example_is_valid_as_it_stands(path):
    # YAML 1.2, as editors read it: `on` is a word there. JSON has no days.
    read = YAML(typ="safe").load(path.read_text(encoding="utf-8"))

    VALIDATOR.validate(json.loads(json.dumps(read, default=str)))


@pytest.mark.parametrize(
    "change",
    [
        {"schema": "prongsai/dossier/2"},
        {"unitz": []},
        {"agency": {}},
        {"agency": {"name": ""}},
        {"fiscal_year": "ปีหน้า"},
        {"fiscal_year": "2025-01-17"},
        {"fiscal_year": "99999"},
        {"fiscal_year": 3000},
        {"announcement": {"date": "2568"}},
        {"announcement": {"date": "17"}},
        {"announcement": {"date": "พรุ่งนี้"}},
        {"progress": {"period": "2568-H3"}},
        with_amount("1,00"),
        with_amount("..5"),
        with_amount("สิบ"),
        {"units": {"key": "a"}},
        {"units": [{"key": "a"}]},
        {"settings": {"digits": "roman"}},
        {"progress": {"period": "2568-Q5"}},
        {"note": "ก" * 20_001},
        with_score("100.01"),
        with_score(100.01),
        with_score(-1),
        with_score("-1"),
        with_score("95,75"),
        with_score("9.5.5"),
        with_score("nan"),
        with_score("1e3"),
    ],
)
def test_what_the_loader_refuses_the_schema_refuses(change):
    bad = {**SOUND, **change}

    assert not VALIDATOR.is_valid(bad)
    assert parse(json.dumps(bad), is_json=True)[0] is None


@pytest.mark.parametrize(
    "change",
    [
        *({"fiscal_year": year} for year in (2568, 68, 2025, "๒๕๖๘", "พ.ศ. 68", "ปีงบประมาณ 2568")),
        *(
            {"announcement": {"date": day}}
            for day in (
                *("๑ ต.ค. ๖๗", "1 ตค 67", "17 มกราคม 2565", "30 กันยายน พ.ศ. ๒๕๖๘", "2022-01-17"),
                *("ณ วันที่ 17 มกราคม 2565", "17/1/2565", "17.1.65", "17 January 2022"),
            )
        ),
        *({"progress": {"period": period}} for period in (2568, "๒๕๖๘-Q1", "2568-h2")),
        *(with_amount(amount) for amount in (12, 0.5, "1,250.50", "๑๒", None)),
    ],
)
def test_what_the_loader_reads_the_schema_allows(change):
    good = {**SOUND, **change}

    assert VALIDATOR.is_valid(good)
    assert parse(json.dumps(good), is_json=True)[0] is not None


@pytest.mark.parametrize("key", ["schema", "fiscal_year", "agency"])
def test_what_must_be_there_must_be_there(key):
    bad = {name: value for name, value in SOUND.items() if name != key}

    assert not VALIDATOR.is_valid(bad)
    assert parse(json.dumps(bad), is_json=True)[0] is None


@pytest.mark.parametrize("score", ["0", "100", "100.00", "95.75", "๙๕.๗๕", 95.75, 0, None])
def test_what_is_a_score_is_one_for_both(score):
    good = {**SOUND, **with_score(score)}

    assert VALIDATOR.is_valid(good)
    assert parse(json.dumps(good), is_json=True)[1][0].code == "indicator-unknown"


def test_a_record_made_in_python_keeps_to_the_same_limits():
    with pytest.raises(ValueError, match="outside 0 to 100"):
        Dossier.model_validate({**SOUND, **with_score(parse_amount("250"))})


def test_line_ends_become_one_newline():
    dossier = Dossier.model_validate({**SOUND, "note": "ก\r\nข\rค"})

    assert dossier.note == "ก\nข\nค"


def test_something_published_without_any_fact_is_nothing_published():
    plain = {**SOUND, "assessments": [{"fiscal_year": 2567, "published": {"level": None}}]}

    assert Dossier.model_validate(plain).assessments[0].published is None
