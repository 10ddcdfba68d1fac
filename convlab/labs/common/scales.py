"""From values to the 256 levels of a colour table."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.floating[Any]]
ScaleMode = Literal["auto", "own", "shared", "grey", "stretched"]
SCALE_MODES: tuple[ScaleMode, ...] = ("auto", "own", "shared", "grey", "stretched")
LEAST_SHARE = 0.25  # of the input's scale: a darker output without negative values gets a scale of its own
FEWEST_TO_CLIP = 4096  # values; of fewer each one counts
CLIPPED = 0.01  # the share of the values that may lie beyond either end of a scale
LEAST_GAIN = 1.25  # how many times narrower a scale must become for values to be clipped
MOST_SAMPLED = 50_000  # values that percentiles are worked out from


@dataclass(frozen=True)
class Scale:
    """The values that get the first and the last colour. A signed scale is symmetric, with zero in the middle.

    An unsigned one goes from black to white; with `is_grey` it does even if it begins below zero. `beyond` says whether
    there are values below its low and above its high end: they get the nearest colour.
    """

    low: float
    high: float
    is_grey: bool = False
    beyond: tuple[bool, bool] = (False, False)

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


def sampled(values: Values, most: int = MOST_SAMPLED) -> Values:
    """The values of (…, h, w), or of a large array evenly spread ones, about `most`, in one row."""
    step = max(1, math.isqrt(values.size // most))
    return values[..., ::step, ::step].ravel()


def automatic_scale(of_input: Scale, values: Values, inner: Values) -> Scale:
    """The scale that shows what is there: grey when no value is negative, otherwise symmetric about zero.

    Grey is the input's own scale when the values lie on it and fill a good part of it: a blurred photograph is as
    bright as the sharp one. Of a large map, such as the edges in a photograph, a few extreme values lie beyond the
    scale: it goes from the 1st to the 99th percentile of `inner`, the values that padding has no part in.
    """
    low, high = float(values.min()), float(values.max())
    if low >= 0 and not of_input.signed and LEAST_SHARE * of_input.high <= high <= of_input.high:
        return of_input
    reach = max(-low, high) or 1.0
    if inner.size >= FEWEST_TO_CLIP:
        ends = np.quantile(sampled(np.atleast_2d(inner)), (CLIPPED, 1 - CLIPPED))
        most = float(np.abs(ends).max())
        reach = most if most > 0 and reach >= LEAST_GAIN * most else reach
    return _with_beyond(Scale(-reach if low < 0 else 0.0, reach), low, high)


def output_scale(mode: ScaleMode, white: float, of_input: Scale, values: Values, inner: Values | None = None) -> Scale:
    """The scale of an output.

    What fits the values ("auto", `automatic_scale`), around zero as far as the output goes ("own"), the input's
    ("shared"), or in grey: from 0 to white ("grey") or from the least value to the greatest ("stretched").
    """
    low, high = float(values.min()), float(values.max())
    match mode:
        case "auto":
            return automatic_scale(of_input, values, values if inner is None else inner)
        case "grey":
            return _with_beyond(Scale(0.0, white), low, high)
        case "stretched":
            return Scale(low, high if high > low else low + max(1.0, abs(low)), is_grey=True)
        case "shared":
            return of_input
        case "own":
            return signed_scale_for(values)


def _with_beyond(scale: Scale, low: float, high: float) -> Scale:
    return replace(scale, beyond=(low < scale.low, high > scale.high))
