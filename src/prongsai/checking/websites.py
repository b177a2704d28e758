"""Whose websites does a document name?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from prongsai.checking.findings import Finding, found
from prongsai.checking.material import Material
from prongsai.checking.rule import Rule
from prongsai.checking.wordings import words
from prongsai.core.problems import Said, Severity
from prongsai.core.reading import Passage

# Bounded: in an endless row of digits, each place would be looked at to its end.
_ADDRESS = re.compile(
    r"(?:https?://)?(?:www\.)?"
    r"(?P<host>[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,5}\.(?:go|or)\.th)"
)
# A narrow column breaks an address at its points: the blank stands for the end of the line.
_BROKEN = re.compile(
    r"(?:https?://\s?|www\s?\.\s?)[a-z0-9-]{1,63}"
    r"(?:\s?\.\s?[a-z0-9-]{1,63}){0,5}?\s?\.\s?(?:go|or)\s?\.\s?th(?![a-z0-9])"
)


def hosts_in(text: str) -> Iterator[tuple[str, str]]:
    """The authorities' websites that a text names, each with the words as printed."""
    national = words("national_websites")
    whole = _BROKEN.sub(lambda each: re.sub(r"\s", "", each[0]), text.lower())
    for match in _ADDRESS.finditer(whole):
        host = match["host"].removeprefix("www.")
        if not any(host == each or host.endswith("." + each) for each in national):
            yield host, match[0]


def _foreign_website(material: Material) -> Iterator[Finding]:
    """Knows two addresses of authorities in one document; the rarer one is another's.

    Guesses: whose address it is cannot be read from Latin letters with certainty.
    """
    places: dict[str, list[tuple[Passage, str]]] = {}
    for passage in material.passages:
        for host, printed in hosts_in(passage.text):
            places.setdefault(host, []).append((passage, printed))
    if len(places) < 2:
        return
    own = max(places, key=lambda host: len(places[host]))
    for host, stands in places.items():
        if host != own:
            yield found(
                stands[0][0],
                Said(
                    th=f"มีเว็บไซต์ {host} ซึ่งต่างจาก {own} ที่ใช้ในเอกสาร",
                    en=f"The website {host} differs from {own}, which the document uses.",
                ),
                Said(th="ตรวจว่าเป็นเว็บไซต์ของหน่วยงานตนเอง", en="Check that it is your own."),
                text=stands[0][1],
            )


RULES = (Rule(code="foreign-website", severity=Severity.HINT, find=_foreign_website),)
