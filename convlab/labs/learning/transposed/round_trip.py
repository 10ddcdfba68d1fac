"""A convolution and the transposed convolution of the same kernel after it: the shape comes back, the values do not."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from convlab.core import conv2d
from convlab.labs.common.arrays import Matrix, frozen, remembered, without_noise
from convlab.labs.common.sliding import Cell, Sliding, padded
from convlab.labs.learning.transposed.stamping import Stamping, stamped, weight_of


@dataclass(frozen=True, eq=False)
class RoundTrip:
    """The input (h, w) is convolved here, with the stamping's kernel, stride, padding and dilation."""

    input: Matrix
    kernel: Matrix
    stamping: Stamping

    @cached_property
    def sliding(self) -> Sliding:
        """Where the kernel lies on the input for each number on the way."""
        s = self.stamping
        return Sliding(s.input, s.kernel, s.padding, s.stride, s.dilation)

    @property
    def padded(self) -> Matrix:
        """What the kernel slides over on the way there."""
        return padded(self.input, self.stamping.padding)

    @property
    def is_possible(self) -> bool:
        """Whether the kernel fits on the padded input."""
        return all(map(int.__le__, self.sliding.extent, self.sliding.padded))

    @cached_property
    def way_back(self) -> Stamping:
        """From the convolution's output to the input's shape; output padding makes up for what the floor dropped."""
        s = self.stamping
        return Stamping(self.sliding.size, s.kernel, s.stride, s.padding, self.sliding.dropped, s.dilation)

    @property
    def convolved(self) -> Matrix:
        return _convolved(self.input, self.kernel, self.way_back)

    @property
    def returned(self) -> Matrix:
        """Of the input's shape."""
        return _returned(self.convolved, self.kernel, self.way_back)

    def parts(self, cell: Cell) -> list[tuple[Cell, Cell]]:
        """What a cell that has come back is made of: numbers on the way, each with its weight.

        The same numbers are those that the cell had a part in on the way there.
        """
        padded = cell[0] + self.stamping.padding.top, cell[1] + self.stamping.padding.left
        return [(source, weight_of(self.sliding, padded, source)) for source in self.sliding.reached(*padded)]

    def window(self, cell: Cell) -> tuple[int, int, int, int]:
        """Where the window of a number on the way lies on the input: its first row and column, its rows and columns."""
        sides, padding = [], self.stamping.padding
        for place, s, before, extent, n in zip(
            cell,
            self.sliding.stride,
            (padding.top, padding.left),
            self.sliding.extent,
            self.stamping.input,
            strict=True,
        ):
            start = place * s - before
            first, end = max(start, 0), min(start + extent, n)
            sides.append((first, max(end - first, 0)))
        (top, rows), (left, columns) = sides
        return top, left, rows, columns

    @cached_property
    def difference(self) -> Matrix:
        """What has come back minus the input."""
        return frozen(self.returned - self.input + 0.0)

    @property
    def largest_difference(self) -> float:
        return float(np.abs(self.difference).max())


@remembered
def _convolved(x: Matrix, kernel: Matrix, s: Stamping) -> Matrix:
    out = conv2d(x[None, None], kernel[None, None], stride=s.stride, padding=s.padding, dilation=s.dilation)
    return without_noise(out[0, 0], x, kernel)


@remembered
def _returned(y: Matrix, kernel: Matrix, s: Stamping) -> Matrix:
    return stamped(y, kernel, s, s.padding)
