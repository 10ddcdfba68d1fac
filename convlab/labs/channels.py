"""The Channels lab: an input of several channels, kernels for several outputs, and what every step of them computes.

An output channel has a kernel slice for every input channel. Each slice slides over its own channel and gives a
partial map; the partial maps and a bias add up to the output's feature map (D2L, section 7.4).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from convlab.core import Padding, conv2d, linear
from convlab.core.padding import pad
from convlab.labs.arrays import Matrix, changed_fields, frozen, remembered, remembering
from convlab.labs.channel_maps import ChannelMaps, FoundMap, extremes
from convlab.labs.cost import BOOK_LAYER, LayerSizes
from convlab.labs.inputs import INPUTS
from convlab.labs.planes import KERNEL_SETS, RGB, colour_picture, extended, stacked
from convlab.labs.scales import Scale, ScaleMode, output_scale, scale_for
from convlab.labs.sliding import NO_PADDING, Bounds, Cell, Size, Sliding

MOST_CHANNELS = 16
LARGEST_KERNEL = 11  # rows, and columns
PHOTO_LIMIT = 512  # pixels on the longer side of a photograph here
COUNTABLE = 10.0  # up to this white an input is numbers to do by hand, not a picture


class ChannelTerm(NamedTuple):
    """One product of a step: a cell of an input channel times the weight that lies on it."""

    value: float
    weight: float


@dataclass(frozen=True, eq=False)
class ShownMaps:
    """Maps (c, h, w) on one scale: in grey from black to white, or signed around zero."""

    values: Matrix | Sequence[Matrix]
    scale: Scale
    signed: bool
    _known: dict[int, NDArray[np.uint8]] = field(default_factory=dict, init=False, repr=False)

    def levels(self, channel: int) -> NDArray[np.uint8]:
        """Of one map (h, w), steps from 0 to 255."""
        if channel not in self._known:
            self._known[channel] = self.scale.levels(self.values[channel])
        return self._known[channel]


# ---- the state


@dataclass(frozen=True, eq=False)
class ChannelsState:
    """What the user chose.

    `input` (c_i, h, w), `kernel` (c_o, c_i, k_h, k_w), `bias` (c_o,). `white` is the input's value that is shown as
    white, `out` the output channel that is looked at, `pixel` the row and column of the output that the 1 × 1 view
    explains. `scene`, `input_name` and `recipe` name the example, the input and the kernels; None once edited.
    `layer` holds the sizes typed in for the cost.
    """

    input: Matrix = field(default_factory=lambda: stacked(INPUTS["book"].make(), 2, "book", 0))
    kernel: Matrix = field(default_factory=KERNEL_SETS["book_one"])
    bias: Matrix = field(default_factory=lambda: frozen(np.zeros(1)))
    white: float = 8.0
    padding: Padding = NO_PADDING
    per_side: bool = False
    stride: Size = (1, 1)
    out: int = 0
    pixel: Cell = (0, 0)
    scale_mode: ScaleMode = "own"
    as_colour: bool = True
    pen: float = 8.0
    scene: str | None = "book_one"
    input_name: str | None = "book"
    number: int = 0  # the seed of random numbers, or a digit's place in MNIST's test set
    recipe: str | None = "book_one"
    layer: LayerSizes = BOOK_LAYER

    @property
    def channels(self) -> int:
        """c_i."""
        return len(self.input)

    @property
    def outputs(self) -> int:
        """c_o."""
        return len(self.kernel)

    @property
    def padded(self) -> Matrix:
        """The input with its padding (c_i, H, W): what the kernels slide over."""
        return _padded(self.input, self.padding)

    @cached_property
    def sliding(self) -> Sliding:
        """Where the kernels lie at each step: the same for all channels."""
        return _sliding(self)

    @property
    def maps(self) -> Matrix:
        """The feature maps (c_o, out_h, out_w)."""
        return _maps(self.padded, self.kernel, self.bias, self.stride)

    @property
    def map(self) -> Matrix:
        """The chosen output's feature map (out_h, out_w)."""
        return self._outputs[self.out].values

    @cached_property
    def parts(self) -> list[Matrix]:
        """What each input channel adds to the chosen output, each (out_h, out_w); with the bias they sum up to it."""
        return [part.values for part in self._parts]

    @cached_property
    def _outputs(self) -> list[FoundMap]:
        return _channel_maps(self.padded, self.stride).outputs(self.kernel, self.bias)

    @cached_property
    def _parts(self) -> list[FoundMap]:
        return _channel_maps(self.padded, self.stride).parts(self.kernel[self.out])

    @property
    def is_picture(self) -> bool:
        """The input is a picture, not a few small numbers."""
        return self.white > COUNTABLE

    @property
    def is_in_colour(self) -> bool:
        """The input is a picture whose three channels differ: red, green and blue."""
        return self.is_picture and self.channels == RGB and not _is_grey(self.input)

    @property
    def is_pointwise(self) -> bool:
        return self.sliding.kernel == (1, 1)

    @property
    def size(self) -> LayerSizes:
        """The layer that is on the screen."""
        return LayerSizes(*self.sliding.input, self.sliding.kernel, self.channels, self.outputs, self.sliding.size)

    # ---- what is shown

    @cached_property
    def shown_input(self) -> ShownMaps:
        scale = self._input_scale
        return ShownMaps(self.padded, scale, scale.signed)

    @cached_property
    def _input_scale(self) -> Scale:
        low, high = _extremes(self.padded)
        if self.scale_mode == "shared":
            return scale_for(np.array([low, high, *extremes(self._outputs)]))
        return scale_for(np.array([low, high, self.white]))

    @cached_property
    def shown_kernel(self) -> ShownMaps:
        """All slices (c_o · c_i, k_h, k_w) on one scale."""
        high = scale_for(self.kernel).high
        return ShownMaps(self.kernel.reshape(-1, *self.sliding.kernel), Scale(-high, high), signed=True)

    @cached_property
    def shown_kernel_rows(self) -> ShownMaps:
        """For each output its slices side by side (c_o, k_h, c_i · k_w)."""
        k_h, k_w = self.sliding.kernel
        rows = self.kernel.transpose(0, 2, 1, 3).reshape(self.outputs, k_h, self.channels * k_w)
        return replace(self.shown_kernel, values=rows)

    @cached_property
    def shown_bias(self) -> ShownMaps:
        """The biases as matrices of one number, on the scale of the outputs."""
        return replace(self.shown_maps, values=self.bias[:, None, None])

    @cached_property
    def shown_maps(self) -> ShownMaps:
        return ShownMaps([found.values for found in self._outputs], *self._output_scale)

    @cached_property
    def shown_partial_maps(self) -> ShownMaps:
        """On the scale of the outputs, so that a sum and its parts can be compared."""
        return ShownMaps(self.parts, *self._output_scale)

    @cached_property
    def _output_scale(self) -> tuple[Scale, bool]:
        ends = np.array([*extremes(self._outputs), *extremes(self._parts)])
        return output_scale(self.scale_mode, self.white, self._input_scale, ends)

    @cached_property
    def input_picture(self) -> NDArray[np.uint8] | None:
        """The input (h, w, 3) in colour, when it is a picture of three channels."""
        return colour_picture(self.input, self.white) if self.is_picture and self.channels == RGB else None

    @cached_property
    def output_picture(self) -> NDArray[np.uint8] | None:
        """The outputs (out_h, out_w, 3) in colour, when there are three; values are cut off at 0 and at white."""
        return colour_picture(self.maps, self.white) if self.is_picture and self.outputs == RGB else None

    # ---- one step

    def terms(self, row: int, column: int) -> list[list[ChannelTerm]]:
        """For each input channel the products whose sum is the chosen output's partial map at a cell."""
        rows, columns = zip(*self.sliding.cells(row, column), strict=True)
        values = self.padded[:, rows, columns].tolist()
        weights = self.kernel[self.out].reshape(self.channels, -1).tolist()
        return [[ChannelTerm(*pair) for pair in zip(*both, strict=True)] for both in zip(values, weights, strict=True)]

    # ---- 1 × 1

    @property
    def matrix(self) -> Matrix:
        """The 1 × 1 kernels as a dense layer's weight (c_o, c_i)."""
        return _matrix(self.kernel)

    @property
    def columns(self) -> Matrix:
        """The pixels that 1 × 1 kernels meet, as columns (c_i, out_h · out_w) in reading order."""
        return _columns(self.padded, self.stride)

    @property
    def product(self) -> Matrix:
        """The whole image as one matrix product (c_o, out_h · out_w): matrix · columns + bias."""
        return _product(self.matrix, self.columns, self.bias)

    @property
    def shown_matrix(self) -> ShownMaps:
        """The weights as one map (1, c_o, c_i)."""
        return replace(self.shown_kernel, values=self.matrix[None])

    @property
    def shown_biases(self) -> ShownMaps:
        """All biases as one column (1, c_o, 1)."""
        return replace(self.shown_maps, values=self.bias[None, :, None])

    def shown_columns(self, first: int, count: int) -> ShownMaps:
        """Some pixels as columns (1, c_i, count), from pixel `first` on."""
        return replace(self.shown_input, values=self.columns[None, :, first : first + count])

    def shown_product(self, first: int, count: int) -> ShownMaps:
        """What the matrix product makes of these pixels (1, c_o, count)."""
        return replace(self.shown_maps, values=self.product[None, :, first : first + count])

    def shown_convolved(self, first: int, count: int) -> ShownMaps:
        """What the convolution makes of these pixels (1, c_o, count)."""
        flat = self.maps.reshape(1, self.outputs, -1)
        return replace(self.shown_maps, values=flat[:, :, first : first + count])

    @property
    def largest_difference(self) -> float:
        """Between the matrix product and the convolution, each as the core computes it."""
        return _largest_difference(self.product, self.padded, self.kernel, self.bias, self.stride)


