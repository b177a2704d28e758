"""How is this installation set up: where its data lie, which database, which addresses?

Read once at start, from the environment and one TOML file; what is wrong is said before
anything runs.
"""

from __future__ import annotations

import os
import secrets
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from prongsai.core.errors import ProngsaiError
from prongsai.core.problems import Said

FILE_VARIABLE = "PRONGSAI_CONFIG"
_PREFIX = "PRONGSAI_"
_SECRET_NAME = "secret.key"  # noqa: S105  # the name of a file
_SHORTEST_SECRET = 50
_KEYS = frozenset(
    {"data", "database", "secret", "hosts", "demo", "debug", "https", "workers", "port", "email"}
)
_TRUE, _FALSE = frozenset({"1", "true", "yes", "on"}), frozenset({"", "0", "false", "no", "off"})


class SettingUnusable(ProngsaiError):
    """A setting is missing, unknown or makes no sense; ``name`` as in the TOML file."""

    def __init__(self, name: str, said: Said, remedy: Said) -> None:
        self.name = name
        super().__init__(said, remedy)


@dataclass(frozen=True, slots=True, kw_only=True)
class Configuration:
    """One installation. ``database``: an address of PostgreSQL, None for SQLite in ``data``."""

    data: Path
    database: str | None
    secret: str
    hosts: tuple[str, ...]
    port: int
    workers: int
    is_demo: bool
    is_debug: bool
    is_https: bool
    email: str | None  # smtp://user:password@host:port; None: messages are kept as files

    @property
    def files(self) -> Path:
        """The folder of uploaded and built files."""
        return self.data / "files"


def read_configuration(environment: Mapping[str, str] = os.environ) -> Configuration:
    """The configuration that the environment and its TOML file state.

    A variable ``PRONGSAI_DATA`` goes before ``data`` in the file. Errors: SettingUnusable.
    """
    said = _stated(environment)
    data = Path(str(said.get("data", "prongsai-data"))).resolve()
    return Configuration(
        data=data,
        database=_address(said, "database", {"postgresql", "postgres"}),
        secret=str(said["secret"]) if said.get("secret") else kept_secret(data),
        hosts=_hosts(said.get("hosts", "127.0.0.1,localhost")),
        port=_number(said, "port", 8000, most=65535),
        workers=_number(said, "workers", 1, most=64),
        is_demo=_is(said, "demo"),
        is_debug=_is(said, "debug"),
        is_https=_is(said, "https"),
        email=_address(said, "email", {"smtp", "smtps"}),
    )


def production_problems(chosen: Configuration) -> tuple[SettingUnusable, ...]:
    """What must not be so where others than oneself can reach the installation."""
    found = []
    if len(chosen.secret) < _SHORTEST_SECRET or len(set(chosen.secret)) < 10:
        found.append(
            SettingUnusable(
                "secret",
                Said(th="รหัสลับสั้นหรือเดาได้", en="The secret is short or easily guessed."),
                Said(
                    th="ลบการตั้งค่า secret เพื่อให้โปรแกรมสร้างให้",
                    en="Take the setting away: the program then makes one.",
                ),
            )
        )
    if chosen.is_debug:
        found.append(
            SettingUnusable(
                "debug",
                Said(th="เปิดโหมดตรวจแก้อยู่", en="Debug mode is on."),
                Said(th="ลบการตั้งค่า debug", en="Take the setting away."),
            )
        )
    if chosen.database is None and chosen.workers > 1:
        found.append(
            SettingUnusable(
                "workers",
                Said(
                    th="SQLite รองรับกระบวนการเขียนได้ทีละหนึ่ง",
                    en="SQLite has one writer, and several processes would write.",
                ),
                Said(
                    th="ตั้ง workers เป็น 1 หรือใช้ PostgreSQL",
                    en="Set workers to 1, or use PostgreSQL.",
                ),
            )
        )
    return tuple(found)


def kept_secret(data: Path) -> str:
    """The installation's secret; made at the first start, readable by its owner alone."""
    path = data / _SECRET_NAME
    data.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii").strip()
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(64))
    return path.read_text(encoding="ascii").strip()


def database_of(address: str) -> dict[str, object]:
    """An address such as ``postgresql://user:password@host:5432/name`` as Django asks for it."""
    parts = urlsplit(address)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
    }


def _stated(environment: Mapping[str, str]) -> dict[str, object]:
    path = environment.get(FILE_VARIABLE)
    said: dict[str, object] = _file(Path(path)) if path else {}
    for name, value in environment.items():
        key = name.removeprefix(_PREFIX).lower()
        if name.startswith(_PREFIX) and key in _KEYS:
            said[key] = value
    return said


def _file(path: Path) -> dict[str, object]:
    try:
        said = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise SettingUnusable(
            str(path),
            Said(th=f"อ่านแฟ้มตั้งค่า {path} ไม่ได้", en=f"The settings {path} cannot be read: {error}"),
            Said(th="ตรวจแฟ้มตั้งค่า", en="Check the file."),
        ) from error
    for name in said.keys() - _KEYS:
        raise SettingUnusable(
            name,
            Said(th=f"ไม่รู้จักการตั้งค่า {name}", en=f"There is no setting {name}."),
            Said(
                th=f"ใช้ได้: {', '.join(sorted(_KEYS))}", en=f"There are {', '.join(sorted(_KEYS))}."
            ),
        )
    return dict(said)


def _hosts(value: object) -> tuple[str, ...]:
    named = value if isinstance(value, list) else str(value).split(",")
    return tuple(str(each).strip() for each in named if str(each).strip())


def _number(said: Mapping[str, object], name: str, default: int, *, most: int) -> int:
    value = str(said.get(name, default))
    if not value.isdigit() or not 0 < int(value) <= most:
        raise SettingUnusable(
            name,
            Said(th=f"{name} ต้องเป็นจำนวน 1 ถึง {most}", en=f"{name} must be a number, 1 to {most}."),
            Said(th=f"แก้ค่า {value}", en=f"Mend {value}."),
        )
    return int(value)


def _is(said: Mapping[str, object], name: str) -> bool:
    value = str(said.get(name, "")).lower()
    if value in _TRUE or value in _FALSE:
        return value in _TRUE
    raise SettingUnusable(
        name,
        Said(th=f"{name} ต้องเป็น true หรือ false", en=f"{name} must be true or false."),
        Said(th=f"แก้ค่า {value}", en=f"Mend {value}."),
    )


def _address(said: Mapping[str, object], name: str, schemes: set[str]) -> str | None:
    value = str(said.get(name) or "")
    if not value:
        return None
    parts = urlsplit(value)
    if parts.scheme not in schemes or not (parts.hostname or parts.path.strip("/")):
        known = " ".join(sorted(schemes))
        raise SettingUnusable(
            name,
            Said(th=f"{name} ต้องเป็นที่อยู่แบบ {known}://", en=f"{name} must be an address {known}://."),
            Said(th="แก้ที่อยู่", en="Mend the address."),
        )
    return value
