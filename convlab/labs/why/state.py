"""The Why convolution lab: from dense weights to a kernel, one assumption after another (D2L, section 7.1).

There is one array of dense weights; each rung of the ladder reads from it the weights that its assumptions leave.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, ClassVar, Literal, NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from convlab.labs.common.areas import averaged
from convlab.labs.common.arrays import Matrix, changed_fields, frozen, is_whole, with_cells
from convlab.labs.common.inputs import resized
from convlab.labs.common.scales import Scale, ScaledMatrix, scale_for, signed_scale_for
from convlab.labs.common.sliding import Cell, Sliding
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
    product,
    reindexed_row,
    row_of,
    same_everywhere,
    shared_weights,
    spread,
)
from convlab.labs.why.search import OPENING_COPIES, SearchState
from convlab.labs.why.shift import EquivarianceCheck, EquivarianceState, compared, probe

View = Literal["ladder", "shift", "search"]
VIEWS: tuple[View, ...] = ("ladder", "shift", "search")
DENSE, REINDEXED, SHARED, LOCAL = RUNGS = (1, 2, 3, 4)
SIDES = (4, 12)  # of the drawn image
CHANNELS = (1, 512)
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
    """One product of an output: the input's cell (k, l), its offset (a, b), its value and the weight."""

    cell: Cell
    offset: Cell
    value: float
    weight: float


@dataclass(frozen=True, eq=False)
class WhyState:
    """What the user chose.

    `weights` (n, n, n, n) are [W]_{i,j,k,l}, `bias` (n, n) is [U]_{i,j}; both come from `draw` and `seed` until they
    are edited. Of `in_channels` × `out_channels` pairs, they are those of the first. `scene` says which prepared
    example this is; None once edited. `output_cell` is the output that is looked at on the ladder, `response_cell`
    that of the search; where there is no such output, the nearest one is shown.
    """

    VIEWING: ClassVar = ("view", "output_cell", "response_cell")

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
    response_cell: Cell = OPENING_COPIES[0]

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

    # ---- weights

    @property
    def shared(self) -> Matrix:
        """[V]_{a,b} (2n − 1, 2n − 1), with a = b = 0 in the middle; at rung 4 zero beyond Δ."""
        values = shared_weights(self.weights)
        return local(values, self.delta) if self.rung == LOCAL else values

    @property
    def kernel(self) -> Matrix:
        """The part of V that can differ from 0: (2Δ + 1, 2Δ + 1) at rung 4, all of V below."""
        return middle(self.shared, self.delta) if self.rung == LOCAL else self.shared

    @property
    def reach(self) -> int:
        """The largest |a| and |b| with a weight of its own."""
        return self.delta if self.rung == LOCAL else self.side - 1

    @property
    def tensor(self) -> Matrix:
        """The weights (n, n, n, n) that this rung multiplies with: any, shared, or shared and local."""
        return self.weights if self.rung < SHARED else spread(self.shared)

    @property
    def matrix(self) -> Matrix:
        """The weights as a matrix (n², n²): a row for each output, a column for each input, in reading order."""
        return as_matrix(self.tensor)

    @property
    def band(self) -> int:
        """How many entries of the matrix are within reach of their output."""
        offsets = np.arange(1 - self.side, self.side)
        pairs = int((self.side - np.abs(offsets[np.abs(offsets) <= self.reach])).sum())
        return pairs**2

    @property
    def biases(self) -> Matrix:
        """[U]_{i,j} (n, n): one for each output, from rung 3 on the same u for all, that of the middle."""
        return self.bias if self.rung < SHARED else same_everywhere(self.bias)

    def own_weights(self, cell: Cell) -> Matrix:
        """The weights of one output as this rung writes them.

        Rung 1: (n, n) over k and l. Rung 2: (2n − 1, 2n − 1) over a and b, 0 where there is no such input. From
        rung 3 on: the same for every output, `kernel`.
        """
        if self.rung == DENSE:
            return row_of(self.weights, cell)
        if self.rung == REINDEXED:
            return reindexed_row(self.weights, cell)
        return self.kernel

    # ---- outputs

    @property
    def output(self) -> Matrix:
        """H (n, n) as U + W·x, a product of matrix and vector."""
        return product(self.input, self.matrix, self.biases)

    @property
    def convolved(self) -> Matrix:
        """H (n, n) as a cross-correlation of the zero-padded input with V; from rung 3 on it is the same."""
        return convolved(self.input, self.kernel, self.biases)

    @property
    def check(self) -> Check | None:
        """Rung 2: every dense weight against the one found at its new coordinates. From rung 3 on: both outputs."""
        if self.rung == DENSE:
            return None
        if self.rung == REINDEXED:
            return bijection(self.weights)
        return Check(self.output.size, float(np.abs(self.output - self.convolved).max()))

    def terms(self, cell: Cell) -> list[LadderTerm]:
        """The products whose sum, with the bias, is one output; without those that locality rules out."""
        i, j = cell
        weights, values = self.tensor[i, j].tolist(), self.input.tolist()
        return [
            LadderTerm((row, column), (row - i, column - j), values[row][column], weights[row][column])
            for row, column in np.ndindex(self.side, self.side)
            if max(abs(row - i), abs(column - j)) <= self.reach
        ]

    def source(self, cell: Cell, output: Cell) -> tuple[int, int, int, int] | None:
        """Where among the dense weights a cell of `own_weights(output)` comes from; None where there is none."""
        n, (row, column) = self.side, cell
        if self.rung == DENSE:
            return (*output, row, column)
        a, b = row - self.reach, column - self.reach
        i, j = output if self.rung == REINDEXED else (donor(a, n), donor(b, n))
        return (i, j, i + a, j + b) if 0 <= i + a < n and 0 <= j + b < n else None

    # ---- what is shown

    @cached_property
    def shown_input(self) -> ScaledMatrix:
        return ScaledMatrix(self.input, scale_for(self.input, np.array([self.white])))

    @cached_property
    def weight_scale(self) -> Scale:
        """One for the weights of all rungs, so that climbing changes no colour."""
        return signed_scale_for(self.weights)

    @cached_property
    def shown_matrix(self) -> ScaledMatrix:
        return ScaledMatrix(self.matrix, self.weight_scale)

    def shown_weights(self, cell: Cell) -> ScaledMatrix:
        return ScaledMatrix(self.own_weights(cell), self.weight_scale)

    @cached_property
    def shown_output(self) -> ScaledMatrix:
        return ScaledMatrix(self.output, signed_scale_for(self.output))

    @property
    def shown_convolved(self) -> ScaledMatrix:
        """On the scale of the output, with which it is compared."""
        return replace(self.shown_output, values=self.convolved)

    # ---- the equivariance tester

    @property
    def probe(self) -> Matrix:
        """The drawn image as the tester moves it: with room around, or as large as LeNet takes it."""
        return probe(self.input, self.white, self.shift.is_lenet)

    @property
    def probe_scale(self) -> Scale:
        return scale_for(self.probe, np.array([1.0 if self.shift.is_lenet else self.white]))

    @property
    def comparison(self) -> EquivarianceCheck:
        return compared(self.probe, self.shift, self.seed)


