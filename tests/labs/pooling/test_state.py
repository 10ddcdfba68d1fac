"""The Pooling lab's state: worked numbers, slow references, and that nothing impossible can be chosen."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convlab.core import Padding
from convlab.labs.common.arrays import frozen
from convlab.labs.common.inputs import moved
from convlab.labs.pooling.scenes import OWN_INPUTS, SCENES
from convlab.labs.pooling.shift import (
    EDGES,
    FARTHEST,
    LARGEST_SAMPLE,
    MOST,
    PLACES,
    POOLINGS,
    SAMPLES,
    WINDOWS,
    PoolingShiftState,
    changes_along,
    comparisons,
    relative_change,
    representations,
    sample_of,
    windows_on,
)
from convlab.labs.pooling.state import KINDS, PoolingState, bounds, settled

BOOK = PoolingState()


def with_scene(name: str) -> PoolingState:
    return replace(BOOK, **SCENES[name].changes())


# ---- worked numbers


@pytest.mark.parametrize(
    ("scene", "output"),
    [
        ("book", [[[4, 5], [7, 8]]]),
        ("average", [[[2, 3], [5, 6]]]),
        ("sixteen", [[[10]]]),
        ("strided", [[[5, 7], [13, 15]]]),
        ("planes", [[[4, 5], [7, 8]], [[5, 6], [8, 9]]]),
    ],
)
def test_the_prepared_examples(scene: str, output: list[list[list[float]]]) -> None:
    assert with_scene(scene).outputs.tolist() == output


def test_it_opens_with_the_first_example() -> None:
    book = with_scene("book")
    assert book.outputs.tolist() == BOOK.outputs.tolist()
    assert (book.window, book.sliding.stride, book.kind) == (BOOK.window, BOOK.sliding.stride, BOOK.kind)


def test_the_minimum() -> None:
    assert replace(BOOK, kind="min").output.tolist() == [[0, 1], [3, 4]]


def test_an_average_counts_pad_cells_or_leaves_them_out() -> None:
    padded = replace(with_scene("strided"), kind="average", window=(2, 2), stride=(2, 2))
    step = padded.pooled_at(0, 0)
    assert (step.values, step.divisor, step.result) == ((0, 0, 0, 0), 4, 0)
    assert padded.pooled_at(0, 1).result == (1 + 2) / 4
    without = replace(padded, count_include_pad=False)
    assert (without.pooled_at(0, 1).values, without.pooled_at(0, 1).divisor) == ((1, 2), 2)
    assert without.pooled_at(0, 1).result == 1.5


def test_ties_have_one_winner() -> None:
    flat = replace(BOOK, input=frozen(np.ones((1, 3, 3))))
    assert flat.pooled_at(0, 0).winners == ((0, 0), (0, 1), (1, 0), (1, 1))
    assert flat.won_by((0, 1)) == [(0, 1)]
    assert not flat.wins().any()  # nothing stands out
    split = replace(BOOK, input=frozen([[[1, 1, 0], [1, 1, 0], [0, 0, 0]]]))
    assert split.wins().tolist() == [[0, 1, 0], [1, 1, 0], [0, 0, 0]]
    assert split.wins(revealed=2).tolist() == [[0, 1, 0], [0, 0, 0], [0, 0, 0]]
    assert replace(flat, window=(1, 1)).wins().all()


def test_the_number_of_channels_stays() -> None:
    maps = with_scene("maps")
    assert maps.input.shape == (4, 14, 14)
    assert maps.outputs.shape == (4, 7, 7)
    assert replace(maps, channel=2).output.tolist() == maps.outputs[2].tolist()


@pytest.mark.parametrize("name", OWN_INPUTS)
def test_the_labs_own_inputs_are_never_written_to(name: str) -> None:
    with pytest.raises(ValueError, match="read-only"):
        OWN_INPUTS[name]()[0, 0, 0] = 1


# ---- any geometry


@st.composite
def states(draw: st.DrawFn) -> PoolingState:
    """Any state that the lab can get into: whatever is asked for, settled."""
    shape = draw(st.tuples(st.integers(1, 3), st.integers(1, 8), st.integers(1, 8)))
    changes: dict[str, Any] = {
        "input": frozen(np.random.default_rng(draw(st.integers(0, 99))).integers(-4, 4, shape)),
        "channel": draw(st.integers(0, 2)),
        "kind": draw(st.sampled_from(KINDS)),
        "window": draw(st.tuples(st.integers(1, 9), st.integers(1, 9))),
        "stride": draw(st.none() | st.tuples(st.integers(1, 4), st.integers(1, 4))),
        "padding": Padding(*(draw(st.integers(0, 5)) for _ in range(4))),
        "count_include_pad": draw(st.booleans()),
    }
    return replace(BOOK, **settled(BOOK, **changes))


def is_level(state: PoolingState, row: int, column: int) -> bool:
    """Whether several cells are in an output's window, all with the same value."""
    return len(state.pooled_at(row, column).cells) == len(slowly(state, row, column)[1]) > 1


