"""What the core computes, written as slowly and as plainly as possible: loops over single numbers, in float64."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal

import numpy as np

from convlab.core import Padding

Array = np.ndarray
Pair = tuple[int, int]


def positions(n: int, k: int, s: int = 1, d: int = 1) -> list[int]:
    """Where a window can begin on an axis of n (padded) elements without reaching over its end."""
    return [first for first in range(0, n, s) if first + d * (k - 1) < n]


def conv2d(x: Array, weight: Array, bias: Array, stride: Pair, padding: Padding, dilation: Pair = (1, 1)) -> Array:
    padded = np.pad(x.astype(float), ((0, 0), (0, 0), padding[:2], padding[2:]))
    rows, columns = map(positions, padded.shape[2:], weight.shape[2:], stride, dilation)
    out = np.empty((len(x), len(weight), len(rows), len(columns)))
    for n, o, r, q in np.ndindex(out.shape):
        out[n, o, r, q] = bias[o]
        for c, i, j in np.ndindex(weight.shape[1:]):
            pixel = padded[n, c, rows[r] + i * dilation[0], columns[q] + j * dilation[1]]
            out[n, o, r, q] += weight[o, c, i, j] * pixel
    return out


Kind = Literal["max", "average", "average of x alone"]


def pool2d(kind: Kind, x: Array, kernel: Pair, stride: Pair, padding: Padding) -> Array:
    out = np.empty(pooled_shape(x, kernel, stride, padding))
    for output, cells in pooling_windows(x, kernel, stride, padding):
        values = [float(x[cell]) for cell in cells]
        match kind:
            case "max":
                out[output] = max(values)
            case "average":
                out[output] = sum(values) / (kernel[0] * kernel[1])
            case "average of x alone":
                out[output] = sum(values) / len(values)
    return out


def pool2d_backward(kind: Kind, grad: Array, x: Array, kernel: Pair, stride: Pair, padding: Padding) -> Array:
    grad_x = np.zeros(x.shape)
    for output, cells in pooling_windows(x, kernel, stride, padding):
        if kind == "max":
            grad_x[max(cells, key=lambda cell: x[cell])] += grad[output]  # max() returns the first of equals
            continue
        shared_by = kernel[0] * kernel[1] if kind == "average" else len(cells)
        for cell in cells:
            grad_x[cell] += grad[output] / shared_by
    return grad_x


def pooled_shape(x: Array, kernel: Pair, stride: Pair, padding: Padding) -> tuple[int, ...]:
    padded = x.shape[2] + padding.height, x.shape[3] + padding.width
    return (*x.shape[:2], *(len(positions(*axis)) for axis in zip(padded, kernel, stride, strict=True)))


Index = tuple[int, ...]


def pooling_windows(x: Array, kernel: Pair, stride: Pair, padding: Padding) -> Iterator[tuple[Index, list[Index]]]:
    """The index of every output, and the indices of the cells of x that its window covers, in reading order."""
    for n, c, r, q in np.ndindex(pooled_shape(x, kernel, stride, padding)):
        top, left = r * stride[0] - padding.top, q * stride[1] - padding.left
        yield (
            (n, c, r, q),
            [
                (n, c, row, column)
                for row in range(top, top + kernel[0])
                for column in range(left, left + kernel[1])
                if 0 <= row < x.shape[2] and 0 <= column < x.shape[3]
            ],
        )


def numerical_gradient(loss: Callable[[Array], float], x: Array, step: float = 1e-6) -> Array:
    """Central differences: the slope of the loss along every entry of x, one at a time."""
    gradient = np.empty(x.shape)
    for index in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[index] += step
        down[index] -= step
        gradient[index] = (loss(up) - loss(down)) / (2 * step)
    return gradient


def assert_gradients(operation: Callable[..., Array], backward: Callable[..., object], *inputs: Array) -> None:
    """backward(grad, *inputs) is the numerical gradient of Σ grad·operation(*inputs), for a random grad."""
    grad = np.random.default_rng(0).standard_normal(np.shape(operation(*inputs)))
    gradients = backward(grad, *inputs)
    for index, gradient in enumerate(gradients if isinstance(gradients, tuple) else (gradients,)):

        def loss(changed: Array, index: int = index) -> float:
            return float(np.sum(grad * operation(*inputs[:index], changed, *inputs[index + 1 :])))

        np.testing.assert_allclose(gradient, numerical_gradient(loss, inputs[index]), rtol=1e-6, atol=1e-8)
