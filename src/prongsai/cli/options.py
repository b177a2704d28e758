"""Which words do several commands share?"""

from __future__ import annotations

from typing import Any

import typer

from prongsai.cli.speech import Speech


def json_option(speech: Speech) -> Any:
    """``--json``."""
    return typer.Option("--json", help=speech.say("พิมพ์ผลเป็น JSON", "Print JSON."))


def out_option(speech: Speech, th: str, en: str) -> Any:
    """``--out PATH``."""
    return typer.Option("--out", metavar="PATH", help=speech.say(th, en))


def overwrite_option(speech: Speech) -> Any:
    """``--overwrite``: a file that is there may hold somebody's work."""
    return typer.Option(
        "--overwrite",
        help=speech.say("เขียนทับแฟ้มเดิมหากมี", "Write over a file that is there."),
    )


def file_argument(speech: Speech, metavar: str, th: str, en: str) -> Any:
    """A file's path; that it is there is checked by the room that reads it."""
    return typer.Argument(metavar=metavar, help=speech.say(th, en))


def group(app: typer.Typer, name: str, help_text: str) -> typer.Typer:
    """A group of commands under ``name``."""
    made = typer.Typer(rich_markup_mode=None, no_args_is_help=True, help=help_text)
    app.add_typer(made, name=name)
    return made
