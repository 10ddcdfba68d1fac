"""Kernels worth stamping, each of any size or of its own."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from convlab.labs.common import kernels
from convlab.labs.common.arrays import Matrix, frozen
from convlab.labs.common.kernels import RANDOM_LIMIT
from convlab.labs.common.sliding import Size


def bilinear(size: Size) -> Matrix:
    """Weights that fall off evenly from the middle: stamped at half the size's distance they enlarge an image smoothly.

    D2L, section 14.11 (`bilinear_kernel`); 4 × 4 for stride 2.
    """
    rows, columns = (_tent(side) for side in size)
    return np.outer(rows, columns)


def _tent(side: int) -> Matrix:
    middle, factor = (side - 1) / 2, (side + 1) // 2
    tent: Matrix = 1 - np.abs(np.arange(side) - middle) / factor
    return tent


def _gaussian(size: Size) -> Matrix:
    """Two Gaussian profiles whose weights sum to 1; about as wide as the kernel."""
    rows, columns = (np.exp(-(((np.arange(side) - (side - 1) / 2) / (side / 4)) ** 2) / 2) for side in size)
    weights: Matrix = np.outer(rows / rows.sum(), columns / columns.sum())
    return weights


def _random(size: Size, seed: int) -> Matrix:
    numbers = np.random.default_rng(seed).integers(-RANDOM_LIMIT, RANDOM_LIMIT, size, endpoint=True)
    return numbers.astype(np.float64)


OF_ANY_SIZE: dict[str, Callable[[Size, int], Matrix]] = {
    "ones": lambda size, _: np.ones(size),
    "bilinear": lambda size, _: bilinear(size),
    "gaussian": lambda size, _: _gaussian(size),
    "random": _random,
}
FIXED = ("book", "edge", "laplacian")
KERNEL_NAMES = (FIXED[0], *OF_ANY_SIZE, *FIXED[1:])


def named_kernel(name: str, size: Size, seed: int = 0) -> Matrix:
    """A kernel by its name, in the size if it has one of any size."""
    if name in FIXED:
        return frozen(kernels.KERNELS[name].make())
    return frozen(OF_ANY_SIZE[name](size, seed))
