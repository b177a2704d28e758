"""How do files that may hang or kill a process not stop a run?

Each process of the pool serves one file after another. It is watched from outside: one that is
silent too long is ended, one that dies is noted, and another takes its place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from queue import SimpleQueue

from tests.soak.victim import FAIR, End, serve, use

SECONDS = 20.0  # of the processor, for one file
MIB = 1024.0
SILENT = 300.0  # seconds of the clock: the machine may be busy
_LAYING = 300.0  # seconds: to begin, and to make a file
_SERVED = 500  # files: then a fresh process


@dataclass(frozen=True, slots=True, kw_only=True)
class Fate:
    """One file and its end."""

    number: int
    form: str
    mishap: str
    end: End

    @property
    def is_fair(self) -> bool:
        """Whether it is as it should be."""
        return self.end.name in FAIR


class Server:
    """A process that serves files, begun anew when it is needed."""

    def __init__(
        self,
        bases: Path,
        *,
        use: Callable[[Path], object] = use,
        silent: float = SILENT,
        mib: float = MIB,
    ) -> None:
        self._bases, self._use = bases, use
        self._silent, self._mib = silent, mib
        self._served = 0
        self._begin()

    def _begin(self) -> None:
        context = get_context("spawn")
        self._line, theirs = context.Pipe()
        self._process = context.Process(
            target=serve, args=(theirs, self._bases, self._use), daemon=True
        )
        self._process.start()
        theirs.close()
        self._served = 0

    def fate(self, number: int) -> Fate:
        """What became of the file of that number."""
        if self._served >= _SERVED:
            self.end()
            self._begin()
        self._served += 1
        form, mishap = "?", "?"
        try:
            self._line.send(number)
            if not self._line.poll(_LAYING):
                return self._lost(number, form, mishap, "not made")
            form, mishap = self._line.recv()
            if not self._line.poll(self._silent):
                return self._lost(number, form, mishap, "hung")
            end = self._line.recv()
        except (EOFError, ConnectionError):
            return self._lost(number, form, mishap, "crashed")
        if end.name in FAIR and (end.mib > self._mib or end.seconds > SECONDS):
            name = "too much memory" if end.mib > self._mib else "too slow"
            end = End(name=name, seconds=end.seconds, mib=end.mib, note=end.note)
        return Fate(number=number, form=form, mishap=mishap, end=end)

    def _lost(self, number: int, form: str, mishap: str, name: str) -> Fate:
        self.end()
        note = f"exit {self._process.exitcode}"
        self._begin()
        return Fate(number=number, form=form, mishap=mishap, end=End(name=name, note=note))

    def end(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.join()
        self._line.close()


def fates(numbers: Sequence[int], bases: Path, *, processes: int) -> Iterator[Fate]:
    """What became of each file, as it comes to be known."""
    done: SimpleQueue[Fate] = SimpleQueue()
    waiting: SimpleQueue[int | None] = SimpleQueue()
    for each in (*numbers, *[None] * processes):
        waiting.put(each)

    def work() -> None:
        server = Server(bases)
        try:
            while (number := waiting.get()) is not None:
                done.put(server.fate(number))
        finally:
            server.end()

    with ThreadPoolExecutor(processes) as threads:
        workers = [threads.submit(work) for _ in range(processes)]
        for _ in numbers:
            yield done.get()
        for worker in workers:
            worker.result()
