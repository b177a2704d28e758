"""`python -m prongsai.web serve|server|worker|admin`: the installation as processes.

The command line starts this by name; nothing imports it.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import FrameType
from typing import TextIO

from prongsai.core.errors import ProngsaiError
from prongsai.core.problems import Said
from prongsai.web.configuration import (
    Configuration,
    SettingUnusable,
    production_problems,
    read_configuration,
)
from prongsai.web.parents import end_with_parent

_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
_LANGUAGE = "PRONGSAI_LANG"
_OURSELVES = [sys.executable, "-m", "prongsai.web"]
_THREADS = 4  # of one process
_PATIENCE = 10  # seconds


def main() -> None:
    """Read the words, set Django up, and do what was asked; a refusal is one sentence."""
    words = _words().parse_args()
    try:
        {"serve": _serve, "server": _listen, "worker": _work, "admin": _administer}[words.what](
            words
        )
    except ProngsaiError as error:
        _tell(error.said, error.remedy, out=sys.stderr)
        sys.exit(2)


def _tell(*sentences: Said, out: TextIO = sys.stdout) -> None:
    language = os.environ.get(_LANGUAGE, "th")
    out.write(" ".join(each.in_language(language) for each in sentences) + "\n")
    out.flush()


def _words() -> argparse.ArgumentParser:
    words = argparse.ArgumentParser(prog="prongsai.web")
    does = words.add_subparsers(dest="what", required=True)
    serve = does.add_parser("serve")
    serve.add_argument("--data", type=Path)
    serve.add_argument("--port", type=int)
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--database")
    serve.add_argument("--demo", action="store_true")
    does.add_parser("server").add_argument("--host", default="127.0.0.1")
    does.add_parser("worker")
    admin = does.add_parser("admin")
    admin.add_argument("--data", type=Path)
    admin.add_argument("--database")
    admin.add_argument("--json", action="store_true")
    _add_tasks(admin.add_subparsers(dest="task", required=True))
    return words


def _add_tasks(does: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    account = does.add_parser("account")
    account.add_argument("email")
    account.add_argument("name")
    account.add_argument("--authority")
    account.add_argument("--position", default="เจ้าหน้าที่ ITA")
    does.add_parser("load").add_argument("files", nargs="+", type=Path)
    for name in ("backup", "restore"):
        does.add_parser(name).add_argument("file", type=Path)
    does.add_parser("verify")


def _serve(words: argparse.Namespace) -> None:
    _state(DATA=words.data, PORT=words.port, DATABASE=words.database)
    if words.demo:
        os.environ["PRONGSAI_DEMO"] = "1"
    chosen = read_configuration()
    _refuse(chosen, words.host)
    _set_up()
    from prongsai.web import installation

    installation.prepare()
    if chosen.is_demo and not installation.is_demo_begun():
        installation.begin_demo()
    address = f"http://{words.host}:{chosen.port}"
    _tell(Said(th=f"เปิดใช้ที่ {address}", en=f"Serving at {address}"))
    _watch([[*_OURSELVES, "server", "--host", words.host], [*_OURSELVES, "worker"]])


def _state(**settings: object) -> None:
    for name, value in settings.items():
        if value is not None:
            os.environ[f"PRONGSAI_{name}"] = str(value)


def _refuse(chosen: Configuration, host: str) -> None:
    if chosen.is_demo and host not in _LOOPBACK:
        raise SettingUnusable(
            "demo",
            Said(th="แบบสาธิตเปิดได้เฉพาะในเครื่องนี้", en="A demonstration is for this machine alone."),
            Said(th="ใช้ --host 127.0.0.1", en="Use --host 127.0.0.1."),
        )
    for problem in production_problems(chosen):
        raise problem


def _set_up() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "prongsai.web.settings")
    import django
    from django.utils import translation

    django.setup()
    translation.activate(os.environ.get(_LANGUAGE, "th"))


def _listen(words: argparse.Namespace) -> None:
    """The pages. One process of WSGI; several only with PostgreSQL."""
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    end_with_parent()
    chosen = read_configuration()
    Server(
        "prongsai.web.wsgi:application",
        address=words.host,
        port=chosen.port,
        interface=Interfaces.WSGI,
        workers=chosen.workers,
        blocking_threads=_THREADS,
        websockets=False,
        log_level=LogLevels.error,
        respawn_failed_workers=True,
    ).serve()


def _watch(commands: list[list[str]]) -> None:
    """Keep the server and the worker running; one that dies is started again."""
    processes = [subprocess.Popen(each) for each in commands]  # noqa: S603  # our own commands

    def stop(number: int, frame: FrameType | None) -> None:  # noqa: ARG001
        for each in processes:
            each.terminate()
        for each in processes:
            _end(each)
        sys.exit(0)

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    while True:
        time.sleep(1)
        for at, each in enumerate(processes):
            if each.poll() is not None:
                processes[at] = subprocess.Popen(commands[at])  # noqa: S603


def _end(process: subprocess.Popen[bytes]) -> None:
    """Wait until it has ended; whoever takes too long is killed, which loses nothing."""
    try:
        process.wait(timeout=_PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _work(words: argparse.Namespace) -> None:  # noqa: ARG001  # as the other verbs
    end_with_parent()
    _set_up()
    from prongsai.web.jobs.worker import run

    run()


def _administer(words: argparse.Namespace) -> None:
    _state(DATA=words.data, DATABASE=words.database)
    read_configuration()
    _set_up()
    from prongsai.web import administration

    done = administration.do(words)
    if words.json:
        sys.stdout.write(json.dumps(done.shape, ensure_ascii=False, indent=2) + "\n")
    else:
        for each in done.said:
            _tell(each)
    sys.exit(1 if done.has_errors else 0)


if __name__ == "__main__":
    main()
