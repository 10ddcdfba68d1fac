"""What labs with a sliding window show of one step: what is lit in its matrices, and the terms of its sum."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor

from convlab.gui.theme import Colours
from convlab.gui.widgets.matrix.painting import Mark
from convlab.gui.widgets.matrix.places import Cell
from convlab.gui.widgets.term_line import Piece, Term
from convlab.labs.common.numbers import cell_number
from convlab.labs.common.sliding import Sliding

MOST_MARKS = 300  # more cells than this are framed together
MOST_TOUCHING = 36  # and of cells without gaps more than this
TINT = 0.1  # of what is framed together: numbers and pictures under it are to be seen
MOST_LABELS = 49  # weights written onto the input


class Focus(NamedTuple):
    """What is looked at: a cell of the "output", of the (padded) "input" or of the "kernel" as it lies on the input.

    Of several inputs, or kernels, it is the one of a channel.
    """

    kind: str
    cell: Cell
    channel: int = 0


def input_step_marks(
    sliding: Sliding, weights: NDArray[np.float64], place: tuple[float, float], colours: Colours
) -> list[Mark]:
    """On the input: the window that gives an output, and in it the weights (k_h, k_w) that lie on its cells."""
    top, left = sliding.corner(*place)
    (d_h, d_w), extent = sliding.dilation, sliding.extent
    labels = [
        Mark(top + i * d_h, left + j * d_w, colours.kernel, width=0, label=f"×{cell_number(float(weight))}")
        for (i, j), weight in (np.ndenumerate(weights) if weights.size <= MOST_LABELS else ())
    ]
    apart = [
        Mark(top + i * d_h, left + j * d_w, colours.window, width=2.5)
        for i, j in (np.ndindex(weights.shape) if max(d_h, d_w) > 1 and weights.size <= MOST_MARKS else ())
    ]
    return [*apart, *labels, Mark(top, left, colours.window, *extent, width=4)]


def cell_marks(sliding: Sliding, cell: Cell, colours: Colours) -> list[list[Mark]]:
    """On input, kernel and output: a cell of the input, the weights it meets, and the outputs it has a part in."""
    reached = sliding.reached(*cell)
    outputs = [Mark(row, column, colours.output, width=2.5) for row, column in reached]
    weights = [
        Mark(i, j, colours.kernel, width=2.5) for i, j in {weight_at(sliding, cell, output) for output in reached}
    ]
    own = Mark(*cell, colours.window, width=4)
    return [[own], together(weights, colours.kernel), together(outputs, colours.output)]


def weight_marks(sliding: Sliding, cell: Cell, colours: Colours) -> list[list[Mark]]:
    """On input, kernel and output: a weight, and the cells of the input it multiplies."""
    rows, columns = sliding.multiplied(*cell)
    if len(rows) * len(columns) > MOST_MARKS:
        height, width = rows[-1] - rows[0] + 1, columns[-1] - columns[0] + 1
        inputs = [Mark(rows[0], columns[0], colours.window, height, width, fill=TINT, width=2)]
    else:
        own = [Mark(row, column, colours.window, width=2.5) for row in rows for column in columns]
        inputs = together(own, colours.window)
    return [inputs, [Mark(*cell, colours.kernel, width=4)], []]


def weight_at(sliding: Sliding, cell: Cell, output: Cell) -> Cell:
    """The weight that lies on a cell of the input when an output is computed."""
    top, left = sliding.corner(*output)
    return int(cell[0] - top) // sliding.dilation[0], int(cell[1] - left) // sliding.dilation[1]


def together(marks: list[Mark], colour: QColor) -> list[Mark]:
    """The marks, or one thin frame around all of them when they are many."""
    if len(marks) <= MOST_TOUCHING:
        return marks
    top, left = min(mark.row for mark in marks), min(mark.column for mark in marks)
    rows, columns = max(mark.row for mark in marks) - top + 1, max(mark.column for mark in marks) - left + 1
    if len(marks) <= MOST_MARKS and len(marks) < rows * columns:
        return marks
    return [Mark(top, left, colour, rows, columns, fill=TINT, width=2)]


@lru_cache(maxsize=2**13)  # most products of a sum are those of the sum before
def product_term(value: float, weight: float) -> Term:
    """value × weight as a term of a sum; in a long one it matters as much as it adds."""
    return Term(product_pieces(value, weight), abs(value * weight))


def product_pieces(value: float, weight: float) -> list[Piece]:
    """value × weight; without colour when the product is 0."""
    number, factor = cell_number(value), cell_number(weight)
    if value * weight == 0:
        return [Piece(f"{bracketed(number)}×{bracketed(factor)}", "muted")]
    return [Piece(bracketed(number), "window"), Piece("×", "muted"), Piece(bracketed(factor), "kernel")]


def bracketed(number: str) -> str:
    """A number as it stands in a sum: a negative one in brackets, and one that is written as a product."""
    return f"({number})" if number.startswith("−") or "×" in number else number
