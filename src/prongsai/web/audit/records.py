"""What is an event of the audit log, and how is it chained?"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

INSTALLATION = 0  # the chain of what belongs to no authority


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedEvent:
    """One event. ``payload`` None: erased."""

    chain: int
    number: int
    kind: str
    at: datetime
    by: str
    target: str
    payload: dict[str, Any] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """The first place where a chain is not what was written. ``number``: of the event there."""

    chain: int
    number: int
    what: str  # missing, changed, payload-changed, payload-missing, payload-added, end


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainEnd:
    """Where a chain ends: who has noted it can show that nothing before it was changed."""

    length: int
    digest: str


def digest_of(**parts: str | int) -> str:
    """The SHA-256 of the parts of an event in one fixed notation."""
    written = json.dumps(parts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()


def payload_digest_of(salt: str, body: str) -> str:
    """The SHA-256 of a payload with its salt: without it nobody can guess what was erased."""
    return hashlib.sha256(f"{salt}\n{body}".encode()).hexdigest()
