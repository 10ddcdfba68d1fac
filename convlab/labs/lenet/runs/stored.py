"""Training runs as they are kept in files: values that can be checked, made from records and made into them again."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from convlab.core import TrainingState, TrainSettings
from convlab.labs.common.arrays import frozen
from convlab.labs.lenet.runs.record import Change, HowEnded, RunRecord
from convlab.labs.lenet.state import Recipe
from convlab.labs.lenet.training.log import TrainingFigures, TrainingLog

Parameters = NDArray[np.float32]
Numbers = NDArray[np.float64]

GENERATOR = "PCG64"  # numpy's, whose state is kept
LARGEST_WORD = 1 << 128  # of that state
LARGEST_SIZE = 3e38  # stands for what was too large for a number
MOST_BYTES = 24_000_000  # of the states of all runs in a file
MEMORIES = {"sgd": 0, "momentum": 1, "adam": 2}  # arrays that each optimiser keeps


def _words(state: dict[str, Any]) -> tuple[str, str, str, str]:
    """The state of a random generator, its numbers in hexadecimal: they are larger than other programs' JSON takes."""
    inner = state["state"]
    a, b, c, d = (f"{number:x}" for number in (inner["state"], inner["inc"], state["has_uint32"], state["uinteger"]))
    return a, b, c, d


def _random_state(words: Sequence[str]) -> dict[str, Any]:
    state, increment, has_half, half = (int(word, 16) for word in words)
    inner = {"state": state, "inc": increment}
    return {"bit_generator": GENERATOR, "state": inner, "has_uint32": has_half, "uinteger": half}


def _require_words(words: Sequence[str]) -> None:
    """Raises ValueError when they are not the state of a generator."""
    limits = (LARGEST_WORD, LARGEST_WORD, 2, 1 << 32)
    if any(not 0 <= int(word, 16) < limit for word, limit in zip(words, limits, strict=True)):
        raise ValueError("this is not the state of a random generator")


@dataclass(frozen=True, eq=False)
class StoredState:
    """A `TrainingState`. Raises ValueError when its parts do not fit each other."""

    step: int
    parameters: Parameters
    memory: tuple[Parameters, ...]
    count: int
    right: int
    order_random: tuple[str, str, str, str]
    random: tuple[str, str, str, str]
    settings: TrainSettings
    best_accuracy: float = 0.0
    best_epoch: int = 0

    def __post_init__(self) -> None:
        if min(self.step, self.count, self.right, self.best_epoch) < 0 or not 0 <= self.best_accuracy <= 1:
            raise ValueError("a state's numbers cannot be below 0")
        if len(self.memory) != MEMORIES[self.settings.optimiser]:
            raise ValueError(f"the optimiser {self.settings.optimiser} remembers something else")
        if any(array.shape != self.parameters.shape for array in self.memory):
            raise ValueError("the optimiser's memory does not fit the parameters")
        for words in (self.order_random, self.random):
            _require_words(words)

    @classmethod
    def of(cls, state: TrainingState) -> StoredState:
        """The fields are those of a `TrainingState`, in the same order; some have another name in files."""
        words = {name: _words(getattr(state, name)) for name in ("order_random", "random")}
        return cls(*(vars(state) | words | {"best_accuracy": float(state.best_accuracy)}).values())

    def state(self) -> TrainingState:
        states = {name: _random_state(getattr(self, name)) for name in ("order_random", "random")}
        return TrainingState(*(vars(self) | states).values())


@dataclass(frozen=True, eq=False)
class StoredFigures(TrainingFigures):
    """Figures as a file has them. Raises ValueError when they do not fit each other."""

    def __post_init__(self) -> None:
        taken = len(self.losses)
        if self.losses.ndim != 1 or self.accuracies.ndim != 2 or self.accuracies.shape[1:] != (3,):
            raise ValueError("losses or accuracies have another shape")
        _require_rows(self.size_steps, self.weight_sizes, self.gradient_sizes)
        _require_rows(self.activity_steps, self.spreads, self.saturated)
        if self.steps_per_epoch < 1 or self.steps < taken:
            raise ValueError("there are fewer steps than were taken")
        epochs = self.accuracies[:, 0] * self.steps_per_epoch
        steps = np.concatenate([epochs, self.size_steps, self.activity_steps])
        if not _within(steps, 1, taken):
            raise ValueError("figures belong to steps that were not taken")
        if self.seconds < 0:
            raise ValueError("the seconds of a run are below 0")
        if not _within(self.losses, 0, np.inf) or not _within(self.accuracies[:, 1:], 0, 1):
            raise ValueError("a loss is below 0, or an accuracy is no share")

    @classmethod
    def of(cls, log: TrainingLog) -> StoredFigures:
        given = dict(vars(log.figures()))
        for name, value in given.items():
            if isinstance(value, np.ndarray):
                given[name] = frozen(np.nan_to_num(value, posinf=LARGEST_SIZE))
        return cls(**given)


def _require_rows(steps: Numbers, *tables: Numbers) -> None:
    """Raises ValueError unless each table has a row for each step, and all have the same shape."""
    fit = all(table.ndim == 2 and len(table) == len(steps) and table.shape == tables[0].shape for table in tables)
    if steps.ndim != 1 or not fit:
        raise ValueError("the layers' figures have another shape")


