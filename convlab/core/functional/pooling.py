"""Pooling: the largest value or the average of each window.

It has no weights. It makes the representation smaller and less sensitive to where exactly a feature lies.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import reduce

import numpy as np
from numpy.typing import ArrayLike

from convlab.core.arrays import Array, as_float
from convlab.core.functional.geometry import Geometry, Padding, Pair
from convlab.core.functional.padding import crop, pad
from convlab.core.windows import window_cells, winners


def max_pool2d(x: ArrayLike, kernel_size: Pair, *, stride: Pair | None = None, padding: Pair | Padding = 0) -> Array:
    """The maximum of each window (D2L, section 7.5; `torch.nn.functional.max_pool2d`).

    `x` (n, c, h, w) → (n, c, out_h, out_w), with out_h and out_w from `output_size`. `stride` defaults to the window.
    `padding` as an int or (h, w) is per side. A pad cell never wins.

    Raises ValueError for an impossible geometry, or padding as large as the window.
    """
    return _Windows(x, kernel_size, stride, padding).reduce(np.maximum, fill=-np.inf)


def max_pool2d_backward(
    grad: ArrayLike, x: ArrayLike, kernel_size: Pair, *, stride: Pair | None = None, padding: Pair | Padding = 0
) -> Array:
    """Gradient with respect to max_pool2d's x: each output's gradient goes to its window's maximum.

    Of several equal maxima the first in reading order takes all, as in PyTorch. `grad` has the output's shape.
    """
    w = _Windows(x, kernel_size, stride, padding)
    grad = w.require_output_shape(grad)
    cells = w.cells(pad(w.planes, w.padding, fill=-np.inf))
    return w.spread(won * grad for won in winners(cells, reduce(np.maximum, cells)))


def avg_pool2d(
    x: ArrayLike,
    kernel_size: Pair,
    *,
    stride: Pair | None = None,
    padding: Pair | Padding = 0,
    count_include_pad: bool = True,
) -> Array:
    """The average of each window (D2L, section 7.5; `torch.nn.functional.avg_pool2d`).

    Shapes, defaults and errors are those of `max_pool2d`. Pad cells are zeros. With `count_include_pad` they count in
    the divisor; without it the sum is divided by the number of cells of x in the window.
    """
    w = _Windows(x, kernel_size, stride, padding)
    return w.reduce(np.add, fill=0) / w.divisor(count_include_pad)


def avg_pool2d_backward(
    grad: ArrayLike,
    x: ArrayLike,
    kernel_size: Pair,
    *,
    stride: Pair | None = None,
    padding: Pair | Padding = 0,
    count_include_pad: bool = True,
) -> Array:
    """Gradient with respect to avg_pool2d's x: each output's gradient is shared equally by its window's cells."""
    w = _Windows(x, kernel_size, stride, padding)
    share = w.require_output_shape(grad) / w.divisor(count_include_pad)
    return w.spread(share for _ in range(math.prod(w.geometry.kernel)))


class _Windows:
    """An input and where its windows lie. Batch and channels are one axis here: pooling treats each plane alone."""

    def __init__(self, x: ArrayLike, kernel_size: Pair, stride: Pair | None, padding: Pair | Padding) -> None:
        x = as_float(x)
        if x.ndim != 4 or 0 in x.shape:
            raise ValueError(f"x must have the four axes (n, c, h, w), none of them empty, got shape {x.shape}")
        g = Geometry.of(x.shape, kernel_size, kernel_size if stride is None else stride, padding)
        if max(g.padding[:2]) >= g.kernel[0] or max(g.padding[2:]) >= g.kernel[1]:
            raise ValueError(
                f"padding {tuple(g.padding)} must be smaller than the window {g.kernel[0]} × {g.kernel[1]} on"
                " every side: a window would hold nothing but padding"
            )
        self.geometry, self.padding = g, g.padding
        self.input_shape = x.shape
        self.output_shape = (*x.shape[:2], *g.size)
        self.planes = x.reshape(-1, *x.shape[2:])

    def cells(self, padded: Array) -> list[Array]:
        return window_cells(padded, self.geometry.kernel, self.geometry.stride, self.geometry.size)

    def reduce(self, operation: np.ufunc, fill: float) -> Array:
        first, *others = self.cells(pad(self.planes, self.padding, fill=fill))
        out = first.copy()
        for cell in others:
            operation(out, cell, out=out)
        return out.reshape(self.output_shape)

    def divisor(self, count_include_pad: bool) -> Array | int:
        if count_include_pad:
            return math.prod(self.geometry.kernel)
        ones = np.ones((1, *self.input_shape[2:]), self.planes.dtype)
        return reduce(np.add, self.cells(pad(ones, self.padding)))

    def require_output_shape(self, grad: ArrayLike) -> Array:
        grad = as_float(grad, self.planes.dtype)
        if grad.shape != self.output_shape:
            raise ValueError(f"the gradient must have the output's shape {self.output_shape}, got {grad.shape}")
        return grad.reshape(-1, *self.geometry.size)

    def spread(self, shares: Iterable[Array]) -> Array:
        """Add one gradient for each cell of the window to where that cell lies in x."""
        padded = pad(np.zeros_like(self.planes), self.padding)
        for cell, share in zip(self.cells(padded), shares, strict=True):
            cell += share
        return np.ascontiguousarray(crop(padded, self.padding)).reshape(self.input_shape)
