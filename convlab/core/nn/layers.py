"""The layers of a network: each has a forward and a backward pass, and its parameters with their gradients.

Inside a network the batch comes last: (c, h, w, n), or (features, n) after Flatten. A window's cells are then long runs
of memory, the matrix product writes its result in place, and nothing is ever transposed. Every array is allocated once
and written over at the next pass: what `forward` and `backward` return is valid until then.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from itertools import repeat
from typing import Literal, Self

import numpy as np

from convlab.core.arrays import Array
from convlab.core.functional.activations import relu, sigmoid, tanh
from convlab.core.functional.geometry import Pair, output_size, pair
from convlab.core.functional.pooling import winners
from convlab.core.functional.windows import window_cells

Shape = tuple[int, ...]  # of one example, without the batch: (c, h, w) or (features,)
Activation = Literal["sigmoid", "relu", "tanh"]
Pooling = Literal["average", "max"]


class Layer:
    """A layer without parameters; the others say what theirs are by `parameter_shapes`."""

    def __init__(self) -> None:
        self.parameters: Mapping[str, Array] = {}
        self.gradients: Mapping[str, Array] = {}
        self.output: Array = np.empty(0)
        self._buffers: dict[tuple[str, Shape], Array] = {}
        self._dtype: np.dtype[np.floating] = np.dtype(np.float32)

    def output_shape(self, shape: Shape) -> Shape:
        """The shape of one example's output, given that of its input. Raises ValueError when it does not fit."""
        return shape

    def parameter_shapes(self, shape: Shape) -> dict[str, Shape]:
        """Names and shapes of the parameters, given the shape of one example's input."""
        return {}

    def forward(self, x: Array) -> Array:
        raise NotImplementedError

    def backward(self, grad: Array, *, input_gradient: bool = True) -> Array:
        """Write the parameters' gradients, return the input's (without `input_gradient` something of no meaning)."""
        raise NotImplementedError

    def bound_to(self, parameters: Mapping[str, Array], gradients: Mapping[str, Array], dtype: np.dtype) -> Self:
        """A copy of this layer that reads these parameters, writes these gradients and has buffers of its own."""
        layer = copy.copy(self)
        layer.parameters, layer.gradients, layer._buffers, layer._dtype = parameters, gradients, {}, dtype
        return layer

    def _buffer(self, name: str, shape: Shape, fill: float | None = None) -> Array:
        key = (name, shape)
        if key not in self._buffers:
            empty = np.empty(shape, self._dtype)
            if fill is not None:
                empty.fill(fill)
            self._buffers[key] = empty
        return self._buffers[key]


class Pool2d(Layer):
    """The average or the maximum of each window. Its stride is the window unless another is given."""

    def __init__(self, kind: Pooling, kernel_size: Pair, *, stride: Pair | None = None) -> None:
        super().__init__()
        if kind not in ("average", "max"):
            raise ValueError(f"pooling must be average or max, got {kind!r}")
        self.kind: Pooling = kind
        self.kernel_size = pair(kernel_size, "kernel size")
        self.stride = self.kernel_size if stride is None else pair(stride, "stride")

    def output_shape(self, shape: Shape) -> Shape:
        if len(shape) != 3:
            raise ValueError(f"pooling needs an input (c, h, w), got {shape}")
        return (shape[0], *map(output_size, shape[1:], self.kernel_size, (0, 0), self.stride))

    def forward(self, x: Array) -> Array:
        self._input_shape = x.shape
        self._cells = self._window_cells(x)
        operation = np.add if self.kind == "average" else np.maximum
        self.output = self._buffer("output", self._cells[0].shape)
        np.copyto(self.output, self._cells[0])
        for cell in self._cells[1:]:
            operation(self.output, cell, out=self.output)
        if self.kind == "average":
            self.output *= self.output.dtype.type(1 / len(self._cells))
        return self.output

    def backward(self, grad: Array, *, input_gradient: bool = True) -> Array:
        is_tiled = len(self._input_shape) == 6  # each cell then belongs to one window, and is a plane of its own
        shares = self._shares(grad)
        if is_tiled and self.kind == "average":  # the same for each plane: it need not be written out
            return np.broadcast_to(next(shares)[:, None, None], self._input_shape)
        grad_x = self._buffer("input gradient", self._input_shape)
        if not is_tiled:
            grad_x.fill(0)
        for cell, share in zip(self._window_cells(grad_x), shares, strict=False):
            if is_tiled:
                np.copyto(cell, share)
            else:
                cell += share
        return grad_x

    def _shares(self, grad: Array) -> Iterator[Array]:
        """For each cell of the window, its part of the gradient at all positions, in an array that is written over."""
        share = self._buffer("share", grad.shape)
        if self.kind == "average":
            np.multiply(grad, grad.dtype.type(1 / len(self._cells)), out=share)
            yield from repeat(share, len(self._cells))
        else:
            for won in winners(self._cells, self.output):
                yield np.multiply(grad, won, out=share)

    def _window_cells(self, x: Array) -> list[Array]:
        if x.ndim == 6:  # tiled: each cell of the window is a plane of its own
            return [x[:, i, j] for i, j in np.ndindex(self.kernel_size)]
        size = self.output_shape(x.shape[:3])[1:]
        return window_cells(x, self.kernel_size, self.stride, (size[0], size[1]))


