"""What can be chosen in "Learn a kernel": shapes always fit, and what is shown follows from the step."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convlab.core import Padding, conv2d, conv2d_backward, relu
from convlab.labs.common.arrays import frozen
from convlab.labs.common.kernels import KERNELS
from convlab.labs.learning.learn.checks import check_learn
from convlab.labs.learning.learn.choices import (
    began_at,
    settled,
    with_given,
    with_kernel_size,
    with_outputs,
    with_start,
)
from convlab.labs.learning.learn.readings import READINGS
from convlab.labs.learning.learn.scenes import OWN_INPUTS, SCENES
from convlab.labs.learning.learn.state import LearnState, drawn

BOOK = LearnState()


def changed(state: LearnState, **changes: Any) -> LearnState:
    return replace(state, **settled(state, **changes))


def shown(name: str) -> LearnState:
    return changed(BOOK, **SCENES[name].changes(), scene=name)


def test_the_lab_opens_with_the_books_example() -> None:
    scene = shown("find_edge")
    for name in SCENES["find_edge"].changes():
        np.testing.assert_array_equal(getattr(scene, name), getattr(BOOK, name))


@pytest.mark.parametrize("name", SCENES)
def test_every_example_is_possible_and_can_be_asked_everything(name: str) -> None:
    state = shown(name)
    check_learn(state)
    for reading in READINGS:
        reading.read(state)
    assert state.path.stopped is None
    assert 0 < state.now < state.path.steps


def test_prediction_error_and_gradient_of_a_step_are_the_cores() -> None:
    state = shown("two_outputs")
    weights, x = state.kernel_at(5), state.input[None, None]
    prediction = conv2d(x, weights[:, None])[0]
    np.testing.assert_allclose(state.prediction_at(5), prediction)
    np.testing.assert_allclose(state.error_at(5), prediction - state.y)
    upstream = 2 * state.error_at(5)[None] / state.y.size
    _, gradient, _ = conv2d_backward(upstream, x, weights[:, None])
    np.testing.assert_allclose(state.gradient_at(5), gradient[:, 0])
    # the same as the input cross-correlated with the error
    as_correlation = conv2d(x, upstream[0][:, None])[0]
    np.testing.assert_allclose(state.gradient_at(5), as_correlation)


def test_a_step_beyond_the_last_shows_the_last() -> None:
    state = replace(BOOK, step=99)
    assert state.now == 10
    assert state.is_at_end
    assert state.shows_hidden
    assert not replace(BOOK, step=3).shows_hidden
    assert replace(BOOK, step=3, revealed=True).shows_hidden


def test_targets() -> None:
    made = conv2d(BOOK.input[None, None], [[[[1, -1]]]])[0]
    np.testing.assert_array_equal(BOOK.y, made)
    np.testing.assert_array_equal(changed(BOOK, target="relu").y, relu(made))
    np.testing.assert_array_equal(changed(BOOK, target="maximum").y[0, 0], [1, 1, 0, 0, 0, 1, 1])
    assert not changed(BOOK, target="maximum").has_hidden


@pytest.mark.parametrize("size", [(1, 2), (1, 4), (3, 3), (2, 5)])
def test_a_larger_kernel_finds_the_hidden_one_with_zeros_around(size: tuple[int, int]) -> None:
    """The middles of the hidden and of the learned kernel lie on each other."""
    state = changed(shown("sparse"), **with_kernel_size(shown("sparse"), size))
    state = changed(state, hidden=frozen(KERNELS["edge"].make()[None]), steps=1000, rate=0.5)
    found = state.kernel_at(state.path.steps)[0]
    assert state.path.losses[-1] < 1e-9
    assert sorted(found.ravel().round(6))[0] == -1
    assert sorted(found.ravel().round(6))[-1] == 1
    assert (np.abs(found) < 1e-6).sum() == found.size - 2


def test_a_smaller_kernel_has_a_target_of_the_size_of_its_prediction() -> None:
    state = shown("too_small")
    assert state.y.shape == (1, *state.sliding.size)
    laplacian = conv2d(state.input[None, None], KERNELS["laplacian"].make()[None, None], padding=1)[0]
    np.testing.assert_allclose(state.y, laplacian)


def test_a_given_target_may_ask_for_another_kernel_or_for_padding() -> None:
    as_large, smaller, impossible = np.ones((6, 8)), np.ones((4, 6)), np.ones((9, 9))
    state = changed(BOOK, **(with_given(BOOK, frozen(as_large), 0) or {}))
    assert state.padding == Padding.total(0, 1)
    np.testing.assert_array_equal(state.y[0], as_large)
    state = changed(BOOK, **(with_given(BOOK, frozen(smaller), 0) or {}))
    assert state.kernel_size == (3, 3)
    np.testing.assert_array_equal(state.y[0], smaller)
    assert with_given(BOOK, frozen(impossible), 0) is None
    state = changed(BOOK, **(with_given(BOOK, frozen(np.zeros((6, 7))), 0) or {}))
    assert state.kernel_size == (1, 2)
    assert state.target == "given"


def test_starts() -> None:
    state = changed(BOOK, **with_start(BOOK, "normal", 3))
    np.testing.assert_array_equal(state.start, drawn((1, 1, 2), 3))
    assert not np.array_equal(state.start, drawn((1, 1, 2), 4))
    state = changed(state, **with_kernel_size(state, (3, 3)))
    np.testing.assert_array_equal(state.start, drawn((1, 3, 3), 3))
    assert not changed(state, **with_start(state, "zeros", 3)).start.any()
    state = changed(BOOK, **began_at(frozen([[[2, 3]]]), BOOK.start_bias))
    np.testing.assert_array_equal(state.path.thetas[0], [2, 3])
    np.testing.assert_array_equal(changed(state, **with_kernel_size(state, (1, 3))).start, [[[2, 3, 0]]])


changes = st.one_of(
    st.sampled_from(["kernel", "relu", "maximum", "given"]).map(lambda kind: {"target": kind}),
    st.tuples(st.integers(1, 12), st.integers(1, 12)).map(lambda size: {"input": frozen(np.ones(size))}),
    st.tuples(*[st.integers(0, 9)] * 4).map(lambda sides: {"padding": Padding(*sides)}),
    st.tuples(st.integers(1, 4), st.integers(1, 4)).map(lambda stride: {"stride": stride}),
    st.tuples(st.integers(1, 7), st.integers(1, 7)).map(lambda size: {"kernel_size": size}),
    st.integers(1, 2).map(lambda outputs: {"outputs": outputs}),
    st.booleans().map(lambda has: {"has_bias": has}),
    st.sampled_from(sorted(SCENES)).map(lambda name: SCENES[name].changes()),
    st.sampled_from(sorted(OWN_INPUTS)).map(lambda name: {"input": OWN_INPUTS[name]()}),
)


@given(st.lists(changes, max_size=8))
@settings(max_examples=100, deadline=None)
def test_whatever_is_chosen_the_shapes_fit(several: list[dict[str, Any]]) -> None:
    state = replace(BOOK, steps=3)
    for each in several:
        if "kernel_size" in each:
            each = with_kernel_size(state, each["kernel_size"])
        elif "outputs" in each:
            each = with_outputs(state, each["outputs"])
        state = changed(state, **{**each, "steps": 3})
        check_learn(state)
        assert state.y.shape == state.prediction_at(0).shape == (state.outputs, *state.sliding.size)
        assert np.isfinite(state.path.losses).all()
        assert settled(state) == {}


@pytest.mark.parametrize(
    "wrong",
    [
        {"rate": 1e300},
        {"rate": 0.0},
        {"momentum": 1.0},
        {"steps": 1001},
        {"hidden": frozen(np.ones((2, 1, 2)))},
        {"given": frozen(np.ones((1, 3, 3)))},
        {"start": frozen(np.ones((1, 9, 9)))},
        {"start_bias": frozen(np.ones(2))},
        {"input": frozen(np.ones((65, 3)))},
        {"out": -1},
    ],
)
def test_a_file_may_not_hold_what_no_control_makes(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r".+"):
        check_learn(replace(BOOK, **wrong))
