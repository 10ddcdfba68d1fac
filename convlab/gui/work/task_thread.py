"""The thread in which a Worker or a TaskQueue runs its tasks."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Generator
from typing import Any

from PySide6.QtCore import QObject, QThread, Signal

Task = Callable[[], object]  # a generator function yields the share that is done and returns the result

NICENESS = 10  # on Linux, where Qt's priorities have no effect: the training process has less
LEAST_PROGRESS = 0.01  # of which a signal is sent


class TaskThread(QThread):
    """Runs one task and ends, once for every call of `run_task`.

    `ended` carries the task, its result, and the exception that it raised or None. A generator that is interrupted is
    closed, and nothing is sent.
    """

    progressed = Signal(object, float)
    ended = Signal(object, object, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._task: Task | None = None
        self._is_nice = False

    def run_task(self, task: Task, *, low_priority: bool = False, nice: bool = False) -> None:
        """Start the thread, which must not be running."""
        self._task, self._is_nice = task, nice
        self.start(QThread.Priority.LowPriority if low_priority or nice else QThread.Priority.InheritPriority)

    def run(self) -> None:
        task, self._task = self._task, None
        assert task is not None
        if self._is_nice and sys.platform == "linux":
            os.nice(NICENESS)  # this thread alone
        try:
            result = task()
            if isinstance(result, Generator):
                result = self._result_of(task, result)
        except _InterruptedError:
            return
        except Exception as error:  # for the thread that submitted the task to deal with
            self.ended.emit(task, None, error)
        else:
            self.ended.emit(task, result, None)

    def _result_of(self, task: Task, steps: Generator[float, None, Any]) -> Any:
        told = 0.0
        try:
            while not self.isInterruptionRequested():
                share = next(steps)
                if share - told >= LEAST_PROGRESS:
                    told = share
                    self.progressed.emit(task, share)
        except StopIteration as end:
            return end.value
        steps.close()
        raise _InterruptedError


class _InterruptedError(Exception):
    """Nobody wants the result of a task any more."""
