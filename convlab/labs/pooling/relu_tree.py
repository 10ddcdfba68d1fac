"""Max pooling built from what a network has anyway: subtractions and sums, which are convolutions, and ReLU.

max(a, b) = relu(a − b) + b. Of a 2 × 2 window it takes two such steps: along its rows, then down its column. Kernels:
[1 −1] gives a − b, [0 1] passes b on; standing upright they do the same for rows below each other.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from convlab.core import conv2d, relu
from convlab.labs.common.arrays import Matrix, frozen, remembered
from convlab.labs.common.sliding import Cell, Size

DIFFERENCE, SECOND = np.array([[1.0, -1.0]]), np.array([[0.0, 1.0]])


@dataclass(frozen=True)
class Node:
    """A number on the way: `sources` are those it is made of, by their places in the tree, with their signs.

    `column` counts the operations from the input (0), `height` is its place from the top (0) to the bottom (1).
    """

    kind: str  # "input", "difference", "relu" or "sum"
    value: float
    column: int
    height: float
    sources: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, eq=False)
class ReluTree:
    """The steps that lead from a window (h, w), of one or two rows and columns, to its maximum: the last node."""

    window: Matrix

    @property
    def size(self) -> Size:
        rows, columns = self.window.shape
        return rows, columns

    @cached_property
    def nodes(self) -> tuple[Node, ...]:
        rows, columns = self.size
        nodes = [
            Node("input", float(value), 0, (place + 0.5) / self.window.size)
            for place, value in enumerate(self.window.ravel())
        ]
        ends, column = list(range(len(nodes))), 0
        if columns == 2:
            ends = [_add_maximum(nodes, ends[2 * row], ends[2 * row + 1], column) for row in range(rows)]
            column += 3
        if rows == 2:
            ends = [_add_maximum(nodes, ends[0], ends[1], column)]
        return tuple(nodes)

    @property
    def result(self) -> float:
        return self.nodes[-1].value

    def behind(self, index: int) -> frozenset[int]:
        """A node and all that it is made of."""
        found = {index}
        for source, _ in self.nodes[index].sources:
            found |= self.behind(source)
        return frozenset(found)


def _add_maximum(nodes: list[Node], a: int, b: int, column: int) -> int:
    """Add a − b, relu(a − b) and relu(a − b) + b; returns where the last one is."""
    height, start = 0.8 * nodes[a].height + 0.2 * nodes[b].height, len(nodes)  # b passes below them
    difference = nodes[a].value - nodes[b].value
    positive = float(relu(np.array(difference)))
    nodes += [
        Node("difference", difference, column + 1, height, ((a, 1), (b, -1))),
        Node("relu", positive, column + 2, height, ((start, 1),)),
        Node("sum", positive + nodes[b].value, column + 3, height, ((start + 1, 1), (b, 1))),
    ]
    return start + 2


@remembered
def negated(plane: Matrix) -> Matrix:
    """What a minimum is the maximum of, negated."""
    return frozen(0.0 - plane)


def tree_at(plane: Matrix, corner: Cell) -> ReluTree:
    """The tree of the 2 × 2 window that begins at a cell, or of what there is of it."""
    row, column = corner
    return ReluTree(plane[row : row + 2, column : column + 2])


def corner_near(shape: Size, cell: Cell) -> Cell:
    """The first cell of a 2 × 2 window on a plane, at a cell or as near to it as it fits."""
    row, column = (min(max(place, 0), max(n - 2, 0)) for place, n in zip(cell, shape, strict=True))
    return row, column


@remembered
def max_by_convolutions(plane: Matrix) -> Matrix:
    """2 × 2 max pooling of (h, w) at stride 1, by nothing but convolutions, sums and ReLU."""
    x = _larger(plane, axis=1) if plane.shape[1] > 1 else plane
    return frozen(_larger(x, axis=0) if x.shape[0] > 1 else x)


def _larger(x: Matrix, axis: int) -> Matrix:
    """The larger one of each two neighbours along an axis."""
    difference, second = (kernel if axis else kernel.T for kernel in (DIFFERENCE, SECOND))
    return frozen(relu(_convolved(x, difference)) + _convolved(x, second))


def _convolved(x: Matrix, kernel: Matrix) -> Matrix:
    return frozen(conv2d(x[None, None], kernel[None, None])[0, 0])


def tree_difference(plane: Matrix) -> float:
    """The largest difference between `max_by_convolutions` and the maxima themselves."""
    h, w = (max(n - 1, 1) for n in plane.shape)
    shifted = [
        plane[i : i + h, j : j + w] for i in range(min(2, plane.shape[0])) for j in range(min(2, plane.shape[1]))
    ]
    return float(np.abs(max_by_convolutions(plane) - np.max(shifted, axis=0)).max())
