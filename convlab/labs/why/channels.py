"""Weights with channels, [V]_{a,b,c,d}: one array of weights for each pair of an input and an output channel."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from convlab.labs.common.arrays import Matrix, frozen, remembered
from convlab.labs.common.sliding import Cell
from convlab.labs.why.counts import rung_count
from convlab.labs.why.rungs import drawn_weights
from convlab.labs.why.state import WhyState

MOST_SHOWN = (6, 6)  # input and output channels


class PairTable(NamedTuple):
    """`values` (d, c, h, w): the weights of the first pairs, on the state's `weight_scale`; `levels` their colours."""

    values: Matrix
    levels: NDArray[np.uint8]


@remembered
def _other_pairs(n: int, seed: int, draw: str, inputs: int, outputs: int) -> tuple[tuple[Matrix, ...], ...]:
    """[W]_{i,j,k,l} of all pairs, a row for each output channel. The first pair's is to be replaced."""
    other = "real" if draw == "real" else "whole"  # of a named kernel there is one
    return tuple(tuple(drawn_weights(n, [seed, c, d], other) for c in range(inputs)) for d in range(outputs))


def pair_table(state: WhyState, output: Cell) -> PairTable:
    """The weights of one output for every pair, as this rung writes them, for at most MOST_SHOWN channels.

    The first pair is the one that can be edited; the others are drawn from the same seed.
    """
    return _table(
        state.weights,
        state.rung,
        state.delta,
        output if state.rung < 3 else (0, 0),
        state.seed,
        state.draw,
        min(state.in_channels, MOST_SHOWN[0]),
        min(state.out_channels, MOST_SHOWN[1]),
        state.weight_scale.high,
    )


@remembered
def _table(
    weights: Matrix, rung: int, delta: int, output: Cell, seed: int, draw: str, inputs: int, outputs: int, high: float
) -> PairTable:
    state = WhyState(input=frozen(np.zeros((len(weights),) * 2)), weights=weights, rung=rung, delta=delta)
    pairs = [list(row) for row in _other_pairs(len(weights), seed, draw, inputs, outputs)]
    pairs[0][0] = weights
    values = frozen([[replace(state, weights=pair).own_weights(output) for pair in row] for row in pairs])
    return PairTable(values, replace(state.weight_scale, low=-high, high=high).levels(values))


def pair_count(state: WhyState) -> int:
    """All weights of the layer, for the drawn size."""
    return rung_count(state.rung, state.side, state.delta, state.in_channels * state.out_channels)
