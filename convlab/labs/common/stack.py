"""A stack of layers with sliding windows, and the part of the input that each unit sees.

Only sizes matter for that, not values, and each axis can be treated alone. Layers are counted from 1, as 0 is the
input; axis 0 is the rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Any, Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from convlab.core import Padding, ReceptiveField, Window, output_size, receptive_field
from convlab.labs.common.sliding import Size, Sliding

LayerKind = Literal["conv", "max", "average"]
KINDS: tuple[LayerKind, ...] = ("conv", "max", "average")
FIELDS = ("kernel", "stride", "padding", "dilation")
LEAST = {"kernel": 1, "stride": 1, "padding": 0, "dilation": 1}
LARGEST = {"kernel": 11, "stride": 8, "padding": 10, "dilation": 16}
MOST_LAYERS = 20
LARGEST_SIDE = 256  # of an input


@dataclass(frozen=True)
class StackLayer:
    """One layer: its kind, and rows and columns of its window. Padding is per side, as PyTorch counts it."""

    kind: LayerKind = "conv"
    kernel: Size = (3, 3)
    stride: Size = (1, 1)
    padding: Size = (0, 0)
    dilation: Size = (1, 1)

    def window(self, axis: int) -> Window:
        return Window(self.kernel[axis], self.stride[axis], self.padding[axis], self.dilation[axis])

    @property
    def pad(self) -> Padding:
        return Padding.of(self.padding)

    def with_pair(self, name: str, value: Size) -> StackLayer:
        """The layer with other rows and columns in one of FIELDS."""
        changes: dict[str, Any] = {name: value}
        return replace(self, **changes)

    @property
    def area(self) -> int:
        """Cells of the window."""
        return self.kernel[0] * self.kernel[1]

    def sliding(self, size: Size) -> Sliding:
        """Where the window lies on an input of that size."""
        return Sliding(size, self.kernel, self.pad, self.stride, self.dilation)


Layers = tuple[StackLayer, ...]


def conv(kernel: int, *, stride: int = 1, padding: int = 0, dilation: int = 1) -> StackLayer:
    return StackLayer("conv", (kernel, kernel), (stride, stride), (padding, padding), (dilation, dilation))


def pool(kind: LayerKind, kernel: int, *, stride: int | None = None, padding: int = 0) -> StackLayer:
    """Windows side by side, as in the book, unless a stride is given."""
    stride = kernel if stride is None else stride
    return StackLayer(kind, (kernel, kernel), (stride, stride), (padding, padding))


class Unit(NamedTuple):
    layer: int
    row: int
    column: int

    @property
    def cell(self) -> Size:
        return self.row, self.column


class Seen(NamedTuple):
    """What a unit sees of one layer along one axis.

    `first` to `last` is its field in theory, which may reach beyond the border (indices below 0 and beyond the end);
    `cells` are the indices that the unit depends on. With dilation there are gaps; where all is padding there are none.
    """

    first: int
    last: int
    cells: NDArray[np.intp]

    @property
    def length(self) -> int:
        return self.last - self.first + 1


def extent(window: Window) -> int:
    """How many cells a window spans, with the gaps that dilation makes."""
    return window.dilation * (window.kernel - 1) + 1


def sizes_along(n: int, windows: Sequence[Window]) -> list[int]:
    """The length of the input and of every layer's output. Raises ValueError when a window does not fit."""
    sizes = [n]
    for window in windows:
        sizes.append(output_size(sizes[-1], window.kernel, 2 * window.padding, window.stride, window.dilation))
    return sizes


def seen_along(windows: Sequence[Window], sizes: Sequence[int], index: int) -> list[Seen]:
    """What unit `index` after the last of the windows sees, of every layer from the input (0) up to its own."""
    cells = np.array([index], np.intp)
    result = [Seen(index, index, cells)]
    first = last = index
    for window, n in zip(reversed(windows), reversed(sizes[: len(windows)]), strict=True):
        first = first * window.stride - window.padding
        last = last * window.stride - window.padding + extent(window) - 1
        taps = np.arange(window.kernel) * window.dilation - window.padding
        reached = np.unique(np.add.outer(cells * window.stride, taps))
        cells = reached[(reached >= 0) & (reached < n)]
        result.append(Seen(first, last, cells))
    return result[::-1]


