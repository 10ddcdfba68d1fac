"""Backward passes against differences."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

Array = np.ndarray


def numerical_gradient(loss: Callable[[Array], float], x: Array, step: float = 1e-6) -> Array:
    """Central differences: the slope of the loss along every entry of x, one at a time."""
    gradient = np.empty(x.shape)
    for index in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[index] += step
        down[index] -= step
        gradient[index] = (loss(up) - loss(down)) / (2 * step)
    return gradient


def assert_gradients(operation: Callable[..., Array], backward: Callable[..., object], *inputs: Array) -> None:
    """backward(grad, *inputs) is the numerical gradient of Σ grad·operation(*inputs), for a random grad."""
    grad = np.random.default_rng(0).standard_normal(np.shape(operation(*inputs)))
    gradients = backward(grad, *inputs)
    for index, gradient in enumerate(gradients if isinstance(gradients, tuple) else (gradients,)):

        def loss(changed: Array, index: int = index) -> float:
            return float(np.sum(grad * operation(*inputs[:index], changed, *inputs[index + 1 :])))

        np.testing.assert_allclose(gradient, numerical_gradient(loss, inputs[index]), rtol=1e-6, atol=1e-8)
