"""Who may do what? One table of roles and actions: enforced, tested and printed from here."""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Role(StrEnum):
    """What a person is in an authority; the administrator belongs to none."""

    OFFICER = "officer"
    UNIT_HEAD = "unit-head"
    CHIEF_CLERK = "chief-clerk"
    PERMANENT_SECRETARY = "permanent-secretary"
    CHIEF_EXECUTIVE = "chief-executive"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"


class Right(StrEnum):
    """Something that can be done. ``own``: only to what is one's own, which the action checks."""

    OWN_ACCOUNT = "own-account"
    SEE_YEAR = "see-year"
    OPEN_YEAR = "open-year"
    EDIT_SCORES = "edit-scores"
    IMPORT_DOCUMENT = "import-document"
    EDIT_PLAN = "edit-plan"
    EDIT_CHECKLIST = "edit-checklist"
    REPORT = "report"
    RETURN_REPORT = "return-report"
    LOCK_PERIOD = "lock-period"
    PROPOSE = "propose"
    DECIDE = "decide"
    BUILD_DOCUMENTS = "build-documents"
    SEE_DOCUMENTS = "see-documents"
    EXPORT_YEAR = "export-year"
    SEE_AUDIT = "see-audit"
    SEE_PEOPLE = "see-people"
    MANAGE_PEOPLE = "manage-people"
    MANAGE_AUTHORITIES = "manage-authorities"
    ERASE_PEOPLE = "erase-people"


ROLE_NAMES: MappingProxyType[Role, Promise] = MappingProxyType(
    {
        Role.OFFICER: _("ITA officer"),
        Role.UNIT_HEAD: _("Head of unit"),
        Role.CHIEF_CLERK: _("Chief of the clerk's office"),
        Role.PERMANENT_SECRETARY: _("Permanent secretary"),
        Role.CHIEF_EXECUTIVE: _("Chief executive"),
        Role.AUDITOR: _("Auditor"),
        Role.ADMINISTRATOR: _("Administrator of the installation"),
    }
)
RIGHT_NAMES: MappingProxyType[Right, Promise] = MappingProxyType(
    {
        Right.OWN_ACCOUNT: _("Change one's own account"),
        Right.SEE_YEAR: _("See the year of one's own authority"),
        Right.OPEN_YEAR: _("Open a year"),
        Right.EDIT_SCORES: _("Enter scores"),
        Right.IMPORT_DOCUMENT: _("Import a document"),
        Right.EDIT_PLAN: _("Edit the plan"),
        Right.EDIT_CHECKLIST: _("Edit the OIT checklist"),
        Right.REPORT: _("Report on a measure"),
        Right.RETURN_REPORT: _("Return a report"),
        Right.LOCK_PERIOD: _("Lock a period and open it again"),
        Right.PROPOSE: _("Propose a memo"),
        Right.DECIDE: _("Agree to or return a memo"),
        Right.BUILD_DOCUMENTS: _("Build documents"),
        Right.SEE_DOCUMENTS: _("See and download documents"),
        Right.EXPORT_YEAR: _("Take a year out as a dossier"),
        Right.SEE_AUDIT: _("See the audit log"),
        Right.SEE_PEOPLE: _("See the people of one's own authority"),
        Right.MANAGE_PEOPLE: _("Invite people and change their roles"),
        Right.MANAGE_AUTHORITIES: _("Add authorities"),
        Right.ERASE_PEOPLE: _("Erase a person's data"),
    }
)

_EVERYBODY = frozenset({Right.OWN_ACCOUNT, Right.SEE_YEAR, Right.SEE_DOCUMENTS, Right.SEE_PEOPLE})
_SIGNER = _EVERYBODY | {Right.DECIDE, Right.EXPORT_YEAR, Right.SEE_AUDIT}
# A role not named beside a right does not have it. The administrator keeps the installation and
# its accounts, and sees no authority's year.
TABLE: MappingProxyType[Role, frozenset[Right]] = MappingProxyType(
    {
        Role.OFFICER: _EVERYBODY
        | {
            Right.OPEN_YEAR,
            Right.EDIT_SCORES,
            Right.IMPORT_DOCUMENT,
            Right.EDIT_PLAN,
            Right.EDIT_CHECKLIST,
            Right.REPORT,
            Right.RETURN_REPORT,
            Right.LOCK_PERIOD,
            Right.PROPOSE,
            Right.DECIDE,
            Right.BUILD_DOCUMENTS,
            Right.EXPORT_YEAR,
            Right.SEE_AUDIT,
            Right.MANAGE_PEOPLE,
        },
        Role.UNIT_HEAD: _EVERYBODY | {Right.REPORT, Right.DECIDE},
        Role.CHIEF_CLERK: _SIGNER,
        Role.PERMANENT_SECRETARY: _SIGNER,
        Role.CHIEF_EXECUTIVE: _SIGNER,
        Role.AUDITOR: _EVERYBODY | {Right.EXPORT_YEAR, Right.SEE_AUDIT},
        Role.ADMINISTRATOR: frozenset(
            {
                Right.OWN_ACCOUNT,
                Right.MANAGE_AUTHORITIES,
                Right.MANAGE_PEOPLE,
                Right.SEE_PEOPLE,
                Right.ERASE_PEOPLE,
            }
        ),
    }
)


def has_right(roles: frozenset[Role], right: Right) -> bool:
    """Whether one of the roles may. One's own account is there for all, of today or of before."""
    return right is Right.OWN_ACCOUNT or any(right in TABLE[role] for role in roles)
