"""Cross-correlation and convolution: the book's numbers, every path against loops, gradients against differences."""

from __future__ import annotations

from functools import partial

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convlab.core import Padding, conv2d, conv2d_backward, convolve2d, convolve2d_backward, reference
from convlab.core.engine import correlation
from tests.core.gradients import assert_gradients
from tests.core.strategies import Windowing, normal, whole_numbers, windowings

X = np.arange(9).reshape(1, 1, 3, 3)
K = np.arange(4).reshape(1, 1, 2, 2)
EDGE = np.ones((1, 1, 6, 8))
EDGE[..., 2:6] = 0
EDGE_KERNEL = np.array([[[[1.0, -1.0]]]])

PATHS = {
    "as it comes": {},
    "one row a band, on threads": {"BAND_BYTES": 1, "SMALL_OUTPUT": 0},
    "a few rows a band": {"BAND_BYTES": 500},
    "fft": {"FFT_KERNEL_AREA": 0, "FFT_OUTPUT_AREA": 0},
}


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({}, [[19, 25], [37, 43]]),
        ({"padding": 1}, [[0, 3, 8, 4], [9, 19, 25, 10], [21, 37, 43, 16], [6, 7, 8, 0]]),
        ({"padding": 1, "stride": (3, 2)}, [[0, 8], [6, 8]]),
        ({"padding": Padding.total(1, 1)}, [[0, 3, 8], [9, 19, 25], [21, 37, 43]]),
        ({"dilation": 2}, [[0 * 0 + 1 * 2 + 2 * 6 + 3 * 8]]),
        ({"bias": [100]}, [[119, 125], [137, 143]]),
    ],
)
def test_the_books_cross_correlation(options: dict[str, object], expected: list[list[int]]) -> None:
    assert conv2d(X, K, **options).tolist() == [[expected]]


def test_the_books_convolution_turns_the_kernel() -> None:
    assert convolve2d(X, K).tolist() == [[[[5, 11], [23, 29]]]]


def test_the_books_channels() -> None:
    two_in = np.concatenate([X, X + 1], axis=1)
    kernels = np.concatenate([K, K + 1], axis=1)
    assert conv2d(two_in, kernels).tolist() == [[[[56, 72], [104, 120]]]]
    three_out = np.concatenate([kernels, kernels + 1, kernels + 2])
    assert conv2d(two_in, three_out).tolist() == [
        [[[56, 72], [104, 120]], [[76, 100], [148, 172]], [[96, 128], [192, 224]]]
    ]


def test_a_1_by_1_kernel_is_a_dense_layer_at_every_pixel() -> None:
    x, weight = whole_numbers((1, 3, 3, 3)), whole_numbers((2, 3, 1, 1), seed=1)
    dense = weight.reshape(2, 3) @ x.reshape(3, 9)
    assert np.array_equal(conv2d(x, weight), dense.reshape(1, 2, 3, 3))


def test_the_edge_kernel_finds_vertical_edges_alone() -> None:
    assert conv2d(EDGE, EDGE_KERNEL).tolist() == [[[[0, 1, 0, 0, 0, -1, 0]] * 6]]
    assert not conv2d(EDGE.swapaxes(2, 3), EDGE_KERNEL).any()


def learned_kernel(learning_rate: float, steps: int = 60) -> np.ndarray:
    """Gradient descent on the squared error between the edges and those a kernel finds, summed over the image."""
    target = conv2d(EDGE, EDGE_KERNEL)
    kernel = np.array([[[[0.1, 0.3]]]])
    for _ in range(steps):
        error = conv2d(EDGE, kernel) - target
        kernel -= learning_rate * conv2d_backward(2 * error, EDGE, kernel)[1]
    return kernel


def test_the_edge_kernel_is_learned_below_a_rate_of_one_thirtieth_and_never_above() -> None:
    np.testing.assert_allclose(learned_kernel(0.03), EDGE_KERNEL, atol=1e-3)
    errors = [np.abs(learned_kernel(1.02 / 30, steps) - EDGE_KERNEL).max() for steps in (60, 120, 180)]
    assert 1 < errors[0] < errors[1] / 5 < errors[2] / 25


