"""A network on the whole test set: which classes it confuses, how confident it is, and on which images."""

from __future__ import annotations

import math
from collections.abc import Generator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from convlab.core import Network, softmax
from convlab.core.arrays import Array
from convlab.core.data.datasets import Examples
from convlab.core.functional.loss import example_losses
from convlab.core.training.data_parallel import require_examples
from convlab.core.training.evaluation import Counts, Shares, confusion_matrix, precision, recall, row_shares

ConfusionFigures = Literal["counts", "shares"]
CONFUSION_FIGURES: tuple[ConfusionFigures, ...] = ("counts", "shares")
Order = Literal["highest", "lowest", "as they are"]
ORDERS: tuple[Order, ...] = ("highest", "lowest", "as they are")  # the loss, or their place in the test set

BATCH = 64  # images that go through the network at once
FAINTEST = 0.14  # the least strength in which an error is coloured


@dataclass(frozen=True)
class ErrorsChoice:
    """What is looked at: counts or shares, and which images.

    `truth` and `answer`, the predicted class, together are a cell of the confusion matrix; one of them alone is a row
    or a column. Neither means all images that are classified wrongly.
    """

    figures: ConfusionFigures = "counts"
    truth: int | None = None
    answer: int | None = None
    order: Order = "highest"


FIRST_CHOICE = ErrorsChoice()


@dataclass(frozen=True, eq=False)
class Evaluation:
    """A network's predictions for n examples.

    `losses` are the cross-entropies, `confidences` the probabilities of the predicted classes, `chances` those of the
    true ones: all arrays are (n,).
    """

    classes: int
    labels: NDArray[np.integer]
    predictions: NDArray[np.integer]
    losses: Array
    confidences: Array
    chances: Array

    @cached_property
    def only_prediction(self) -> int | None:
        """The class that every image is predicted as; None if there are several."""
        found = np.unique(self.predictions)
        return int(found[0]) if len(found) == 1 else None

    def __len__(self) -> int:
        return len(self.labels)

    # ---- as a whole

    @property
    def loss(self) -> float:
        """The mean."""
        return float(self.losses.mean(dtype=np.float64))

    @property
    def accuracy(self) -> float:
        return (len(self) - self.wrong_count) / len(self)

    @cached_property
    def wrong_count(self) -> int:
        return int(np.count_nonzero(self.labels != self.predictions))

    # ---- class by class

    @cached_property
    def counts(self) -> Counts:
        """The confusion matrix: counts[truth, prediction]."""
        return confusion_matrix(self.labels, self.predictions, self.classes)

    @cached_property
    def shares(self) -> Shares:
        """The confusion matrix, each row divided by its sum."""
        return row_shares(self.counts)

    @cached_property
    def recall(self) -> Shares:
        """The accuracy of each class, (classes,)."""
        return recall(self.counts)

    @cached_property
    def precision(self) -> Shares:
        """The share of each class's predictions that are correct, (classes,)."""
        return precision(self.counts)

    @property
    def recall_floor(self) -> float:
        """Where an axis of the classes' accuracies should begin: the tenth below the lowest."""
        lowest = float(np.nanmin(self.recall))
        return max(0.0, math.floor(lowest * 10 - 0.2) / 10)

    def most_frequent_errors(self, figures: ConfusionFigures) -> list[tuple[int, int]]:
        """Truth and prediction of the largest number off the diagonal, and of all that are as large; none without."""
        errors = self._errors(figures)
        if not errors.any():
            return []
        return [(int(truth), int(prediction)) for truth, prediction in np.argwhere(errors == errors.max())]

    def strengths(self, figures: ConfusionFigures) -> Shares:
        """How strongly each error is coloured, from 0 for none to 1 for the most frequent; 0 on the diagonal."""
        errors = self._errors(figures)
        share = errors / max(float(errors.max()), 1e-12)
        return np.where(errors > 0, FAINTEST + (1 - FAINTEST) * share, 0.0)

    def _errors(self, figures: ConfusionFigures) -> NDArray[np.floating[Any]]:
        errors = np.nan_to_num(self.shares) if figures == "shares" else self.counts.astype(np.float64)
        np.fill_diagonal(errors, 0)
        return errors

    # ---- images

    def indices(self, choice: ErrorsChoice) -> NDArray[np.intp]:
        """The indices of the chosen examples, in the chosen order."""
        truth, prediction = choice.truth, choice.answer
        chosen = self.labels != self.predictions if truth is prediction is None else np.ones(len(self), bool)
        if truth is not None:
            chosen &= self.labels == truth
        if prediction is not None:
            chosen &= self.predictions == prediction
        found = np.flatnonzero(chosen)
        if choice.order == "as they are":
            return found
        losses = self.losses[found]
        return found[np.argsort(-losses if choice.order == "highest" else losses, kind="stable")]


def evaluation(logits: Array, labels: NDArray[np.integer]) -> Evaluation:
    """From logits (n, classes) and labels (n,). Raises ValueError as cross_entropy does."""
    losses, probabilities = example_losses(logits, labels), softmax(logits)
    predictions, every = logits.argmax(axis=1), np.arange(len(labels))
    return Evaluation(
        logits.shape[1], labels, predictions, losses, probabilities[every, predictions], probabilities[every, labels]
    )


def evaluate(network: Network, examples: Examples) -> Generator[float, None, Evaluation]:
    """Run all examples through a network, on the calling thread alone. Yields the share that is done after each batch.

    Raises ValueError if the examples do not fit the network, ArithmeticError if a logit is not finite.
    """
    require_examples(network, examples.images, examples.labels)
    parts: list[Array] = []
    with np.errstate(over="ignore", invalid="ignore"):
        for start in range(0, len(examples), BATCH):
            parts.append(network.forward_images(examples.images[start : start + BATCH]))
            yield min(1.0, (start + BATCH) / len(examples))
    logits = np.concatenate(parts)
    if not np.isfinite(logits).all():
        raise ArithmeticError("the logits are not finite")
    return evaluation(logits, examples.labels)
