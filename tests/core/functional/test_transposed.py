"""Transposed convolution: the book's numbers, loops, gradients against differences, and the convolution it undoes."""

from __future__ import annotations

from functools import partial

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convlab.core import Padding, conv2d, conv2d_backward, conv_transpose2d, conv_transpose2d_backward, reference
from tests.core.gradients import assert_gradients
from tests.core.strategies import Stamping, Windowing, normal, stampings, whole_numbers, windowings

X = K = np.arange(4).reshape(1, 1, 2, 2)


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({}, [[0, 0, 1], [0, 4, 6], [4, 12, 9]]),
        ({"padding": 1}, [[4]]),
        ({"stride": 2}, [[0, 0, 0, 1], [0, 0, 2, 3], [0, 2, 0, 3], [4, 6, 6, 9]]),
        ({"bias": [10]}, [[10, 10, 11], [10, 14, 16], [14, 22, 19]]),
        ({"padding": Padding(1, 0, 0, 1)}, [[0, 4], [4, 12]]),
        ({"stride": 2, "padding": 1, "output_padding": 1}, [[0, 2, 3], [2, 0, 3], [6, 6, 9]]),
        ({"dilation": 2}, [[0, 0, 0, 1], [0, 0, 2, 3], [0, 2, 0, 3], [4, 6, 6, 9]]),
    ],
)
def test_the_books_transposed_convolution(options: dict[str, object], expected: list[list[int]]) -> None:
    assert conv_transpose2d(X, K, **options).tolist() == [[expected]]


def test_what_is_left_standing_by_output_padding_holds_the_bias_alone() -> None:
    out = conv_transpose2d(X, K, [7], stride=3, output_padding=1)
    assert out.shape == (1, 1, 6, 6)
    assert (out[..., 5, :] == 7).all()
    assert (out[..., 5] == 7).all()


def test_the_books_check_of_the_shape() -> None:
    """D2L, section 14.10.2: 10 channels of 16 × 16, a convolution to 20 and back."""
    geometry = {"padding": 2, "stride": 3}
    small = conv2d(np.zeros((1, 10, 16, 16)), np.zeros((20, 10, 5, 5)), **geometry)
    assert conv_transpose2d(small, np.zeros((20, 10, 5, 5)), **geometry).shape == (1, 10, 16, 16)


@given(stamping=stampings(), c_out=st.integers(1, 3))
def test_it_agrees_with_loops(stamping: Stamping, c_out: int) -> None:
    x, weight = whole_numbers(stamping.shape), whole_numbers((stamping.shape[1], c_out, *stamping.kernel), seed=1)
    bias = whole_numbers((c_out,), seed=2)
    geometry = stamping.stride, stamping.padding
    out = conv_transpose2d(x, weight, bias, **stamping.options)
    by_loops = reference.conv_transpose2d(x, weight, bias, *geometry, stamping.output_padding, stamping.dilation)
    assert out.dtype == np.float32
    assert np.array_equal(out, by_loops)
    grad = whole_numbers(out.shape, seed=3)
    gradients = conv_transpose2d_backward(grad, x, weight, **stamping.options)
    assert all(
        map(
            np.array_equal,
            gradients,
            reference.conv_transpose2d_backward(grad, x, weight, *geometry, stamping.dilation),
        )
    )


@settings(max_examples=20)
@given(stamping=stampings(largest=4))
def test_gradients(stamping: Stamping) -> None:
    assert_gradients(
        partial(conv_transpose2d, **stamping.options),
        partial(conv_transpose2d_backward, **stamping.options),
        *(normal(*stamping.shape), normal(stamping.shape[1], 2, *stamping.kernel, seed=1), normal(2, seed=2)),
    )


def lost(windowing: Windowing) -> tuple[int, int]:
    """The rows and columns that the floor drops: the output padding that gives back the size."""
    totals = windowing.padding.height, windowing.padding.width
    rows, columns = (
        (n + p - d * (k - 1) - 1) % s
        for n, p, k, s, d in zip(
            windowing.shape[2:], totals, windowing.kernel, windowing.stride, windowing.dilation, strict=True
        )
    )
    return rows, columns