def test_the_edge_problems_curvature() -> None:
    def slope(kernel: np.ndarray) -> np.ndarray:
        error = conv2d(EDGE, kernel) - conv2d(EDGE, EDGE_KERNEL)
        return conv2d_backward(2 * error, EDGE, kernel)[1].ravel()

    unit = np.eye(2).reshape(2, 1, 1, 1, 2)
    hessian = [slope(EDGE_KERNEL + step) - slope(EDGE_KERNEL) for step in unit]
    assert np.array(hessian).tolist() == [[36, 24], [24, 36]]


@pytest.mark.parametrize("path", PATHS)
@given(windowing=windowings(), c_out=st.integers(1, 3))
def test_every_path_agrees_with_loops(path: str, windowing: Windowing, c_out: int) -> None:
    x = whole_numbers(windowing.shape)
    weight = whole_numbers((c_out, windowing.shape[1], *windowing.kernel), seed=1)
    bias = whole_numbers((c_out,), seed=2)
    correlated = reference.conv2d(x, weight, bias, windowing.stride, windowing.padding, windowing.dilation)
    convolved = reference.convolve2d(x, weight, bias, windowing.stride, windowing.padding, windowing.dilation)
    with pytest.MonkeyPatch.context() as patch:
        for name, value in PATHS[path].items():
            patch.setattr(correlation, name, value)
        tolerance = 1e-5 if path == "fft" else 0
        np.testing.assert_allclose(conv2d(x, weight, bias, **windowing.options), correlated, rtol=0, atol=tolerance)
        np.testing.assert_allclose(convolve2d(x, weight, bias, **windowing.options), convolved, rtol=0, atol=tolerance)


@given(windowing=windowings(largest=6), c_out=st.integers(1, 2))
def test_gradients_agree_with_loops(windowing: Windowing, c_out: int) -> None:
    x, weight = whole_numbers(windowing.shape), whole_numbers((c_out, windowing.shape[1], *windowing.kernel), seed=1)
    grad = whole_numbers(conv2d(x, weight, **windowing.options).shape, seed=2)
    geometry = windowing.stride, windowing.padding, windowing.dilation
    for backward, by_loops in (
        (conv2d_backward, reference.conv2d_backward),
        (convolve2d_backward, reference.convolve2d_backward),
    ):
        gradients = backward(grad, x, weight, **windowing.options)
        assert all(map(np.array_equal, gradients, by_loops(grad, x, weight, *geometry)))


@pytest.mark.parametrize(
    ("x_shape", "weight_shape", "options"),
    [
        pytest.param((1, 1, 75, 80), (1, 1, 9, 8), {}, id="fft"),
        pytest.param((1, 2, 140, 150), (1, 2, 9, 11), {"stride": 2, "padding": Padding(0, 1, 2, 3)}, id="strided fft"),
        pytest.param((3, 2, 60, 70), (4, 2, 3, 3), {"padding": 1}, id="threads"),
        pytest.param((1, 3, 256, 256), (8, 3, 5, 5), {}, id="many bands"),
        pytest.param((1, 1, 400, 400), (1, 1, 1, 1), {"stride": 2}, id="one weight"),
    ],
)
def test_large_images_agree_with_loops_at_random_places(
    x_shape: tuple[int, ...], weight_shape: tuple[int, ...], options: dict[str, object]
) -> None:
    x, weight = whole_numbers(x_shape), whole_numbers(weight_shape, seed=1)
    out = conv2d(x, weight, **options)
    padding, (s_h, s_w) = Padding.of(options.get("padding", 0)), np.broadcast_to(options.get("stride", 1), 2)
    padded = np.pad(x, ((0, 0), (0, 0), padding[:2], padding[2:]))
    rng = np.random.default_rng(2)
    corners = [(0, 0, 0, 0), tuple(size - 1 for size in out.shape)]
    for n, o, r, q in corners + [tuple(rng.integers(out.shape)) for _ in range(500)]:
        window = padded[n, :, r * s_h : r * s_h + weight_shape[2], q * s_w : q * s_w + weight_shape[3]]
        assert out[n, o, r, q] == pytest.approx((window * weight[o]).sum(), abs=1e-4)


