"""How does Word print the number of a list, in each form that it knows for Thai and English?"""

from __future__ import annotations

from collections.abc import Callable

from prongsai.core.amounts import number_text
from prongsai.core.thai import to_thai_digits

# ก to ฮ without ฃ ฅ ฆ, and without the vowels ฤ ฦ (which LibreOffice counts: the two programs
# differ from the 33rd number on).
_THAI_LETTERS = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
_LATIN_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc")),
    *((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_MOST_REPEATED = 30  # letters; Word's own limit is as many


def printed_number(number: int, form: str) -> str:
    """The number in Word's form of that name; a form that is not known gives plain digits.

    >>> printed_number(2, "thaiLetters"), printed_number(28, "lowerLetter")
    ('ข', 'bb')
    >>> printed_number(12, "thaiNumbers"), printed_number(9, "upperRoman")
    ('๑๒', 'IX')
    """
    if number < 1 and form != "decimal":
        return "" if form in {"none", "bullet"} else str(number)
    return _FORMS.get(form, str)(number)


def _letters(number: int, alphabet: str) -> str:
    """After the last letter all begin again, doubled, then tripled."""
    rounds, at = divmod(number - 1, len(alphabet))
    return alphabet[at] * min(rounds + 1, _MOST_REPEATED)


def _roman(number: int) -> str:
    written, left = [], number % 4000
    for worth, letters in _ROMAN:
        count, left = divmod(left, worth)
        written.append(letters * count)
    return "".join(written)


_FORMS: dict[str, Callable[[int], str]] = {
    "thaiNumbers": lambda number: to_thai_digits(str(number)),
    "thaiLetters": lambda number: _letters(number, _THAI_LETTERS),
    "thaiCounting": number_text,
    "decimalZero": lambda number: f"{number:02}",
    "lowerLetter": lambda number: _letters(number, _LATIN_LETTERS),
    "upperLetter": lambda number: _letters(number, _LATIN_LETTERS).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "numberInDash": lambda number: f"- {number} -",
    "none": lambda _: "",
    "bullet": lambda _: "",
}
