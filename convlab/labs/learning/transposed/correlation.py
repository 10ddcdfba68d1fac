"""A transposed convolution as a cross-correlation: the input gets zeros between and around, the kernel is turned.

For every cell of the output the turned kernel finds the same products that stamps have put there.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from convlab.core import Padding, conv2d
from convlab.core.functional.convolution import flip
from convlab.core.functional.padding import crop, pad
from convlab.labs.common.arrays import Matrix, frozen, remembered, without_noise
from convlab.labs.common.sliding import NO_PADDING, Cell, Size, Sliding
from convlab.labs.learning.transposed.stamping import Stamping


@dataclass(frozen=True, eq=False)
class Correlation:
    """The input (h, w) and the kernel (k_h, k_w) of a stamping."""

    input: Matrix
    kernel: Matrix
    stamping: Stamping

    @property
    def between(self) -> Size:
        """How many zeros are put between neighbouring rows, and columns."""
        return self.stamping.stride[0] - 1, self.stamping.stride[1] - 1

    @cached_property
    def around(self) -> Padding:
        """Zeros around it; below 0 where the padding takes away more than a stamp reaches."""
        rows, columns = (extent - 1 for extent in self.stamping.extent)
        p, (extra_rows, extra_columns) = self.stamping.padding, self.stamping.output_padding
        return Padding(rows - p.top, rows - p.bottom + extra_rows, columns - p.left, columns - p.right + extra_columns)

    @cached_property
    def hatched(self) -> Padding:
        """The zeros around that there are."""
        top, bottom, left, right = (max(side, 0) for side in self.around)
        return Padding(top, bottom, left, right)

    @cached_property
    def data(self) -> tuple[range, range]:
        """The rows and the columns of `spread` that hold numbers of the input."""
        (rows, columns), (s_h, s_w), (height, width) = self.stamping.input, self.stamping.stride, self.spread.shape
        top, left = self.around.top, self.around.left
        return (
            _within(range(top, top + (rows - 1) * s_h + 1, s_h), height),
            _within(range(left, left + (columns - 1) * s_w + 1, s_w), width),
        )

    @property
    def spread(self) -> Matrix:
        """The input with zeros between and around: what the turned kernel slides over."""
        return _spread(self.input, self.stamping.stride, self.around)

    @property
    def turned(self) -> Matrix:
        return _turned(self.kernel)

    @cached_property
    def sliding(self) -> Sliding:
        """Where the turned kernel lies for each cell of the output."""
        height, width = self.spread.shape
        return Sliding((height, width), self.stamping.kernel, NO_PADDING, (1, 1), self.stamping.dilation)

    @property
    def output(self) -> Matrix:
        return _correlated(self.spread, self.turned, self.stamping.dilation)

    def source(self, cell: Cell) -> Cell | None:
        """The cell of the input that a cell of `spread` is; None for a zero that was put there."""
        rows, columns = self.data
        if cell[0] not in rows or cell[1] not in columns:
            return None
        top, left = self.around.top, self.around.left
        return (cell[0] - top) // self.stamping.stride[0], (cell[1] - left) // self.stamping.stride[1]


def _within(places: range, end: int) -> range:
    """Those of the places that lie from 0 to before the end."""
    first = next((index for index, place in enumerate(places) if place >= 0), len(places))
    last = next((index for index, place in enumerate(places) if place >= end), len(places))
    return places[first:last]


@remembered
def _spread(x: Matrix, stride: Size, around: Padding) -> Matrix:
    rows, columns = ((n - 1) * s + 1 for n, s in zip(x.shape, stride, strict=True))
    apart = np.zeros((rows, columns))
    apart[:: stride[0], :: stride[1]] = x
    added, taken = (Padding(*(max(sign * side, 0) for side in around)) for sign in (1, -1))
    return frozen(crop(pad(apart, added), taken))


@remembered
def _turned(kernel: Matrix) -> Matrix:
    return frozen(flip(kernel))


@remembered
def _correlated(spread: Matrix, turned: Matrix, dilation: Size) -> Matrix:
    return without_noise(conv2d(spread[None, None], turned[None, None], dilation=dilation)[0, 0], spread, turned)
