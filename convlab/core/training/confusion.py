"""Which classes are taken for which: the confusion matrix, and the shares that are read from it."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from convlab.core.functional.loss import require_labels

Counts = NDArray[np.int64]
Shares = NDArray[np.float64]


def confusion_matrix(labels: ArrayLike, answers: ArrayLike, classes: int) -> Counts:
    """How many examples of each class got each answer: counts[truth, answer], (classes, classes).

    `labels` and `answers` are (n,) whole numbers from 0 to classes − 1. Raises ValueError for anything else.
    """
    labels, answers = np.asarray(labels), np.asarray(answers)
    if labels.ndim != 1 or labels.shape != answers.shape or not len(labels):
        raise ValueError(f"labels and answers must be (n,) alike, got shapes {labels.shape} and {answers.shape}")
    require_labels(labels, classes)
    require_labels(answers, classes)
    pairs = labels.astype(np.int64) * classes + answers
    return np.bincount(pairs, minlength=classes * classes).reshape(classes, classes)


def row_shares(counts: Counts) -> Shares:
    """Each row divided by its sum: what part of a class got each answer. Not a number where a class has no examples."""
    with np.errstate(invalid="ignore"):
        shares: Shares = counts / counts.sum(axis=1, keepdims=True)
    return shares


def recall(counts: Counts) -> Shares:
    """The accuracy of each class, (classes,): what part of its examples was answered right."""
    return np.diagonal(row_shares(counts)).copy()


def precision(counts: Counts) -> Shares:
    """What part of each answer was right, (classes,). Not a number for an answer that was never given."""
    return recall(counts.T)
