"""Maps and gradients of large stacks, computed in a thread of their own so that the window never waits."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QObject, QThread, Signal, Slot

from convlab.labs.field import FieldState
from convlab.labs.field_measure import QUICK, Maps, solve
from convlab.labs.stack import Unit


class _Request(NamedTuple):
    number: int
    state: FieldState
    unit: Unit | None
    maps: Maps | None  # when they are known already


class Solver(QObject):
    """`solved` carries Maps and Measured (or None). Of the requests that wait only the newest is answered.

    What takes less than 20 ms is computed at once, before `request` returns; nothing comes of older requests then.
    Call `shut_down` before it goes.
    """

    solved = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._asked = 0  # the number of the newest request
        self._settled = 0  # up to which number requests are answered, or not wanted any more
        self._waiting: _Request | None = None
        self._worker = _Worker(self)
        self._worker.answered.connect(self._take)
        self._worker.finished.connect(self._go_on)

    @property
    def is_busy(self) -> bool:
        return self._settled < self._asked

    def request(self, state: FieldState, unit: Unit | None, maps: Maps | None) -> None:
        work = (state.work if maps is None else 0) + (state.work_back(unit) if unit is not None else 0)
        self._asked += 1
        if work <= QUICK:
            self._waiting, self._settled = None, self._asked
            self.solved.emit(*solve(state, unit, maps))
        else:
            self._waiting = _Request(self._asked, state, unit, maps)
            self._go_on()

    @Slot()
    def _go_on(self) -> None:
        if self._waiting is not None and not self._worker.isRunning():
            self._worker.request, self._waiting = self._waiting, None
            self._worker.start()

    @Slot(int, object)
    def _take(self, number: int, answer: object) -> None:
        if number > self._settled:  # shown even if a newer one waits: a long stroke is followed while it is drawn
            self._settled = number
            self.solved.emit(*answer)

    def shut_down(self) -> None:
        self._waiting, self._settled = None, self._asked
        self._worker.wait()


class _Worker(QThread):
    """Answers one request and ends. `request` is set while it does not run."""

    answered = Signal(int, object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.request: _Request | None = None

    def run(self) -> None:
        assert self.request is not None
        number, *question = self.request
        self.answered.emit(number, solve(*question))
