"""How does a process end when the one that started it is no more?

A killed server must not leave a child that goes on answering on its port.
"""

from __future__ import annotations

import os
import signal
import threading

_SECONDS = 0.5


def end_with_parent() -> None:
    """Watch the parent from now on, and end at once when it is gone."""
    parent = os.getppid()

    def watch() -> None:
        while os.getppid() == parent:
            threading.Event().wait(_SECONDS)
        # Nothing is tidied up: what was not confirmed was not done.
        os.kill(os.getpid(), signal.SIGTERM if os.name == "nt" else signal.SIGKILL)

    threading.Thread(target=watch, daemon=True).start()
