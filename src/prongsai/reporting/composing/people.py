"""Who signs, as what, and how is that printed below a signature?"""

from __future__ import annotations

from prongsai.core.errors import ProngsaiError
from prongsai.core.problems import Said
from prongsai.core.tree import Run, Signature, Text, text
from prongsai.dossier import Dossier, PersonPart
from prongsai.reporting.composing.elements import dots
from prongsai.reporting.composing.wording import chief_executive_of, place_of
from prongsai.reporting.forms import load_forms


class PersonUnknown(ProngsaiError):
    """A part of the dossier names a person who is not in its list of people."""

    def __init__(self, key: str) -> None:
        self.key = key
        super().__init__(
            Said(
                th=f"ไม่พบบุคคลรหัส “{key}” ในรายชื่อบุคคลของแฟ้มข้อมูล",
                en=f"There is no person “{key}” among the dossier's people.",
            ),
            Said(
                th="เพิ่มบุคคลนี้ในส่วน people หรือแก้รหัสให้ตรงกัน",
                en="Add the person to `people`, or correct the key.",
            ),
        )


def person_of(dossier: Dossier, key: str) -> PersonPart:
    """The person of that key. Errors: PersonUnknown."""
    for person in dossier.people:
        if person.key == key:
            return person
    raise PersonUnknown(key)


def office_of(person: PersonPart) -> str:
    """The office that a person acts in: of an acting one the office acted for."""
    return person.capacity.office if person.capacity else person.position


def below_signature(person: PersonPart | None) -> tuple[Text, ...]:
    """The name in brackets, the position, and the capacity on a line of its own.

    The capacity is printed letter by letter as appointed. Without a person: dotted places.
    """
    if person is None:
        blank = "." * load_forms().blanks.long
        return ((Run(text=f"({blank})", verbatim=True),), dots(load_forms().blanks.long))
    lines: tuple[Text, ...] = (
        text(f"({person.name})", keep=True),
        text(person.position),
    )
    if person.capacity is None:
        return lines
    words = f"{person.capacity.words}{person.capacity.office}"
    return (*lines, (Run(text=words, verbatim=True),))


def signature_of(dossier: Dossier, key: str | None, *, part: str | None = None) -> Signature:
    """A place to sign for the person of that key, or a dotted one without a key.

    ``part``: what the signer did (``ผู้จัดทำรายงาน``), in the last line.
    """
    lines = below_signature(person_of(dossier, key) if key else None)
    return Signature(below=(*lines, text(part)) if part else lines)


def names_in(dossier: Dossier) -> tuple[str, ...]:
    """Every name that is kept whole: persons, the authority, its place and its units.

    An office that ends in one of these is kept with it: ``นายกองค์การบริหารส่วนตำบล…``.
    """
    agency, place = dossier.agency.name, place_of(dossier.agency).split()
    units = tuple(unit.name for unit in dossier.units)
    chief = chief_executive_of(dossier.agency)
    offices = {office for person in dossier.people for office in _offices_of(person)}
    return (
        agency,
        *place,
        *units,
        *(person.name for person in dossier.people),
        *(
            office
            for office in (*sorted(offices), chief or "")
            if office.endswith((agency, *units))
        ),
    )


def _offices_of(person: PersonPart) -> tuple[str, ...]:
    return (person.position, *((person.capacity.office,) if person.capacity else ()))


def units_in(dossier: Dossier) -> tuple[str, ...]:
    """The units that the dossier's quantities are counted in."""
    measures = dossier.plan.measures if dossier.plan else ()
    reports = dossier.progress.reports if dossier.progress else ()
    counted = (
        *(each for measure in measures for each in measure.targets),
        *(each for report in reports for each in report.outputs),
    )
    return tuple(sorted({each.unit for each in counted if each.unit}))
