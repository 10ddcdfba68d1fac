"""What is lit in the matrices of the ladder: for an output, an input, a weight of the output, or one of V."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtGui import QColor

from convlab.gui.labs.matrix.marks import Focus
from convlab.gui.labs.why.weight_tiles import Entry
from convlab.gui.theme import Colours
from convlab.gui.widgets.matrix.painting import Mark
from convlab.labs.common.numbers import cell_number
from convlab.labs.common.sliding import Cell
from convlab.labs.why.state import WhyState, outputs_with

TINT = 0.25  # share of a weight's colour on the input, for the largest weight


@dataclass
class LadderMarks:
    """Frames on the image, on the weights of the output, on V and on the output; single weights of all."""

    input: list[Mark] = field(default_factory=list)
    weights: list[Mark] = field(default_factory=list)
    kernel: list[Mark] = field(default_factory=list)
    output: list[Mark] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)


def ladder_marks(state: WhyState, focus: Focus, output: Cell, colours: Colours) -> LadderMarks:
    """What belongs to a focus; `output` is the chosen one."""
    if focus.kind == "input":
        return _input_marks(state, focus.cell, output, colours)
    if focus.kind == "weights":
        return _weight_marks(state, focus.cell, output, colours)
    if focus.kind == "kernel":
        return _kernel_marks(state, focus.cell, colours)
    return _output_marks(state, output, colours)


def offset_of(state: WhyState, cell: Cell) -> Cell:
    """The offset (a, b) of a cell of V (2n − 1, 2n − 1)."""
    return cell[0] - state.side + 1, cell[1] - state.side + 1


def _cell_of_v(state: WhyState, place: Cell, output: Cell) -> Cell:
    """Where in V the weight of an output for an input is."""
    return place[0] - output[0] + state.side - 1, place[1] - output[1] + state.side - 1


def _output_marks(state: WhyState, output: Cell, colours: Colours) -> LadderMarks:
    """The chosen output and its weights, lying on the input."""
    (i, j), largest, channel = output, state.weight_scale.high, state.pair[1]
    tints = [
        Mark(
            *term.cell,
            _sign_colour(term.weight, colours),
            fill=TINT * min(1.0, abs(term.weight) / largest),
            width=0,
            label=f"×{cell_number(term.weight)}",
        )
        for term in state.terms(output)
        if term.channel == channel
    ]
    seen = _window(state, output)
    top, left = _cell_of_v(state, (seen[0], seen[1]), output)
    return LadderMarks(
        [*tints, _framed(seen, colours.window)],
        [_framed(seen, colours.kernel)],
        [_framed((top, left, *seen[2:]), colours.window)],  # fixed weights, and a window on them
        [Mark(i, j, colours.output, width=4)],
    )


def _sign_colour(weight: float, colours: Colours) -> QColor:
    return colours.positive if weight > 0 else colours.negative if weight < 0 else colours.muted


def _window(state: WhyState, output: Cell) -> tuple[int, int, int, int]:
    """Row, column, rows and columns of the part of the image that the output can see."""
    top, left = (max(0, index - state.reach) for index in output)
    bottom, right = (min(state.side, index + state.reach + 1) for index in output)
    return top, left, bottom - top, right - left


def _framed(area: tuple[int, int, int, int], colour: QColor) -> Mark:
    return Mark(area[0], area[1], colour, area[2], area[3], width=4)


def _input_marks(state: WhyState, cell: Cell, output: Cell, colours: Colours) -> LadderMarks:
    """An input, and every output that looks at it, with its weight there."""
    top, left, rows, columns = _window(state, cell)  # who sees it is whom it would see
    outputs = [(i, j) for i in range(top, top + rows) for j in range(left, left + columns)]
    tensor = state.tensor
    marks = [
        Mark(*one, colours.output, width=2.5, label=f"×{cell_number(float(tensor[(*one, *cell)]))}") for one in outputs
    ]
    result = LadderMarks(
        [Mark(*cell, colours.window, width=4)], output=marks, entries=[(*one, *cell) for one in outputs]
    )
    if state.is_within_reach(cell, output):
        result.weights = [Mark(*cell, colours.kernel, width=4)]
        result.kernel = [Mark(*_cell_of_v(state, cell, output), colours.kernel, width=4)]
    return result


def _weight_marks(state: WhyState, cell: Cell, output: Cell, colours: Colours) -> LadderMarks:
    """One weight of the chosen output: one input, one product."""
    if not state.is_within_reach(cell, output):
        return LadderMarks(weights=[Mark(*cell, colours.muted)])
    return LadderMarks(
        [Mark(*cell, colours.window, width=4)],
        [Mark(*cell, colours.kernel, width=4)],
        [Mark(*_cell_of_v(state, cell, output), colours.kernel, width=4)],
        [Mark(*output, colours.output, width=4)],
        [(*output, *cell)],
    )


def _kernel_marks(state: WhyState, cell: Cell, colours: Colours) -> LadderMarks:
    """A weight of V: every output that has an input at its offset, and these inputs."""
    a, b = offset = offset_of(state, cell)
    if max(abs(a), abs(b)) > state.reach:
        return LadderMarks(kernel=[Mark(*cell, colours.muted)])
    outputs = outputs_with(state, offset)
    return LadderMarks(
        [Mark(i + a, j + b, colours.window) for i, j in outputs],
        kernel=[Mark(*cell, colours.kernel, width=4)],
        output=[Mark(i, j, colours.output) for i, j in outputs],
    )
