"""A throw-away PostgreSQL of the tests' own."""

from __future__ import annotations

import atexit
import os
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path

_FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=60")


def start() -> str:
    """Start a cluster that ends with this process, and give its address."""
    folder = Path(tempfile.mkdtemp(prefix="prongsai-pg-"))
    owner = "postgres" if os.geteuid() == 0 else None  # PostgreSQL refuses to run as root
    if owner:
        shutil.chown(folder, owner)
    folder.chmod(0o700)
    port = _free_port()
    data = folder / "data"
    _run(
        "initdb",
        "--auth=trust",
        "--username=prongsai",
        "--no-sync",
        f"--pgdata={data}",
        owner=owner,
    )
    options = " ".join(
        f"-c {each}" for each in (*_FAST, f"port={port}", f"unix_socket_directories={folder}")
    )
    _run(
        "pg_ctl",
        f"--pgdata={data}",
        f"--log={folder / 'log'}",
        "--wait",
        "-o",
        options,
        "start",
        owner=owner,
    )
    atexit.register(_end, folder, data, owner)
    return f"postgresql://prongsai@127.0.0.1:{port}/postgres"


def _end(folder: Path, data: Path, owner: str | None) -> None:
    _run("pg_ctl", f"--pgdata={data}", "--mode=immediate", "stop", owner=owner)
    time.sleep(0.1)
    shutil.rmtree(folder, ignore_errors=True)


def _free_port() -> int:
    with socket.socket() as line:
        line.bind(("127.0.0.1", 0))
        return int(line.getsockname()[1])


def _run(program: str, *words: str, owner: str | None) -> None:
    subprocess.run(
        [str(_binaries() / program), *words],
        check=True,
        user=owner,
        cwd="/",
        stdout=subprocess.DEVNULL,
        stdin=subprocess.DEVNULL,
    )


def _binaries() -> Path:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    assert found, "PostgreSQL is needed: make test installs it"
    return found[-1].parent
