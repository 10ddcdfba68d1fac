"""How often each cell of the output is stamped, and how to make that even.

Where the stride does not divide the kernel, neighbouring cells get different numbers of stamps: a checkerboard.
Two ways out: a kernel that the stride divides, or to enlarge the input first and convolve it then.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from convlab.core import Padding, conv2d
from convlab.labs.common.arrays import Matrix, frozen, remembered, without_noise
from convlab.labs.common.scales import ScaledMatrix, scale_for
from convlab.labs.common.sliding import Cell, Size
from convlab.labs.learning.transposed.stamping import Stamping, sides, stamped

WAYS = ("present", "divided", "resized")


@dataclass(frozen=True, eq=False)
class Overlap:
    """Of an input (h, w) and its stamping; the weights are all equal here."""

    input: Matrix
    stamping: Stamping

    # ---- how often a cell is stamped

    def phases(self, axis: int) -> list[int]:
        """By how many stamps a row (axis 0) or column is reached, far from the border; it repeats after the stride."""
        s, k, d = self.stamping.stride[axis], self.stamping.kernel[axis], self.stamping.dilation[axis]
        return [sum(i * d % s == phase for i in range(k)) for phase in range(s)]

    @cached_property
    def inner_counts(self) -> list[int]:
        """The different numbers of stamps that a cell far from the border gets, in order."""
        rows, columns = self.phases(0), self.phases(1)
        return sorted({row * column for row in rows for column in columns})

    @property
    def is_even(self) -> bool:
        """Whether all cells far from the border are stamped equally often."""
        return len(self.inner_counts) == 1

    @property
    def counts(self) -> Matrix:
        """How often each cell of the output is stamped: an input and a kernel of ones."""
        return _counts(self.stamping)

    def reached_along(self, way: str, cell: Cell) -> Size:
        """How many stamps reach a cell's row, and its column; after resizing, how many cells go into its sum."""
        if way == "resized":
            down, across = (self._summed(axis, place) for axis, place in enumerate(cell))
        else:
            stamping = self.divided if way == "divided" else self.stamping
            down, across = (_stamps_on(stamping, axis, place) for axis, place in enumerate(cell))
        return down, across

    def _summed(self, axis: int, place: int) -> int:
        """How many cells of the enlarged input the window of an output lies on, along an axis."""
        k, n = self.stamping.kernel[axis], self.stamping.input[axis] * self.stamping.stride[axis]
        start = place - k // 2
        return min(start + k, n) - max(start, 0)

    # ---- ways out

    @cached_property
    def divided(self) -> Stamping:
        """The same with the next larger kernel that the stride divides, without dilation."""
        (k_h, k_w), (s_h, s_w) = self.stamping.kernel, self.stamping.stride
        kernel = -(-k_h // s_h) * s_h, -(-k_w // s_w) * s_w
        rows, columns = (
            p + max(0, new - old) // 2
            for p, new, old in zip(sides(self.stamping.padding), kernel, self.stamping.extent, strict=True)
        )
        new = replace(self.stamping, kernel=kernel, dilation=(1, 1), padding=Padding(rows, rows, columns, columns))
        return new.settled()

    @property
    def ways(self) -> tuple[str, ...]:
        """What there is to compare: a stride of 1 has no stamps that miss each other."""
        if self.stamping.stride == (1, 1):
            return WAYS[:1]
        return (WAYS[0], WAYS[2]) if self.is_even else WAYS

    def counts_of(self, way: str) -> Matrix:
        if way == "resized":
            return _convolved_counts(self.stamping)
        return _counts(self.divided if way == "divided" else self.stamping)

    def picture_of(self, way: str) -> Matrix:
        """What a kernel of equal weights makes of the input; on average it keeps an even grey as it is."""
        if way == "resized":
            return _resized_and_convolved(self.input, self.stamping)
        return _enlarged(self.input, self.divided if way == "divided" else self.stamping)

    # ---- what is shown: stamps on one scale, the summands after resizing on another, and all pictures on one

    @cached_property
    def shown_counts(self) -> dict[str, ScaledMatrix]:
        stamps = _on_one_scale({way: self.counts_of(way) for way in self.ways if way != "resized"})
        sums = _on_one_scale({way: self.counts_of(way) for way in self.ways if way == "resized"})
        return stamps | sums

    def shown_pictures(self, white: float) -> dict[str, ScaledMatrix]:
        """On the input's own scale, so that they are as bright as it; what is brighter lies beyond its end."""
        pictures = {way: self.picture_of(way) for way in self.ways}
        scale = scale_for(self.input, np.array([white]))
        low, high = min(map(np.min, pictures.values())), max(map(np.max, pictures.values()))
        scale = replace(scale, beyond=(bool(low < scale.low), bool(high > scale.high)))
        return {way: ScaledMatrix(picture, scale) for way, picture in pictures.items()}


def _stamps_on(stamping: Stamping, axis: int, place: int) -> int:
    """How many stamps reach a row (axis 0) or a column of the output."""
    n, k, s, d = (sizes[axis] for sizes in (stamping.input, stamping.kernel, stamping.stride, stamping.dilation))
    starts = [place + sides(stamping.padding)[axis] - i * d for i in range(k)]
    return sum(start % s == 0 and 0 <= start < n * s for start in starts)


def _on_one_scale(matrices: dict[str, Matrix]) -> dict[str, ScaledMatrix]:
    if not matrices:
        return {}
    scale = scale_for(*matrices.values())
    return {name: ScaledMatrix(values, scale) for name, values in matrices.items()}


@remembered
def _counts(stamping: Stamping) -> Matrix:
    return stamped(np.ones(stamping.input), np.ones(stamping.kernel), stamping, stamping.padding)


@remembered
def _enlarged(x: Matrix, stamping: Stamping) -> Matrix:
    weight = np.prod(stamping.stride) / np.prod(stamping.kernel)
    return stamped(x, np.full(stamping.kernel, weight), stamping, stamping.padding)


def _resized(x: Matrix, stride: Size) -> Matrix:
    """Every cell of x as often as the stride says, down and across."""
    return x.repeat(stride[0], axis=0).repeat(stride[1], axis=1)


def _same(kernel: Size) -> Padding:
    """As much padding as keeps the size."""
    return Padding.total(kernel[0] - 1, kernel[1] - 1)


@remembered
def _convolved_counts(stamping: Stamping) -> Matrix:
    """How many cells of the enlarged input go into each output."""
    x, weights = _resized(np.ones(stamping.input), stamping.stride), np.ones((1, 1, *stamping.kernel))
    return frozen(conv2d(x[None, None], weights, padding=_same(stamping.kernel))[0, 0])


@remembered
def _resized_and_convolved(x: Matrix, stamping: Stamping) -> Matrix:
    large, weights = _resized(x, stamping.stride), np.full(stamping.kernel, 1 / np.prod(stamping.kernel))
    return without_noise(
        conv2d(large[None, None], weights[None, None], padding=_same(stamping.kernel))[0, 0], x, weights
    )
