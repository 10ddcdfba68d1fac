"""The Why-convolution lab: the ladder, the equivariance tester and the search, against slow references."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convlab.core import conv2d
from convlab.labs.common.arrays import Matrix, frozen, with_cells
from convlab.labs.common.bundled import bundled_lenet
from convlab.labs.common.inputs import shifted
from convlab.labs.why.channels import CHANNELS
from convlab.labs.why.counts import lenet_counts, rung_count
from convlab.labs.why.edits import (
    fitted,
    settled,
    with_bias,
    with_kernel,
    with_own_weights,
    with_shared_weight,
    with_weight,
)
from convlab.labs.why.rungs import (
    OWN_KERNELS,
    drawn_weights,
    kernel_reach,
    reindexed,
    shared_weights,
)
from convlab.labs.why.scenes import SCENES
from convlab.labs.why.search import SearchState, background_from, with_template, with_template_size
from convlab.labs.why.shift import (
    BORDERS,
    FUNCTIONS,
    LENET_LAYERS,
    EquivarianceState,
    applied,
    compared,
    probe,
    sheet,
    shift_kernel,
)
from convlab.labs.why.state import DENSE, LOCAL, REINDEXED, RUNGS, SHARED, SIDES, WhyState, outputs_with
from tests.labs.why.random_states import shifts, states

START = WhyState()


def slow_output(state: WhyState) -> Matrix:
    """The book's sums, one product after the other, over all input channels."""
    n, d = state.side, state.pair[0]
    result = np.array(state.biases)
    for c, plane in enumerate(state.planes):
        weights = state.layer[d, c]
        for i, j, k, m in np.ndindex(n, n, n, n):
            a, b = k - i, m - j
            if state.rung < SHARED:
                weight = weights[i, j, k, m]
            elif state.rung == LOCAL and max(abs(a), abs(b)) > state.delta:
                weight = 0
            else:
                weight = shared_weights(weights)[a + n - 1, b + n - 1]
            result[i, j] += weight * plane[k, m]
    return result


# ---- the ladder


@given(states())
@settings(max_examples=40, deadline=None)
def test_every_rung_is_the_books_sum(state: WhyState) -> None:
    expected = slow_output(state)
    assert np.allclose(state.output, expected, atol=1e-9)
    for cell in np.ndindex(state.side, state.side):
        total = state.biases[cell] + sum(term.value * term.weight for term in state.terms(cell))
        assert total == pytest.approx(expected[cell], abs=1e-9)


