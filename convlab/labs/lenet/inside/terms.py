"""One unit inside a network: how its value comes about, and its receptive field on the image."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from convlab.core import receptive_field
from convlab.core.functional.activations import relu, relu_backward, sigmoid, sigmoid_backward, tanh, tanh_backward
from convlab.core.windows import winners
from convlab.labs.common.stack import Cells
from convlab.labs.lenet.inside.maps import Maps, NetworkSnapshot, NetworkUnit, Stage


@dataclass(frozen=True, eq=False)
class Terms:
    """How a unit's value comes about: its window on the stage below, and what is done with the values there.

    `values`, `weights` and `products` are (c, h, w): the window of all channels below (padding as zeros), or for a
    dense unit all maps below. For max pooling `weights` is None and `winner` says which cell of the window is taken;
    for average pooling each weight is 1/n. `channels` says which channels below these are.
    """

    unit: NetworkUnit
    stage: Stage
    area: Cells  # where the window lies on the maps below; it may reach over the border
    channels: range
    values: Maps
    weights: Maps | None
    bias: float | None
    total: float  # the network's own number, before the activation
    value: float  # after it
    winner: tuple[int, int] | None = None

    @cached_property
    def products(self) -> NDArray[np.float64]:
        """In double precision, so that adding them up adds no rounding error to the network's."""
        values = self.values.astype(np.float64)
        return values if self.weights is None else values * self.weights

    @cached_property
    def channel_sums(self) -> NDArray[np.float64]:
        result: NDArray[np.float64] = self.products.sum(axis=(1, 2))
        return result

    @property
    def computed_total(self) -> float:
        """Channel sums plus bias, or the largest value: `total`, except for rounding."""
        if self.winner is not None:
            return float(self.values.max())
        return float(self.channel_sums.sum()) + (self.bias or 0.0)


def terms_of(look: NetworkSnapshot, unit: NetworkUnit) -> Terms:
    """Raises ValueError for a unit of the input and for one that does not exist."""
    if not look.has(unit) or not unit.stage:
        raise ValueError(f"there is no unit with a window below it at {unit}")
    stage, below = look.stages[unit.stage], look.values[unit.stage - 1]
    weight, bias = look.held.weights[unit.stage], look.held.biases[unit.stage]
    area, channels = window_of(look.stages, unit)
    values = _window(below, area)[channels.start : channels.stop]
    weights, winner = None, None
    if stage.kind == "conv" and weight is not None:
        weights = weight[unit.channel]
    elif stage.kind == "dense" and weight is not None:
        weights = weight[unit.channel].reshape(below.shape)
    elif stage.pooling == "average":
        weights = np.full(values.shape, 1 / values.size, values.dtype)
    elif stage.pooling == "max":
        cells = [values[0, i, j] for i, j in np.ndindex(*stage.kernel)]
        won = [bool(each) for each in winners([np.asarray(cell) for cell in cells], values[0].max())]
        winner = divmod(won.index(True), stage.kernel[1])
    return Terms(
        unit,
        stage,
        area,
        channels,
        values,
        weights,
        None if bias is None else float(bias[unit.channel]),
        float(look.sums[unit.stage][unit.place]),
        look.value(unit),
        winner,
    )


def _window(maps: Maps, area: Cells) -> Maps:
    """The cells of an area, zeros where it reaches over the border."""
    _, height, width = maps.shape
    result = np.zeros((len(maps), area.rows, area.columns), maps.dtype)
    inner = area.clipped((height, width))
    top, left = inner.top - area.top, inner.left - area.left
    result[:, top : top + inner.rows, left : left + inner.columns] = maps[
        :, inner.top : inner.top + inner.rows, inner.left : inner.left + inner.columns
    ]
    return result


def window_of(stages: Sequence[Stage], unit: NetworkUnit) -> tuple[Cells, range]:
    """Where a unit's window lies on the maps of the stage below, and on which of them."""
    stage, (channels, height, width) = stages[unit.stage], stages[unit.stage - 1].shape
    if stage.kind == "dense":
        return Cells(0, 0, height, width), range(channels)
    if stage.kind == "activation":  # of its own
        _, channel, row, column = unit_below(stages, unit)
        return Cells(row, column, 1, 1), range(channel, channel + 1)
    (s_h, s_w), pad = stage.stride, stage.padding
    area = Cells(unit.row * s_h - pad.top, unit.column * s_w - pad.left, *stage.kernel)
    return area, range(channels) if stage.kind == "conv" else range(unit.channel, unit.channel + 1)


def unit_below(stages: Sequence[Stage], unit: NetworkUnit) -> NetworkUnit:
    """The unit below a unit of a stage that is an activation alone."""
    stage, below = stages[unit.stage], stages[unit.stage - 1]
    flat = int(np.ravel_multi_index(unit.place, stage.shape))
    return NetworkUnit(unit.stage - 1, *map(int, np.unravel_index(flat, below.shape)))


def field_of(stages: Sequence[Stage], unit: NetworkUnit) -> Cells:
    """A unit's receptive field on the image, which may reach over its border; all of the image above a dense layer."""
    while stages[unit.stage].kind == "activation":
        unit = unit_below(stages, unit)
    below = stages[1 : unit.stage + 1]
    if any(stage.kind == "dense" for stage in below):
        return Cells(0, 0, *stages[0].shape[1:])
    if not below:
        return Cells(unit.row, unit.column, 1, 1)
    rows, columns = (receptive_field([stage.window(axis) for stage in below])[-1] for axis in (0, 1))
    top, left = rows.start + unit.row * rows.jump, columns.start + unit.column * columns.jump
    return Cells(top, left, rows.size, columns.size)


# ---- the activation

_FUNCTIONS = {"sigmoid": (sigmoid, sigmoid_backward), "relu": (relu, relu_backward), "tanh": (tanh, tanh_backward)}


def slope_of(terms: Terms) -> float:
    """The derivative of the unit's value by its sum: near 0 the unit is saturated and passes hardly any gradient."""
    if terms.stage.activation is None:
        return 1.0
    backward = _FUNCTIONS[terms.stage.activation][1]
    return float(backward(np.ones(1), np.array([terms.total]))[0])


def activation_curve(terms: Terms) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Sums around 0, as far as the unit's own and at least to ±4, and the activation's values there."""
    if terms.stage.activation is None:
        raise ValueError("the unit has no activation")
    reach = max(4.0, 1.15 * abs(terms.total))
    sums = np.linspace(-reach, reach, 65)
    return sums, np.asarray(_FUNCTIONS[terms.stage.activation][0](sums), np.float64)
