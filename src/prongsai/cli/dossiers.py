"""How is a dossier begun, checked, filled in as a workbook, and turned back?"""

from pathlib import Path
from typing import Annotated

import typer

from prongsai.cli.options import file_argument, group, json_option, out_option, overwrite_option
from prongsai.cli.speech import Speech, exit_for
from prongsai.cli.writing import write


def register(app: typer.Typer, speech: Speech) -> None:
    """Add ``dossier schema|new|validate|template|to-xlsx|from-xlsx``."""
    commands = group(
        app,
        "dossier",
        speech.say("แฟ้มข้อมูลหนึ่งหน่วยงานหนึ่งปี", "One authority's one year in one file."),
    )
    _register_new(commands, speech)
    _register_checks(commands, speech)
    _register_workbooks(commands, speech)


def _register_new(commands: typer.Typer, speech: Speech) -> None:
    @commands.command(
        help=speech.say("เริ่มแฟ้มใหม่พร้อมคำอธิบายแต่ละช่อง", "Begin a new dossier, each key explained.")
    )
    def new(
        out: Annotated[Path, out_option(speech, "แฟ้มที่จะสร้าง (.yaml)", "The file to make.")],
        agency: Annotated[
            str,
            typer.Option(
                "--agency",
                metavar="NAME",
                help=speech.say("ชื่อหน่วยงาน", "The authority's name."),
            ),
        ],
        year: Annotated[
            str,
            typer.Option(
                "--year", metavar="YEAR", help=speech.say("ปีงบประมาณ พ.ศ.", "Fiscal year (B.E.).")
            ),
        ],
        as_json: Annotated[bool, json_option(speech)] = False,
        overwrite: Annotated[bool, overwrite_option(speech)] = False,
    ) -> None:
        from prongsai.core.dates import parse_fiscal_year
        from prongsai.dossier import new_dossier

        text = new_dossier(agency=agency, fiscal_year=parse_fiscal_year(year))
        write(out, text.encode(), (".yaml", ".yml"), overwrite=overwrite)
        speech.made(out, as_json=as_json)


def _register_checks(commands: typer.Typer, speech: Speech) -> None:
    @commands.command(help=speech.say("พิมพ์ JSON Schema", "Print the JSON Schema."))
    def schema(as_json: Annotated[bool, json_option(speech)] = False) -> None:
        from prongsai.dossier import json_schema

        del as_json  # it is JSON in any case
        speech.show_json(json_schema())

    @commands.command(
        help=speech.say(
            "ตรวจรูปแบบ ชื่อที่อ้างถึง และกติกาของแผนกับรายงานผล",
            "Check a dossier's form, names, and rules of plan and reports.",
        )
    )
    def validate(
        dossier: Annotated[
            Path, file_argument(speech, "DOSSIER", "แฟ้มข้อมูลปีของหน่วยงาน", "The dossier.")
        ],
        as_json: Annotated[bool, json_option(speech)] = False,
    ) -> None:
        from prongsai.dossier import validate as problems_of

        problems = problems_of(dossier)
        if as_json:
            speech.show_json({"problems": [problem.to_shape() for problem in problems]})
        else:
            speech.list_problems(problems, to_stderr=False)
            if not problems:
                speech.tell("ไม่พบข้อผิดพลาด", "No problem found.")
        exit_for(problems)


def _register_workbooks(commands: typer.Typer, speech: Speech) -> None:
    workbook = out_option(speech, "แฟ้มที่จะสร้าง (.xlsx)", "The workbook to make.")

    @commands.command(
        help=speech.say("สร้างสมุดงาน Excel เปล่าสำหรับกรอก", "Make an empty workbook to fill in.")
    )
    def template(
        out: Annotated[Path, workbook],
        as_json: Annotated[bool, json_option(speech)] = False,
        overwrite: Annotated[bool, overwrite_option(speech)] = False,
    ) -> None:
        from prongsai.dossier import template as template_bytes

        write(out, template_bytes(), (".xlsx",), overwrite=overwrite)
        speech.made(out, as_json=as_json)

    @commands.command("to-xlsx", help=speech.say("แฟ้มข้อมูลเป็นสมุดงาน", "A dossier as a workbook."))
    def to_xlsx(
        dossier: Annotated[Path, file_argument(speech, "DOSSIER", "แฟ้มข้อมูลปี", "The dossier.")],
        out: Annotated[Path, workbook],
        as_json: Annotated[bool, json_option(speech)] = False,
        overwrite: Annotated[bool, overwrite_option(speech)] = False,
    ) -> None:
        from prongsai.dossier import load, to_workbook

        write(out, to_workbook(load(dossier)), (".xlsx",), overwrite=overwrite)
        speech.made(out, as_json=as_json)

    @commands.command("from-xlsx", help=speech.say("สมุดงานเป็นแฟ้มข้อมูล", "A workbook as a dossier."))
    def from_xlsx(
        file: Annotated[Path, file_argument(speech, "FILE.xlsx", "สมุดงาน", "The workbook.")],
        out: Annotated[Path, out_option(speech, "แฟ้มที่จะสร้าง (.yaml)", "The file to make.")],
        as_json: Annotated[bool, json_option(speech)] = False,
        overwrite: Annotated[bool, overwrite_option(speech)] = False,
    ) -> None:
        from prongsai.core.errors import ProblemsFound
        from prongsai.core.problems import Said
        from prongsai.dossier import from_workbook, to_json, to_yaml

        dossier, problems = from_workbook(file)
        if dossier is None:
            raise ProblemsFound(
                problems,
                Said(th=f"{file}: แปลงเป็นแฟ้มข้อมูลไม่ได้", en=f"{file}: it makes no dossier."),
                Said(th="แก้สมุดงานตามรายการข้างบน", en="Mend the workbook as listed."),
            )
        text = to_json(dossier) if out.suffix.lower() == ".json" else to_yaml(dossier)
        write(out, text.encode(), (".yaml", ".yml", ".json"), overwrite=overwrite)
        speech.made(out, problems, as_json=as_json)
        exit_for(problems)
