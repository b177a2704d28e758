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
            "จัดทำชุดเอกสารของปี\n\nตรวจก่อนพิมพ์ ถ้าพบข้อที่ผิดแน่นอนจะไม่จัดทำ"
            " ถ้าให้หลายแฟ้ม แต่ละแฟ้มได้โฟลเดอร์ของตน",
            "Make the year's pack.\n\nIt is checked first, and not made where something is"
            " certainly wrong. Several dossiers get a folder each.",
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
        allow_problems: Annotated[
            bool,
            typer.Option(
                "--allow-problems",
                help=speech.say(
                    "จัดทำแม้พบข้อที่ผิด พร้อมรายการใน problems.txt และ problems.json",
                    "Make it in spite of errors, with the list in problems.txt and problems.json.",
                ),
            ),
        ] = False,
    ) -> None:
        from prongsai.packing import Order, build_packs

        order = Order.parse(
            only=only,
            formats=formats,
            period=period,
            as_read=as_read,
            allow_problems=allow_problems,
        )
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
        _tell_made(pack, speech)
        for left_out in pack.left_out:
            reason = left_out.reason.in_language(speech.language)
            what = ".".join(part for part in (left_out.kind, left_out.format) if part)
            speech.tell(f"  ไม่ได้จัดทำ {what}: {reason}", f"  left out {what}: {reason}")
        speech.list_problems(pack.problems, to_stderr=True)
    if len(packs) > 1:
        files = sum(len(pack.documents) for pack in packs)
        refused = sum(pack.is_refused for pack in packs)
        not_made = speech.say(f" ไม่ได้จัดทำ {refused} ชุด", f" Refused: {refused}.") if refused else ""
        speech.tell(
            f"จัดทำแล้ว {len(packs) - refused} ชุด รวม {files} แฟ้ม ใน {out}{not_made}",
            f"Made {len(packs) - refused} packs, {files} files, in {out}.{not_made}",
        )


def _tell_made(pack: "Pack", speech: Speech) -> None:
    if pack.is_refused:
        speech.tell(
            f"{pack.folder}: ไม่ได้จัดทำ พบข้อที่ผิด {pack.errors} ข้อ แก้ในแฟ้มข้อมูลแล้วจัดทำใหม่"
            " หรือจัดทำทั้งที่ผิดด้วย --allow-problems",
            f"{pack.folder}: not made, {pack.errors} errors. Mend them in the dossier and build"
            " again, or make it as it is with --allow-problems.",
        )
        if pack.has_older:
            speech.tell(
                "  ชุดเดิมในโฟลเดอร์นี้ยังอยู่และไม่ได้เปลี่ยน",
                "  The earlier pack in this folder is still there, unchanged.",
            )
        return
    files = len(pack.documents)
    names = ", ".join(each.file for each in pack.lists)
    speech.tell(
        f"{pack.folder}: {files} แฟ้ม" + (f" และรายการข้อที่ผิด {names}" if names else ""),
        f"{pack.folder}: {files} files" + (f", and what is wrong: {names}" if names else ""),
    )
