"""How are an office's documents and dossiers checked?"""

from pathlib import Path
from typing import Annotated

import typer

from prongsai.cli.options import file_argument, json_option
from prongsai.cli.speech import Speech, exit_for


def register(app: typer.Typer, speech: Speech) -> None:
    """Add ``check``."""

    @app.command(
        help=speech.say(
            "ตรวจเอกสารหรือแฟ้มข้อมูล\n\nบอกตำแหน่ง ข้อความที่ผิด และวิธีแก้ หลายแฟ้มจะเทียบกันด้วย",
            "Check documents or dossiers.\n\nTells where, what, and how to mend it."
            " Several are compared with each other too.",
        )
    )
    def check(
        files: Annotated[
            list[Path],
            file_argument(speech, "FILE", "เอกสารหรือแฟ้มข้อมูลปี", "Documents or dossiers."),
        ],
        as_json: Annotated[bool, json_option(speech)] = False,
        draft: Annotated[
            bool,
            typer.Option(
                "--draft",
                help=speech.say(
                    "เป็นร่าง ยังไม่ต้องลงเลขที่ วันที่ และชื่อผู้ลงนาม",
                    "A draft: number, date and signatures may be missing.",
                ),
            ),
        ] = False,
    ) -> None:
        from prongsai.packing import check_files

        problems, unread = check_files(files, is_draft=draft)
        if as_json:
            shapes = [
                problem.to_shape()
                for problem in (*problems, *(p for error in unread for p in error.to_problems()))
            ]
            speech.show_json({"problems": shapes})
        else:
            speech.list_problems(problems, to_stderr=False)
            if not problems and not unread:
                speech.tell("ไม่พบข้อผิดพลาด", "No problem found.")
        if unread:
            for error in unread:
                speech.complain(error.said, error.remedy)
            raise typer.Exit(2)
        exit_for(problems)
