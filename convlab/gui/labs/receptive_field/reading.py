"""What the Receptive field lab reads out, in coloured pieces, of what is pointed at."""

from __future__ import annotations

from convlab.gui.labs.receptive_field.words import unit_name
from convlab.gui.language import translate
from convlab.gui.widgets.term_line import Piece
from convlab.labs.common.numbers import format_number
from convlab.labs.common.sliding import Cell
from convlab.labs.common.stack import Unit
from convlab.labs.receptive_field.measure import Measured
from convlab.labs.receptive_field.state import FieldState


def unit_pieces(state: FieldState, unit: Unit) -> list[Piece]:
    """The size of a unit's field, and how much of it lies on padding."""
    area, on_image = state.field(unit), state.on_image(unit)
    size = translate("Field", "field") + f" {area.rows} × {area.columns}"
    if on_image == area.area:
        rest = Piece(translate("Field", "all {0} cells lie on the image").format(area.area))
    else:
        text = translate("Field", "{0} of {1} cells lie on the image").format(on_image, area.area)
        rest = Piece(text, "warning")
    return [Piece(size, "field", bold=True), Piece("  "), rest]


def unit_text(state: FieldState, unit: Unit, value: float) -> str:
    """A unit, its value, and where its field lies."""
    place = translate("Field", "its field: input rows {0} to {1}, columns {2} to {3}")
    return f"{unit_name(unit)} = {format_number(value)} · {place.format(*state.field(unit).ends)}"


def input_pieces(state: FieldState, unit: Unit) -> list[Piece]:
    """Of how many units of the last layer a cell of the input lies in the fields."""
    rows, columns = state.stack.reached(unit.cell)[-1]
    name = translate("Field", "input [{0}, {1}] = ").format(*unit.cell)
    reach = translate("Field", "lies in the fields of {0} units of the last layer")
    value = Piece(format_number(float(state.input[unit.cell])), "window", bold=True)
    return [Piece(name, "muted"), value, Piece("  " + reach.format(rows.size * columns.size))]


def corner_pieces(state: FieldState) -> list[Piece]:
    """How much less a corner is used than the middle."""
    rows, columns = state.stack.size
    pieces = [Piece(translate("Field", "corner → middle"), "muted")]
    for name, use in (
        (translate("Field", "windows"), state.use_of_windows),
        (translate("Field", "paths"), state.use_of_paths),
    ):
        corner, middle = (format_number(float(use[cell])) for cell in ((0, 0), (rows // 2, columns // 2)))
        pieces += [Piece(f"  {name} "), Piece(f"{corner} → {middle}", "window", bold=True)]
    return pieces


def gradient_pieces(result: Measured, cell: Cell) -> list[Piece]:
    """How much the unit depends on a cell of the input."""
    name = Piece("|∂unit/∂input [{}, {}]| = ".format(*cell), "muted")
    pieces = [name, Piece(format_number(float(result.gradient[cell])), "field", bold=True)]
    if not result.support[cell]:
        pieces.append(Piece("  " + translate("Field", "outside of the field")))
    return pieces


def use_pieces(state: FieldState, kind: str, cell: Cell) -> list[Piece]:
    """How many windows of the first layer ("windows"), or paths, use a pixel."""
    if kind == "windows":
        use, text = state.use_of_windows, translate("Field", " windows of layer 1 use this pixel")
    else:
        use, text = state.use_of_paths, translate("Field", " paths lead from it to the last layer")
    value = Piece(format_number(float(use[cell])), "window", bold=True)
    return [Piece("[{}, {}]  ".format(*cell), "muted"), value, Piece(text)]
