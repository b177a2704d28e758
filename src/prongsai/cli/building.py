"""How does a dossier become a pack of documents?"""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from prongsai.cli.options import file_argument, json_option, out_option
from prongsai.cli.speech import Speech, exit_for

if TYPE_CHECKING:
    from prongsai.packing import Pack


def register(app: typer.Typer, speech: Speech) -> None:
    """Add ``build``."""

    @app.command(
        help=speech.say(
            "จัดทำชุดเอกสารของปี\n\nถ้าให้หลายแฟ้ม แต่ละแฟ้มได้โฟลเดอร์ของตน",
            "Make the year's pack.\n\nSeveral dossiers get a folder each.",
        )
    )
    def build(
        dossiers: Annotated[
            list[Path],
            file_argument(speech, "DOSSIER", "แฟ้มข้อมูลปีของหน่วยงาน", "The dossiers."),
        ],
        out: Annotated[Path, out_option(speech, "โฟลเดอร์ปลายทาง", "The folder to fill.")],
        only: Annotated[str, _only_option(speech)] = "",
        formats: Annotated[str, _format_option(speech)] = "",
        period: Annotated[str, _period_option(speech)] = "",
        as_json: Annotated[bool, json_option(speech)] = False,
        as_read: Annotated[
            bool,
            typer.Option(
                "--as-read",
                help=speech.say(
                    "พิมพ์ตารางที่เก็บไว้ (as_printed) ตามตัวอักษร",
                    "Print tables that are kept as printed (as_printed) word for word.",
                ),
            ),
        ] = False,
    ) -> None:
        from prongsai.packing import Order, build_packs

        order = Order.parse(only=only, formats=formats, period=period, as_read=as_read)
        with speech.progress("จัดทำเอกสาร", "Building", len(dossiers)) as advance:
            packs = build_packs(tuple(dossiers), out, order, advance=advance)
        if as_json:
            # One dossier: what it gave. Several: the same of each, with its folder.
            shapes = [{"folder": str(pack.folder), **pack.to_shape()} for pack in packs]
            speech.show_json(packs[0].to_shape() if len(packs) == 1 else {"packs": shapes})
        else:
            _tell(packs, out, speech)
        exit_for(problem for pack in packs for problem in pack.problems)


def _only_option(speech: Speech) -> Any:
    kinds = "analysis,plan,progress,status,memo-plan,memo-progress,announcement,order,oit-checklist"
    return typer.Option(
        "--only",
        metavar="KIND,...",
        help=speech.say(f"เฉพาะชนิดเอกสาร: {kinds}", f"Only these kinds: {kinds}"),
    )


def _format_option(speech: Speech) -> Any:
    return typer.Option(
        "--format",
        metavar="FORMAT,...",
        help=speech.say("เฉพาะรูปแบบ: pdf,docx,html,xlsx", "Only pdf,docx,html,xlsx."),
    )


def _period_option(speech: Speech) -> Any:
    return typer.Option(
        "--period",
        metavar="2568|2568-H1|2568-Q3",
        help=speech.say("รอบของรายงานผล", "The period of the progress report."),
    )


def _tell(packs: "tuple[Pack, ...]", out: Path, speech: Speech) -> None:
    for pack in packs:
        speech.tell(
            f"{pack.folder}: {len(pack.documents)} แฟ้ม",
            f"{pack.folder}: {len(pack.documents)} files",
        )
        for left_out in pack.left_out:
            reason = left_out.reason.in_language(speech.language)
            what = ".".join(part for part in (left_out.kind, left_out.format) if part)
            speech.tell(f"  ไม่ได้จัดทำ {what}: {reason}", f"  left out {what}: {reason}")
        speech.list_problems(pack.problems, to_stderr=True)
    if len(packs) > 1:
        files = sum(len(pack.documents) for pack in packs)
        speech.tell(
            f"จัดทำแล้ว {len(packs)} ชุด รวม {files} แฟ้ม ใน {out}",
            f"Made {len(packs)} packs, {files} files, in {out}.",
        )