def slowly(state: PoolingState, row: int, column: int) -> tuple[float, list[tuple[int, int]]]:
    """One output by loops over its window, and the cells of the input that hold its value."""
    p, plane = state.padding, state.plane
    top, left = row * state.sliding.stride[0] - p.top, column * state.sliding.stride[1] - p.left
    cells = [(y, x) for y in range(top, top + state.window[0]) for x in range(left, left + state.window[1])]
    inside = [(y, x) for y, x in cells if 0 <= y < plane.shape[0] and 0 <= x < plane.shape[1]]
    values = [float(plane[cell]) for cell in inside]
    if state.kind == "average":
        return sum(values) / (len(cells) if state.count_include_pad else len(inside)), []
    best = max(values) if state.kind == "max" else min(values)
    return best, [(y + p.top, x + p.left) for (y, x), v in zip(inside, values, strict=True) if v == best]


@given(states())
def test_every_output_is_what_loops_give(state: PoolingState) -> None:
    assert state.output.shape == state.sliding.size
    for row, column in np.ndindex(state.sliding.size):
        result, winners = slowly(state, row, column)
        step = state.pooled_at(row, column)
        assert state.output[row, column] == step.result == pytest.approx(result, abs=1e-12)
        assert list(step.winners) == winners
        if state.kind == "average":
            assert sum(step.values) / step.divisor == pytest.approx(result, abs=1e-12)


@given(states(), st.data())
def test_who_wins(state: PoolingState, data: st.DataObject) -> None:
    revealed = data.draw(st.none() | st.integers(0, state.sliding.steps))
    counted = state.sliding.steps if revealed is None else revealed
    wins = np.zeros(state.padded.shape)
    won: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for step in range(state.sliding.steps):
        output = state.sliding.position(step)
        winners = slowly(state, *output)[1]
        if winners:
            won.setdefault(winners[0], []).append(output)
            wins[winners[0]] += step < counted and not is_level(state, *output)
    assert state.wins(revealed).tolist() == wins.tolist()
    for cell in np.ndindex(*state.padded.shape):
        assert state.won_by(cell) == won.get(cell, [])


@given(states())
def test_an_average_is_a_convolution_with_a_constant_kernel(state: PoolingState) -> None:
    assert state.convolved.shape == state.sliding.size
    assert state.constant_kernel.sum() == pytest.approx(1)
    assert state.constant_difference < 1e-12


@given(states())
def test_padding_is_at_most_half_the_window(state: PoolingState) -> None:
    assert max(state.padding[:2]) <= state.window[0] // 2
    assert max(state.padding[2:]) <= state.window[1] // 2
    assert settled(state, white=state.white) == {}


