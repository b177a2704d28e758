"""Collect the web application's messages, app by app, and compile their translations."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

WEB = Path(__file__).resolve().parent.parent / "src" / "prongsai" / "web"
# Without days and names: what nobody changed stays as it was.
_HEADER = """msgid ""
msgstr ""
"Language: th\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=1; plural=0;\\n"

"""
_APPS = sorted(each.parent for each in WEB.glob("*/apps.py"))


def collect(folder: Path, *, ignored: tuple[str, ...] = ()) -> None:
    """The messages of one folder into its own catalogue."""
    (folder / "locale").mkdir(exist_ok=True)
    words = [sys.executable, "-m", "django", "makemessages", "--locale", "th", "--no-location"]
    words += ["--no-wrap", "--no-obsolete", "--verbosity", "0"]
    for each in ignored:
        words += ["--ignore", each]
    subprocess.run(words, cwd=folder, check=True)
    for path in (folder / "locale").glob("*/LC_MESSAGES/django.po"):
        written = path.read_text(encoding="utf-8")
        path.write_text(_HEADER + written.partition("\n\n")[2], encoding="utf-8")


def compile_all() -> None:
    """Every catalogue for the program to read."""
    for each in WEB.glob("**/LC_MESSAGES/django.po"):
        subprocess.run(
            ["msgfmt", "--check-format", "-o", each.with_suffix(".mo"), each], check=True
        )


def main() -> None:
    """Collect, then compile; what has no translation yet is left to be written."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "prongsai.web.settings")
    for each in _APPS:
        collect(each)
    collect(WEB, ignored=tuple(f"{each.name}/*" for each in _APPS))
    compile_all()


if __name__ == "__main__":
    main()