class Sigmoid(Layer):
    """1/(1 + e^−x)."""

    def forward(self, x: Array) -> Array:
        self.output = sigmoid(x, out=self._buffer("output", x.shape))
        return self.output

    def backward(self, grad: Array, *, input_gradient: bool = True) -> Array:
        slope = np.subtract(1, self.output, out=self._buffer("input gradient", grad.shape))
        slope *= self.output
        slope *= grad
        return slope


class ReLU(Layer):
    """max(x, 0)."""

    def forward(self, x: Array) -> Array:
        self.output = relu(x, out=self._buffer("output", x.shape))
        return self.output

    def backward(self, grad: Array, *, input_gradient: bool = True) -> Array:
        return np.multiply(grad, self.output > 0, out=self._buffer("input gradient", grad.shape))


class Tanh(Layer):
    """The hyperbolic tangent."""

    def forward(self, x: Array) -> Array:
        self.output = tanh(x, out=self._buffer("output", x.shape))
        return self.output

    def backward(self, grad: Array, *, input_gradient: bool = True) -> Array:
        slope = np.multiply(self.output, self.output, out=self._buffer("input gradient", grad.shape))
        np.subtract(1, slope, out=slope)
        slope *= grad
        return slope


class Flatten(Layer):
    """(c, h, w) → (c·h·w,), channel after channel and row after row."""

    def output_shape(self, shape: Shape) -> Shape:
        return (int(np.prod(shape)),)

    def forward(self, x: Array) -> Array:
        self._input_shape = x.shape
        self.output = x.reshape(-1, x.shape[-1])
        return self.output

    def backward(self, grad: Array, *, input_gradient: bool = True) -> Array:
        return grad.reshape(self._input_shape)


class Linear(Layer):
    """The dense layer: weight·x + bias."""

    def __init__(self, out_features: int) -> None:
        super().__init__()
        self.out_features = out_features

    def output_shape(self, shape: Shape) -> Shape:
        if len(shape) != 1:
            raise ValueError(f"a dense layer needs an input (features,): put Flatten before it, got {shape}")
        return (self.out_features,)

    def parameter_shapes(self, shape: Shape) -> dict[str, Shape]:
        return {"weight": (self.out_features, shape[0]), "bias": (self.out_features,)}

    def forward(self, x: Array) -> Array:
        self._input = x
        self.output = self._buffer("output", (self.out_features, x.shape[1]))
        np.matmul(self.parameters["weight"], x, out=self.output)
        self.output += self.parameters["bias"][:, None]
        return self.output

    def backward(self, grad: Array, *, input_gradient: bool = True) -> Array:
        np.matmul(grad, self._input.T, out=self.gradients["weight"])
        np.sum(grad, axis=1, out=self.gradients["bias"])
        if not input_gradient:
            return grad
        return np.matmul(self.parameters["weight"].T, grad, out=self._buffer("input gradient", self._input.shape))


ACTIVATIONS: dict[Activation, type[Layer]] = {"sigmoid": Sigmoid, "relu": ReLU, "tanh": Tanh}
