"""How do the states of an OIT item read?"""

from __future__ import annotations

from types import MappingProxyType

from django.utils.translation import gettext_lazy as _

from prongsai.dossier import ChecklistState

STATES = MappingProxyType(
    {
        ChecklistState.NOT_STARTED: _("Not begun"),
        ChecklistState.IN_PROGRESS: _("Being prepared"),
        ChecklistState.PUBLISHED: _("Published"),
        ChecklistState.CHECKED: _("Published and checked"),
        ChecklistState.NOT_APPLICABLE: _("Does not apply"),
    }
)
