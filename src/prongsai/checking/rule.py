"""What is a rule of the checker?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from prongsai.checking.findings import Finding
from prongsai.checking.material import Material
from prongsai.core.problems import Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One code with what finds it. The finder's docstring says what the rule knows."""

    code: str
    severity: Severity
    find: Callable[[Material], Iterator[Finding]]
