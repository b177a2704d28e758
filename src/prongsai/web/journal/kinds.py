"""What is each kind of event called? A test finds every kind that the code records."""

from __future__ import annotations

from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

KINDS: MappingProxyType[str, Promise] = MappingProxyType(
    {
        "administrator.added": _("Made an account of an administrator"),
        "authority.added": _("Added the authority"),
        "checklist.edition-chosen": _("Chose the edition of the OIT checklist"),
        "checklist.entries-saved": _("Changed the OIT checklist"),
        "document.built": _("Built a document"),
        "file.kept": _("Kept a file"),
        "intake.read": _("Read a document that was brought"),
        "intake.taken": _("Took over what was read"),
        "invitation.used": _("Accepted an invitation"),
        "invitation.withdrawn": _("Withdrew an invitation"),
        "job.asked": _("Asked for work in the background"),
        "memo.agreed": _("Agreed to a memo"),
        "memo.proposed": _("Proposed a memo"),
        "memo.registered": _("Entered a memo's number and date"),
        "memo.returned": _("Returned a memo"),
        "memo.signed-on-paper": _("Kept a memo that was signed on paper"),
        "memo.written": _("Wrote a memo"),
        "password.changed": _("Changed the password"),
        "password.reset": _("Set a new password by a link"),
        "payload.erased": _("Erased the details of earlier events"),
        "period.locked": _("Locked a period"),
        "period.reopened": _("Opened a period again"),
        "person.added": _("Made an account"),
        "person.appointed": _("Appointed somebody"),
        "person.ended": _("Ended an appointment"),
        "person.erased": _("Erased a person's data"),
        "person.invited": _("Invited somebody"),
        "reminder.sent": _("Sent a reminder"),
        "report.returned": _("Returned a report"),
        "report.saved": _("Saved a draft of a report"),
        "report.submitted": _("Submitted a report"),
        "scores.entered": _("Entered scores"),
        "second-factor.added": _("Turned a second factor on"),
        "second-factor.removed": _("Turned a second factor off"),
        "second-factor.renewed": _("Made new recovery codes"),
        "unit.named": _("Named a unit"),
        "year.exported": _("Took the year out"),
        "year.imported": _("Brought a year in"),
        "year.opened": _("Opened a year"),
    }
)
BREAKS: MappingProxyType[str, Promise] = MappingProxyType(
    {
        "missing": _("The event is not there any longer, or events changed places."),
        "changed": _("The event is not what was written."),
        "payload-changed": _("The details of the event are not what was written."),
        "payload-missing": _("The details of the event are gone, and no erasure tells of it."),
        "payload-added": _("There are details without an event."),
        "end": _("The log does not end where it did: events at its end are gone or were added."),
    }
)