@remembered
def _is_grey(x: Matrix) -> bool:
    return all(np.array_equal(plane, x[0]) for plane in x[1:])


@remembered
def _extremes(x: Matrix) -> tuple[float, float]:
    return float(x.min()), float(x.max())


def _sliding(state: ChannelsState) -> Sliding:
    (h, w), (k_h, k_w) = state.input.shape[1:], state.kernel.shape[2:]
    return Sliding((h, w), (k_h, k_w), state.padding, state.stride)


@remembered
def _padded(x: Matrix, padding: Padding) -> Matrix:
    return frozen(pad(x, padding)) if any(padding) else x


@remembered
def _maps(padded: Matrix, kernel: Matrix, bias: Matrix, stride: Size) -> Matrix:
    return frozen(np.stack([found.values for found in _channel_maps(padded, stride).outputs(kernel, bias)]))


_channel_maps = remembering(1, ChannelMaps)  # of one input: its maps take much memory


@remembered
def _matrix(kernel: Matrix) -> Matrix:
    return frozen(kernel[:, :, 0, 0])


@remembered
def _columns(padded: Matrix, stride: Size) -> Matrix:
    return frozen(padded[:, :: stride[0], :: stride[1]].reshape(len(padded), -1))


@remembered
def _product(matrix: Matrix, columns: Matrix, bias: Matrix) -> Matrix:
    return frozen(linear(columns.T, matrix, bias).T)


