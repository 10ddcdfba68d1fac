"""The Why convolution lab: from dense weights to a kernel, one assumption after another (D2L, section 7.1).

There is one array of dense weights; each rung of the ladder reads from it the weights that its assumptions leave.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import ClassVar, Literal, NamedTuple

import numpy as np

from convlab.core import Padding
from convlab.labs.common.arrays import Matrix, frozen
from convlab.labs.common.scales import Scale, ScaledMatrix, scale_for, signed_scale_for
from convlab.labs.common.sliding import Cell, Size, Sliding
from convlab.labs.why.channels import CHANNELS, channel_planes, drawing_cell, layer_weights
from convlab.labs.why.counts import rung_count
from convlab.labs.why.rungs import (
    Check,
    as_matrix,
    bijection,
    convolved,
    donor,
    drawn_bias,
    drawn_weights,
    local,
    middle,
    part,
    product,
    reindexed_row,
    row_of,
    same_everywhere,
    shared_weights,
    spread,
)
from convlab.labs.why.search import OPENING_COPIES, SearchState
from convlab.labs.why.shift import EquivarianceCheck, EquivarianceState, compared, probe, weights_of

View = Literal["ladder", "shift", "search"]
VIEWS: tuple[View, ...] = ("ladder", "shift", "search")
DENSE, REINDEXED, SHARED, LOCAL = RUNGS = (1, 2, 3, 4)
SIDES = (4, 12)  # of the drawn image
OPENING_SEED = 4979781  # its middle weights happen to look for rising lines
OPENING_IMAGE = (
    (0, 0, 0, 0, 0, 0),
    (0, 1, 1, 1, 1, 0),
    (0, 0, 0, 0, 1, 0),
    (0, 0, 0, 1, 0, 0),
    (0, 0, 1, 0, 0, 0),
    (0, 0, 1, 0, 0, 0),
)

OPENING_OUTPUT = (3, 3)  # the middle: its weights are those that are shared


class LadderTerm(NamedTuple):
    """One product of an output: the input's channel and cell (k, l), its value and the weight."""

    channel: int
    cell: Cell
    value: float
    weight: float


