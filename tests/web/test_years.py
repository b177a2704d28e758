"""A year is opened, its scores are typed, and nothing else is shown than what was typed."""

from __future__ import annotations

from decimal import Decimal

from prongsai.web.rights import Role
from prongsai.web.years import queries
from tests.web.working import demo_dossier, open_demo


def test_the_officer_opens_a_year_and_types_scores(cast):
    client = cast.client(Role.OFFICER)

    opened = client.post(f"/authorities/{cast.own}/years/open/", {"fiscal_year": "๒๕๖๘"})
    page = client.get(f"/authorities/{cast.own}/years/2568/scores/")
    typed = {"duty-performance": "๘๕.๒๕", "budget-use": "90", "base": page.context["base"]}
    saved = client.post(f"/authorities/{cast.own}/years/2568/scores/", typed)

    assert opened.status_code == 302
    assert opened["Location"] == f"/authorities/{cast.own}/years/2568/"
    assert saved.status_code == 302
    scores = queries.year(cast.own, 2568).dossier.assessments[-1].indicators
    given = {each.indicator: each.score for each in scores if each.score is not None}
    assert given == {"duty-performance": Decimal("85.25"), "budget-use": Decimal(90)}


def test_scores_typed_on_an_old_page_do_not_overwrite_newer_ones(cast):
    client = cast.client(Role.OFFICER)
    client.post(f"/authorities/{cast.own}/years/open/", {"fiscal_year": "2568"})
    address = f"/authorities/{cast.own}/years/2568/scores/"
    base = client.get(address).context["base"]
    client.post(address, {"budget-use": "90", "base": base})

    late = client.post(address, {"budget-use": "10", "base": base})

    assert late.status_code == 409
    scores = queries.year(cast.own, 2568).dossier.assessments[-1].indicators
    assert {each.score for each in scores} == {Decimal(90), None}


def test_what_only_looks_like_a_number_is_refused_at_its_field(cast):
    client = cast.client(Role.OFFICER)
    client.post(f"/authorities/{cast.own}/years/open/", {"fiscal_year": "2568"})
    address = f"/authorities/{cast.own}/years/2568/scores/"

    year = client.post(f"/authorities/{cast.own}/years/open/", {"fiscal_year": "25²³"})
    score = client.post(address, {"budget-use": "8²", "base": client.get(address).context["base"]})

    assert (year.status_code, score.status_code) == (200, 200)
    assert "fiscal_year" in year.context["form"].errors
    assert "budget-use" in score.context["form"].errors


def test_a_year_that_names_a_file_of_its_emblem_shows_its_scores(cast):
    dossier = demo_dossier()
    settings = dossier.settings.model_copy(update={"garuda": "garuda.png"})
    open_demo(cast.own, settings=settings)

    page = cast.client(Role.AUDITOR).get(f"/authorities/{cast.own}/years/2566/scores/")

    assert page.status_code == 200
    assert page.context["findings"] is not None
