"""A convolution and the transposed convolution of the same kernel after it: the shape comes back, the values do not."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from convlab.core import conv2d
from convlab.labs.common.arrays import Matrix, frozen, remembered, without_noise
from convlab.labs.common.sliding import Sliding
from convlab.labs.learning.transposed.stamping import Stamping, stamped


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
