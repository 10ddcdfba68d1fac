"""What a number of the chain comes from and what it reaches, cell by cell.

Seen from any cell, what it comes from when values flow forward lies before it, and what it reaches behind it; gradients
flow the other way. So each place is linked to its neighbours once, and both passes follow the same links.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from convlab.labs.common.sliding import Cell
from convlab.labs.learning.chain.passes import CLASSES, SHAPES, WINDOW
from convlab.labs.learning.chain.state import ChainState

Place = tuple[str, Cell]  # a cell of a matrix, by the matrix's name


class Links(NamedTuple):
    """Places that belong to one that is looked at: before it, of the weights, and behind it in the chain."""

    before: tuple[Place, ...] = ()
    weights: tuple[Place, ...] = ()
    behind: tuple[Place, ...] = ()


def cells(name: str) -> list[Cell]:
    """All cells of a matrix, in reading order."""
    rows, columns = SHAPES[name.removeprefix("d_")]
    return [(row, column) for row in range(rows) for column in range(columns)]


def window(cell: Cell) -> list[Cell]:
    """The cells of the input from which a cell of the convolution comes, in the kernel's order."""
    return [(cell[0] + u, cell[1] + v) for u, v in cells("kernel")]


def covering(cell: Cell) -> list[Cell]:
    """The cells of the convolution that a cell of the input reaches."""
    return [output for output in cells("conv") if cell in window(output)]


def multiplied(weight: Cell) -> list[Cell]:
    """The cells of the input that a weight of the kernel multiplies, one for each cell of the convolution."""
    return [(row + weight[0], column + weight[1]) for row, column in cells("conv")]


def weight_between(source: Cell, output: Cell) -> Cell:
    """The weight of the kernel that lies on a cell of the input when a cell of the convolution is computed."""
    return source[0] - output[0], source[1] - output[1]


def pool_of(cell: Cell) -> Cell:
    """The window of the pooling that a cell lies in."""
    return cell[0] // WINDOW, cell[1] // WINDOW


def pool_window(cell: Cell) -> list[Cell]:
    """The cells of a window of the pooling."""
    return [(WINDOW * cell[0] + row, WINDOW * cell[1] + column) for row in range(WINDOW) for column in range(WINDOW)]


def winner(state: ChainState, cell: Cell) -> Cell:
    """The cell that holds the maximum of a window of the pooling; of equal ones the first, which alone counts."""
    activated = state.values["activated"]
    return max(pool_window(cell), key=lambda place: float(activated[place]))


def passing(state: ChainState, cell: Cell) -> list[Cell]:
    """The cells of a window of the pooling that its output depends on."""
    return pool_window(cell) if state.pooling == "average" else [winner(state, cell)]


def flat(cell: Cell) -> int:
    """The column of the dense weights that belongs to a cell of the pooled map."""
    return cell[0] * SHAPES["pooled"][1] + cell[1]


def unflat(column: int) -> Cell:
    """The cell of the pooled map that a column of the dense weights belongs to."""
    row, rest = divmod(column, SHAPES["pooled"][1])
    return row, rest


def links(state: ChainState, name: str, cell: Cell) -> Links:
    """What a cell of a matrix is linked to."""
    if name.startswith("d_"):
        return _gradient(state, name.removeprefix("d_"), cell)
    return _value(state, name, cell)


# ---- values


def _value(state: ChainState, name: str, cell: Cell) -> Links:
    match name:
        case "input":
            outputs = covering(cell)
            return Links((), _at("kernel", (weight_between(cell, output) for output in outputs)), _at("conv", outputs))
        case "kernel":
            return Links(_at("input", multiplied(cell)), (), _all("conv"))
        case "bias":
            return Links((), (), _all("conv"))
        case "conv":
            return Links(_at("input", window(cell)), (*_all("kernel"), *_all("bias")), (("activated", cell),))
        case "activated":
            goes_on = cell in passing(state, pool_of(cell))
            return Links((("conv", cell),), (), (("pooled", pool_of(cell)),) if goes_on else ())
        case "pooled":
            column = flat(cell)
            weights = _at("weights", ((row, column) for row in range(CLASSES)))
            return Links(_at("activated", pool_window(cell)), weights, _all("logits"))
        case "weights":
            return Links((("pooled", unflat(cell[1])),), (), (("logits", (cell[0], 0)),))
        case "biases":
            return Links((), (), (("logits", cell),))
        case "logits":
            return Links(_all("pooled"), _row(cell[0]), _all("probabilities"))
        case "probabilities":
            return Links(_all("logits"), (), _all("loss") if cell[0] == state.label else ())
        case _:
            return Links((("probabilities", (state.label, 0)),))


# ---- gradients


def _gradient(state: ChainState, name: str, cell: Cell) -> Links:
    """A gradient comes from what lies behind it, and goes on to what lies before it."""
    match name:
        case "input":
            outputs = covering(cell)
            return Links(
                (), _at("kernel", (weight_between(cell, output) for output in outputs)), _at("d_conv", outputs)
            )
        case "kernel":
            return Links(_at("input", multiplied(cell)), (("kernel", cell),), _all("d_conv"))
        case "bias":
            return Links((), _all("bias"), _all("d_conv"))
        case "conv":
            return Links((("conv", cell), *_at("d_input", window(cell))), _all("d_kernel"), (("d_activated", cell),))
        case "activated":
            shown = _at("activated", passing(state, pool_of(cell)))
            return Links((*shown, ("d_conv", cell)), (), (("d_pooled", pool_of(cell)),))
        case "pooled":
            weights = _at("weights", ((row, flat(cell)) for row in range(CLASSES)))
            return Links(_at("d_activated", passing(state, cell)), weights, _all("d_logits"))
        case "weights":
            return Links((("pooled", unflat(cell[1])),), (("weights", cell),), (("d_logits", (cell[0], 0)),))
        case "biases":
            return Links((), (("biases", cell),), (("d_logits", cell),))
        case _:
            return Links(_all("d_pooled"), _row(cell[0], "d_"), (("probabilities", cell),))


def _row(row: int, prefix: str = "") -> tuple[Place, ...]:
    """Of the dense layer, the weights and the bias of a class."""
    return tuple((prefix + name, cell) for name in ("weights", "biases") for cell in cells(name) if cell[0] == row)


def _at(name: str, where: Iterable[Cell]) -> tuple[Place, ...]:
    return tuple((name, cell) for cell in where)


def _all(name: str) -> tuple[Place, ...]:
    return _at(name, cells(name))
