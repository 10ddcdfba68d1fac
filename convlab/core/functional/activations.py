"""Activations: the non-linear step between layers, applied to each value alone.

Without one, any stack of convolutions and dense layers would collapse into a single linear map (D2L, section 5.1).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from convlab.core.arrays import Array, as_float, require_finite


def sigmoid(x: ArrayLike, out: Array | None = None) -> Array:
    """1/(1 + e^−x), between 0 and 1, for any shape. With `out` the result is written there (x itself is allowed)."""
    x = as_float(x)
    out = np.negative(x, out=np.empty_like(x) if out is None else out)
    with np.errstate(over="ignore"):  # e^−x = inf for very negative x is right: the result is then 0
        np.exp(out, out=out)
    out += 1
    return np.divide(1, out, out=out)


def sigmoid_backward(grad: ArrayLike, x: ArrayLike) -> Array:
    """Gradient with respect to sigmoid's x: grad · y(1 − y) with y = sigmoid(x)."""
    y = sigmoid(x)
    return as_float(grad, y.dtype) * y * (1 - y)


def relu(x: ArrayLike, out: Array | None = None) -> Array:
    """max(x, 0), for any shape. With `out` the result is written there (x itself is allowed)."""
    return np.maximum(as_float(x), 0, out=out)


def relu_backward(grad: ArrayLike, x: ArrayLike) -> Array:
    """Gradient with respect to relu's x: grad where x > 0, otherwise 0 (at 0 too)."""
    x = as_float(x)
    return as_float(grad, x.dtype) * (x > 0)


def tanh(x: ArrayLike, out: Array | None = None) -> Array:
    """The hyperbolic tangent, between −1 and 1, for any shape. With `out` the result is written there."""
    return np.tanh(as_float(x), out=out)


def tanh_backward(grad: ArrayLike, x: ArrayLike) -> Array:
    """Gradient with respect to tanh's x: grad · (1 − tanh²x)."""
    y = tanh(x)
    return as_float(grad, y.dtype) * (1 - y * y)


def softmax(x: ArrayLike, axis: int = -1) -> Array:
    """e^x / Σ e^x along `axis` (D2L, section 4.1): positive numbers that sum to 1. Safe for large x.

    Raises ValueError when x is empty or holds values that are not finite.
    """
    x = as_float(x)
    if x.size == 0:
        raise ValueError(f"softmax needs at least one value, got shape {x.shape}")
    require_finite("x", x)
    with np.errstate(over="ignore"):  # a difference of −inf is right: its power is then 0
        powers: Array = np.exp(x - x.max(axis=axis, keepdims=True))
    powers /= powers.sum(axis=axis, keepdims=True)
    return powers


def softmax_backward(grad: ArrayLike, x: ArrayLike, axis: int = -1) -> Array:
    """Gradient with respect to softmax's x: y·(grad − Σ grad·y) with y = softmax(x)."""
    y = softmax(x, axis)
    grad = as_float(grad, y.dtype)
    mean: Array = (grad * y).sum(axis=axis, keepdims=True)
    return y * (grad - mean)
