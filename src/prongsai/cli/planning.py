"""Which measures are proposed for the weakest places?"""

from pathlib import Path
from typing import Annotated

import typer

from prongsai.cli.options import file_argument, group, json_option
from prongsai.cli.speech import Speech, exit_for


def register(app: typer.Typer, speech: Speech) -> None:
    """Add ``plan suggest``."""
    commands = group(app, "plan", speech.say("แผนมาตรการ", "The measures plan."))

    @commands.command(
        help=speech.say(
            "เสนอมาตรการ จุดที่อ่อนที่สุดก่อน พร้อมเหตุผล",
            "Propose measures for the weakest places first, and say why.",
        )
    )
    def suggest(
        dossier: Annotated[
            Path, file_argument(speech, "DOSSIER", "แฟ้มข้อมูลปีของหน่วยงาน", "The dossier.")
        ],
        limit: Annotated[
            int,
            typer.Option(
                "--limit", metavar="N", min=1, help=speech.say("จำนวนมากที่สุด", "At most so many.")
            ),
        ] = 10,
        as_json: Annotated[bool, json_option(speech)] = False,
    ) -> None:
        from prongsai.core.shapes import shape_of
        from prongsai.reporting import suggestions_for

        suggestions, problems = suggestions_for(dossier, limit=limit)
        if as_json:
            shapes = [problem.to_shape() for problem in problems]
            speech.show_json({"suggestions": shape_of(suggestions), "problems": shapes})
            exit_for(problems)
            return
        for number, each in enumerate(suggestions, start=1):
            title = speech.say(each.measure.title_th, each.measure.title_en)
            speech.line(f"{number}. {title} [{each.measure.slug}]")
            speech.line(f"   {speech.say(each.why_th, each.why_en)}")
        speech.list_problems(problems, to_stderr=True)
        exit_for(problems)