@remembered
def _largest_difference(product: Matrix, padded: Matrix, kernel: Matrix, bias: Matrix, stride: Size) -> float:
    maps = conv2d(padded[None], kernel, bias, stride=stride)[0]
    return float(np.abs(product - maps.reshape(product.shape)).max())


# ---- inputs and numbers of channels


def with_channels(state: ChannelsState, channels: int) -> dict[str, Any]:
    """Input and kernels with as many input channels. A new channel is the one before, plus 1 unless it is a picture."""
    step = 0.0 if state.is_picture else 1.0
    kernel = np.moveaxis(extended(np.moveaxis(state.kernel, 1, 0), channels, step), 0, 1)
    return {"input": frozen(extended(state.input, channels, step)), "kernel": frozen(kernel)}


def with_outputs(state: ChannelsState, outputs: int) -> dict[str, Any]:
    """Kernels and biases for as many outputs. A new kernel is the one before, plus 1 unless it is a picture."""
    step = 0.0 if state.is_picture else 1.0
    return {
        "kernel": frozen(extended(state.kernel, outputs, step)),
        "bias": frozen(extended(state.bias, outputs, 0.0)),
    }


def pointwise(state: ChannelsState) -> dict[str, Any]:
    """1 × 1 kernels: each the sum of its slice's weights, so that an even area gives what it gave before."""
    return {
        "kernel": frozen(state.kernel.sum(axis=(2, 3), keepdims=True)),
        "padding": NO_PADDING,
        "stride": (1, 1),
        "recipe": None,
        "scene": None,
    }


