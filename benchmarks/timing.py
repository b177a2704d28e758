"""How long does one thing take beside another, in the same run?"""

from __future__ import annotations

import os
import platform
import resource
import subprocess
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """Seconds of each counted run; runs of what is compared took turns."""

    name: str
    seconds: tuple[float, ...]

    @property
    def median(self) -> float:
        return median(self.seconds)


def in_turns(ways: Mapping[str, Callable[[], object]], *, runs: int) -> tuple[Timing, ...]:
    """Each way once uncounted, then ``runs`` rounds of all in turn: A B C A B C ..."""
    seconds: dict[str, list[float]] = {name: [] for name in ways}
    for way in ways.values():
        way()
    for _ in range(runs):
        for name, way in ways.items():
            started = time.perf_counter()
            way()
            seconds[name].append(time.perf_counter() - started)
    return tuple(Timing(name=name, seconds=tuple(taken)) for name, taken in seconds.items())


def table(timings: tuple[Timing, ...]) -> str:
    """A Markdown table with minimum, median, maximum, and each median beside the first one's."""
    first = timings[0].median
    lines = [
        "| what | min s | median s | max s | beside the first |",
        "| --- | --- | --- | --- | --- |",
    ]
    lines += [
        f"| {each.name} | {min(each.seconds):.3f} | {each.median:.3f} | "
        f"{max(each.seconds):.3f} | {each.median / first:.2f} × |"
        for each in timings
    ]
    return "\n".join(lines)


def machine() -> str:
    """The machine in a line: processor, cores, memory, system, Python."""
    model = "unknown processor"
    info = Path("/proc/cpuinfo")
    if info.is_file():
        names = [line for line in info.read_text().splitlines() if line.startswith("model name")]
        model = names[0].split(":", 1)[1].strip() if names else model
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"{model}, {os.cpu_count()} cores, {memory:.0f} GiB, "
        f"{platform.system()} {platform.machine()}, Python {platform.python_version()}"
    )


def run(*command: str, timeout: int = 600) -> None:
    """A command to its end; raises where it fails."""
    subprocess.run(
        command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, timeout=timeout
    )


def peak_of_children_mib() -> float:
    """The largest resident size of any child process that has ended."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
