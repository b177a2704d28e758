"""How does a command write the one file that it was asked for?"""

from pathlib import Path


def write(path: Path, data: bytes, endings: tuple[str, ...], *, overwrite: bool) -> None:
    """Write it whole, over a file that is there only where the user says so.

    Errors: FileUnusable, also for a name that ends otherwise.
    """
    from prongsai.core.files import write_new, write_whole

    check_ending(path, endings)
    (write_whole if overwrite else write_new)(path, data)


def check_ending(path: Path, endings: tuple[str, ...]) -> None:
    """Refuse a name that says another kind than the content: it would be read as that ever after.

    Errors: FileUnusable.
    """
    from prongsai.core.errors import FileUnusable
    from prongsai.core.problems import Said

    if path.suffix.lower() in endings:
        return
    listed = " ".join(endings)
    raise FileUnusable(
        path,
        Said(th=f"ชื่อแฟ้มต้องลงท้ายด้วย {listed}", en=f"the file's name must end in one of {listed}."),
        Said(th="เปลี่ยนชื่อที่ --out", en="Change the name at --out."),
    )
