"""Questions that are answered in a thread of their own, so that the window never waits; the newest one counts."""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, QThread, QTimer, Signal, Slot

PAUSE_MILLISECONDS = 250  # between two answers that a training is not to be slowed by

Steps = Generator[float, None, Any]  # yields which share is done, and returns the answer


class _Question(NamedTuple):
    number: int
    steps: Callable[[], Steps]


class Newest(QObject):
    """`answered` carries what a question gives. Of the questions that wait only the newest is answered.

    With a `pause`, in milliseconds, it works at low priority and rests after each answer: others need the processor.
    Call `shut_down` before it goes.
    """

    answered = Signal(object)

    def __init__(self, parent: QObject | None = None, *, pause: int = 0) -> None:
        super().__init__(parent)
        self._asked = 0  # the number of the newest question
        self._settled = 0  # up to which number questions are answered, or not wanted any more
        self._waiting: _Question | None = None
        self._worker = _Worker(self)
        self._worker.answered.connect(self._take)
        self._worker.finished.connect(self._rest)
        self._priority = QThread.Priority.LowPriority if pause else QThread.Priority.InheritPriority
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(pause)
        self._pause.timeout.connect(self._go_on)

    @property
    def is_busy(self) -> bool:
        return self._settled < self._asked

    @property
    def share(self) -> float:
        """How much of what is computed is done."""
        return self._worker.share

    def ask(self, steps: Callable[[], Steps]) -> None:
        """`answered` comes later, unless a newer question comes first."""
        self._asked += 1
        self._waiting = _Question(self._asked, steps)
        self._go_on()

    def request(self, work: Callable[[], object]) -> None:
        """The same for what is done in one piece. It must hold its own copies of what may change meanwhile."""
        self.ask(lambda: _in_one_piece(work))

    def forget(self) -> None:
        """Nothing that was asked for is wanted any more."""
        self._waiting, self._settled = None, self._asked
        self._worker.requestInterruption()

    @Slot()
    def _rest(self) -> None:
        if self._pause.interval():
            self._pause.start()
        else:
            self._go_on()

    @Slot()
    def _go_on(self) -> None:
        if self._waiting is not None and not self._worker.isRunning() and not self._pause.isActive():
            self._worker.question, self._waiting = self._waiting, None
            self._worker.share = 0.0
            self._worker.start(self._priority)

    @Slot(int, object)
    def _take(self, number: int, answer: object) -> None:
        if number > self._settled:  # shown even if a newer one waits: a long stroke is followed while it is drawn
            self._settled = number
            self.answered.emit(answer)

    def shut_down(self) -> None:
        self.forget()
        self._worker.wait()
        self._pause.stop()


def _in_one_piece(work: Callable[[], object]) -> Steps:
    return work()
    yield  # which makes it a generator


class _Worker(QThread):
    """Answers one question and ends. `question` is set while it does not run."""

    answered = Signal(int, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.question: _Question | None = None
        self.share = 0.0

    def run(self) -> None:
        assert self.question is not None
        number, steps = self.question
        going = steps()
        while not self.isInterruptionRequested():
            try:
                self.share = next(going)
            except StopIteration as end:
                self.answered.emit(number, end.value)
                return
