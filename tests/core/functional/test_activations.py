"""Sigmoid, ReLU, tanh and softmax."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np
import pytest

from convlab import core
from convlab.core import (
    reference,
    relu,
    relu_backward,
    sigmoid,
    sigmoid_backward,
    softmax,
    softmax_backward,
    tanh,
    tanh_backward,
)
from tests.core.gradients import assert_gradients
from tests.core.strategies import normal

ELEMENTWISE = [(sigmoid, sigmoid_backward), (relu, relu_backward), (tanh, tanh_backward)]


def test_values() -> None:
    assert sigmoid([-np.log(3), 0, np.log(3)]).tolist() == pytest.approx([0.25, 0.5, 0.75])
    assert relu([-2, 0, 3]).tolist() == [0, 0, 3]
    assert tanh([0, np.log(3) / 2]).tolist() == pytest.approx([0, 0.5])
    assert softmax([0, np.log(3)]).tolist() == pytest.approx([0.25, 0.75])


@pytest.mark.parametrize("name", ["sigmoid", "relu", "tanh", "softmax"])
def test_values_and_gradients_agree_with_the_definitions(name: str) -> None:
    x, grad = 3 * normal(4, 5), normal(4, 5, seed=1)
    by_definition, backward = getattr(reference, name), getattr(reference, f"{name}_backward")
    if name == "softmax":
        expected = np.stack([by_definition(row) for row in x])
        expected_grad = np.stack([backward(*rows) for rows in zip(grad, x, strict=True)])
    else:
        expected, expected_grad = np.vectorize(by_definition)(x), np.vectorize(backward)(grad, x)
    np.testing.assert_allclose(getattr(core, name)(x), expected, rtol=1e-12)
    np.testing.assert_allclose(getattr(core, f"{name}_backward")(grad, x), expected_grad, rtol=1e-12, atol=1e-15)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_the_largest_numbers_are_safe(dtype: type) -> None:
    largest = np.finfo(dtype).max
    extremes = np.array([-largest, -1000, 1000, largest])
    assert sigmoid(extremes.astype(dtype)).tolist() == [0, 0, 1, 1]
    assert tanh(extremes.astype(dtype)).tolist() == [-1, -1, 1, 1]
    assert softmax(extremes.astype(dtype)).tolist() == [0, 0, 0, 1]
    for _, backward in ELEMENTWISE[::2]:
        assert backward(np.ones(4, dtype), extremes.astype(dtype)).tolist() == [0, 0, 0, 0]


@pytest.mark.parametrize(("activation", "backward"), [*ELEMENTWISE, (softmax, softmax_backward)])
@pytest.mark.parametrize("shape", [(5,), (2, 3), (2, 3, 2, 2)])
def test_gradients(activation: Any, backward: Any, shape: tuple[int, ...]) -> None:
    assert_gradients(activation, backward, normal(*shape))


def test_softmax_gradient_along_another_axis() -> None:
    assert_gradients(partial(softmax, axis=1), partial(softmax_backward, axis=1), normal(2, 3, 4))


def test_relu_passes_nothing_on_at_0() -> None:
    assert relu_backward([1, 1, 1], [-1, 0, 1]).tolist() == [0, 0, 1]


@pytest.mark.parametrize(("activation", "backward"), ELEMENTWISE)
def test_single_numbers(activation: Any, backward: Any) -> None:
    assert float(activation(0.5)) == pytest.approx(activation(np.array([0.5]))[0])
    assert float(backward(1.0, 0.5)) == pytest.approx(backward(np.ones(1), np.array([0.5]))[0])


@pytest.mark.parametrize("activation", [sigmoid, relu, tanh])
def test_out_takes_the_result_and_may_be_the_input(activation: Any) -> None:
    x = normal(3, 4)
    expected, out = activation(x), np.empty_like(x)
    assert activation(x, out=out) is out
    assert np.array_equal(out, expected)
    assert activation(x, out=x) is x
    assert np.array_equal(x, expected)


def test_softmax_gives_shares_that_do_not_change_with_a_common_shift() -> None:
    x = normal(3, 4)
    np.testing.assert_allclose(softmax(x).sum(axis=-1), 1)
    np.testing.assert_allclose(softmax(x, axis=0).sum(axis=0), 1)
    np.testing.assert_allclose(softmax(x), softmax(x + np.array([[0], [1000], [-1000]])))


@pytest.mark.parametrize(
    ("x", "sentence"), [([], r"at least one value, got shape \(0,\)"), ([0, np.nan, np.inf], "holds 2 of 3 values")]
)
def test_softmax_refuses(x: list[float], sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        softmax(x)
