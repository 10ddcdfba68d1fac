"""The Channels lab's state: worked numbers, slow references, and that nothing impossible can be chosen."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convlab.core import Padding
from convlab.labs.channels.choices import bounds, pointwise, settled, with_channels, with_outputs
from convlab.labs.channels.pixels import Pixels
from convlab.labs.channels.scenes import SCENES
from convlab.labs.channels.state import LARGEST_KERNEL, ChannelsState
from convlab.labs.common.arrays import frozen
from convlab.labs.common.inputs import INPUTS
from convlab.labs.common.planes import (
    KERNEL_SETS,
    MOST_CHANNELS,
    colour_picture,
    from_pixels,
    random_kernels,
    stacked,
    with_kernel_size,
)
from convlab.labs.common.sliding import NO_PADDING

BOOK = ChannelsState()


def with_scene(name: str) -> ChannelsState:
    return changed(BOOK, **SCENES[name].changes())


def changed(state: ChannelsState, **changes: Any) -> ChannelsState:
    return replace(state, **settled(state, **changes))


def random_state(
    seed: int,
    c_i: int,
    c_o: int,
    size: tuple[int, int] = (6, 7),
    kernel: tuple[int, int] = (3, 2),
    stride: tuple[int, int] = (1, 1),
    padding: Padding = NO_PADDING,
) -> ChannelsState:
    rng = np.random.default_rng(seed)
    return ChannelsState(
        input=frozen(rng.normal(size=(c_i, *size))),
        kernel=frozen(rng.normal(size=(c_o, c_i, *kernel))),
        bias=frozen(rng.normal(size=c_o)),
        stride=stride,
        padding=padding,
    )


def slow_maps(state: ChannelsState) -> np.ndarray:
    """By the definition, one product after the other."""
    p, x = state.padding, state.input
    padded = np.zeros((len(x), x.shape[1] + p.height, x.shape[2] + p.width))
    padded[:, p.top : p.top + x.shape[1], p.left : p.left + x.shape[2]] = x
    maps = np.zeros((state.outputs, *state.sliding.size))
    for o, r, q in np.ndindex(maps.shape):
        total = state.bias[o]
        for c, i, j in np.ndindex(state.kernel.shape[1:]):
            total += state.kernel[o, c, i, j] * padded[c, r * state.stride[0] + i, q * state.stride[1] + j]
        maps[o, r, q] = total
    return maps


# ---- worked numbers


def test_the_books_two_channels() -> None:
    assert BOOK.maps.tolist() == [[[56, 72], [104, 120]]]
    assert [part[0, 0] for part in BOOK.parts] == [19, 37]


def test_the_books_three_outputs() -> None:
    assert with_scene("book_three").maps.tolist() == [
        [[56, 72], [104, 120]],
        [[76, 100], [148, 172]],
        [[96, 128], [192, 224]],
    ]


def test_growing_the_books_example_gives_the_books_example() -> None:
    grown = changed(BOOK, **with_outputs(BOOK, 3))
    assert np.array_equal(grown.kernel, with_scene("book_three").kernel)
    one = changed(BOOK, **with_channels(BOOK, 1))
    assert one.maps.tolist() == [[[19, 25], [37, 43]]]
    again = changed(one, **with_channels(one, 2))
    assert np.array_equal(again.input, BOOK.input)
    assert np.array_equal(again.kernel, BOOK.kernel)


def test_the_terms_of_a_step() -> None:
    products = [[(term.value, term.weight) for term in terms] for terms in BOOK.terms(0, 0)]
    assert products == [[(0, 0), (1, 1), (3, 2), (4, 3)], [(1, 1), (2, 2), (4, 3), (5, 4)]]


def test_the_presets_do_what_they_are_called() -> None:
    rgb = np.array([[[255, 0, 10], [20, 30, 40]]], np.uint8)  # 1 × 2 pixels
    state = replace(BOOK, input=from_pixels(rgb), white=255.0)
    of = {name: changed(state, kernel=KERNEL_SETS[name]()) for name in ("luminance", "swap", "red_green", "sepia")}
    assert np.allclose(of["luminance"].maps[0, 0], [255 * 0.299 + 10 * 0.114, 20 * 0.299 + 30 * 0.587 + 40 * 0.114])
    assert of["swap"].maps[:, 0, 0].tolist() == [10, 0, 255]
    assert of["red_green"].maps[0, 0].tolist() == [255, -10]
    assert np.allclose(of["sepia"].maps[0, 0, 0], 0.393 * 255 + 0.189 * 10)


def test_edges_of_each_channel_see_no_other() -> None:
    rng = np.random.default_rng(0)
    state = changed(replace(BOOK, input=frozen(rng.integers(0, 255, (3, 8, 8)))), kernel=KERNEL_SETS["edges"]())
    state = replace(state, out=1)
    assert not state.parts[0].any()
    assert not state.parts[2].any()
    assert np.array_equal(state.parts[1], state.maps[1])


def test_every_scene_fits_the_book_or_a_photograph() -> None:
    for scene in SCENES.values():
        assert scene.changes()["kernel"].shape[1] == (3 if scene.photo or scene.has_chart else 2)


# ---- any numbers


@settings(max_examples=40, deadline=None)
@given(
    seed=st.integers(0, 99),
    c_i=st.integers(1, 4),
    c_o=st.integers(1, 4),
    kernel=st.tuples(st.integers(1, 4), st.integers(1, 4)),
    stride=st.tuples(st.integers(1, 3), st.integers(1, 3)),
    sides=st.tuples(*[st.integers(0, 2)] * 4),
)
def test_maps_and_their_parts_are_those_of_the_definition(
    seed: int,
    c_i: int,
    c_o: int,
    kernel: tuple[int, int],
    stride: tuple[int, int],
    sides: tuple[int, int, int, int],
) -> None:
    state = random_state(seed, c_i, c_o, kernel=kernel, stride=stride, padding=Padding(*sides))
    assert np.allclose(state.maps, slow_maps(state))
    for out in range(c_o):
        chosen = replace(state, out=out)
        assert np.allclose(sum(chosen.parts) + state.bias[out], state.maps[out])
        row, column = (n - 1 for n in state.sliding.size)
        for part, terms in zip(chosen.parts, chosen.terms(row, column), strict=True):
            assert np.isclose(part[row, column], sum(term.value * term.weight for term in terms))


@settings(max_examples=30, deadline=None)
@given(
    seed=st.integers(0, 99),
    c_i=st.integers(1, 5),
    c_o=st.integers(1, 5),
    stride=st.tuples(st.integers(1, 3), st.integers(1, 3)),
)
def test_one_by_one_is_a_dense_layer_at_each_pixel(seed: int, c_i: int, c_o: int, stride: tuple[int, int]) -> None:
    state = random_state(seed, c_i, c_o, kernel=(1, 1), stride=stride)
    pixels = Pixels(state)
    assert pixels.matrix.shape == (c_o, c_i)
    assert pixels.columns.shape == (c_i, state.sliding.steps)
    assert np.allclose(pixels.product.reshape(state.maps.shape), slow_maps(state))
    assert 0 <= pixels.largest_difference < 1e-12
    for row, column in np.ndindex(state.sliding.size):
        x = state.input[:, row * stride[0], column * stride[1]]
        assert np.allclose(pixels.product[:, state.sliding.step((row, column))], pixels.matrix @ x + state.bias)


def test_made_pointwise_an_even_area_keeps_its_output() -> None:
    state = random_state(0, 3, 2)
    even = replace(state, input=frozen(np.ones((3, 6, 7)) * [[[1.0]], [[2.0]], [[3.0]]]))
    small = changed(even, **pointwise(even))
    assert small.is_pointwise
    assert np.allclose(small.maps[:, 0, 0], even.maps[:, 0, 0])


def test_colours_are_cut_off_below_0_and_above_white() -> None:
    maps = frozen([[[-5, 0]], [[300, 255]], [[127.6, 1]]])
    assert colour_picture(maps, 255.0).tolist() == [[[0, 255, 128], [0, 255, 1]]]
    assert BOOK.input_picture is None
    photo = replace(BOOK, input=frozen(np.full((3, 2, 2), 9.0)), white=255.0)
    assert photo.input_picture is not None
    assert photo.input_picture.shape == (2, 2, 3)


def test_one_scale_over_all_planes_and_one_over_all_sums() -> None:
    state = with_scene("book_three")
    assert (state.shown_input.scale.low, state.shown_input.scale.high) == (0, 9)
    for mode in ("own", "shared", "grey", "stretched"):
        shown = replace(state, scale_mode=mode)
        assert shown.shown_partial_maps.scale == shown.shown_maps.scale
        assert shown.shown_bias.signed  # 0 is neutral, as among the weights
        assert shown.shown_bias.scale.high == shown.shown_maps.scale.high
    assert state.shown_maps.scale.high == 224


def test_rows_of_kernels_hold_the_slices_side_by_side() -> None:
    state = random_state(0, 3, 2)
    rows = state.shown_kernel_rows.values
    for o, c in np.ndindex(2, 3):
        assert np.array_equal(rows[o][:, 2 * c : 2 * c + 2], state.kernel[o, c])


def test_stacked_inputs() -> None:
    assert np.array_equal(stacked(INPUTS["book"].make(), 2, "book", 0), BOOK.input)
    random = stacked(INPUTS["random"].make(), 3, "random", 7)
    assert random.shape == (3, 8, 8)
    assert not np.array_equal(random[0], random[1])
    circle = INPUTS["circle"].make()
    assert all(np.array_equal(plane, circle) for plane in stacked(circle, 4, "circle", 0))


# ---- what can be chosen

CHANGES = st.one_of(
    st.tuples(st.just("channels"), st.integers(1, MOST_CHANNELS)),
    st.tuples(st.just("outputs"), st.integers(1, MOST_CHANNELS)),
    st.tuples(st.just("kernel_size"), st.tuples(st.integers(1, 11), st.integers(1, 11))),
    st.tuples(st.just("input"), st.tuples(st.integers(1, 5), st.integers(1, 9), st.integers(1, 9))),
    st.tuples(st.just("set"), st.sampled_from(sorted(KERNEL_SETS))),
    st.tuples(st.just("stride"), st.tuples(st.integers(1, 4), st.integers(1, 4))),
    st.tuples(st.just("padding"), st.tuples(st.integers(0, 9), st.integers(0, 9))),
    st.tuples(st.just("out"), st.integers(0, 15)),
    st.tuples(st.just("pointwise"), st.none()),
    st.tuples(st.just("per_side"), st.booleans()),
)


def changes_of(state: ChannelsState, kind: str, value: Any) -> dict[str, Any]:
    match kind:
        case "channels":
            return with_channels(state, value)
        case "outputs":
            return with_outputs(state, value)
        case "kernel_size":
            return {"kernel": with_kernel_size(state.kernel, *value)}
        case "input":
            return {"input": frozen(np.ones(value))}
        case "set":
            return {"kernel": KERNEL_SETS[value]()}
        case "padding":
            return {"padding": Padding.total(*value)}
        case "pointwise":
            return pointwise(state)
    return {kind: value}


@settings(max_examples=80, deadline=None)
@given(st.lists(CHANGES, max_size=12))
def test_no_shape_is_impossible_whatever_is_chosen(steps: list[tuple[str, Any]]) -> None:
    state = BOOK
    for kind, value in steps:
        if kind == "out":
            value = min(value, state.outputs - 1)
        if kind == "stride":
            value = tuple(min(s, bounds(state, axis).stride[1]) for axis, s in enumerate(value))
        state = changed(state, **changes_of(state, kind, value))
        assert state.kernel.shape[:2] == (state.outputs, state.channels)
        assert state.bias.shape == (state.outputs,)
        assert 0 <= state.out < state.outputs
        assert state.maps.shape == (state.outputs, *state.sliding.size)
        assert all(p < n for p, n in zip(state.pixel, state.sliding.size, strict=True))
        assert not state.per_side or state.padding.top == state.padding.bottom
        for axis in (0, 1):
            limits = bounds(state, axis)
            assert limits.padding[0] <= state.sliding.totals[axis] <= limits.padding[1]
            assert limits.kernel[1] <= LARGEST_KERNEL


def test_random_kernels_are_whole_small_and_the_same_for_a_seed() -> None:
    kernel = random_kernels((2, 3, 4, 5), 1)
    assert kernel.shape == (2, 3, 4, 5)
    assert np.array_equal(kernel, np.rint(kernel))
    assert np.abs(kernel).max() <= 3
    assert np.array_equal(kernel, random_kernels((2, 3, 4, 5), 1))


@pytest.mark.parametrize("name", ["input", "kernel", "bias", "padded", "maps"])
def test_arrays_are_not_written_to(name: str) -> None:
    with pytest.raises(ValueError, match="read-only"):
        getattr(BOOK, name)[...] = 0


def test_partial_maps_are_not_written_to() -> None:
    for part in BOOK.parts:
        with pytest.raises(ValueError, match="read-only"):
            part[...] = 0
