"""How is a number or a sum of money said in Thai words?

Our own few lines and not pythainlp's ``bahttext``: that one takes floats and refuses a Decimal,
and a float of 1.005 baht is a sum that nobody wrote.
"""

from __future__ import annotations

from decimal import Decimal

from prongsai.core.errors import ValueUnreadable
from prongsai.core.problems import Said

_DIGITS = ("ศูนย์", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า")
_PLACES = ("", "สิบ", "ร้อย", "พัน", "หมื่น", "แสน")
_MILLION = 1_000_000


def number_text(number: Decimal | int) -> str:
    """A number in Thai words, exactly; decimals digit by digit as written.

    >>> number_text(121), number_text(Decimal("95.75"))
    ('หนึ่งร้อยยี่สิบเอ็ด', 'เก้าสิบห้าจุดเจ็ดห้า')
    """
    plain = f"{_finite(Decimal(number)):f}"
    sign = "ลบ" if plain.startswith("-") else ""
    whole, _, places = plain.lstrip("-").partition(".")
    fraction = "".join(_DIGITS[int(digit)] for digit in places)
    return sign + _whole_text(int(whole)) + (f"จุด{fraction}" if places else "")


def baht_text(amount: Decimal) -> str:
    """A sum of money in Thai words, as it stands in brackets after the figure. Unit: baht.

    Errors: ValueUnreadable for less than a satang, which cannot be paid.

    >>> baht_text(Decimal("121")), baht_text(Decimal("0.29"))
    ('หนึ่งร้อยยี่สิบเอ็ดบาทถ้วน', 'ยี่สิบเก้าสตางค์')
    """
    satang = _finite(amount).scaleb(2)
    if satang != satang.to_integral_value():
        raise _no_sum(amount, "มีเศษของสตางค์", "holds a part of a satang.")
    baht, rest = divmod(abs(int(satang)), 100)
    sign = "ลบ" if satang < 0 else ""
    if not rest:
        return f"{sign}{_whole_text(baht)}บาทถ้วน"
    return f"{sign}{_whole_text(baht) + 'บาท' if baht else ''}{_whole_text(rest)}สตางค์"


def _whole_text(number: int) -> str:
    """Millions of millions are said again and again: หนึ่งล้านล้าน."""
    if number >= _MILLION:
        millions, rest = divmod(number, _MILLION)
        return f"{_whole_text(millions)}ล้าน{_below_million(rest, after=True) if rest else ''}"
    return _below_million(number, after=False) if number else _DIGITS[0]


def _below_million(number: int, *, after: bool) -> str:
    """``after``: something larger was said, so that a last one is เอ็ด."""
    digits = [int(digit) for digit in str(number)]
    said = []
    for place, digit in zip(range(len(digits) - 1, -1, -1), digits, strict=True):
        if digit == 0:
            continue
        if place == 0 and digit == 1 and (after or len(digits) > 1):
            said.append("เอ็ด")
        elif place == 1 and digit <= 2:
            said.append("สิบ" if digit == 1 else "ยี่สิบ")
        else:
            said.append(_DIGITS[digit] + _PLACES[place])
    return "".join(said)


def _finite(number: Decimal) -> Decimal:
    if not number.is_finite():
        raise _no_sum(number, "ไม่ใช่จำนวน", "is not a number.")
    return number


def _no_sum(number: Decimal, th: str, en: str) -> ValueUnreadable:
    return ValueUnreadable(
        str(number),
        Said(th=f"จำนวน “{number}” {th}", en=f"The amount “{number}” {en}"),
        Said(
            th="ใส่จำนวนเงินเป็นบาท ทศนิยมไม่เกินสองตำแหน่ง",
            en="Give the amount in baht with at most two decimal places.",
        ),
    )
