"""What cannot be read is refused in one clear sentence; nothing ends in a traceback."""

from __future__ import annotations

import io
import random

import pikepdf
import pytest
from tests.intake.pdf.files import changed
from tests.reporting.pdf import trees

from prongsai.core.errors import FileUnusable, ProngsaiError
from prongsai.core.reading import Reading
from prongsai.intake.pdf import read_pdf
from prongsai.reporting import render_pdf


@pytest.fixture(scope="module")
def whole() -> bytes:
    rows = [trees.row(str(at), trees.SENTENCE * 3, "กองคลัง") for at in range(12)]
    return render_pdf(trees.document(trees.paragraph(trees.SENTENCE * 4), trees.table(*rows)))


def unchanged(pdf: pikepdf.Pdf) -> None:
    assert len(pdf.pages) > 0


def refusal_of(data: bytes, folder) -> FileUnusable:
    path = folder / "x.pdf"
    path.write_bytes(data)
    with pytest.raises(FileUnusable) as refused:
        read_pdf(path)
    assert refused.value.remedy.th
    assert refused.value.remedy.en
    return refused.value


def test_a_password_is_named(whole, tmp_path):
    lock = pikepdf.Encryption(owner="a", user="b")

    refusal = refusal_of(changed(whole, unchanged, encryption=lock), tmp_path)

    assert "รหัสผ่าน" in refusal.said.th
    assert "password" in refusal.said.en


def test_a_lock_that_needs_no_password_to_read_is_no_hindrance(whole, tmp_path):
    path = tmp_path / "x.pdf"
    lock = pikepdf.Encryption(owner="a", user="")
    path.write_bytes(changed(whole, unchanged, encryption=lock))

    assert len(read_pdf(path).tables) == 1


def test_another_kind_of_file_is_no_pdf(tmp_path):
    assert "no PDF" in refusal_of("รายงาน".encode() * 20, tmp_path).said.en


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.7\n" + b"\0" * 1000])
def test_a_broken_file_is_called_damaged(data, tmp_path):
    refusal = refusal_of(data, tmp_path)

    assert "เสียหาย" in refusal.said.th
    assert "damaged" in refusal.said.en


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(FileUnusable):
        read_pdf(tmp_path / "none.pdf")


def test_pages_without_anything_hold_no_letter(tmp_path):
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(out)

    assert "letter" in refusal_of(out.getvalue(), tmp_path).said.en


def test_too_many_pages_are_refused(tmp_path):
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        for _ in range(2_001):
            pdf.add_blank_page()
        pdf.save(out)

    assert "2,000" in refusal_of(out.getvalue(), tmp_path).said.en


def outcome(data: bytes, folder) -> Reading | ProngsaiError:
    path = folder / "mutated.pdf"
    path.write_bytes(data)
    try:
        return read_pdf(path)
    except ProngsaiError as refused:
        return refused


@pytest.mark.parametrize("seed", range(40))
def test_damage_gives_a_reading_or_a_sentence(seed, whole, tmp_path):
    chance = random.Random(seed)
    data = bytearray(whole)
    for _ in range(chance.choice([1, 5, 50])):
        data[chance.randrange(len(data))] = chance.randrange(256)
    if chance.random() < 0.4:
        del data[chance.randrange(len(data)) :]

    assert isinstance(outcome(bytes(data), tmp_path), Reading | FileUnusable)


@pytest.mark.parametrize("seed", range(40))
def test_any_drawing_gives_a_reading_or_a_sentence(seed, whole, tmp_path):
    chance = random.Random(seed)

    def scribble(pdf: pikepdf.Pdf) -> None:
        def number() -> float:
            return chance.choice([0, -1e9, 1e9, chance.uniform(-50, 900)])

        drawn = [
            chance.choice(
                [
                    f"{number()} {number()} m {number()} {number()} l S",
                    f"{number()} {number()} {number()} {number()} re f",
                    f"{number()} {number()} {number()} {number()} {number()} {number()} cm",
                ]
            )
            for _ in range(chance.choice([3, 300]))
        ]
        for page in pdf.pages:
            page.contents_add("\n".join(drawn).encode(), prepend=chance.random() < 0.5)

    assert isinstance(outcome(changed(whole, scribble), tmp_path), Reading | FileUnusable)


def test_very_many_lines_are_read_in_bounded_time(whole, tmp_path):
    def scribble(pdf: pikepdf.Pdf) -> None:
        lines = "\n".join(
            f"{at % 600} 0 m {at % 600} 800 l S 0 {at % 800} m 600 {at % 800} l S"
            for at in range(100_000)
        )
        for page in pdf.pages:
            page.contents_add(lines.encode())

    assert isinstance(outcome(changed(whole, scribble), tmp_path), Reading)
