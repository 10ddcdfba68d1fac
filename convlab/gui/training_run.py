"""One training run as the window sees it: start, pause, step, stop, reset, and what has come of it so far."""

from __future__ import annotations

import itertools
from enum import Enum, auto

from PySide6.QtCore import QObject, Signal, Slot

from convlab.assets import resource
from convlab.core import Network
from convlab.core.datasets import Dataset
from convlab.gui.trainer import Trainer
from convlab.labs.lenet import Recipe
from convlab.labs.run_record import RunRecord
from convlab.labs.training_log import TrainingLog
from convlab.training_process import Begin, Update


class Phase(Enum):
    """READY before the first step; RUNNING, PAUSED; then STOPPED by the user, FINISHED, or FAILED."""

    READY = auto()
    RUNNING = auto()
    PAUSED = auto()
    STOPPED = auto()
    FINISHED = auto()
    FAILED = auto()


class TrainingRun(QObject):
    """`progressed` tells that there are new steps, `phase_changed` that the phase is another."""

    progressed = Signal()
    phase_changed = Signal()

    def __init__(self, recipe: Recipe, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.dataset: Dataset | None = None
        self._numbers = itertools.count(1)
        self._trainer = Trainer(resource("data"), self)
        self._trainer.updated.connect(self._take_update)
        self._trainer.lost.connect(self._take_loss)
        self._set_up(recipe)

    def _set_up(self, recipe: Recipe) -> None:
        self.recipe = recipe
        self.name = ""  # where weights come from that were opened
        self._identity = object()
        self._network: Network | None = None
        self.log = TrainingLog(recipe.batch_size)
        self.phase = Phase.READY
        self.error: Exception | None = None
        self._number = next(self._numbers)  # updates of other runs are not listened to

    @property
    def network(self) -> Network:
        """The window's own copy of the network in training, as of the last update; made when it is asked for."""
        if self._network is None:
            self._network = self.recipe.network()
        return self._network

    @property
    def is_active(self) -> bool:
        """Whether the run has begun and not ended."""
        return self.phase in (Phase.RUNNING, Phase.PAUSED)

    def reset(self, recipe: Recipe) -> None:
        """Back to the weights before the first step."""
        if self.phase is Phase.RUNNING:
            self._trainer.pause()
        self._set_up(recipe)
        self.phase_changed.emit()

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
        """End the run and keep what it has learnt."""
        if self.is_active:
            self._trainer.pause()
            self._number = next(self._numbers)
            self._go_to(Phase.STOPPED)

    # ---- in files

    @property
    def record(self) -> RunRecord | None:
        """The run as it is kept in files; None when there is nothing of it yet."""
        if self.log.last is None and not self.name:
            return None
        return RunRecord.of(self.recipe, self.network, self.log, self.name)

    @property
    def mark(self) -> object:
        """Another one as soon as there is more to be kept."""
        step = self.log.last.step if self.log.last else 0
        return (self._identity, step) if step or self.name else None

    def restore(self, record: RunRecord) -> None:
        """Show a run as it was, ended. Another one begins from fresh weights."""
        if self.phase is Phase.RUNNING:
            self._trainer.pause()
        self._set_up(record.recipe)
        self.name, self._network, self.log = record.name, record.network(), record.log()
        self._go_to(Phase.STOPPED)

    def shut_down(self) -> None:
        """End the process that trains."""
        self._trainer.shut_down()

    def _take_steps(self, recipe: Recipe, most: int | None) -> None:
        if self.dataset is None or self.phase is Phase.RUNNING:
            return
        if self.phase is not Phase.PAUSED:
            self._set_up(recipe)
            try:
                self._trainer.begin(Begin(self._number, recipe))
            except OSError as error:
                self.error = error
                self._go_to(Phase.FAILED)
                return
        self._go_to(Phase.RUNNING)
        self._trainer.go(most)

    def _go_to(self, phase: Phase) -> None:
        self.phase = phase
        self.phase_changed.emit()

    @Slot(object)
    def _take_update(self, update: Update) -> None:
        if update.run != self._number:
            return
        self.log.add(update.reports)
        self.network.parameters[...] = update.parameters
        self.error = update.error
        self.progressed.emit()
        if update.error is not None:
            self._go_to(Phase.FAILED)
        elif update.has_stopped:
            self._go_to(Phase.FINISHED if update.is_complete else Phase.PAUSED)

    @Slot()
    def _take_loss(self) -> None:
        if self.is_active:
            self.error = RuntimeError("the training process has ended unexpectedly")
            self._go_to(Phase.FAILED)
