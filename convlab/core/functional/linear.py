"""The dense layer: every output sees every input, each through a weight of its own.

For images that is too much freedom: it ignores what is near to what, and needs parameters by the million (D2L,
section 7.1).
"""

from __future__ import annotations

from numpy.typing import ArrayLike

from convlab.core.arrays import Array, as_float, float_dtype


def linear(x: ArrayLike, weight: ArrayLike, bias: ArrayLike | None = None) -> Array:
    """x·weightᵀ + bias (`torch.nn.functional.linear`): `x` (n, in), `weight` (out, in), `bias` (out,) → (n, out).

    Raises ValueError when the shapes do not fit.
    """
    x, weight, bias = _arguments(x, weight, bias)
    out = x @ weight.T
    return out if bias is None else out + bias


def linear_backward(
    grad: ArrayLike, x: ArrayLike, weight: ArrayLike, bias: ArrayLike | None = None
) -> tuple[Array, Array, Array]:
    """Gradients with respect to linear's x (n, in), weight (out, in) and bias (out,). `grad` is (n, out)."""
    x, weight, _ = _arguments(x, weight, bias)
    grad = as_float(grad, x.dtype)
    if grad.shape != (len(x), len(weight)):
        raise ValueError(f"the gradient must have the output's shape {(len(x), len(weight))}, got {grad.shape}")
    return grad @ weight, grad.T @ x, grad.sum(axis=0)


def _arguments(x: ArrayLike, weight: ArrayLike, bias: ArrayLike | None) -> tuple[Array, Array, Array | None]:
    dtype = float_dtype(x, weight)
    x, weight = as_float(x, dtype), as_float(weight, dtype)
    if x.ndim != 2 or weight.ndim != 2 or x.shape[1] != weight.shape[1]:
        raise ValueError(f"x (n, in) and weight (out, in) must agree on in, got shapes {x.shape} and {weight.shape}")
    if bias is not None:
        bias = as_float(bias, dtype)
        if bias.shape != weight.shape[:1]:
            raise ValueError(f"bias must have one entry for each of {len(weight)} outputs, got shape {bias.shape}")
    return x, weight, bias
