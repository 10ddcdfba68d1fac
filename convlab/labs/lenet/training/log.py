"""The record of a training run's figures, and the curves drawn from it."""

from __future__ import annotations

import math
from array import array
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from convlab.core import TrainReport
from convlab.core.training.evaluation import ActivationStats, WeightStats
from convlab.labs.common.arrays import Matrix, frozen

Floats = NDArray[np.floating[Any]]
Curve = tuple[Floats, Floats]  # x in epochs, y
T = TypeVar("T")

LayerQuantity = Literal["weights", "gradients", "spreads", "saturated"]  # of layers

SMOOTHING = 0.9  # weight of the past in the running mean of the loss: about the last ten steps count
LOSS_OF_GUESSING = math.log(10)
RECENT = 50  # steps over which the speed is measured


@dataclass(frozen=True, eq=False)
class TrainingFigures:
    """All figures of a run, to be stored: of each step, of each epoch, and of the layers at some steps."""

    steps: int = 0  # in the whole run
    steps_per_epoch: int = 1
    seconds: float = 0.0  # of computing, in this run's own steps
    losses: Matrix = field(default_factory=lambda: frozen([]))  # (steps taken,)
    # (epochs, 3): the epoch, on the training set, on the test set
    accuracies: Matrix = field(default_factory=lambda: frozen(np.zeros((0, 3))))
    size_steps: Matrix = field(default_factory=lambda: frozen([]))  # (samples,)
    weight_sizes: Matrix = field(default_factory=lambda: frozen(np.zeros((0, 0))))  # (samples, layers)
    gradient_sizes: Matrix = field(default_factory=lambda: frozen(np.zeros((0, 0))))  # (samples, layers)
    activity_steps: Matrix = field(default_factory=lambda: frozen([]))  # (samples,)
    spreads: Matrix = field(default_factory=lambda: frozen(np.zeros((0, 0))))  # (samples, activations)
    saturated: Matrix = field(default_factory=lambda: frozen(np.zeros((0, 0))))  # (samples, activations)


class Moment(NamedTuple):
    """A run's figures after a step: `loss` is the running mean, the accuracy that of the last epoch that had ended."""

    step: int
    epoch: float
    loss: float | None
    test_accuracy: float | None


class _Samples:
    """Figures of several layers at some steps, a row for each step."""

    def __init__(self, *quantities: str) -> None:
        self._steps = array("d")
        self._rows = {quantity: array("d") for quantity in quantities}
        self._layers = 0

    def add(self, step: int, **rows: tuple[float, ...]) -> None:
        self._steps.append(step)
        for quantity, row in rows.items():
            self._rows[quantity].extend(row)
            self._layers = len(row)

    @property
    def steps(self) -> Matrix:
        return np.array(self._steps)

    def table(self, quantity: str) -> Matrix:
        """(samples, layers)."""
        return np.array(self._rows[quantity]).reshape(len(self._steps), self._layers)


