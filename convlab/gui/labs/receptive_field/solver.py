"""Maps and gradients of large stacks, computed in a thread of their own so that the window never waits."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from convlab.gui.work.worker import Worker
from convlab.labs.common.stack import Unit
from convlab.labs.receptive_field.measure import QUICK, Maps, solve
from convlab.labs.receptive_field.state import FieldState


class FieldSolver(Worker):
    """`solved` carries Maps and Measured (or None).

    What takes less than 20 ms is computed at once, before `request` returns; nothing comes of older requests then.
    """

    solved = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.finished.connect(self._on_finished)

    def request(self, state: FieldState, unit: Unit | None, maps: Maps | None) -> None:
        """`maps` when they are known already."""
        work = (state.work if maps is None else 0) + (state.work_back(unit) if unit is not None else 0)
        if work <= QUICK:
            self.cancel()
            self.solved.emit(*solve(state, unit, maps))
        else:
            self.submit(partial(solve, state, unit, maps))

    @Slot(object)
    def _on_finished(self, result: tuple[object, object]) -> None:
        self.solved.emit(*result)
