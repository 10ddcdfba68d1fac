"""What the chain starts from: small drawings of two kinds of bars, and numbers that can be followed by hand."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from convlab.labs.common.arrays import Matrix, frozen
from convlab.labs.common.inputs import randomised
from convlab.labs.learning.chain.passes import PARAMETERS, SHAPES

SIDE = 6
SPREAD = 0.5  # standard deviation of random parameters


def _bar() -> Matrix:
    image = np.zeros((SIDE, SIDE))
    image[1:5, 2] = 1
    return frozen(image)


UPRIGHT = _bar()
LYING = frozen(UPRIGHT.T)
KERNEL = frozen([[-0.4, 0.9, -0.5], [-0.6, 1.0, -0.3], [-0.5, 0.8, -0.4]])  # it answers to upright lines
BIAS = frozen([[0.0]])
WEIGHTS = frozen([[0.2, -0.2, 0.2, 0.1], [-0.1, 0.3, -0.1, 0.2]])
BIASES = frozen([[0.1], [0.0]])

DRAWINGS: dict[str, Callable[[int], Matrix]] = {
    "upright": lambda _: UPRIGHT,
    "lying": lambda _: LYING,
    "diagonal": lambda _: frozen(np.diag([0, 1, 1, 1, 1, 0])),
    "cross": lambda _: frozen(np.maximum(UPRIGHT, LYING)),
    "random": lambda seed: frozen(randomised((SIDE, SIDE), 1, seed)),
}


def random_parameters(seed: int) -> dict[str, Matrix]:
    """Kernel and weights with one decimal, and biases of 0. The same seed gives the same ones."""
    rng = np.random.default_rng(seed)
    drawn = {name: rng.normal(0, SPREAD, SHAPES[name]).round(1) + 0.0 for name in ("kernel", "weights")}
    return {name: frozen(drawn.get(name, np.zeros(SHAPES[name]))) for name in PARAMETERS}
