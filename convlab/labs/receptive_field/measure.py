"""Running an image through a stack of layers, and a gradient back from one unit.

What a unit can depend on follows from sizes alone. How much it depends on each pixel is measured here.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from convlab.core import (
    avg_pool2d,
    avg_pool2d_backward,
    conv2d,
    conv2d_backward,
    max_pool2d,
    max_pool2d_backward,
    relu,
    relu_backward,
)
from convlab.core.arrays import Array
from convlab.labs.common.arrays import Matrix, changed_fields, frozen
from convlab.labs.common.scales import Scale, scale_for
from convlab.labs.common.sliding import Size
from convlab.labs.common.stack import MOST_LAYERS, Cells, StackLayer, Unit
from convlab.labs.receptive_field.kernels import kernels_of, lenet_channels
from convlab.labs.receptive_field.pixel_use import paths_to
from convlab.labs.receptive_field.state import FieldState

QUICK = 10_000_000  # multiplications that take less than 20 ms


@dataclass(frozen=True, eq=False)
class Maps:
    """The outputs of the layers: `sums[l]` before and `values[l]` after the activation, (1, c, h, w).

    The input is layer 0. `channels[l]` is the one that is shown.
    """

    state: FieldState
    sums: tuple[Array, ...]
    values: tuple[Array, ...]
    channels: tuple[int, ...]

    def shown(self, layer: int) -> Matrix:
        """The map of a layer that is shown, (h, w). The input is shown as it is."""
        if layer == 0:
            return self.state.input
        return frozen(self.values[layer][0, self.channels[layer]])

    @cached_property
    def scales(self) -> list[Scale]:
        """The scale of each layer's map; the input's goes up to white."""
        first = scale_for(self.state.input, np.array([self.state.white]))
        return [first, *(scale_for(self.shown(layer)) for layer in range(1, len(self.values)))]

    def padded(self, layer: int) -> Matrix:
        """The map of a layer with the padding that the next one adds: zeros, for max pooling −∞."""
        shown = self.shown(layer)
        if layer == len(self.state.layers) or not any(self.state.layers[layer].padding):
            return shown
        following = self.state.layers[layer]
        (rows, columns), fill = following.padding, -np.inf if following.kind == "max" else 0.0
        return frozen(np.pad(shown, ((rows, rows), (columns, columns)), constant_values=fill))

    def belongs_to(self, state: FieldState) -> bool:
        """Whether that state has the same maps."""
        differ = changed_fields(self.state, state)
        return not differ & {"layers", "input", "white", "weights", "with_relu", "seed"}


def maps_of(state: FieldState) -> Maps:
    """Run the image through the stack."""
    x = state.input[None, None] / (state.white if state.weights == "lenet" else 1.0)
    sums: list[Array] = [x]
    values: list[Array] = [x]
    channels, known = [0], iter(lenet_channels() if state.weights == "lenet" else (0,) * MOST_LAYERS)
    for layer, (weight, bias) in zip(state.layers, kernels_of(state.layers, state.weights, state.seed), strict=True):
        given = values[-1]
        if weight is None:
            operation = max_pool2d if layer.kind == "max" else avg_pool2d
            sums.append(operation(given, layer.kernel, stride=layer.stride, padding=layer.padding))
            channels.append(channels[-1])
        else:
            sums.append(
                conv2d(given, weight, bias, stride=layer.stride, padding=layer.padding, dilation=layer.dilation)
            )
            channels.append(next(known))
        values.append(relu(sums[-1]) if weight is not None and state.with_relu else sums[-1])
    return Maps(state, tuple(sums), tuple(values), tuple(channels))


# ---- measuring


class Stops(NamedTuple):
    """What stops a gradient on its way from a unit to the image."""

    relu: int = 0  # units that it reaches and ReLU switches off
    is_max: bool = False  # max pooling passes it on to one cell of each window
    zeros: int = 0  # weights that are 0


@dataclass(frozen=True, eq=False)
class Measured:
    """|∂unit/∂input|, (h, w), and how it compares with the theoretical field."""

    unit: Unit
    gradient: Matrix
    support: NDArray[np.bool_]  # what the unit can depend on, from sizes alone
    paths: Matrix  # how many connections lead to the unit from each cell (h, w), from sizes alone
    box: Cells  # the theoretical field, beyond the borders too
    stops: Stops

    @cached_property
    def count(self) -> int:
        """Cells whose gradient is not 0."""
        return int(np.count_nonzero(self.gradient))

    @property
    def possible(self) -> int:
        """Cells of the image that the unit can depend on."""
        return int(self.support.sum())

    @property
    def is_inside(self) -> bool:
        return not bool((self.gradient[~self.support] != 0).any())

    @property
    def is_equal(self) -> bool:
        return bool(((self.gradient != 0) == self.support).all())

    @property
    def spread(self) -> Size:
        """Rows and columns that the cells with a gradient span."""
        rows, columns = (np.flatnonzero((self.gradient != 0).any(axis=axis)) for axis in (1, 0))
        return (int(rows[-1] - rows[0] + 1), int(columns[-1] - columns[0] + 1)) if rows.size else (0, 0)

    @property
    def profile(self) -> Matrix:
        """The share of the gradient in each column of the image, (w,). All 0 if there is none."""
        return _shares(self.gradient)

    @property
    def path_profile(self) -> Matrix:
        """The share of the paths that begin in each column of the image, (w,)."""
        return _shares(self.paths)

    @property
    def central(self) -> Cells:
        """The part around the very middle of the field with about half its rows and half its columns."""
        rows, columns = _about_half(self.box.rows), _about_half(self.box.columns)
        return Cells(
            self.box.top + (self.box.rows - rows) // 2, self.box.left + (self.box.columns - columns) // 2, rows, columns
        )

    @property
    def central_share(self) -> float:
        """The share of the gradient that lies in the central part, from 0 to 1."""
        return self._share(self.gradient)

    @property
    def central_cells(self) -> float:
        """The share of the cells that lie in the central part, from 0 to 1: that of an even gradient."""
        return self._share(self.support.astype(np.float64))

    @property
    def central_paths(self) -> float:
        """The share of the paths to the unit that begin in the central part, from 0 to 1."""
        return self._share(self.paths)

    @property
    def has_even_paths(self) -> bool:
        """Whether as many paths lead to the unit from each cell that it can depend on."""
        own = self.paths[self.support]
        return bool((own == own[:1]).all())

    def _share(self, values: Matrix) -> float:
        top, left, rows, columns = self.central.clipped((values.shape[0], values.shape[1]))
        total = float(values.sum())
        return float(values[top : top + rows, left : left + columns].sum()) / total if total else 0.0

    @property
    def shown(self) -> Cells:
        """The part of the image worth showing: the field, with half its size around it on every side."""
        rows, columns = (max(2, n // 2) for n in (self.box.rows, self.box.columns))
        area = Cells(
            self.box.top - rows, self.box.left - columns, self.box.rows + 2 * rows, self.box.columns + 2 * columns
        )
        return area.clipped((self.gradient.shape[0], self.gradient.shape[1]))

    @cached_property
    def scale(self) -> Scale:
        return scale_for(self.gradient)


def _about_half(length: int) -> int:
    """Half of it, or one more, so that as much is left on both sides."""
    half = length // 2
    return half + (length - half) % 2


def _shares(values: Matrix) -> Matrix:
    along = values.sum(axis=0)
    return frozen(along / (along.sum() or 1.0))


def measured(maps: Maps, unit: Unit) -> Measured:
    """Send a 1 from a unit back through the network to the image.

    Only the part of each layer that the unit sees is computed: the same numbers as for whole maps, in far less time.
    """
    state = maps.state
    kernels = kernels_of(state.layers, state.weights, state.seed)
    origin = unit.cell
    grad: Array = np.zeros((1, maps.values[unit.layer].shape[1], 1, 1))
    grad[0, maps.channels[unit.layer]] = 1
    stops = Stops()
    for index in range(unit.layer - 1, -1, -1):
        layer, (weight, _) = state.layers[index], kernels[index]
        if weight is not None and state.with_relu:
            passed = relu_backward(grad, _part(maps.sums[index + 1], origin, grad.shape))
            stops = stops._replace(relu=stops.relu + int(np.count_nonzero((grad != 0) & (passed == 0))))
            grad = passed
        if weight is not None:
            stops = stops._replace(zeros=stops.zeros + int(np.count_nonzero(weight == 0)))
        elif layer.kind == "max" and layer.area > 1:
            stops = stops._replace(is_max=True)
        origin, grad = _step_back(layer, weight, maps.values[index], origin, grad)
    gradient = np.zeros(state.input.shape)
    rows, columns = grad.shape[2:]
    gradient[origin[0] : origin[0] + rows, origin[1] : origin[1] + columns] = np.abs(grad[0, 0])
    stack = state.stack
    return Measured(unit, frozen(gradient), stack.support(unit), paths_to(stack, unit), state.field(unit), stops)


def _part(x: Array, origin: Size, shape: tuple[int, ...]) -> Array:
    return x[:, :, origin[0] : origin[0] + shape[2], origin[1] : origin[1] + shape[3]]


def _step_back(layer: StackLayer, weight: Array | None, x: Array, origin: Size, grad: Array) -> tuple[Size, Array]:
    """From the gradient of a part of a layer's output, beginning at `origin`, that of the part of its input it sees."""
    starts = [first * s - p for first, s, p in zip(origin, layer.stride, layer.padding, strict=True)]
    lengths = [
        (n - 1) * s + d * (k - 1) + 1
        for n, s, d, k in zip(grad.shape[2:], layer.stride, layer.dilation, layer.kernel, strict=True)
    ]
    spans = [
        (max(0, start), max(0, start, min(n, start + length)))
        for start, length, n in zip(starts, lengths, x.shape[2:], strict=True)
    ]
    if 0 in grad.shape or any(first >= last for first, last in spans):  # all of it lies on padding
        return (0, 0), np.zeros((1, x.shape[1], 0, 0))
    inside = tuple(slice(first - start, last - start) for (first, last), start in zip(spans, starts, strict=True))
    seen = np.full((1, x.shape[1], *lengths), -np.inf if layer.kind == "max" else 0.0)
    seen[:, :, *inside] = x[:, :, spans[0][0] : spans[0][1], spans[1][0] : spans[1][1]]
    if weight is not None:
        back, _, _ = conv2d_backward(grad, seen, weight, stride=layer.stride, dilation=layer.dilation)
    else:
        operation = max_pool2d_backward if layer.kind == "max" else avg_pool2d_backward
        back = operation(grad, seen, layer.kernel, stride=layer.stride)
    return (spans[0][0], spans[1][0]), back[:, :, *inside]


def solve(state: FieldState, unit: Unit | None, maps: Maps | None = None) -> tuple[Maps, Measured | None]:
    """The maps, computed unless they are given, and the measured field of a unit, if there is one."""
    maps = maps or maps_of(state)
    return maps, None if unit is None else measured(maps, unit)
