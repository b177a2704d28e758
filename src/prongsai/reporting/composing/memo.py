"""The memo that proposes the plan, or reports on it, with its chain of opinions and signatures."""

from __future__ import annotations

import re

from prongsai.core.dates import Period
from prongsai.core.errors import ProngsaiError
from prongsai.core.problems import Said
from prongsai.core.tree import (
    Block,
    Document,
    Emblem,
    MemoHead,
    NumberedList,
    Numbering,
    Paragraph,
    Run,
    Section,
    Signature,
    Text,
    text,
)
from prongsai.dossier import Dossier, MemoPart
from prongsai.reporting.composing.elements import (
    document_of,
    listed,
    paragraph,
    paragraphs,
)
from prongsai.reporting.composing.people import below_signature, office_of, person_of
from prongsai.reporting.composing.plan import plan_of, result_recalled, titled_plan
from prongsai.reporting.composing.progress import (
    memo_on,
    period_of,
    progress_of,
    summary_said,
    titled_progress,
)
from prongsai.reporting.composing.records import Kind, Year
from prongsai.reporting.composing.signing import signed_step, void_paper
from prongsai.reporting.composing.wording import (
    chief_executive_of,
    day_said,
    of_year,
    span_said,
)
from prongsai.reporting.forms import load_forms
from prongsai.tracking import share_by_status

# นาย opens a name, but also a few offices.
_PERSONAL = re.compile(
    r"(?:นาย(?!ก|อำเภอ|ทะเบียน|ช่าง|แพทย์|ด่าน|สถานี)|นางสาว|นาง(?!าน)|น\.ส\.|ว่าที่|ร\.ต\.|พ\.ต\.)"
)


class SalutationIsPerson(ProngsaiError):
    """A memo is addressed to a person by name, where an office must stand."""

    def __init__(self, to: str) -> None:
        self.to = to
        super().__init__(
            Said(
                th=f"คำขึ้นต้น “เรียน {to}” เป็นชื่อบุคคล",
                en=f"The memo is addressed to a person, “{to}”.",
            ),
            Said(
                th="ใส่ชื่อตำแหน่ง เช่น นายกองค์การบริหารส่วนตำบล… หรือเว้นว่างเพื่อใช้ตำแหน่งของผู้ลงนามลำดับสุดท้าย",
                en="Give a position, or leave it empty to use the last signer's.",
            ),
        )


def compose_memo_plan(year: Year, *, as_read: bool = False, as_addressed: bool = False) -> Document:
    """The memo that proposes the plan."""
    memo = next(each for each in year.dossier.memos if each.about == "plan")
    if not (as_read or as_addressed):
        _refuse_person(year.dossier, memo)
    plan = plan_of(year, Kind.MEMO_PLAN)
    default = (
        result_recalled(year, plan),
        (
            f"ในการนี้ ได้จัดทำ{titled_plan(year.dossier)} "
            f"จำนวน {len(plan.measures)} มาตรการ "
            "เพื่อแก้ไขจุดที่ควรปรับปรุงและรักษาระดับสิ่งที่ดำเนินการได้ดีแล้ว "
            "รายละเอียดปรากฏตามสิ่งที่ส่งมาด้วย"
        ),
    )
    attached = tuple(
        words
        for words, is_there in (
            (
                f"รายงานการวิเคราะห์ผลการประเมิน ITA {of_year(plan.rests_on)}",
                year.scorecard is not None,
            ),
            (titled_plan(year.dossier), True),
        )
        if is_there
    )
    return _compose(
        Kind.MEMO_PLAN,
        year,
        memo,
        subject=memo.subject or f"ขออนุมัติ{titled_plan(year.dossier)}",
        attached=attached,
        body=memo.paragraphs or default,
        closing=memo.closing or "จึงเรียนมาเพื่อโปรดพิจารณา",
        as_read=as_read,
    )


def compose_memo_progress(
    year: Year, *, period: Period | None, as_read: bool = False, as_addressed: bool = False
) -> Document:
    """The memo that reports on one period."""
    dossier = year.dossier
    asked = period if period is not None else _period_of_memo(dossier)
    memo = memo_on(dossier, asked)
    assert memo is not None  # compose has asked the catalogue
    if not (as_read or as_addressed):
        _refuse_person(dossier, memo)
    plan = plan_of(year, Kind.MEMO_PROGRESS)
    counts = share_by_status(plan, progress_of(year, Kind.MEMO_PROGRESS), asked)
    default = (
        (
            f"ตามที่{dossier.agency.name} ได้กำหนด{titled_plan(dossier)} "
            "และมอบหมายให้ผู้รับผิดชอบรายงานผลการดำเนินการ นั้น"
        ),
        (
            f"ในการนี้ ได้รวบรวมผลการดำเนินการในช่วงวันที่ {span_said(asked)} แล้ว "
            f"{summary_said(counts)} "
            "รายละเอียดปรากฏตามสิ่งที่ส่งมาด้วย"
        ),
    )
    return _compose(
        Kind.MEMO_PROGRESS,
        year,
        memo,
        subject=memo.subject or titled_progress(asked),
        attached=(titled_progress(asked),),
        body=memo.paragraphs or default,
        closing=memo.closing or "จึงเรียนมาเพื่อโปรดทราบ",
        as_read=as_read,
    )


