"""The dense layer's operation, and cross-entropy."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np
import pytest

from convlab.core import cross_entropy, cross_entropy_backward, linear, linear_backward, reference
from tests.core.gradients import assert_gradients
from tests.core.strategies import normal

LABELS = np.array([2, 0, 2, 1])


def test_linear_is_a_weighted_sum_for_each_output() -> None:
    assert linear([[1, 2, 3]], [[1, 0, -1], [1, 1, 1]]).tolist() == [[-2, 6]]
    assert linear([[1, 2, 3]], [[1, 0, -1], [1, 1, 1]], [10, 20]).tolist() == [[8, 26]]


def test_linear_agrees_with_loops() -> None:
    x, weight, bias, grad = normal(4, 3), normal(2, 3, seed=1), normal(2, seed=2), normal(4, 2, seed=3)
    np.testing.assert_allclose(linear(x, weight, bias), reference.linear(x, weight, bias))
    gradients = linear_backward(grad, x, weight, bias)
    for gradient, expected in zip(gradients, reference.linear_backward(grad, x, weight), strict=True):
        np.testing.assert_allclose(gradient, expected)


def test_linear_gradients() -> None:
    assert_gradients(linear, linear_backward, normal(4, 3), normal(2, 3, seed=1), normal(2, seed=2))


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ((np.zeros((4, 3)), np.zeros((2, 5))), r"agree on in, got shapes \(4, 3\) and \(2, 5\)"),
        ((np.zeros(3), np.zeros((2, 3))), r"got shapes \(3,\) and \(2, 3\)"),
        ((np.zeros((4, 3)), np.zeros((2, 3)), np.zeros(3)), r"one entry for each of 2 outputs, got shape \(3,\)"),
    ],
)
def test_linear_refuses(arguments: tuple[np.ndarray, ...], sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        linear(*arguments)
    with pytest.raises(ValueError, match=sentence):
        linear_backward(np.zeros((4, 2)), *arguments)


def test_linear_backward_refuses_a_gradient_of_another_shape() -> None:
    with pytest.raises(ValueError, match=r"output's shape \(4, 2\), got \(4, 3\)"):
        linear_backward(np.zeros((4, 3)), np.zeros((4, 3)), np.zeros((2, 3)))


def test_cross_entropy_of_a_guess_is_the_logarithm_of_the_number_of_classes() -> None:
    assert cross_entropy(np.zeros((5, 10)), [0, 3, 5, 9, 9]) == pytest.approx(np.log(10))


def test_cross_entropy_agrees_with_its_definition() -> None:
    logits, labels = normal(4, 3), LABELS.tolist()
    assert cross_entropy(logits, LABELS) == pytest.approx(reference.cross_entropy(logits, labels))
    expected = reference.cross_entropy_backward(2.0, logits, labels)
    np.testing.assert_allclose(cross_entropy_backward(2.0, logits, LABELS), expected)


def test_cross_entropy_of_large_logits_is_safe() -> None:
    logits = np.array([[1e4, 0, -1e4]], np.float32)
    assert [cross_entropy(logits, [label]) for label in range(3)] == [0, 1e4, 2e4]


def test_cross_entropy_gradients() -> None:
    operation, backward = partial(cross_entropy, labels=LABELS), partial(cross_entropy_backward, labels=LABELS)
    assert_gradients(operation, backward, normal(4, 3))


@pytest.mark.parametrize("grad", [2, 2.0, np.float64(2), np.array(2.0)])
def test_cross_entropys_gradient_keeps_the_logits_precision(grad: Any) -> None:
    gradient = cross_entropy_backward(grad, np.zeros((1, 2), np.float32), [1])
    assert gradient.dtype == np.float32
    assert gradient.tolist() == [[1, -1]]


@pytest.mark.parametrize(
    ("logits", "labels", "sentence"),
    [
        (np.zeros((2, 3)), [0], r"agree on n, got shapes \(2, 3\) and \(1,\)"),
        (np.zeros(3), [0], r"got shapes \(3,\) and \(1,\)"),
        (np.zeros((0, 3)), np.zeros(0, int), r"got shapes \(0, 3\) and \(0,\)"),
        (np.zeros((2, 3)), [0, 3], "labels must be from 0 to 2, got 0 to 3"),
        (np.zeros((2, 3)), [-1, 0], "labels must be from 0 to 2, got -1 to 0"),
        (np.zeros((2, 3)), [0.0, 1.0], "labels must be whole numbers, got float64"),
        ([[0, np.inf, 0]], [0], "logits holds 1 of 3 values"),
    ],
)
def test_cross_entropy_refuses(logits: Any, labels: Any, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        cross_entropy(logits, labels)
    with pytest.raises(ValueError, match=sentence):
        cross_entropy_backward(1, logits, labels)