def _reached_along(windows: Sequence[Window], sizes: Sequence[int], index: int) -> list[NDArray[np.intp]]:
    reached = [np.array([index], np.intp)]
    for window, n in zip(windows, sizes[1:], strict=True):
        taps = np.arange(window.kernel) * window.dilation - window.padding
        starts = np.unique(np.subtract.outer(reached[-1], taps))
        units = starts[starts % window.stride == 0] // window.stride
        reached.append(units[(units >= 0) & (units < n)])
    return reached


class Cells(NamedTuple):
    """A rectangle of cells, which may reach beyond the border."""

    top: int
    left: int
    rows: int
    columns: int

    @property
    def area(self) -> int:
        return self.rows * self.columns

    @property
    def ends(self) -> tuple[int, int, int, int]:
        """First and last row, first and last column."""
        return self.top, self.top + self.rows - 1, self.left, self.left + self.columns - 1

    def sides_beyond(self, size: Size) -> frozenset[str]:
        """The sides ("top", "bottom", "left", "right") on which it reaches beyond the border of an image."""
        first_row, last_row, first_column, last_column = self.ends
        beyond = {
            "top": first_row < 0,
            "bottom": last_row >= size[0],
            "left": first_column < 0,
            "right": last_column >= size[1],
        }
        return frozenset(side for side, is_beyond in beyond.items() if is_beyond)

    def clipped(self, size: Size) -> Cells:
        """The part that lies on an image of that size."""
        (top, bottom), (left, right) = (
            (min(max(start, 0), n), min(max(start + length, 0), n))
            for start, length, n in zip((self.top, self.left), (self.rows, self.columns), size, strict=True)
        )
        return Cells(top, left, bottom - top, right - left)


