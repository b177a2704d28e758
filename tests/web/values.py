"""What stands in the addresses of the tests: for each word of an address, something that is there.

A new word in an address needs its line here; ``NAMED`` is for a word that means something else
on one page.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils import timezone

from prongsai.dossier import MemoPart, to_json, to_workbook
from prongsai.web.approvals.models import RoundRow
from prongsai.web.documents.models import VersionFileRow, VersionRow
from prongsai.web.intakes.models import IntakeRow
from prongsai.web.people import actions, queries
from prongsai.web.people.actions import Place
from prongsai.web.rights import Role
from prongsai.web.storage.actions import keep_made
from tests.web.working import open_demo

YEAR = 2568


class Furnished:
    """Two authorities with a year in each, and whatever else addresses can name."""

    def __init__(self, cast: Any) -> None:
        self.cast = cast
        self.secrets: dict[int, str] = {}
        self.invitations: dict[int, int] = {}
        self.versions: dict[int, int] = {}
        self.files: dict[int, int] = {}
        self.intakes: dict[int, int] = {}
        for place in (cast.own, cast.neighbour):
            access = cast.access(Role.OFFICER, place)
            self._furnish(place, access)
            invited, secret = actions.invite(
                access=access,
                email=f"new-{place}@example.org",
                name="ผู้มาใหม่",
                place=Place(role=Role.AUDITOR, position="ผู้ตรวจสอบ"),
            )
            self.secrets[place], self.invitations[place] = secret, invited.id

    def _furnish(self, place: int, access: Any) -> None:
        """A year with measures, memos, a built document and one that was read."""
        memo = MemoPart(about="plan", subject="แผนมาตรการ", to="นายก")
        year = open_demo(place, "03-yearly-report-2568.yaml", memos=(memo,))
        self.measure = year.dossier.plan.measures[0].key
        picture = keep_made(
            authority=place, by=access.person, name="1.png", kind="png", data=b"\x89PNG\r\n\x1a\n"
        )
        book = keep_made(
            authority=place,
            by=access.person,
            name="plan.xlsx",
            kind="xlsx",
            data=to_workbook(year.dossier),
        )
        self.book = book.sha256
        version = VersionRow.objects.create(
            authority_id=place, fiscal_year=YEAR, kind="plan", number=1, built_by=access.person
        )
        self.versions[place] = version.pk
        self.files[place] = VersionFileRow.objects.create(
            version=version, format="xlsx", sha256=book.sha256, size=book.size
        ).pk
        self.intakes[place] = IntakeRow.objects.create(
            authority_id=place,
            fiscal_year=YEAR,
            sha256=book.sha256,
            name=book.name,
            kind="xlsx",
            brought_by=access.person,
            dossier=to_json(year.dossier),
            pictures={"1": picture.sha256},
        ).pk
        RoundRow.objects.create(
            authority_id=place,
            fiscal_year=YEAR,
            memo="plan",
            number=1,
            state="paper",
            digest="0" * 64,
            proposed_by=access.person,
            proposed_at=timezone.now(),
            closed_at=timezone.now(),
            scan=picture.sha256,
        )

    def values(self, name: str, words: tuple[str, ...], place: int) -> dict[str, Any]:
        """A value for each word of an address in an authority."""
        return {word: self._value(name, word)(self, place) for word in words}

    def _value(self, name: str, word: str) -> Callable[[Furnished, int], Any]:
        found = NAMED.get((name, word)) or VALUES.get(word)
        assert found, f"tests/web/values.py: say what <{word}> of {name!r} is"
        return found


VALUES: dict[str, Callable[[Furnished, int], Any]] = {
    "authority": lambda _made, place: place,
    "year": lambda _made, _place: YEAR,
    "member": lambda _made, place: queries.members(place)[1].id,
    "person": lambda made, place: made.cast.person(Role.AUDITOR, place).public_id,
    "invitation": lambda made, place: made.invitations[place],
    "secret": lambda made, place: made.secrets[place],
    "measure": lambda made, _place: made.measure,
    "period": lambda _made, _place: "2568",
    "sha256": lambda made, _place: made.book,
    "version": lambda made, place: made.versions[place],
    "file": lambda made, place: made.files[place],
    "intake": lambda made, place: made.intakes[place],
    "page": lambda _made, _place: 1,
    "memo": lambda _made, _place: "plan",
    "kind": lambda _made, _place: "memo-plan",
    "uidb36": lambda _made, _place: "1",
    "key": lambda _made, _place: "no-key",
}
NAMED: dict[tuple[str, str], Callable[[Furnished, int], Any]] = {}
