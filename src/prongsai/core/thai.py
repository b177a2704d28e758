"""How is Thai text put into one form, compared, sorted, and given one style of digits?

The one door to the modules that do it.
"""

from __future__ import annotations

from prongsai.core.collation import collation_key
from prongsai.core.lookalikes import Lookalike, lookalikes
from prongsai.core.normal_forms import comparison_form, normal_form
from prongsai.core.numerals import to_arabic_digits, to_thai_digits
from prongsai.core.prose_digits import digits_in_prose

__all__ = [
    "Lookalike",
    "collation_key",
    "comparison_form",
    "digits_in_prose",
    "lookalikes",
    "normal_form",
    "to_arabic_digits",
    "to_thai_digits",
]
