"""Networks shown the whole test set, in a thread of its own that gives way to a training."""

from __future__ import annotations

import os
import sys
from collections.abc import Hashable
from typing import NamedTuple

from PySide6.QtCore import QObject, QThread, Signal, Slot

from convlab.core import Network
from convlab.core.data.datasets import Examples
from convlab.labs.lenet.errors import evaluate

NICENESS = 10  # on Linux, where Qt's priorities have no effect: the training process has less


class _Question(NamedTuple):
    key: Hashable
    network: Network
    examples: Examples
    gives_way: bool


class Evaluator(QObject):
    """`evaluated` carries a question's key and an Evaluation; `failed` its key and what was in the way.

    `progressed` carries the share that is done. Of the questions that wait the newest counts; nothing comes of those
    that were forgotten. Call `shut_down` before it goes.
    """

    progressed = Signal(float)
    evaluated = Signal(object, object)
    failed = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: _Question | None = None
        self._wanted: Hashable = None  # the key of the question whose answer is wanted
        self._worker = _Worker(self)
        self._worker.progressed.connect(self._tell_progress)
        self._worker.answered.connect(self._take)
        self._worker.finished.connect(self._go_on)

    @property
    def is_busy(self) -> bool:
        """Whether an answer is to come."""
        return self._wanted is not None

    def request(self, key: Hashable, network: Network, examples: Examples, *, gives_way: bool) -> None:
        """Ask about a network as it is now, in the place of all that was asked before.

        The answer takes longer when it `gives_way` to a training.
        """
        self._worker.requestInterruption()
        self._wanted, self._waiting = key, _Question(key, network.copy(), examples, gives_way)
        self._go_on()

    def forget(self) -> None:
        """Nothing that was asked for is wanted any more."""
        self._worker.requestInterruption()
        self._wanted, self._waiting = None, None

    @Slot()
    def _go_on(self) -> None:
        if self._waiting is not None and not self._worker.isRunning():
            question, self._waiting = self._waiting, None
            self._worker.question = question
            priorities = QThread.Priority
            self._worker.start(priorities.LowPriority if question.gives_way else priorities.InheritPriority)

    @Slot(object, float)
    def _tell_progress(self, key: Hashable, share: float) -> None:
        if key == self._wanted:
            self.progressed.emit(share)

    @Slot(object, object, object)
    def _take(self, key: Hashable, evaluation: object, error: Exception | None) -> None:
        if key != self._wanted:
            return
        self._wanted = None
        if error is None:
            self.evaluated.emit(key, evaluation)
        elif isinstance(error, (ArithmeticError, ValueError)):
            self.failed.emit(key, error)
        else:
            raise error

    def shut_down(self) -> None:
        self.forget()
        self._worker.wait()


class _Worker(QThread):
    """Answers one question and ends. `question` is set while it does not run."""

    progressed = Signal(object, float)
    answered = Signal(object, object, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.question: _Question | None = None

    def run(self) -> None:
        question = self.question
        assert question is not None
        if question.gives_way and sys.platform == "linux":
            os.nice(NICENESS)  # this thread alone

        def go_on(share: float) -> bool:
            self.progressed.emit(question.key, share)
            return not self.isInterruptionRequested()

        try:
            evaluation, error = evaluate(question.network, question.examples, go_on), None
        except Exception as problem:  # all of them are raised or told where it was asked for
            evaluation, error = None, problem
        if evaluation is not None or error is not None:
            self.answered.emit(question.key, evaluation, error)
