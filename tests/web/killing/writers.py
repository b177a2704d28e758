"""People at work while the processes are killed, who remember what was confirmed to them."""

from __future__ import annotations

import random
import threading

from tests.web.killing.browser import Browser

_PASSWORD = "prongsai-demo"


class Writer(threading.Thread):
    """Somebody who writes one thing after another until told to stop."""

    def __init__(self, base: str, email: str, chance: random.Random) -> None:
        super().__init__(daemon=True)
        self.browser = Browser(base)
        self.browser.sign_in(email, _PASSWORD)
        self.chance = chance
        self.confirmed: list[str] = []
        self.tried: list[str] = []
        self.faults: list[str] = []
        self._over = threading.Event()

    def run(self) -> None:
        while not self._over.is_set():
            what = f"{len(self.tried) + 1}"
            self.tried.append(what)
            try:
                if self.write(what) == 302:
                    self.confirmed.append(what)
            except OSError:
                self._over.wait(0.1)  # nobody answers: killed
            except AssertionError as error:  # a page that is no page
                self.faults.append(str(error))

    def end(self) -> None:
        """Stop, and wait for the last answer."""
        self._over.set()
        self.join(timeout=60)

    def write(self, what: str) -> int:
        """One thing written; its status."""
        raise NotImplementedError

    def lost(self) -> list[str]:
        """What was confirmed and is not there."""
        raise NotImplementedError


class Units(Writer):
    """The officer adds units, each with a key of its own."""

    path = "/authorities/{authority}/people/"

    def __init__(self, base: str, authority: int, chance: random.Random) -> None:
        super().__init__(base, "officer@example.com", chance)
        self.here = self.path.format(authority=authority)

    def write(self, what: str) -> int:
        self.browser.get(self.here)
        return self.browser.post(
            f"{self.here}units/", {"key": f"unit-{what}", "name": f"กอง {what}"}
        )

    def lost(self) -> list[str]:
        page = self.browser.get(self.here)
        return [what for what in self.confirmed if f"unit-{what}<" not in page]


class Scores(Writer):
    """The officer types a score that rises by a hundredth each time."""

    def __init__(self, base: str, authority: int, year: int, chance: random.Random) -> None:
        super().__init__(base, "officer@example.com", chance)
        self.here = f"/authorities/{authority}/years/{year}/scores/"

    def write(self, what: str) -> int:
        page = self.browser.get(self.here)
        base = page.partition('name="base" value="')[2].partition('"')[0]
        typed = {"base": base, "budget-use": f"{int(what) // 100}.{int(what) % 100:02}"}
        return self.browser.post(self.here, typed)

    def lost(self) -> list[str]:
        page = self.browser.get(self.here)
        shown = page.partition('name="budget-use" value="')[2].partition('"')[0]
        # What was tried and not confirmed may stand there; anything older may not.
        newest = int(self.confirmed[-1]) if self.confirmed else 0
        stored = round(float(shown or 0) * 100)
        return [] if stored >= newest else [f"{newest} was confirmed, {stored} is stored"]
