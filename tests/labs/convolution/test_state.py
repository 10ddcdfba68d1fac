"""The Convolution lab's state: what follows from it, what can be chosen, and that nothing impossible can."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convlab.core import Padding, conv2d, convolve2d
from convlab.labs.common.arrays import frozen, with_cells
from convlab.labs.common.kernels import KERNELS, KernelRecipe
from convlab.labs.common.sliding import PAD_MODES
from convlab.labs.convolution.state import (
    SCENES,
    ConvolutionState,
    bounds,
    settled,
)

BOOK = ConvolutionState()


def with_scene(name: str) -> ConvolutionState:
    return replace(BOOK, **SCENES[name].changes())


# ---- worked numbers


@pytest.mark.parametrize(
    ("scene", "output"),
    [
        ("book", [[19, 25], [37, 43]]),
        ("turned", [[5, 11], [23, 29]]),
        ("padded", [[0, 3, 8, 4], [9, 19, 25, 10], [21, 37, 43, 16], [6, 7, 8, 0]]),
        ("strided", [[0, 8], [6, 8]]),
        ("edge", [[0, 1, 0, 0, 0, -1, 0]] * 6),
        ("edge_missed", [[0] * 5] * 8),
        ("edge_found", [[0] * 6, [1] * 6, [0] * 6, [0] * 6, [0] * 6, [-1] * 6, [0] * 6]),
    ],
)
def test_the_prepared_examples(scene: str, output: list[list[float]]) -> None:
    assert with_scene(scene).output.tolist() == output


def test_the_difference_is_convolution_minus_cross_correlation() -> None:
    expected = np.array([[5, 11], [23, 29]]) - np.array([[19, 25], [37, 43]])
    assert np.array_equal(BOOK.difference, expected)
    assert np.array_equal(with_scene("turned").difference, expected)


def test_the_terms_of_a_step() -> None:
    products = [(term.value, term.weight) for term in BOOK.terms(0, 0)]
    assert products == [(0, 0), (1, 1), (3, 2), (4, 3)]


def test_a_window_that_drops_a_column() -> None:
    state = with_scene("strided")
    assert state.padded.shape == (5, 5)
    assert state.sliding.covered == (5, 4)


def test_relu_and_two_kernels_in_a_chain() -> None:
    edge = replace(with_scene("edge"), with_relu=True)
    assert edge.output.tolist() == [[0, 1, 0, 0, 0, 0, 0]] * 6
    rng = np.random.default_rng(0)
    image, first, second = rng.random((9, 9)), rng.random((3, 3)), rng.random((3, 3))
    once = replace(BOOK, input=frozen(image), kernel=frozen(first))
    twice = replace(once, input=once.output, kernel=frozen(second))
    joint = convolve2d(np.pad(first, 2)[None, None], second[None, None])[0, 0]  # two 3×3 make a 5×5
    assert np.allclose(twice.output, replace(once, kernel=frozen(joint)).output)


# ---- any geometry

matrices = st.tuples(st.integers(1, 9), st.integers(1, 9), st.integers(0, 99)).map(
    lambda key: frozen(np.random.default_rng(key[2]).integers(-9, 9, key[:2]))
)
pairs = st.tuples(st.integers(1, 4), st.integers(1, 4))


@st.composite
def states(draw: st.DrawFn) -> ConvolutionState:
    """Any state that the lab can get into: whatever is asked for, settled."""
    changes: dict[str, Any] = {
        "input": draw(matrices),
        "kernel": draw(matrices),
        "padding": Padding(*(draw(st.integers(0, 5)) for _ in range(4))),
        "pad_mode": draw(st.sampled_from(PAD_MODES)),
        "stride": draw(pairs),
        "dilation": draw(pairs),
        "flipped": draw(st.booleans()),
    }
    return replace(BOOK, **settled(BOOK, **changes))


@given(states())
def test_every_output_is_the_sum_of_its_terms(state: ConvolutionState) -> None:
    assert state.output.shape == state.sliding.size
    for row, column in np.ndindex(state.sliding.size):
        total = sum(term.value * term.weight for term in state.terms(row, column))
        assert state.output[row, column] == pytest.approx(total, abs=1e-9)
        assert all(state.padded[term.cell] == term.value for term in state.terms(row, column))


@given(states())
def test_what_a_cell_reaches_is_what_uses_it(state: ConvolutionState) -> None:
    users: dict[tuple[int, int], set[tuple[int, int]]] = {}
    for output in np.ndindex(state.sliding.size):
        for term in state.terms(*output):
            users.setdefault(term.cell, set()).add(output)
    for cell in np.ndindex(state.padded.shape):
        assert set(state.sliding.reached(*cell)) == users.get(cell, set())
    assert max(row for row, _ in users) == state.sliding.covered[0] - 1
    assert max(column for _, column in users) == state.sliding.covered[1] - 1


@given(states())
def test_what_a_weight_multiplies(state: ConvolutionState) -> None:
    terms = [state.terms(*output) for output in np.ndindex(state.sliding.size)]
    for index, (i, j) in enumerate(np.ndindex(state.kernel.shape)):
        rows, columns = state.sliding.multiplied(i, j)
        assert {(r, c) for r in rows for c in columns} == {those[index].cell for those in terms}


@given(states())
def test_patches_times_the_flat_kernel_is_the_output(state: ConvolutionState) -> None:
    patches = state.sliding.patches(state.padded, 0, state.sliding.steps)
    assert patches.shape == (state.sliding.steps, state.kernel.size)
    assert np.allclose(patches @ state.applied.ravel(), state.output.ravel())
    assert np.array_equal(
        state.sliding.patches(state.padded, state.sliding.steps // 2, 2), patches[state.sliding.steps // 2 :][:2]
    )


@given(states())
def test_settling_changes_nothing_that_is_possible(state: ConvolutionState) -> None:
    assert settled(state, white=state.white) == {}
    assert min(state.sliding.size) >= 1


@given(states(), st.data())
@settings(max_examples=300)
def test_within_the_bounds_everything_is_possible_and_stays(state: ConvolutionState, data: st.DataObject) -> None:
    axis, control = (
        data.draw(st.integers(0, 1)),
        data.draw(st.sampled_from(["kernel", "padding", "stride", "dilation"])),
    )
    low, high = getattr(bounds(state, axis), control)
    value = data.draw(st.integers(low, high))
    if control == "kernel":
        shape = list(state.kernel.shape)
        shape[axis] = value
        changes: dict[str, Any] = {"kernel": frozen(np.ones(shape))}
    elif control == "padding":
        totals = [state.padding.height, state.padding.width]
        totals[axis] = value
        changes = {"padding": Padding.total(*totals)}
    else:
        pair = list(getattr(state, control))
        pair[axis] = value
        changes = {control: tuple(pair)}
    new = replace(state, **settled(state, **changes))
    for name in ("stride", "dilation", "pad_mode"):
        if name not in changes and not (control == "kernel" and value == 1):
            assert getattr(new, name) == getattr(state, name)
    if control != "kernel":
        assert all(getattr(new, name) == value for name, value in changes.items())
    assert new.output.shape == new.sliding.size


@pytest.mark.parametrize("mode", PAD_MODES)
def test_a_kernel_that_does_not_fit_gets_padding(mode: str) -> None:
    changes = settled(replace(BOOK, pad_mode=mode), kernel=frozen(np.ones((9, 1))), stride=(50, 1))
    new = replace(BOOK, **changes)
    assert new.kernel.shape == (9, 1)
    assert new.padding.height == 6
    assert new.sliding.size[0] == 1


def test_padding_presets() -> None:
    state = replace(BOOK, kernel=frozen(np.ones((3, 4))), dilation=(2, 1))
    same = state.sliding.padding_presets()["same"]
    assert same == Padding.total(4, 3)
    assert replace(state, padding=same).sliding.size == state.input.shape
    full = replace(state, padding=state.sliding.padding_presets()["full"])
    assert full.sliding.size == (3 + 4, 3 + 3)


# ---- details


def test_setting_cells() -> None:
    changed = with_cells(BOOK.input, [(0, 0), (2, 1)], 5)
    assert changed.tolist() == [[5, 1, 2], [3, 4, 5], [6, 5, 8]]
    assert BOOK.input.tolist() == [[0, 1, 2], [3, 4, 5], [6, 7, 8]]
    assert with_cells(changed, [(0, 0)], 5) is changed


def test_arrays_cannot_be_written_to() -> None:
    state = with_scene("padded")
    for name in ("input", "kernel", "padded", "applied", "output", "difference"):
        with pytest.raises(ValueError, match="read-only"):
            getattr(state, name)[0, 0] = 1


@pytest.mark.parametrize("name", KERNELS)
def test_every_kernel_of_the_gallery_can_be_made(name: str) -> None:
    assert KernelRecipe(name).make().ndim == 2


def test_scales_of_the_output() -> None:
    edge = with_scene("edge")
    assert edge.shown_output.scale.low == -1
    assert edge.shown_output.signed
    grey = replace(edge, scale_mode="grey").shown_output
    assert (grey.scale.low, grey.scale.high, grey.signed) == (0, 1, False)
    shared = replace(edge, scale_mode="shared")
    assert shared.shown_output.scale == shared.shown_input.scale
    stretched = replace(BOOK, scale_mode="stretched").shown_output.scale
    assert (stretched.low, stretched.high) == (19, 43)
    flat = replace(with_scene("edge_missed"), scale_mode="stretched").shown_output
    assert np.isfinite(flat.levels).all()


def test_the_automatic_scale_shows_a_blur_in_grey_and_edges_around_zero() -> None:
    photo = frozen(np.random.default_rng(0).integers(0, 256, (96, 96)))
    picture = replace(BOOK, input=photo, white=255.0, padding=Padding(1, 1, 1, 1))
    blurred = replace(picture, kernel=frozen(np.full((3, 3), 1 / 9))).shown_output
    assert blurred.scale == picture.shown_input.scale
    assert not blurred.signed
    bright = frozen(photo * 0.1 + 220.0)  # the border falls off to the padding's zeros
    edges = replace(picture, input=bright, kernel=frozen([[1, 0, -1]] * 3)).shown_output
    assert edges.signed
    assert edges.scale.beyond == (True, True)
    assert edges.scale.high < 150 < edges.values.max()
    difference = replace(BOOK, shows_difference=True).shown_output
    assert difference.scale.low == -difference.scale.high  # of a difference zero is the middle, whatever its signs


def test_the_output_is_the_cores() -> None:
    rng = np.random.default_rng(1)
    image, kernel = rng.random((12, 15)), rng.random((3, 4))
    state = replace(BOOK, input=frozen(image), kernel=frozen(kernel), stride=(2, 1), dilation=(1, 2))
    expected = conv2d(image[None, None], kernel[None, None], stride=(2, 1), dilation=(1, 2))
    assert np.allclose(state.output, expected[0, 0], atol=1e-12)
