"""Computations in a thread of their own, so that the window never waits for them; the newest one counts."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from convlab.gui.work.single_shot import SingleShot
from convlab.gui.work.task_thread import Task, TaskThread

REST_MILLISECONDS = 250  # between two tasks that must not slow down a training


class Worker(QObject):
    """Of the tasks that wait only the newest is run. One that is running goes on, unless it is cancelled.

    `finished` carries the result of a task, `failed` its exception, if that is of an `expected` kind. Any other
    exception is raised in the thread that this object lives in, even after `cancel`. `progressed` carries the share
    that is done.

    With a `rest`, in milliseconds, it works at low priority and rests after each task: others need the processor.
    Call `shut_down` before it goes.
    """

    finished = Signal(object)
    failed = Signal(object)
    progressed = Signal(float)

    def __init__(
        self, parent: QObject | None = None, *, rest: int = 0, expected: tuple[type[Exception], ...] = ()
    ) -> None:
        super().__init__(parent)
        self._expected = expected
        self._running: Task | None = None  # whose result is still wanted
        self._waiting: Task | None = None
        self._is_nice = False
        self._thread = TaskThread(self)
        self._thread.progressed.connect(self._on_progress)
        self._thread.ended.connect(self._on_ended)
        self._thread.finished.connect(self._on_thread_finished)
        self._rest = SingleShot(self, rest, self._start_next)

    @property
    def is_busy(self) -> bool:
        """True while a result is to come."""
        return self._running is not None or self._waiting is not None

    def submit(self, task: Task, *, nice: bool = False) -> None:
        """Run a task in the place of those that wait. It must hold its own copies of what may change meanwhile.

        A `nice` task leaves the processor to the training process.
        """
        self._waiting, self._is_nice = partial(task), nice  # an object of its own, if the same is submitted again
        self._start_next()

    def cancel(self) -> None:
        """Drop what waits, and what runs: a generator ends when it next yields, and nothing comes of any task."""
        self._running = self._waiting = None
        self._thread.requestInterruption()

    def shut_down(self) -> None:
        """Cancel everything and wait until the thread has ended."""
        self.cancel()
        self._thread.wait()
        self._rest.stop()

    @Slot()
    def _start_next(self) -> None:
        is_free = self._running is None and not self._thread.isRunning() and not self._rest.isActive()
        if self._waiting is not None and is_free:
            self._running, self._waiting = self._waiting, None
            self._thread.run_task(self._running, low_priority=self._rest.interval() > 0, nice=self._is_nice)

    @Slot(object, float)
    def _on_progress(self, task: Task, share: float) -> None:
        if task is self._running:
            self.progressed.emit(share)

    @Slot(object, object, object)
    def _on_ended(self, task: Task, result: object, error: Exception | None) -> None:
        is_wanted = task is self._running
        if is_wanted:
            self._running = None
        if error is not None and not isinstance(error, self._expected):
            raise error
        if is_wanted and error is not None:
            self.failed.emit(error)
        elif is_wanted:
            self.finished.emit(result)

    @Slot()
    def _on_thread_finished(self) -> None:
        if self._rest.interval():
            self._rest.start()
        else:
            self._start_next()
