"""What all operations agree on: which numbers they compute with."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, DTypeLike, NDArray

Array = NDArray[np.floating[Any]]


def float_dtype(*arrays: ArrayLike) -> np.dtype[Any]:
    """float64 where an input is float64, otherwise float32 (integers, booleans and float16 included)."""
    has_float64 = any(np.asarray(array).dtype.newbyteorder("=") == np.float64 for array in arrays)
    return np.dtype(np.float64 if has_float64 else np.float32)


def as_float(x: ArrayLike, dtype: DTypeLike | None = None) -> Array:
    """x as a floating-point array; of `float_dtype` unless a dtype is given. Copies only when it must."""
    return np.asarray(x, dtype or float_dtype(x))


def require_finite(name: str, array: Array) -> None:
    """Raises ValueError when a value is nan or infinite."""
    with np.errstate(over="ignore", invalid="ignore"):
        # one pass without a temporary array; only a sum that overflows needs the closer look
        if math.isfinite(array.sum()):
            return
    if bad := np.count_nonzero(~np.isfinite(array)):
        raise ValueError(f"{name} holds {bad} of {array.size} values that are not finite (nan or infinite)")
