"""From values to the 256 levels of a colour table."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.floating[Any]]
ScaleMode = Literal["own", "shared", "grey", "stretched"]
SCALE_MODES: tuple[ScaleMode, ...] = ("own", "shared", "grey", "stretched")


@dataclass(frozen=True)
class Scale:
    """The values that get the first and the last colour. A signed scale is symmetric, with zero in the middle.

    An unsigned one goes from black to white; with `is_grey` it does even if it begins below zero.
    """

    low: float
    high: float
    is_grey: bool = False

    @property
    def signed(self) -> bool:
        return self.low < 0 and not self.is_grey

    def levels(self, values: Values) -> NDArray[np.uint8]:
        """Levels from 0 to 255, shaped like `values`. Values outside the scale get its nearest end."""
        share = values - self.low  # from here on in the same memory: a large picture has many values
        share /= self.high - self.low  # puts zero at exactly a half
        np.clip(share, 0, 1, out=share)
        share *= 255
        levels: NDArray[np.uint8] = np.rint(share, out=share).astype(np.uint8)
        return levels


@dataclass(frozen=True, eq=False)
class ScaledMatrix:
    """A matrix and the scale it is shown on."""

    values: NDArray[np.float64]
    scale: Scale

    @property
    def signed(self) -> bool:
        return self.scale.signed

    @cached_property
    def levels(self) -> NDArray[np.uint8]:
        return self.scale.levels(self.values)


def scale_for(*arrays: Values) -> Scale:
    """The scale that spans all values: from 0 when none is negative, otherwise symmetric about 0."""
    low = min(float(array.min()) for array in arrays)
    high = max(float(np.abs(array).max()) for array in arrays) or 1.0
    return Scale(-high, high) if low < 0 else Scale(0.0, high)


def signed_scale_for(*arrays: Values) -> Scale:
    """The scale that spans all values, symmetric about 0 even if none is negative."""
    high = scale_for(*arrays).high
    return Scale(-high, high)


def scale_for_most(share: float, *arrays: Values) -> Scale:
    """The scale that spans a share of all values other than 0, so that a few outliers do not leave the rest pale.

    At most 1 − share of them lie beyond it. If the largest is less than twice as large as the scale, all are spanned.
    """
    sizes = np.concatenate([np.abs(array).ravel() for array in arrays])
    sizes = sizes[sizes > 0]
    if not sizes.size:
        return scale_for(*arrays)
    place = min(int(np.ceil(share * sizes.size)), sizes.size) - 1
    high = float(np.partition(sizes, place)[place])
    if float(sizes.max()) < 2 * high:
        return scale_for(*arrays)
    return Scale(-high, high) if any(float(array.min()) < 0 for array in arrays) else Scale(0.0, high)


def output_scale(mode: ScaleMode, white: float, of_input: Scale, values: Values) -> Scale:
    """The scale of an output.

    Around zero as far as the output goes ("own"), the input's ("shared"), or in grey: from 0 to white ("grey") or
    from the least value to the greatest ("stretched").
    """
    if mode == "grey":
        return Scale(0.0, white)
    if mode == "stretched":
        low, high = float(values.min()), float(values.max())
        return Scale(low, high if high > low else low + max(1.0, abs(low)), is_grey=True)
    return of_input if mode == "shared" else signed_scale_for(values)
