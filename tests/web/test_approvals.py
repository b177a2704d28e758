"""Does a memo go through its chain as it must, and does nothing else get through?"""

from __future__ import annotations

import datetime as dt
import hashlib
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from prongsai.checking import check_year
from prongsai.core.tree import Signature, blocks_of, plain
from prongsai.dossier import Dossier, load
from prongsai.reporting import compose, gather
from prongsai.web.approvals import actions
from prongsai.web.approvals import queries as approvals
from prongsai.web.approvals.records import Approved, Stage
from prongsai.web.audit import queries as audit
from prongsai.web.people.actions import SYSTEM, Place, appoint, end_membership
from prongsai.web.reports.queries import locks_of
from prongsai.web.rights import Role
from prongsai.web.years import queries as years
from prongsai.web.years.actions import change_year, open_year
from tests.web.conftest import PASSWORD
from tests.web.memos import SCAN

YEAR = 2565
EXAMPLE = next((Path(__file__).resolve().parents[2] / "examples").glob("02-*.yaml"))
ACTING = "รักษาราชการแทน"
OFFICE = "ปลัดองค์การบริหารส่วนตำบลต้นแบบ"


class Office:
    """The cast's own authority with a year to approve, and an acting permanent secretary."""

    def __init__(self, cast) -> None:
        self.cast = cast
        self.here = f"/authorities/{cast.own}/years/{YEAR}/approvals"
        example = load(EXAMPLE)
        dossier = example.model_copy(update={"memos": (), "order": None, "announcement": None})
        open_year(authority=cast.own, dossier=dossier, by=SYSTEM)
        self.clients = {role: cast.client(role) for role in Role if role != Role.ADMINISTRATOR}
        # The permanent secretary's seat is filled by somebody who also heads a unit.
        self.acting = cast.person(Role.UNIT_HEAD)
        place = Place(
            role=Role.PERMANENT_SECRETARY,
            position="รองปลัด",
            acting_words=ACTING,
            acting_office=OFFICE,
        )
        appoint(person=self.acting, authority=cast.own, place=place, by=SYSTEM)

    @property
    def dossier(self) -> Dossier:
        return years.year(self.cast.own, YEAR).dossier

    @property
    def year(self):
        return gather(self.dossier, Path("/nonexistent"))[0]

    def member(self, role: Role, *, acting: bool = False):
        return next(
            each
            for each in approvals.signers_today(self.cast.own)
            if each.role is role and bool(each.capacity) is acting
        )

    def chain(self):
        return [
            self.member(Role.OFFICER),
            self.member(Role.CHIEF_CLERK),
            self.member(Role.PERMANENT_SECRETARY, acting=True),
            self.member(Role.CHIEF_EXECUTIVE),
        ]

    def write(self, key="plan", *, chain=None, **words):
        client = self.clients[Role.OFFICER]
        address = f"{self.here}/{key}/edit/"
        page = client.get(address)
        steps = self.chain() if chain is None else chain
        typed = {
            "base": page.context["base"],
            "step-TOTAL_FORMS": str(len(steps)),
            "step-INITIAL_FORMS": str(min(len(steps), page.context["chain"].initial_form_count())),
            **words,
        }
        for at, member in enumerate(steps):
            typed[f"step-{at}-person"] = member if isinstance(member, str) else member.key
            typed[f"step-{at}-kind"] = "signature" if at == 0 else "opinion"
        return client.post(address, typed)

    def propose(self, key="plan"):
        return self.clients[Role.OFFICER].post(f"{self.here}/{key}/propose/")

    def decide(self, role, act="agree", words="", key="plan", **other):
        """The person of a role decides on the page that they see, signing in afresh if asked."""
        client = self.clients[role]
        page = client.get(f"{self.here}/{key}/")
        form = page.context["verdict"]
        seen = form.initial if form is not None else {"step": 0, "digest": "0" * 64}
        return self.send(role, {**seen, "act": act, "words": words, **other}, key=key)

    def send(self, role, typed, key="plan"):
        client = self.clients[role]
        answer = client.post(f"{self.here}/{key}/decide/", typed)
        if answer.status_code == 302 and "reauthenticate" in answer["Location"]:
            answer = client.post(answer["Location"], {"password": PASSWORD})
        return answer

    def state(self, key="plan"):
        return approvals.memo_state(years.year(self.cast.own, YEAR), key)

    def decisions(self, at=0):
        return [each.decision for each in self.dossier.memos[at].chain]

    def retitle(self):
        def changed(dossier):
            first, *rest = dossier.plan.measures
            longer = first.model_copy(update={"title": f"{first.title} ทุกเดือน"})
            plan = dossier.plan.model_copy(update={"measures": (longer, *rest)})
            return dossier.model_copy(update={"plan": plan})

        change_year(
            authority=self.cast.own, fiscal_year=YEAR, change=changed, kind="plan.edited", by="x"
        )

    def kinds(self):
        return [each.kind for each in reversed(audit.events_of(self.cast.own, most=200))]


