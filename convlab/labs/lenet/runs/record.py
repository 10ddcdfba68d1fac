"""All training runs of the LeNet lab: how each came about, its figures, its weights on the way, and how it ended.

A run begins from its recipe's seed, or as a branch: from a state of another run. A record holds all that is needed to
repeat it exactly.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from convlab.core import TrainingState, TrainReport
from convlab.core.training.divergence import Divergence
from convlab.core.training.optimisers import make_optimiser
from convlab.core.training.progress import Ending
from convlab.labs.lenet.state import Recipe, Tuning
from convlab.labs.lenet.training.log import TrainingLog
from convlab.labs.lenet.training.weight_history import WeightHistory

MOST_BYTES = 200_000_000  # of all kept states together

Failure = Literal["data", "memory", "start", "lost", "unforeseen"]  # why a run "failed"
HowEnded = Ending | Literal["", "stopped", "diverged", "failed"]  # "": it has not


@dataclass(frozen=True)
class Change:
    """The tuning in force from after this step on."""

    step: int
    tuning: Tuning


@dataclass(eq=False)
class RunRecord:
    """One run. `recipe` is what it began with; `changes` what was changed on the way, at which steps.

    A branch has the number of its `parent` and the state it began from, `start`; its log begins with the parent's, so
    that steps and epochs count from the very beginning. `parameters` are the newest weights. `problem` is the
    `Failure` that ended it, `divergence` and `safer_learning_rate` explain a run that diverged. `name` is the user's,
    "" for none. `accuracy_before` is that of weights from a file, on their test set.
    """

    number: int
    recipe: Recipe
    log: TrainingLog
    name: str = ""
    parent: int | None = None
    parent_name: str = ""  # of a parent that was deleted
    start: TrainingState | None = None
    changes: list[Change] = field(default_factory=list)
    planned: tuple[Change, ...] = ()  # the changes of the run that this one repeats
    history: WeightHistory = field(default_factory=WeightHistory)
    parameters: NDArray[np.floating[Any]] | None = None
    ending: HowEnded = ""
    problem: str = ""
    accuracy_before: float | None = None
    divergence: Divergence | None = None
    safer_learning_rate: float | None = None

    @property
    def tuning(self) -> Tuning:
        """The tuning in force now."""
        return self.changes[-1].tuning if self.changes else self.recipe.tuning

    @property
    def first_step(self) -> int:
        """How many steps were taken before this run's own."""
        return self.start.step if self.start else 0

    @property
    def steps_taken(self) -> int:
        """Including those before a branch."""
        return self.log.last.step if self.log.last else 0


def first_state(recipe: Recipe, parameters: NDArray[np.float32]) -> TrainingState:
    """The state before the first step of a run that begins with weights from elsewhere."""
    optimiser = make_optimiser(recipe.optimiser, parameters, momentum=recipe.momentum)
    random: Any = np.random.default_rng(recipe.seed).bit_generator.state
    return TrainingState(0, parameters, optimiser.state, 0, 0, random, random, recipe.settings())


