"""The maps of several channels, computed again only where a kernel has changed.

A kernel slice that changes has a part in one partial map, and an output is the sum of its partial maps. So a hand that
drags a weight waits for one channel, not for all outputs of all channels.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable, Iterable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from convlab.core import conv2d
from convlab.labs.arrays import Matrix, frozen, is_whole, noise_removed

MOST_BYTES = 96_000_000  # of maps that are kept, partial ones and sums each
LEAST_KEPT = 17  # those of sixteen channels, and the one that is changing


class FoundMap(NamedTuple):
    """A map (out_h, out_w) with its least and its greatest value."""

    values: Matrix
    low: float
    high: float


def extremes(maps: Iterable[FoundMap]) -> tuple[float, float]:
    """The least and the greatest value of several maps."""
    ends = [(one.low, one.high) for one in maps]
    return min(low for low, _ in ends), max(high for _, high in ends)


class ChannelMaps:
    """What kernels make of one padded input (c_i, H, W) at one stride."""

    def __init__(self, padded: Matrix, stride: tuple[int, int]) -> None:
        self._padded, self._stride = padded, stride
        self._largest, self._is_whole = float(np.abs(padded).max()), is_whole(padded)
        self._kept = max(LEAST_KEPT, MOST_BYTES // padded[0].nbytes)
        self._parts: OrderedDict[Hashable, FoundMap] = OrderedDict()  # the ones used last are at the end
        self._sums: OrderedDict[Hashable, FoundMap] = OrderedDict()

    def parts(self, slices: Matrix) -> list[FoundMap]:
        """The partial maps of one output's slices (c_i, k_h, k_w)."""
        return [self._part(channel, one) for channel, one in enumerate(slices)]

    def outputs(self, kernel: Matrix, bias: Matrix) -> list[FoundMap]:
        """The maps of kernels (c_o, c_i, k_h, k_w) with their biases."""
        names = [(own.shape, own.tobytes(), float(b)) for own, b in zip(kernel, bias, strict=True)]
        new = [index for index, name in enumerate(names) if name not in self._sums]
        if len(new) == 1:  # a kernel that is being changed: most of its parts are known
            results = [np.sum([part.values for part in self.parts(kernel[new[0]])], axis=0)]
        else:
            results = list(conv2d(self._padded[None], kernel[new], stride=self._stride)[0]) if new else []
        for index, result in zip(new, results, strict=True):
            self._sums[names[index]] = self._found(result, kernel[index], float(bias[index]))
        return [self._recalled(self._sums, name) for name in names]

    def _part(self, channel: int, weights: Matrix) -> FoundMap:
        name = channel, weights.shape, weights.tobytes()
        if name not in self._parts:
            plane = self._padded[channel]
            result = conv2d(plane[None, None], weights[None, None], stride=self._stride)[0, 0]
            self._parts[name] = self._found(result, weights)
        return self._recalled(self._parts, name)

    def _found(self, result: NDArray[np.float64], weights: Matrix, bias: float = 0.0) -> FoundMap:
        values = noise_removed(result, weights, self._largest, self._is_whole)
        values = frozen(values + bias) if bias else values
        return FoundMap(values, float(values.min()), float(values.max()))

    def _recalled(self, known: OrderedDict[Hashable, FoundMap], name: Hashable) -> FoundMap:
        known.move_to_end(name)
        found = known[name]
        while len(known) > self._kept:
            known.popitem(last=False)
        return found
