"""An installation as processes: started, killed, and looked at from outside."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

_UP = 90  # seconds until it must answer


class Installation:
    """`prongsai serve` on a data folder of its own, as the demonstration where not told else."""

    def __init__(self, folder: Path, database: str | None = None, *, has_demo: bool = True) -> None:
        self.folder, self.database, self._has_demo = folder, database, has_demo
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.base = f"http://127.0.0.1:{self.port}"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, and wait until it says that all is well."""
        demo = ["--demo"] if self._has_demo else []
        words = ["serve", *demo, "--data", str(self.folder), "--port", str(self.port)]
        self._process = subprocess.Popen(self._command(*words), env=self._environment())
        self.wait()

    def wait(self) -> None:
        """Wait until server, storage, database and worker are well."""
        end = time.monotonic() + _UP
        while time.monotonic() < end:
            try:
                with urllib.request.urlopen(f"{self.base}/healthz", timeout=5) as answer:
                    if json.loads(answer.read())["ill"] == []:
                        return
            except OSError:
                time.sleep(0.2)
        raise AssertionError(f"not well after {_UP} seconds")

    def processes(self) -> dict[str, list[int]]:
        """The processes by what they are: server (with its children) and worker."""
        found: dict[str, list[int]] = {"server": [], "worker": []}
        assert self._process is not None
        for pid, words in _below(self._process.pid):
            for what, pids in found.items():
                if what in words:
                    pids.append(pid)
        return found

    def kill(self, *what: str) -> None:
        """``kill -9`` of these, all at once; whoever watches them starts them anew."""
        for pid in [pid for name in what for pid in self.processes()[name]]:
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                continue

    def stop(self) -> None:
        """End it in peace."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait(timeout=60)

    def verified(self) -> list[dict[str, object]]:
        """What `prongsai admin verify` finds."""
        return list(json.loads(self._administer("verify").stdout)["problems"])

    def administer(self, *words: str, typed: str = "") -> str:
        """Do a task of `prongsai admin`, with what is typed; what it says as JSON."""
        done = self._administer(*words, typed=typed)
        assert done.returncode == 0, (words, done.stderr.decode())
        return done.stdout.decode()

    def _administer(self, *words: str, typed: str = "") -> subprocess.CompletedProcess[bytes]:
        command = self._command("admin", "--json", "--data", str(self.folder), *words)
        return subprocess.run(
            command,
            env=self._environment(),
            input=typed.encode(),
            capture_output=True,
            check=False,
        )

    def _command(self, *words: str) -> list[str]:
        return [sys.executable, "-m", "prongsai.web", *words]

    def _environment(self) -> dict[str, str]:
        kept = {name: each for name, each in os.environ.items() if not name.startswith("PRONGSAI")}
        return kept | ({"PRONGSAI_DATABASE": self.database} if self.database else {})


def _below(parent: int) -> Iterator[tuple[int, str]]:
    """Every process below one, with its words."""
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            above = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            words = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode()
        except (OSError, IndexError):
            continue  # it has ended meanwhile
        if above == parent:
            yield int(folder.name), words
            yield from _below(int(folder.name))
