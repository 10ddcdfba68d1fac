"""How often a stack uses each pixel: by how many windows of its first layer, and on how many paths to its end.

Windows are rectangles, so that what holds for a pixel is a product of what holds along the rows and the columns.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from convlab.core import Window, conv2d_backward
from convlab.core.arrays import Array
from convlab.labs.common.arrays import Matrix, frozen
from convlab.labs.common.sliding import Cell, Size, Sliding
from convlab.labs.common.stack import Cells, Stack, StackLayer, Unit, extent, sizes_along


class Total(NamedTuple):
    """The sum over all pixels of the image, and that over the padding too, which is a product of sizes."""

    on_image: int
    everywhere: int

    @property
    def on_padding(self) -> int:
        return self.everywhere - self.on_image


def windows_over(window: Window, count: int, index: int) -> range:
    """Which of `count` windows along an axis reach from their first to their last cell over a pixel.

    For dilation 1 these are the windows that use it: n(i) = min(⌊(i + p)/s⌋, count − 1) − max(⌈(i + p − k + 1)/s⌉, 0)
    + 1, or none.
    """
    place = index + window.padding
    first = max(math.ceil((place - window.dilation * (window.kernel - 1)) / window.stride), 0)
    return range(first, min(place // window.stride, count - 1) + 1)


def windows_with(window: Window, count: int, index: int) -> list[int]:
    """Which of `count` windows along an axis use a pixel: it lies under one of their weights, not in a gap."""
    place = index + window.padding
    return [w for w in windows_over(window, count, index) if (place - w * window.stride) % window.dilation == 0]


def reach_of(layer: StackLayer, size: Size, cell: Cell) -> Cells:
    """What the windows that use a cell of the input span together, padding with it; empty where there are none.

    `size` is that of the layer's output.
    """
    spans = []
    for axis, (count, index) in enumerate(zip(size, cell, strict=True)):
        window = layer.window(axis)
        own = windows_with(window, count, index)
        if not own:
            return Cells(*cell, 0, 0)
        spans.append((own[0] * window.stride - window.padding, (own[-1] - own[0]) * window.stride + extent(window)))
    (top, rows), (left, columns) = spans
    return Cells(top, left, rows, columns)


def window_use(sliding: Sliding) -> Matrix:
    """How many windows each cell of the input (h, w) lies in, padding left out."""
    before = sliding.padding.top, sliding.padding.left
    counts = []
    for axis, n in enumerate(sliding.input):
        d = sliding.dilation[axis]
        along = np.zeros(sliding.padded[axis])
        for start in range(0, sliding.size[axis] * sliding.stride[axis], sliding.stride[axis]):
            along[start : start + sliding.extent[axis] : d] += 1
        counts.append(along[before[axis] : before[axis] + n])
    return frozen(np.outer(*counts))


def window_total(sliding: Sliding) -> Total:
    """Each window has k_h·k_w cells, those on the padding with them: k_h·k_w·o_h·o_w in all."""
    on_image = int(window_use(sliding).sum())
    return Total(on_image, math.prod(sliding.kernel) * sliding.steps)


def paths(stack: Stack) -> Matrix:
    """How many paths lead from each cell of the input (h, w) to the units of the last layer.

    This is the gradient of the sum of all units in a linear network whose weights are all 1.
    """
    rows, columns = _paths(stack)
    return frozen(np.outer(rows, columns))


def path_total(stack: Stack) -> Total:
    """Back from each unit, every layer multiplies the paths by k_h·k_w; those that come upon padding end there."""
    rows, columns = (int(along.sum()) for along in _paths(stack))
    ends = math.prod(stack.sizes[-1])
    return Total(rows * columns, ends * math.prod(layer.area for layer in stack.layers))


def paths_to(stack: Stack, unit: Unit) -> Matrix:
    """How many paths lead from each cell of the input (h, w) to one unit."""
    rows, columns = (
        _paths_along(stack.windows(axis)[: unit.layer], stack.size[axis], unit.cell[axis]) for axis in (0, 1)
    )
    return frozen(np.outer(rows, columns))


def middle_of(stack: Stack) -> Cell:
    rows, columns = stack.size
    return rows // 2, columns // 2


def _paths(stack: Stack) -> list[Matrix]:
    return [_paths_along(stack.windows(axis), n) for axis, n in enumerate(stack.size)]


def _paths_along(windows: Sequence[Window], n: int, index: int | None = None) -> Matrix:
    """Of paths to all units of the last of the windows, or to unit `index` alone."""
    sizes = sizes_along(n, windows)
    ends = np.ones(sizes[-1]) if index is None else np.eye(1, sizes[-1], index)
    grad: Array = ends.reshape(1, 1, -1, 1)
    for window, length in zip(reversed(windows), reversed(sizes[:-1]), strict=True):
        grad, _, _ = conv2d_backward(
            grad,
            np.zeros((1, 1, length, 1)),
            np.ones((1, 1, window.kernel, 1)),
            stride=(window.stride, 1),
            padding=(window.padding, 0),
            dilation=(window.dilation, 1),
        )
    return frozen(grad[0, 0, :, 0])
