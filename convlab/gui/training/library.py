"""All training runs there have been, as the window keeps them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from convlab.labs.lenet.runs.record import RunRecord, Runs
from convlab.labs.lenet.runs.stored import StoredRun
from convlab.labs.lenet.training.process import Update


class RunLibrary(QObject):
    """`changed` is emitted when a run is added, removed or renamed."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.runs = Runs()

    def __contains__(self, record: RunRecord) -> bool:
        return record.number in self.runs and self.runs[record.number] is record

    @property
    def mark(self) -> object:
        """Compares unequal to an earlier mark as soon as there is something new to be saved."""
        return tuple((record.number, record.name, record.steps_taken, id(record.log)) for record in self.runs) or None

    def rename(self, number: int, name: str) -> None:
        self.runs.rename(number, name)
        self.changed.emit()

    def undelete(self, number: int) -> None:
        """Bring a deleted run back."""
        self.runs.undelete(number)
        self.changed.emit()

    def replace(self, stored: Sequence[StoredRun], last_number: int) -> None:
        """Keep the runs of a file instead of all there are; new ones get numbers above `last_number`."""
        self.runs = Runs()
        self.runs.pass_over(last_number)
        for run in stored:
            self.runs.restore(run.record())

    def add_report(self, record: RunRecord, update: Update) -> None:
        """Write into a run's record what the training process reports of it."""
        record.parameters = update.parameters
        self.runs.note(record, update.reports, update.states, update.changes)
        if update.error is not None:
            record.divergence, record.safer_learning_rate = update.error.divergence, update.safer_learning_rate
        if update.ending is not None:
            record.ending = update.ending
