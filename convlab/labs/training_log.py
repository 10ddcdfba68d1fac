"""The record of a training run, and the curves drawn from it."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from convlab.core import TrainReport

Curve = tuple[NDArray[np.floating[Any]], NDArray[np.floating[Any]]]  # x in epochs, y

SMOOTHING = 0.97  # weight of the past in the running mean of the loss
LOSS_OF_GUESSING = math.log(10)
RECENT = 50  # steps over which the speed is measured


class TrainingLog:
    """Grows by reports; gives curves of a bounded number of points, whatever the length of the run."""

    def __init__(self, batch_size: int) -> None:
        self.batch_size = batch_size
        self.last: TrainReport | None = None
        self.highest_loss = 0.0
        self._losses: list[float] = []
        self._smoothed: list[float] = []
        self._mean = 0.0
        self._weight = 0.0
        self._accuracies: list[tuple[float, float, float]] = []
        self._seconds: list[float] = []

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
            self.last = report
        del self._seconds[:-RECENT]

    def losses(self, most_points: int = 2000) -> tuple[Curve, Curve]:
        """The loss of each step, and its running mean, both thinned out evenly to at most `most_points`."""
        count = len(self._losses)
        stride = max(1, -(-count // most_points))
        picked = slice(stride - 1, None, stride)
        per_epoch = self.last.steps_per_epoch if self.last else 1
        x = np.arange(1, count + 1)[picked] / per_epoch
        return (x, np.array(self._losses[picked])), (x, np.array(self._smoothed[picked]))

    def accuracies(self) -> tuple[Curve, Curve]:
        """The accuracy on the training set (as the epoch went) and on the test set (after it), for each epoch."""
        table = np.array(self._accuracies).reshape(-1, 3)
        return (table[:, 0], table[:, 1]), (table[:, 0], table[:, 2])

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
