"""What another lab hands over: its matrices, cut to what can be followed number by number here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from convlab.core import Padding
from convlab.core.functional.padding import pad
from convlab.labs.common.arrays import frozen
from convlab.labs.common.sliding import NO_PADDING, Sliding
from convlab.labs.learning.backward.state import LARGEST_KERNEL, LARGEST_SIDE, BackwardState, settled

CUT_SIDE = 8  # rows, and columns, that are kept of what is too large, if the window fits


def cut(length: int, middle: int) -> slice:
    """Of so many rows or columns those that are shown here: all, or `CUT_SIDE` around one."""
    if length <= LARGEST_SIDE:
        return slice(0, length)
    start = max(0, min(middle - CUT_SIDE // 2, length - CUT_SIDE))
    return slice(start, start + CUT_SIDE)


def _cut_at_window(sliding: Sliding, axis: int, place: int) -> slice:
    """Rows or columns around the window of a step; they begin at a multiple of the stride, so that it stays one."""
    length, stride, extent = sliding.input[axis], sliding.stride[axis], sliding.extent[axis]
    before = (sliding.padding.top, sliding.padding.left)[axis]
    if length <= LARGEST_SIDE:
        return slice(0, length)
    first = place * stride - before
    latest = max(0, place - -(-before // stride)) * stride
    start = min(cut(length, first + extent // 2).start // stride * stride, latest)
    return slice(start, min(max(start + CUT_SIDE, first + extent), start + LARGEST_SIDE, length))


def taken_over(state: BackwardState, handed: Mapping[str, Any]) -> dict[str, Any]:
    """The changes that put another lab's matrices here.

    `handed`: `operation`, `input` (h, w), `white`, `stride`, `padding`, `step`, and `kernel` (h, w), `dilation`,
    `pad_mode` of a convolution or `window`, `counts_padding` of a pooling. Too large an input is cut around the window
    of the step; a padding of anything but zeros becomes part of the input.

    Raises ValueError when the window is larger than what is followed here.
    """
    x, padding, step = handed["input"], Padding(*handed["padding"]), handed["step"]
    window = handed["window"] if "window" in handed else handed["kernel"].shape
    sliding = Sliding((x.shape[0], x.shape[1]), window, padding, handed["stride"], handed.get("dilation", (1, 1)))
    if max(window) > LARGEST_KERNEL or max(sliding.extent) > LARGEST_SIDE:
        raise ValueError(f"a window may have at most {LARGEST_KERNEL} × {LARGEST_KERNEL} cells here, got {window}")
    if any(padding) and handed.get("pad_mode", "zeros") != "zeros":
        x, padding = pad(x, padding, handed["pad_mode"]), NO_PADDING
        sliding = replace(sliding, input=x.shape, padding=padding)
    place = sliding.position(min(step, sliding.steps - 1))
    rows, columns = (_cut_at_window(sliding, axis, place[axis]) for axis in (0, 1))
    kept = frozen(x[rows, columns])
    changes: dict[str, Any] = {
        "operation": handed["operation"],
        "input": kept[None],
        "white": handed["white"],
        "pen": handed["white"],
        "stride": handed["stride"],
        "padding": padding,
        "upstream_name": "ones",
        "input_name": None,
        "scene": None,
    }
    if "window" in handed:
        changes |= {"window": window, "counts_padding": handed["counts_padding"]}
    else:
        kernel = frozen(handed["kernel"][None, None])
        changes |= {"kernel": kernel, "bias": frozen(np.zeros(1)), "recipe": None, "dilation": handed["dilation"]}
    changes = settled(state, **changes)
    now = replace(state, **changes).sliding
    row, column = (
        min(at - part.start // s, size - 1)
        for at, part, s, size in zip(place, (rows, columns), sliding.stride, now.size, strict=True)
    )
    return changes | {"step": now.step((row, column))}
