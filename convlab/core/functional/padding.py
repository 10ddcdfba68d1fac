"""What stands around an image, so that a kernel can reach its border (D2L, section 7.3).

Zeros are usual. The other modes continue the image instead: mirrored, with its border repeated, or from the far side.
"""

from __future__ import annotations

from typing import Literal, get_args

import numpy as np
from numpy.typing import ArrayLike

from convlab.core.arrays import Array
from convlab.core.functional.geometry import Padding

PadMode = Literal["zeros", "reflect", "replicate", "circular"]  # as torch.nn.Conv2d.padding_mode


def pad(x: ArrayLike, padding: Padding, mode: PadMode = "zeros", *, fill: float = 0) -> Array:
    """x (…, h, w) with `padding` cells around its last two axes; x itself when there are none.

    Of a row 1 2 3, two cells to the left and right make
    "zeros" 0 0 1 2 3 0 0, "reflect" 3 2 1 2 3 2 1, "replicate" 1 1 1 2 3 3 3 and "circular" 2 3 1 2 3 1 2.
    `fill` stands in for the zeros.

    Raises ValueError when x has no two axes, the padding is negative, the mode unknown, or a side gets more cells than
    `largest_padding` says: an image can be mirrored or repeated only once, as in PyTorch.
    """
    x, padding = np.asarray(x), Padding.of(padding)
    if x.ndim < 2:
        raise ValueError(f"an image must have two axes to be padded, got shape {x.shape}")
    sides = (padding.top, padding.bottom), (padding.left, padding.right)
    for axis, size, amounts in zip(("rows", "columns"), x.shape[-2:], sides, strict=True):
        largest = largest_padding(size, mode)
        if largest is not None and max(amounts) > largest:
            raise ValueError(f"{mode} padding of {size} {axis} can add at most {largest} on a side, got {max(amounts)}")
    if not any(padding):
        return x
    widths = [(0, 0)] * (x.ndim - 2) + list(sides)
    match mode:
        case "zeros":
            return _filled(x, padding, fill)
        case "reflect":
            return np.pad(x, widths, mode="reflect")
        case "replicate":
            return np.pad(x, widths, mode="edge")
        case "circular":
            return np.pad(x, widths, mode="wrap")


def _filled(x: Array, padding: Padding, fill: float) -> Array:
    """x with cells of value `fill` around it. On small images np.pad would take several times as long."""
    *lead, height, width = x.shape
    padded = np.full((*lead, height + padding.height, width + padding.width), fill, x.dtype)
    crop(padded, padding)[...] = x
    return padded


def crop(padded: Array, padding: Padding) -> Array:
    """The part of an array made by `pad` that is not padding, as a view."""
    height, width = padded.shape[-2:]
    return padded[..., padding.top : height - padding.bottom, padding.left : width - padding.right]


def largest_padding(n: int, mode: PadMode) -> int | None:
    """The most cells that one side of an axis of n cells may get; None for any number.

    Raises ValueError when the mode is unknown.
    """
    match mode:
        case "zeros":
            return None
        case "replicate":
            return None if n else 0  # without cells there is no border to repeat
        case "reflect":
            return max(n - 1, 0)  # the border itself is not repeated
        case "circular":
            return n
    raise ValueError(f"the padding mode must be one of {', '.join(get_args(PadMode))}, got {mode!r}")