# ---- what can be chosen


def bounds(state: ChannelsState, axis: int) -> Bounds:
    """Bounds of the rows (axis 0) or the columns (axis 1); within them no output is empty."""
    result = state.sliding.bounds(axis)
    return replace(result, kernel=(1, min(result.kernel[1], LARGEST_KERNEL)))


def settled(state: ChannelsState, **changes: Any) -> dict[str, Any]:
    """The changes, and with them whatever else must change so that the shapes fit.

    New kernels that want another number of input channels get an input that has it, and a new input gets kernels;
    there is a bias for each output. Padding is cut to twice the kernel, then added where the window does not fit.
    """
    new: ChannelsState = replace(state, **changes)
    if new.kernel.shape[1] != new.channels and "input" in changes:
        new = replace(new, kernel=with_channels(new, new.channels)["kernel"], recipe=None)
    elif new.kernel.shape[1] != new.channels:
        new = replace(new, input=with_channels(new, new.kernel.shape[1])["input"], input_name=None)
    if len(new.bias) != new.outputs:
        new = replace(new, bias=frozen(extended(new.bias, new.outputs, 0.0)))
    sides = [min(side, extent) for side, extent in zip(new.padding, np.repeat(_sliding(new).extent, 2), strict=True)]
    new = replace(new, padding=Padding(*map(int, sides)))
    new = replace(new, padding=_sliding(new).enough_padding())
    if new.per_side and (new.padding.top != new.padding.bottom or new.padding.left != new.padding.right):
        new = replace(new, per_side=False)
    rows, columns = _sliding(new).size
    new = replace(
        new,
        out=min(new.out, new.outputs - 1),
        pixel=(min(new.pixel[0], rows - 1), min(new.pixel[1], columns - 1)),
    )
    return {name: getattr(new, name) for name in changed_fields(state, new)}


# ---- prepared examples


@dataclass(frozen=True)
class Scene:
    """An example worth looking at: its kernels, and what they see: the book's input, or a photograph."""

    kernels: str
    photo: str | None = None
    padding: Padding = NO_PADDING
    scale_mode: ScaleMode = "own"

    def changes(self) -> dict[str, Any]:
        """What it puts into the lab; a photograph is not among it."""
        kernel = KERNEL_SETS[self.kernels]()
        changes: dict[str, Any] = {
            "kernel": kernel,
            "bias": frozen(np.zeros(len(kernel))),
            "recipe": self.kernels,
            "padding": self.padding,
            "per_side": False,
            "stride": (1, 1),
            "scale_mode": self.scale_mode,
            "out": 0,
        }
        if self.photo is None:
            book = INPUTS["book"]
            changes |= {
                "input": stacked(book.make(), kernel.shape[1], "book", 0),
                "white": book.white,
                "pen": book.white,
                "input_name": "book",
            }
        return changes


SCENES = {
    "book_one": Scene("book_one"),
    "book_three": Scene("book_three"),
    "luminance": Scene("luminance", "coffee", scale_mode="grey"),
    "swap": Scene("swap", "coffee", scale_mode="grey"),
    "red_green": Scene("red_green", "coffee"),
    "edges": Scene("edges", "coffee", Padding(1, 1, 1, 1)),
    "sepia": Scene("sepia", "coffee", scale_mode="grey"),
}