def _within(values: Numbers, low: float, high: float) -> bool:
    return bool(((values >= low) & (values <= high)).all())


@dataclass(frozen=True, eq=False)
class StoredRun:
    """A `RunRecord`; `states` are those of its history, in order. Raises ValueError when its parts do not fit."""

    number: int
    recipe: Recipe
    parameters: Parameters
    figures: StoredFigures = field(default_factory=StoredFigures)
    name: str = ""
    parent: int | None = None
    parent_name: str = ""
    changes: tuple[Change, ...] = ()
    planned: tuple[Change, ...] = ()
    ending: HowEnded = "stopped"
    problem: str = ""
    accuracy_before: float | None = None
    start: StoredState | None = None
    states: tuple[StoredState, ...] = ()

    def __post_init__(self) -> None:
        shape = self.recipe.architecture.network().parameters.shape
        vectors = [self.parameters, *(state.parameters for state in self._all_states())]
        if any(vector.shape != shape for vector in vectors):
            raise ValueError(f"the network has {shape[0]:,} parameters")
        if self.accuracy_before is not None and not 0 <= self.accuracy_before <= 1:
            raise ValueError("an accuracy is no share")
        if any(state.settings.optimiser != self.recipe.optimiser for state in self._all_states()):
            raise ValueError("a state belongs to another optimiser")
        steps = [state.step for state in self.states]
        if self.number < 1 or steps != sorted(set(steps)):
            raise ValueError("runs are counted from 1, and states follow each other")

    def _all_states(self) -> Iterator[StoredState]:
        yield from self.states
        if self.start is not None:
            yield self.start

    @property
    def nbytes(self) -> int:
        """Of its weights and states."""
        vectors = [self.parameters, *(v for state in self._all_states() for v in (state.parameters, *state.memory))]
        return sum(vector.nbytes for vector in vectors)

    @classmethod
    def of(cls, record: RunRecord, most_states: int) -> StoredRun:
        """What is to be kept of a run as it is now, with so many of its states."""
        states = _spread(record.history.states, most_states)
        parameters = record.recipe.network().parameters if record.parameters is None else record.parameters
        return cls(
            number=record.number,
            recipe=record.recipe,
            parameters=np.asarray(parameters, np.float32),
            figures=StoredFigures.of(record.log),
            name=record.name,
            parent=record.parent,
            parent_name=record.parent_name,
            changes=tuple(record.changes),
            planned=record.planned,
            ending=record.ending or "stopped",
            problem=record.problem,
            accuracy_before=record.accuracy_before,
            start=None if record.start is None else StoredState.of(record.start),
            states=tuple(map(StoredState.of, states)),
        )

    def record(self) -> RunRecord:
        record = RunRecord(
            self.number, self.recipe, TrainingLog.of(self.figures, self.recipe.batch_size), self.name, self.parent
        )
        record.parameters, record.ending, record.problem = self.parameters, self.ending, self.problem
        record.accuracy_before, record.parent_name = self.accuracy_before, self.parent_name
        record.changes, record.planned = list(self.changes), self.planned
        record.start = None if self.start is None else self.start.state()
        for state in self.states:
            record.history.add(state.state())
        return record


def stored_runs(records: Sequence[RunRecord], most_bytes: int = MOST_BYTES) -> tuple[StoredRun, ...]:
    """Runs as they are now. Their states share `most_bytes` evenly; the newest one of each run is kept in any case.

    Memory holds ten times as much: weights on the way look like noise, which no compression makes small.
    """
    room, states = most_bytes, {}
    for left, record in enumerate(sorted(records, key=lambda record: record.history.nbytes), -len(records)):
        share, history = room // -left, record.history
        count = len(history.states)
        states[record.number] = max(1, count if history.nbytes <= share else count * share // history.nbytes)
        room -= min(share, history.nbytes)
    return tuple(StoredRun.of(record, states[record.number]) for record in records)


def _spread(states: Sequence[TrainingState], most: int) -> list[TrainingState]:
    """At most so many of them, evenly picked, from the last one back to the first."""
    if len(states) <= most:
        return list(states)
    return [states[index] for index in np.linspace(len(states) - 1, 0, most).round().astype(int)[::-1]]


def metadata_of(record: RunRecord, steps: int) -> dict[str, str]:
    """The metadata for a file of the weights that a run had after this many steps."""
    recipe, tuning = record.recipe, record.tuning
    facts: dict[str, Any] = {
        "settings": f"optimiser {recipe.optimiser}, learning_rate {tuning.learning_rate:g},"
        f" batch_size {recipe.batch_size}, examples {recipe.examples}",
        "initialiser": recipe.initialiser,
        "seed": recipe.seed,
        "steps": steps,
        "dataset": f"{recipe.data.name}, {recipe.examples:,} training images",
        "data": json.dumps(asdict(recipe.data), ensure_ascii=False),
    }
    accuracies = {round(row[0] * recipe.steps_per_epoch): row[2] for row in record.log.figures().accuracies.tolist()}
    if not steps and record.accuracy_before is not None:
        accuracies[0] = record.accuracy_before
    if steps in accuracies:
        facts["test_accuracy"] = f"{accuracies[steps]:.4f}"
    return recipe.architecture.metadata() | {name: str(fact) for name, fact in facts.items()}
