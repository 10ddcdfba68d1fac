"""Backward, cell by cell: gradients, and what they are made of."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given

from convlab.core import Padding, avg_pool2d_backward, conv2d_backward, max_pool2d_backward
from convlab.labs.common.arrays import frozen
from convlab.labs.learning.backward.checks import check_backward
from convlab.labs.learning.backward.correlations import input_correlation, kernel_correlation
from convlab.labs.learning.backward.scenes import SCENES
from convlab.labs.learning.backward.state import BackwardState, settled
from convlab.labs.learning.backward.terms import bias_terms, forward_terms, input_terms, kernel_terms, spread_terms
from tests.labs.learning.backward.states import states


def of_scene(name: str) -> BackwardState:
    return BackwardState(scene=name, **SCENES[name].changes())


def test_the_books_numbers() -> None:
    """3 × 3 and 2 × 2, every upstream gradient 1."""
    state = BackwardState()
    assert state.output.tolist() == [[[19, 25], [37, 43]]]
    assert state.gradients.kernel.tolist() == [[[[8, 12], [20, 24]]]]
    assert state.input_gradient.tolist() == [[[0, 1, 1], [2, 6, 4], [2, 5, 3]]]
    assert state.gradients.bias.tolist() == [4]
    pooled = of_scene("backward_max")
    assert pooled.input_gradient.tolist() == [[[0, 0, 0], [0, 1, 1], [0, 1, 1]]]


def test_the_lab_opens_with_the_books_example() -> None:
    state, opened = of_scene("backward_book"), BackwardState()
    for name in SCENES["backward_book"].changes():
        assert np.array_equal(getattr(state, name), getattr(opened, name)), name


@pytest.mark.parametrize("name", SCENES)
def test_an_example_is_one_that_controls_could_make(name: str) -> None:
    state = of_scene(name)
    check_backward(state)
    assert state.step < state.sliding.steps


@given(states())
def test_gradients_are_the_cores(state: BackwardState) -> None:
    x, upstream, where = state.input[None], state.upstream[None], {"stride": state.stride, "padding": state.padding}
    if state.operation == "convolution":
        grad_x, grad_k, grad_b = conv2d_backward(
            upstream, x, state.kernel, state.bias, **where, dilation=state.dilation
        )
        assert np.allclose(state.gradients.kernel, grad_k)
        assert np.allclose(state.gradients.bias, grad_b)
    elif state.operation == "average":
        grad_x = avg_pool2d_backward(upstream, x, state.window, **where, count_include_pad=state.counts_padding)
    elif state.operation in ("max", "min"):
        grad_x = max_pool2d_backward(upstream, x if state.operation == "max" else -x, state.window, **where)
    else:
        slopes = x > 0 if state.operation == "relu" else 1 / (2 + np.exp(x) + np.exp(-x))
        grad_x = upstream * slopes
    assert np.allclose(state.input_gradient, grad_x[0])


@given(states())
def test_a_gradient_is_the_sum_of_its_terms(state: BackwardState) -> None:
    for channel in range(state.channels):
        for row, column in np.ndindex(state.sliding.padded):
            terms = input_terms(state, channel, (row, column))
            assert sum(term.value for term in terms) == pytest.approx(state.gradients.padded[channel, row, column])
    for out, channel, a, b in np.ndindex(state.weights.shape):
        terms = kernel_terms(state, out, channel, (a, b))
        assert sum(term.value for term in terms) == pytest.approx(state.gradients.kernel[out, channel, a, b])
    for out in range(len(state.biases)):
        assert sum(term.value for term in bias_terms(state, out)) == pytest.approx(state.gradients.bias[out])


@given(states())
def test_what_all_outputs_spread_is_the_whole_gradient(state: BackwardState) -> None:
    found = np.zeros(state.gradients.padded.shape)
    for out, row, column in np.ndindex(state.upstream.shape):
        for term in spread_terms(state, out, (row, column)):
            found[term.cell] += term.value
    assert np.allclose(found, state.gradients.padded)


@given(states())
def test_gradients_build_up_to_the_whole(state: BackwardState) -> None:
    for before, after in zip(state.built(state.sliding.steps), state.gradients, strict=True):
        assert np.allclose(before, after)
    assert not any(part.any() for part in state.built(0))


@given(states())
def test_an_output_of_a_convolution_is_the_sum_of_its_terms(state: BackwardState) -> None:
    if state.layer.is_convolution:
        for out, row, column in np.ndindex(state.output.shape):
            total = sum(value * weight for value, weight in forward_terms(state, out, (row, column)))
            assert total + state.bias[out] == pytest.approx(state.output[out, row, column])


@given(states())
def test_gradients_are_cross_correlations(state: BackwardState) -> None:
    """With any stride, padding and dilation; an average is one with equal weights, a maximum is none."""
    found = input_correlation(state)
    assert (found is not None) == (state.operation in ("convolution", "average"))
    if found is not None:
        assert found.result.shape == state.input.shape
        assert found.difference <= 1e-12 * max(1.0, float(np.abs(state.input_gradient).max()))
    of_kernel = kernel_correlation(state)
    assert (of_kernel is not None) == (state.operation == "convolution")
    if of_kernel is not None:
        assert of_kernel.result.shape == state.kernel.shape
        assert of_kernel.difference == 0


def test_a_stride_puts_zeros_between_the_upstream_gradients() -> None:
    state = of_scene("backward_stride")
    found = input_correlation(state)
    assert found is not None
    assert found.zeros == (1, 1)
    assert found.left[0].tolist() == [
        [0, 0, 0, 0, 0, 0],
        [0, 1, 0, 2, 0, 0],
        [0, 0, 0, 0, 0, 0],
        [0, 3, 0, 4, 0, 0],
        [0, 0, 0, 0, 0, 0],
        [0, 0, 0, 0, 0, 0],
    ]
    assert found.kernels[0, 0].tolist() == [[4, 3], [2, 1]]


@given(states())
def test_what_settles_is_possible(state: BackwardState) -> None:
    check_backward(state)
    assert settled(state) == {}


def test_the_upstream_gradient_follows_the_outputs_size() -> None:
    state = BackwardState()
    named = replace(state, **settled(state, padding=Padding(1, 1, 1, 1)))
    assert named.upstream.tolist() == np.ones((1, 4, 4)).tolist()
    own = replace(state, upstream=frozen([[[5, 6], [7, 8]]]), upstream_name=None)
    grown = replace(own, **settled(own, padding=Padding(1, 0, 0, 0)))
    assert grown.upstream.tolist() == [[[5, 6], [7, 8], [0, 0]]]


def test_the_kernel_follows_the_inputs_channels() -> None:
    state = BackwardState()
    two = replace(state, **settled(state, input=frozen(np.zeros((2, 3, 3)))))
    assert two.kernel[0].tolist() == [[[0, 1], [2, 3]], [[1, 2], [3, 4]]]


@pytest.mark.parametrize(
    "changes",
    [
        {"input": frozen(np.zeros((1, 13, 3)))},
        {"input": frozen(np.zeros((3, 3, 3)))},
        {"kernel": frozen(np.zeros((1, 1, 6, 6)))},
        {"kernel": frozen(np.zeros((1, 2, 2, 2)))},
        {"bias": frozen(np.zeros(2))},
        {"upstream": frozen(np.zeros((1, 3, 3)))},
        {"upstream": frozen(np.full((1, 2, 2), np.nan))},
        {"h": 0.0},
        {"recipe": "none"},
        {"upstream_name": "none"},
        {"padding": Padding(9, 9, 9, 9)},
        {"stride": (0, 1)},
        {"step": -1},
    ],
)
def test_a_file_with_what_no_control_could_make_is_refused(changes: dict) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        check_backward(replace(BackwardState(), **changes))
