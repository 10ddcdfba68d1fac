"""The Channels lab: an input of several channels, kernels for several outputs, and what every step of them computes.

An output channel has a kernel slice for every input channel. Each slice slides over its own channel and gives a
partial map; the partial maps and a bias add up to the output's feature map (D2L, section 7.4).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import ClassVar, Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from convlab.core import Padding
from convlab.labs.channels.cost import BOOK_LAYER, ConvShape
from convlab.labs.channels.maps import ChannelMaps, FoundMap, extremes
from convlab.labs.common.arrays import Matrix, frozen, remembered, remembering, sealed
from convlab.labs.common.inputs import INPUTS
from convlab.labs.common.numbers import longest_numbers
from convlab.labs.common.planes import KERNEL_SETS, RGB, colour_picture, stacked
from convlab.labs.common.scales import (
    MOST_SAMPLED,
    Scale,
    ScaleMode,
    output_scale,
    sampled,
    scale_for,
    signed_scale_for,
)
from convlab.labs.common.sliding import NO_PADDING, Cell, Size, Sliding, padded

View = Literal["steps", "kernels", "pixel", "cost"]
VIEWS: tuple[View, ...] = ("steps", "kernels", "pixel", "cost")
LARGEST_KERNEL = 11  # rows, and columns
PHOTO_LIMIT = 512  # pixels on the longer side of a photograph here
MOST_ALIKE = 800  # numbers that are written in one size, whichever map they are in
COUNTABLE = 10.0  # up to this white an input is numbers to do by hand, not a picture


class ChannelTerm(NamedTuple):
    """One product of a step: a cell of an input channel times the weight that lies on it."""

    value: float
    weight: float


@dataclass(frozen=True, eq=False)
class ScaledMaps:
    """Maps (c, h, w) on one scale."""

    values: Matrix | Sequence[Matrix]
    scale: Scale
    _known: dict[int, NDArray[np.uint8]] = field(default_factory=dict, init=False, repr=False)

    @property
    def signed(self) -> bool:
        return self.scale.signed

    @cached_property
    def longest(self) -> tuple[str, ...] | None:
        """The longest numbers with 1, 2 and 3 decimals, so that all maps write theirs alike; None of large maps."""
        if sum(one.size for one in self.values) > MOST_ALIKE:
            return None
        return longest_numbers(np.unique(np.concatenate([one.ravel() for one in self.values])).tolist(), (1, 2, 3))

    def levels(self, channel: int) -> NDArray[np.uint8]:
        """The levels of one map (h, w), from 0 to 255."""
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
    `layer` holds the sizes typed in for the cost. There may be fewer steps than `step`: then the last one is shown.
    """

    VIEWING: ClassVar = ("view", "step")

    input: Matrix = field(default_factory=lambda: stacked(INPUTS["book"].make(), 2, "book", 0))
    kernel: Matrix = field(default_factory=KERNEL_SETS["book_one"])
    bias: Matrix = field(default_factory=lambda: frozen(np.zeros(1)))
    white: float = 8.0
    padding: Padding = NO_PADDING
    per_side: bool = False
    stride: Size = (1, 1)
    out: int = 0
    pixel: Cell = (0, 0)
    scale_mode: ScaleMode = "auto"
    as_colour: bool = True
    pen: float = 8.0
    scene: str | None = "book_one"
    input_name: str | None = "book"
    number: int = 0  # the seed of random numbers, or a digit's place in MNIST's test set
    recipe: str | None = "book_one"
    layer: ConvShape = BOOK_LAYER
    view: View = "steps"
    step: int = 0

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
        return padded(self.input, self.padding)

    @cached_property
    def sliding(self) -> Sliding:
        """Where the kernels lie at each step: the same for all channels."""
        (h, w), (k_h, k_w) = self.input.shape[1:], self.kernel.shape[2:]
        return Sliding((h, w), (k_h, k_w), self.padding, self.stride)

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

    def compute_maps(self, outputs: slice) -> None:
        """Compute some of the feature maps; they are remembered."""
        _channel_maps(self.padded, self.stride).outputs(self.kernel[outputs], self.bias[outputs])

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
    def size(self) -> ConvShape:
        """The layer that is on the screen."""
        return ConvShape(*self.sliding.input, self.sliding.kernel, self.channels, self.outputs, self.sliding.size)

    # ---- what is shown

    @cached_property
    def shown_input(self) -> ScaledMaps:
        return ScaledMaps(_planes(self.padded), self._input_scale)

    @cached_property
    def _input_scale(self) -> Scale:
        others = extremes(self._outputs) if self.scale_mode == "shared" else [self.white]
        return scale_for(np.array([*_extremes(self.padded), *others]))

    @cached_property
    def shown_kernel(self) -> ScaledMaps:
        """All slices (c_o · c_i, k_h, k_w) on one scale."""
        return ScaledMaps(self.kernel.reshape(-1, *self.sliding.kernel), signed_scale_for(self.kernel))

    @cached_property
    def shown_kernel_rows(self) -> ScaledMaps:
        """For each output its slices side by side (c_o, k_h, c_i · k_w)."""
        k_h, k_w = self.sliding.kernel
        rows = self.kernel.transpose(0, 2, 1, 3).reshape(self.outputs, k_h, self.channels * k_w)
        return replace(self.shown_kernel, values=rows)

    @cached_property
    def shown_bias(self) -> ScaledMaps:
        """The biases as matrices of one number: around zero, as weights are, as far as the outputs' scale goes."""
        ends = np.array([self._output_scale.low, self._output_scale.high])
        return ScaledMaps(self.bias[:, None, None], signed_scale_for(ends))

    @cached_property
    def shown_maps(self) -> ScaledMaps:
        return ScaledMaps([found.values for found in self._outputs], self._output_scale)

    @cached_property
    def shown_partial_maps(self) -> ScaledMaps:
        """On the scale of the outputs, so that a sum and its parts can be compared."""
        return ScaledMaps(self.parts, self._output_scale)

    @cached_property
    def _output_scale(self) -> Scale:
        found = self._outputs + self._parts
        inner = None
        if self.scale_mode == "auto":
            share = -(-MOST_SAMPLED // len(found))
            inner = np.concatenate([sampled(one.values[self.sliding.inner], share) for one in found])
        ends = np.array(extremes(found))
        return output_scale(self.scale_mode, self.white, self._input_scale, ends, inner)

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


@remembered
def _is_grey(x: Matrix) -> bool:
    return all(np.array_equal(plane, x[0]) for plane in x[1:])


@remembered
def _extremes(x: Matrix) -> tuple[float, float]:
    return float(x.min()), float(x.max())


@remembered
def _planes(x: Matrix) -> list[Matrix]:
    """The same objects each time, so that a view can see that it shows them already."""
    return list(x)


@remembered
def _maps(padded: Matrix, kernel: Matrix, bias: Matrix, stride: Size) -> Matrix:
    return sealed(np.stack([found.values for found in _channel_maps(padded, stride).outputs(kernel, bias)]))


_channel_maps = remembering(1, ChannelMaps)  # one input's maps take much memory
