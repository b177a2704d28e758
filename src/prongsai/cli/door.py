"""How does a user's command become a call, and a user's mistake one clear sentence?

Exit status: 0 fine, 1 it ran and found errors, 2 it could not run. Rooms are imported by the
command that needs them, so that `--help` answers at once.
"""

from __future__ import annotations

import os
import sys

import typer
from typer.exceptions import TyperException

import prongsai
from prongsai.cli import (
    analysing,
    building,
    checking,
    dossiers,
    editions,
    intake,
    planning,
    scoring,
    serving,
)
from prongsai.cli.speech import LanguageUnknown, Speech, split_language
from prongsai.cli.translation import help_in, misuse_in_thai, plain_help
from prongsai.core.errors import ProblemsFound, ProngsaiError
from prongsai.core.problems import Said


class CommandMisused(ProngsaiError):
    """A command that there is not, or that lacks a word or has one too many."""

    code = "command-misused"


def main(arguments: list[str] | None = None) -> None:
    """Run one command and end the process with its exit status."""
    _prepare_streams()
    try:
        status = _run(sys.argv[1:] if arguments is None else arguments)
    except OSError:  # not even the complaint has a place to go
        status = 2
    raise SystemExit(status)


def _prepare_streams() -> None:
    if sys.stdout is None or sys.stderr is None:  # closed by whoever started us
        nowhere = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 (open to the end)
        sys.stdout, sys.stderr = sys.stdout or nowhere, sys.stderr or nowhere
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # Neither an old console nor a name that is no UTF-8 may stop Thai text.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _run(arguments: list[str]) -> int:
    try:
        words, language = split_language(arguments)
    except LanguageUnknown as error:
        return _stopped(error, Speech("th"), arguments)
    return _status_of(words, Speech(language))


def _status_of(words: list[str], speech: Speech) -> int:
    try:
        with help_in(speech, words):
            status = app_in(speech)(words, standalone_mode=False, prog_name="prongsai")
        sys.stdout.flush()
    except typer.Exit as ended:
        return ended.exit_code
    except TyperException as error:
        return _misused(error, speech, words)
    except ProngsaiError as error:
        return _stopped(error, speech, words)
    except OSError as error:
        return _refused(error, speech)
    except SystemExit:  # Typer's way to say that the reader went away
        return _refused(BrokenPipeError(), speech)
    return status if isinstance(status, int) else 0


def app_in(speech: Speech) -> typer.Typer:
    """The whole command line with its help in one language."""
    app = typer.Typer(
        name="prongsai",
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        no_args_is_help=True,
        help=speech.say(
            "โปร่งใส: งานประเมินคุณธรรมและความโปร่งใส (ITA) ทั้งปี ตั้งแต่คะแนนจนถึงชุดเอกสารพร้อมลงนาม",
            "Prongsai: the yearly ITA cycle, from scores to a pack that is ready to sign.",
        ),
    )

    @app.callback()
    def options(
        version: bool = typer.Option(
            False,
            "--version",
            help=speech.say("แสดงรุ่นของโปรแกรม", "Print the version."),
            is_eager=True,
            callback=_print_version,
        ),
        lang: str = typer.Option(
            "th",
            "--lang",
            metavar="th|en",
            help=speech.say("ภาษาของข้อความ", "Language of messages."),
        ),
    ) -> None:
        # --lang is taken out of the words before they come here; it is listed for the help.
        del version, lang

    rooms = (editions, scoring, analysing, planning, dossiers, intake, building, checking, serving)
    for commands in rooms:
        commands.register(app, speech)
    return app


def _print_version(value: bool) -> None:
    if value:
        typer.echo(prongsai.__version__)
        raise typer.Exit


def _misused(error: TyperException, speech: Speech, words: list[str]) -> int:
    message = error.format_message()
    if message.startswith("Usage:"):  # a group alone: its help takes the place of an error
        typer.echo(plain_help(message, speech), err=True)
        return 2
    misuse = CommandMisused(
        Said(
            th=f"ใช้คำสั่งไม่ถูกต้อง: {misuse_in_thai(message)}",
            en=f"The command was not understood: {message.removesuffix('.')}"
            + ("" if message.endswith("?") else "."),
        ),
        Said(th="ดูวิธีใช้ด้วย --help", en="See --help."),
    )
    return _stopped(misuse, speech, words)


def _stopped(error: ProngsaiError, speech: Speech, words: list[str]) -> int:
    if "--json" in words:
        # A script reads one form, whatever happens.
        speech.show_json({"problems": [problem.to_shape() for problem in error.to_problems()]})
    elif isinstance(error, ProblemsFound):
        speech.list_problems(error.problems, to_stderr=True)
    speech.complain(error.said, error.remedy)
    return 2


def _refused(error: OSError, speech: Speech) -> int:
    """What the system refused outside of any room: most often output that has no place to go."""
    _give_up_output()
    if isinstance(error, BrokenPipeError):
        return 2  # the reader went away (`| head`): nothing is left to say
    reason = error.strerror or type(error).__name__
    speech.complain(
        Said(th=f"ระบบปฏิเสธ ({reason})", en=f"The system refused ({reason})."),
        Said(
            th="ตรวจพื้นที่ว่างและปลายทางของผลลัพธ์",
            en="Check the free space, and where the output goes.",
        ),
    )
    return 2


def _give_up_output() -> None:
    """Let what is still buffered go nowhere, or Python would complain once more at its end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
