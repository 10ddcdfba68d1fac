"""What the chosen unit and the pinned ones see of a layer, as marks on its map."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtGui import QColor

from convlab.core import Padding
from convlab.gui.theme import Colours
from convlab.gui.widgets.matrix.painting import Mark
from convlab.labs.common.sliding import Cell
from convlab.labs.common.stack import Cells, Seen, Unit
from convlab.labs.receptive_field.state import FieldState

MOST_CELLS = 900  # that are lit one by one where a field has gaps
PIN_ROLES = ("output", "kernel", "window")


class ColouredUnit(NamedTuple):
    """A unit whose field is shown, and its colour."""

    unit: Unit
    colour: QColor


def coloured_units(state: FieldState, unit: Unit, colours: Colours) -> list[ColouredUnit]:
    """The pinned units in their colours, then the one that is looked at."""
    pins = [ColouredUnit(pin, getattr(colours, role)) for pin, role in zip(state.pins, PIN_ROLES, strict=False)]
    return [*(pin for pin in pins if pin.unit != unit), ColouredUnit(unit, colours.field)]


def field_marks(state: FieldState, layer: int, units: Sequence[ColouredUnit]) -> list[Mark]:
    """What the units see of a layer: their fields framed, padding with them, and the cells they depend on filled."""
    marks: list[Mark] = []
    for unit, colour in units:
        if unit.layer == layer:
            marks.append(Mark(*state.place_of(unit), colour, fill=0.3, width=4))
        elif unit.layer > layer:
            rows, columns = state.stack.seen(unit)[layer]
            padding = state.padding_around(layer)
            marks += [*_seen_marks(rows, columns, padding, colour), *_frame(state, layer, rows, columns, colour)]
    return marks


def _frame(state: FieldState, layer: int, rows: Seen, columns: Seen, colour: QColor) -> list[Mark]:
    """The field on a map with its padding: where it reaches beyond the border, the frame is open."""
    (height, width), padding = state.stack.sizes[layer], state.padding_around(layer)
    size = height + padding.height, width + padding.width
    field = Cells(rows.first + padding.top, columns.first + padding.left, rows.length, columns.length)
    shown = field.clipped(size)
    return [Mark(*shown[:2], colour, *shown[2:], width=4, open=field.sides_beyond(size))] if shown.area else []


def _seen_marks(rows: Seen, columns: Seen, pad: Padding, colour: QColor) -> list[Mark]:
    count = rows.cells.size * columns.cells.size
    if not count:
        return []
    height, width = (int(cells[-1] - cells[0] + 1) for cells in (rows.cells, columns.cells))
    if count == height * width or count > MOST_CELLS:  # without gaps, or too many to light one by one
        top, left = int(rows.cells[0]) + pad.top, int(columns.cells[0]) + pad.left
        return [Mark(top, left, colour, height, width, fill=0.22, width=0)]
    cells = [(int(row), int(column)) for row in rows.cells for column in columns.cells]
    return [Mark(row + pad.top, column + pad.left, colour, fill=0.22, width=1) for row, column in cells]


def reach_marks(state: FieldState, cell: Cell, colours: Colours) -> list[list[Mark]]:
    """For the input and each layer: a cell of the input, or the units whose fields it lies in."""
    marks: list[list[Mark]] = []
    for layer, (rows, columns) in enumerate(state.stack.reached(cell)):
        marks.append([])
        if rows.size and columns.size:
            place = state.place_of(Unit(layer, int(rows[0]), int(columns[0])))
            height, width = int(rows[-1] - rows[0] + 1), int(columns[-1] - columns[0] + 1)
            colour = colours.output if layer else colours.window
            marks[layer].append(Mark(*place, colour, height, width, fill=0.22, width=3))
    return marks
