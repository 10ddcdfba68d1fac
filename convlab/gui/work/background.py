"""Functions that run one after the other in a thread of their own: reading and writing files."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, QThread, Signal, Slot

from convlab.files.progress import CancelledError


@dataclass(frozen=True, eq=False)
class _Job:
    work: Callable[[], Any]
    done: Callable[[Any], object]
    failed: Callable[[OSError | ValueError], object]
    cancelled: Callable[[], object]


class Background(QObject):
    """Jobs end in the thread that this object lives in, by a call of `done`, `failed` or `cancelled`, in their order.

    `progressed` carries the share of a job that is done, if the job tells it by calling `report`.
    """

    progressed = Signal(float)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: deque[_Job] = deque()
        self._is_unwanted = Event()
        self._worker = _Worker(self)
        self._worker.answered.connect(self._take)
        self._worker.finished.connect(self._go_on)

    def run(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], object],
        failed: Callable[[OSError | ValueError], object],
        cancelled: Callable[[], object] = lambda: None,
    ) -> None:
        """Call `work` in the thread, and then `done` with what it returns, or `failed` with what it raises.

        `cancelled` is called instead when the job was cancelled.
        """
        self._waiting.append(_Job(work, done, failed, cancelled))
        self._go_on()

    def report(self, share: float) -> None:
        """For a job, in its thread: tell how far it is. Raises CancelledError when it is not wanted any more."""
        if self._is_unwanted.is_set():
            raise CancelledError
        self.progressed.emit(share)

    def cancel(self) -> None:
        """End the present job, if it reports, and as soon as it does so next."""
        self._is_unwanted.set()

    @property
    def is_busy(self) -> bool:
        return bool(self._waiting) or self._worker.isRunning()

    def shut_down(self) -> None:
        """Drop what has not begun, and wait for what has."""
        self._waiting.clear()
        self._worker.wait()

    @Slot()
    def _go_on(self) -> None:
        if self._waiting and not self._worker.isRunning():
            self._worker.job = self._waiting.popleft()
            self._is_unwanted.clear()
            self._worker.start()

    @Slot(object, object, object)
    def _take(self, job: _Job, result: Any, error: Exception | None) -> None:
        if error is None:
            job.done(result)
        elif isinstance(error, (OSError, ValueError)):
            job.failed(error)
        elif isinstance(error, CancelledError):
            job.cancelled()
        else:
            raise error


class _Worker(QThread):
    """`job` is set while it does not run."""

    answered = Signal(object, object, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.job: _Job | None = None

    def run(self) -> None:
        job, self.job = self.job, None
        assert job is not None
        try:
            result, error = job.work(), None
        except Exception as problem:  # all of them are raised or told where the job was asked for
            result, error = None, problem
        self.answered.emit(job, result, error)
