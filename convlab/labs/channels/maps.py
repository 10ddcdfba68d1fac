"""The maps of several channels, computed again only where a kernel has changed.

A kernel slice belongs to one partial map, and an output is the sum of its partial maps. So dragging a weight computes
one channel again, not all channels of all outputs.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from threading import Lock
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from convlab.core import conv2d
from convlab.labs.common.arrays import Matrix, is_whole, noise_removed, sealed

MOST_BYTES = 96_000_000  # of the partial maps that are kept, and of the sums
LEAST_KEPT = 17  # sixteen channels, and the one that is changing


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
    """The maps of kernels on one padded input (c_i, H, W) at one stride. Several threads may use them."""

    def __init__(self, padded: Matrix, stride: tuple[int, int]) -> None:
        self._padded, self._stride = padded, stride
        self._largest, self._is_whole = float(np.abs(padded).max()), is_whole(padded)
        self._most = max(LEAST_KEPT, MOST_BYTES // padded[0].nbytes)
        self._parts: OrderedDict[Hashable, FoundMap] = OrderedDict()  # the ones used last are at the end
        self._sums: OrderedDict[Hashable, FoundMap] = OrderedDict()
        self._lock = Lock()

    def parts(self, slices: Matrix) -> list[FoundMap]:
        """The partial maps of one output's slices (c_i, k_h, k_w)."""
        names = [(channel, one.shape, one.tobytes()) for channel, one in enumerate(slices)]
        known = self._recalled(self._parts, names)
        for channel, (name, weights) in enumerate(zip(names, slices, strict=True)):
            if name not in known:
                plane = self._padded[channel]
                result = conv2d(plane[None, None], weights[None, None], stride=self._stride)[0, 0]
                known[name] = self._found(result, weights)
        return self._kept_from(self._parts, known, names)

    def outputs(self, kernel: Matrix, bias: Matrix) -> list[FoundMap]:
        """The maps of kernels (c_o, c_i, k_h, k_w) with their biases."""
        names = [(own.shape, own.tobytes(), float(b)) for own, b in zip(kernel, bias, strict=True)]
        known = self._recalled(self._sums, names)
        new = [index for index, name in enumerate(names) if name not in known]
        if len(new) == 1:  # a kernel that is being changed: most of its parts are known
            results = [_sum([part.values for part in self.parts(kernel[new[0]])])]
        else:
            results = list(conv2d(self._padded[None], kernel[new], stride=self._stride)[0]) if new else []
        for index, result in zip(new, results, strict=True):
            known[names[index]] = self._found(result, kernel[index], float(bias[index]))
        return self._kept_from(self._sums, known, names)

    def _found(self, result: NDArray[np.float64], weights: Matrix, bias: float = 0.0) -> FoundMap:
        values = noise_removed(result, weights, self._largest, self._is_whole)
        values = sealed(values + bias) if bias else values
        return FoundMap(values, float(values.min()), float(values.max()))

    def _recalled(self, kept: OrderedDict[Hashable, FoundMap], names: Iterable[Hashable]) -> dict[Hashable, FoundMap]:
        with self._lock:
            return {name: kept[name] for name in names if name in kept}

    def _kept_from(
        self,
        kept: OrderedDict[Hashable, FoundMap],
        found: Mapping[Hashable, FoundMap],
        names: Sequence[Hashable],
    ) -> list[FoundMap]:
        """The maps by these names, which are kept from now on in place of those used longest ago."""
        with self._lock:
            for name in names:
                kept[name] = found[name]
                kept.move_to_end(name)
            while len(kept) > self._most:
                kept.popitem(last=False)
        return [found[name] for name in names]


def _sum(maps: Sequence[Matrix]) -> Matrix:
    """Adds up in one array."""
    total = maps[0].copy()
    for one in maps[1:]:
        total += one
    return total