class TrainingLog:
    """Collects reports; its curves have a bounded number of points, however long the run is."""

    def __init__(self, batch_size: int) -> None:
        self.batch_size = batch_size
        self.last: TrainReport | None = None
        self.highest_loss = 0.0
        self.seconds = 0.0  # of computing, in this run's own steps
        self._losses = array("d")
        self._smoothed = array("d")
        self._mean = 0.0
        self._weight = 0.0
        self._accuracies: list[tuple[float, float, float]] = []
        self._seconds: list[float] = []
        self._sizes = _Samples("weights", "gradients")
        self._activity = _Samples("spreads", "saturated")

    def add(self, reports: Iterable[TrainReport]) -> None:
        for report in reports:
            self._mean = SMOOTHING * self._mean + (1 - SMOOTHING) * report.loss
            self._weight = SMOOTHING * self._weight + (1 - SMOOTHING)  # so that the first steps count in full
            self._losses.append(report.loss)
            self.highest_loss = max(self.highest_loss, report.loss)
            self._smoothed.append(self._mean / self._weight)
            self._seconds.append(report.seconds)
            self.seconds += report.seconds
            if report.train_accuracy is not None and report.test_accuracy is not None:
                self._accuracies.append((report.epoch, report.train_accuracy, report.test_accuracy))
            if report.weight_stats is not None:
                weights = report.weight_stats
                self._sizes.add(report.step, weights=weights.weights, gradients=weights.gradients)
            if report.activation_stats is not None:
                activations = report.activation_stats
                self._activity.add(report.step, spreads=activations.spreads, saturated=activations.saturated)
            self.last = report
        del self._seconds[:-RECENT]

    # ---- as a whole

    def figures(self) -> TrainingFigures:
        return TrainingFigures(
            steps=self.last.steps if self.last else 0,
            steps_per_epoch=self._steps_per_epoch,
            seconds=self.seconds,
            losses=np.array(self._losses),
            accuracies=np.array(self._accuracies).reshape(-1, 3),
            size_steps=self._sizes.steps,
            weight_sizes=self._sizes.table("weights"),
            gradient_sizes=self._sizes.table("gradients"),
            activity_steps=self._activity.steps,
            spreads=self._activity.table("spreads"),
            saturated=self._activity.table("saturated"),
        )

    @staticmethod
    def of(figures: TrainingFigures, batch_size: int, until: int | None = None) -> TrainingLog:
        """A log with these figures, up to the step `until`."""
        log, losses = TrainingLog(batch_size), figures.losses[:until].tolist()
        accuracies = {round(row[0] * figures.steps_per_epoch): row[1:] for row in figures.accuracies.tolist()}
        sizes = _by_step(WeightStats, figures.size_steps, figures.weight_sizes, figures.gradient_sizes)
        activity = _by_step(ActivationStats, figures.activity_steps, figures.saturated, figures.spreads)

        def report(step: int, loss: float) -> TrainReport:
            of_layers = sizes.get(step), activity.get(step)
            train, test = accuracies.get(step, (None, None))
            return TrainReport(step, figures.steps, figures.steps_per_epoch, loss, 0.0, train, test, *of_layers)

        log.add(report(step, loss) for step, loss in enumerate(losses, 1))
        log._seconds.clear()  # they are of another time
        log.seconds = 0.0 if until is not None else figures.seconds
        return log

    # ---- curves

    def losses(self, most_points: int = 2000, since: int = 0) -> tuple[Curve, Curve]:
        """The loss of each step, and its running mean, both thinned out evenly to at most `most_points`.

        `since` is the number of steps that are left out at the beginning.
        """
        count = len(self._losses)
        stride = max(1, -(-count // most_points))
        picked = slice(since + stride - 1, None, stride)
        x = np.arange(1, count + 1)[picked] / self._steps_per_epoch
        return (x, np.array(self._losses[picked])), (x, np.array(self._smoothed[picked]))

    @property
    def step_losses(self) -> Floats:
        """The loss of every step, (steps taken,)."""
        return np.array(self._losses)

    def accuracies(self) -> tuple[Curve, Curve]:
        """The accuracy on the training set (as the epoch went) and on the test set (after it), for each epoch."""
        table = np.array(self._accuracies).reshape(-1, 3)
        return (table[:, 0], table[:, 1]), (table[:, 0], table[:, 2])

    def layer_curves(self, quantity: LayerQuantity, most_points: int = 500) -> list[Curve]:
        """A curve for each layer that has weights, of their root mean square or that of their gradients.

        For spreads and the saturated share a curve for each activation: see `ActivationStats`.
        """
        samples = self._sizes if quantity in ("weights", "gradients") else self._activity
        table = samples.table(quantity)
        stride = max(1, -(-len(table) // most_points))
        x = samples.steps[::stride] / self._steps_per_epoch
        return [(x, column) for column in table[::stride].T]

    @property
    def _steps_per_epoch(self) -> int:
        return self.last.steps_per_epoch if self.last else 1

    # ---- single figures

    def at(self, step: int) -> Moment:
        """The figures after this step."""
        epoch, loss = step / self._steps_per_epoch, self._smoothed[step - 1] if step else None
        tests = [test for end, _, test in self._accuracies if round(end * self._steps_per_epoch) <= step]
        return Moment(step, epoch, loss, tests[-1] if tests else None)

    @property
    def accuracy_floor(self) -> float:
        """Where an axis of accuracies should begin: the tenth below the lowest so far."""
        lowest = min((min(train, test) for _, train, test in self._accuracies), default=0.0)
        return max(0.0, math.floor(lowest * 10 - 0.2) / 10)

    @property
    def smoothed_loss(self) -> float | None:
        return self._smoothed[-1] if self._smoothed else None

    @property
    def test_accuracy(self) -> float | None:
        return self._accuracies[-1][2] if self._accuracies else None

    @property
    def train_accuracy(self) -> float | None:
        return self._accuracies[-1][1] if self._accuracies else None

    @property
    def best_test_accuracy(self) -> float:
        return max((test for *_, test in self._accuracies), default=0.0)

    @property
    def examples_per_second(self) -> float:
        """Over the most recent steps; 0 before the first."""
        total = sum(self._seconds)
        return self.batch_size * len(self._seconds) / total if total else 0.0

    @property
    def seconds_left(self) -> float:
        """At the present speed, to the end of the run."""
        if not self.last or not self._seconds:
            return 0.0
        return (self.last.steps - self.last.step) * sum(self._seconds) / len(self._seconds)

    @property
    def has_shot_up(self) -> bool:
        """Whether a step made the loss far worse than guessing: the learning rate is too large."""
        return self.highest_loss > 5 * LOSS_OF_GUESSING

    @property
    def on_plateau(self) -> bool:
        """Whether the network still guesses: the loss is near ln 10 = 2.303, that of ten equal probabilities."""
        return (
            self.smoothed_loss is not None and len(self._losses) > 20 and self.smoothed_loss > LOSS_OF_GUESSING - 0.06
        )


def _by_step(kind: Callable[[tuple[float, ...], tuple[float, ...]], T], steps: Floats, *tables: Floats) -> dict[int, T]:
    """Two rows of each step, put into one value."""
    rows = zip(*(table.tolist() for table in tables), strict=True)
    return {
        round(step): kind(tuple(one), tuple(other)) for step, (one, other) in zip(steps.tolist(), rows, strict=True)
    }
