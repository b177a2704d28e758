"""Is the plan ordered by keyboard, by drag and without JavaScript, and can everybody use it?"""

from __future__ import annotations

import shutil

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.staticfiles import handlers
from django.db import connections
from playwright.sync_api import expect, sync_playwright
from pytest_django.live_server_helper import LiveServer

from prongsai.web.rights import Role
from prongsai.web.years import queries as years
from tests.web.plans import measure, scored, year_with

PHONE, DESK = {"width": 390, "height": 844}, {"width": 1200, "height": 900}
ROWS = "tr[data-handle]"


@pytest.fixture(scope="session")
def server(django_db_setup):
    """The application as it is served: its own middleware gives the files, as in production."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(handlers, "StaticFilesHandler", lambda application: application)
        made = LiveServer("localhost")
    yield made
    made.stop()


@pytest.fixture
def browse(cast, transactional_db, server, settings, monkeypatch):
    """Give an officer's page in Chromium; what its console complained of fails the test."""
    settings.ALLOWED_HOSTS = ["localhost", "testserver"]
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # Playwright's loop is not ours
    said: list[str] = []
    with sync_playwright() as driver:
        chromium = driver.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )

        def page_of(*, role=Role.OFFICER, language="th", **options):
            session = cast.client(role).cookies["sessionid"].value
            context = chromium.new_context(base_url=server.url, **options)
            words = {"sessionid": session, "django_language": language}
            context.add_cookies(
                [{"name": name, "value": each, "url": server.url} for name, each in words.items()]
            )
            page = context.new_page()
            page.on(
                "console", lambda each: said.append(each.text) if each.type == "error" else None
            )
            page.on("pageerror", lambda each: said.append(str(each)))
            return page

        yield page_of
        chromium.close()
        connections.close_all()  # those of Playwright's loop, which nobody else would close
    assert said == []


def stored(cast):
    plan = years.year(cast.own, 2568).dossier.plan
    return [each.key for each in plan.measures] if plan else []


def test_the_keyboard_moves_a_measure_and_keeps_its_place(cast, browse):
    address = year_with(cast, "หนึ่ง", "สอง", "สาม")
    page = browse(viewport=DESK)
    page.goto(address)

    page.focus("#down-k1")
    for place in (1, 2):
        page.keyboard.press("Enter")
        expect(page.locator(ROWS).nth(place)).to_have_attribute("data-handle", "k1")
        expect(page.locator("#down-k1")).to_be_focused()
        page.wait_for_timeout(500)  # as a hand does: a press before htmx is ready loads the page

    assert stored(cast) == ["k2", "k3", "k1"]


def test_a_row_is_dragged_to_its_place(cast, browse):
    address = year_with(cast, "หนึ่ง", "สอง", "สาม")
    page = browse(viewport=DESK)
    page.goto(address)

    page.focus("#up-k2")
    page.keyboard.press("Enter")  # an answer of htmx can be dragged in as well
    expect(page.locator(ROWS).nth(0)).to_have_attribute("data-handle", "k2")
    expect(page.locator(ROWS).nth(2)).to_have_attribute("draggable", "true")
    with page.expect_navigation():
        page.drag_and_drop(
            f"{ROWS} >> nth=2", f"{ROWS} >> nth=0", target_position={"x": 60, "y": 3}
        )

    expect(page.locator(ROWS).nth(0)).to_have_attribute("data-handle", "k3")
    assert stored(cast) == ["k3", "k2", "k1"]


def test_without_javascript_the_buttons_order_all_the_same(cast, browse):
    address = year_with(cast, "หนึ่ง", "สอง")
    page = browse(viewport=PHONE, java_script_enabled=False)
    page.goto(address)

    page.click("#up-k2")

    expect(page.locator(ROWS).nth(0)).to_have_attribute("data-handle", "k2")
    assert stored(cast) == ["k2", "k1"]


@pytest.mark.parametrize("language", ["th", "en"])
@pytest.mark.parametrize("viewport", [DESK, PHONE], ids=["desk", "phone"])
def test_every_page_of_plan_and_checklist_is_open_to_everybody(cast, browse, language, viewport):
    year_with(cast, "ปีก่อน", year=2567)
    address = year_with(
        cast, measure("1", "ประชุมชี้แจง", owners=()), "สอง", assessments=(scored(2567),)
    )
    checklist = address.replace("/plan/", "/checklist/")
    own = ("", "add/", "measures/k1/", "measures/k1/edit/", "measures/k1/remove/")
    pages = [*(f"{address}{each}" for each in own), f"{address}suggestions/"]
    pages += [f"{address}carry-over/", checklist, f"{checklist}edition/?edition=2569"]
    page = browse(language=language, viewport=viewport, bypass_csp=True)

    for each in pages:
        answer = page.goto(each)
        assert answer.status == 200
        found = Axe().run(page)
        assert found.violations_count == 0, (each, found.generate_report())
        assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"], each
