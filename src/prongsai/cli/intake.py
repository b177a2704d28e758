"""How does an office's document become a dossier?"""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from prongsai.cli.options import file_argument, json_option, out_option, overwrite_option
from prongsai.cli.speech import Speech, exit_for
from prongsai.cli.writing import check_ending, write

if TYPE_CHECKING:
    from prongsai.intake import Recognised

_ENDINGS = (".yaml", ".yml", ".json")


def register(app: typer.Typer, speech: Speech) -> None:
    """Add ``intake``."""

    @app.command(
        help=speech.say(
            "อ่านเอกสารเดิมเป็นแฟ้มข้อมูล\n\nเก็บข้อความครบทุกตัวอักษร ไม่แก้คะแนนหรือชื่อใด",
            "Read an office's document into a dossier.\n\n"
            "All of its text is kept; no score and no name is mended.",
        )
    )
    def intake(
        file: Annotated[Path, file_argument(speech, "FILE", "เอกสารเดิม", "The document.")],
        out: Annotated[
            Path, out_option(speech, "แฟ้มที่จะสร้าง (.yaml หรือ .json)", "The dossier to make.")
        ],
        agency: Annotated[
            str,
            typer.Option(
                "--agency",
                metavar="NAME",
                help=speech.say(
                    "ชื่อหน่วยงาน หากเอกสารไม่ได้บอกหรือบอกผิด",
                    "The authority's name, where the document lacks it.",
                ),
            ),
        ] = "",
        year: Annotated[
            str,
            typer.Option(
                "--year",
                metavar="YEAR",
                help=speech.say(
                    "ปีงบประมาณ พ.ศ. ของมาตรการ หากเอกสารไม่ได้บอกหรือบอกผิด",
                    "Fiscal year (B.E.) of the measures, where the document lacks it.",
                ),
            ),
        ] = "",
        as_json: Annotated[bool, json_option(speech)] = False,
        overwrite: Annotated[bool, overwrite_option(speech)] = False,
    ) -> None:
        from prongsai.core.dates import parse_fiscal_year
        from prongsai.dossier import to_json, to_yaml
        from prongsai.intake import read, recognise

        check_ending(out, _ENDINGS)
        fiscal_year = parse_fiscal_year(year) if year.strip() else None
        with speech.progress("อ่านเอกสาร", "Reading", 2) as advance:
            reading = read(file)
            advance(1)
            found = recognise(reading, agency=agency.strip() or None, fiscal_year=fiscal_year)
            advance(1)
        text = (to_json if out.suffix.lower() == ".json" else to_yaml)(found.dossier)
        write(out, text.encode(), _ENDINGS, overwrite=overwrite)
        problems = [problem.in_file(str(file)) for problem in found.problems]
        if as_json:
            shapes = [problem.to_shape() for problem in problems]
            speech.show_json({"file": str(out), **_counts(found), "problems": shapes})
        else:
            speech.list_problems(problems, to_stderr=True)
            _tell(found, out, speech)
        exit_for(problems)


def _counts(found: "Recognised") -> dict[str, object]:
    dossier = found.dossier
    return {
        "kinds": [str(kind) for kind in found.kinds],
        "agency": dossier.agency.name,
        "fiscal_year": dossier.fiscal_year.be,
        "measures": len(dossier.plan.measures) if dossier.plan else 0,
        "values": len(found.values),
        "to_confirm": sum(value.is_to_confirm for value in found.values),
        "unplaced": len(dossier.unplaced),
    }


def _tell(found: "Recognised", out: Path, speech: Speech) -> None:
    counts = _counts(found)
    kinds = ", ".join(map(str, found.kinds)) or "-"
    speech.tell(
        f"{counts['agency']} ปีงบประมาณ {counts['fiscal_year']}: พบ {kinds} "
        f"{counts['measures']} มาตรการ อ่านได้ {counts['values']} ค่า "
        f"ต้องยืนยัน {counts['to_confirm']} ค่า ยังจัดไม่ได้ {counts['unplaced']} ข้อความ",
        f"{counts['agency']}, fiscal year {counts['fiscal_year']}: {kinds}; "
        f"{counts['measures']} measures, {counts['values']} values read, "
        f"{counts['to_confirm']} to confirm, {counts['unplaced']} texts without a place",
    )
    speech.made(out, as_json=False)
