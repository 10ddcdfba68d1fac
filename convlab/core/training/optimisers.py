"""Optimisers: how a gradient becomes a step. Each works on the flat vector of all parameters at once.

`state` holds the arrays that an optimiser keeps from step to step, `count` how many steps Adam has taken: with both
restored, an optimiser goes on exactly where it was.
"""

from __future__ import annotations

from typing import Literal, get_args

import numpy as np
from numpy.typing import DTypeLike

from convlab.core.arrays import Array

Optimiser = Literal["sgd", "momentum", "adam"]


class SGD:
    """Stochastic gradient descent: θ ← θ − η·v with v ← μ·v + g. Without a momentum μ, v is the gradient g."""

    def __init__(self, size: int, *, momentum: float | None = None, dtype: DTypeLike = np.float32) -> None:
        self.momentum = momentum
        self.count = 0
        self._step = np.zeros(size, dtype)
        self.state: tuple[Array, ...] = () if momentum is None else (np.zeros(size, dtype),)

    def step(self, parameters: Array, gradients: Array, learning_rate: float) -> None:
        """Change `parameters` in place."""
        if self.momentum is not None:
            (velocity,) = self.state
            velocity *= self.momentum
            velocity += gradients
            gradients = velocity
        parameters -= np.multiply(gradients, learning_rate, out=self._step)


class Adam:
    """Adam (Kingma and Ba 2015; D2L, section 12.10): steps scaled by running means of the gradient and its square.

    m ← β₁m + (1−β₁)g, v ← β₂v + (1−β₂)g², θ ← θ − η·m̂/(√v̂ + ε), with m̂ = m/(1−β₁ᵗ) and v̂ = v/(1−β₂ᵗ).
    """

    BETA_1, BETA_2, EPSILON = 0.9, 0.999, 1e-8

    def __init__(self, size: int, *, dtype: DTypeLike = np.float32) -> None:
        self._mean, self._square = self.state = np.zeros(size, dtype), np.zeros(size, dtype)
        self._work, self._step = np.zeros(size, dtype), np.zeros(size, dtype)
        self.count = 0

    def step(self, parameters: Array, gradients: Array, learning_rate: float) -> None:
        """Change `parameters` in place."""
        self.count += 1
        self._mean *= self.BETA_1
        self._mean += np.multiply(gradients, 1 - self.BETA_1, out=self._work)
        self._square *= self.BETA_2
        np.multiply(gradients, gradients, out=self._work)
        self._square += np.multiply(self._work, 1 - self.BETA_2, out=self._work)
        np.multiply(self._square, 1 / (1 - self.BETA_2**self.count), out=self._work)
        np.sqrt(self._work, out=self._work)
        self._work += self.EPSILON
        np.multiply(self._mean, learning_rate / (1 - self.BETA_1**self.count), out=self._step)
        parameters -= np.divide(self._step, self._work, out=self._step)


def make_optimiser(name: Optimiser, parameters: Array, *, momentum: float = 0.9) -> SGD | Adam:
    """An optimiser for this vector. "momentum" is SGD with μ = `momentum`. Raises ValueError for another name."""
    match name:
        case "sgd":
            return SGD(parameters.size, dtype=parameters.dtype)
        case "momentum":
            return SGD(parameters.size, momentum=momentum, dtype=parameters.dtype)
        case "adam":
            return Adam(parameters.size, dtype=parameters.dtype)
        case _:
            raise ValueError(f"the optimiser must be one of {', '.join(get_args(Optimiser))}, got {name!r}")
