"""Reducing an image: each cell of the result is the average over an equal area."""

from __future__ import annotations

import numpy as np

from convlab.labs.common.arrays import Matrix


def averaged(x: Matrix, rows: int, columns: int) -> Matrix:
    """x (h, w) reduced to (rows, columns). The areas may cut through cells of x, which then count in part."""
    averages: Matrix = _shares(x.shape[0], rows) @ x @ _shares(x.shape[1], columns).T
    return averages


def _shares(side: int, n: int) -> Matrix:
    """(n, side): the share of each cell of a line in each of its n equal parts."""
    starts, cells = np.arange(n)[:, None] * side / n, np.arange(side)
    overlap = np.minimum(starts + side / n, cells + 1) - np.maximum(starts, cells)
    shares: Matrix = np.clip(overlap, 0, None) * n / side
    return shares
