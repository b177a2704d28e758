"""What does tesseract read on one picture, within bounded time?

It runs as a process of its own, without a shell: one picture, one core, one time limit.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from PIL import Image

from prongsai.core.problems import Said

_SECONDS_A_PAGE = 120
_SECONDS_TO_ANSWER = 20
_LANGUAGES = "tha+eng"
_TALL_LINES = "textord_min_linesize=2.5"  # else it takes marks over letters for a line
_MOST_WORDS = 100_000
_WORD = "5"  # the level of a word in its table
_COLUMNS = 12

HOW_TO_GET_IT = Said(
    th="ติดตั้งโปรแกรม tesseract พร้อมภาษาไทย แล้วลองอีกครั้ง"
    " Windows: ตัวติดตั้งจาก https://github.com/UB-Mannheim/tesseract/wiki โดยเลือก Thai"
    " ใน Additional language data;"
    " Debian/Ubuntu: sudo apt install tesseract-ocr tesseract-ocr-tha;"
    " macOS: brew install tesseract tesseract-lang"
    " หรือใช้แฟ้มต้นฉบับ (Word หรือ PDF ที่มีตัวอักษร)",
    en="Install tesseract with its Thai data and try again."
    " Windows: the installer at https://github.com/UB-Mannheim/tesseract/wiki, with Thai chosen"
    " under Additional language data;"
    " Debian/Ubuntu: sudo apt install tesseract-ocr tesseract-ocr-tha;"
    " macOS: brew install tesseract tesseract-lang."
    " Or use the original (Word, or a PDF with letters).",
)


class Want(StrEnum):
    """Why a picture was not read."""

    PROGRAM = "program"  # no tesseract on this machine
    THAI = "thai"  # tesseract without its Thai data
    TIME = "time"  # it took too long
    SIZE = "size"  # it unpacks to more than is safe
    FAILED = "failed"  # it ended with an error


class Unread(Exception):
    """A picture that could not be read; whoever holds the file tells the user."""

    def __init__(self, why: Want) -> None:
        self.why = why
        super().__init__(str(why))


class Word(NamedTuple):
    """A piece of text with its box in pixels; ``line`` names the line that it stands on."""

    text: str
    x0: int
    top: int
    x1: int
    bottom: int
    line: tuple[str, ...]
    sure: float  # of 100


def is_at_hand() -> Want | None:
    """What is wanting before anything can be read; None where nothing is."""
    program = _program()
    if program is None:
        return Want.PROGRAM
    return None if "tha" in _languages(program) else Want.THAI


def words_on(picture: Image.Image, dots_per_inch: int) -> list[Word]:
    """Every word on an upright grey picture, in reading order. Errors: Unread."""
    want, program = is_at_hand(), _program()
    if want is not None or program is None:
        raise Unread(want or Want.PROGRAM)
    with tempfile.TemporaryDirectory(prefix="prongsai-") as folder:
        source = Path(folder) / "page.png"
        picture.save(source, compress_level=1)
        command = [program, "page.png", "stdout", "-l", _LANGUAGES, "--psm", "3"]
        command += ["--dpi", str(dots_per_inch), "-c", _TALL_LINES, "tsv"]
        told = _run(command, folder, _SECONDS_A_PAGE)
    return _words(told)


def _program() -> str | None:
    found = shutil.which("tesseract")
    if found is None and os.name == "nt":  # its installer there leaves PATH alone
        for home in ("ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA"):
            for folder in ("Tesseract-OCR", "Programs/Tesseract-OCR"):
                place = Path(os.environ.get(home, "")) / folder / "tesseract.exe"
                if place.is_file():
                    return str(place)
    return found


def _languages(program: str) -> frozenset[str]:
    try:
        told = _run([program, "--list-langs"], None, _SECONDS_TO_ANSWER)
    except Unread:
        return frozenset()
    return frozenset(line.strip() for line in told.splitlines()[1:])


def _run(command: list[str], folder: str | None, seconds: int) -> str:
    try:
        done = subprocess.run(  # noqa: S603  # no shell, and no argument from outside
            command,
            cwd=folder,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},  # more threads only wait for each other
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=seconds,
            check=True,
        )
    except subprocess.TimeoutExpired as error:
        raise Unread(Want.TIME) from error
    except (OSError, subprocess.CalledProcessError) as error:
        raise Unread(Want.FAILED) from error
    return done.stdout.decode("utf-8", "replace")


def _words(told: str) -> list[Word]:
    made: list[Word] = []
    for row in told.splitlines()[1 : _MOST_WORDS * 2]:
        cells = row.split("\t", _COLUMNS - 1)
        if len(cells) < _COLUMNS or cells[0] != _WORD or not cells[-1].strip():
            continue
        left, top, width, height = (int(cell) for cell in cells[6:10])
        line = tuple(cells[1:5])
        made.append(
            Word(cells[-1].strip(), left, top, left + width, top + height, line, float(cells[10]))
        )
        if len(made) == _MOST_WORDS:
            break
    return made
