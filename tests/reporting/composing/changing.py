"""The invented years with one thing changed."""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from tests.reporting.composing.dossiers import COMPLETE, DRAFT
from tests.reporting.composing.years import complete_year, draft_year

from prongsai.dossier import Dossier
from prongsai.reporting import Year


def complete_with(change: Callable[[dict[str, Any]], None]) -> Year:
    """The complete year, its dossier changed in place before it is read."""
    shape = copy.deepcopy(COMPLETE)
    change(shape)
    return replace(complete_year(), dossier=Dossier.model_validate(shape))


def draft_with(change: Callable[[dict[str, Any]], None]) -> Year:
    """The draft year, changed alike."""
    shape = copy.deepcopy(DRAFT)
    change(shape)
    return replace(draft_year(), dossier=Dossier.model_validate(shape))
