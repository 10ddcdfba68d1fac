"""One training run as the window sees it: start, pause, step, stop, reset, and what has come of it so far."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum, auto

from PySide6.QtCore import QObject, Signal, Slot

from convlab.core import Network, TrainReport, train
from convlab.core.datasets import Dataset
from convlab.gui.trainer import Trainer, Update
from convlab.labs.lenet import Recipe
from convlab.labs.training_log import TrainingLog


class Phase(Enum):
    """READY before the first step; RUNNING, PAUSED; then STOPPED by the user, FINISHED, or FAILED."""

    READY = auto()
    RUNNING = auto()
    PAUSED = auto()
    STOPPED = auto()
    FINISHED = auto()
    FAILED = auto()


class TrainingRun(QObject):
    """`network` is the window's own copy of the network in training, as of the last update.

    `progressed` tells that there are new steps, `phase_changed` that the phase is another.
    """

    progressed = Signal()
    phase_changed = Signal()

    def __init__(self, recipe: Recipe, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.dataset: Dataset | None = None
        self._trainer: Trainer | None = None
        self._set_up(recipe)

    def _set_up(self, recipe: Recipe) -> None:
        self.recipe = recipe
        self.network: Network = recipe.network()
        self.log = TrainingLog(recipe.batch_size)
        self.phase = Phase.READY
        self.error: Exception | None = None

    @property
    def is_active(self) -> bool:
        """Whether the run has begun and not ended."""
        return self.phase in (Phase.RUNNING, Phase.PAUSED)

    def reset(self, recipe: Recipe) -> None:
        """Back to the weights before the first step."""
        self._dismiss_trainer()
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
        if self.phase is Phase.RUNNING and self._trainer is not None:
            self._trainer.requestInterruption()

    def stop(self) -> None:
        """End the run and keep what it has learnt."""
        if self.is_active:
            self._dismiss_trainer()
            self._go_to(Phase.STOPPED)

    def shut_down(self) -> None:
        """End the run and wait until no thread is left."""
        self._dismiss_trainer()
        for trainer in self.findChildren(Trainer):
            trainer.wait()

    def _take_steps(self, recipe: Recipe, most: int | None) -> None:
        if self.dataset is None or self.phase is Phase.RUNNING:
            return
        if self.phase is not Phase.PAUSED:
            self._dismiss_trainer()
            self._set_up(recipe)
            self._trainer = self._make_trainer(self.dataset)
        assert self._trainer is not None
        self._go_to(Phase.RUNNING)
        self._trainer.take_steps(most)

    def _make_trainer(self, dataset: Dataset) -> Trainer:
        network = self.recipe.network()
        examples = self.recipe.used(dataset.train)
        test = dataset.test.images, dataset.test.labels
        steps: Iterator[TrainReport] = train(
            network, examples.images, examples.labels, self.recipe.settings(), test=test
        )
        trainer = Trainer(network, steps, self)
        trainer.updated.connect(self._take_update)
        trainer.failed.connect(self._take_failure)
        trainer.finished.connect(self._thread_ended)
        return trainer

    def _dismiss_trainer(self) -> None:
        """Let go of the thread. It ends after its present step; what it still reports is not listened to."""
        trainer, self._trainer = self._trainer, None
        if trainer is None:
            return
        trainer.requestInterruption()
        if trainer.isRunning():
            trainer.finished.connect(trainer.deleteLater)
        else:
            trainer.deleteLater()

    def _go_to(self, phase: Phase) -> None:
        self.phase = phase
        self.phase_changed.emit()

    @Slot(object)
    def _take_update(self, update: Update) -> None:
        if self.sender() is not self._trainer:
            return  # of a run that has been reset since
        self.log.add(update.reports)
        self.network.parameters[...] = update.parameters
        self.progressed.emit()

    @Slot(object)
    def _take_failure(self, error: Exception) -> None:
        if self.sender() is self._trainer:
            self.error = error
            self._go_to(Phase.FAILED)

    @Slot()
    def _thread_ended(self) -> None:
        if self.sender() is self._trainer and self.phase is Phase.RUNNING:
            self._go_to(Phase.FINISHED if self._trainer.is_exhausted else Phase.PAUSED)
