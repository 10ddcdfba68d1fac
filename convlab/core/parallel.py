"""Independent pieces of work on all cores.

NumPy lets go of the interpreter lock inside its loops, so plain threads do run side by side. BLAS is held to one
thread meanwhile: its own threading slows small matrices, and results would depend on how it splits them.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from functools import cache

from threadpoolctl import ThreadpoolController


def core_count() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@cache
def _controller() -> ThreadpoolController:
    return ThreadpoolController()  # looking through the loaded libraries takes milliseconds: once is enough


@cache
def _pool(threads: int) -> ThreadPoolExecutor:
    return ThreadPoolExecutor(threads, thread_name_prefix="convlab")


def single_threaded_blas() -> AbstractContextManager[object]:
    """While it is entered, each matrix product runs on the thread that asks for it."""
    limit: AbstractContextManager[object] = _controller().limit(limits=1, user_api="blas")
    return limit


def run_all(tasks: Iterable[Callable[[], None]], threads: int | None = None) -> None:
    """Run every task and return when all are done; the first exception is raised here.

    `threads` is the number to share them over, by default one a core. The calling thread takes part.
    """
    waiting = list(tasks)
    threads = min(threads or core_count(), len(waiting))
    if threads < 2:
        for task in waiting:
            task()
        return

    def share(first: int) -> None:
        for task in waiting[first::threads]:
            task()

    others = [_pool(core_count()).submit(share, first) for first in range(1, threads)]
    try:
        share(0)
    finally:
        for other in others:
            other.exception()  # waits: no task may outlive this call
    for other in others:
        other.result()
