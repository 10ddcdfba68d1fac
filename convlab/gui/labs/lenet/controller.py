"""What the user does on the LeNet page: each action changes the state, the training, or both, in the right order."""

from __future__ import annotations

import random
from collections.abc import Hashable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Qt, Signal, Slot

from convlab.core.data.data_source import DataSource
from convlab.core.data.datasets import Dataset
from convlab.gui.session import LabHandle
from convlab.gui.training.run import Phase, TrainingRun
from convlab.labs.lenet.architecture import Architecture
from convlab.labs.lenet.runs.record import RunRecord
from convlab.labs.lenet.runs.stored import StoredRun
from convlab.labs.lenet.state import (
    PRESETS,
    LeNetState,
    Recipe,
    WeightsChoice,
    example_on_canvas,
    followed,
    with_data,
    with_recipe,
)


class LeNetController(QObject):
    """The panels and views show the state and the run, and call this for all that they do to them.

    Training follows the state's recipe: see `_follow_recipe`. `data_wanted` carries the data set that a new recipe is
    for.
    """

    data_wanted = Signal(object)

    def __init__(self, lab: LabHandle[LeNetState], run: TrainingRun, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lab, self.run = lab, run
        self._followed, self._deleted = lab.state.recipe, lab.state.deleted_runs
        self._shown_when_deleted: int | None = None
        self._queue: list[Recipe] = []  # to be trained one after the other
        lab.history_changed.connect(self._follow_recipe)
        lab.history_changed.connect(self._follow_deletions)
        # when all have been told of the end of a run
        run.phase_changed.connect(self._train_next, Qt.ConnectionType.QueuedConnection)

    @property
    def recipe(self) -> Recipe:
        return self.lab.state.recipe

    @property
    def shown_recipe(self) -> Recipe:
        """That of the run that goes on, with the tuning it is to have; otherwise that of the next run."""
        return self.run.recipe.tuned(self.recipe.tuning) if self.run.is_active else self.recipe

    @property
    def next_differs(self) -> bool:
        """Whether the next run will differ from the one that goes on in more than its tuning."""
        return self.run.is_active and self.shown_recipe != self.recipe

    @Slot()
    def _follow_recipe(self) -> None:
        """After the recipe was changed, by an edit, undo, redo or another session: what follows for the training.

        A run that has not begun gets the new recipe, one that goes on gets its tuning.
        """
        if self.recipe is self._followed:
            return
        before, self._followed = self._followed, self.recipe
        recipe = self.recipe
        if self.run.phase is Phase.READY and self.run.recipe != recipe:
            self.run.reset(recipe)
        self.run.tune(recipe.tuning)
        if recipe.data != before.data:
            self.data_wanted.emit(recipe.data)

    @Slot()
    def _follow_deletions(self) -> None:
        """After runs were deleted, by an edit, undo or redo: take them out, or bring them back."""
        before, self._deleted = self._deleted, self.lab.state.deleted_runs
        for number in sorted(before - self._deleted):
            self.run.library.undelete(number)
            if number == self._shown_when_deleted and self.run.phase is Phase.READY and number in self.run.runs:
                self.run.open(number)
        for number in sorted(self._deleted - before):
            if number in self.run.runs:
                if self.run.runs[number] is self.run.record:
                    self._shown_when_deleted = number
                self.run.delete(number)

    # ---- the recipe

    def edit_recipe(self, *, merge: Hashable = None, **changes: Any) -> None:
        self.lab.edit(merge=merge, recipe=replace(self.recipe, **changes))

    def edit_architecture(self, architecture: Architecture, *, merge: Hashable = None) -> None:
        self.edit_recipe(merge=merge, architecture=architecture)

    def choose_preset(self, name: str) -> None:
        self.lab.edit(recipe=followed(PRESETS[name], self.recipe))

    @Slot()
    def reseed(self) -> None:
        """Another seed, and the weights it gives."""
        self.edit_recipe(seed=random.randrange(1_000_000))
        self.run.reset(self.recipe)

    # ---- training

    @Slot()
    def start_or_pause(self) -> None:
        if self.run.phase is Phase.RUNNING:
            self.run.pause()
        else:
            self.choose_weights("mine")
            self.run.train(self.recipe)

    @Slot()
    def step(self) -> None:
        self.choose_weights("mine")
        self.run.train(self.recipe, most_steps=1)

    @Slot()
    def stop(self) -> None:
        self.run.stop()

    @Slot()
    def reset(self) -> None:
        """Back to the first weights of the present recipe."""
        self.run.reset(self.recipe)

    @Slot()
    def branch(self) -> None:
        """Train on from the shown weights, with the learning rate, momentum, epochs and stop rules of the recipe."""
        self.run.branch(self.recipe.tuning)
        self.lab.edit(weights="mine", recipe=self.run.recipe)

    def train(self, recipe: Recipe) -> None:
        """Begin a run with another recipe, which becomes the present one."""
        self._adopt_recipe(recipe)
        self.run.train(recipe)

    def train_in_turn(self, recipes: Sequence[Recipe]) -> None:
        """Train several recipes one after the other; when a run is ended by hand or fails, the rest is left."""
        self._queue = list(recipes[1:])
        self.train(recipes[0])

    @property
    def awaited(self) -> Recipe | None:
        """What is trained after the present run, without another command."""
        return self._queue[0] if self._queue else None

    @Slot()
    def _train_next(self) -> None:
        if self.run.phase is Phase.FINISHED and self._queue:
            self.train(self._queue.pop(0))
        elif not self.run.is_active:
            self._queue = []

    def repeat(self, record: RunRecord) -> None:
        """Train again as that run was trained."""
        self._adopt_recipe(record.recipe)
        self.run.repeat(record)

    def _adopt_recipe(self, recipe: Recipe) -> None:
        self.lab.edit(weights="mine", **with_recipe(self.lab.state, recipe))

    # ---- which weights are shown

    def choose_weights(self, weights: WeightsChoice) -> None:
        self.lab.edit(weights=weights)

    def look_at(self, step: int) -> None:
        """Show the run's weights after a step."""
        self.run.shown.look_at(step)
        self._show_own_weights()

    def look_further(self, by: int) -> None:
        """Go so many checkpoints on, or back if `by` is negative."""
        self.run.shown.look_further(by)
        self._show_own_weights()

    @Slot()
    def look_at_present(self) -> None:
        self.run.shown.look_at_present()

    def _show_own_weights(self) -> None:
        if self.run.shown.checkpoint is not None:
            self.choose_weights("mine")

    def open_run(self, number: int) -> None:
        """Show a run of the past; what is trained from there on begins with its recipe, as it was in the end."""
        self.run.open(number)
        record = self.run.record
        self._adopt_recipe(record.recipe.tuned(record.tuning))

    def return_to_run(self, number: int) -> None:
        """Show a run again that gave way to weights from a file, and its recipe; nothing if it was deleted."""
        if number in self.run.runs:
            self.lab.edit(**with_recipe(self.lab.state, self.run.runs[number].recipe))
            self.run.open(number)

    def show_weights(
        self,
        architecture: Architecture,
        data: DataSource,
        parameters: NDArray[np.float32],
        name: str,
        accuracy: float | None = None,
    ) -> None:
        """Show weights from a file, which were trained on `data`, as the user's own. They can be trained further."""
        recipe = replace(self.recipe, architecture=architecture)
        self.run.add_weights(with_data(recipe, data), parameters, name, accuracy)
        self.lab.edit(recipe=recipe, weights="mine")

    def restore_runs(self, stored: Sequence[StoredRun]) -> None:
        """Show the runs of a session in the place of all there are."""
        state = self.lab.state
        self.run.restore(stored, self.recipe, max(state.deleted_runs | state.hidden_runs, default=0))

    def delete_run(self, number: int) -> None:
        """Take a run out. Undo brings it back."""
        self.lab.edit(deleted_runs=self.lab.state.deleted_runs | {number})

    # ---- data

    def choose_data(self, dataset: Dataset) -> None:
        """Train on this data set from now on; an example on the canvas makes way for one of its own."""
        state = self.lab.state
        if state.recipe.data == dataset.source:
            return
        changes = with_recipe(state, with_data(state.recipe, dataset.source))
        if state.is_example and (state.label is not None or not dataset.source.has_digits):
            changes |= example_on_canvas(dataset.test, 0)
        self.lab.edit(**changes)
