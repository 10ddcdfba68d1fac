"""Products of flat matrices, with few rows and many columns, as im2col makes them."""

from __future__ import annotations

import math
from functools import cache

import numpy as np

from convlab.core.arrays import Array

# BLAS multiplies small matrices without first packing them into blocks. For the flat matrices here (few kernels, many
# positions) the packing is half of the work, so products are cut into pieces of at most this many multiply-adds.
SMALL_PRODUCT = 1_000_000
FEWEST_COLUMNS = 64  # a piece narrower than this gains nothing


def multiply(a: Array, b: Array, out: Array) -> None:
    """out = a·b, for a (m, k) with few rows and b (k, columns) with many columns."""
    columns = _piece_columns(b.shape[1], a.size)
    if columns < FEWEST_COLUMNS:
        np.matmul(a, b, out=out)
    else:
        np.matmul(a, _pieces(b, columns), out=_pieces(out, columns))


def multiply_transposed(a: Array, b: Array) -> Array:
    """a·bᵀ, for a (k, columns) and b (m, columns) with many columns."""
    columns = _piece_columns(b.shape[1], len(a) * len(b))
    if columns < 4 * FEWEST_COLUMNS:  # adding the pieces' results up must be worth it
        return a @ b.T
    products: Array = np.matmul(_pieces(a, columns), _pieces(b, columns).transpose(0, 2, 1))
    total: Array = products.sum(axis=0)
    return total


def _pieces(x: Array, columns: int) -> Array:
    """A view (pieces, rows, columns) of x (rows, pieces·columns)."""
    return x.reshape(len(x), -1, columns).transpose(1, 0, 2)


@cache
def _piece_columns(columns: int, work_a_column: int) -> int:
    """The largest divisor of `columns` that keeps a piece of the product small."""
    divisors = [d for d in range(1, math.isqrt(columns) + 1) if columns % d == 0]
    divisors += [columns // d for d in divisors]
    return max((d for d in divisors if d * work_a_column <= SMALL_PRODUCT), default=1)