@given(states(), st.data())
@settings(max_examples=200)
def test_within_the_bounds_everything_is_possible_and_stays(state: PoolingState, data: st.DataObject) -> None:
    axis = data.draw(st.integers(0, 1))
    limits = bounds(state, axis)
    control = data.draw(st.sampled_from(["window", "padding", "stride"]))
    low, high = limits.kernel if control == "window" else getattr(limits, control)
    value = data.draw(st.integers(low, high))
    if control == "padding":
        totals = list(state.sliding.totals)
        totals[axis] = value
        changes: dict[str, Any] = {"padding": Padding.total(*totals)}
    else:
        pair = list(state.window if control == "window" else state.sliding.stride)
        pair[axis] = value
        changes = {control: tuple(pair)}
    new = replace(state, **settled(state, **changes))
    assert all(getattr(new, name) == value for name, value in changes.items())
    assert new.output.shape == new.sliding.size


@given(states(), st.data())
def test_the_step_nearest_to_a_cell_begins_there_where_a_window_does(state: PoolingState, data: st.DataObject) -> None:
    step = data.draw(st.integers(0, state.sliding.steps - 1))
    shown = replace(state, step=step)
    assert shown.step_near(shown.shown_corner) == step
    cell = data.draw(st.tuples(*(st.integers(0, n - 1) for n in state.sliding.input)))
    assert 0 <= state.step_near(cell) < state.sliding.steps


def test_a_channel_that_is_gone_becomes_the_last() -> None:
    maps = replace(with_scene("maps"), channel=3)
    assert settled(maps, input=OWN_INPUTS["planes"]())["channel"] == 1


def test_all_planes_are_shown_on_one_scale() -> None:
    planes = replace(with_scene("planes"), scale_mode="stretched")
    assert (planes.shown_output.scale.low, planes.shown_output.scale.high) == (4, 9)
    assert planes.shown_input.scale.high == 9
    shared = with_scene("planes")
    assert shared.shown_outputs.scale == shared.shown_input.scale


def test_a_photograph_in_colour() -> None:
    pixels = np.arange(4 * 6 * 3, dtype=np.float64).reshape(3, 4, 6)
    photo = replace(BOOK, input=frozen(pixels), white=255.0, stride=None, in_colour=True)
    assert photo.shows_colour
    assert photo.input_picture[1, 2].tolist() == pixels[:, 1, 2].tolist()
    assert photo.output_picture.shape == (2, 3, 3)
    assert photo.output_picture[0, 0].tolist() == pixels[:, 1, 1].tolist()  # the largest of each channel
    padded = replace(photo, padding=Padding(1, 1, 1, 1)).padded_picture
    assert (padded[0].tolist(), padded[1, 1].tolist()) == ([[0, 0, 0]] * 8, pixels[:, 0, 0].tolist())
    assert not replace(photo, white=8.0).shows_colour
    assert replace(photo, input=frozen(pixels[:2])).output_picture is None


# ---- what pooling is for


def test_the_books_edges_moved_to_the_left() -> None:
    state = PoolingShiftState()
    found = comparisons(sample_of(state, BOOK.plane), state).comparisons
    assert found["none"].before.tolist() == [[0, 1, 0, 0, 0, 1, 0]] * 6
    assert found["none"].after.tolist() == [[1, 0, 0, 0, 1, 0, 0]] * 6
    assert found["max"].before.tolist() == found["max"].after.tolist() == [[1, 0, 1]] * 3
    assert found["average"].before.tolist() == [[0.5, 0, 0.5]] * 3
    assert [found[pooling].change for pooling in POOLINGS] == [2, 0, 0]


shifts = st.builds(
    PoolingShiftState,
    sample=st.sampled_from(SAMPLES),
    rows=st.integers(-FARTHEST, FARTHEST),
    columns=st.integers(-FARTHEST, FARTHEST),
    wraps=st.booleans(),
    edge=st.sampled_from(EDGES),
    strength=st.booleans(),
    window=st.sampled_from(WINDOWS),
)


