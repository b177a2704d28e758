"""How are an office's documents and dossiers checked?"""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from prongsai.cli.options import file_argument, json_option, overwrite_option
from prongsai.cli.speech import Speech, exit_for
from prongsai.core.errors import ProngsaiError
from prongsai.core.problems import Said, quoted

if TYPE_CHECKING:
    from prongsai.packing import FileChecked, Fixed


class OneFileOnly(ProngsaiError):
    """Several files were given where one corrected file was asked for."""

    def __init__(self, count: int) -> None:
        self.count = count
        super().__init__(
            Said(
                th=f"--fix-to ใช้กับแฟ้มเดียว แต่ระบุมา {count} แฟ้ม",
                en=f"--fix-to takes one file, and {count} were given.",
            ),
            Said(
                th="สั่งทีละแฟ้ม หรือใช้ --report เพื่อทำรายงานของทุกแฟ้ม",
                en="Give one file at a time, or use --report for a report on all of them.",
            ),
        )


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
        fix_to: Annotated[
            Path | None,
            typer.Option(
                "--fix-to",
                metavar="PATH",
                help=speech.say(
                    "เขียนแฟ้มข้อมูลที่แก้แล้ว หรือสำเนา Word ที่มีความเห็น (ครั้งละหนึ่งแฟ้ม)",
                    "Write the corrected dossier, or a Word copy with comments (of one file).",
                ),
            ),
        ] = None,
        report: Annotated[
            Path | None,
            typer.Option(
                "--report",
                metavar="PATH",
                help=speech.say(
                    "เขียนรายงานผลการตรวจ (.docx .xlsx .pdf .html)",
                    "Write a check report (.docx .xlsx .pdf .html).",
                ),
            ),
        ] = None,
        overwrite: Annotated[bool, overwrite_option(speech)] = False,
    ) -> None:
        from prongsai.packing import FileChecked, check_files

        _refuse(files, fix_to, report, overwrite=overwrite)
        fixed = None
        if fix_to is None:
            with speech.progress("ตรวจเอกสาร", "Checking", len(files)) as advance:
                checked = check_files(files, is_draft=draft, advance=advance)
        else:
            fixed = _fixed(files[0], fix_to, speech, is_draft=draft, overwrite=overwrite)
            name = str(fix_to if fixed.is_corrected else files[0])
            checked = (FileChecked(file=name, problems=fixed.problems),)
        if report is not None:
            _write_report(checked, report, speech, overwrite=overwrite)
        _tell(checked, speech, as_json=as_json)
        if fixed is not None and fix_to is not None:
            _tell_fixed(fixed, fix_to, speech, to_stderr=as_json)
        if report is not None:
            speech.tell(f"สร้าง {report} แล้ว", f"Made {report}.", to_stderr=as_json)
        if any(each.unread for each in checked):
            raise typer.Exit(2)
        exit_for(problem for each in checked for problem in each.problems)


def _refuse(
    files: list[Path], fix_to: Path | None, report: Path | None, *, overwrite: bool
) -> None:
    """What cannot be done is said before anything is. Errors: OneFileOnly, FileUnusable."""
    if fix_to is not None and len(files) > 1:
        raise OneFileOnly(len(files))
    if report is not None:
        from prongsai.packing import refuse_report

        others = [*files, *([fix_to] if fix_to is not None else [])]
        refuse_report(report, others, overwrite=overwrite)


def _fixed(file: Path, out: Path, speech: Speech, *, is_draft: bool, overwrite: bool) -> "Fixed":
    from prongsai.packing import fix_file

    return fix_file(file, out, is_draft=is_draft, overwrite=overwrite, language=speech.language)


def _write_report(
    checked: "tuple[FileChecked, ...]", out: Path, speech: Speech, *, overwrite: bool
) -> None:
    from prongsai.packing import write_report

    today = datetime.now().astimezone().date()
    write_report(checked, out, today=today, language=speech.language, overwrite=overwrite)


def _tell(checked: "tuple[FileChecked, ...]", speech: Speech, *, as_json: bool) -> None:
    problems = [problem for each in checked for problem in each.problems]
    unread = [each.unread for each in checked if each.unread is not None]
    if as_json:
        told = (*problems, *(problem for error in unread for problem in error.to_problems()))
        speech.show_json([problem.to_shape() for problem in told])
    else:
        speech.list_problems(problems, to_stderr=False)
        if not problems and not unread:
            speech.tell("ไม่พบข้อผิดพลาด", "No problem found.")
    for error in unread:
        speech.complain(error.said, error.remedy)


def _tell_fixed(fixed: "Fixed", out: Path, speech: Speech, *, to_stderr: bool) -> None:
    for each in fixed.corrections:
        old, new = quoted(each.quote), quoted(each.suggestion)
        speech.tell(
            f"แก้ {each.path}: {old} เป็น {new} ({each.code})",
            f"Corrected {each.path}: {old} to {new} ({each.code})",
            to_stderr=to_stderr,
        )
    counts = (
        (f"แก้ {len(fixed.corrections)} แห่ง", f"{len(fixed.corrections)} corrected")
        if fixed.is_corrected
        else (f"ความเห็น {fixed.comments} แห่ง", f"{fixed.comments} comments")
    )
    speech.tell(f"สร้าง {out} แล้ว {counts[0]}", f"Made {out}: {counts[1]}.", to_stderr=to_stderr)
