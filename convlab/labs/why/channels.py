"""Channels: an image of several planes, and weights for each pair of an input and an output channel."""

from __future__ import annotations

import numpy as np

from convlab.labs.common.arrays import Matrix, frozen, remembered
from convlab.labs.common.sliding import Cell
from convlab.labs.why.rungs import drawn_weights

CHANNELS = (1, 8)  # in and out: each has its picture


@remembered
def channel_planes(x: Matrix, count: int) -> Matrix:
    """An image of `count` channels (c, n, n) from a drawing (n, n): channel c is the drawing, c columns to the right.

    What leaves on the right comes back on the left, so that every plane holds all of the drawing.
    """
    return frozen([np.roll(x, channel, axis=1) for channel in range(count)])


def drawing_cell(cell: Cell, channel: int, n: int) -> Cell:
    """Where in the drawing a cell of one of its channels comes from."""
    return cell[0], (cell[1] - channel) % n


@remembered
def layer_weights(weights: Matrix, seed: int, draw: str, inputs: int, outputs: int) -> Matrix:
    """[W] (d, c, n, n, n, n) of all pairs. The first pair's are `weights`; the others are drawn from the seed."""
    n, other = len(weights), "real" if draw == "real" else "whole"  # of a named kernel there is one
    pairs = [[drawn_weights(n, [seed, c, d], other) for c in range(inputs)] for d in range(outputs)]
    pairs[0][0] = weights
    return frozen(pairs)