@dataclass(frozen=True)
class Stack:
    """Layers on an input of `size`."""

    layers: Layers
    size: Size

    def windows(self, axis: int) -> list[Window]:
        return [layer.window(axis) for layer in self.layers]

    @cached_property
    def sizes(self) -> list[Size]:
        """Rows and columns of the input and of each layer's output."""
        rows, columns = (sizes_along(n, self.windows(axis)) for axis, n in enumerate(self.size))
        return list(zip(rows, columns, strict=True))

    @cached_property
    def fields(self) -> list[tuple[ReceptiveField, ReceptiveField]]:
        """For the input and each layer, the receptive field of its units along the rows and along the columns."""
        own = ReceptiveField(1, 1, 0)
        return [(own, own), *zip(*(receptive_field(self.windows(axis)) for axis in (0, 1)), strict=True)]

    def overlap(self, layer: int) -> Size:
        """How many rows and columns the fields of neighbouring units share."""
        rows, columns = (max(0, field.size - field.jump) for field in self.fields[layer])
        return rows, columns

    def field(self, unit: Unit) -> Cells:
        """The theoretical receptive field of a unit: start + i·jump … with `size` cells, whether they exist or not."""
        (top, left), (rows, columns) = (
            [field.start + i * field.jump for field, i in zip(self.fields[unit.layer], unit.cell, strict=True)],
            [field.size for field in self.fields[unit.layer]],
        )
        return Cells(top, left, rows, columns)

    def seen(self, unit: Unit) -> Sequence[tuple[Seen, Seen]]:
        """What a unit sees, rows and columns, of every layer from the input up to its own."""
        return _seen(self, unit)

    def support(self, unit: Unit) -> NDArray[np.bool_]:
        """Which cells of the input (h, w) a unit depends on."""
        mask = np.zeros(self.size, np.bool_)
        rows, columns = self.seen(unit)[0]
        mask[np.ix_(rows.cells, columns.cells)] = True
        return mask

    def reached(self, cell: Size) -> list[tuple[NDArray[np.intp], NDArray[np.intp]]]:
        """Rows and columns of the units, of the input and each layer, whose fields a cell of the input lies in."""
        rows, columns = (
            _reached_along(self.windows(axis), [size[axis] for size in self.sizes], cell[axis]) for axis in (0, 1)
        )
        return list(zip(rows, columns, strict=True))

    def nearest(self, unit: Unit) -> Unit:
        """The unit, or the nearest one that exists."""
        layer = min(max(unit.layer, 1), len(self.layers))
        rows, columns = self.sizes[layer]
        return Unit(layer, min(max(unit.row, 0), rows - 1), min(max(unit.column, 0), columns - 1))

    def middle(self, layer: int) -> Unit:
        rows, columns = self.sizes[layer]
        return Unit(layer, (rows - 1) // 2, (columns - 1) // 2)


@lru_cache(maxsize=16)  # each layer's map asks for it
def _seen(stack: Stack, unit: Unit) -> tuple[tuple[Seen, Seen], ...]:
    rows, columns = (
        seen_along(stack.windows(axis)[: unit.layer], [size[axis] for size in stack.sizes], unit.cell[axis])
        for axis in (0, 1)
    )
    return tuple(zip(rows, columns, strict=True))


# ---- what can be chosen


def is_possible(layers: Layers, size: Size) -> bool:
    """Whether every layer has an output, and no window lies on padding alone."""
    return all(_possible_along(tuple(layer.window(axis) for layer in layers), size[axis]) for axis in (0, 1)) and all(
        layer.kind == "conv" or layer.dilation == (1, 1) for layer in layers
    )


@lru_cache(maxsize=20_000)
def _possible_along(windows: tuple[Window, ...], n: int) -> bool:
    for window in windows:
        if window.padding >= extent(window) or extent(window) > n + 2 * window.padding:
            return False
        n = output_size(n, window.kernel, 2 * window.padding, window.stride, window.dilation)
    return True


def with_value(layer: StackLayer, name: str, axis: int, value: int) -> StackLayer:
    """The layer with another number of rows (axis 0) or columns (axis 1) in one of FIELDS."""
    rows, columns = (value if i == axis else old for i, old in enumerate(getattr(layer, name)))
    return layer.with_pair(name, (rows, columns))


def changed_kind(layer: StackLayer, kind: LayerKind) -> StackLayer:
    """The layer as another kind: pooling has no dilation."""
    return replace(layer, kind=kind, dilation=layer.dilation if kind == "conv" else (1, 1))


def bounds(stack: Stack, layer: int, name: str, axis: int) -> tuple[int, int]:
    """The least and the largest value of a layer's field along an axis, with everything else as it is."""
    own = stack.layers[layer - 1]
    value = getattr(own, name)[axis]
    if name == "dilation" and own.kind != "conv":
        return 1, 1

    def fits(candidate: int) -> bool:
        layers = (*stack.layers[: layer - 1], with_value(own, name, axis, candidate), *stack.layers[layer:])
        return _possible_along(tuple(each.window(axis) for each in layers), stack.size[axis])

    low = high = value
    while low > LEAST[name] and fits(low - 1):
        low -= 1
    while high < LARGEST[name] and fits(high + 1):
        high += 1
    return low, high


def least_size(layers: Layers) -> Size:
    """The smallest input on which every layer has an output."""
    rows, columns = (
        next(n for n in range(1, 10**6) if _possible_along(tuple(layer.window(axis) for layer in layers), n))
        for axis in (0, 1)
    )
    return rows, columns


def fitted(layers: Layers, size: Size) -> Layers:
    """The layers, made smaller where needed so that each has an output: dilation first, then the kernel."""
    if is_possible(layers, size):
        return layers
    result: list[StackLayer] = []
    lengths = list(size)
    for layer in layers:
        windows = []
        for axis in (0, 1):
            window = layer.window(axis)
            if layer.kind != "conv":
                window = window._replace(dilation=1)
            windows.append(_fitted(window, lengths[axis]))
            lengths[axis] = sizes_along(lengths[axis], windows[-1:])[-1]
        kernel, stride, padding, dilation = zip(*windows, strict=True)
        result.append(StackLayer(layer.kind, kernel, stride, padding, dilation))
    return tuple(result)


def _fitted(window: Window, n: int) -> Window:
    window = window._replace(padding=min(window.padding, extent(window) - 1))
    if extent(window) > n + 2 * window.padding:
        window = window._replace(dilation=1)
        window = window._replace(padding=min(window.padding, window.kernel - 1))
    while extent(window) > n + 2 * window.padding:
        kernel = window.kernel - 1
        window = window._replace(kernel=kernel, padding=min(window.padding, kernel - 1))
    return window
