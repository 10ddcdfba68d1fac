"""The layers of a network: each has a forward and a backward pass, and its parameters with their gradients.

Inside a network the batch comes last: (c, h, w, n), or (features, n) after Flatten. Arrays are used again: what
`forward` and `backward` return is valid until the next pass.
"""

from __future__ import annotations

import copy
import math
from collections.abc import Mapping, Sequence
from typing import Any, Literal, Self

import numpy as np

from convlab.core.arrays import Array
from convlab.core.engine.convolution import BatchConvolution, untiled
from convlab.core.engine.pooling import BatchPooling
from convlab.core.engine.workspace import Workspace
from convlab.core.functional.activations import relu, sigmoid, tanh
from convlab.core.functional.geometry import Padding, Pair, output_size, pair

Shape = tuple[int, ...]  # of one example, without the batch: (c, h, w) or (features,)
Activation = Literal["sigmoid", "relu", "tanh"]
Pooling = Literal["average", "max"]


class Layer:
    """A layer without parameters; the others say what theirs are by `parameter_shapes`.

    `output` is what `forward` returned last; that of a convolution before pooling may be in the engine's tiles.
    """

    def __init__(self) -> None:
        self.parameters: Mapping[str, Array] = {}
        self.gradients: Mapping[str, Array] = {}
        self.output: Array = np.empty(0)

    def output_shape(self, shape: Shape) -> Shape:
        """The shape of one example's output, given that of its input. Raises ValueError when it does not fit."""
        return shape

    def parameter_shapes(self, shape: Shape) -> dict[str, Shape]:
        """Names and shapes of the parameters, given the shape of one example's input."""
        return {}

    def forward(self, x: Array) -> Array:
        raise NotImplementedError

    def backward(self, grad: Array, *, input_gradient: bool = True) -> Array:
        """Write the parameters' gradients and return that with respect to the input, or without `input_gradient`
        perhaps an empty array.
        """
        raise NotImplementedError

    def bound_to(
        self,
        parameters: Mapping[str, Array],
        gradients: Mapping[str, Array],
        dtype: np.dtype[Any],
        following: Sequence[Layer] = (),
    ) -> Self:
        """A copy of this layer, with memory of its own, that reads these parameters and writes these gradients.

        `following` are the layers after it in the network.
        """
        layer = copy.copy(self)
        layer.parameters, layer.gradients = parameters, gradients
        layer._set_up(Workspace(dtype), following)
        return layer

    def _set_up(self, workspace: Workspace, following: Sequence[Layer]) -> None:
        self._array = workspace.array


def batch_first(x: Array) -> Array:
    """A copy (n, c, h, w) or (n, features) of a layer's output, or of the gradient with respect to it."""
    return np.moveaxis(untiled(x), -1, 0).copy()


class Conv2d(Layer):
    """Cross-correlation with `out_channels` kernels."""

    def __init__(self, out_channels: int, kernel_size: Pair, *, stride: Pair = 1, padding: Pair | Padding = 0) -> None:
        super().__init__()
        self.out_channels = out_channels
        self.kernel_size = pair(kernel_size, "kernel size")
        self.stride = pair(stride, "stride")
        self.padding = Padding.of(padding)

    def output_shape(self, shape: Shape) -> Shape:
        if len(shape) != 3:
            raise ValueError(f"a convolution needs an input (c, h, w), got {shape}")
        totals = self.padding.height, self.padding.width
        return (self.out_channels, *map(output_size, shape[1:], self.kernel_size, totals, self.stride))

    def parameter_shapes(self, shape: Shape) -> dict[str, Shape]:
        return {"weight": (self.out_channels, shape[0], *self.kernel_size), "bias": (self.out_channels,)}

    def forward(self, x: Array) -> Array:
        self.output = self._convolution.forward(x, self.parameters["weight"], self.parameters["bias"])
        return self.output

    def backward(self, grad: Array, *, input_gradient: bool = True) -> Array:
        return self._convolution.backward(
            grad, self.gradients["weight"], self.gradients["bias"], input_gradient=input_gradient
        )

    def _set_up(self, workspace: Workspace, following: Sequence[Layer]) -> None:
        pool = next((layer for layer in following if not isinstance(layer, (Sigmoid, ReLU, Tanh))), None)
        pooled_by = pool.kernel_size if isinstance(pool, Pool2d) and pool.stride == pool.kernel_size else (1, 1)
        self._convolution = BatchConvolution(
            self.kernel_size, self.stride, self.padding, workspace, pooled_by=pooled_by
        )


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
        self.output = self._pooling.forward(x)
        return self.output

    def backward(self, grad: Array, *, input_gradient: bool = True) -> Array:
        return self._pooling.backward(grad)

    def _set_up(self, workspace: Workspace, following: Sequence[Layer]) -> None:
        self._pooling = BatchPooling(self.kind, self.kernel_size, self.stride, workspace)


class Sigmoid(Layer):
    """1/(1 + e^−x)."""

    def forward(self, x: Array) -> Array:
        self.output = sigmoid(x, out=self._array("output", x.shape))
        return self.output

    def backward(self, grad: Array, *, input_gradient: bool = True) -> Array:
        slope = np.subtract(1, self.output, out=self._array("input gradient", grad.shape))
        slope *= self.output
        slope *= grad
        return slope


class ReLU(Layer):
    """max(x, 0)."""

    def forward(self, x: Array) -> Array:
        self.output = relu(x, out=self._array("output", x.shape))
        return self.output

    def backward(self, grad: Array, *, input_gradient: bool = True) -> Array:
        return np.multiply(grad, self.output > 0, out=self._array("input gradient", grad.shape))


class Tanh(Layer):
    """The hyperbolic tangent."""

    def forward(self, x: Array) -> Array:
        self.output = tanh(x, out=self._array("output", x.shape))
        return self.output

    def backward(self, grad: Array, *, input_gradient: bool = True) -> Array:
        slope = np.multiply(self.output, self.output, out=self._array("input gradient", grad.shape))
        np.subtract(1, slope, out=slope)
        slope *= grad
        return slope


class Flatten(Layer):
    """(c, h, w) → (c·h·w,), channel after channel and row after row."""

    def output_shape(self, shape: Shape) -> Shape:
        return (math.prod(shape),)

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
        self.output = self._array("output", (self.out_features, x.shape[1]))
        np.matmul(self.parameters["weight"], x, out=self.output)
        self.output += self.parameters["bias"][:, None]
        return self.output

    def backward(self, grad: Array, *, input_gradient: bool = True) -> Array:
        np.matmul(grad, self._input.T, out=self.gradients["weight"])
        np.sum(grad, axis=1, out=self.gradients["bias"])
        if not input_gradient:
            return grad[:0]
        return np.matmul(self.parameters["weight"].T, grad, out=self._array("input gradient", self._input.shape))


ACTIVATIONS: dict[Activation, type[Layer]] = {"sigmoid": Sigmoid, "relu": ReLU, "tanh": Tanh}
