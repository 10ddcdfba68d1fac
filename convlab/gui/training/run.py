"""Training as the window sees it: the run that is shown, how to steer it, and what its process reports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum, auto
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal, Slot

from convlab.assets import resource
from convlab.core import TrainingState
from convlab.core.data.data_source import MNIST, DataSource
from convlab.core.data.datasets import Dataset
from convlab.gui.training.library import RunLibrary
from convlab.gui.training.shown_weights import ShownWeights
from convlab.gui.training.trainer import Trainer
from convlab.labs.lenet.runs.record import Failure, RunRecord, Runs, first_state
from convlab.labs.lenet.runs.stored import StoredRun, stored_runs
from convlab.labs.lenet.state import Recipe, Tuning
from convlab.labs.lenet.training.log import TrainingLog
from convlab.labs.lenet.training.process import Update


class Phase(Enum):
    """READY before the first step; RUNNING, PAUSED; then STOPPED by the user, FINISHED, or FAILED."""

    READY = auto()
    RUNNING = auto()
    PAUSED = auto()
    STOPPED = auto()
    FINISHED = auto()
    FAILED = auto()


_PHASES = {"": Phase.STOPPED, "stopped": Phase.STOPPED, "diverged": Phase.FAILED, "failed": Phase.FAILED}


class TrainingRun(QObject):
    """`record` is the run that is shown; it is in the `library` from its first step on.

    `progressed` is emitted when there are new steps, `phase_changed` when the phase, the run or the open data set is
    another one.
    """

    progressed = Signal()
    phase_changed = Signal()

    def __init__(self, recipe: Recipe, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.dataset: Dataset | None = None  # the one that is open
        self.folders: Mapping[DataSource, Path] = {MNIST: resource("data")}  # of all that can be trained on
        self.library = RunLibrary(self)
        self.shown = ShownWeights(self.library, self.runs.draft(recipe), self)
        self.phase = Phase.READY
        self._is_stopping = False  # at the end of the present step
        self.trainer = Trainer(self)
        self.trainer.updated.connect(self._on_update)
        self.trainer.lost.connect(self._on_process_lost)

    # ---- the run that is shown

    @property
    def record(self) -> RunRecord:
        return self.shown.record

    @property
    def recipe(self) -> Recipe:
        """What the run began with."""
        return self.record.recipe

    @property
    def log(self) -> TrainingLog:
        return self.record.log

    @property
    def is_active(self) -> bool:
        """True from the start of the run to its end, also in a pause."""
        return self.phase in (Phase.RUNNING, Phase.PAUSED)

    @property
    def runs(self) -> Runs:
        return self.library.runs

    # ---- beginning and ending

    def reset(self, recipe: Recipe) -> None:
        """Back to the weights before the first step."""
        self._leave()
        self._show(self.runs.draft(recipe), Phase.READY)

    def train(self, recipe: Recipe, most_steps: int | None = None) -> None:
        """Start a run from fresh weights, or go on after a pause; pause after `most_steps`, if given."""
        if self.phase is Phase.RUNNING or not (self.phase is Phase.PAUSED or self.can_train_on(recipe.data)):
            return
        if self.phase is Phase.PAUSED:
            self._set_phase(Phase.RUNNING)
            self.trainer.go(most_steps)
        elif self.phase is Phase.READY and self.recipe == recipe:
            self._begin(self.record, most_steps)
        else:
            self._begin(self.runs.draft(recipe), most_steps)

    def pause(self) -> None:
        """Stop after the present step; the phase changes when that is done."""
        if self.phase is Phase.RUNNING:
            self.trainer.pause()

    def stop(self) -> None:
        """End the run and keep what it has learnt; while it runs, after the present step."""
        if self.phase is Phase.RUNNING:
            self._is_stopping = True
            self.trainer.pause()
        elif self.phase is Phase.PAUSED:
            self._leave()
            self._set_phase(Phase.STOPPED)

    def tune(self, tuning: Tuning) -> None:
        """Change the learning rate, the momentum, the epochs or the stop rules of a run that goes on."""
        if self.is_active and tuning != self.record.tuning:
            self.trainer.tune(tuning)

    def repeat(self, record: RunRecord) -> None:
        """Train as that run was trained: with the same changes at the same steps, it gives the same curve."""
        if self.can_train_on(record.recipe.data):
            self._begin(self.runs.repetition(record))

    def branch(self, tuning: Tuning) -> None:
        """Train on, as another run, from the shown checkpoint or from the end of a run, with this tuning."""
        parent, state = self._beginning_of_branch()
        if state is not None and self.can_train_on(parent.recipe.data):
            self._begin(self.runs.branch(parent, state, tuning))

    @property
    def can_branch(self) -> bool:
        parent, state = self._beginning_of_branch()
        has_all = state is not None and self.can_train_on(parent.recipe.data)
        return has_all and (self.shown.checkpoint is not None or not self.is_active)

    def _beginning_of_branch(self) -> tuple[RunRecord, TrainingState | None]:
        return self.runs.nearest(self.record, self.shown.step) or (self.record, None)

    def set_dataset(self, dataset: Dataset) -> None:
        """This is the one that is open; what can be done may be another thing now."""
        self.dataset = dataset
        self.phase_changed.emit()

    def can_train_on(self, data: DataSource) -> bool:
        """True if a data set is there to be trained on."""
        return self.dataset is not None and data in self.folders

    def shut_down(self) -> None:
        """End the process that trains."""
        self.trainer.shut_down()

    # ---- other runs, and files

    def stored(self) -> tuple[StoredRun, ...]:
        """All runs as a file keeps them; the one that is shown comes last."""
        return stored_runs(sorted(self.runs, key=lambda record: record is self.record))

    def open(self, number: int) -> None:
        """Show a run of the past. The one that is active is stopped."""
        record = self.runs[number]
        if record is not self.record:
            self._leave()
            self._show(record, _PHASES.get(record.ending, Phase.FINISHED))

    def delete(self, number: int) -> None:
        """Forget a run; the one that is shown makes place for a fresh one."""
        if self.runs[number] is self.record:
            self.reset(self.recipe)
        self.runs.delete(number)
        self.library.changed.emit()

    def restore(self, stored: Sequence[StoredRun], recipe: Recipe, last_number: int = 0) -> None:
        """Show runs from a file in the place of all there are, the last one first; without any a fresh one.

        New ones get numbers above `last_number`.
        """
        self._leave()
        self.library.replace(stored, last_number)
        record = self.runs[stored[-1].number] if stored else self.runs.draft(recipe)
        self._show(record, _PHASES.get(record.ending, Phase.FINISHED) if stored else Phase.READY)

    def add_weights(
        self, recipe: Recipe, parameters: NDArray[np.float32], name: str, accuracy: float | None = None
    ) -> None:
        """Show weights from elsewhere as a run that has ended before its first step here; branches train them on."""
        self._leave()
        record = self.runs.draft(recipe)
        record.parameters, record.name, record.ending = parameters, name, "stopped"
        record.accuracy_before = accuracy
        record.history.add(first_state(recipe, parameters))
        self.runs.add(record)
        self._show(record, Phase.STOPPED)

    # ---- inside

    def _leave(self) -> None:
        """Let the run that is shown end here; what is still reported of it goes to its record."""
        if self.phase is Phase.RUNNING:
            self.trainer.pause()
        if self.is_active:
            self.record.ending = "stopped"

    def _show(self, record: RunRecord, phase: Phase) -> None:
        self.shown.show_record(record)
        self.phase, self._is_stopping = phase, False
        self.library.changed.emit()
        self.shown.changed.emit()
        self.phase_changed.emit()

    def _begin(self, record: RunRecord, most_steps: int | None = None) -> None:
        self._leave()
        self.runs.add(record)
        phase = Phase.RUNNING
        try:
            self.trainer.begin(record, self.folders[record.recipe.data])
            self.trainer.go(most_steps)
        except OSError:
            record.problem, record.ending = "start", "failed"
            phase = Phase.FAILED
        self._show(record, phase)

    def _set_phase(self, phase: Phase) -> None:
        self.phase = phase
        self.phase_changed.emit()

    # ---- what the process reports

    @Slot(object, object)
    def _on_update(self, record: RunRecord, update: Update) -> None:
        if record not in self.library:
            return  # it was deleted, or gave way to the runs of a file
        self.library.add_report(record, update)
        if record is not self.record or not self.is_active:
            return
        self.shown.refresh()
        self.progressed.emit()
        if update.error is not None:
            self._fail(None)
        elif update.failure is not None:
            self._fail(update.failure)
        elif update.has_stopped:
            self._on_stopped(is_finished=update.ending is not None)

    def _on_stopped(self, *, is_finished: bool) -> None:
        """The process waits: because of a pause, the end, or a stop."""
        if self._is_stopping and not is_finished:
            self.record.ending = "stopped"
            self._set_phase(Phase.STOPPED)
        else:
            self._set_phase(Phase.FINISHED if is_finished else Phase.PAUSED)

    @Slot()
    def _on_process_lost(self) -> None:
        if self.is_active:
            self._fail("lost")

    def _fail(self, failure: Failure | None) -> None:
        """End the run because of an error, or because it has diverged."""
        self.record.problem, self.record.ending = failure or "", "failed" if failure else "diverged"
        self._set_phase(Phase.FAILED)
