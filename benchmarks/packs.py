"""How many whole packs a minute, on two cores, and in how much memory?"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True, kw_only=True)
class PackRun:
    """One run of ``prongsai build`` over many dossiers."""

    packs: int
    documents: int
    seconds: float
    peak_mib: float  # resident memory of all its processes together

    @property
    def packs_a_minute(self) -> float:
        return self.packs * 60 / self.seconds


def measure(*, packs: int) -> PackRun:
    """Build ``packs`` synthetic variants of the first example, every kind and format."""
    first = min((ROOT / "examples").glob("*.yaml"))
    text = first.read_text(encoding="utf-8")
    with TemporaryDirectory() as name:
        folder = Path(name)
        dossiers = []
        for number in range(packs):
            path = folder / f"synthetic-{number:04}.yaml"
            path.write_text(varied(text, number), encoding="utf-8")
            dossiers.append(str(path))
        command = [str(Path(sys.executable).parent / "prongsai"), "build", *dossiers]
        seconds, peak = run_watched([*command, "--out", str(folder / "out")])
        made = sum(1 for each in (folder / "out").rglob("*.*") if each.name != "manifest.json")
        shutil.rmtree(folder / "out")
        return PackRun(packs=packs, documents=made, seconds=seconds, peak_mib=peak)


def run_watched(command: list[str], *, statuses: tuple[int, ...] = (0,)) -> tuple[float, float]:
    """Seconds of a command, and the most MiB that it and what it started held together."""
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    peak = _Peak(process.pid)
    _, told = process.communicate()
    seconds = time.perf_counter() - started
    most = peak.stop()
    # A program that breaks ends with 1, as one does that found errors.
    if process.returncode not in statuses or b"Traceback" in told:
        raise RuntimeError(f"{command[1]} ended with {process.returncode}")
    return seconds, most


def varied(text: str, number: int) -> str:
    """A synthetic authority of its own: nothing set for one pack can serve the next.

    The authority's name, and every title, step, outcome and report, differ.
    """
    text = text.replace("นาเปิดเผย", f"นาเปิดเผย{number}")
    prose = re.compile(
        r"^( +(?:title: |outcome: |expected_outcome: |- (?=[ก-ฮเ-ไ])))(.+)$", re.MULTILINE
    )
    text = prose.sub(lambda line: f"{line[1]}{line[2]} ชุดที่ {number}", text)
    return re.sub(r"done: \[(.+)\]", lambda done: f"done: [{done[1]} ชุดที่ {number}]", text)


class _Peak:
    """Watches the resident memory of a process and everything that it started."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._most = 0.0
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def stop(self) -> float:
        self._stopped.set()
        self._thread.join()
        return self._most

    def _watch(self) -> None:
        while not self._stopped.wait(0.2):
            self._most = max(self._most, sum(_resident(pid) for pid in _family(self._pid)))


def _family(pid: int) -> list[int]:
    children = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            children += [int(word) for word in task.read_text().split()]
        except OSError:  # it ended while we looked
            continue
    return [pid, *(one for child in children for one in _family(child))]


def _resident(pid: int) -> float:
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:  # it ended while we looked
        return 0.0
    lines = [line for line in status.splitlines() if line.startswith("VmRSS")]
    return int(lines[0].split()[1]) / 1024 if lines else 0.0