class Runs:
    """The records by number, in the order of their beginning."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most_bytes = most_bytes
        self._records: dict[int, RunRecord] = {}
        self._last_number = 0  # of all that were ever among them
        self._deleted: dict[int, RunRecord] = {}  # they may come back: their states count as well

    def __iter__(self) -> Iterator[RunRecord]:
        return iter(self._records.values())

    def __len__(self) -> int:
        return len(self._records)

    def __contains__(self, number: object) -> bool:
        return number in self._records

    def __getitem__(self, number: int) -> RunRecord:
        return self._records[number]

    # ---- new runs: each has the next number, which is taken when it is added

    def pass_over(self, number: int) -> None:
        """Do not use this number, nor one below it."""
        self._last_number = max(self._last_number, number)

    def draft(self, recipe: Recipe) -> RunRecord:
        """A run from the recipe's seed."""
        return RunRecord(self._last_number + 1, recipe, TrainingLog(recipe.batch_size))

    def branch(self, parent: RunRecord, state: TrainingState, tuning: Tuning) -> RunRecord:
        """A run that goes on from a state of another one, with this tuning and at least another epoch."""
        epochs = max(tuning.epochs, state.step // parent.recipe.steps_per_epoch + 1)
        record = self.draft(replace(parent.recipe.tuned(tuning), epochs=epochs))
        record.log = TrainingLog.of(parent.log.figures(), parent.log.batch_size, until=state.step)
        record.parent, record.start, record.parameters = parent.number, state, state.parameters
        record.history.add(state)
        return record

    def repetition(self, of: RunRecord) -> RunRecord:
        """The same run again: the same beginning, and the same changes at the same steps."""
        record = self.draft(of.recipe)
        record.parent, record.start, record.planned = of.parent, of.start, tuple(of.changes)
        record.parent_name = of.parent_name
        if of.start is not None:
            record.log = TrainingLog.of(of.log.figures(), of.log.batch_size, until=of.start.step)
            record.parameters = of.start.parameters
            record.history.add(of.start)
        return record

    def add(self, record: RunRecord) -> None:
        self._records[record.number] = record
        self._last_number = max(self._last_number, record.number)

    def restore(self, record: RunRecord) -> None:
        """Add a stored run under its own number. Raises ValueError if that number is taken."""
        if record.number in self:
            raise ValueError(f"there is a run {record.number} already")
        self.add(record)
        self._records = dict(sorted(self._records.items()))
        self._keep_within_bounds()

    # ---- changes

    def note(
        self,
        record: RunRecord,
        reports: Iterable[TrainReport],
        states: Iterable[TrainingState] = (),
        changes: Iterable[Change] = (),
    ) -> None:
        """Add what a training run reports, and keep the states of all runs within their limit."""
        record.log.add(reports)
        record.changes.extend(changes)
        for state in states:
            record.history.add(state)
        self._keep_within_bounds()

    def rename(self, number: int, name: str) -> None:
        self._records[number].name = name.strip()

    def delete(self, number: int) -> None:
        """Take a run out; it may come back. Its branches stay: they hold the state that they began from."""
        self._deleted[number] = self._records.pop(number)
        for record in self._kept:
            if record.parent == number:
                record.parent_name = self._deleted[number].name

    def undelete(self, number: int) -> None:
        """Bring a deleted run back; nothing if there is none of this number."""
        if number in self._deleted:
            self.restore(self._deleted.pop(number))

    # ---- lines and families

    def line(self, record: RunRecord) -> list[RunRecord]:
        """A run and those it came from, itself first, as far as they are still there."""
        line = [record]
        while (parent := line[-1].parent) is not None and parent in self:
            line.append(self[parent])
        return line

    def family(self, record: RunRecord) -> list[RunRecord]:
        """All runs that came from where this one did, and itself, in order."""
        root = self.line(record)[-1]
        relatives = [other for other in self if other is not record and self.line(other)[-1] is root]
        return sorted([*relatives, record], key=lambda relative: relative.number)

    def nearest(self, record: RunRecord, step: int) -> tuple[RunRecord, TrainingState] | None:
        """A run's kept state at a step, or the last before it, and its run: before a branch, the parent."""
        for owner in self.line(record):
            state = owner.history.nearest(step)
            if state is not None:
                return owner, state
        return None

    def steps_kept(self, record: RunRecord) -> list[int]:
        """All steps one can go back to, along the line that a run came from."""
        steps: set[int] = set()
        limit = record.steps_taken
        for owner in self.line(record):
            steps.update(step for step in owner.history.steps if step <= limit)
            limit = owner.first_step
        return sorted(steps)

    @property
    def nbytes(self) -> int:
        """Of all kept states, including those of deleted runs."""
        return sum(record.history.nbytes for record in self._kept)

    @property
    def _kept(self) -> list[RunRecord]:
        return [*self, *self._deleted.values()]

    def _keep_within_bounds(self) -> None:
        excess = self.nbytes - self._most_bytes
        while excess > 0:
            record = max(self._kept, key=lambda record: record.history.nbytes if len(record.history.states) > 2 else 0)
            before = record.history.nbytes
            record.history.thin_out()
            saved = before - record.history.nbytes
            if not saved:
                return
            excess -= saved
