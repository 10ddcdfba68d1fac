"""Looks inside a network in a thread of its own: neither the window nor a drag through a run's past waits for it."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QObject, QThread, Signal, Slot

from convlab.core import Network
from convlab.core.datasets import Examples
from convlab.labs.training_insight import SAMPLE, look_inside


class _Request(NamedTuple):
    network: Network  # a copy of the window's
    examples: Examples
    step: int


class Looker(QObject):
    """`looked` carries an Insight, or None, and the step it is about. Of the requests that wait the newest is answered.

    Call `shut_down` before it goes.
    """

    looked = Signal(object, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: _Request | None = None
        self._worker = _Worker(self)
        self._worker.answered.connect(self.looked)
        self._worker.finished.connect(self._go_on)

    def request(self, network: Network, examples: Examples, step: int) -> None:
        """Look at a network as it is now, with the first of the examples."""
        self._waiting = _Request(network.copy(), examples, step)
        self._go_on()

    @Slot()
    def _go_on(self) -> None:
        if self._waiting is not None and not self._worker.isRunning():
            self._worker.asked, self._waiting = self._waiting, None
            self._worker.start(QThread.Priority.LowPriority)

    def shut_down(self) -> None:
        self._waiting = None
        self._worker.wait()


class _Worker(QThread):
    """Answers one request and ends. `asked` is set while it does not run."""

    answered = Signal(object, int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.asked: _Request | None = None

    def run(self) -> None:
        assert self.asked is not None
        network, examples, step = self.asked
        self.answered.emit(look_inside(network, examples.images[:SAMPLE], examples.labels[:SAMPLE]), step)