def test_a_large_kernel_takes_the_way_through_the_frequencies(monkeypatch: pytest.MonkeyPatch) -> None:
    x, weight = normal(2, 1, 90, 100), normal(2, 1, 13, 13, seed=1)
    by_fft = conv2d(x, weight, dilation=2)
    monkeypatch.setattr(correlation, "FFT_OUTPUT_AREA", np.inf)
    by_patches = conv2d(x, weight, dilation=2)
    assert not np.array_equal(by_fft, by_patches)
    np.testing.assert_allclose(by_fft, by_patches, rtol=0, atol=1e-12)


@pytest.mark.parametrize(("operation", "backward"), [(conv2d, conv2d_backward), (convolve2d, convolve2d_backward)])
@settings(max_examples=20)
@given(windowing=windowings(largest=6))
def test_gradients(operation: object, backward: object, windowing: Windowing) -> None:
    weight = normal(2, windowing.shape[1], *windowing.kernel, seed=1)
    assert_gradients(
        partial(operation, **windowing.options),
        partial(backward, **windowing.options),
        *(normal(*windowing.shape), weight, normal(2, seed=2)),
    )


IMAGE, KERNEL = np.zeros((1, 2, 5, 6)), np.zeros((3, 2, 2, 2))


@pytest.mark.parametrize("operation", [conv2d, convolve2d])
@pytest.mark.parametrize(
    ("arguments", "options", "sentence"),
    [
        ((IMAGE[0], KERNEL), {}, r"x must have the four axes \(n, c, h, w\).*\(2, 5, 6\)"),
        ((IMAGE[:0], KERNEL), {}, r"none of them empty, got shape \(0, 2, 5, 6\)"),
        ((IMAGE, KERNEL[:, :, :0]), {}, r"weight must have the four axes.*\(3, 2, 0, 2\)"),
        ((IMAGE, [1, 2]), {}, r"got shape \(2,\)"),
        ((IMAGE[:, :1], KERNEL), {}, "x has 1 channels but the kernels have 2"),
        ((IMAGE, KERNEL, [1, 2]), {}, r"one entry for each of the 3 output channels, got shape \(2,\)"),
        ((IMAGE, np.zeros((3, 2, 6, 2))), {}, r"kernel of 6 is larger: .* input of 5 \+ 0 = 5"),
        ((IMAGE, KERNEL), {"dilation": 6}, "kernel of 2 spans 7 with dilation 6"),
        ((IMAGE, KERNEL), {"stride": 0}, "stride must be at least 1, got 0 × 0"),
        ((IMAGE, KERNEL), {"stride": (1, 1.5)}, "stride must be a whole number or a pair of them"),
        ((IMAGE, KERNEL), {"padding": -1}, "padding must be at least 0"),
        ((IMAGE, KERNEL), {"padding": "same"}, "padding must be a whole number or a pair of them, got 'same'"),
        ((np.full_like(IMAGE, np.nan), KERNEL), {}, "x holds 60 of 60 values that are not finite"),
        ((IMAGE, np.full_like(KERNEL, np.inf)), {}, "weight holds 24 of 24 values"),
        ((IMAGE, KERNEL, [0, np.nan, 1]), {}, "bias holds 1 of 3 values"),
    ],
)
def test_what_cannot_be_convolved_is_refused(
    operation: object, arguments: tuple[object, ...], options: dict[str, object], sentence: str
) -> None:
    with pytest.raises(ValueError, match=sentence):
        operation(*arguments, **options)


@pytest.mark.parametrize("backward", [conv2d_backward, convolve2d_backward])
def test_a_gradient_of_another_shape_is_refused(backward: object) -> None:
    with pytest.raises(ValueError, match=r"output's shape \(1, 3, 4, 5\), got \(1, 3, 5, 5\)"):
        backward(np.zeros((1, 3, 5, 5)), IMAGE, KERNEL)
