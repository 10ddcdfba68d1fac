"""Which weights of a run are shown: the newest ones, or those after a step of its past."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from convlab.core import Network, TrainingState
from convlab.gui.training.library import RunLibrary
from convlab.labs.lenet.runs.record import RunRecord


class ShownWeights(QObject):
    """`checkpoint` is the kept state that is shown, None for the present.

    `changed` is emitted when another checkpoint or another run is shown, not when a run in training goes on.
    """

    changed = Signal()

    def __init__(self, library: RunLibrary, record: RunRecord, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self.show_record(record)

    def show_record(self, record: RunRecord) -> None:
        """Show the present of a run. Who calls this emits `changed`, when all else is in place."""
        self.record = record
        self.checkpoint: TrainingState | None = None
        self._network: Network | None = None

    @property
    def network(self) -> Network:
        """A network with the shown weights, the same one for a run; made when it is first asked for."""
        if self._network is None:
            self._network = self.record.recipe.network()
            self.refresh()
        return self._network

    @property
    def step(self) -> int:
        """How many steps led to the shown weights."""
        return self.checkpoint.step if self.checkpoint else self.record.steps_taken

    def refresh(self) -> None:
        """Put the present weights of the record, or those of the checkpoint, into the network."""
        parameters = self.checkpoint.parameters if self.checkpoint else self.record.parameters
        if self._network is not None and parameters is not None:
            self._network.parameters[...] = parameters

    def look_at(self, step: int) -> None:
        """Show the weights after a step, or the nearest ones before it that were kept; training goes on meanwhile."""
        found = None if step >= self.record.steps_taken else self._library.runs.nearest(self.record, step)
        checkpoint = found[1] if found else None
        if checkpoint is not self.checkpoint:
            self.checkpoint = checkpoint
            self.refresh()
            self.changed.emit()

    def look_at_present(self) -> None:
        self.look_at(self.record.steps_taken)

    def look_further(self, by: int) -> None:
        """Go so many checkpoints on, or back if `by` is negative."""
        steps = [step for step in self._library.runs.steps_kept(self.record) if step < self.record.steps_taken]
        here = sum(step <= self.checkpoint.step for step in steps) - 1 if self.checkpoint else len(steps)
        there = max(0, here + by)
        self.look_at(steps[there] if there < len(steps) else self.record.steps_taken)
