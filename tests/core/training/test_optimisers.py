"""From gradients to steps."""

from __future__ import annotations

import numpy as np
import pytest

from convlab.core import SGD, Adam, make_optimiser

START = np.array([1.0, -2.0, 3.0])
GRADIENT = np.array([0.5, -1.0, 0.0])


def after(optimiser: SGD | Adam, *gradients: np.ndarray, learning_rate: float = 0.1) -> np.ndarray:
    parameters = START.copy()
    for gradient in gradients:
        optimiser.step(parameters, gradient, learning_rate)
    return parameters


def test_sgd_goes_against_the_gradient() -> None:
    optimiser = make_optimiser("sgd", START)
    np.testing.assert_allclose(after(optimiser, GRADIENT, GRADIENT), START - 0.2 * GRADIENT)


def test_momentum_goes_on_in_the_old_direction() -> None:
    optimiser = make_optimiser("momentum", START, momentum=0.5)
    expected = START - 0.1 * GRADIENT * (1 + 1.5 + 0.75)
    np.testing.assert_allclose(after(optimiser, GRADIENT, GRADIENT, np.zeros(3)), expected)


def test_adams_first_step_is_the_learning_rate_whatever_the_gradients_size() -> None:
    for scale in (1e-3, 1, 1e3):
        stepped = after(make_optimiser("adam", START), GRADIENT * scale)
        np.testing.assert_allclose(stepped, START - 0.1 * np.sign(GRADIENT), rtol=1e-5)


def test_adam_follows_the_papers_formula() -> None:
    gradients = np.random.default_rng(0).standard_normal((5, 3))
    parameters, mean, square = START.copy(), 0.0, 0.0
    for t, g in enumerate(gradients, 1):
        mean, square = 0.9 * mean + 0.1 * g, 0.999 * square + 0.001 * g**2
        parameters -= 0.1 * (mean / (1 - 0.9**t)) / (np.sqrt(square / (1 - 0.999**t)) + 1e-8)
    np.testing.assert_allclose(after(make_optimiser("adam", START), *gradients), parameters, rtol=1e-12)


@pytest.mark.parametrize("name", ["sgd", "momentum", "adam"])
def test_a_step_leaves_the_gradients_alone_and_finds_the_bottom_of_a_bowl(name: str) -> None:
    optimiser, parameters = make_optimiser(name, START), START.copy()
    for _ in range(400):
        gradients = 2 * parameters
        kept = gradients.copy()
        optimiser.step(parameters, gradients, 0.05)
        assert np.array_equal(gradients, kept)
    np.testing.assert_allclose(parameters, 0, atol=1e-3)


@pytest.mark.parametrize("name", ["sgd", "momentum", "adam"])
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_steps_are_as_precise_as_the_parameters(name: str, dtype: type) -> None:
    parameters = START.astype(dtype)
    make_optimiser(name, parameters).step(parameters, GRADIENT.astype(dtype), 1e-3)
    error = np.abs(parameters[:1] - (1 - (0.001 if name == "adam" else 0.0005))).max()
    assert error < 10 * np.finfo(dtype).eps or (name == "adam" and error < 1e-10)


def test_another_name_is_refused() -> None:
    with pytest.raises(ValueError, match="must be one of sgd, momentum, adam, got 'rmsprop'"):
        make_optimiser("rmsprop", START)
