"""Tasks that run one after the other in a thread of their own: reading and writing files."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from convlab.files.progress import CancelledError
from convlab.gui.work.task_thread import Task, TaskThread


@dataclass(frozen=True, eq=False)
class _Entry:
    task: Task
    on_finished: Callable[[Any], object]
    on_failed: Callable[[OSError | ValueError], object]
    on_cancelled: Callable[[], object]

    def __call__(self) -> object:
        return self.task()


class TaskQueue(QObject):
    """All tasks are run, in their order. Callbacks are called in the thread that this object lives in.

    `progressed` carries the share of a task that is done, if the task calls `report`.
    """

    progressed = Signal(float)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: deque[_Entry] = deque()
        self._thread = TaskThread(self)
        self._thread.ended.connect(self._on_ended)
        self._thread.finished.connect(self._start_next)

    def submit(
        self,
        task: Task,
        on_finished: Callable[[Any], object],
        on_failed: Callable[[OSError | ValueError], object],
        on_cancelled: Callable[[], object] = lambda: None,
    ) -> None:
        """Run a task, and then call `on_finished` with its result, or `on_failed` with its OSError or ValueError.

        `on_cancelled` is called instead when the task was cancelled; any other exception is raised.
        """
        self._waiting.append(_Entry(task, on_finished, on_failed, on_cancelled))
        self._start_next()

    def report(self, share: float) -> None:
        """For a task, in its thread: tell how much is done. Raises CancelledError when the task has been cancelled."""
        if self._thread.isInterruptionRequested():
            raise CancelledError
        self.progressed.emit(share)

    def cancel(self) -> None:
        """End the running task, if it reports, when it next does so."""
        self._thread.requestInterruption()

    @property
    def is_busy(self) -> bool:
        return bool(self._waiting) or self._thread.isRunning()

    def shut_down(self) -> None:
        """Drop what has not begun, and wait for what has."""
        self._waiting.clear()
        self._thread.wait()

    @Slot()
    def _start_next(self) -> None:
        if self._waiting and not self._thread.isRunning():
            self._thread.run_task(self._waiting.popleft())

    @Slot(object, object, object)
    def _on_ended(self, entry: _Entry, result: object, error: Exception | None) -> None:
        if error is None:
            entry.on_finished(result)
        elif isinstance(error, (OSError, ValueError)):
            entry.on_failed(error)
        elif isinstance(error, CancelledError):
            entry.on_cancelled()
        else:
            raise error
