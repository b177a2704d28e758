"""Is what was written read back unchanged, and readable?"""

from __future__ import annotations

import json

import pytest
import yaml
from hypothesis import given, settings
from tests.strategies import dossiers

from prongsai.core.errors import FileUnusable
from prongsai.dossier import Dossier, load, parse, save, to_json, to_yaml

SMALL = {
    "schema": "prongsai/dossier/1",
    "fiscal_year": "2568",
    "agency": {"name": "องค์การบริหารส่วนตำบลตัวอย่าง", "telephone": "02 123 4567"},
    "assessments": [
        {
            "fiscal_year": "2567",
            "indicators": [{"indicator": "duty-performance", "score": "๙๕.๗๐"}],
            "published": {"overall": "95.75", "on": "1 สิงหาคม 2567"},
        }
    ],
}


@given(dossiers())
@settings(max_examples=60)
def test_a_dossier_written_as_yaml_reads_back_unchanged(dossier):
    assert parse(to_yaml(dossier))[0] == dossier


@given(dossiers())
@settings(max_examples=40)
def test_a_dossier_written_as_json_reads_back_unchanged(dossier):
    assert parse(to_json(dossier), is_json=True)[0] == dossier


@given(dossiers())
@settings(max_examples=30)
def test_other_readers_find_the_same_values_in_both_forms(dossier):
    assert yaml.load(to_yaml(dossier), Loader=yaml.BaseLoader) == _as_texts(
        json.loads(to_json(dossier))
    )


def _as_texts(value):
    if isinstance(value, dict):
        return {key: _as_texts(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_as_texts(each) for each in value]
    return str(value).lower() if isinstance(value, bool) else str(value)


def test_yaml_is_in_the_order_of_the_schema_with_quoted_scores_and_iso_days():
    assert to_yaml(Dossier.model_validate(SMALL)) == (
        "schema: prongsai/dossier/1\n"
        "fiscal_year: 2568\n"
        "agency:\n"
        "  name: องค์การบริหารส่วนตำบลตัวอย่าง\n"
        '  telephone: "02 123 4567"\n'
        "assessments:\n"
        "- fiscal_year: 2567\n"
        "  indicators:\n"
        "  - indicator: duty-performance\n"
        '    score: "95.70"\n'
        "  published:\n"
        '    overall: "95.75"\n'
        '    "on": 2024-08-01\n'
    )


def test_a_long_thai_text_stays_on_one_line():
    words = "ดำเนินการตามมาตรการ " * 60
    dossier = Dossier.model_validate({**SMALL, "note": words.strip()})

    assert any(words.strip() in line for line in to_yaml(dossier).splitlines())


def test_a_text_of_several_lines_is_a_block_that_people_can_read():
    dossier = Dossier.model_validate({**SMALL, "note": "บรรทัดแรก: ก\nบรรทัดที่สอง"})

    assert "note: |-\n  บรรทัดแรก: ก\n  บรรทัดที่สอง\n" in to_yaml(dossier)


@pytest.mark.parametrize("name", ["ปี.yaml", "year.json"])
def test_a_saved_dossier_loads(tmp_path, name):
    dossier = Dossier.model_validate(SMALL)

    save(dossier, tmp_path / name)

    assert load(tmp_path / name) == dossier


def test_saving_where_nothing_can_be_written_is_said_clearly(tmp_path):
    (tmp_path / "a-file").write_text("x", encoding="utf-8")

    with pytest.raises(FileUnusable):
        save(Dossier.model_validate(SMALL), tmp_path / "a-file" / "x.yaml")
