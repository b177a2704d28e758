"""What do the scores of a file come to?"""

from pathlib import Path
from typing import Annotated, Any

import typer

from prongsai.cli.options import file_argument, json_option
from prongsai.cli.speech import Speech, exit_for


def register(app: typer.Typer, speech: Speech) -> None:
    """Add ``score``."""

    @app.command(
        help=speech.say(
            "คะแนนรวม ระดับ และผลผ่านเกณฑ์",
            "Overall, level and pass.",
        )
    )
    def score(
        file: Annotated[
            Path,
            file_argument(
                speech,
                "FILE",
                "แฟ้มข้อมูลปี CSV XLSX หรือ Parquet",
                "A dossier, CSV, XLSX or Parquet.",
            ),
        ],
        as_json: Annotated[bool, json_option(speech)] = False,
    ) -> None:
        from prongsai.dossier import score_file

        results, problems = score_file(file)
        if as_json:
            shapes = [problem.to_shape() for problem in problems]
            speech.show_json({"results": results, "problems": shapes})
        else:
            for result in results:
                speech.line(_line_of(result, speech))
            if not results and not problems:
                speech.tell("แฟ้มนี้ยังไม่มีคะแนน", "The file holds no scores yet.", to_stderr=True)
            speech.list_problems(problems, to_stderr=True)
        exit_for(problems)


def _line_of(result: dict[str, Any], speech: Speech) -> str:
    if result["overall"] is None:
        verdict = speech.say("คิดคะแนนรวมไม่ได้", "not scored")
    else:
        passed = (
            speech.say("ผ่านเกณฑ์", "passed")
            if result["passed"]
            else speech.say("ไม่ผ่านเกณฑ์", "not passed")
        )
        verdict = f"{result['overall']} {result['level']} {passed}"
    return f"{result['agency']} {result['fiscal_year']}: {verdict}"
