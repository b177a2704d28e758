"""Is what is stored still what was stored?"""

from __future__ import annotations

from collections.abc import Iterator

from prongsai.core.files import sha256_of
from prongsai.core.problems import Problem, Said, Severity
from prongsai.web.audit import queries as audit
from prongsai.web.storage import queries as storage
from prongsai.web.years import queries as years

_RESTORE = Said(th="กู้คืนจากข้อมูลสำรองแล้วเทียบ", en="Restore a backup and compare.")


def verify() -> tuple[Problem, ...]:
    """Everything that is not as it was written: audit chains, dossiers, kept files."""
    return (*_chains(), *_dossiers(), *_files())


def _chains() -> Iterator[Problem]:
    for chain in audit.chains():
        broken = audit.verify(chain)
        if broken is not None:
            yield _problem(
                "audit-chain-broken",
                f"บันทึกการใช้งานของหน่วยงาน {chain} ไม่ตรงตั้งแต่รายการที่ {broken.number}",
                f"The audit chain {chain} is broken at event {broken.number} ({broken.what}).",
            )


def _dossiers() -> Iterator[Problem]:
    for authority, fiscal_year, is_whole in years.wholeness():
        if not is_whole:
            yield _problem(
                "dossier-changed",
                f"ข้อมูลปี {fiscal_year} ของหน่วยงาน {authority} ถูกเปลี่ยนนอกโปรแกรม",
                f"The dossier {fiscal_year} of authority {authority} was changed outside.",
            )


def _files() -> Iterator[Problem]:
    for sha256 in storage.hashes():
        path = storage.path_of(sha256)
        if not path.is_file():
            yield _problem("file-missing", f"ไม่มีแฟ้ม {sha256}", f"The file {sha256} is missing.")
        elif sha256_of(path.read_bytes()) != sha256:
            yield _problem(
                "file-changed", f"แฟ้ม {sha256} ถูกเปลี่ยน", f"The file {sha256} was changed."
            )


def _problem(code: str, th: str, en: str) -> Problem:
    said = Said(th=th, en=en)
    return Problem(code=code, severity=Severity.ERROR, message=said, remedy=_RESTORE)
