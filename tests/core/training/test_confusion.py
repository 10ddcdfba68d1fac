"""The confusion matrix and the loss of each example, against counting and computing one by one."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from convlab.core import cross_entropy
from convlab.core.functional.loss import example_losses
from convlab.core.training.confusion import confusion_matrix, precision, recall, row_shares

PAIRS = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=1, max_size=60)


@given(PAIRS)
def test_every_pair_is_counted(pairs: list[tuple[int, int]]) -> None:
    labels, answers = np.array(pairs, np.uint8).T
    expected = np.zeros((5, 5), int)
    for label, answer in pairs:
        expected[label, answer] += 1
    assert np.array_equal(confusion_matrix(labels, answers, 5), expected)


@given(PAIRS)
def test_shares_recall_and_precision(pairs: list[tuple[int, int]]) -> None:
    counts = confusion_matrix(*np.array(pairs).T, 5)
    for k in range(5):
        of_class = [answer for label, answer in pairs if label == k]
        of_answer = [label for label, answer in pairs if answer == k]
        shares = [of_class.count(answer) / len(of_class) if of_class else math.nan for answer in range(5)]
        assert row_shares(counts)[k] == pytest.approx(shares, nan_ok=True)
        assert recall(counts)[k] == pytest.approx(shares[k], nan_ok=True)
        right = of_answer.count(k) / len(of_answer) if of_answer else math.nan
        assert precision(counts)[k] == pytest.approx(right, nan_ok=True)


@pytest.mark.parametrize(
    ("labels", "answers"),
    [([0, 1], [0]), ([], []), ([0, 3], [0, 0]), ([0, 0], [0, -1]), ([0.5], [0]), ([[0]], [[0]])],
)
def test_what_cannot_be_counted_is_refused(labels: list[object], answers: list[object]) -> None:
    with pytest.raises(ValueError, match="labels"):
        confusion_matrix(labels, answers, 3)


@given(st.lists(st.lists(st.floats(-300, 300), min_size=3, max_size=3), min_size=1, max_size=8), st.data())
def test_the_mean_of_the_losses_is_the_cross_entropy(rows: list[list[float]], data: st.DataObject) -> None:
    labels = data.draw(st.lists(st.integers(0, 2), min_size=len(rows), max_size=len(rows)))
    losses = example_losses(rows, labels)
    for row, label, loss in zip(rows, labels, losses.tolist(), strict=True):
        assert loss == pytest.approx(cross_entropy([row], [label]), abs=1e-9)
    assert losses.mean() == pytest.approx(cross_entropy(rows, labels), abs=1e-9)