def _period_of_memo(dossier: Dossier) -> Period:
    """The dossier's own period if a memo speaks of it, else the first memo's period."""
    usual = period_of(dossier, None)
    named = tuple(memo.period for memo in dossier.memos if memo.about == "progress" and memo.period)
    return usual if memo_on(dossier, usual) is not None or not named else named[0]


def _compose(
    kind: Kind,
    year: Year,
    memo: MemoPart,
    *,
    subject: str,
    attached: tuple[str, ...],
    body: tuple[str, ...],
    closing: str,
    as_read: bool,
) -> Document:
    dossier = year.dossier
    # A memo that was read is printed as it stands: its salutation is checking's business.
    to = memo.to if as_read and memo.to else addressee_of(dossier, memo)
    is_registered = as_read or year.is_signed(memo)
    shown = memo.model_copy(update={"is_signed": is_registered})
    blocks: tuple[Block, ...] = (
        _head(year, shown, subject),
        Paragraph(text=_salutation(to)),
        *(() if as_read else _attachments(attached)),
        *paragraphs(body),
        paragraph(closing),
        *(signed_step(dossier, step, is_void=memo in year.void) for step in memo.chain),
        *(() if memo.chain else (Signature(below=below_signature(None)),)),
        *void_paper(memo, is_void=memo in year.void),
    )
    return document_of(
        kind,
        year,
        titled=f"บันทึกข้อความ เรื่อง {subject}",
        sections=(Section(blocks=blocks),),
        is_draft=not year.is_signed(memo),
        page_numbers=False,
    )


def _head(year: Year, memo: MemoPart, subject: str) -> MemoHead:
    form = load_forms()
    emblem = form.emblems["memo"]
    words = form.memo
    return MemoHead(
        emblem=Emblem(height_mm=emblem.height_mm, align=emblem.align, image=year.garuda),
        title=words.title,
        department_label=words.department,
        department=text(memo.department or _department(year.dossier)),
        number_label=words.number,
        number=_number(year.dossier, memo),
        date_label=words.date,
        date=text(day_said(memo.date)) if memo.is_signed and memo.date else (),
        subject_label=words.subject,
        subject=text(subject),
    )


def _department(dossier: Dossier) -> str:
    telephone = f" โทร. {dossier.agency.telephone}" if dossier.agency.telephone else ""
    return f"{dossier.agency.name}{telephone}"


def _number(dossier: Dossier, memo: MemoPart) -> Text:
    """As registered. A draft has only the letter prefix, with dots where the number will stand."""
    if memo.is_signed:
        return text(memo.number or "", keep=True)
    prefix = dossier.agency.letter_prefix
    if not prefix:
        return ()
    dotted = "." * load_forms().blanks.short
    return (*text(f"{prefix.rstrip('/')}/"), Run(text=dotted, verbatim=True))


def addressee_of(dossier: Dossier, memo: MemoPart) -> str | None:
    """Whom the memo is addressed to; ``person_addressed`` tells whether it is no position.

    A person of the dossier stands for their office; without words, the last signer's office.
    """
    to = _written(memo)
    if to:
        person = next((each for each in dossier.people if each.name == to), None)
        return office_of(person) if person is not None else to
    chief = chief_executive_of(dossier.agency)
    if chief is None and len(memo.chain) > 1:
        return office_of(person_of(dossier, memo.chain[-1].person))
    return chief


def person_addressed(dossier: Dossier, memo: MemoPart) -> str | None:
    """The person by name whom a memo addresses, and of whom the dossier knows no office."""
    to = _written(memo)
    is_known = any(each.name == to for each in dossier.people)
    return to if not is_known and _PERSONAL.match(to) else None


def _refuse_person(dossier: Dossier, memo: MemoPart) -> None:
    person = person_addressed(dossier, memo)
    if person is not None:
        raise SalutationIsPerson(person)


def _written(memo: MemoPart) -> str:
    return (memo.to or "").strip().removeprefix(load_forms().memo.to).strip()


def _salutation(to: str | None) -> Text:
    form = load_forms()
    if to is None:
        return (*text(f"{form.memo.to}  "), Run(text="." * form.blanks.long, verbatim=True))
    return text(f"{form.memo.to}  {to}")


def _attachments(attached: tuple[str, ...]) -> tuple[Block, ...]:
    label = load_forms().memo.attachments
    said = tuple(f"{each} จำนวน 1 ชุด" for each in attached)
    if len(said) == 1:
        return (Paragraph(text=text(f"{label}  {said[0]}")),)
    numbered: NumberedList = listed(said, Numbering.DECIMAL)
    return (Paragraph(text=text(label)), numbered)
