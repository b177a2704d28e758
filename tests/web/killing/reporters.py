"""A head of unit at work on a report, with a file each time, while the processes are killed."""

from __future__ import annotations

import random
import re

from tests.web.killing.browser import Browser
from tests.web.killing.writers import Writer

_KEY = re.compile(r'name="(evidence-\d+-key)" value="([0-9a-f]{64})"')
_FILE = re.compile(r'href="(/authorities/\d+/files/[0-9a-f]{64}/)"')
_DONE = re.compile(r'<textarea name="done"[^>]*>\s*(\d+)')
_ROWS = {
    f"{name}-{what}_FORMS": "0" for name in ("outputs", "links") for what in ("TOTAL", "INITIAL")
}


class Reports(Writer):
    """A returned report is kept as a draft again and again; each time its file is another one."""

    def __init__(self, base: str, authority: int, year: int, chance: random.Random) -> None:
        super().__init__(base, "finance@example.com", chance)
        root = f"/authorities/{authority}/years/{year}/reports"
        place = f"{year}/claims/"
        self.page, self.here = f"{root}/of/{place}", f"{root}/write/{place}"
        officer = Browser(base)
        officer.sign_in("officer@example.com", "prongsai-demo")
        officer.get(self.page)
        assert officer.post(f"{root}/return/{place}", {"reason": "แก้ไข"}) == 302

    def write(self, what: str) -> int:
        page = self.browser.get(self.page)
        keys = dict(_KEY.findall(page))
        old = {f"evidence-{at}-remove": "on" for at in range(len(keys))}
        rows = {"evidence-TOTAL_FORMS": str(len(keys)), "evidence-INITIAL_FORMS": "0"}
        base = page.partition('name="base" value="')[2].partition('"')[0]
        words = {**_ROWS, **rows, **keys, **old, "base": base, "done": what, "draft": "1"}
        data = f"%PDF-1.4\n% {what}\n".encode() + b"x" * 200_000 + b"\n%%EOF\n"
        return self.browser.post(self.here, words, ("documents", data))

    def lost(self) -> list[str]:
        page = self.browser.get(self.page)
        found, files = _DONE.search(page), _FILE.findall(page)
        stored, newest = int(found[1]) if found else 0, int(self.confirmed[-1])
        if stored < newest:
            return [f"draft {newest} was confirmed, {stored} is stored"]
        if len(files) != 1 or f"% {stored}\n" not in self.browser.get(files[0]):
            return [f"draft {stored} lacks its file: {files}"]
        return []