@given(states(), shifts)
def test_the_curves_go_through_the_comparisons(state: PoolingState, shift: PoolingShiftState) -> None:
    x = sample_of(shift, state.plane)
    found = comparisons(x, shift)
    for axis, place in enumerate(shift.shift):
        curves = changes_along(x, shift, axis)
        for pooling in POOLINGS:
            assert curves[pooling].shape == (len(PLACES),)
            assert curves[pooling][place + FARTHEST] == found.comparisons[pooling].change


@given(states(), shifts)
def test_a_map_that_moves_along_has_the_same_numbers_further_on(state: PoolingState, shift: PoolingShiftState) -> None:
    found = comparisons(sample_of(shift, state.plane), shift)
    for pooling, comparison in found.comparisons.items():
        cells = found.moves_along(shift, pooling)
        stride = windows_on(found.comparisons["none"].before, 1 if pooling == "none" else shift.window).stride
        if cells is None:
            height, width = comparison.size
            assert any(m % s for m, s in zip(shift.shift, stride, strict=True)) or not (
                abs(shift.rows // stride[0]) < height and abs(shift.columns // stride[1]) < width
            )
            continue
        rows, columns = cells
        assert (rows * stride[0], columns * stride[1]) == shift.shift
        for (row, column), value in np.ndenumerate(comparison.after):
            y, x = row - rows, column - columns
            if 0 <= y < comparison.size[0] and 0 <= x < comparison.size[1]:
                assert value == pytest.approx(comparison.before[y, x])


@given(states(), shifts)
def test_a_comparison_by_hand(state: PoolingState, shift: PoolingShiftState) -> None:
    x = sample_of(shift, state.plane)
    found = comparisons(x, shift)
    height, width = x.shape
    for (row, column), value in np.ndenumerate(found.after):
        y, z = row - shift.rows, column - shift.columns
        if shift.wraps:
            assert value == x[y % height, z % width]
        else:
            assert value == (x[y, z] if 0 <= y < height and 0 <= z < width else 0)
    for pooling, (before, after, difference, change) in found.comparisons.items():
        assert np.array_equal(difference, after - before)
        assert before.shape == after.shape == representations(x, shift)[pooling].shape
        if before.any():
            assert change * np.abs(before).sum() == pytest.approx(np.abs(difference).sum())
        assert comparison_count(before, after) == found.comparisons[pooling].changed
    if shift.shift == (0, 0):
        assert all(comparison.change == 0 for comparison in found.comparisons.values())


def comparison_count(before: np.ndarray, after: np.ndarray) -> int:
    return sum(a != b for a, b in zip(before.ravel(), after.ravel(), strict=True))


def test_the_change_of_nothing() -> None:
    nothing, something = frozen(np.zeros((2, 2))), frozen(np.eye(2))
    assert relative_change(nothing, nothing) == 0
    assert relative_change(nothing, something) == np.inf
    assert relative_change(something, nothing) == 1


def test_a_few_extreme_values_lie_beyond_the_scale() -> None:
    image = np.random.default_rng(0).random((20, 20))
    image[3, 4] = 1000.0
    found = comparisons(frozen(image), PoolingShiftState(edge="none", columns=0))
    assert 0.5 < found.scale.high <= 1
    assert 0 < found.beyond <= 1 - MOST
    assert comparisons(sample_of(PoolingShiftState(), BOOK.plane), PoolingShiftState()).beyond == 0


def test_of_a_large_input_the_middle_is_moved() -> None:
    plane = frozen(np.arange(200.0 * 130).reshape(200, 130))
    sample = sample_of(PoolingShiftState(sample="input"), plane)
    assert sample.shape == (LARGEST_SAMPLE, LARGEST_SAMPLE)
    assert sample[0, 0] == plane[36, 1]


def test_wrapping_loses_nothing() -> None:
    x = frozen(np.random.default_rng(0).random((5, 7)))
    assert np.array_equal(moved(moved(x, 2, -3, wraps=True), -2, 3, wraps=True), x)
    assert sorted(moved(x, 1, 4, wraps=True).ravel()) == sorted(x.ravel())
