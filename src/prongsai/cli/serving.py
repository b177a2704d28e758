"""Starting the web application, and keeping its installation. Both run as a process by name."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from prongsai.cli.options import file_argument, group, json_option
from prongsai.cli.speech import Speech


def register(app: typer.Typer, speech: Speech) -> None:
    """Add ``serve`` and the commands of ``admin``."""

    @app.command(help=speech.say("เปิดระบบเว็บ", "Serve the web application."))
    def serve(
        folder: Annotated[Path, _data(speech)],
        port: Annotated[
            int,
            typer.Option(
                "--port",
                metavar="N",
                min=1,
                max=65535,
                help=speech.say("พอร์ต", "The port to listen on."),
            ),
        ] = 8000,
        host: Annotated[
            str,
            typer.Option(
                "--host",
                metavar="ADDRESS",
                help=speech.say("ที่อยู่เครือข่ายของเครื่องนี้", "This machine's address to listen on."),
            ),
        ] = "127.0.0.1",
        demo: Annotated[
            bool,
            typer.Option(
                "--demo",
                help=speech.say("ใส่หน่วยงานสมมติเพื่อสาธิต", "With the invented authorities."),
            ),
        ] = False,
        database: Annotated[str | None, _database(speech)] = None,
    ) -> None:
        words = ["serve", "--data", folder, "--port", port, "--host", host]
        words += [*(["--demo"] if demo else []), *(["--database", database] if database else [])]
        _run(speech, *words)

    _register_account(
        group(
            app,
            "admin",
            speech.say("ดูแลระบบเว็บ", "Keep the installation of the web application."),
        ),
        speech,
    )


def _data(speech: Speech) -> Any:
    return typer.Option("--data", metavar="DIR", help=speech.say("โฟลเดอร์ข้อมูล", "The data folder."))


def _database(speech: Speech) -> Any:
    return typer.Option(
        "--database",
        metavar="URL",
        help=speech.say("ที่อยู่ PostgreSQL (เว้นไว้: SQLite)", "PostgreSQL's address; else SQLite."),
    )


def _register_account(commands: typer.Typer, speech: Speech) -> None:
    @commands.command(
        help=speech.say(
            "สร้างบัญชี (รหัสผ่านพิมพ์หรือส่งทางท่อ)", "Make an account; its password is typed or piped."
        )
    )
    def account(
        email: Annotated[str, file_argument(speech, "EMAIL", "อีเมล", "The address.")],
        name: Annotated[str, file_argument(speech, "NAME", "ชื่อ-สกุล", "Name and surname.")],
        folder: Annotated[Path, _data(speech)],
        authority: Annotated[
            str | None,
            typer.Option(
                "--authority",
                metavar="NAME",
                help=speech.say(
                    "เป็นเจ้าหน้าที่ ITA ของหน่วยงานนี้ (เว้นไว้: ผู้ดูแลระบบ)",
                    "ITA officer of this authority; else administrator.",
                ),
            ),
        ] = None,
        database: Annotated[str | None, _database(speech)] = None,
        as_json: Annotated[bool, json_option(speech)] = False,
    ) -> None:
        of = ["--authority", authority] if authority else []
        _administer(speech, folder, database, as_json, "account", email, name, *of)

    _register_files(commands, speech)


def _register_files(commands: typer.Typer, speech: Speech) -> None:
    @commands.command(help=speech.say("นำเข้าแฟ้มข้อมูลปี", "Load dossiers."))
    def load(
        files: Annotated[list[Path], file_argument(speech, "DOSSIER", "แฟ้มข้อมูลปี", "The dossiers.")],
        folder: Annotated[Path, _data(speech)],
        database: Annotated[str | None, _database(speech)] = None,
        as_json: Annotated[bool, json_option(speech)] = False,
    ) -> None:
        _administer(speech, folder, database, as_json, "load", *files)

    @commands.command(help=speech.say("สำรองทั้งระบบเป็นแฟ้มเดียว", "Back everything up in a file."))
    def backup(
        file: Annotated[Path, file_argument(speech, "FILE", "แฟ้มสำรอง", "The backup to write.")],
        folder: Annotated[Path, _data(speech)],
        database: Annotated[str | None, _database(speech)] = None,
        as_json: Annotated[bool, json_option(speech)] = False,
    ) -> None:
        _administer(speech, folder, database, as_json, "backup", file)

    @commands.command(
        help=speech.say("กู้คืนลงในโฟลเดอร์เปล่า", "Restore a backup into an empty folder.")
    )
    def restore(
        file: Annotated[Path, file_argument(speech, "FILE", "แฟ้มสำรอง", "The backup.")],
        folder: Annotated[Path, _data(speech)],
        database: Annotated[str | None, _database(speech)] = None,
        as_json: Annotated[bool, json_option(speech)] = False,
    ) -> None:
        _administer(speech, folder, database, as_json, "restore", file)

    @commands.command(
        help=speech.say("ตรวจว่าข้อมูลที่เก็บไว้ไม่ถูกเปลี่ยน", "Check that nothing stored was changed.")
    )
    def verify(
        folder: Annotated[Path, _data(speech)],
        database: Annotated[str | None, _database(speech)] = None,
        as_json: Annotated[bool, json_option(speech)] = False,
    ) -> None:
        _administer(speech, folder, database, as_json, "verify")


def _administer(
    speech: Speech, folder: Path, database: str | None, as_json: bool, *words: object
) -> None:
    stated = ["--data", folder, *(["--database", database] if database else [])]
    _run(speech, "admin", *stated, *(["--json"] if as_json else []), *words)


def _run(speech: Speech, *words: object) -> None:
    """The door ``web`` in a process of its own, in the language of this one."""
    environment = {**os.environ, "PRONGSAI_LANG": speech.language}
    command = [sys.executable, "-m", "prongsai.web", *map(str, words)]
    with subprocess.Popen(command, env=environment) as process:  # noqa: S603  # our own program
        while True:
            try:
                raise typer.Exit(process.wait())
            except KeyboardInterrupt:
                process.terminate()
