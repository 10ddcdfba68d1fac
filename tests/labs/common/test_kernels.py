"""The kernels on offer and what can be done to one."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from convlab.core import conv2d, convolve2d
from convlab.labs.common.kernels import (
    KERNELS,
    SIZES,
    flipped,
    negated,
    normalised,
    resized,
    rotated,
    scaled,
    separable,
    transposed,
)

SOBEL_RIGHT = [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]]
SOBEL_UP = [[1, 2, 1], [0, 0, 0], [-1, -2, -1]]

whole_kernels = hnp.arrays(
    np.float64, hnp.array_shapes(min_dims=2, max_dims=2, max_side=5), elements=st.integers(-9, 9).map(float)
)
sides = st.integers(1, 9)


def make(name: str, **parameters: float) -> np.ndarray:
    return KERNELS[name].make(**parameters)


# ---- presets


@pytest.mark.parametrize("name", KERNELS)
def test_every_preset_is_a_new_matrix_of_finite_numbers(name: str) -> None:
    preset = KERNELS[name]
    assert preset.name == name
    kernel = preset.make()
    assert kernel.dtype == np.float64
    assert kernel.ndim == 2
    assert np.isfinite(kernel).all()
    assert not np.signbit(kernel[kernel == 0]).any()
    kernel[...] = 99
    assert not np.array_equal(preset.make(), kernel)


@pytest.mark.parametrize("name", KERNELS)
def test_a_preset_takes_the_parameters_it_names(name: str) -> None:
    preset = KERNELS[name]
    values: dict[str, Any] = {"size": 7, "sigma": 1.5, "angle": 30.0, "seed": 4}
    kernel = preset.make(**{parameter: values[parameter] for parameter in preset.parameters})
    if "size" in preset.parameters:
        assert kernel.shape == (7, 7)
    for parameter in values.keys() - set(preset.parameters):
        with pytest.raises(TypeError):
            preset.make(**{parameter: values[parameter]})


@pytest.mark.parametrize("name", [name for name, preset in KERNELS.items() if "size" in preset.parameters])
def test_every_size_that_is_allowed(name: str) -> None:
    low, high = SIZES
    preset = KERNELS[name]
    for size in range(low, high + 1, 2 if preset.odd else 1):
        assert preset.make(size=size).shape == (size, size)
    for size in (0, 32):
        with pytest.raises(ValueError, match=f"from 1 to 31, got {size}"):
            preset.make(size=size)


def test_the_books_kernels() -> None:
    assert make("book").tolist() == [[0, 1], [2, 3]]
    assert make("edge").tolist() == [[1, -1]]
    assert make("edge_transposed").tolist() == [[1], [-1]]


def test_the_fixed_kernels() -> None:
    assert make("second_derivative").tolist() == [[1, -2, 1]]
    assert make("laplacian").tolist() == [[0, 1, 0], [1, -4, 1], [0, 1, 0]]
    assert make("sharpen").tolist() == (make("identity") - make("laplacian")).tolist()
    assert make("emboss").sum() == 1


def test_the_identity_changes_nothing_and_has_a_middle() -> None:
    image = np.random.default_rng(0).standard_normal((1, 1, 6, 7))
    assert np.array_equal(conv2d(image, make("identity", size=5)[None, None], padding=2), image)
    with pytest.raises(ValueError, match="must be odd, got 4"):
        make("identity", size=4)


@pytest.mark.parametrize("size", range(1, 32))
def test_blurs_keep_an_even_grey(size: int) -> None:
    kernels = [make("box", size=size), *(make("gaussian", size=size, sigma=sigma) for sigma in (0.1, 1, 31))]
    kernels += [make("motion", size=size, angle=angle) for angle in (0, 17, 45, 90, 100, 135, 200, 333)]
    for kernel in kernels:
        assert kernel.sum() == pytest.approx(1, abs=1e-12)
        assert kernel.min() >= 0
        np.testing.assert_allclose(kernel, flipped(kernel), atol=1e-12)


def test_a_gaussian() -> None:
    kernel = make("gaussian", size=5, sigma=2.0)
    assert kernel[2, 3] / kernel[2, 2] == pytest.approx(math.exp(-1 / 8))
    assert kernel[4, 4] / kernel[2, 2] == pytest.approx(math.exp(-8 / 8))
    for sigma in (0, 0.05, 32, math.nan):
        with pytest.raises(ValueError, match=r"sigma must be from 0\.1 to 31"):
            make("gaussian", sigma=sigma)


def test_sobel_and_prewitt_look_along_their_angle() -> None:
    sobel, prewitt = np.array(SOBEL_RIGHT), [[-1, 0, 1]] * 3
    assert make("prewitt").tolist() == prewitt
    for turns in range(-4, 9):
        assert make("sobel", angle=90.0 * turns).tolist() == np.rot90(sobel, turns % 4).tolist()
        assert make("prewitt", angle=90.0 * turns).tolist() == np.rot90(prewitt, turns % 4).tolist()
    for angle in (30.0, 45.0, 250.0):
        expected = math.cos(math.radians(angle)) * sobel + math.sin(math.radians(angle)) * np.array(SOBEL_UP)
        np.testing.assert_allclose(make("sobel", angle=angle), expected, atol=1e-11)
    assert make("sobel", angle=45.0).diagonal().tolist() == [0, 0, 0]


def test_sobel_responds_to_the_edge_it_is_turned_to() -> None:
    brighter_rightwards = np.tile(np.arange(5.0), (5, 1))[None, None]
    response = {angle: conv2d(brighter_rightwards, make("sobel", angle=angle)[None, None]) for angle in (0, 90, 180)}
    assert np.unique(response[0]).tolist() == [8]
    assert np.unique(response[90]).tolist() == [0]
    assert np.unique(response[180]).tolist() == [-8]
    brighter_upwards = np.rot90(brighter_rightwards[0, 0])[None, None]
    assert np.unique(conv2d(brighter_upwards, make("sobel", angle=90.0)[None, None])).tolist() == [8]


def test_motion_is_a_line_of_equal_weights() -> None:
    across = np.zeros((5, 5))
    across[2] = 0.2
    assert make("motion", size=5, angle=0.0).tolist() == across.tolist()
    np.testing.assert_allclose(make("motion", size=5, angle=90.0), across.T)
    rising = np.eye(5)[::-1] / 5
    np.testing.assert_allclose(make("motion", size=5, angle=45.0), rising, atol=1e-12)
    np.testing.assert_allclose(make("motion", size=5, angle=135.0), np.eye(5) / 5, atol=1e-12)


@pytest.mark.parametrize("angle", [5.0, 30.0, 44.0])
def test_motion_between_the_axes_is_smooth(angle: float) -> None:
    kernel = make("motion", size=9, angle=angle)
    np.testing.assert_allclose(kernel.sum(0), np.full(9, 1 / 9))
    heights = 4 - (kernel * np.arange(9)[:, None]).sum(0) * 9  # where each column's weight lies, upwards
    np.testing.assert_allclose(heights, math.tan(math.radians(angle)) * (np.arange(9) - 4), atol=1e-9)
    np.testing.assert_allclose(make("motion", size=9, angle=angle + 90), np.rot90(kernel), atol=1e-9)


def test_random_kernels_are_small_whole_numbers_that_the_seed_decides() -> None:
    kernels = [make("random", size=31, seed=seed) for seed in (0, 0, 1)]
    assert np.unique(kernels[0]).tolist() == [-3, -2, -1, 0, 1, 2, 3]
    assert np.array_equal(kernels[0], kernels[1])
    assert not np.array_equal(kernels[0], kernels[2])


# ---- operations


def test_turning_and_swapping() -> None:
    kernel = np.array([[1.0, 2, 3], [4, 5, 6]])
    assert flipped(kernel).tolist() == [[6, 5, 4], [3, 2, 1]]
    assert transposed(kernel).tolist() == [[1, 4], [2, 5], [3, 6]]
    assert rotated(kernel).tolist() == [[3, 6], [2, 5], [1, 4]]
    assert rotated(SOBEL_RIGHT).tolist() == SOBEL_UP


@given(whole_kernels)
def test_doing_it_again_undoes_it(kernel: np.ndarray) -> None:
    for operation in (flipped, transposed, negated):
        assert np.array_equal(operation(operation(kernel)), kernel)
    assert np.array_equal(rotated(rotated(kernel)), flipped(kernel))


def test_flipping_makes_a_convolution() -> None:
    image, kernel = np.arange(9.0).reshape(1, 1, 3, 3), make("book")
    assert np.array_equal(conv2d(image, flipped(kernel)[None, None]), convolve2d(image, kernel[None, None]))


def test_factors() -> None:
    kernel = np.array([[0.0, 1], [-2, 3]])
    assert negated(kernel).tolist() == [[0, -1], [2, -3]]
    assert scaled(kernel, -0.5).tolist() == [[0, -0.5], [1, -1.5]]
    assert normalised(kernel).tolist() == [[0, 0.5], [-1, 1.5]]
    for result in (negated(kernel), scaled(kernel, -1), normalised(-kernel)):
        assert not np.signbit(result[0, 0])


@pytest.mark.parametrize("kernel", [SOBEL_RIGHT, [[1, -1]], [[0, 0]], [[0.1, 0.2, -0.3]], [[1e-300, -1e-300]]])
def test_a_sum_of_zero_cannot_become_one(kernel: list[list[float]]) -> None:
    with pytest.raises(ValueError, match="the weights sum to 0"):
        normalised(kernel)


@pytest.mark.parametrize(
    "operation", [flipped, transposed, rotated, negated, normalised, lambda k: scaled(k, 2), lambda k: resized(k, 2, 2)]
)
def test_operations_give_new_arrays(operation: Any) -> None:
    kernel = np.array([[0.0, 1], [2, 3]])
    result = operation(kernel)
    assert result.dtype == np.float64
    assert result.flags.c_contiguous
    result[...] = 9
    assert kernel.tolist() == [[0, 1], [2, 3]]
    assert operation([[1]]).dtype == np.float64


# ---- size


@pytest.mark.parametrize(
    ("size", "weights"),
    [(1, [2]), (2, [1, 2]), (3, [1, 2, 3]), (4, [0, 1, 2, 3]), (5, [0, 1, 2, 3, 0]), (6, [0, 0, 1, 2, 3, 0])],
)
def test_a_resized_kernel_stays_centred(size: int, weights: list[float]) -> None:
    assert resized([[1, 2, 3]], 1, size).tolist() == [weights]
    assert resized([[1], [2], [3]], size, 1)[:, 0].tolist() == weights


def test_resizing_cuts_evenly_and_each_axis_by_itself() -> None:
    assert resized(np.arange(25).reshape(5, 5), 3, 3).tolist() == [[6, 7, 8], [11, 12, 13], [16, 17, 18]]
    assert resized([[1, 2, 3]], 3, 1).tolist() == [[0], [2], [0]]
    assert resized([[0, 1], [2, 3]], 2, 4).tolist() == [[0, 0, 1, 0], [0, 2, 3, 0]]
    with pytest.raises(ValueError, match="at least 1 × 1, got 0 × 3"):
        resized([[1]], 0, 3)


@given(whole_kernels, sides, sides, sides, sides)
def test_growing_in_steps_is_growing_at_once(kernel: np.ndarray, h: int, w: int, more_h: int, more_w: int) -> None:
    h, w = max(h, kernel.shape[0]), max(w, kernel.shape[1])
    large = resized(kernel, h + more_h, w + more_w)
    assert np.array_equal(resized(resized(kernel, h, w), h + more_h, w + more_w), large)
    assert np.array_equal(resized(large, *kernel.shape), kernel)


# ---- separable kernels


@pytest.mark.parametrize(
    ("kernel", "column", "row"),
    [
        (SOBEL_RIGHT, [1, 2, 1], [-1, 0, 1]),
        (SOBEL_UP, [1, 0, -1], [1, 2, 1]),
        ([[-1, 0, 1]] * 3, [1, 1, 1], [-1, 0, 1]),
        ([[1, -1]], [1], [1, -1]),
        ([[1], [-1]], [1, -1], [1]),
        ([[-2, 4, -2]], [2], [-1, 2, -1]),
        ([[4, 6], [6, 9]], [2, 3], [2, 3]),
        ([[0, 0, 0], [0, 5, 0]], [0, 5], [0, 1, 0]),
        ([[0.25, 0.25], [0.25, 0.25]], [0.5, 0.5], [0.5, 0.5]),
    ],
)
def test_factors_that_one_would_write_down(kernel: Any, column: list[float], row: list[float]) -> None:
    factors = separable(kernel)
    assert factors is not None
    assert [factor.tolist() for factor in factors] == [column, row]
    assert not any(np.signbit(factor[factor == 0]).any() for factor in factors)


def test_which_presets_are_separable() -> None:
    assert {name for name in KERNELS if separable(KERNELS[name].make()) is None} == {
        "book",
        "sharpen",
        "laplacian",
        "emboss",
        "random",
    }
    assert separable(make("sobel", angle=30.0)) is None
    assert separable(np.zeros((3, 3))) is None


@pytest.mark.parametrize("sigma", [0.3, 1, 10])
def test_a_gaussian_is_two_gaussians(sigma: float) -> None:
    column, row = separable(make("gaussian", size=31, sigma=sigma))
    np.testing.assert_allclose(column, row)
    assert column.sum() == pytest.approx(1)


values = st.floats(-10, 10).map(lambda value: round(value, 3))
factors = hnp.arrays(np.float64, st.integers(1, 6), elements=values)
whole_factors = hnp.arrays(np.float64, st.integers(1, 6), elements=st.integers(-99, 99).map(float))


@given(st.tuples(factors, factors) | st.tuples(whole_factors, whole_factors))
def test_every_outer_product_is_found(parts: tuple[np.ndarray, np.ndarray]) -> None:
    kernel = np.outer(*parts)
    found = separable(kernel)
    if not kernel.any():
        assert found is None
        return
    column, row = found
    assert (column.shape, row.shape) == (parts[0].shape, parts[1].shape)
    assert np.abs(np.outer(column, row) - kernel).max() <= 1e-9 * np.abs(kernel).max()
    if np.array_equal(kernel, kernel.round()):
        assert np.array_equal(column, column.round())
        assert np.gcd.reduce(row.astype(int)) == 1


@given(whole_kernels)
def test_separable_means_rank_one(kernel: np.ndarray) -> None:
    assert (separable(kernel) is not None) == (np.linalg.matrix_rank(kernel) == 1)
