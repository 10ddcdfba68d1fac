"""The inputs on offer and what can be done to one."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from convlab.core import conv2d
from convlab.labs.common.inputs import INPUTS, filled, inverted, randomised, resized, shifted

BOOK = np.arange(9.0).reshape(3, 3)


def make(name: str, **parameters: int) -> np.ndarray:
    return INPUTS[name].make(**parameters)


# ---- presets


@pytest.mark.parametrize("name", INPUTS)
def test_every_preset_is_a_new_image_from_black_to_white(name: str) -> None:
    preset = INPUTS[name]
    assert preset.name == name
    image = preset.make()
    assert image.dtype == np.float64
    assert image.ndim == 2
    assert image.flags.c_contiguous
    assert image.min() == 0
    assert 0.9 * preset.white < image.max() <= preset.white
    image[...] = 99
    assert not np.array_equal(preset.make(), image)


@pytest.mark.parametrize("name", INPUTS)
def test_a_preset_takes_the_parameters_it_names(name: str) -> None:
    preset = INPUTS[name]
    values = {"height": 5, "width": 4, "seed": 3}
    image = preset.make(**{parameter: values[parameter] for parameter in preset.parameters})
    if preset.parameters:
        assert image.shape == (5, 4)
    for parameter in values.keys() - set(preset.parameters):
        with pytest.raises(TypeError):
            preset.make(**{parameter: values[parameter]})


@pytest.mark.parametrize("name", [name for name, preset in INPUTS.items() if preset.parameters])
def test_every_size_that_is_allowed(name: str) -> None:
    for height, width in ((1, 1), (1, 1024), (1024, 1), (2, 3), (9, 4)):
        image = make(name, height=height, width=width)
        assert image.shape == (height, width)
        assert image.min() >= 0
        assert image.max() <= INPUTS[name].white
    for height, width in ((0, 3), (3, 1025)):
        with pytest.raises(ValueError, match=f"got {height} × {width}"):
            make(name, height=height, width=width)


def test_the_books_inputs() -> None:
    assert make("book").tolist() == BOOK.tolist()
    edge = make("edge")
    assert edge.tolist() == [[1, 1, 0, 0, 0, 0, 1, 1]] * 6
    assert make("edge_transposed").tolist() == edge.T.tolist()
    kernel = np.array([[[[1.0, -1.0]]]])
    assert conv2d(edge[None, None], kernel)[0, 0].tolist() == [[0, 1, 0, 0, 0, -1, 0]] * 6
    assert not conv2d(make("edge_transposed")[None, None], kernel).any()


def test_patterns() -> None:
    assert make("ramp", height=2, width=4).tolist() == [[0, 3, 6, 9]] * 2
    assert make("ramp")[0].tolist() == list(range(10))
    assert make("checkerboard", height=2, width=3).tolist() == [[1, 0, 1], [0, 1, 0]]
    assert make("impulse", height=3, width=4).tolist() == [[0, 0, 0, 0], [0, 0, 1, 0], [0, 0, 0, 0]]


def test_a_circle_is_a_round_outline() -> None:
    circle = make("circle", height=16, width=16)
    assert np.array_equal(circle, np.rot90(circle))
    assert np.array_equal(circle, circle[:, ::-1])
    assert not circle[0].any()
    assert not circle[5:11, 5:11].any()
    assert circle.sum() == pytest.approx(2 * np.pi * 6.5, rel=0.03)  # one cell thick
    assert np.array_equal(circle, circle.round(2))


def test_random_inputs_are_digits_that_the_seed_decides() -> None:
    images = [make("random", height=40, width=30, seed=seed) for seed in (0, 0, 1)]
    assert np.unique(images[0]).tolist() == list(range(10))
    assert np.array_equal(images[0], images[1])
    assert not np.array_equal(images[0], images[2])


# ---- operations


@pytest.mark.parametrize(
    ("shape", "result"),
    [
        ((3, 3), [[0, 1, 2], [3, 4, 5], [6, 7, 8]]),
        ((2, 2), [[0, 1], [3, 4]]),
        ((1, 4), [[0, 1, 2, -1]]),
        ((4, 2), [[0, 1], [3, 4], [6, 7], [-1, -1]]),
    ],
)
def test_resizing_keeps_the_top_left(shape: tuple[int, int], result: list[list[float]]) -> None:
    assert resized(BOOK, *shape, fill=-1).tolist() == result


def test_new_cells_are_black_and_none_is_no_size() -> None:
    assert resized([[5]], 1, 2).tolist() == [[5, 0]]
    with pytest.raises(ValueError, match="at least 1 × 1, got 2 × 0"):
        resized(BOOK, 2, 0)


@pytest.mark.parametrize(
    ("rows", "columns", "result"),
    [
        (0, 0, [[0, 1, 2], [3, 4, 5], [6, 7, 8]]),
        (1, 0, [[0, 0, 0], [0, 1, 2], [3, 4, 5]]),
        (-1, 0, [[3, 4, 5], [6, 7, 8], [0, 0, 0]]),
        (0, 2, [[0, 0, 0], [0, 0, 3], [0, 0, 6]]),
        (-1, -1, [[4, 5, 0], [7, 8, 0], [0, 0, 0]]),
        (3, 0, [[0, 0, 0]] * 3),
        (0, -7, [[0, 0, 0]] * 3),
    ],
)
def test_content_moves_and_leaves_zeros(rows: int, columns: int, result: list[list[float]]) -> None:
    assert shifted(BOOK, rows, columns).tolist() == result


@given(st.integers(-4, 4), st.integers(-4, 4))
def test_the_feature_map_moves_with_the_input(rows: int, columns: int) -> None:
    image = np.zeros((15, 15))
    image[5:8, 5:8] = BOOK
    kernel = np.array([[0.0, 1], [2, 3]])[None, None]
    moved = conv2d(shifted(image, rows, columns)[None, None], kernel)[0, 0]
    assert np.array_equal(moved, shifted(conv2d(image[None, None], kernel)[0, 0], rows, columns))


def test_inverting_and_filling() -> None:
    assert inverted(BOOK, 8).tolist() == [[8, 7, 6], [5, 4, 3], [2, 1, 0]]
    assert filled([[1, 2, 3]], 0.5).tolist() == [[0.5, 0.5, 0.5]]


def test_random_values_reach_from_black_to_white() -> None:
    assert np.unique(randomised((30, 30), 3, seed=0)).tolist() == [0, 1, 2, 3]
    assert np.unique(randomised((30, 30), 1.0, seed=0)).tolist() == [0, 1]
    values = randomised((30, 30), 0.5, seed=0)
    assert 0 <= values.min() < 0.01
    assert 0.49 < values.max() <= 0.5
    assert np.array_equal(values, randomised((30, 30), 0.5, seed=0))


@pytest.mark.parametrize(
    "operation",
    [
        lambda x: resized(x, 2, 2),
        lambda x: inverted(x, 9),
        lambda x: filled(x, 1),
    ],
)
def test_operations_give_new_arrays(operation: Any) -> None:
    image = np.array([[0.0, 1], [2, 3]])
    result = operation(image)
    assert result.dtype == operation([[1]]).dtype == np.float64
    result[...] = 9
    assert image.tolist() == [[0, 1], [2, 3]]


def test_images_of_any_type_are_shifted_as_new_arrays() -> None:
    image = np.array([[[0, 1], [2, 3]]], np.uint8)
    result = shifted(image, 0, 1, fill=255)
    assert result.dtype == np.uint8
    assert result.tolist() == [[[255, 0], [255, 2]]]
    shifted(image, 0, 0)[...] = 9
    assert image.tolist() == [[[0, 1], [2, 3]]]
