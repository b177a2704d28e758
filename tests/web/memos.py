"""A memo that is there: written, registered and signed on paper."""

from __future__ import annotations

import datetime as dt

from prongsai.dossier import MemoPart, StepPart
from prongsai.web.approvals import actions, memos, queries
from prongsai.web.approvals.chains import people_to_choose
from prongsai.web.people.records import Access
from prongsai.web.years import queries as years

SCAN = b"%PDF-1.4\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n"


def put_memo(access: Access, fiscal_year: int) -> str:
    """Put a memo that proposes the plan, which must be there, into a year; gives its key."""
    dossier = years.year(access.chain, fiscal_year).dossier
    signers = people_to_choose(dossier, queries.signers_today(access.chain))
    chain = tuple(StepPart.model_validate({"kind": "opinion", "person": e.key}) for e in signers)
    memo = MemoPart(about="plan", chain=chain[:2])
    key = memos.key_of(memo)
    base = memos.memo_digest(dossier, key)
    actions.save_memo(access=access, fiscal_year=fiscal_year, memo=memo, signers=signers, base=base)
    actions.register(
        access=access, fiscal_year=fiscal_year, key=key, number="มต 1/2", day=dt.date(2024, 11, 22)
    )
    actions.sign_on_paper(
        access=access, fiscal_year=fiscal_year, key=key, name="ลงนาม.pdf", data=SCAN
    )
    return key
