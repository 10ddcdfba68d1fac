"""Saliency and occlusion, computed in a thread of their own so that the window never waits."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QThread, QTimer, Signal, Slot

from convlab.core import Network
from convlab.labs.inside_why import why

PAUSE_MILLISECONDS = 250  # between two computations: a training has the processor meanwhile


class Question(NamedTuple):
    network: Network
    image: NDArray[np.uint8]
    digit: int
    patch: int
    stride: int


class Solver(QObject):
    """`solved` carries a Why, or None where there is no finite answer. Of the questions that wait the newest counts.

    Call `shut_down` before it goes.
    """

    solved = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: Question | None = None
        self._wanted = True  # whether the answer that is computed is still wanted
        self._worker = _Worker(self)
        self._worker.answered.connect(self._take)
        self._worker.finished.connect(self._rest)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MILLISECONDS)
        self._pause.timeout.connect(self._go_on)

    @property
    def is_busy(self) -> bool:
        return self._waiting is not None or self._worker.isRunning()

    def request(self, network: Network, image: NDArray[np.uint8], digit: int, patch: int, stride: int) -> None:
        """Ask about a network as it is now."""
        self._waiting = Question(network.copy(), image, digit, patch, stride)
        if not self._pause.isActive():
            self._go_on()

    def forget(self) -> None:
        """Nothing that was asked for is wanted any more."""
        self._waiting, self._wanted = None, False

    @Slot()
    def _rest(self) -> None:
        self._pause.start()

    @Slot()
    def _go_on(self) -> None:
        if self._waiting is not None and not self._worker.isRunning():
            self._worker.question, self._waiting, self._wanted = self._waiting, None, True
            self._worker.start(QThread.Priority.LowPriority)

    @Slot(object)
    def _take(self, answer: object) -> None:
        if self._wanted:
            self.solved.emit(answer)

    def shut_down(self) -> None:
        self.forget()
        self._pause.stop()
        self._worker.wait()


class _Worker(QThread):
    """Answers one question and ends. `question` is set while it does not run."""

    answered = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.question: Question | None = None

    def run(self) -> None:
        assert self.question is not None
        self.answered.emit(why(*self.question))
