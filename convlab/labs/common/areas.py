"""An image as averages over equal areas: how a large one becomes small."""

from __future__ import annotations

import numpy as np

from convlab.labs.common.arrays import Matrix


def averaged(x: Matrix, rows: int, columns: int) -> Matrix:
    """x (h, w) as (rows, columns), each cell the average over its part of x, which may cut cells of x."""
    averages: Matrix = _shares(x.shape[0], rows) @ x @ _shares(x.shape[1], columns).T
    return averages


def _shares(side: int, n: int) -> Matrix:
    """(n, side): how much of each of n equal parts of a line each of its cells is."""
    starts, cells = np.arange(n)[:, None] * side / n, np.arange(side)
    overlap = np.minimum(starts + side / n, cells + 1) - np.maximum(starts, cells)
    shares: Matrix = np.clip(overlap, 0, None) * n / side
    return shares
