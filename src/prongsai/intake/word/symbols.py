"""Which sign does a letter of a symbol font stand for? A tick in a status cell is one."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import yaml

_PRIVATE = 0xF000  # where Word puts the letters of symbol fonts
_PRIVATE_USE = range(0xE000, 0xF900)


def symbol_of(letter: str, font: str) -> str | None:
    r"""The sign that the font draws for the letter; None where it is not known.

    >>> symbol_of("\uf0fc", "Wingdings"), symbol_of("R", "Wingdings 2")
    ('✓', '☑')
    """
    code = ord(letter)
    return _signs().get(font, {}).get(code - _PRIVATE if code in _PRIVATE_USE else code)


def is_symbol_font(font: str) -> bool:
    """Whether the font draws signs for letters."""
    return font in _signs()


@cache
def _signs() -> dict[str, dict[int, str]]:
    text = files("prongsai.intake.word").joinpath("symbols.yaml").read_text(encoding="utf-8")
    return {
        font: {int(code, 16): sign for code, sign in signs.items()}
        for font, signs in yaml.safe_load(text).items()
    }
