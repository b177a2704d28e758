"""What happens with a memo's full approval, in the same transaction?"""

from __future__ import annotations

from collections.abc import Callable

from prongsai.web.approvals.locking import lock_reported
from prongsai.web.approvals.records import Approved

# Apps that stand above this one may add to it when they are made ready.
ON_APPROVED: list[Callable[[Approved], None]] = [lock_reported]
