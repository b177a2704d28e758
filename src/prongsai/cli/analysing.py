"""What does an authority's newest result tell?"""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from prongsai.cli.options import file_argument, json_option
from prongsai.cli.speech import Speech, exit_for
from prongsai.core.problems import Said

if TYPE_CHECKING:
    from prongsai.analysing import Findings


def register(app: typer.Typer, speech: Speech) -> None:
    """Add ``analyse``."""

    @app.command(
        help=speech.say(
            "วิเคราะห์ผล: จุดแข็ง สิ่งที่ต้องปรับปรุง และควรแก้อะไรก่อน",
            "Strengths, what to improve, and what to mend first.",
        )
    )
    def analyse(
        dossier: Annotated[
            Path, file_argument(speech, "DOSSIER", "แฟ้มข้อมูลปีของหน่วยงาน", "The dossier.")
        ],
        as_json: Annotated[bool, json_option(speech)] = False,
    ) -> None:
        from prongsai.core.shapes import shape_of
        from prongsai.reporting import gather_file

        year, problems = gather_file(dossier)
        findings = year.findings
        if as_json:
            shapes = [problem.to_shape() for problem in problems]
            speech.show_json({"findings": shape_of(findings), "problems": shapes})
        else:
            for said in _sentences(findings):
                speech.line(said.in_language(speech.language))
            speech.list_problems(problems, to_stderr=True)
        exit_for(problems)


def _sentences(findings: "Findings | None") -> Iterator[Said]:
    if findings is None:
        yield Said(
            th="แฟ้มนี้ยังไม่มีผลการประเมินที่วิเคราะห์ได้",
            en="The dossier has no result that could be analysed.",
        )
        return
    yield from findings.statements
    yield from (group.sentence for group in findings.groups)
    if findings.next_level is not None:
        yield findings.next_level.sentence
    yield from _listed(
        Said(th="ควรแก้อะไรก่อน", en="What to mend first"),
        [step.sentence for step in findings.mend_first],
    )
    yield from _listed(
        Said(th="สิ่งที่คะแนนไม่บอก", en="What the scores do not tell"), findings.unknowns
    )


def _listed(heading: Said, sentences: "list[Said] | tuple[Said, ...]") -> Iterator[Said]:
    if sentences:
        yield heading
    for number, each in enumerate(sentences, start=1):
        yield Said(th=f"  {number}. {each.th}", en=f"  {number}. {each.en}")
