"""Max and average pooling: the book's numbers, loops, gradients and ties."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings

from convlab.core import Padding, avg_pool2d, avg_pool2d_backward, max_pool2d, max_pool2d_backward, reference
from tests.core.gradients import assert_gradients
from tests.core.strategies import Windowing, normal, whole_numbers, windowings

X = np.arange(9).reshape(1, 1, 3, 3)
X_4_BY_4 = np.arange(16).reshape(1, 1, 4, 4)

POOLINGS: dict[str, tuple[Any, Any]] = {
    "max": (max_pool2d, max_pool2d_backward),
    "average": (avg_pool2d, avg_pool2d_backward),
    "average of x alone": (
        partial(avg_pool2d, count_include_pad=False),
        partial(avg_pool2d_backward, count_include_pad=False),
    ),
}
BY_LOOPS: dict[str, tuple[Any, Any]] = {
    "max": (reference.max_pool2d, reference.max_pool2d_backward),
    "average": (reference.avg_pool2d, reference.avg_pool2d_backward),
    "average of x alone": (
        partial(reference.avg_pool2d, count_include_pad=False),
        partial(reference.avg_pool2d_backward, count_include_pad=False),
    ),
}


def test_the_books_pooling() -> None:
    assert max_pool2d(X, 2, stride=1).tolist() == [[[[4, 5], [7, 8]]]]
    assert avg_pool2d(X, 2, stride=1).tolist() == [[[[2, 3], [5, 6]]]]


def test_the_window_is_the_stride_unless_another_is_given() -> None:
    assert max_pool2d(X_4_BY_4, 3).tolist() == [[[[10]]]]
    assert max_pool2d(X_4_BY_4, 3, padding=1, stride=2).tolist() == [[[[5, 7], [13, 15]]]]
    assert max_pool2d(X_4_BY_4, (1, 2)).shape == (1, 1, 4, 2)


def test_a_pad_cell_never_wins() -> None:
    assert max_pool2d(X - 100, 2, padding=1).tolist() == [[[[-100, -98], [-94, -92]]]]


def test_pad_cells_count_in_an_average_unless_told_otherwise() -> None:
    ones = np.ones((1, 1, 2, 2))
    assert avg_pool2d(ones, 2, padding=1).tolist() == [[[[0.25, 0.25], [0.25, 0.25]]]]
    assert avg_pool2d(ones, 2, padding=1, count_include_pad=False).tolist() == [[[[1, 1], [1, 1]]]]


@pytest.mark.parametrize("kind", POOLINGS)
@given(windowing=windowings(pooling=True))
def test_pooling_and_its_gradient_agree_with_loops(kind: str, windowing: Windowing) -> None:
    (pool, backward), (pool_by_loops, backward_by_loops) = POOLINGS[kind], BY_LOOPS[kind]
    x = whole_numbers(windowing.shape)  # with many ties
    geometry = windowing.kernel, windowing.stride, windowing.padding
    out = pool(x, windowing.kernel, **windowing.options)
    np.testing.assert_allclose(out, pool_by_loops(x, *geometry), rtol=1e-6)
    grad = whole_numbers(out.shape, seed=1)
    grad_x = backward(grad, x, windowing.kernel, **windowing.options)
    np.testing.assert_allclose(
        grad_x, backward_by_loops(grad, x, *geometry), rtol=1e-5, atol=0 if kind == "max" else 1e-5
    )


@pytest.mark.parametrize("kind", POOLINGS)
@settings(max_examples=20)
@given(windowing=windowings(largest=6, pooling=True))
def test_gradients(kind: str, windowing: Windowing) -> None:
    pool, backward = POOLINGS[kind]
    assert_gradients(
        lambda x: pool(x, windowing.kernel, **windowing.options),
        lambda grad, x: backward(grad, x, windowing.kernel, **windowing.options),
        normal(*windowing.shape),
    )


def test_the_first_of_equal_maxima_takes_the_whole_gradient() -> None:
    ties = np.array([[[[1.0, 5, 5], [5, 2, 5], [0, 0, 0]]]])
    grad = np.array([[[[10.0, 20], [30, 40]]]])
    expected = [[[[0, 10 + 20, 0], [30, 0, 40], [0, 0, 0]]]]
    assert max_pool2d_backward(grad, ties, 2, stride=1).tolist() == expected


@pytest.mark.parametrize("kind", POOLINGS)
@pytest.mark.parametrize(
    ("x", "kernel", "options", "sentence"),
    [
        (X[0], 2, {}, r"four axes \(n, c, h, w\).*got shape \(1, 3, 3\)"),
        (X[:0], 2, {}, r"none of them empty, got shape \(0, 1, 3, 3\)"),
        (X, 4, {}, r"4 is larger: it does not fit the padded input of 3 \+ 0 = 3"),
        (X, 0, {}, "kernel size must be at least 1, got 0 × 0"),
        (X, 2, {"stride": 0}, "stride must be at least 1"),
        (X, 2, {"padding": 2}, r"padding \(2, 2, 2, 2\) must be smaller than the window 2 × 2"),
        (X, (3, 2), {"padding": Padding(0, 3, 0, 0)}, r"padding \(0, 3, 0, 0\) must be smaller than the window 3 × 2"),
        (X, (3, 2), {"padding": Padding(0, 0, 2, 0)}, r"padding \(0, 0, 2, 0\) must be smaller than the window 3 × 2"),
    ],
)
def test_impossible_poolings_are_refused(
    kind: str, x: np.ndarray, kernel: Any, options: dict[str, Any], sentence: str
) -> None:
    pool, backward = POOLINGS[kind]
    with pytest.raises(ValueError, match=sentence):
        pool(x, kernel, **options)
    with pytest.raises(ValueError, match=sentence):
        backward(np.zeros((1, 1, 1, 1)), x, kernel, **options)


@pytest.mark.parametrize("kind", POOLINGS)
def test_a_gradient_of_another_shape_is_refused(kind: str) -> None:
    with pytest.raises(ValueError, match=r"output's shape \(1, 1, 2, 2\), got \(1, 1, 2, 1\)"):
        POOLINGS[kind][1](np.zeros((1, 1, 2, 1)), X, 2, stride=1)
