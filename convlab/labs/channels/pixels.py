"""1 × 1 kernels: a dense layer at each pixel, and one matrix product for the whole image (D2L, section 7.4.3)."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache, cached_property

import numpy as np

from convlab.core import conv2d, linear
from convlab.labs.channels.scenes import SCENES
from convlab.labs.channels.state import ChannelsState, ScaledMaps
from convlab.labs.common.arrays import Matrix, frozen, remembered
from convlab.labs.common.sliding import Size

POINTWISE_EXAMPLE = "opponents"  # is looked at while the lab's own kernels are larger


@dataclass(frozen=True, eq=False)
class Pixels:
    """A lab's state as 1 × 1 kernels see it.

    `real` is the lab's own state. `state` is the same if its kernels are 1 × 1; otherwise an example of its own.
    """

    real: ChannelsState
    state: ChannelsState = field(init=False)

    def __post_init__(self) -> None:
        state = self.real if self.real.is_pointwise else _example()
        object.__setattr__(self, "state", state)

    @property
    def matrix(self) -> Matrix:
        """The kernels as a dense layer's weight (c_o, c_i)."""
        return _matrix(self.state.kernel)

    @property
    def columns(self) -> Matrix:
        """The pixels under the kernels, as columns (c_i, out_h · out_w) in reading order."""
        return _columns(self.state.padded, self.state.stride)

    @property
    def product(self) -> Matrix:
        """The whole image as one matrix product (c_o, out_h · out_w): matrix · columns + bias."""
        return _product(self.matrix, self.columns, self.state.bias)

    @property
    def largest_difference(self) -> float:
        """The largest difference between the matrix product and the convolution, as the core computes both."""
        state = self.state
        return _largest_difference(self.product, state.padded, state.kernel, state.bias, state.stride)

    # ---- what is shown

    @cached_property
    def shown_matrix(self) -> ScaledMaps:
        """The weights as one map (1, c_o, c_i)."""
        return replace(self.state.shown_kernel, values=self.matrix[None])

    @cached_property
    def shown_biases(self) -> ScaledMaps:
        """All biases as one column (1, c_o, 1)."""
        return replace(self.state.shown_bias, values=self.state.bias[None, :, None])

    def shown_columns(self, first: int, count: int) -> ScaledMaps:
        """Some pixels as columns (1, c_i, count), from pixel `first` on."""
        return replace(self.state.shown_input, values=self.columns[None, :, first : first + count])

    def shown_product(self, first: int, count: int) -> ScaledMaps:
        """The matrix product of these pixels (1, c_o, count)."""
        return replace(self.state.shown_maps, values=self.product[None, :, first : first + count])

    def shown_convolved(self, first: int, count: int) -> ScaledMaps:
        """The convolution at these pixels (1, c_o, count)."""
        shown = self.state.shown_maps
        return replace(shown, values=np.stack([one.ravel()[first : first + count] for one in shown.values])[None])


@cache
def _example() -> ChannelsState:
    return replace(ChannelsState(), **SCENES[POINTWISE_EXAMPLE].changes(), scene=POINTWISE_EXAMPLE)


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
