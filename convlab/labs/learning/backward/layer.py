"""One layer, forwards and backwards: convolution, pooling or an activation, all by the core.

Arrays are of one example: x (c, h, w), kernel (c_out, c, k_h, k_w), bias (c_out,), y and the upstream gradient
(c_out, h', w'). Pooling and activations treat every channel alone; of kernel and bias they take nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple, get_args

import numpy as np

from convlab.core import (
    Padding,
    avg_pool2d,
    avg_pool2d_backward,
    conv2d,
    conv2d_backward,
    max_pool2d,
    max_pool2d_backward,
    relu,
    relu_backward,
    sigmoid,
    sigmoid_backward,
)
from convlab.core.arrays import Array
from convlab.core.functional.padding import crop, pad
from convlab.labs.common.arrays import Matrix, frozen, remembered, without_noise
from convlab.labs.common.sliding import NO_PADDING, Size, Sliding

Operation = Literal["convolution", "max", "average", "min", "relu", "sigmoid"]
OPERATIONS: tuple[Operation, ...] = get_args(Operation)
POOLINGS = ("max", "average", "min")
ACTIVATIONS = ("relu", "sigmoid")
NO_WEIGHTS = frozen(np.zeros((0, 0, 0, 0)))
NO_BIAS = frozen(np.zeros(0))


class Gradients(NamedTuple):
    """Of the loss, by the input with its padding (c, H, W), the kernel and the bias, each shaped like these.

    What falls on the padding goes nowhere. Without weights the last two are empty.
    """

    padded: Matrix
    kernel: Matrix
    bias: Matrix


@dataclass(frozen=True)
class Layer:
    """An operation and where its window lies."""

    operation: Operation
    window: Size = (1, 1)
    stride: Size = (1, 1)
    padding: Padding = NO_PADDING
    dilation: Size = (1, 1)
    counts_padding: bool = True  # in an average

    @property
    def is_convolution(self) -> bool:
        return self.operation == "convolution"

    @property
    def is_pooling(self) -> bool:
        return self.operation in POOLINGS

    @property
    def is_activation(self) -> bool:
        return self.operation in ACTIVATIONS

    @property
    def picks(self) -> bool:
        """Whether one cell of each window gets the whole gradient."""
        return self.operation in ("max", "min")

    @property
    def has_kinks(self) -> bool:
        """Whether its outputs have places without a derivative."""
        return self.picks or self.operation == "relu"

    def sliding(self, height: int, width: int) -> Sliding:
        """Where the window lies at each step over an input of that size."""
        return Sliding((height, width), self.window, self.padding, self.stride, self.dilation)

    def output(self, x: Matrix, kernel: Matrix, bias: Matrix) -> Matrix:
        """y, as the core computes it."""
        return frozen(self._output(x[None], kernel, bias)[0])

    def _output(self, x: Array, kernel: Matrix, bias: Matrix) -> Array:
        window, stride, padding = self.window, self.stride, self.padding
        match self.operation:
            case "convolution":
                return conv2d(x, kernel, bias, stride=stride, padding=padding, dilation=self.dilation)
            case "max":
                return max_pool2d(x, window, stride=stride, padding=padding)
            case "min":
                return -max_pool2d(-x, window, stride=stride, padding=padding)
            case "average":
                counts = self.counts_padding
                return avg_pool2d(x, window, stride=stride, padding=padding, count_include_pad=counts)
            case "relu":
                return relu(x)
            case "sigmoid":
                return sigmoid(x)

    def gradients(self, upstream: Matrix, x: Matrix, kernel: Matrix, bias: Matrix) -> Gradients:
        """What the upstream gradient becomes by the input, the kernel and the bias, as the core computes it."""
        if self.is_convolution:
            padded = pad(x, self.padding)[None]  # on its own the padding is cells like others
            found = conv2d_backward(upstream[None], padded, kernel, bias, stride=self.stride, dilation=self.dilation)
            return Gradients(frozen(found[0][0]), frozen(found[1]), frozen(found[2]))
        return Gradients(frozen(self._by_padded(upstream[None], x[None])[0]), NO_WEIGHTS, NO_BIAS)

    def _by_padded(self, upstream: Array, x: Array) -> Array:
        window, stride, padding = self.window, self.stride, self.padding
        match self.operation:
            case "relu":
                return relu_backward(upstream, x)
            case "sigmoid":
                return sigmoid_backward(upstream, x)
            case "average" if self.counts_padding:
                return avg_pool2d_backward(upstream, pad(x, padding), window, stride=stride)
            case "average":
                found = avg_pool2d_backward(
                    upstream, x, window, stride=stride, padding=padding, count_include_pad=False
                )
                return pad(found, padding)
            case _:
                signed = x if self.operation == "max" else -x
                return pad(max_pool2d_backward(upstream, signed, window, stride=stride, padding=padding), padding)

    def shares(self, height: int, width: int) -> Matrix:
        """Of an average: the part of each output's gradient (h', w') that every counted cell of its window gets."""
        if self.counts_padding:
            return frozen(np.full(self.sliding(height, width).size, 1 / (self.window[0] * self.window[1])))
        is_data = pad(np.ones((1, 1, height, width)), self.padding)
        counted = conv2d(is_data, np.ones((1, 1, *self.window)), stride=self.stride)[0, 0]
        return frozen(1 / np.maximum(counted, 1))


@remembered
def outputs_of(layer: Layer, x: Matrix, kernel: Matrix, bias: Matrix) -> Matrix:
    """y (c_out, h', w'), without what is only rounding."""
    y = layer.output(x, kernel, bias)
    if not layer.is_convolution:
        return frozen(y + 0.0)  # no −0
    sums = y - bias[:, None, None] if bias.any() else y
    return frozen(without_noise(sums, x, kernel) + bias[:, None, None])


@remembered
def gradients_of(layer: Layer, upstream: Matrix, x: Matrix, kernel: Matrix, bias: Matrix) -> Gradients:
    """The gradients as they are shown: without what is only rounding."""
    padded, by_kernel, by_bias = layer.gradients(upstream, x, kernel, bias)
    if layer.is_convolution:
        return Gradients(
            without_noise(padded, upstream, kernel), without_noise(by_kernel, x, upstream), frozen(by_bias + 0.0)
        )
    return Gradients(frozen(padded + 0.0), by_kernel, by_bias)


@remembered
def built_up(layer: Layer, upstream: Matrix, revealed: int, x: Matrix, kernel: Matrix, bias: Matrix) -> Gradients:
    """The gradients after the first `revealed` positions of the window, in reading order, have given their share."""
    is_there = np.arange(upstream[0].size).reshape(upstream[0].shape) < revealed
    return gradients_of(layer, frozen(upstream * is_there), x, kernel, bias)


def reach_of(layer: Layer, x: Matrix, kernel: Matrix, bias: Matrix) -> Matrix:
    """How large the sums become on the way to y, if no term cancels another."""
    if layer.operation in ("convolution", "average"):
        return layer.output(np.abs(x), np.abs(kernel), np.abs(bias))
    return frozen(np.abs(layer.output(x, kernel, bias)))


@remembered
def unpadded(layer: Layer, padded: Matrix) -> Matrix:
    """The part of (…, H, W) that is not on the padding."""
    return frozen(crop(padded, layer.padding))
