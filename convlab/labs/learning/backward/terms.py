"""Every gradient number as a sum: which upstream gradients it is made of, and by what each is multiplied.

Cells of the input are counted on the padded input. A place in an array is its index.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from convlab.core import Padding
from convlab.core.functional.padding import pad
from convlab.labs.common.arrays import Matrix, frozen, remembered
from convlab.labs.common.sliding import Cell
from convlab.labs.learning.backward.layer import Layer
from convlab.labs.learning.backward.state import BackwardState

Spot = tuple[int, int, int]  # channel, row, column


class GradientTerm(NamedTuple):
    """A product: an upstream gradient times what the output changes by.

    `output` (o, r, q) says where the upstream gradient is, `cell` (c, y, x) which cell of the padded input and `weight`
    (a, b) which place of the window meet there.
    """

    output: Spot
    cell: Spot
    weight: Cell
    upstream: float
    factor: float

    @property
    def value(self) -> float:
        return self.upstream * self.factor


@remembered
def input_terms(state: BackwardState, channel: int, cell: Cell) -> tuple[GradientTerm, ...]:
    """Of ∂L/∂X: every output that the cell went into, times the derivative of that output by the cell."""
    sliding = state.sliding
    outs = range(state.outputs) if state.layer.is_convolution else (channel,)
    found = []
    for out in outs:
        for row, column in sliding.reached(*cell):
            weight = _weight_at(state, cell, (row, column))
            factor = float(local(state, out, channel, (row, column))[weight])
            found.append(_term(state, (out, row, column), (channel, *cell), weight, factor))
    return tuple(found)


@remembered
def kernel_terms(state: BackwardState, out: int, channel: int, weight: Cell) -> tuple[GradientTerm, ...]:
    """Of ∂L/∂K: every output, times the cell that the weight lay on there."""
    found = []
    for row, column in np.ndindex(state.sliding.size):
        y, x = _cell_of(state, weight, (row, column))
        cell = (channel, y, x)
        found.append(_term(state, (out, row, column), cell, weight, float(state.padded[cell])))
    return tuple(found)


@remembered
def bias_terms(state: BackwardState, out: int) -> tuple[GradientTerm, ...]:
    """Of ∂L/∂b: every output of its channel, once."""
    outputs = np.ndindex(state.sliding.size)
    return tuple(_term(state, (out, row, column), (0, 0, 0), (0, 0), 1.0) for row, column in outputs)


@remembered
def spread_terms(state: BackwardState, out: int, cell: Cell) -> tuple[GradientTerm, ...]:
    """What an upstream gradient gives to each cell of its window in every channel of the input."""
    channels = range(state.channels) if state.layer.is_convolution else (out,)
    found = []
    for channel in channels:
        derivatives = local(state, out, channel, cell)
        for weight in np.ndindex(state.layer.window):
            place = (channel, *_cell_of(state, weight, cell))
            found.append(_term(state, (out, *cell), place, weight, float(derivatives[weight])))
    return tuple(found)


def forward_terms(state: BackwardState, out: int, cell: Cell) -> list[tuple[float, float]]:
    """What an output of a convolution is the sum of, without its bias: cells of the input times weights."""
    cells = state.sliding.cells(*cell)
    return [
        (float(state.padded[(channel, *place)]), float(weight))
        for channel in range(state.channels)
        for place, weight in zip(cells, state.kernel[out, channel].ravel(), strict=True)
    ]


def local(state: BackwardState, out: int, channel: int, cell: Cell) -> Matrix:
    """∂Y[out, cell]/∂X over the window (k_h, k_w) in an input channel."""
    layer = state.layer
    if layer.is_convolution:
        weights: Matrix = state.kernel[out, channel]
        return weights
    if layer.is_activation:
        slope: Matrix = state.slopes[(channel, *cell)].reshape(1, 1)
        return slope
    window = window_of(state, channel, cell)
    if layer.picks:
        result = np.zeros(layer.window)
        result.ravel()[(window if layer.operation == "max" else -window).argmax()] = 1
        return result
    share = layer.shares(*state.sliding.input)[cell]
    counted: Matrix = share * (np.ones(layer.window) if layer.counts_padding else np.isfinite(window))
    return counted


def window_of(state: BackwardState, channel: int, cell: Cell) -> Matrix:
    """The cells (k_h, k_w) of an output's window; of a pooling that leaves the padding out, that is infinitely far."""
    rows, columns = zip(*state.sliding.cells(*cell), strict=True)
    source = _guarded(state.layer, state.input)[channel] if state.layer.is_pooling else state.padded[channel]
    window: Matrix = source[rows, columns].reshape(state.layer.window)
    return window


def shown_window(state: BackwardState, channel: int, cell: Cell) -> tuple[Matrix, Padding]:
    """The cells (k_h, k_w) of an output's window with zeros for the padding, and which of them are padding."""
    rows, columns = zip(*state.sliding.cells(*cell), strict=True)
    values: Matrix = state.padded[channel][rows, columns].reshape(state.layer.window)
    sides = []
    for low, high, before, size in zip(
        (min(rows), min(columns)),
        (max(rows), max(columns)),
        (state.layer.padding.top, state.layer.padding.left),
        state.sliding.input,
        strict=True,
    ):
        length = high - low + 1
        sides += [min(max(before - low, 0), length), min(max(high + 1 - before - size, 0), length)]
    return values, Padding(*sides)


@remembered
def _guarded(layer: Layer, x: Matrix) -> Matrix:
    """(c, H, W) padded with what a maximum or a minimum never picks, and an average leaves out."""
    fill = {"max": -np.inf, "min": np.inf}.get(layer.operation, 0.0 if layer.counts_padding else np.inf)
    return frozen(pad(x, layer.padding, fill=fill))


def _term(state: BackwardState, output: Spot, cell: Spot, weight: Cell, factor: float) -> GradientTerm:
    return GradientTerm(output, cell, weight, float(state.upstream[output]), factor)


def _weight_at(state: BackwardState, cell: Cell, output: Cell) -> Cell:
    """The place of the window that lies on a cell of the input when an output is computed."""
    row, column = (
        (place - o * s) // d
        for place, o, s, d in zip(cell, output, state.sliding.stride, state.sliding.dilation, strict=True)
    )
    return row, column


def _cell_of(state: BackwardState, weight: Cell, output: Cell) -> Cell:
    """The cell of the padded input that a place of the window lies on when an output is computed."""
    row, column = (
        o * s + w * d for w, o, s, d in zip(weight, output, state.sliding.stride, state.sliding.dilation, strict=True)
    )
    return row, column