@pytest.fixture
def office(cast):
    return Office(cast)


@pytest.fixture
def told(monkeypatch):
    """What is told of full approvals."""
    kept: list[Approved] = []
    monkeypatch.setattr(actions, "ON_APPROVED", [kept.append])
    return kept


def test_a_memo_goes_through_the_chain_with_one_return(office, told):
    office.write(subject="ขออนุมัติแผน", paragraphs="ย่อหน้าที่หนึ่ง\nย่อหน้าที่สอง")
    office.propose()
    assert office.state().turn.name == office.member(Role.OFFICER).name
    office.decide(Role.OFFICER)
    office.decide(Role.CHIEF_CLERK, act="return", words="โปรดแก้เรื่อง")
    assert office.state().stage is Stage.RETURNED
    assert told == []

    office.write(subject="ขออนุมัติแผนมาตรการ")
    office.propose()
    office.decide(Role.OFFICER)
    office.decide(Role.CHIEF_CLERK, words="เพื่อโปรดพิจารณา")
    office.decide(Role.UNIT_HEAD, words="เห็นควรอนุมัติ")
    assert not office.dossier.memos[0].is_signed
    office.decide(Role.CHIEF_EXECUTIVE, words="อนุมัติ")

    memo = office.dossier.memos[0]
    assert memo.is_signed
    assert memo.subject == "ขออนุมัติแผนมาตรการ"
    assert [each.words for each in office.decisions()] == [
        None,
        "เพื่อโปรดพิจารณา",
        "เห็นควรอนุมัติ",
        "อนุมัติ",
    ]
    assert office.decisions()[2].capacity == f"{ACTING}{OFFICE}"
    assert office.decisions()[2].position == "รองปลัด"
    assert len({each.digest for each in office.decisions()}) == 1
    state = office.state()
    assert (state.stage, state.is_void) == (Stage.DONE, False)
    assert [(each.about, each.authority) for each in told] == [("plan", office.cast.own)]
    assert "approval-void" not in {each.code for each in check_year(office.year)}
    history = approvals.rounds(office.cast.own, YEAR, "plan")
    assert [each.state for each in history] == ["done", "returned"]
    assert history[1].approval is not None
    assert history[1].approval.decisions[-1].words == "โปรดแก้เรื่อง"
    kinds = [each for each in office.kinds() if each.startswith("memo.")]
    assert kinds == [
        "memo.written",
        "memo.proposed",
        "memo.agreed",
        "memo.returned",
        "memo.written",
        "memo.proposed",
        *["memo.agreed"] * 4,
    ]
    assert audit.verify(office.cast.own) is None


def test_the_pages_show_who_agreed_and_the_reason_of_a_return(office):
    office.write()
    office.propose()
    office.decide(Role.OFFICER)
    office.decide(Role.CHIEF_CLERK, act="return", words="ขาดตัวชี้วัด")

    page = office.clients[Role.AUDITOR].get(f"{office.here}/plan/").content.decode()

    assert page.count("ขาดตัวชี้วัด") >= 2
    assert "alert-warning" in page
    assert office.member(Role.OFFICER).name in page


