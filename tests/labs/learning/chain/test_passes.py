"""Both passes: against the core's Network, against finite differences, and by hand."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convlab.core import Conv2d, Flatten, Linear, Network, Pool2d, ReLU, Sigmoid, cross_entropy_backward
from convlab.labs.common.arrays import frozen
from convlab.labs.learning.chain.passes import ACTIVATIONS, PARAMETERS, POOLINGS, Activation, Pooling, forward, updated
from convlab.labs.learning.chain.state import ChainState
from tests.labs.learning.chain.states import in_scene, made, made_states

PARAMETER_NAMES = {"kernel": "0.weight", "bias": "0.bias", "weights": "4.weight", "biases": "4.bias"}


def network_of(state: ChainState) -> Network:
    activation = {"relu": ReLU, "sigmoid": Sigmoid}[state.activation]
    layers = [Conv2d(1, 3), activation(), Pool2d(state.pooling, 2), Flatten(), Linear(2)]
    network = Network(layers, (1, 6, 6), dtype=np.float64)
    shapes = {name: array.shape for name, array in network.state_dict().items()}
    own = {name: getattr(state, field) for field, name in PARAMETER_NAMES.items()}
    network.load_state_dict({name: own[name].reshape(shapes[name]) for name in shapes})
    return network


@given(made_states)
def test_every_value_and_gradient_is_that_of_the_cores_network(state: ChainState) -> None:
    network = network_of(state)
    logits = network.forward(state.input[None, None])
    for name, output in zip(("conv", "activated", "pooled"), network.outputs, strict=False):
        np.testing.assert_allclose(state.values[name], output[0, 0], rtol=1e-12, atol=1e-12)
    np.testing.assert_allclose(state.values["logits"][:, 0], logits[0], rtol=1e-12, atol=1e-12)
    grad = cross_entropy_backward(1.0, logits, np.array([state.label]))
    gradients = network.output_gradients(grad)  # of the input, then of each layer's output
    for name, of_network in zip(("input", "conv", "activated", "pooled"), gradients, strict=False):
        np.testing.assert_allclose(state.gradients[f"d_{name}"], of_network[0, 0], rtol=1e-10, atol=1e-12)
    np.testing.assert_allclose(state.gradients["d_logits"][:, 0], grad[0], atol=1e-14)
    flat = np.concatenate([state.gradients[f"d_{name}"].ravel() for name in PARAMETERS])
    np.testing.assert_allclose(flat, network.gradients, rtol=1e-10, atol=1e-12)


@pytest.mark.parametrize("activation", ACTIVATIONS)
@pytest.mark.parametrize("pooling", POOLINGS)
@pytest.mark.parametrize("label", [0, 1])
def test_every_gradient_is_the_finite_difference_of_the_loss(
    activation: Activation, pooling: Pooling, label: int
) -> None:
    state, h = made(3, label=label, activation=activation, pooling=pooling), 1e-6
    for name in ("input", *PARAMETERS):
        array = getattr(state, name)
        for cell in np.ndindex(array.shape):
            bump = np.zeros(array.shape)
            bump[cell] = h
            above, below = (replace(state, **{name: frozen(array + sign * bump)}).loss for sign in (1, -1))
            slope = (above - below) / (2 * h)
            assert state.gradients[f"d_{name}"][cell] == pytest.approx(slope, rel=1e-5, abs=1e-8), (name, cell)


@pytest.mark.parametrize("name", ["conv", "activated", "pooled", "logits"])
def test_the_gradients_of_what_lies_between_are_finite_differences_too(name: str) -> None:
    state, h = made(5, label=1), 1e-6
    rest = _rest_of(name)
    values = state.values[name]
    for cell in np.ndindex(values.shape):
        bump = np.zeros(values.shape)
        bump[cell] = h
        slope = (rest(state, values + bump) - rest(state, values - bump)) / (2 * h)
        assert state.gradients[f"d_{name}"][cell] == pytest.approx(slope, rel=1e-5, abs=1e-8), cell


def _rest_of(name: str):  # type: ignore[no-untyped-def]
    """The loss as a function of what one node gives, written out with NumPy alone."""

    def loss(state: ChainState, values: np.ndarray) -> float:
        if name == "conv":
            values = np.maximum(values, 0)
        if name in ("conv", "activated"):
            values = values.reshape(2, 2, 2, 2).max(axis=(1, 3))
        if name != "logits":
            values = state.weights @ values.reshape(4, 1) + state.biases
        return float(np.log(np.exp(values).sum()) - values[state.label, 0])

    return loss


def test_the_lying_bar_by_hand() -> None:
    state = in_scene("lying")
    assert state.values["conv"].round(9).tolist() == [
        [0.4, -0.1, -0.1, 0.3],
        [0.7, 0.1, 0.1, 0.4],
        [0.4, 0.0, 0.0, 0.5],
        [0.0, 0.0, 0.0, 0.0],
    ]
    assert state.values["pooled"].round(9).tolist() == [[0.7, 0.4], [0.4, 0.5]]
    assert state.values["logits"].round(9).tolist() == [[0.29], [0.11]]
    q = 1 / (1 + np.exp(0.11 - 0.29))
    np.testing.assert_allclose(state.values["probabilities"], [[q], [1 - q]])
    assert state.loss == pytest.approx(-np.log(1 - q))
    np.testing.assert_allclose(state.gradients["d_logits"], [[q], [-q]])
    np.testing.assert_allclose(state.gradients["d_pooled"], [[0.3 * q, -0.5 * q], [0.3 * q, -0.1 * q]])


@given(made_states)
def test_an_update_is_a_step_of_gradient_descent(state: ChainState) -> None:
    after = updated(state.chain, state.gradients, state.rate)
    assert after is not None
    for name in PARAMETERS:
        expected = getattr(state, name) - state.rate * state.gradients[f"d_{name}"]
        np.testing.assert_array_equal(getattr(after, name), expected)
    assert state.next_loss == float(forward(after)["loss"][0, 0])


@given(made_states, st.integers(1, 4))
@settings(max_examples=30)
def test_several_updates_are_as_many_single_ones(state: ChainState, count: int) -> None:
    one_by_one = state
    for _ in range(count):
        one_by_one = replace(one_by_one, **one_by_one.after_updates(1))
    at_once = replace(state, **state.after_updates(count))
    assert at_once.curve == one_by_one.curve
    assert at_once.updates == count
    assert at_once.curve[0] == state.loss
    assert at_once.kernel.tolist() == one_by_one.kernel.tolist()


def test_parameters_that_would_get_too_large_are_not_updated() -> None:
    state = made(0, rate=1000.0)
    state = replace(state, input=frozen(np.full((6, 6), 1e11)), kernel=frozen(np.full((3, 3), 1e11)), label=1)
    assert state.next_chain is None
    assert state.next_loss is None
    assert state.after_updates(3) == {}


def test_huge_numbers_stay_finite() -> None:
    state = made(1)
    state = replace(state, input=frozen(state.input * 1e12), kernel=frozen(state.kernel * 1e12), activation="sigmoid")
    arrays = [*state.values.values(), *state.gradients.values()]
    assert all(np.isfinite(array).all() for array in arrays)
