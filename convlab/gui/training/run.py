"""Training as the window sees it: the run that is shown, its past to go back to, and all runs there have been."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum, auto
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal, Slot

from convlab.assets import resource
from convlab.core import DivergedError, Network, TrainingState
from convlab.core.data.data_source import MNIST, DataSource
from convlab.core.data.datasets import Dataset
from convlab.gui.training.trainer import Trainer
from convlab.labs.lenet.runs.record import RunRecord, Runs
from convlab.labs.lenet.runs.stored import StoredRun
from convlab.labs.lenet.state import Recipe, Tuning
from convlab.labs.lenet.training.log import TrainingLog
from convlab.labs.lenet.training.process import Begin, Update


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
    """`record` is the run that is shown; it is among `runs` from its first step on.

    `progressed` tells that there are new steps, `phase_changed` that the phase, the run or the open data set is another
    one, `moment_changed` that another moment of the run is looked at, `runs_changed` that a run came, went or got
    another name.
    """

    progressed = Signal()
    phase_changed = Signal()
    moment_changed = Signal()
    runs_changed = Signal()

    def __init__(self, recipe: Recipe, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.dataset: Dataset | None = None  # the one that is open
        self.folders: Mapping[DataSource, Path] = {MNIST: resource("data")}  # of all that can be trained on
        self.runs = Runs()
        self._deaf_to: set[int] = set()  # numbers of runs that made way for others of those numbers
        self._trainer = Trainer(self)
        self._trainer.updated.connect(self._take_update)
        self._trainer.lost.connect(self._take_loss)
        self._show(self.runs.draft(recipe), Phase.READY)

    def _show(self, record: RunRecord, phase: Phase) -> None:
        self.record = record
        self.phase = phase
        self.error: Exception | None = None
        self._is_stopping = False  # at the end of the present step
        self.moment: TrainingState | None = None  # what is looked at; None for the present
        self._network: Network | None = None
        self._past_network: Network | None = None

    # ---- the run that is shown

    @property
    def recipe(self) -> Recipe:
        """What the run began with."""
        return self.record.recipe

    @property
    def log(self) -> TrainingLog:
        return self.record.log

    @property
    def network(self) -> Network:
        """The window's own copy of the network in training, as of the last update; made when it is asked for."""
        if self._network is None:
            self._network = self._network_with(self.record.parameters)
        return self._network

    @property
    def shown_network(self) -> Network:
        """The network at the moment that is looked at."""
        if self.moment is None:
            return self.network
        if self._past_network is None:
            self._past_network = self._network_with(None)
        self._past_network.parameters[...] = self.moment.parameters
        return self._past_network

    @property
    def shown_step(self) -> int:
        """How many steps led to the shown network."""
        return self.moment.step if self.moment else self.record.steps_taken

    @property
    def is_active(self) -> bool:
        """Whether the run has begun and not ended."""
        return self.phase in (Phase.RUNNING, Phase.PAUSED)

    def _network_with(self, parameters: object) -> Network:
        network = self.recipe.network()
        if parameters is not None:
            network.parameters[...] = parameters
        return network

    # ---- beginning and ending

    def reset(self, recipe: Recipe) -> None:
        """Back to the weights before the first step."""
        self._leave()
        self._show(self.runs.draft(recipe), Phase.READY)
        self._tell_of_another_run()

    def start(self, recipe: Recipe) -> None:
        """Start a run from fresh weights, or go on after a pause."""
        self._take_steps(recipe, None)

    def step(self, recipe: Recipe) -> None:
        """Take one step and pause. A run that has not begun begins with it."""
        self._take_steps(recipe, 1)

    def pause(self) -> None:
        """Stop after the present step; the phase changes when that is done."""
        if self.phase is Phase.RUNNING:
            self._trainer.pause()

    def stop(self) -> None:
        """End the run and keep what it has learnt; while it runs, after the present step."""
        if self.phase is Phase.RUNNING:
            self._is_stopping = True
            self._trainer.pause()
        elif self.phase is Phase.PAUSED:
            self._leave()
            self._go_to(Phase.STOPPED)

    def tune(self, tuning: Tuning) -> None:
        """Change the learning rate, the momentum, the epochs or the stop rules of a run that goes on."""
        if self.is_active and tuning != self.record.tuning:
            self._trainer.tune(tuning)

    def repeat(self, record: RunRecord) -> None:
        """Train as that run was trained: with the same changes at the same steps, it gives the same curve."""
        if self.can_train_on(record.recipe.data):
            self._begin(self.runs.repetition(record))

    def go_on_from_here(self, tuning: Tuning) -> None:
        """A branch from the moment that is looked at, or from the end of a run, with this tuning."""
        owner, state = self._beginning_of_branch()
        if state is not None and self.can_train_on(owner.recipe.data):
            self._begin(self.runs.branch(owner, state, tuning))

    @property
    def can_go_on_from_here(self) -> bool:
        owner, state = self._beginning_of_branch()
        has_all = state is not None and self.can_train_on(owner.recipe.data)
        return has_all and (self.moment is not None or not self.is_active)

    def take_dataset(self, dataset: Dataset) -> None:
        """This is the one that is open; what can be done may be another thing now."""
        self.dataset = dataset
        self.phase_changed.emit()

    def can_train_on(self, data: DataSource) -> bool:
        """Whether a data set is there to be trained on."""
        return self.dataset is not None and data in self.folders

    def _beginning_of_branch(self) -> tuple[RunRecord, TrainingState | None]:
        step = self.shown_step
        return self.runs.nearest(self.record, step) or (self.record, None)

    def open(self, number: int) -> None:
        """Show a run of the past. The one that is active is stopped."""
        record = self.runs[number]
        if record is not self.record:
            self._leave()
            self._show(record, _PHASES.get(record.ending, Phase.FINISHED))
            self._tell_of_another_run()

    def rename(self, number: int, name: str) -> None:
        self.runs.rename(number, name)
        self.runs_changed.emit()

    def delete(self, number: int) -> None:
        """Forget a run; the one that is shown makes place for a fresh one."""
        if self.runs[number] is self.record:
            self.reset(self.recipe)
        self.runs.delete(number)
        self.runs_changed.emit()

    def undelete(self, record: RunRecord) -> None:
        """Take a deleted run back."""
        self.runs.restore(record)
        self.runs_changed.emit()

    # ---- in files

    @property
    def mark(self) -> object:
        """Another one as soon as there is something else to be kept."""
        return tuple((record.number, record.name, record.steps_taken, id(record.log)) for record in self.runs) or None

    def restore(self, stored: Sequence[StoredRun]) -> None:
        """Show runs from a file in the place of all there are, the last one first; without any a fresh one."""
        was_active, before = self.is_active, self.record.number
        self._leave()
        self.runs = Runs()
        self.runs.pass_over(before)  # what the run before still tells is not for a new one
        for run in stored:
            self.runs.restore(run.record())
        if was_active:
            self._deaf_to.add(before)
        record = self.runs[stored[-1].number] if stored else self.runs.draft(self.recipe)
        self._show(record, _PHASES.get(record.ending, Phase.FINISHED) if stored else Phase.READY)
        self._tell_of_another_run()

    def take_weights(self, recipe: Recipe, parameters: NDArray[np.float32], name: str) -> None:
        """Show weights from elsewhere as a run that has ended."""
        self._leave()
        record = self.runs.draft(recipe)
        record.parameters, record.name, record.ending = parameters, name, "stopped"
        self.runs.add(record)
        self._show(record, Phase.STOPPED)
        self._tell_of_another_run()

    def shut_down(self) -> None:
        """End the process that trains."""
        self._trainer.shut_down()

    # ---- looking back

    def look_at(self, step: int) -> None:
        """Show the weights after a step, or the nearest ones before it that were kept; training goes on meanwhile."""
        found = None if step >= self.record.steps_taken else self.runs.nearest(self.record, step)
        moment = found[1] if found else None
        if moment is not self.moment:
            self.moment = moment
            self.moment_changed.emit()

    def look_at_present(self) -> None:
        self.look_at(self.record.steps_taken)

    def look_further(self, by: int) -> None:
        """Go so many kept states on, or back."""
        steps = [*(step for step in self.runs.steps_kept(self.record) if step < self.record.steps_taken)]
        here = sum(step <= self.moment.step for step in steps) - 1 if self.moment else len(steps)
        there = max(0, here + by)
        self.look_at(steps[there] if there < len(steps) else self.record.steps_taken)

    # ---- inside

    def _leave(self) -> None:
        """Let the run that is shown end here; what it still tells goes to its record."""
        if self.phase is Phase.RUNNING:
            self._trainer.pause()
        if self.is_active:
            self.record.ending = "stopped"

    def _take_steps(self, recipe: Recipe, most: int | None) -> None:
        if self.phase is Phase.RUNNING or not (self.phase is Phase.PAUSED or self.can_train_on(recipe.data)):
            return
        if self.phase is Phase.PAUSED:
            self._go_to(Phase.RUNNING)
            self._trainer.go(most)
        elif self.phase is Phase.READY and self.record.recipe == recipe:
            self._begin(self.record, most)
        else:
            self._begin(self.runs.draft(recipe), most)

    def _begin(self, record: RunRecord, most: int | None = None) -> None:
        self._leave()
        self._show(record, Phase.RUNNING)
        self.runs.add(record)
        folder = self.folders[record.recipe.data]
        try:
            self._trainer.begin(Begin(record.number, record.recipe, record.start, record.planned, folder))
        except OSError as error:
            self._fail(error)
        else:
            self._trainer.go(most)
        self._tell_of_another_run()

    def _fail(self, error: Exception) -> None:
        record = self.record
        self.error, record.problem = error, str(error)
        record.ending = "diverged" if isinstance(error, DivergedError) else "failed"
        self.phase = Phase.FAILED

    def _tell_of_another_run(self) -> None:
        self.runs_changed.emit()
        self.moment_changed.emit()
        self.phase_changed.emit()

    def _go_to(self, phase: Phase) -> None:
        self.phase = phase
        self.phase_changed.emit()

    @Slot(object)
    def _take_update(self, update: Update) -> None:
        if update.run not in self.runs or update.run in self._deaf_to:
            return
        record = self.runs[update.run]
        record.parameters = update.parameters
        self.runs.note(record, update.reports, update.states, update.changes)
        if isinstance(update.error, DivergedError):
            record.divergence, record.safer_learning_rate = update.error.divergence, update.safer_learning_rate
        if update.ending is not None:
            record.ending = update.ending
        if record is not self.record or not self.is_active:
            return
        self.network.parameters[...] = update.parameters
        self.progressed.emit()
        if update.error is not None:
            self._fail(update.error)
            self.phase_changed.emit()
        elif update.has_stopped:
            self._settle(update.ending is not None)

    def _settle(self, is_finished: bool) -> None:
        """The process waits: because of a pause, the end, or a stop."""
        if self._is_stopping and not is_finished:
            self.record.ending = "stopped"
            self._go_to(Phase.STOPPED)
        else:
            self._go_to(Phase.FINISHED if is_finished else Phase.PAUSED)

    @Slot()
    def _take_loss(self) -> None:
        if self.is_active:
            self._fail(RuntimeError("the training process has ended unexpectedly"))
            self.phase_changed.emit()