def test_the_document_prints_what_was_decided(office):
    office.write()
    office.propose()
    office.decide(Role.OFFICER)

    steps = [
        each for each in blocks_of(compose("memo-plan", office.year)) if isinstance(each, Signature)
    ]
    below = [plain(line) for line in steps[0].below]
    page = office.clients[Role.OFFICER].get(f"{office.here}/plan/").content.decode()
    pdf = office.clients[Role.OFFICER].get(f"{office.here}/plan/pages/memo-plan.pdf")

    assert any(line.startswith("ลงนามในระบบโดย officer") for line in below)
    assert not any("ในระบบ" in plain(line) for line in steps[1].below)
    assert "ลงนามในระบบโดย" in page
    assert pdf["Content-Type"] == "application/pdf"
    assert pdf["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in pdf["Content-Security-Policy"]
    assert pdf.content.startswith(b"%PDF-")


def test_a_decision_without_a_fresh_sign_in_is_sent_to_it_and_stores_nothing(office):
    office.write()
    office.propose()
    client = office.clients[Role.OFFICER]
    seen = client.get(f"{office.here}/plan/").context["verdict"].initial

    answer = client.post(f"{office.here}/plan/decide/", {**seen, "act": "agree", "words": ""})

    assert answer.status_code == 302
    assert answer["Location"].startswith("/accounts/reauthenticate/")
    assert office.decisions() == [None] * 4
    wrong = client.post(answer["Location"], {"password": "not this one"})
    assert wrong.status_code == 200
    assert office.decisions() == [None] * 4
    client.post(answer["Location"], {"password": PASSWORD})
    assert office.decisions()[0].name == office.member(Role.OFFICER).name


def test_somebody_without_the_turn_is_refused(office):
    office.write()
    office.propose()
    page = office.clients[Role.OFFICER].get(f"{office.here}/plan/")
    seen = page.context["verdict"].initial

    answer = office.send(Role.CHIEF_EXECUTIVE, {**seen, "act": "agree"})

    assert answer.status_code == 409
    assert "ยังไม่ถึงลำดับ" in answer.content.decode()
    assert office.decisions() == [None] * 4
    assert office.clients[Role.AUDITOR].post(f"{office.here}/plan/decide/").status_code == 403
    assert (
        office.cast.client(Role.OFFICER, office.cast.neighbour)
        .post(f"{office.here}/plan/decide/")
        .status_code
        == 404
    )


def test_a_double_click_decides_once_even_where_the_next_step_is_the_same_persons(office):
    officer = office.member(Role.OFFICER)
    office.write(chain=[officer, officer])
    office.propose()
    seen = office.clients[Role.OFFICER].get(f"{office.here}/plan/").context["verdict"].initial

    first = office.send(Role.OFFICER, {**seen, "act": "agree"})
    second = office.send(Role.OFFICER, {**seen, "act": "agree"})

    assert first.status_code == 302
    assert second.status_code == 409
    assert [each is not None for each in office.decisions()] == [True, False]


def test_an_old_pages_digest_is_refused(office):
    office.write()
    office.propose()
    old = office.clients[Role.OFFICER].get(f"{office.here}/plan/").context["verdict"].initial
    office.retitle()
    assert office.state().is_void
    office.propose()

    answer = office.send(Role.OFFICER, {**old, "act": "agree"})

    assert answer.status_code == 409
    assert "เนื้อหาเปลี่ยนไป" in answer.content.decode()
    assert office.decisions() == [None] * 4


def test_content_that_changed_while_it_was_put_up_cannot_be_agreed_to(office):
    office.write()
    office.propose()
    seen = office.clients[Role.OFFICER].get(f"{office.here}/plan/").context["verdict"].initial
    office.retitle()

    answer = office.send(Role.OFFICER, {**seen, "act": "agree"})

    assert answer.status_code == 409
    assert office.clients[Role.OFFICER].get(f"{office.here}/plan/").context["verdict"] is None
    assert office.decisions() == [None] * 4


def test_after_the_appointment_ended_nobody_decides_as_that(office):
    office.write()
    office.propose()
    office.decide(Role.OFFICER)
    office.decide(Role.CHIEF_CLERK)
    page = office.clients[Role.UNIT_HEAD].get(f"{office.here}/plan/")
    seen = page.context["verdict"].initial
    acting = office.member(Role.PERMANENT_SECRETARY, acting=True)
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    end_membership(access=office.cast.access(Role.OFFICER), member=acting.id, ends=yesterday)

    answer = office.send(Role.UNIT_HEAD, {**seen, "act": "agree"})

    assert answer.status_code == 409
    assert f"{ACTING}{OFFICE}" in answer.content.decode()
    assert office.decisions()[2] is None
    assert office.state().has_ended


def test_a_memo_for_somebody_without_an_appointment_cannot_be_put_up(office):
    office.write()
    acting = office.member(Role.PERMANENT_SECRETARY, acting=True)
    yesterday = timezone.localdate() - dt.timedelta(days=1)
    end_membership(access=office.cast.access(Role.OFFICER), member=acting.id, ends=yesterday)

    answer = office.propose()

    assert answer.status_code == 409
    assert acting.name in answer.content.decode()
    assert approvals.latest(office.cast.own, YEAR, "plan") is None


def approve_all(office, key="plan"):
    office.write(key)
    office.propose(key)
    for role in (Role.OFFICER, Role.CHIEF_CLERK, Role.UNIT_HEAD, Role.CHIEF_EXECUTIVE):
        office.decide(role, key=key)


def test_a_changed_plan_voids_the_approval_everywhere(office):
    approve_all(office)
    assert office.dossier.memos[0].is_signed
    office.retitle()

    page = office.clients[Role.AUDITOR].get(f"{office.here}/plan/").content.decode()
    overview = office.clients[Role.AUDITOR].get(f"{office.here}/").content.decode()
    memo, plan = (compose(kind, office.year) for kind in ("memo-plan", "plan"))
    below = [
        plain(line)
        for each in blocks_of(memo)
        if isinstance(each, Signature)
        for line in each.below
    ]

    assert office.state().is_void
    assert "alert-danger" in page
    assert "state-void" in overview
    assert memo.is_draft
    assert plan.is_draft
    assert sum("สิ้นผล" in line for line in below) == 4
    assert "approval-void" in {each.code for each in check_year(office.year)}
    assert office.propose().status_code == 302
    assert office.decisions() == [None] * 4
    assert not office.state().is_void


def test_an_approved_memo_cannot_be_put_up_again_as_it_stands(office):
    approve_all(office)

    assert office.propose().status_code == 409
    assert len(approvals.rounds(office.cast.own, YEAR, "plan")) == 1


def test_number_and_date_from_the_registry_void_nothing(office):
    approve_all(office)
    address = f"{office.here}/plan/register/"

    office.clients[Role.OFFICER].post(address, {"number": "มต 70101/9", "date": "๑๗ ม.ค. ๒๕๖๕"})

    memo = office.dossier.memos[0]
    assert (memo.number, memo.date) == ("มต 70101/9", dt.date(2022, 1, 17))
    assert not office.state().is_void
    wrong = office.clients[Role.OFFICER].post(address, {"number": "", "date": "วันหนึ่ง"})
    assert wrong.status_code == 200
    assert set(wrong.context["registry"].errors) == {"number", "date"}


def scanned(name="ลงนาม.pdf", data=SCAN):
    return {"scan": SimpleUploadedFile(name, data)}


def test_a_memo_signed_on_paper_keeps_its_scan_and_is_void_after_a_change(office):
    office.write()
    client = office.clients[Role.OFFICER]
    address = f"{office.here}/plan/paper/"
    assert client.post(address, scanned()).status_code == 409
    client.post(f"{office.here}/plan/register/", {"number": "มต 1/2", "date": "2022-01-17"})
    assert client.post(address, scanned(data=b"<html></html>")).status_code == 409
    assert client.post(address, scanned(data=b"a,b,c")).status_code == 409
    assert not office.dossier.memos[0].is_signed

    assert client.post(address, scanned()).status_code == 302

    memo = office.dossier.memos[0]
    assert memo.is_signed
    assert office.state().stage is Stage.PAPER
    assert memo.paper.scan == hashlib.sha256(SCAN).hexdigest()
    kept = f"/authorities/{office.cast.own}/files/{memo.paper.scan}/"
    assert f'href="{kept}?download"' in client.get(f"{office.here}/plan/").content.decode()
    assert client.get(kept).content == SCAN
    office.retitle()
    assert office.state().is_void
    assert compose("plan", office.year).is_draft


def test_a_progress_memo_tells_its_period_once_it_is_approved(office, told):
    key = "progress-2565-H1"
    approve_all(office, key)

    assert [each.period and each.period.code for each in told] == ["2565-H1"]
    memo = office.dossier.memos[0]
    assert (memo.about, memo.is_signed) == ("progress", True)
    pages = office.clients[Role.AUDITOR].get(f"{office.here}/{key}/").context["documents"]
    assert [each.kind for each in pages] == ["memo-progress", "progress", "status"]


def test_an_approved_progress_memo_locks_its_period(office):
    approve_all(office, "progress-2565-H1")

    locks = locks_of(office.cast.own, YEAR)

    assert [(each.period, bool(each.reason)) for each in locks] == [("2565-H1", True)]


def test_what_a_hook_cannot_do_is_not_approved_either(office, monkeypatch):
    office.write(chain=[office.member(Role.OFFICER)])
    office.propose()

    def fail(_approved):
        raise years.YearMissing(1)

    monkeypatch.setattr(actions, "ON_APPROVED", [fail])
    answer = office.decide(Role.OFFICER)

    assert answer.status_code == 409
    assert office.decisions() == [None]
    assert office.state().stage is Stage.OPEN


def test_my_turns_are_those_of_my_appointments(office):
    office.write()
    office.propose()
    office.decide(Role.OFFICER)

    turns = {
        role: [each.memo for each in approvals.my_turns(office.cast.access(role))]
        for role in (Role.OFFICER, Role.CHIEF_CLERK)
    }

    assert turns == {Role.OFFICER: [], Role.CHIEF_CLERK: ["plan"]}


def test_a_memo_written_on_an_old_page_does_not_overwrite_a_newer_one(office):
    office.write(subject="หนึ่ง")
    client = office.clients[Role.OFFICER]
    base = client.get(f"{office.here}/plan/edit/").context["base"]
    office.write(subject="สอง")

    late = client.post(
        f"{office.here}/plan/edit/",
        {"base": base, "subject": "สาม", "step-TOTAL_FORMS": "0", "step-INITIAL_FORMS": "0"},
    )

    assert late.status_code == 409
    assert office.dossier.memos[0].subject == "สอง"


@pytest.mark.parametrize("key", ["order", "progress-2566-Q1", "progress-2565-q1", "progress", "x"])
def test_a_memo_that_cannot_be_is_not_found(office, key):
    client = office.clients[Role.OFFICER]

    assert client.get(f"{office.here}/{key}/edit/").status_code == 404
    assert client.get(f"{office.here}/{key}/").status_code == 404


def test_decisions_stay_where_the_officer_edits_after_them(office):
    office.write()
    office.propose()
    office.decide(Role.OFFICER)
    office.write(subject="เรื่องอื่น")

    assert office.decisions()[0] is not None
    assert office.state().is_void


def test_the_pages_query_count_does_not_grow_with_rounds_and_memos(
    office, django_assert_max_num_queries
):
    client = office.clients[Role.AUDITOR]
    for _ in range(4):
        office.write()
        office.propose()
        office.decide(Role.OFFICER, act="return", words="แก้")
    for key in ("progress-2565-H1", "progress-2565-Q3", "progress-2565"):
        office.write(key)
        office.propose(key)

    with django_assert_max_num_queries(9):
        client.get(f"{office.here}/")
    with django_assert_max_num_queries(12):
        client.get(f"{office.here}/plan/")


def test_nobody_of_another_authority_sees_a_memo(office):
    office.write()
    stranger = office.cast.client(Role.CHIEF_EXECUTIVE, office.cast.neighbour)

    for path in ("", "plan/", "plan/pages/memo-plan.pdf"):
        assert stranger.get(f"{office.here}/{path}").status_code == 404
    assert Client().get(f"{office.here}/plan/").status_code == 302


def test_what_people_type_is_never_markup(office):
    bad = "<script>alert(1)</script>"
    office.write(subject=bad, paragraphs=bad, department=bad)
    office.propose()
    office.decide(Role.OFFICER, words=bad)

    for path in ("", "plan/", "plan/edit/"):
        page = office.clients[Role.OFFICER].get(f"{office.here}/{path}").content.decode()
        assert bad not in page
        assert "&lt;script&gt;" in page


def test_decisions_that_came_with_a_dossier_are_told_apart(office):
    approve_all(office)
    assert not office.state().is_brought

    def forged(dossier):
        memo = dossier.memos[0]
        last = memo.chain[-1].decision.model_copy(update={"name": "นายปลอม ลงนาม"})
        chain = (*memo.chain[:-1], memo.chain[-1].model_copy(update={"decision": last}))
        return dossier.model_copy(update={"memos": (memo.model_copy(update={"chain": chain}),)})

    change_year(authority=office.cast.own, fiscal_year=YEAR, change=forged, kind="x", by="x")

    assert office.state().is_brought
    assert (
        "alert-warning" in office.clients[Role.AUDITOR].get(f"{office.here}/plan/").content.decode()
    )
