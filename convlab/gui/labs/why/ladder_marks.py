"""What is lit in the matrices of the ladder, for an output, an input, a weight, or an entry of the matrix."""

from __future__ import annotations

from PySide6.QtGui import QColor

from convlab.gui.labs.matrix.marks import Focus
from convlab.gui.theme import Colours
from convlab.gui.widgets.matrix.painting import Mark
from convlab.labs.common.numbers import cell_number
from convlab.labs.common.sliding import Cell
from convlab.labs.why.state import DENSE, REINDEXED, SHARED, WhyState, diagonal

LadderMarks = dict[str, list[Mark]]  # by the matrix


def ladder_marks(state: WhyState, focus: Focus, output: Cell, colours: Colours, tint: float) -> LadderMarks:
    """What belongs to a focus; `output` is the chosen one, whose largest weight lies on the input with `tint`."""
    if focus.kind == "input":
        return _input_marks(state, focus.cell, output, colours)
    if focus.kind == "weights":
        return _weight_marks(state, focus.cell, output, colours)
    marks = _output_marks(state, output, colours, tint)
    if focus.kind == "matrix":
        _add_matrix_cell(marks, state, focus.cell, output, colours)
    return marks


def _output_marks(state: WhyState, output: Cell, colours: Colours, tint: float) -> LadderMarks:
    """The chosen output, its row of the matrix, and its weights lying on the input, the largest with `tint`."""
    n, (i, j) = state.side, output
    largest = state.weight_scale.high
    tints = [
        Mark(
            *term.cell,
            _sign_colour(term.weight, colours),
            fill=tint * min(1.0, abs(term.weight) / largest),
            width=0,
            label=f"×{cell_number(term.weight)}",
        )
        for term in state.terms(output)
    ]
    return {
        "input": [*tints, _window(state, output, colours)],
        "weights": [_used_weights(state, output, colours)],
        "matrix": [Mark(i * n + j, 0, colours.output, 1, n * n, width=3)],
        "output": [Mark(i, j, colours.output, width=4)],
    }


def _sign_colour(weight: float, colours: Colours) -> QColor:
    return colours.positive if weight > 0 else colours.negative if weight < 0 else colours.muted


def _window(state: WhyState, output: Cell, colours: Colours) -> Mark:
    """The part of the image that the output can see."""
    top, left = (max(0, index - state.reach) for index in output)
    bottom, right = (min(state.side, index + state.reach + 1) for index in output)
    return Mark(top, left, colours.window, bottom - top, right - left, width=4)


def _used_weights(state: WhyState, output: Cell, colours: Colours) -> Mark:
    """The part of the shown weights that lies on the image for this output."""
    n, reach = state.side, state.reach
    if state.rung == DENSE:
        return Mark(0, 0, colours.kernel, n, n, width=4)
    top, left = (max(0, reach - index) for index in output)
    bottom, right = (min(2 * reach + 1, reach + n - index) for index in output)
    colour = colours.kernel if state.rung == REINDEXED else colours.window  # fixed weights, and a window on them
    return Mark(top, left, colour, bottom - top, right - left, width=4)


def _weight_cell(state: WhyState, place: Cell, output: Cell) -> Cell | None:
    """Where among the shown weights of an output the one for an input is; None when there is none."""
    if state.rung == DENSE:
        return place
    a, b = place[0] - output[0], place[1] - output[1]
    return (a + state.reach, b + state.reach) if max(abs(a), abs(b)) <= state.reach else None


def _add_matrix_cell(marks: LadderMarks, state: WhyState, cell: Cell, output: Cell, colours: Colours) -> None:
    """One entry of the matrix: one input, one weight."""
    n = state.side
    place = divmod(cell[1], n)
    marks["input"].append(Mark(*place, colours.window, width=4))
    marks["matrix"] += [Mark(0, cell[1], colours.window, n * n, 1, fill=0.1, width=1.5), Mark(*cell, colours.kernel)]
    own = _weight_cell(state, place, output)
    if own is not None:
        marks["weights"].append(Mark(*own, colours.kernel))


def _input_marks(state: WhyState, cell: Cell, output: Cell, colours: Colours) -> LadderMarks:
    """An input, its column of the matrix, and every output it has a part in, with its weight there."""
    n, (row, column) = state.side, cell
    tensor = state.tensor
    outputs = [
        Mark(i, j, colours.output, width=2.5, label=f"×{cell_number(float(tensor[i, j, row, column]))}")
        for i in range(max(0, row - state.reach), min(n, row + state.reach + 1))
        for j in range(max(0, column - state.reach), min(n, column + state.reach + 1))
    ]
    own = _weight_cell(state, cell, output)
    return {
        "input": [Mark(row, column, colours.window, width=4)],
        "weights": [] if own is None else [Mark(*own, colours.kernel, width=4)],
        "matrix": [Mark(0, row * n + column, colours.window, n * n, 1, width=3)],
        "output": outputs,
    }


def _weight_marks(state: WhyState, cell: Cell, output: Cell, colours: Colours) -> LadderMarks:
    """A weight: one entry of the matrix, or from rung 3 on a whole stripe of them."""
    n, entries = state.side, used_at(state, cell, output)
    if not entries:
        return {"input": [], "weights": [Mark(*cell, colours.muted)], "matrix": [], "output": []}
    strong = 4.0 if len(entries) == 1 else 2.5
    return {
        "input": [Mark(*divmod(column, n), colours.window, width=strong) for _, column in entries],
        "weights": [Mark(*cell, colours.kernel, width=4)],
        "matrix": [Mark(*entry, colours.kernel, fill=0.35, width=1.5) for entry in entries],
        "output": [Mark(*divmod(row, n), colours.output, width=strong) for row, _ in entries],
    }


def used_at(state: WhyState, cell: Cell, output: Cell) -> list[tuple[int, int]]:
    """Rows and columns of the matrix that hold a shown weight."""
    n, source = state.side, state.source(cell, output)
    if source is None:
        return []
    if state.rung < SHARED:
        return [(source[0] * n + source[1], source[2] * n + source[3])]
    return list(diagonal(state, (cell[0] - state.reach, cell[1] - state.reach)))
