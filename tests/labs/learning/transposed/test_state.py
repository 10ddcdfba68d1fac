"""Transposed convolution: the book's numbers, stamps one after the other, and the same in other words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convlab.core import Padding, conv2d, conv_transpose2d
from convlab.labs.learning.transposed.checks import check_transposed
from convlab.labs.learning.transposed.kernels import bilinear
from convlab.labs.learning.transposed.readings import READINGS
from convlab.labs.learning.transposed.scenes import SCENES, shows_scene
from convlab.labs.learning.transposed.stamping import LARGEST_WHOLE
from convlab.labs.learning.transposed.state import TransposedState
from convlab.labs.learning.transposed.state import settled as settled_changes
from tests.labs.learning.transposed.states import states


def in_scene(name: str) -> TransposedState:
    return replace(TransposedState(), **SCENES[name].changes())


def read(name: str, state: TransposedState) -> Any:
    (found,) = (reading for reading in READINGS if reading.name == name)
    return found.read(state)


@pytest.mark.parametrize(
    ("scene", "expected"),
    [
        ("transposed_book", [[0, 0, 1], [0, 4, 6], [4, 12, 9]]),
        ("transposed_stride", [[0, 0, 0, 1], [0, 0, 2, 3], [0, 2, 0, 3], [4, 6, 6, 9]]),
        ("transposed_padding", [[4]]),
    ],
)
def test_the_books_outputs(scene: str, expected: list[list[float]]) -> None:
    state = in_scene(scene)
    assert state.output.tolist() == expected
    assert read("output", state).tolist() == expected
    assert state.stamping.size == np.shape(expected)


def test_the_lab_opens_with_the_book() -> None:
    assert shows_scene(TransposedState())


@pytest.mark.parametrize("name", SCENES)
def test_scenes_are_possible_and_known(name: str) -> None:
    state = replace(in_scene(name), scene=name)
    check_transposed(state)
    assert shows_scene(state)
    assert not shows_scene(replace(state, kernel=state.kernel * 2))
    assert SCENES[name].step < state.sliding.steps or state.aspect in ("matrix", "overlap", "back")


def test_output_padding_doubles_the_size() -> None:
    state = in_scene("transposed_doubled")
    assert state.stamping.size == (6, 6)
    assert replace(state, output_padding=(0, 0)).stamping.size == (5, 5)
    sizes = {conv2d(np.zeros((1, 1, n, n)), np.zeros((1, 1, 3, 3)), stride=2, padding=1).shape[2] for n in (5, 6)}
    assert sizes == {3}


def test_the_checkerboard() -> None:
    state = in_scene("transposed_checkerboard")
    inner = state.overlap.counts[1:-1, 1:-1]
    assert inner[:2, :2].tolist() == [[4, 2], [2, 1]]
    assert state.overlap.inner_counts == [1, 2, 4]
    assert state.overlap.divided.kernel == (4, 4)
    even = in_scene("transposed_even").overlap
    assert even.is_even
    assert (even.counts[1:-1, 1:-1] == 4).all()


def test_resizing_and_convolving_is_even() -> None:
    overlap = in_scene("transposed_checkerboard").overlap
    counts = overlap.counts_of("resized")
    assert counts.shape == (8, 8)
    assert (counts[1:-1, 1:-1] == 9).all()


def test_the_way_back_gives_the_shape_and_not_the_values() -> None:
    trip = in_scene("transposed_back").round_trip
    assert trip.convolved.tolist() == [[19, 25], [37, 43]]
    assert trip.returned.tolist() == [[0, 19, 25], [38, 144, 118], [74, 197, 129]]
    assert trip.difference.tolist() == [[0, 18, 23], [35, 140, 113], [68, 190, 121]]


@pytest.mark.parametrize("factor", [2, 3, 4])
def test_the_bilinear_kernel_keeps_an_even_grey(factor: int) -> None:
    x = np.ones((1, 1, 5, 5))
    side = 2 * factor - factor % 2
    out = conv_transpose2d(x, bilinear((side, side))[None, None], stride=factor, padding=(side - factor) // 2)
    assert np.allclose(out[..., factor:-factor, factor:-factor], 1)


def test_the_matrix_of_the_books_convolution() -> None:
    form = in_scene("transposed_matrix").matrix_form
    assert form.matrix.tolist() == [
        [0, 1, 0, 2, 3, 0, 0, 0, 0],
        [0, 0, 1, 0, 2, 3, 0, 0, 0],
        [0, 0, 0, 0, 1, 0, 2, 3, 0],
        [0, 0, 0, 0, 0, 1, 0, 2, 3],
    ]
    assert form.transpose.T.tolist() == form.matrix.tolist()
    x = np.arange(9.0)
    assert (form.matrix @ x).tolist() == [19, 25, 37, 43]


# ---- at random


@given(states())
def test_the_transpose_of_the_convolutions_matrix_gives_the_same(state: TransposedState) -> None:
    form = state.matrix_form
    assert form.transpose.shape == form.shape
    assert np.allclose(form.product.reshape(state.stamping.size), state.output)
    if max(*state.output_padding) < min(state.stride):  # a convolution leads back to as many numbers
        y = np.random.default_rng(0).integers(-3, 4, state.output.shape).astype(np.float64)
        geometry = {"stride": state.stride, "padding": state.padding, "dilation": state.dilation}
        convolved = conv2d(y[None, None], state.kernel[None, None], **geometry)[0, 0]
        assert np.allclose((form.matrix @ y.ravel()).reshape(state.input.shape), convolved)


@given(states())
def test_it_is_the_cores(state: TransposedState) -> None:
    geometry = {"stride": state.stride, "output_padding": state.output_padding, "dilation": state.dilation}
    expected = conv_transpose2d(state.input[None, None], state.kernel[None, None], padding=state.padding, **geometry)
    assert np.allclose(state.output, expected[0, 0])
    assert state.output.shape == state.stamping.size


@given(states())
def test_a_cross_correlation_with_zeros_between_gives_the_same(state: TransposedState) -> None:
    correlation = state.correlation
    assert correlation.sliding.size == state.stamping.size
    assert np.array_equal(correlation.output, state.output)
    rows, columns = correlation.data
    for cell in np.ndindex(correlation.spread.shape):
        source = correlation.source(cell)
        assert (source is None) == (cell[0] not in rows or cell[1] not in columns)
        assert correlation.spread[cell] == (0 if source is None else state.input[source])


@given(states(), st.data())
def test_a_cell_is_the_sum_of_the_stamps_that_fall_on_it(state: TransposedState, data: st.DataObject) -> None:
    rows, columns = state.stamping.whole
    cell = data.draw(st.tuples(st.integers(0, rows - 1), st.integers(0, columns - 1)))
    parts = state.parts(cell)
    assert sum(state.input[source] * state.kernel[weight] for source, weight in parts) == state.whole[cell]
    inner = state.stamping.in_output(cell)
    if inner is not None:
        assert state.output[inner] == state.whole[cell]
        assert state.overlap.counts[inner] == len(parts)


@given(states(), st.data())
def test_stamps_add_up_one_after_the_other(state: TransposedState, data: st.DataObject) -> None:
    step = data.draw(st.integers(0, state.input.size - 1))
    source = state.stamping.sliding.position(step)
    added = state.whole_after(step + 1) - state.whole_after(step)
    for value, cell in zip(state.stamp(source).ravel(), state.stamping.sliding.cells(*source), strict=True):
        assert added[cell] == value
        added[cell] = 0
    assert not added.any()


@given(states(), st.data())
def test_what_waits_for_a_stamp_gets_one_later(state: TransposedState, data: st.DataObject) -> None:
    count = data.draw(st.integers(0, state.input.size))
    sliding = state.stamping.sliding
    waiting = set(state.waiting(count))
    for row, column in np.ndindex(state.stamping.whole):
        steps = [sliding.step(source) for source, _ in state.parts((row, column))]
        assert ((row, column) in waiting) == (bool(steps) and min(steps) >= count)


@given(states())
def test_far_from_the_border_the_counts_are_those_that_are_told(state: TransposedState) -> None:
    big = replace(state, input=np.ones((20, 20)), padding=Padding(0, 0, 0, 0))
    (rows, columns), (height, width) = big.stamping.extent, big.stamping.covered
    inner = big.overlap.counts[rows - 1 : height - rows + 1, columns - 1 : width - columns + 1]
    found = set(np.unique(inner).astype(int).tolist())
    assert found <= set(big.overlap.inner_counts)
    if min(inner.shape[0] // big.stride[0], inner.shape[1] // big.stride[1]) >= 1:
        assert found == set(big.overlap.inner_counts)


@given(states())
def test_both_ways_out_are_even(state: TransposedState) -> None:
    overlap = replace(state, input=np.ones((16, 16)), padding=Padding(0, 0, 0, 0)).overlap
    divided = replace(state, kernel=np.ones(overlap.divided.kernel), dilation=(1, 1)).overlap
    assert divided.is_even
    counts, (k_h, k_w) = overlap.counts_of("resized"), state.kernel.shape
    inner = counts[k_h:-k_h, k_w:-k_w]
    assert (inner == k_h * k_w).all()


@given(states())
def test_the_way_back_has_the_inputs_shape(state: TransposedState) -> None:
    trip = state.round_trip
    if trip.is_possible:
        assert trip.returned.shape == state.input.shape
        y = conv2d(
            state.input[None, None],
            state.kernel[None, None],
            stride=state.stride,
            padding=state.padding,
            dilation=state.dilation,
        )
        assert np.allclose(trip.convolved, y[0, 0])


@given(states(), st.data())
def test_every_edit_leads_to_a_possible_state(state: TransposedState, data: st.DataObject) -> None:
    axis = data.draw(st.integers(0, 1))
    name = data.draw(st.sampled_from(["stride", "dilation"]))
    high = getattr(state.stamping.bounds(axis), name)[1]
    value = list(getattr(state, name))
    value[axis] = data.draw(st.integers(1, high))
    changes = settled_changes(state, **{name: tuple(value)})
    new = replace(state, **changes)
    check_transposed(new)
    assert max(new.stamping.whole) <= LARGEST_WHOLE


@settings(max_examples=30)
@given(states())
def test_readings_have_values(state: TransposedState) -> None:
    for reading in READINGS:
        reading.read(state)


@pytest.mark.parametrize(
    "changes",
    [
        {"padding": Padding(2, 2, 0, 0)},
        {"padding": Padding(1, 0, 0, 0)},
        {"output_padding": (1, 0)},
        {"dilation": (0, 1)},
        {"stride": (17, 1)},
        {"kernel": np.zeros((17, 1))},
        {"kernel": np.zeros((0, 1))},
        {"input": np.zeros((65, 2))},
        {"recipe": "sobel"},
        {"kernel_number": -1},
        {"step": -1},
        {"white": 0.0},
    ],
)
def test_what_no_control_could_have_made_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        check_transposed(replace(TransposedState(), **changes))


@given(states(), st.data())
def test_counts_are_stamps_down_times_stamps_across(state: TransposedState, data: st.DataObject) -> None:
    for way in state.overlap.ways:
        counts = state.overlap.counts_of(way)
        cell = data.draw(st.tuples(*(st.integers(0, side - 1) for side in counts.shape)))
        down, across = state.overlap.reached_along(way, cell)
        assert down * across == counts[cell]


@given(states(), st.data())
def test_what_comes_back_is_made_of_the_numbers_on_the_way(state: TransposedState, data: st.DataObject) -> None:
    trip = state.round_trip
    if not trip.is_possible:
        return
    rows, columns = state.input.shape
    cell = data.draw(st.tuples(st.integers(0, rows - 1), st.integers(0, columns - 1)))
    parts = trip.parts(cell)
    assert sum(trip.convolved[source] * state.kernel[weight] for source, weight in parts) == trip.returned[cell]
    for source, _ in parts:
        top, left, height, width = trip.window(source)
        assert top <= cell[0] < top + height
        assert left <= cell[1] < left + width