def _nearest_step(sliding: Sliding, cell: Cell) -> int:
    """The step that computes an output, or the nearest one that there is."""
    row, column = (min(place, size - 1) for place, size in zip(cell, sliding.size, strict=True))
    return sliding.step((row, column))


# ---- edits


def with_weight(state: WhyState, cell: Cell, output: Cell, value: float) -> dict[str, Any]:
    """The changes that put a number into a cell of `own_weights(output)`."""
    source = state.source(cell, output)
    return {} if source is None else {"weights": with_cells(state.weights, [source], value)}


def with_own_weights(state: WhyState, output: Cell, values: Matrix) -> dict[str, Any]:
    """The changes that replace all of `own_weights(output)`, as far as there are such inputs."""
    weights = state.weights.copy()
    for cell, value in np.ndenumerate(values):
        source = state.source((cell[0], cell[1]), output)
        if source is not None:
            weights[source] = value
    return {"weights": frozen(weights)}


def with_bias(state: WhyState, output: Cell, value: float) -> dict[str, Any]:
    """The changes that give an output another bias; from rung 3 on all share it."""
    centre = state.side // 2
    return {"bias": with_cells(state.bias, [output if state.rung < SHARED else (centre, centre)], value)}


def settled(state: WhyState, **changes: Any) -> dict[str, Any]:
    """The changes, and with them whatever else must change.

    The input is made square, its side in SIDES; another side, seed or way of drawing means that all weights are drawn
    anew. A prepared example loses its name, unless it is only moved.
    """
    if "input" in changes:
        changes["input"] = fitted(changes["input"], state.side)
    if not _keeps_scene(state, changes):
        changes.setdefault("scene", None)
    new: WhyState = replace(state, **changes)
    if (new.side, new.seed, new.draw) != (state.side, state.seed, state.draw):
        weights = drawn_weights(new.side, new.seed, new.draw)
        new = replace(new, weights=weights, bias=drawn_bias(new.side, new.seed, new.draw))
    new = replace(new, delta=min(new.delta, new.side - 1))
    return {name: getattr(new, name) for name in changed_fields(state, new)}


def _keeps_scene(state: WhyState, changes: dict[str, Any]) -> bool:
    """Whether the changes are what a prepared example invites to: moving the image, or the search."""
    shift = changes.get("shift", state.shift)
    is_only_moved = replace(shift, shift=state.shift.shift) == state.shift
    return changes.keys() <= {"shift", "search", *state.VIEWING} and is_only_moved


def fitted(x: ArrayLike, side: int) -> Matrix:
    """A square of an input (h, w), with a side in SIDES.

    A large input is reduced to averages over equal areas, a small one gets zeros. If only one side differs from the
    present `side`, that one counts.
    """
    x = np.asarray(x, np.float64)
    low, high = SIDES
    if max(x.shape) > high:
        return frozen(_reduced(x, min(max(min(x.shape), low), high)))
    h, w = x.shape
    n = min(max(w if h == side else h if w == side else max(h, w), low), high)
    return frozen(x if x.shape == (n, n) else resized(x, n, n))


def _reduced(x: Matrix, n: int) -> Matrix:
    """The middle square of x as (n, n) averages; whole numbers stay whole."""
    side = min(x.shape)
    top, left = ((length - side) // 2 for length in x.shape)
    square = x[top : top + side, left : left + side]
    if side < n:
        return resized(square, n, n)
    averages = averaged(square, n, n)
    return np.rint(averages) if is_whole(square) else averages


def diagonal(state: WhyState, offset: Cell) -> Iterator[tuple[int, int]]:
    """Rows and columns of the matrix that hold [V]_{a,b}: one for each output that has an input there."""
    n, (a, b) = state.side, offset
    for i in range(max(0, -a), min(n, n - a)):
        for j in range(max(0, -b), min(n, n - b)):
            yield i * n + j, (i + a) * n + j + b