@dataclass(frozen=True, eq=False)
class WhyState:
    """What the user chose.

    `weights` (n, n, n, n) are [W]_{i,j,k,l}, `bias` (n, n) is [U]_{i,j}; both come from `draw` and `seed` until they
    are edited. Of `in_channels` × `out_channels` pairs, they are those of the first. `scene` says which prepared
    example this is; None once edited. `output_cell` is the output that is looked at on the ladder, `channel_pair`
    (d, c) the pair of channels, `response_cell` the output of the search; where there is none, the nearest one is
    shown.
    """

    VIEWING: ClassVar = ("view", "output_cell", "channel_pair", "response_cell")
    cut_from: ClassVar[Size | None] = None  # of a state with more channels than are drawn: how many it came with

    input: Matrix = field(default_factory=lambda: frozen(OPENING_IMAGE))
    white: float = 1.0
    pen: float = 1.0
    input_name: str | None = "seven"
    number: int = 0
    scene: str | None = "dense"
    draw: str = "whole"
    seed: int = OPENING_SEED
    weights: Matrix = field(default_factory=lambda: drawn_weights(len(OPENING_IMAGE), OPENING_SEED))
    bias: Matrix = field(default_factory=lambda: drawn_bias(len(OPENING_IMAGE), OPENING_SEED))
    rung: int = DENSE
    delta: int = 1
    with_channels: bool = False
    in_channels: int = 3
    out_channels: int = 4
    shift: EquivarianceState = field(default_factory=EquivarianceState)
    search: SearchState = field(default_factory=SearchState)
    view: View = "ladder"
    output_cell: Cell = OPENING_OUTPUT
    channel_pair: Cell = (0, 0)
    response_cell: Cell = OPENING_COPIES[0]

    def __post_init__(self) -> None:
        most = CHANNELS[1]
        if max(self.in_channels, self.out_channels) > most:  # a file may come from a time when more could be counted
            object.__setattr__(self, "cut_from", (self.in_channels, self.out_channels))
            for name in ("in_channels", "out_channels"):
                object.__setattr__(self, name, min(getattr(self, name), most))

    @property
    def side(self) -> int:
        """n: rows, and columns, of input and output."""
        return len(self.input)

    @cached_property
    def sliding(self) -> Sliding:
        """The outputs in reading order, one step each."""
        return Sliding((self.side, self.side), (1, 1))

    @property
    def step(self) -> int:
        """The step of the ladder that is shown."""
        return _nearest_step(self.sliding, self.output_cell)

    @property
    def search_step(self) -> int:
        """The step of the search that is shown."""
        return _nearest_step(self.search.sliding, self.response_cell)

    # ---- channels

    @property
    def channels(self) -> tuple[int, int]:
        """How many output and input channels there are."""
        return (self.out_channels, self.in_channels) if self.with_channels else (1, 1)

    @property
    def pair(self) -> Cell:
        """The output channel d and the input channel c that are shown."""
        d, c = (min(max(index, 0), count - 1) for index, count in zip(self.channel_pair, self.channels, strict=True))
        return d, c

    @property
    def has_own_weights(self) -> bool:
        """Whether the weights of the shown pair are `weights`, which can be edited."""
        return self.pair == (0, 0)

    @property
    def planes(self) -> Matrix:
        """The image (c, n, n)."""
        return channel_planes(self.input, self.channels[1])

    @property
    def plane(self) -> Matrix:
        """The shown channel (n, n) of the image."""
        return part(self.planes, self.pair[1])

    def drawing_cell(self, cell: Cell) -> Cell:
        """Where in `input` a cell of the shown channel comes from."""
        return drawing_cell(cell, self.pair[1], self.side)

    # ---- weights

    @property
    def layer(self) -> Matrix:
        """The dense weights of all pairs (d, c, n, n, n, n)."""
        outputs, inputs = self.channels
        return layer_weights(self.weights, self.seed, self.draw, inputs, outputs)

    @property
    def dense(self) -> Matrix:
        """[W]_{i,j,k,l} (n, n, n, n) of the shown pair."""
        return part(part(self.layer, self.pair[0]), self.pair[1])

    @property
    def shared_of_all(self) -> Matrix:
        """[V]_{a,b} (d, c, 2n − 1, 2n − 1) of all pairs, with a = b = 0 in the middle; at rung 4 zero beyond Δ."""
        values = shared_weights(self.layer)
        return local(values, self.delta) if self.rung == LOCAL else values

    @property
    def shared(self) -> Matrix:
        """[V]_{a,b} (2n − 1, 2n − 1) of the shown pair."""
        return part(part(self.shared_of_all, self.pair[0]), self.pair[1])

    @property
    def kernel(self) -> Matrix:
        """The part of V that can differ from 0: (2Δ + 1, 2Δ + 1) at rung 4, all of V below."""
        return middle(self.shared, self.reach)

    @property
    def reach(self) -> int:
        """The largest |a| and |b| with a weight of its own."""
        return self.delta if self.rung == LOCAL else self.side - 1

    @property
    def tensors(self) -> Matrix:
        """The weights (c, n, n, n, n) that the shown output channel is computed with."""
        if self.rung < SHARED:
            return part(self.layer, self.pair[0])
        return spread(part(self.shared_of_all, self.pair[0]))

    @property
    def tensor(self) -> Matrix:
        """The weights (n, n, n, n) of the shown pair that this rung multiplies with: any, shared, shared and local."""
        return part(self.tensors, self.pair[1])

    @property
    def matrix(self) -> Matrix:
        """The weights as a matrix (n², c·n²): a row for each output, a column for each input, in reading order."""
        return as_matrix(self.tensors)

    @property
    def biases(self) -> Matrix:
        """[U]_{i,j} (n, n): one for each output, from rung 3 on the same u for all, that of the middle."""
        d = self.pair[0]
        bias = drawn_bias(self.side, self.seed, self.draw, d) if d else self.bias
        return bias if self.rung < SHARED else same_everywhere(bias)

    def own_weights(self, cell: Cell) -> Matrix:
        """The weights (n, n) of one output, as they lie on the image; at rung 4 zero beyond Δ."""
        return row_of(self.tensor, cell)

    def pair_weights(self, cell: Cell) -> Matrix:
        """The weights (d, c, h, w) of one output for every pair, as this rung writes them.

        Rung 1: over k and l. Rung 2: over a and b, 0 where there is no such input. From rung 3 on: the kernels.
        """
        if self.rung == DENSE:
            return frozen(self.layer[:, :, cell[0], cell[1]])
        if self.rung == REINDEXED:
            return reindexed_row(self.layer, cell)
        return middle(self.shared_of_all, self.reach)

    @property
    def count(self) -> int:
        """How many weights there are, of all pairs."""
        outputs, inputs = self.channels
        return rung_count(self.rung, self.side, self.delta, outputs * inputs)

    # ---- outputs

    @property
    def output(self) -> Matrix:
        """H (n, n) of the shown output channel as U + W·x, a product of matrix and vector."""
        return product(self.planes, self.matrix, self.biases)

    @property
    def convolved(self) -> Matrix:
        """The same as a cross-correlation of the zero-padded planes with their kernels; equal from rung 3 on."""
        kernels = middle(part(self.shared_of_all, self.pair[0]), self.reach)
        return convolved(self.planes, kernels, self.biases)

    @property
    def check(self) -> Check | None:
        """Rung 2: every dense weight of the shown pair against the one found at its new coordinates. From rung 3 on:
        both outputs."""
        if self.rung == DENSE:
            return None
        if self.rung == REINDEXED:
            return bijection(self.dense)
        return Check(self.output.size, float(np.abs(self.output - self.convolved).max()))

    def terms(self, cell: Cell) -> list[LadderTerm]:
        """The products whose sum, with the bias, is one output; without those that locality rules out."""
        i, j = cell
        rows, columns = (range(max(0, at - self.reach), min(self.side, at + self.reach + 1)) for at in (i, j))
        weights, values = self.tensors[:, i, j].tolist(), self.planes.tolist()
        return [
            LadderTerm(channel, (row, column), values[channel][row][column], weights[channel][row][column])
            for channel in range(len(values))
            for row in rows
            for column in columns
        ]

    def is_within_reach(self, cell: Cell, output: Cell) -> bool:
        """Whether an output has a weight for an input."""
        return max(abs(cell[0] - output[0]), abs(cell[1] - output[1])) <= self.reach

    def source(self, cell: Cell, output: Cell) -> tuple[int, int, int, int] | None:
        """Where among the dense weights a cell of `own_weights(output)` comes from; None where there is none."""
        if not self.is_within_reach(cell, output):
            return None
        if self.rung < SHARED:
            return (*output, *cell)
        return self.shared_source((cell[0] - output[0], cell[1] - output[1]))

    def shared_source(self, offset: Cell) -> tuple[int, int, int, int]:
        """Where among the dense weights [V]_{a,b} comes from."""
        (a, b), n = offset, self.side
        i, j = donor(a, n), donor(b, n)
        return i, j, i + a, j + b

    # ---- what is shown

    @cached_property
    def shown_input(self) -> ScaledMatrix:
        return ScaledMatrix(self.input, scale_for(self.input, np.array([self.white])))

    @property
    def shown_plane(self) -> ScaledMatrix:
        return ScaledMatrix(self.plane, self.shown_input.scale)

    @cached_property
    def weight_scale(self) -> Scale:
        """One for the weights of all rungs, so that climbing changes no colour."""
        return signed_scale_for(self.layer)

    def shown_weights(self, cell: Cell) -> ScaledMatrix:
        return ScaledMatrix(self.own_weights(cell), self.weight_scale)

    @property
    def shown_shared(self) -> ScaledMatrix:
        return ScaledMatrix(self.shared, self.weight_scale)

    @property
    def shown_output(self) -> ScaledMatrix:
        return ScaledMatrix(self.output, signed_scale_for(self.output))

    # ---- the equivariance tester

    @property
    def probe(self) -> Matrix:
        """The drawn image as the tester moves it: with room around, or as large as LeNet takes it."""
        return probe(self.input, self.white, self.shift.is_lenet)

    @property
    def probe_scale(self) -> Scale:
        return scale_for(self.probe, np.array([1.0 if self.shift.is_lenet else self.white]))

    @property
    def shift_weights(self) -> Matrix:
        """What the tested function multiplies with (c, h, w)."""
        return weights_of(self.probe, self.shift, self.seed)

    @property
    def comparison(self) -> EquivarianceCheck:
        return compared(self.probe, self.shift, self.seed)


def _nearest_step(sliding: Sliding, cell: Cell) -> int:
    """The step that computes an output, or the nearest one that there is."""
    row, column = (min(place, size - 1) for place, size in zip(cell, sliding.size, strict=True))
    return sliding.step((row, column))


def removed_around(n: int, delta: int) -> Padding:
    """How many rows and columns of V (2n − 1, 2n − 1) locality removes on each side."""
    far = n - 1 - delta
    return Padding(far, far, far, far)


def outputs_with(state: WhyState, offset: Cell) -> list[Cell]:
    """The outputs that have an input at an offset (a, b)."""
    (a, b), n = offset, state.side
    rows, columns = range(max(0, -a), min(n, n - a)), range(max(0, -b), min(n, n - b))
    return [(i, j) for i in rows for j in columns]
