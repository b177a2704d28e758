"""How does what a person sent become a draft or a report, so that nothing of it is lost?"""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone
from django.utils.translation import get_language

from prongsai.core.problems import Said
from prongsai.tracking import ReportRefused
from prongsai.web.people.gates import Asked
from prongsai.web.people.records import Access
from prongsai.web.reports import actions, bodies
from prongsai.web.reports.forms import ReportForms
from prongsai.web.reports.queries import Place
from prongsai.web.storage.actions import LARGEST, FileRefused, keep

_MOST_EVIDENCE = 40  # pieces of one report
_TOO_MANY = Said(
    th=f"แนบหลักฐานได้ไม่เกิน {_MOST_EVIDENCE} รายการ",
    en=f"A report takes at most {_MOST_EVIDENCE} pieces of evidence.",
)


def take(request: Asked, place: Place, forms: ReportForms) -> bool:
    """Keep the files, then the report; give whether it was submitted.

    A draft remains where something is amiss, with every file that could be kept.
    Errors: those of ``save_report``, before anything is kept.
    """
    access, base = request.access, _base(request)
    actions.check_open(access, place, base)
    files, is_whole = _keep_all(request, most=_MOST_EVIDENCE - len(place.body["evidence"]))
    words: dict[str, Any] = {
        "access": access,
        "fiscal_year": place.year.fiscal_year,
        "measure": place.measure.key,
        "period": place.period,
        "body": forms.body(files),
        "base": base,
    }
    if "submit" in request.POST and is_whole and not faults_in(words["body"], place, access):
        try:
            actions.submit_report(**words)
        except ReportRefused:  # another report came between: the draft's page tells
            pass
        else:
            return True
    actions.save_report(**words)
    return False


def faults_in(body: dict[str, Any], place: Place, access: Access) -> tuple[bodies.Fault, ...]:
    """What must be mended before a body can be submitted."""
    part, faults = bodies.read_body(
        body,
        measure=place.measure.key,
        period=place.period,
        by=access.name,
        on=timezone.localdate(),
    )
    if part is None:
        return faults
    refusal = bodies.refusal_of(place.year.dossier, part)
    return () if refusal is None else (refusal,)


def _base(request: Asked) -> int:
    said = request.POST.get("base", "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 9 else -1


def _keep_all(request: Asked, *, most: int) -> tuple[list[dict[str, str]], bool]:
    """The files that came along as evidence, and whether all of them could be kept."""
    sent = [*request.FILES.getlist("pictures"), *request.FILES.getlist("documents")]
    language = get_language() or "th"
    kept = []
    for each in sent[:most]:
        try:
            kept.append(_keep(each, request.access))
        except FileRefused as error:
            said, remedy = error.said.in_language(language), error.remedy.in_language(language)
            messages.error(request, f"{each.name}: {said} {remedy}")
    if len(sent) > most:
        messages.error(request, _TOO_MANY.in_language(language))
    return kept, len(kept) == len(sent)


def _keep(sent: UploadedFile[bytes], access: Access) -> dict[str, str]:
    """One file as evidence. Its address is where it lies beside a dossier that is taken out."""
    data = sent.read(LARGEST + 1)
    file = keep(authority=access.chain, by=access.person, name=sent.name or "", data=data)
    title = file.name.rpartition(".")[0]
    address = f"attachments/{file.sha256[:8]}-{file.name}"
    return bodies.evidence_of(title, sha256=file.sha256, address=address)
