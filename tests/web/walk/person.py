"""Somebody in a browser of their own: what they see, type and press."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Locator, Page

PHONE, DESK = {"width": 390, "height": 844}, {"width": 1200, "height": 900}


class Person:
    """One person of the office. Every page that they are shown must be well."""

    def __init__(self, browser: Browser, base: str, email: str, **options: Any) -> None:
        self.email, self._base = email, base
        options.setdefault("viewport", DESK)
        self._context = browser.new_context(base_url=base, accept_downloads=True, **options)
        self.page: Page = self._context.new_page()
        self.page.set_default_timeout(30_000)
        self.complaints: list[str] = []
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _hear(self, message: Any) -> None:
        if message.type == "error":
            self.complaints.append(f"{self.page.url}: {message.text}")

    def goto(self, address: str) -> Page:
        """Open a page."""
        answer = self.page.goto(address)
        assert answer is not None
        assert answer.status == 200, address
        return self.page

    def fill(self, **typed: str) -> None:
        """Type into the fields of the page, or choose, by their names."""
        for name, text in typed.items():
            self.put(name, text)

    def put(self, name: str, text: str) -> None:
        """Type into one field, or choose in it."""
        field = self.field(name)
        if field.evaluate("each => each.tagName") == "SELECT":
            field.select_option(text)
        else:
            field.fill(text)

    def field(self, name: str, value: str = "") -> Locator:
        """The control of a name; with a value, that one of its boxes."""
        valued = f'[value="{value}"]' if value else ""
        return self.page.locator(f'main [name="{name}"]{valued}')

    def tick(self, name: str, value: str = "", *, on: bool = True) -> None:
        """Tick a box, or take the tick away."""
        self.field(name, value).set_checked(on)

    def press(self, words: str) -> None:
        """Press the button of these words, and be on the page that answers."""
        button = self.page.locator("main").get_by_role("button", name=words, exact=True)
        with self.page.expect_navigation():
            button.press("Enter")  # a click can be lost where a page of a PDF still loads

    def read(self) -> str:
        """What the page says."""
        return self.page.inner_text("main")

    def is_told(self) -> str:
        """What the page answers to what was done: its messages."""
        return " ".join(self.page.locator("main .alert").all_inner_texts())

    def download(self, press: Locator, path: Path) -> bytes:
        """Press something that gives a file; its bytes."""
        with self.page.expect_download() as got:
            press.click()
        got.value.save_as(path)
        return path.read_bytes()

    def sign_in(self, password: str) -> None:
        """Sign in by the page."""
        self.goto("/accounts/login/")
        self.fill(login=self.email, password=password)
        self.press("เข้าสู่ระบบ")
        assert "/accounts/" not in self.page.url, self.read()

    def confirm_freshness(self, password: str) -> None:
        """Give the password once more where it is asked for."""
        if "reauthenticate" in self.page.url:
            self.fill(password=password)
            self.press("ยืนยัน")
