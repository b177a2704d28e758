"""How do Typer's own words come out plainly, and in Thai?"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, redirect_stdout

from prongsai.cli.speech import Speech

_NOISE = (
    (r"\{([^{}]+)\}", r"\1"),  # Typer puts a metavar in braces,
    (r" <(?:path|str|list\[Path\])>", ""),  # and the type of a path beside its name
)
_HEADINGS = (
    (r"^Usage: ", "วิธีใช้: "),
    (r"^Options:$", "ตัวเลือก:"),
    (r"^Arguments:$", "ข้อมูลที่ต้องให้:"),
    (r"^Commands:$", "คำสั่ง:"),
    (r"\[OPTIONS\]", "[ตัวเลือก]"),
    (r"COMMAND \[ARGS\]\.\.\.", "คำสั่ง [...]"),
    (r"Show this message and exit\.", "แสดงวิธีใช้แล้วจบ"),
    (r"\[default: ", "[ปกติ: "),
    (r"\[required\]", "[จำเป็น]"),
)
_MISUSES = (
    (r"Missing (?:argument|parameter:) '?(.+?)'?\.?", r"ขาด \1"),
    (r"Missing option '(.+)'\.", r"ขาดตัวเลือก \1"),
    (r"Missing command\.", "ขาดคำสั่ง"),
    (r"No such command '(.+?)'\. Did you mean '(.+?)'\?", r"ไม่มีคำสั่ง \1 หมายถึง \2 หรือไม่"),
    (r"No such command '(.+?)'\.(?: .*)?", r"ไม่มีคำสั่ง \1"),
    (r"No such option: (\S+) \(Possible options?: (.+)\)", r"ไม่มีตัวเลือก \1 หมายถึง \2 หรือไม่"),
    (r"No such option: (\S+?)\.? Did you mean (.+?)\?", r"ไม่มีตัวเลือก \1 หมายถึง \2 หรือไม่"),
    (r"No such option: (\S+?)\.?(?: .*)?", r"ไม่มีตัวเลือก \1"),
    (r"Option '(.+)' requires an argument\.", r"ตัวเลือก \1 ต้องมีค่าตามหลัง"),
    (r"Option '(.+)' does not take a value\.", r"ตัวเลือก \1 ไม่รับค่า"),
    (r"Got unexpected extra argument(?:s|\(s\))? \((.+)\)", r"มีคำเกินมา: \1"),
    (
        r"Invalid value for '(.+?)': Input should be greater than or equal to (.+)",
        r"ค่าของ \1 ต้องไม่น้อยกว่า \2",
    ),
    (r"Invalid value for '(.+?)': Input should be a valid integer.*", r"ค่าของ \1 ต้องเป็นจำนวนเต็ม"),
    (r"Invalid value for '(.+?)': (?:.*)", r"ค่าของ \1 ใช้ไม่ได้"),
)


def misuse_in_thai(message: str) -> str:
    """Typer's message about a misused command in Thai; one that is not known stays English.

    >>> misuse_in_thai("Missing argument 'FILE'.")
    'ขาด FILE'
    """
    for pattern, thai in _MISUSES:
        if match := re.fullmatch(pattern, message, re.DOTALL):
            return match.expand(thai)
    return message


@contextmanager
def help_in(speech: Speech, words: Sequence[str]) -> Iterator[None]:
    """A help page, if ``words`` ask for one, plainly and in the chosen language."""
    if "--help" not in words:
        yield
        return
    caught = io.StringIO()
    try:
        with redirect_stdout(caught):
            yield
    finally:
        sys.stdout.write(plain_help(caught.getvalue(), speech))


def plain_help(page: str, speech: Speech) -> str:
    """A help page without Typer's signs, its own words in the chosen language."""
    for pattern, words in _NOISE if speech.language == "en" else (*_NOISE, *_HEADINGS):
        page = re.sub(pattern, words, page, flags=re.MULTILINE)
    return page
