"""What all operations keep to: which numbers they compute with, and whose arrays they touch."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
import pytest

from convlab import core
from convlab.core.arrays import float_dtype, require_finite
from tests.core.strategies import whole_numbers

X, WEIGHT, BIAS = whole_numbers((2, 3, 5, 6)), whole_numbers((4, 3, 2, 3), seed=1), whole_numbers((4,), seed=2)
STAMP = WEIGHT.swapaxes(0, 1)  # a kernel with the input channels first
ROWS, DENSE = whole_numbers((5, 3)), whole_numbers((2, 3), seed=1)
LABELS = [0, 2, 1, 1, 0]

# Each operation with arrays for its arguments, the gradient first where it takes one
OPERATIONS: dict[str, tuple[Callable[..., Any], list[np.ndarray]]] = {
    "conv2d": (core.conv2d, [X, WEIGHT, BIAS]),
    "conv2d_backward": (core.conv2d_backward, [whole_numbers((2, 4, 4, 4)), X, WEIGHT]),
    "convolve2d": (core.convolve2d, [X, WEIGHT, BIAS]),
    "convolve2d_backward": (core.convolve2d_backward, [whole_numbers((2, 4, 4, 4)), X, WEIGHT]),
    "conv_transpose2d": (core.conv_transpose2d, [X, STAMP, BIAS]),
    "conv_transpose2d_backward": (core.conv_transpose2d_backward, [whole_numbers((2, 4, 6, 8)), X, STAMP]),
    "max_pool2d": (partial(core.max_pool2d, kernel_size=2), [X]),
    "max_pool2d of single cells": (partial(core.max_pool2d, kernel_size=1, stride=2), [X]),
    "max_pool2d_backward": (partial(core.max_pool2d_backward, kernel_size=2), [whole_numbers((2, 3, 2, 3)), X]),
    "avg_pool2d": (partial(core.avg_pool2d, kernel_size=2), [X]),
    "avg_pool2d_backward": (partial(core.avg_pool2d_backward, kernel_size=2), [whole_numbers((2, 3, 2, 3)), X]),
    "linear": (core.linear, [ROWS, DENSE]),
    "linear_backward": (core.linear_backward, [whole_numbers((5, 2)), ROWS, DENSE]),
    "sigmoid": (core.sigmoid, [X]),
    "sigmoid_backward": (core.sigmoid_backward, [X + 1, X]),
    "relu": (core.relu, [X]),
    "relu_backward": (core.relu_backward, [X + 1, X]),
    "tanh": (core.tanh, [X]),
    "tanh_backward": (core.tanh_backward, [X + 1, X]),
    "softmax": (core.softmax, [X]),
    "softmax_backward": (core.softmax_backward, [X + 1, X]),
    "cross_entropy_backward": (lambda logits: core.cross_entropy_backward(1, logits, LABELS), [ROWS]),
}
every_operation = pytest.mark.parametrize("name", OPERATIONS)


def run(name: str, convert: Callable[[np.ndarray], Any] = np.copy) -> list[np.ndarray]:
    """The results of an operation for converted arguments."""
    operation, arguments = OPERATIONS[name]
    results = operation(*map(convert, arguments))
    return list(results) if isinstance(results, tuple) else [results]


@every_operation
@pytest.mark.parametrize(
    ("given_dtype", "expected"),
    [(np.float32, np.float32), (np.float16, np.float32), (np.int64, np.float32), (np.float64, np.float64)],
)
def test_results_are_float32_unless_the_input_is_float64(name: str, given_dtype: type, expected: type) -> None:
    results = run(name, lambda x: x.astype(given_dtype))
    assert [result.dtype for result in results] == [expected] * len(results)
    for result, float32 in zip(results, run(name), strict=True):
        np.testing.assert_allclose(result, float32, rtol=1e-5, atol=1e-6)


@every_operation
def test_nested_lists_do(name: str) -> None:
    for result, expected in zip(run(name, np.ndarray.tolist), run(name), strict=True):
        np.testing.assert_allclose(result, expected, rtol=1e-5, atol=1e-6)


@every_operation
@pytest.mark.parametrize(
    "convert",
    [
        pytest.param(np.asfortranarray, id="column by column"),
        pytest.param(lambda x: np.repeat(x, 2, axis=-1)[..., ::2], id="every second"),
        pytest.param(lambda x: np.flip(np.flip(x).copy()), id="backwards"),
    ],
)
def test_how_an_array_lies_in_memory_does_not_matter(name: str, convert: Callable[[np.ndarray], np.ndarray]) -> None:
    for result, expected in zip(run(name, convert), run(name), strict=True):
        np.testing.assert_allclose(result, expected, rtol=1e-6, atol=1e-7)


@every_operation
def test_inputs_are_not_written_to_and_results_are_the_callers_own(name: str) -> None:
    inputs: list[np.ndarray] = []

    def read_only(x: np.ndarray) -> np.ndarray:
        inputs.append(x.copy())
        inputs[-1].flags.writeable = False
        return inputs[-1]

    first = run(name, read_only)
    kept = [result.copy() for result in first]
    assert not any(np.shares_memory(result, x) for result in first for x in inputs)
    for result in run(name):
        result[...] = 0
    for result, copy in zip(first, kept, strict=True):
        assert np.array_equal(result, copy)


def test_which_dtype() -> None:
    assert float_dtype(np.zeros(1, np.float16), [1, 2], True) == np.float32
    assert float_dtype(np.zeros(1, np.float32), np.zeros(1)) == np.float64


def test_finite_numbers_whose_sum_is_not_are_finite() -> None:
    require_finite("x", np.full(100, np.finfo(np.float32).max, np.float32))
    with pytest.raises(ValueError, match="x holds 2 of 3 values that are not finite"):
        require_finite("x", np.array([np.inf, 1, -np.inf]))
