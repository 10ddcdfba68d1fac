"""Questions that are answered in a thread of their own so that the window never waits; only the newest one counts."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QThread, QTimer, Signal, Slot

PAUSE_MILLISECONDS = 250  # between two computations: a training has the processor meanwhile


class Newest(QObject):
    """`solved` carries what the work of the newest request returned. Of the requests that wait all others are dropped.

    Call `shut_down` before it goes.
    """

    solved = Signal(object)

    def __init__(self, parent: QObject | None = None, pause: int = PAUSE_MILLISECONDS) -> None:
        super().__init__(parent)
        self._waiting: Callable[[], object] | None = None
        self._is_working = False  # until the answer has been passed on
        self._wanted = True  # whether the answer that is computed is still wanted
        self._worker = _Worker(self)
        self._worker.answered.connect(self._take)
        self._worker.finished.connect(self._rest)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(pause)
        self._pause.timeout.connect(self._go_on)

    @property
    def is_busy(self) -> bool:
        return self._waiting is not None or self._is_working

    def request(self, work: Callable[[], object]) -> None:
        """Have some work done, which must hold its own copies of what may change meanwhile."""
        self._waiting = work
        if not self._pause.isActive():
            self._go_on()

    def forget(self) -> None:
        """Nothing that was asked for is wanted any more."""
        self._waiting, self._wanted = None, False

    @Slot()
    def _rest(self) -> None:
        self._is_working = False
        self._pause.start()

    @Slot()
    def _go_on(self) -> None:
        if self._waiting is not None and not self._is_working:
            self._is_working = True
            self._worker.work, self._waiting, self._wanted = self._waiting, None, True
            self._worker.start(QThread.Priority.LowPriority)

    @Slot(object)
    def _take(self, answer: object) -> None:
        if self._wanted:
            self.solved.emit(answer)

    def shut_down(self) -> None:
        self.forget()
        self._worker.wait()
        self._is_working = False
        self._pause.stop()


class _Worker(QThread):
    """Does one piece of work and ends. `work` is set while it does not run."""

    answered = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.work: Callable[[], object] | None = None

    def run(self) -> None:
        assert self.work is not None
        self.answered.emit(self.work())
