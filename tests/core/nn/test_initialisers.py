"""How weights begin."""

from __future__ import annotations

import numpy as np
import pytest

from convlab.core import Conv2d, Flatten, Linear, Network, initial_values

CONVOLUTION, DENSE = (40, 20, 5, 5), (300, 200)


def draw(initialiser: str, shape: tuple[int, ...], seed: int = 0) -> np.ndarray:
    return initial_values(initialiser, shape, np.random.default_rng(seed))


@pytest.mark.parametrize(("shape", "fans"), [(CONVOLUTION, 60 * 25), (DENSE, 500)])
def test_xavier_is_uniform_within_its_limit(shape: tuple[int, ...], fans: int) -> None:
    values = draw("xavier", shape)
    limit = np.sqrt(6 / fans)
    assert np.abs(values).max() == pytest.approx(limit, rel=1e-3)
    assert np.abs(values).max() <= limit
    assert values.std() == pytest.approx(limit / np.sqrt(3), rel=0.02)
    assert abs(values.mean()) < limit / 50


@pytest.mark.parametrize(("shape", "fan_in"), [(CONVOLUTION, 20 * 25), (DENSE, 200)])
def test_kaiming_is_normal_for_the_inputs_of_a_unit(shape: tuple[int, ...], fan_in: int) -> None:
    values = draw("kaiming", shape)
    assert values.std() == pytest.approx(np.sqrt(2 / fan_in), rel=0.02)
    assert np.mean(np.abs(values) < values.std()) == pytest.approx(0.683, abs=0.01)


def test_normal_and_zeros() -> None:
    assert draw("normal", DENSE).std() == pytest.approx(0.01, rel=0.02)
    assert not draw("zeros", DENSE).any()


@pytest.mark.parametrize("initialiser", ["xavier", "kaiming", "normal"])
def test_the_seed_decides(initialiser: str) -> None:
    assert np.array_equal(draw(initialiser, DENSE), draw(initialiser, DENSE))
    assert not np.array_equal(draw(initialiser, DENSE), draw(initialiser, DENSE, seed=1))


def test_another_name_is_refused() -> None:
    with pytest.raises(ValueError, match="must be one of xavier, kaiming, normal, zeros, got 'ones'"):
        draw("ones", DENSE)


def test_a_network_draws_its_weights_and_sets_its_biases_to_zero() -> None:
    network = Network([Conv2d(2, 3), Flatten(), Linear(3)], (1, 5, 5))
    network.parameters[...] = 7
    network.initialise("normal", np.random.default_rng(0))
    state = network.state_dict()
    assert not state["0.bias"].any()
    assert not state["2.bias"].any()
    assert 0 < np.abs(state["0.weight"]).max() < 0.1
    assert 0 < np.abs(state["2.weight"]).max() < 0.1
