"""How is work on many files spread over the cores?"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from threading import Thread
from typing import Any, TypeVar

T = TypeVar("T")


def spread(
    work: Callable[..., T],
    calls: Sequence[tuple[Any, ...]],
    *,
    most: int,
    advance: Callable[[int], object],
) -> tuple[T, ...]:
    """What ``work`` gives of each call's arguments, in their order; ``most`` processes at most.

    Errors: that of the first call in order that failed; then nothing new is begun.
    """
    pool = pool_of(most=most)
    try:
        with interrupts_held():
            jobs = [pool.submit(work, *arguments) for arguments in calls]
        for job in as_completed(jobs):
            if job.exception() is not None:
                break
            advance(1)
    finally:  # after an error or Ctrl-C, nothing new is begun
        pool.shutdown(cancel_futures=True)
    # In the order of the calls: of several errors, the same one is told every time.
    return tuple(job.result() for job in jobs)


def pool_of(*, most: int) -> ProcessPoolExecutor:
    """As many processes as there are cores, and no more than there is work for."""
    # Fresh interpreters: a forked one would share the fonts' threads.
    return ProcessPoolExecutor(
        max_workers=min(os.cpu_count() or 1, most),
        mp_context=get_context("spawn"),
        initializer=_begin_worker,
    )


def _begin_worker() -> None:
    """Leave Ctrl-C to the parent, and end with it: a killed one must leave no process behind."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    if parent is not None:
        Thread(target=_end_after, args=(parent.sentinel,), daemon=True).start()


def _end_after(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)


@contextmanager
def interrupts_held() -> Iterator[None]:
    """What is started within never sees Ctrl-C, not even while it loads; we see it afterwards."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
