"""Upstream gradients worth sending back."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from convlab.labs.common.arrays import Matrix, frozen

Shape = tuple[int, int, int]  # output channels, rows, columns


def _one(shape: Shape) -> Matrix:
    """A single 1 in the middle of the first output channel."""
    values = np.zeros(shape)
    values[0, (shape[1] - 1) // 2, (shape[2] - 1) // 2] = 1
    return frozen(values)


def _counting(shape: Shape) -> Matrix:
    """1, 2, 3, … in reading order: every output can be told from the others."""
    return frozen(np.arange(1.0, 1 + np.prod(shape)).reshape(shape))


def _signs(shape: Shape) -> Matrix:
    """1 and −1 in turn."""
    return frozen(1 - 2 * (np.indices(shape).sum(axis=0) % 2))


UPSTREAMS: dict[str, Callable[[Shape], Matrix]] = {
    "ones": lambda shape: frozen(np.ones(shape)),
    "one": _one,
    "counting": _counting,
    "signs": _signs,
}


def random_upstream(shape: Shape, seed: int) -> Matrix:
    """Integers from −3 to 3. The same seed gives the same numbers."""
    return frozen(np.random.default_rng(seed).integers(-3, 3, shape, endpoint=True))
