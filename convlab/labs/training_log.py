"""The record of a training run's figures, and the curves drawn from it."""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from convlab.core import TrainReport
from convlab.core.layer_sizes import LayerSizes

Floats = NDArray[np.floating[Any]]
Curve = tuple[Floats, Floats]  # x in epochs, y

SMOOTHING = 0.97  # weight of the past in the running mean of the loss
LOSS_OF_GUESSING = math.log(10)
RECENT = 50  # steps over which the speed is measured


@dataclass(frozen=True, eq=False)
class Figures:
    """All figures of a run, to be stored: those of each step, of each epoch, and the layers' sizes where noted."""

    batch_size: int
    steps: int  # in the whole run
    steps_per_epoch: int
    losses: Floats  # (steps taken,)
    accuracies: Floats  # (epochs, 3): the epoch, on the training set, on the test set
    size_steps: Floats  # (samples,)
    weight_sizes: Floats  # (samples, layers)
    gradient_sizes: Floats  # (samples, layers)


class TrainingLog:
    """Grows by reports; gives curves of a bounded number of points, whatever the length of the run."""

    def __init__(self, batch_size: int) -> None:
        self.batch_size = batch_size
        self.last: TrainReport | None = None
        self.highest_loss = 0.0
        self._losses = array("d")
        self._smoothed = array("d")
        self._mean = 0.0
        self._weight = 0.0
        self._accuracies: list[tuple[float, float, float]] = []
        self._seconds: list[float] = []
        self._size_steps = array("d")
        self._sizes = {"weights": array("d"), "gradients": array("d")}  # layer after layer of each sample
        self._layers = 0

    def add(self, reports: Iterable[TrainReport]) -> None:
        for report in reports:
            self._mean = SMOOTHING * self._mean + (1 - SMOOTHING) * report.loss
            self._weight = SMOOTHING * self._weight + (1 - SMOOTHING)  # so that the first steps count in full
            self._losses.append(report.loss)
            self.highest_loss = max(self.highest_loss, report.loss)
            self._smoothed.append(self._mean / self._weight)
            self._seconds.append(report.seconds)
            if report.train_accuracy is not None and report.test_accuracy is not None:
                self._accuracies.append((report.epoch, report.train_accuracy, report.test_accuracy))
            if report.sizes is not None:
                self._size_steps.append(report.step)
                self._sizes["weights"].extend(report.sizes.weights)
                self._sizes["gradients"].extend(report.sizes.gradients)
                self._layers = len(report.sizes.weights)
            self.last = report
        del self._seconds[:-RECENT]

    # ---- as a whole

    def figures(self) -> Figures:
        return Figures(
            batch_size=self.batch_size,
            steps=self.last.steps if self.last else 0,
            steps_per_epoch=self._steps_per_epoch,
            losses=np.array(self._losses),
            accuracies=np.array(self._accuracies).reshape(-1, 3),
            size_steps=np.array(self._size_steps),
            weight_sizes=self._table("weights"),
            gradient_sizes=self._table("gradients"),
        )

    @staticmethod
    def of(figures: Figures, until: int | None = None) -> TrainingLog:
        """A log with these figures, up to the step `until`."""
        log, losses = TrainingLog(figures.batch_size), figures.losses[:until].tolist()
        accuracies = {round(row[0] * figures.steps_per_epoch): row[1:] for row in figures.accuracies.tolist()}
        sizes = {
            round(step): LayerSizes(tuple(weights), tuple(gradients))
            for step, weights, gradients in zip(
                figures.size_steps.tolist(),
                figures.weight_sizes.tolist(),
                figures.gradient_sizes.tolist(),
                strict=True,
            )
        }
        for step, loss in enumerate(losses, 1):
            train, test = accuracies.get(step, (None, None))
            report = TrainReport(step, figures.steps, figures.steps_per_epoch, loss, 0.0, train, test, sizes.get(step))
            log.add([report])
        log._seconds.clear()  # they are of another time
        return log

    # ---- curves

    def losses(self, most_points: int = 2000, since: int = 0) -> tuple[Curve, Curve]:
        """The loss of each step, and its running mean, both thinned out evenly to at most `most_points`.

        `since` leaves out so many steps at the beginning.
        """
        count = len(self._losses)
        stride = max(1, -(-count // most_points))
        picked = slice(since + stride - 1, None, stride)
        x = np.arange(1, count + 1)[picked] / self._steps_per_epoch
        return (x, np.array(self._losses[picked])), (x, np.array(self._smoothed[picked]))

    def accuracies(self) -> tuple[Curve, Curve]:
        """The accuracy on the training set (as the epoch went) and on the test set (after it), for each epoch."""
        table = np.array(self._accuracies).reshape(-1, 3)
        return (table[:, 0], table[:, 1]), (table[:, 0], table[:, 2])

    def sizes(self, quantity: Literal["weights", "gradients"], most_points: int = 500) -> list[Curve]:
        """The root mean square of each layer's weights or gradients, in the order of the layers that have weights."""
        table = self._table(quantity)
        stride = max(1, -(-len(table) // most_points))
        x = np.array(self._size_steps)[::stride] / self._steps_per_epoch
        return [(x, column) for column in table[::stride].T]

    def sizes_at(self, step: int) -> LayerSizes | None:
        """Those noted at this step, or last before it."""
        position = int(np.searchsorted(np.array(self._size_steps), step, side="right")) - 1
        if position < 0:
            return None
        row = slice(position * self._layers, (position + 1) * self._layers)
        return LayerSizes(tuple(self._sizes["weights"][row]), tuple(self._sizes["gradients"][row]))

    def loss_at(self, step: int) -> float:
        """The running mean of the loss after a step that was taken."""
        return self._smoothed[step - 1]

    def _table(self, quantity: str) -> Floats:
        return np.array(self._sizes[quantity]).reshape(len(self._size_steps), self._layers)

    @property
    def _steps_per_epoch(self) -> int:
        return self.last.steps_per_epoch if self.last else 1

    # ---- single figures

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
