"""Independent pieces of work on all cores.

NumPy releases the interpreter lock inside its loops, so Python threads do run in parallel. BLAS is held to one thread
meanwhile: its own threading slows small matrices, and results would depend on how it splits them.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING, Any

from threadpoolctl import ThreadpoolController

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor


@cache
def core_count() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@cache
def _blas_libraries() -> list[Any]:
    # looking through the loaded libraries takes milliseconds: once is enough
    return list(ThreadpoolController().select(user_api="blas").lib_controllers)


@cache
def _pool() -> ThreadPoolExecutor:
    from concurrent.futures import ThreadPoolExecutor  # here: what never shares its work does without it

    return ThreadPoolExecutor(max(1, core_count() - 1), "convlab")  # the calling thread works too


class _SingleThreadedBlas:
    """The limit is the whole process's: the first thread to enter sets it, the last one to leave lifts it."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._inside = 0

    def __enter__(self) -> None:
        with self._lock:
            if not self._inside:
                self._before = [library.num_threads for library in _blas_libraries()]
                self._set_threads([1] * len(self._before))
            self._inside += 1

    def __exit__(self, *_: object) -> None:
        with self._lock:
            self._inside -= 1
            if not self._inside:
                self._set_threads(self._before)

    def _set_threads(self, counts: list[int]) -> None:
        for library, count in zip(_blas_libraries(), counts, strict=True):
            library.set_num_threads(count)
            # threadpoolctl from 3.8 on obeys one thread until it gives up control; another one may lift the limit
            if hasattr(library, "clear_controlling_thread"):
                library.clear_controlling_thread()


_single_threaded_blas = _SingleThreadedBlas()


def single_threaded_blas() -> AbstractContextManager[None]:
    """While any thread is in it, each matrix product runs on the thread that asks for it."""
    return _single_threaded_blas


def run_all(tasks: Iterable[Callable[[], None]], threads: int | None = None) -> None:
    """Run every task and return when all are done. The first exception is raised here, when no task runs any more.

    `threads` is the number to share them over, by default one a core. The calling thread takes part, and does what no
    other thread is free for: tasks may call `run_all` themselves.
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

    others = [_pool().submit(share, first) for first in range(1, threads)]
    try:
        share(0)
        for first, other in enumerate(others, 1):
            if other.cancel():  # not begun: every thread is busy, perhaps with a task that waits for this one
                share(first)
    finally:
        for other in others:
            if not other.cancel():
                other.exception()  # waits: no task may outlive this call
    for other in others:
        if not other.cancelled():
            other.result()