@given(states((SHARED, LOCAL)))
@settings(max_examples=60, deadline=None)
def test_the_matrix_product_is_the_cores_convolution(state: WhyState) -> None:
    n, d = state.side, state.pair[0]
    kernels = np.stack(
        [
            kernel[n - 1 - state.reach : n + state.reach, n - 1 - state.reach : n + state.reach]
            for kernel in shared_weights(state.layer)[d]
        ]
    )
    assert np.array_equal(kernels[state.pair[1]], state.kernel)
    bias = state.biases[n // 2, n // 2].reshape(1)
    expected = conv2d(state.planes[None], kernels[None], bias, padding=state.reach)[0, 0]
    assert np.allclose(state.output, expected, atol=1e-9)
    assert state.check is not None
    assert state.check.largest <= 1e-9


@given(states((REINDEXED,)))
@settings(max_examples=30, deadline=None)
def test_re_indexing_is_a_bijection(state: WhyState) -> None:
    n, v = state.side, reindexed(state.dense)
    assert state.check == (n**4, 0)
    for i, j, k, m in np.ndindex(n, n, n, n):
        assert v[i, j, k - i + n - 1, m - j + n - 1] == state.dense[i, j, k, m]
    assert np.isfinite(v).sum() == n**4
    assert np.array_equal(state.output, replace(state, rung=DENSE).output)


@given(states((SHARED, LOCAL)))
@settings(max_examples=30, deadline=None)
def test_all_outputs_use_the_same_weights(state: WhyState) -> None:
    n = state.side
    assert np.array_equal(state.tensor[1:, 1:, 1:, 1:], state.tensor[:-1, :-1, :-1, :-1])
    i, j, k, m = np.indices(state.tensor.shape)
    assert not state.tensor[np.maximum(abs(k - i), abs(m - j)) > state.reach].any()
    assert state.matrix.shape == (n * n, state.channels[1] * n * n)


def test_climbing_keeps_the_numbers_of_the_middle_output() -> None:
    n, centre = START.side, START.side // 2
    dense, local = START.weights[centre, centre], replace(START, rung=LOCAL)
    assert np.array_equal(shared_weights(START.weights)[n - 1 - centre :, n - 1 - centre :][:n, :n], dense)
    assert np.array_equal(local.kernel, dense[centre - 1 : centre + 2, centre - 1 : centre + 2])
    assert local.kernel.tolist() == [[-1, -1, 2], [-1, 2, -1], [2, -1, -1]]  # it looks for rising lines


def test_delta_0_is_a_function_of_each_pixel_alone() -> None:
    state = replace(START, rung=LOCAL, delta=0)
    assert state.kernel.shape == (1, 1)
    assert np.array_equal(state.output, state.kernel[0, 0] * state.input + state.biases)


@given(states(), st.data())
@settings(max_examples=60, deadline=None)
def test_a_weight_is_edited_where_it_comes_from(state: WhyState, data: st.DataObject) -> None:
    state = replace(state, channel_pair=(0, 0))
    cells = st.tuples(st.integers(0, state.side - 1), st.integers(0, state.side - 1))
    output, cell = data.draw(cells), data.draw(cells)
    changed = replace(state, **with_weight(state, cell, output, 77.5))
    if not state.is_within_reach(cell, output):
        assert state.rung == LOCAL
        assert changed.weights is state.weights
        return
    assert (changed.weights != state.weights).sum() == 1
    before, after = state.own_weights(output), changed.own_weights(output)
    assert after[cell] == 77.5
    assert (before != after).sum() == 1


@given(states((SHARED, LOCAL)), st.data())
@settings(max_examples=30, deadline=None)
def test_a_weight_of_v_is_that_of_every_output_with_an_input_there(state: WhyState, data: st.DataObject) -> None:
    state, n = replace(state, channel_pair=(0, 0)), state.side
    reach = st.integers(-state.reach, state.reach)
    a, b = data.draw(reach), data.draw(reach)
    changed = replace(state, **with_shared_weight(state, (a, b), 77.5))
    outputs = outputs_with(state, (a, b))
    assert set(outputs) == {(i, j) for i, j in np.ndindex(n, n) if 0 <= i + a < n and 0 <= j + b < n}
    assert {(i, j) for i, j, _, _ in np.argwhere(changed.tensor == 77.5).tolist()} == set(outputs)
    values = np.arange(1.0, state.kernel.size + 1).reshape(state.kernel.shape)
    assert np.array_equal(replace(state, **with_kernel(state, frozen(values))).kernel, values)


def test_biases() -> None:
    dense = replace(START, **with_bias(START, (1, 2), 9.0))
    assert dense.output[1, 2] == START.output[1, 2] - START.bias[1, 2] + 9
    shared = replace(START, rung=SHARED)
    assert np.ptp(shared.biases) == 0
    assert np.array_equal(replace(shared, **with_bias(shared, (0, 0), 4.0)).biases, np.full((6, 6), 4.0))


def test_another_size_or_seed_draws_weights_anew() -> None:
    new = replace(START, **settled(START, input=frozen(np.ones((8, 6)))))
    assert new.side == 8
    assert new.weights.shape == (8, 8, 8, 8)
    assert replace(START, **settled(START, seed=3)).weights is not START.weights
    assert replace(START, **settled(replace(START, delta=5), input=frozen(np.ones((4, 6))))).side == 4
    assert settled(replace(START, delta=5), input=frozen(np.ones((4, 6))))["delta"] == 3


@given(st.integers(1, 40), st.integers(1, 40))
def test_any_input_becomes_a_square_that_fits(height: int, width: int) -> None:
    result = fitted(np.full((height, width), 7.0), 6)
    assert result.shape[0] == result.shape[1]
    assert SIDES[0] <= len(result) <= SIDES[1]
    if min(height, width) >= SIDES[1]:
        assert (result == 7).all()


# ---- parameters


def test_the_books_counts() -> None:
    assert rung_count(DENSE, 1000, 1) == rung_count(REINDEXED, 1000, 1) == 10**12
    assert rung_count(SHARED, 1000, 1) == 1999**2 == 3_996_001
    assert rung_count(LOCAL, 1000, 2, channels=3 * 64) == 25 * 192


def test_counts_are_what_the_arrays_hold() -> None:
    for rung in RUNGS:
        state = replace(START, rung=rung)
        held = state.weights.size if rung < SHARED else state.kernel.size
        assert state.count == held


def test_lenets_counts() -> None:
    counts = lenet_counts()
    assert counts.convolutional == 61_706
    assert counts.dense == 784 * 120 + 120 + 120 * 84 + 84 + 84 * 10 + 10
    convolutions = 784 * 4704 + 4704 + 1176 * 1600 + 1600
    assert counts.unrolled == 61_706 - 156 - 2416 + convolutions


# ---- equivariance


def slow_map(x: Matrix, state: EquivarianceState) -> Matrix:
    """A convolution that keeps the size, and what follows it, by loops."""
    kernel = shift_kernel(state.kernel)
    (h, w), (k_h, k_w) = x.shape, kernel.shape
    result = np.zeros((h, w))
    for i, j, a, b in np.ndindex(h, w, k_h, k_w):
        y, z = i + a - k_h // 2, j + b - k_w // 2
        if state.border == "circular":
            result[i, j] += kernel[a, b] * x[y % h, z % w]
        elif 0 <= y < h and 0 <= z < w:
            result[i, j] += kernel[a, b] * x[y, z]
    if state.function == "stride":
        return result[::2, ::2]
    if state.function == "global":
        return np.maximum(result, 0).mean().reshape(1, 1)
    if state.function == "convolution":
        return result
    windows = result.reshape(h // 2, 2, w // 2, 2)
    return windows.max((1, 3)) if state.function == "max" else windows.mean((1, 3))


sliding = [name for name in FUNCTIONS if name != "dense" and name not in LENET_LAYERS]


@given(
    st.integers(0, 99),
    st.sampled_from(sliding),
    st.sampled_from(["sobel", "edge", "book", "gaussian", "laplacian"]),
    st.sampled_from(BORDERS),
    shifts,
)
@settings(max_examples=60, deadline=None)
def test_both_ways_against_loops(seed: int, function: str, kernel: str, border: str, shift: tuple[int, int]) -> None:
    x = probe(frozen(np.random.default_rng(seed).integers(0, 9, (4, 4))), 9.0, False)
    state = EquivarianceState(function, kernel, border, shift)
    result = compared(x, state, 0)

    def moved(values: Matrix, step: tuple[int, int]) -> Matrix:
        return np.roll(values, step, (0, 1)) if border == "circular" else shifted(values, *step)

    of_moved = slow_map(moved(x, shift), state)
    moved_result = moved(slow_map(x, state), state.result_shift)
    assert np.allclose(result.of_moved[0], of_moved, atol=1e-9)
    assert np.allclose(result.moved_result[0], moved_result, atol=1e-9)
    assert result.largest == pytest.approx(np.abs(of_moved - moved_result).max(), abs=1e-9)


@given(st.integers(0, 99), st.sampled_from(FUNCTIONS[1:]), shifts)
@settings(max_examples=40, deadline=None)
def test_what_keeps_equivariance(seed: int, function: str, shift: tuple[int, int]) -> None:
    x = frozen(np.random.default_rng(seed).integers(0, 9, (6, 6)))
    state = EquivarianceState(function, "sobel", "circular", shift)
    result = compared(probe(x, 9.0, state.is_lenet), state, 0)
    if state.divides:
        assert result.is_equal  # nothing but a border could break it, and there is none
    if state.divides and result.inside is not None:
        assert result.inside == 0


def test_what_breaks_it() -> None:
    x = START.probe
    assert compared(x, EquivarianceState("dense"), 0).largest > 0
    assert compared(x, EquivarianceState("stride", shift=(0, 1)), 0).largest > 0
    assert compared(x, EquivarianceState("max", shift=(1, 0)), 0).inside != 0
    at_border = compared(x, EquivarianceState("convolution", shift=(6, 0)), 0)
    assert at_border.largest > 0
    assert at_border.inside == 0
    assert at_border.reference == 3  # f(x) is one of the maps
    assert compared(x, EquivarianceState("global", shift=(1, -2)), 0).is_equal


def test_lenets_layers_are_the_networks() -> None:
    network, x = bundled_lenet(), probe(START.input, 1.0, True)
    assert x.shape == (28, 28)
    network.forward(x[None, None])
    outputs = network.outputs
    assert applied(x, EquivarianceState("lenet_convolution"), 0).shape == (6, 28, 28)
    assert np.array_equal(applied(x, EquivarianceState("lenet_pooling"), 0), outputs[2][0])
    assert np.array_equal(applied(x, EquivarianceState("lenet_second"), 0), outputs[5][0])
    assert sheet(outputs[5][0]).shape == (20, 20)
    assert np.array_equal(sheet(outputs[2][0])[:14, 14:28], outputs[2][0][1])


# ---- where is it?


def test_every_copy_answers_alike_and_its_peak_moves_with_it() -> None:
    search = SearchState()
    assert search.peaks == sorted(search.copies)
    assert search.highest == search.full_response == 5
    moved = replace(search, copies=search.with_copy(1, (9, 14)))
    assert (9, 14) in moved.peaks
    assert (4, 13) not in moved.peaks
    assert replace(search, copies=search.with_copy(0, (-3, 99))).copies[0] == (0, 17)


def test_the_response_is_the_books_sum() -> None:
    search = SearchState()
    for row, column in np.ndindex(*search.sliding.size):
        patch = search.scene[row : row + 3, column : column + 3]
        assert search.response[row, column] == (patch * (2 * search.template - 1)).sum()


def test_a_larger_pattern_stays_in_the_scene() -> None:
    empty = frozen(np.zeros((14, 20)))
    search = with_template_size(replace(SearchState(), copies=((11, 17),), background=empty), 6, 5)
    assert search.template.shape == (6, 5)
    assert search.copies == ((8, 15),)
    assert search.found == [True]
    assert search.copy_at((9, 16)) == 0
    assert search.copy_at((0, 0)) is None


# ---- ways to draw weights


@given(st.integers(4, 8), st.integers(0, 99), st.sampled_from(OWN_KERNELS))
@settings(max_examples=40, deadline=None)
def test_a_drawn_kernel_is_what_locality_leaves(n: int, seed: int, name: str) -> None:
    start = replace(START, **settled(START, input=frozen(np.ones((n, n)))))
    state = replace(start, **settled(start, draw=name, seed=seed, rung=LOCAL, delta=kernel_reach(name)))
    kernel = shift_kernel(name)
    rows, columns = kernel.shape
    top, left = state.delta - rows // 2, state.delta - columns // 2
    assert np.array_equal(state.kernel[top : top + rows, left : left + columns], kernel)
    assert np.abs(state.weights).max() <= max(2.0, np.abs(kernel).max())
    again = drawn_weights(n, seed, name)
    assert np.array_equal(again, state.weights)


def test_real_weights_agree_but_for_rounding() -> None:
    state = replace(START, **settled(START, draw="real", rung=SHARED, input=frozen(START.input + 1 / 3)))
    assert 0 < state.check.largest < 1e-12


@given(states(), st.data())
@settings(max_examples=40, deadline=None)
def test_weights_are_replaced_together(state: WhyState, data: st.DataObject) -> None:
    state = replace(state, channel_pair=(0, 0))
    cells = st.integers(0, state.side - 1)
    output = data.draw(cells), data.draw(cells)
    values = np.arange(1.0, state.own_weights(output).size + 1).reshape(state.own_weights(output).shape)
    changed = replace(state, **with_own_weights(state, output, frozen(values))).own_weights(output)
    there = np.array(
        [[state.source((i, j), output) is not None for j in range(len(values))] for i in range(len(values))]
    )
    assert np.array_equal(changed[there], values[there])


# ---- channels


@given(states(), st.integers(*CHANNELS), st.integers(*CHANNELS), st.data())
@settings(max_examples=30, deadline=None)
def test_there_are_weights_for_each_pair_of_channels(
    state: WhyState, inputs: int, outputs: int, data: st.DataObject
) -> None:
    pair = data.draw(st.integers(0, outputs - 1)), data.draw(st.integers(0, inputs - 1))
    state = replace(state, with_channels=True, in_channels=inputs, out_channels=outputs, channel_pair=pair)
    table = state.pair_weights((1, 2))
    assert table.shape[:2] == (outputs, inputs)
    assert np.array_equal(state.layer[0, 0], state.weights)
    assert np.array_equal(state.layer[pair], state.dense)
    if state.rung >= SHARED:
        assert state.count == table.size
        assert np.array_equal(table[pair], state.kernel)
    assert state.planes.shape == (inputs, state.side, state.side)


@given(states(), st.data())
@settings(max_examples=30, deadline=None)
def test_what_is_drawn_on_a_channel_is_seen_there(state: WhyState, data: st.DataObject) -> None:
    cell = data.draw(st.integers(0, state.side - 1)), data.draw(st.integers(0, state.side - 1))
    drawn = replace(state, input=with_cells(state.input, [state.drawing_cell(cell)], 99.0))
    assert drawn.plane[cell] == 99
    assert np.array_equal(np.sort(drawn.planes[-1], axis=None), np.sort(drawn.input, axis=None))


def test_a_file_with_more_channels_than_are_drawn_opens_with_as_many_as_are() -> None:
    state = replace(START, in_channels=64)
    assert state.in_channels == CHANNELS[1]
    assert state.cut_from == (64, 4)  # so that it can be said
    assert replace(state, rung=LOCAL).cut_from is None


# ---- prepared examples


def test_a_prepared_example_leaves_what_other_views_show() -> None:
    state = replace(
        START, search=replace(START.search, copies=((0, 0),)), shift=EquivarianceState("dense", shift=(3, 3)), seed=3
    )
    for name, scene in SCENES.items():
        new = replace(state, **settled(state, **scene.changes(), scene=name))
        assert new.scene == name
        assert (new.search is state.search) == (scene.view != "search")
        assert (new.shift is state.shift) == (scene.view != "shift")
        assert (new.seed == 3) == (scene.view != "ladder")


def test_an_edit_takes_an_examples_name_away_but_moving_does_not() -> None:
    state = replace(START, scene="follows")
    moved = replace(state.shift, shift=(0, 0))
    assert "scene" not in settled(state, shift=moved)
    assert settled(state, shift=replace(moved, function="dense"))["scene"] is None
    assert settled(state, rung=LOCAL)["scene"] is None


def test_numbers_become_ink() -> None:
    assert background_from(np.full((28, 40), 255.0)).tolist() == np.ones((14, 20)).tolist()
    assert background_from(np.array([[-3.0, 0.5]])).sum() == 0.5
    assert with_template(SearchState(), np.full((9, 1), 7.0)).template.shape == (6, 2)
    assert np.array_equal(background_from(SearchState().scene), SearchState().scene)
