"""What is known of a stack on an image: the maps of its layers, and what a unit was measured to depend on."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from convlab.gui.work.worker import Worker
from convlab.labs.common.stack import Unit
from convlab.labs.common.viewing import is_same_work
from convlab.labs.receptive_field.measure import QUICK, Maps, Measured, solve
from convlab.labs.receptive_field.state import FieldState


class FieldResults(QObject):
    """`changed` tells that more is known. Call `shut_down` before it goes.

    What takes less than 20 ms is computed at once, before `request` returns; the rest in a thread of its own, so that
    the window never waits.
    """

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.maps: Maps | None = None
        self.measured: Measured | None = None
        self._wanted: tuple[FieldState, Unit | None] | None = None
        self._worker = Worker(self)
        self._worker.finished.connect(self._on_solved)

    @property
    def is_busy(self) -> bool:
        return self._worker.is_busy

    def maps_for(self, state: FieldState) -> Maps | None:
        """The maps if their units are those of the state, though their values may be older."""
        return self.maps if self.maps is not None and self.maps.state.stack == state.stack else None

    def request(self, state: FieldState, unit: Unit | None) -> None:
        """Find out the maps of a state, and of a unit what it depends on, unless that is known or on its way."""
        before, self._wanted = self._wanted, (state, unit)
        maps = self.maps if self.maps is not None and self.maps.belongs_to(state) else None
        is_known = unit is None or (self.measured is not None and self.measured.unit == unit)
        is_coming = self.is_busy and before is not None and before[1] == unit and is_same_work(before[0], state)
        if (maps is not None and is_known) or is_coming:
            return
        work = (state.work if maps is None else 0) + (state.work_back(unit) if unit is not None else 0)
        if work > QUICK:
            self._worker.submit(partial(solve, state, unit, maps))
        else:
            self._worker.cancel()
            self._on_solved(solve(state, unit, maps))

    @Slot(object)
    def _on_solved(self, solved: tuple[Maps, Measured | None]) -> None:
        maps, result = solved
        if self._wanted is None or maps.state.stack != self._wanted[0].stack:
            return
        if self.maps is not None and self.maps.belongs_to(self._wanted[0]) and not maps.belongs_to(self._wanted[0]):
            return  # what is known already is newer
        if maps is not self.maps:
            self.maps, self.measured = maps, None
        self.measured = result or self.measured
        self.changed.emit()

    def shut_down(self) -> None:
        self._worker.shut_down()
