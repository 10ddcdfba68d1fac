"""Backward, cell by cell: one layer, an upstream gradient, and every gradient that follows from it.

The loss is L = Σ G·Y: the upstream gradient G = ∂L/∂Y says how much the loss changes with each output. Rows and columns
of the input are counted on the padded input, steps in reading order of the output.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, ClassVar, Literal

import numpy as np

from convlab.core import Padding
from convlab.core.functional.activations import relu_backward, sigmoid_backward
from convlab.labs.common.arrays import Matrix, changed_fields, frozen, remembered
from convlab.labs.common.inputs import INPUTS, resized
from convlab.labs.common.kernels import KERNELS
from convlab.labs.common.planes import extended
from convlab.labs.common.scales import Scale, scale_for, signed_scale_for
from convlab.labs.common.sliding import NO_PADDING, Bounds, Size, Sliding, cut_padding, is_even, padded
from convlab.labs.learning.backward.layer import (
    NO_BIAS,
    NO_WEIGHTS,
    Gradients,
    Layer,
    Operation,
    built_up,
    gradients_of,
    outputs_of,
    unpadded,
)
from convlab.labs.learning.backward.upstream import UPSTREAMS

Above = Literal["forward", "input", "kernel"]
ABOVES: tuple[Above, ...] = ("forward", "input", "kernel")
LARGEST_SIDE = 12  # rows, and columns, of the input: its numbers are to be read
LARGEST_KERNEL = 5  # rows, and columns, of a kernel or a window
MOST_CHANNELS = 2  # of the input, and of the output
STEPS_OF_H = tuple(10.0**-exponent for exponent in range(1, 13))


@dataclass(frozen=True, eq=False)
class BackwardState:
    """What the user chose. `input` is (c, h, w), `kernel` (c_out, c, k_h, k_w), `bias` (c_out,), `upstream` (c_out, h',
    w').

    `window` is the size of a pooling's window. Kernel, bias and window are kept while another operation is looked at,
    and so are stride, padding and dilation, of which an activation makes no use. `white`, `pen` and `upstream_pen` are
    the value that is shown as white, and those that drawing puts into the input and the upstream gradient. `scene`,
    `input_name`, `recipe` and `upstream_name` say which example, input, kernel and upstream gradient these are; None
    once edited. `h` is the step of the finite differences, `above` what stands above the gradients.
    """

    VIEWING: ClassVar = ("step", "above")
    view: ClassVar[str] = "backward"

    operation: Operation = "convolution"
    input: Matrix = field(default_factory=lambda: frozen(INPUTS["book"].make()[None]))
    kernel: Matrix = field(default_factory=lambda: frozen(KERNELS["book"].make()[None, None]))
    bias: Matrix = field(default_factory=lambda: frozen([0.0]))
    upstream: Matrix = field(default_factory=lambda: frozen(np.ones((1, 2, 2))))
    window: Size = (2, 2)
    stride: Size = (1, 1)
    padding: Padding = NO_PADDING
    per_side: bool = True
    dilation: Size = (1, 1)
    counts_padding: bool = True
    white: float = 8.0
    pen: float = 8.0
    upstream_pen: float = 1.0
    h: float = 1e-5
    scene: str | None = "backward_book"
    input_name: str | None = "book"
    recipe: str | None = "book"
    upstream_name: str | None = "ones"
    number: int = 0  # the seed of random numbers, or a digit's place in MNIST's test set
    above: Above = "forward"
    step: int = 0

    @cached_property
    def layer(self) -> Layer:
        """The operation, with what of the geometry it makes use of."""
        if self.operation == "convolution":
            height, width = self.kernel.shape[2:]
            return Layer(self.operation, (height, width), self.stride, self.padding, self.dilation)
        if self.operation in ("relu", "sigmoid"):
            return Layer(self.operation)
        return Layer(self.operation, self.window, self.stride, self.padding, counts_padding=self.counts_padding)

    @cached_property
    def sliding(self) -> Sliding:
        """Where the window lies at each step."""
        height, width = self.input.shape[1:]
        return self.layer.sliding(height, width)

    @property
    def channels(self) -> int:
        return len(self.input)

    @property
    def outputs(self) -> int:
        """How many output channels there are."""
        return len(self.kernel) if self.layer.is_convolution else self.channels

    @property
    def weights(self) -> Matrix:
        """The kernel; empty where the operation has none."""
        return self.kernel if self.layer.is_convolution else NO_WEIGHTS

    @property
    def biases(self) -> Matrix:
        return self.bias if self.layer.is_convolution else NO_BIAS

    @property
    def padded(self) -> Matrix:
        """The input with its padding (c, H, W), shown as zeros: what the window slides over."""
        return padded(self.input, self.layer.padding)

    @property
    def output(self) -> Matrix:
        """(c_out, h', w')."""
        return outputs_of(self.layer, self.input, self.weights, self.biases)

    @property
    def loss(self) -> float:
        """Σ G·Y."""
        return float((self.upstream * self.output).sum())

    # ---- backwards

    @property
    def gradients(self) -> Gradients:
        return gradients_of(self.layer, self.upstream, self.input, self.weights, self.biases)

    def built(self, revealed: int | None) -> Gradients:
        """The gradients so far: after the first `revealed` steps, or after all of them."""
        if revealed is None:
            return self.gradients
        return built_up(self.layer, self.upstream, revealed, self.input, self.weights, self.biases)

    @property
    def input_gradient(self) -> Matrix:
        """∂L/∂X (c, h, w)."""
        return unpadded(self.layer, self.gradients.padded)

    @property
    def slopes(self) -> Matrix:
        """An activation's derivative at each cell (c, h, w)."""
        return _slopes(self.operation, self.input)

    # ---- what is shown

    @property
    def input_scale(self) -> Scale:
        return _input_scale(self.padded, self.white)

    @property
    def output_scale(self) -> Scale:
        """Of the outputs: grey when none is negative, as far as they go."""
        return _scale(self.output)

    @property
    def kernel_scale(self) -> Scale:
        return _signed(self.kernel)

    @property
    def kernel_gradient_scale(self) -> Scale:
        return _signed(self.gradients.kernel)

    @property
    def gradient_scale(self) -> Scale:
        """Of the upstream gradient and the one by the input: around zero, the same while it is built up."""
        return _signed(self.gradients.padded, self.upstream)


@remembered
def _slopes(operation: Operation, x: Matrix) -> Matrix:
    backward = relu_backward if operation == "relu" else sigmoid_backward
    return frozen(backward(np.ones_like(x), x))


@remembered
def _input_scale(x: Matrix, white: float) -> Scale:
    return scale_for(x, np.array([white]))


@remembered
def _scale(values: Matrix) -> Scale:
    return scale_for(values)


@remembered
def _signed(*arrays: Matrix) -> Scale:
    return signed_scale_for(*arrays)


# ---- what can be chosen


def bounds(state: BackwardState, axis: int) -> Bounds:
    """Bounds of the rows (axis 0) or the columns (axis 1); within them no output is empty.

    A pooling's side gets at most half the window, as in PyTorch.
    """
    half = state.window[axis] // 2 if state.layer.is_pooling else None
    found = state.sliding.bounds(axis, largest_side=half)
    return replace(
        found,
        input=(found.input[0], LARGEST_SIDE),
        kernel=(1, max(min(found.kernel[1], LARGEST_KERNEL), state.layer.window[axis])),
    )


def settled(state: BackwardState, **changes: Any) -> dict[str, Any]:
    """The changes, and whatever else must change so that everything fits.

    The kernel gets as many input channels as the input has. Padding that is too much is cut; then dilation is dropped,
    then padding added. The upstream gradient gets the output's size: one with a name is made anew, of another what fits
    is kept. A name alone chooses it.
    """
    new: BackwardState = replace(state, **changes)
    if new.kernel.shape[1] != new.channels:
        new = replace(new, kernel=_with_inputs(new.kernel, new.channels))
    if len(new.bias) != len(new.kernel):
        new = replace(new, bias=frozen(extended(new.bias, len(new.kernel), 0.0)))
    if not new.layer.is_activation:
        new = _fitting(new)
    shape = (new.outputs, *new.sliding.size)
    is_chosen = changes.get("upstream_name") is not None and "upstream" not in changes
    if new.upstream.shape != shape or is_chosen:
        new = replace(new, upstream=_upstream(new.upstream, new.upstream_name, shape))
    return {name: getattr(new, name) for name in changed_fields(state, new)}


def _fitting(state: BackwardState) -> BackwardState:
    """With a window that fits."""
    new = replace(state, padding=_possible_padding(state))
    if new.layer.is_convolution:
        gaps = [
            d if k > 1 and (k - 1) * d < n else 1
            for k, d, n in zip(new.layer.window, new.dilation, new.sliding.padded, strict=True)
        ]
        new = replace(new, dilation=(gaps[0], gaps[1]))
        new = replace(new, padding=_possible_padding(new))  # the kernel may span less now
    new = replace(new, padding=new.sliding.enough_padding())
    return replace(new, per_side=new.per_side and is_even(new.padding))


def _possible_padding(state: BackwardState) -> Padding:
    rows, columns = state.sliding.extent
    return cut_padding(state.padding, (rows // 2, columns // 2) if state.layer.is_pooling else (rows, columns))


@remembered
def _with_inputs(kernel: Matrix, channels: int) -> Matrix:
    """With so many input channels; a new one is the one before it plus 1."""
    slices = extended(np.moveaxis(kernel, 1, 0), channels, 1.0)
    return frozen(np.moveaxis(slices, 0, 1))


def _upstream(old: Matrix, name: str | None, shape: tuple[int, int, int]) -> Matrix:
    if name is not None:
        return UPSTREAMS[name](shape)
    kept = resized(old, *shape[1:])
    planes = np.zeros(shape)
    planes[: len(kept)] = kept[: shape[0]]
    return frozen(planes)
