"""The memos of a year: writing them, putting them up, deciding on them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from prongsai.core.approval import Act
from prongsai.dossier import MemoPart
from prongsai.reporting import render_pdf
from prongsai.web.approvals import actions, contents, memos, queries
from prongsai.web.approvals.chains import people_to_choose, usual_chain
from prongsai.web.approvals.forms import (
    MemoForm,
    NewMemoForm,
    PaperForm,
    RegisterForm,
    VerdictForm,
    chain_form,
)
from prongsai.web.approvals.pages import memo_page
from prongsai.web.people.gates import Asked, View, needs
from prongsai.web.rights import Right
from prongsai.web.years import queries as years
from prongsai.web.years.records import YearRecord

# A password or second factor within the last minutes, whatever the session is.
freshly_signed_in: Callable[[View], View] = reauthentication_required(allow_get=True)
_PDF_POLICY = "default-src 'none'; object-src 'self'; frame-ancestors 'self'"


@needs(Right.SEE_YEAR)
@require_safe
def overview(request: Asked, authority: int, year: int) -> HttpResponse:
    """Every memo of the year: how it stands and whose turn it is."""
    record = years.year(authority, year)
    own = {each.id for each in request.access.members}
    shown = {
        "year": record,
        "memos": queries.approval_state(record),
        "own": own,
        "new_form": NewMemoForm(dossier=record.dossier),
    }
    return render(request, "approvals/overview.html", shown)


@needs(Right.PROPOSE)
@require_POST
def new(request: Asked, authority: int, year: int) -> HttpResponse:
    """Choose what a new memo is about; nothing is kept until it is written."""
    record = years.year(authority, year)
    form = NewMemoForm(request.POST, dossier=record.dossier)
    if not form.is_valid():
        messages.error(request, gettext("Choose what the memo is about."))
        return redirect("approvals", authority=authority, year=year)
    key = form.cleaned_data["memo"]
    return redirect("edit-memo", authority=authority, year=year, memo=key)


@needs(Right.PROPOSE)
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: Asked, authority: int, year: int, memo: str) -> HttpResponse:
    """Write a memo and choose who signs it, in their order."""
    record = years.year(authority, year)
    signers = queries.signers_today(authority)
    part, is_new = _to_edit(record, memo)
    people = people_to_choose(record.dossier, signers)
    steps = usual_chain(record.dossier, signers) if is_new else part.chain
    named = {each.person for each in steps} - {each.key for each in people}
    old = tuple(each for each in record.dossier.people if each.key in named)
    form = MemoForm(request.POST or None, initial=MemoForm.initial_of(part))
    chain = chain_form(request.POST or None, steps=steps, people=(*people, *old))
    if request.method == "POST" and form.is_valid() and chain.is_valid():
        actions.save_memo(
            access=request.access,
            fiscal_year=year,
            memo=form.written(part, chain.steps),  # type: ignore[attr-defined]  # of our own set
            signers=people,
            base=request.POST.get("base", ""),
        )
        messages.success(request, gettext("The memo is saved."))
        return redirect("memo", authority=authority, year=year, memo=memo)
    shown = {
        "year": record,
        "part": part,
        "form": form,
        "chain": chain,
        "base": memos.memo_digest(record.dossier, memo),
    }
    return render(request, "approvals/edit.html", shown)


def _to_edit(record: YearRecord, key: str) -> tuple[MemoPart, bool]:
    """The memo of a key, and whether it is a new one."""
    try:
        return memos.memo_keyed(record.dossier, key), False
    except memos.MemoMissing:
        made = memos.new_memo(key)
    periods = memos.periods_of_year(record.dossier)
    is_of_year = made is not None and (made.period is None or made.period in periods)
    if made is None or memos.key_of(made) != key or not is_of_year:
        raise Http404
    return made, True


def _there(record: YearRecord, key: str) -> MemoPart:
    try:
        return memos.memo_keyed(record.dossier, key)
    except memos.MemoMissing as error:
        raise Http404 from error


@needs(Right.SEE_YEAR)
@require_safe
def memo_view(request: Asked, authority: int, year: int, memo: str) -> HttpResponse:
    """The exact pages of a memo and of what it proposes, and what each signer said."""
    record = years.year(authority, year)
    _there(record, memo)
    return render(request, "approvals/memo.html", memo_page(request.access, record, memo))


@needs(Right.PROPOSE)
@require_POST
def propose(request: Asked, authority: int, year: int, memo: str) -> HttpResponse:
    """Put a memo up."""
    actions.propose(access=request.access, fiscal_year=year, key=memo)
    messages.success(request, gettext("The memo is put up: the first signer's turn begins."))
    return redirect("memo", authority=authority, year=year, memo=memo)


@needs(Right.DECIDE)
@freshly_signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def decide(request: Asked, authority: int, year: int, memo: str) -> HttpResponse:
    """Agree or return, after a fresh sign-in or the second factor."""
    if request.method != "POST":
        return redirect("memo", authority=authority, year=year, memo=memo)
    form = VerdictForm(request.POST)
    if not form.is_valid():
        record = years.year(authority, year)
        _there(record, memo)
        shown = memo_page(request.access, record, memo, verdict=form)
        return render(request, "approvals/memo.html", shown)
    said = form.cleaned_data
    verdict = actions.Verdict(
        step=said["step"], digest=said["digest"], act=Act(said["act"]), words=said["words"]
    )
    actions.decide(access=request.access, fiscal_year=year, key=memo, verdict=verdict)
    messages.success(request, gettext("Your decision is recorded."))
    return redirect("memo", authority=authority, year=year, memo=memo)


@needs(Right.PROPOSE)
@require_POST
def register(request: Asked, authority: int, year: int, memo: str) -> HttpResponse:
    """Enter what the registry gave."""
    return _filled(
        request,
        RegisterForm(request.POST),
        (authority, year, memo),
        field="registry",
    )


@needs(Right.PROPOSE)
@require_POST
def paper(request: Asked, authority: int, year: int, memo: str) -> HttpResponse:
    """Keep the scan of what was signed on paper."""
    return _filled(
        request, PaperForm(request.POST, request.FILES), (authority, year, memo), field="paper"
    )


def _filled(request: Asked, form: Any, at: tuple[int, int, str], *, field: str) -> HttpResponse:
    authority, year, memo = at
    if not form.is_valid():
        record = years.year(authority, year)
        _there(record, memo)
        shown = memo_page(request.access, record, memo, **{field: form})
        return render(request, "approvals/memo.html", shown)
    if field == "paper":
        scan = form.cleaned_data["scan"]
        actions.sign_on_paper(
            access=request.access, fiscal_year=year, key=memo, name=scan.name, data=scan.read()
        )
    else:
        said = form.cleaned_data
        actions.register(
            access=request.access,
            fiscal_year=year,
            key=memo,
            number=said["number"],
            day=said["date"],
        )
    messages.success(request, gettext("Saved."))
    return redirect("memo", authority=authority, year=year, memo=memo)


@needs(Right.SEE_YEAR)
@require_safe
@xframe_options_sameorigin
def pages(request: Asked, authority: int, year: int, memo: str, kind: str) -> HttpResponse:
    """One of the documents that signers see, as PDF; ``final``: with its number, to be printed."""
    record = years.year(authority, year)
    part = _there(record, memo)
    is_final = "final" in request.GET
    for document in contents.documents(record.dossier, part, is_final=is_final):
        if document.kind == kind:
            name = f"{kind}-{year}.pdf"
            return _pdf(render_pdf(document), name, is_attached="download" in request.GET)
    raise Http404


def _pdf(data: bytes, name: str, *, is_attached: bool) -> HttpResponse:
    response = HttpResponse(data, content_type="application/pdf")
    place = "attachment" if is_attached else "inline"
    response["Content-Disposition"] = f'{place}; filename="{name}"'
    response["Content-Security-Policy"] = _PDF_POLICY
    return response