@given(windowing=windowings(), c_out=st.integers(1, 3))
def test_it_is_the_transpose_of_the_convolution(windowing: Windowing, c_out: int) -> None:
    """⟨conv2d(x), y⟩ = ⟨x, conv_transpose2d(y)⟩: with the same weights, whose first axis is y's channels."""
    x, weight = whole_numbers(windowing.shape), whole_numbers((c_out, windowing.shape[1], *windowing.kernel), seed=1)
    y = whole_numbers(conv2d(x, weight, **windowing.options).shape, seed=2)
    back = conv_transpose2d(y, weight, **windowing.options, output_padding=lost(windowing))
    assert back.shape == x.shape
    assert np.vdot(conv2d(x, weight, **windowing.options), y) == np.vdot(x, back)
    assert np.array_equal(back, conv2d_backward(y, x, weight, **windowing.options)[0])


@given(stamping=stampings(), c_out=st.integers(1, 2))
def test_it_is_a_cross_correlation_of_the_image_with_zeros_put_between(stamping: Stamping, c_out: int) -> None:
    x, weight = whole_numbers(stamping.shape), whole_numbers((stamping.shape[1], c_out, *stamping.kernel), seed=1)
    (s_h, s_w), (height, width) = stamping.stride, stamping.shape[2:]
    spread = np.zeros((*x.shape[:2], (height - 1) * s_h + 1, (width - 1) * s_w + 1), np.float32)
    spread[..., ::s_h, ::s_w] = x
    reach = [d * (k - 1) for k, d in zip(stamping.kernel, stamping.dilation, strict=True)]
    sides = [(r, r + extra) for r, extra in zip(reach, stamping.output_padding, strict=True)]
    full = conv2d(
        spread,
        weight.swapaxes(0, 1)[..., ::-1, ::-1],
        padding=Padding(*sides[0], *sides[1]),
        dilation=stamping.dilation,
    )
    p = stamping.padding
    cropped = full[..., p.top : full.shape[2] - p.bottom, p.left : full.shape[3] - p.right]
    assert np.array_equal(conv_transpose2d(x, weight, **stamping.options), cropped)


IMAGE, KERNEL = np.zeros((1, 2, 5, 6)), np.zeros((2, 3, 2, 2))


@pytest.mark.parametrize(
    ("arguments", "options", "sentence"),
    [
        ((IMAGE[0], KERNEL), {}, r"x must have the four axes \(n, c, h, w\).*\(2, 5, 6\)"),
        ((IMAGE, KERNEL[:, :, :0]), {}, r"weight must have the four axes \(c_in, c_out, k_h, k_w\).*\(2, 3, 0, 2\)"),
        ((IMAGE[:, :1], KERNEL), {}, "x has 1 channels but the kernels have 2"),
        ((IMAGE, KERNEL, [1, 2]), {}, r"one entry for each of the 3 output channels, got shape \(2,\)"),
        ((IMAGE, KERNEL), {"stride": 0}, "stride must be at least 1, got 0 × 0"),
        ((IMAGE, KERNEL), {"dilation": (1, 1.5)}, "dilation must be a whole number or a pair of them"),
        ((IMAGE, KERNEL), {"padding": -1}, "padding must be at least 0"),
        ((IMAGE, KERNEL), {"padding": 3}, "nothing is left of the output: the stamps cover 6, and padding takes 6"),
        ((IMAGE, KERNEL), {"output_padding": -1}, "output padding must be at least 0"),
        ((IMAGE, KERNEL), {"output_padding": 1}, r"smaller than the stride or the dilation \(1\), got 1"),
        ((np.full_like(IMAGE, np.nan), KERNEL), {}, "x holds 60 of 60 values that are not finite"),
        ((IMAGE, np.full_like(KERNEL, np.inf)), {}, "weight holds 24 of 24 values"),
        ((IMAGE, KERNEL, [0, np.nan, 1]), {}, "bias holds 1 of 3 values"),
    ],
)
def test_what_cannot_be_stamped_is_refused(
    arguments: tuple[object, ...], options: dict[str, object], sentence: str
) -> None:
    with pytest.raises(ValueError, match=sentence):
        conv_transpose2d(*arguments, **options)


def test_a_gradient_of_another_shape_is_refused() -> None:
    with pytest.raises(ValueError, match=r"output's shape \(1, 3, 6, 7\), got \(1, 3, 5, 6\)"):
        conv_transpose2d_backward(np.zeros((1, 3, 5, 6)), IMAGE, KERNEL)
