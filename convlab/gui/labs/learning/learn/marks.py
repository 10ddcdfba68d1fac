"""What is lit in the matrices of a step when one of their cells is looked at.

A gradient's cell comes of the input cells that its weight meets and of the errors there; an error comes of a window of
the input and the kernel, and goes into every cell of the gradient.
"""

from __future__ import annotations

from PySide6.QtGui import QColor

from convlab.gui.labs.matrix.marks import (
    MOST_LABELS,
    MOST_MARKS,
    TINT,
    Focus,
    cell_marks,
    input_step_marks,
    together,
)
from convlab.gui.theme import Colours
from convlab.gui.widgets.matrix.painting import Mark
from convlab.gui.widgets.matrix.places import Cell
from convlab.labs.common.numbers import cell_number
from convlab.labs.common.sliding import Size, Sliding
from convlab.labs.learning.learn.state import LearnState

WEIGHTS = "kernel", "gradient", "velocity", "next"  # matrices of the kernel's shape
KERNEL_KINDS = *WEIGHTS, "hidden"
MAPS = "prediction", "target", "error"  # matrices of the prediction's shape
Marks = dict[str, list[Mark]]  # of each matrix by its kind


def marks_of(state: LearnState, focus: Focus, colours: Colours) -> Marks:
    """What is lit for a cell of one of the matrices."""
    if focus.kind in MAPS:
        return _of_position(state, focus, colours)
    if focus.kind == "input":
        return _of_input(state.sliding, focus.cell, colours)
    if focus.kind == "hidden":
        own = [Mark(*focus.cell, colours.kernel, width=4)]
        return {"hidden": own, "target": [_around(state.sliding.size, colours.output)]}
    return _of_weight(state, focus, colours)


def _of_weight(state: LearnState, focus: Focus, colours: Colours) -> Marks:
    """The cells of the input that a weight meets, one for each error."""
    sliding, cell = state.sliding, focus.cell
    marks: Marks = {kind: [Mark(*cell, colours.kernel, width=4 if kind == focus.kind else 2.5)] for kind in WEIGHTS}
    marks["input"] = met_marks(sliding, cell, colours)
    if focus.kind == "gradient":
        marks["input"] += _labels(state, cell, colours)
        marks["error"] = [_around(sliding.size, colours.output)]
    elif focus.kind == "kernel":
        marks["prediction"] = [_around(sliding.size, colours.output)]
    return marks


def met_marks(sliding: Sliding, weight: Cell, colours: Colours) -> list[Mark]:
    """The cells of the padded input that a weight meets: one frame around them where they are side by side."""
    rows, columns = sliding.multiplied(*weight)
    if sliding.stride == (1, 1) or len(rows) * len(columns) > MOST_MARKS:
        height, width = rows[-1] - rows[0] + 1, columns[-1] - columns[0] + 1
        return [Mark(rows[0], columns[0], colours.window, height, width, fill=TINT, width=4)]
    return [Mark(row, column, colours.window, width=2.5) for row in rows for column in columns]


def _labels(state: LearnState, weight: Cell, colours: Colours) -> list[Mark]:
    """The errors, written small on the cells of the input that they are multiplied with."""
    rows, columns = state.sliding.multiplied(*weight)
    if len(rows) * len(columns) > MOST_LABELS:
        return []
    errors = state.error_at(state.now)[state.output].ravel().tolist()
    cells = ((row, column) for row in rows for column in columns)
    return [
        Mark(*cell, colours.output, width=0, label=f"×{cell_number(error, 2)}")
        for cell, error in zip(cells, errors, strict=True)
    ]


def _of_position(state: LearnState, focus: Focus, colours: Colours) -> Marks:
    """The window that a prediction is made of, with what it is compared to."""
    sliding = state.sliding
    weights = state.kernel_at(state.now)[state.output]
    marks: Marks = {kind: [Mark(*focus.cell, colours.output, width=4 if kind == focus.kind else 2.5)] for kind in MAPS}
    marks["input"] = input_step_marks(sliding, weights, focus.cell, colours)
    marks["kernel"] = [_around(sliding.kernel, colours.kernel)]
    if focus.kind == "error":
        marks["gradient"] = [_around(sliding.kernel, colours.kernel)]
    return marks


def _of_input(sliding: Sliding, cell: Cell, colours: Colours) -> Marks:
    """The predictions that a cell of the input has a part in, and the weights that it meets."""
    own, weights, outputs = cell_marks(sliding, cell, colours)
    return {
        "input": own,
        "kernel": weights,
        "gradient": weights,
        "prediction": outputs,
        "error": together(outputs, colours.output),
    }


def _around(size: Size, colour: QColor) -> Mark:
    return Mark(0, 0, colour, *size, width=4)
