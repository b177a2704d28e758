"""What becomes of one damaged file, in a process that may die of it?"""

from __future__ import annotations

import json
import resource
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.soak.files import damaged

from prongsai.checking import check_reading
from prongsai.core.dates import FiscalYear
from prongsai.core.errors import ProngsaiError
from prongsai.dossier import to_yaml
from prongsai.intake import read, recognise

MOST_ADDRESSES = 6 * 2**30  # bytes: the machine must live, whatever a file does
AGENCY, YEAR = "องค์การบริหารส่วนตำบลสมมติ", FiscalYear(2568)
FAIR = ("read", "refused")


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """What became of a file: one of FAIR, or what must not be."""

    name: str
    seconds: float = 0.0  # of the processor: others may share the machine
    mib: float = 0.0  # the most that the process held, above what it held before
    note: str = ""


def serve(line: Connection, bases: Path, use: Callable[[Path], object]) -> None:
    """Take numbers of files; answer each by its format and mishap, and then by its end."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_ADDRESSES, MOST_ADDRESSES))
    while (number := line.recv()) is not None:
        with TemporaryDirectory() as folder:
            line.send(_lay(number, bases, Path(folder)))
            line.send(_end_of(next(Path(folder).iterdir()), use))


def _lay(number: int, bases: Path, folder: Path) -> tuple[str, str]:
    file = damaged(bases, number)
    (folder / f"document.{file.ending}").write_bytes(file.data)
    return file.form, file.mishap


def _end_of(path: Path, use: Callable[[Path], object]) -> End:
    before, begun = _resident(), time.process_time()
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")  # the high-water mark anew
    name, note = _outcome(path, use)
    if [each.name for each in path.parent.iterdir()] != [path.name]:
        name, note = "wrote beside", ", ".join(each.name for each in path.parent.iterdir())
    most = _resident("VmHWM")
    return End(name=name, seconds=time.process_time() - begun, mib=most - before, note=note)


def _outcome(path: Path, use: Callable[[Path], object]) -> tuple[str, str]:
    try:
        use(path)
    except ProngsaiError as error:
        words = (error.said.th, error.said.en, error.remedy.th, error.remedy.en)
        return ("refused" if all(words) else "wordless"), error.said.en
    except Exception:  # noqa: BLE001 - whatever it is, it is what we look for
        return "traceback", traceback.format_exc(limit=-6)
    return "read", ""


def use(path: Path) -> None:
    """Do with a file all that our commands do. Errors: ProngsaiError."""
    reading = read(path)
    found = recognise(reading, agency=AGENCY, fiscal_year=YEAR)
    to_yaml(found.dossier).encode()
    problems = check_reading(reading)
    shapes = [each.to_shape() for each in (*found.problems, *problems)]
    json.dumps(shapes, ensure_ascii=False).encode()


def _resident(name: str = "VmRSS") -> float:
    """MiB."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(name)) / 1024
