"""How is work on many files spread over the cores?"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from pathlib import Path
from threading import Thread
from typing import Any, TypeVar

from prongsai.core.errors import FileUnusable
from prongsai.core.problems import Said

T = TypeVar("T")


def spread(
    work: Callable[..., T],
    calls: Sequence[tuple[Any, ...]],
    *,
    most: int,
    advance: Callable[[int], object],
    broken: Callable[..., T],
) -> tuple[T, ...]:
    """What ``work`` gives of each call's arguments, in their order; ``most`` processes at most.

    ``broken``: what stands for a call whose process ended without a word, as when a library
    crashes or the memory is used up; it may raise.
    Errors: that of the first call in order that failed; then nothing new is begun.
    """
    pool = pool_of(most=most)
    jobs: list[Future[T]] = []
    told: set[Future[T]] = set()
    try:
        with interrupts_held(), suppress(BrokenProcessPool):
            jobs.extend(pool.submit(work, *arguments) for arguments in calls)
        for job in as_completed(jobs):
            if job.exception() is not None:
                break
            told.add(job)
            advance(1)
    finally:  # after an error or Ctrl-C, nothing new is begun
        pool.shutdown(cancel_futures=True)
    # In the order of the calls: of several errors, the same one is told every time.
    for job in jobs:
        if not _is_lost(job):
            job.result()
            if job not in told:
                advance(1)
    lost = [at for at in range(len(calls)) if at >= len(jobs) or _is_lost(jobs[at])]
    # Which one ended the process is not known of several: each is tried again alone.
    again = iter(_one_by_one(work, [calls[at] for at in lost], advance, broken))
    return tuple(next(again) if at in lost else jobs[at].result() for at in range(len(calls)))


def crashed_on(path: Path) -> FileUnusable:
    """What is said of a file on which a process ended without a word."""
    return FileUnusable(
        path,
        Said(
            th="โปรแกรมหยุดทำงานกลางคันขณะทำแฟ้มนี้",
            en="the program broke off while it worked on this file.",
        ),
        Said(
            th="บันทึกใหม่ด้วยโปรแกรมที่สร้างแฟ้ม หรือปิดโปรแกรมอื่นเพื่อคืนหน่วยความจำ แล้วลองอีกครั้ง",
            en="Save it again with the program that made it, or free some memory, and try again.",
        ),
    )


def _is_lost(job: Future[Any]) -> bool:
    """Whether a job was never done, because a process of its pool ended."""
    return job.cancelled() or isinstance(job.exception(), BrokenProcessPool)


def _one_by_one(
    work: Callable[..., T],
    calls: Sequence[tuple[Any, ...]],
    advance: Callable[[int], object],
    broken: Callable[..., T],
) -> Iterator[T]:
    """What ``work`` gives of each call, one at a time in a process that another may end."""
    pool = None
    try:
        for arguments in calls:
            pool = pool or pool_of(most=1)
            try:
                with interrupts_held():
                    job = pool.submit(work, *arguments)
                given = job.result()
            except BrokenProcessPool:
                pool.shutdown()
                pool = None
                given = broken(*arguments)
            advance(1)
            yield given
    finally:
        if pool is not None:
            pool.shutdown(cancel_futures=True)


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
