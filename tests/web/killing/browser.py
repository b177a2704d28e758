"""A browser without a screen: cookies, forms and their tokens, over the network."""

from __future__ import annotations

import re
import urllib.parse
import urllib.request
import uuid
from http.cookiejar import CookieJar
from urllib.error import HTTPError

_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
_SECONDS = 20


class _Stay(urllib.request.HTTPRedirectHandler):
    """A redirect is an answer: it is what confirms a form."""

    def redirect_request(self, *_):
        return None


class Browser:
    """One person. ``status`` 302 after a form: it was taken."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.jar = CookieJar()
        self._opener = urllib.request.build_opener(
            _Stay, urllib.request.HTTPCookieProcessor(self.jar)
        )
        self._token = ""

    def get(self, path: str) -> str:
        """A page. Errors: OSError where nobody answers."""
        status, text = self._ask(urllib.request.Request(self.base + path))
        assert status == 200, (path, status)
        if found := _TOKEN.search(text):
            self._token = found[1]
        return text

    def post(self, path: str, words: dict[str, str], file: tuple[str, bytes] | None = None) -> int:
        """Send a form, with a file where there is one; its status."""
        named = {"csrfmiddlewaretoken": self._token, **words}
        if file is None:
            data, kind = urllib.parse.urlencode(named).encode(), "application/x-www-form-urlencoded"
        else:
            data, kind = _parts(named, file)
        headers = {"Content-Type": kind, "Referer": self.base + path}
        return self._ask(urllib.request.Request(self.base + path, data=data, headers=headers))[0]

    def sign_in(self, email: str, password: str) -> None:
        """Sign in by the page."""
        self.get("/accounts/login/")
        assert self.post("/accounts/login/", {"login": email, "password": password}) == 302

    def _ask(self, request: urllib.request.Request) -> tuple[int, str]:
        try:
            with self._opener.open(request, timeout=_SECONDS) as answer:
                return answer.status, answer.read().decode(errors="replace")
        except HTTPError as error:
            with error:
                return error.code, error.read().decode(errors="replace")


def _parts(words: dict[str, str], file: tuple[str, bytes]) -> tuple[bytes, str]:
    edge = uuid.uuid4().hex
    body = b"".join(
        f'--{edge}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in words.items()
    )
    name, data = file
    head = (
        f'--{edge}\r\nContent-Disposition: form-data; name="{name}"; filename="a.pdf"\r\n'
        "Content-Type: application/pdf\r\n\r\n"
    )
    body += head.encode() + data + f"\r\n--{edge}--\r\n".encode()
    return body, f"multipart/form-data; boundary={edge}"
