"""What happens to the members of a zip: damaged, removed, twice there, renamed, swollen."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Callable
from random import Random

from tests.soak.accidents import ACCIDENTS
from tests.soak.markup import TAG_MISHAPS

_BODIES = ("word/document.xml", "xl/worksheets/sheet1.xml", "word/numbering.xml", "word/styles.xml")
Member = tuple[str, bytes]


def members_of(data: bytes) -> list[Member]:
    """The members of the zip in their order."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [(name, archive.read(name)) for name in archive.namelist()]


def zip_of(members: list[Member]) -> bytes:
    """A zip of the members, names that are there twice included."""
    stream = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # zipfile warns of names that are there twice
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            for name, content in members:
                archive.writestr(name, content)
    return stream.getvalue()


def _hit(members: list[Member], chance: Random) -> int:
    """Often the part that holds the words, at times any other."""
    bodies = [at for at, (name, _) in enumerate(members) if name in _BODIES]
    return (
        chance.choice(bodies)
        if bodies and chance.random() < 0.7
        else chance.randrange(len(members))
    )


def inside(change: Callable[[bytes, Random], bytes]) -> Callable[[bytes, Random], bytes]:
    """The same change inside one member."""

    def changed(data: bytes, chance: Random) -> bytes:
        members = members_of(data)
        at = _hit(members, chance)
        name, content = members[at]
        members[at] = (name, change(content, chance) if content else content)
        return zip_of(members)

    return changed


def removed(data: bytes, chance: Random) -> bytes:
    """One to three members gone."""
    members = members_of(data)
    for _ in range(chance.choice((1, 1, 3))):
        del members[_hit(members, chance)]
    return zip_of(members)


def twice(data: bytes, chance: Random) -> bytes:
    """A member's name there twice, with the same content or a damaged one."""
    members = members_of(data)
    name, content = members[_hit(members, chance)]
    again = (
        ACCIDENTS["bytes lost"](content, chance) if content and chance.random() < 0.5 else content
    )
    members.insert(chance.randrange(len(members) + 1), (name, again))
    return zip_of(members)


def renamed(data: bytes, chance: Random) -> bytes:
    """A member under another name."""
    members = members_of(data)
    at = _hit(members, chance)
    name = members[at][0]
    other = (
        name.upper(),
        "/" + name,
        "../" + name,
        name.replace("/", "\\"),
        "ก" * 20_000,  # 60,000 bytes; a name has at most 65,535
        name + "/",
    )
    members[at] = (chance.choice((*other, chance.choice(members)[0])), members[at][1])
    return zip_of(members)


def swapped(data: bytes, chance: Random) -> bytes:
    """Two members with each other's content."""
    members = members_of(data)
    one, other = _hit(members, chance), chance.randrange(len(members))
    (name, content), (name2, content2) = members[one], members[other]
    members[one], members[other] = (name, content2), (name2, content)
    return zip_of(members)


def macros(data: bytes, chance: Random) -> bytes:
    """A part of macros beside the others, and a formula or field that would start a program."""
    members = members_of(data)
    home = "word" if any(name.startswith("word/") for name, _ in members) else "xl"
    members.append((f"{home}/vbaProject.bin", chance.randbytes(5_000)))
    return zip_of(members)


ZIP_MISHAPS: dict[str, Callable[[bytes, Random], bytes]] = {
    **{f"{name} (of the zip)": change for name, change in ACCIDENTS.items()},
    **{f"{name} (of a part)": inside(change) for name, change in ACCIDENTS.items()},
    **{f"{name} (of a part)": inside(change) for name, change in TAG_MISHAPS.items()},
    "part removed": removed,
    "part twice": twice,
    "part renamed": renamed,
    "parts swapped": swapped,
    "macros": macros,
}
