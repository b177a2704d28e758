import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.conftest import ROOT

from prongsai.core.errors import FileUnusable
from prongsai.packing import Order, build_pack, build_packs
from prongsai.reporting import Kind, NothingToCompose

FIRST = ROOT / "examples" / "01-complete-2566.yaml"
YEARLY = ROOT / "examples" / "03-yearly-report-2568.yaml"
EVERY_FORMAT = {"pdf", "docx", "html", "xlsx"}
QUICK = Order.parse(only="memo-plan", formats="html")


def bytes_in(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def first_built(tmp_path_factory):
    return build_pack(FIRST, tmp_path_factory.mktemp("pack"), Order())


@pytest.fixture(scope="module")
def first_pack(first_built):
    return first_built.folder


def manifest_of(folder: Path):
    return json.loads((folder / "manifest.json").read_text(encoding="utf-8"))


def test_the_first_example_yields_every_kind(first_pack):
    manifest = manifest_of(first_pack)

    assert {each["kind"] for each in manifest["documents"]} == set(Kind)
    assert manifest["left_out"] == []


def test_the_manifest_has_the_published_shape_and_no_more(first_pack, tmp_path):
    partial = build_pack(YEARLY, tmp_path, Order.parse(formats="html")).to_manifest()

    for manifest in (manifest_of(first_pack), partial):
        assert set(manifest) == {"documents", "left_out"}
        shapes = {tuple(sorted(each)) for each in manifest["documents"]}
        assert shapes == {("file", "format", "kind", "pages", "sha256")}
        assert all(set(each) == {"kind", "reason"} for each in manifest["left_out"])
    assert partial == manifest_of(tmp_path)


def test_every_kind_comes_in_every_format_but_a_sheet_without_a_table(first_built):
    shape = first_built.to_shape()
    made = {(each["kind"], each["format"]) for each in shape["documents"]}
    left_out = {(each["kind"], each["format"]) for each in shape["left_out_formats"]}

    assert made | left_out == {(kind, form) for kind in Kind for form in EVERY_FORMAT}
    assert {form for _, form in left_out} <= {"xlsx"}
    assert all(each["reason"] for each in shape["left_out_formats"])
    assert {"xlsx", "pdf"} <= {form for kind, form in made if kind == "plan"}


def test_the_manifest_tells_the_hash_of_every_file_and_of_no_other(first_pack):
    manifest = manifest_of(first_pack)

    told = {each["file"]: each["sha256"] for each in manifest["documents"]}
    found = {
        name: hashlib.sha256(data).hexdigest()
        for name, data in bytes_in(first_pack).items()
        if name != "manifest.json"
    }
    assert told == found


@pytest.mark.parametrize("formats", ["xlsx", "html,xlsx", ""])
def test_every_kind_is_made_or_left_out_with_its_reason(tmp_path, formats):
    build_pack(FIRST, tmp_path, Order.parse(formats=formats))
    manifest = manifest_of(tmp_path)

    made = {each["kind"] for each in manifest["documents"]}
    left_out = {each["kind"] for each in manifest["left_out"]}
    assert made | left_out == set(Kind)
    assert made & left_out == set()
    tableless = {Kind.MEMO_PLAN, Kind.MEMO_PROGRESS, Kind.ANNOUNCEMENT}
    assert left_out == (tableless if formats == "xlsx" else set())
    assert all(each["reason"] for each in manifest["left_out"])


def test_pages_are_counted_in_every_pdf_and_nowhere_else(first_pack):
    import pypdfium2

    for each in manifest_of(first_pack)["documents"]:
        if each["format"] == "pdf":
            with pypdfium2.PdfDocument(first_pack / each["file"]) as document:
                assert each["pages"] == len(document)
        else:
            assert each["pages"] is None


def test_another_process_in_another_folder_writes_the_same_bytes(first_pack, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    command = [sys.executable, "-m", "prongsai", "build", str(FIRST), "--out", "../again"]
    # Another hash seed and another time zone: neither may show.
    surroundings = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Bangkok"}
    subprocess.run(
        command, cwd=tmp_path / "elsewhere", check=True, capture_output=True, env=surroundings
    )

    assert bytes_in(tmp_path / "again") == bytes_in(first_pack)


def test_what_the_dossier_has_no_data_for_is_left_out_with_the_reason(tmp_path):
    pack = build_pack(YEARLY, tmp_path, Order.parse(formats="html"))

    reasons = {each.kind: each.reason for each in pack.left_out}
    assert set(reasons) == {"analysis", "memo-plan", "memo-progress", "announcement", "order",
                            "oit-checklist"}  # fmt: skip
    assert all(reason.th and reason.en for reason in reasons.values())
    assert {each.kind for each in pack.documents} == {"plan", "progress", "status"}


def test_a_kind_without_data_that_was_asked_for_stops_the_work_and_leaves_nothing(tmp_path):
    with pytest.raises(NothingToCompose):
        build_pack(YEARLY, tmp_path / "out", Order.parse(only="plan,analysis", formats="html"))

    assert not (tmp_path / "out").exists()


def test_building_again_clears_away_what_the_last_pack_had_and_nothing_else(tmp_path):
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    build_pack(FIRST, tmp_path, Order.parse(only="memo-plan,announcement", formats="html"))
    build_pack(FIRST, tmp_path, QUICK)

    assert set(bytes_in(tmp_path)) == {"manifest.json", "memo-plan.html", "notes.txt"}


def test_a_manifest_that_points_outside_its_folder_clears_nothing_there(tmp_path):
    (tmp_path / "precious.html").write_text("keep", encoding="utf-8")
    (tmp_path / "out").mkdir()
    claim = {"documents": [{"file": "../precious.html"}]}
    (tmp_path / "out" / "manifest.json").write_text(json.dumps(claim), encoding="utf-8")

    build_pack(FIRST, tmp_path / "out", QUICK)

    assert (tmp_path / "precious.html").read_text(encoding="utf-8") == "keep"


def test_several_dossiers_get_a_folder_each_in_their_order(tmp_path):
    seen: list[int] = []

    packs = build_packs(
        (YEARLY, FIRST), tmp_path, Order.parse(only="plan", formats="html"), advance=seen.append
    )

    assert [pack.folder.name for pack in packs] == [YEARLY.stem, FIRST.stem]
    assert seen == [1, 1]
    assert all((pack.folder / "plan.html").is_file() for pack in packs)


def test_an_error_in_a_worker_arrives_with_its_facts(tmp_path):
    with pytest.raises(NothingToCompose) as raised:
        build_packs((YEARLY, FIRST), tmp_path, Order.parse(only="analysis", formats="html"))

    assert raised.value.kind == "analysis"
    assert raised.value.said.th.startswith(f"{YEARLY}: ")
    assert str(raised.value).startswith(f"{YEARLY}: ")


def test_of_several_errors_the_first_dossiers_is_told(tmp_path):
    bad = tmp_path / "bad.yaml"
    bad.write_text("schema: prongsai/dossier/1\n", encoding="utf-8")
    order = Order.parse(only="analysis", formats="html")

    # The bad one is known to be bad long before the one before it is composed.
    with pytest.raises(NothingToCompose, match="03-yearly"):
        build_packs((FIRST, YEARLY, bad), tmp_path / "out", order)


def test_two_dossiers_of_one_name_are_refused(tmp_path):
    with pytest.raises(FileUnusable):
        build_packs((FIRST, FIRST), tmp_path, QUICK)


@pytest.mark.parametrize("twins", [("a.yaml", "A.json"), ("caf\u00e9.yaml", "cafe\u0301.yaml")])
def test_two_names_that_are_one_folder_on_windows_or_macos_are_refused(tmp_path, twins):
    with pytest.raises(FileUnusable, match="more than one dossier is named"):
        build_packs(tuple(map(Path, twins)), tmp_path, QUICK)

    assert list(tmp_path.iterdir()) == []


def test_an_output_folder_below_a_file_is_a_clear_error(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")

    with pytest.raises(FileUnusable):
        build_pack(FIRST, tmp_path / "file" / "out", QUICK)
