"""What the Receptive field lab reads out, in coloured pieces, of what is pointed at."""

from __future__ import annotations

from convlab.gui.labs.receptive_field.measured_words import place_text
from convlab.gui.labs.receptive_field.words import unit_name
from convlab.gui.language import translate
from convlab.gui.widgets.term_line import Piece
from convlab.labs.common.numbers import format_number, grouped
from convlab.labs.common.sliding import Cell
from convlab.labs.common.stack import Unit
from convlab.labs.receptive_field.measure import Measured
from convlab.labs.receptive_field.state import FieldState


def unit_pieces(state: FieldState, unit: Unit) -> list[Piece]:
    """The size of a unit's field, how much of it lies on padding, and whether it has gaps."""
    area, on_image = state.field(unit), state.on_image(unit)
    size = translate("Field", "field") + f" {area.rows} × {area.columns}"
    if on_image == area.area:
        text = translate("Field", "all of it lies on the image")
        rest = Piece(text)
    else:
        text = translate("Field", "{0} of {1} elements lie on the image")
        rest = Piece(text.format(grouped(on_image), grouped(area.area)), "warning")
    pieces = [Piece(size, "field", bold=True), Piece("  "), rest]
    used = int(state.stack.support(unit).sum())
    if used < on_image:
        pieces.append(Piece("  " + translate("Field", "without the gaps: {0}").format(grouped(used)), "muted"))
    return pieces


def unit_text(state: FieldState, unit: Unit, value: float) -> str:
    """A unit, its value, and where its field lies."""
    place = translate("Field", "its field: {0}").format(place_text(state.field(unit)))
    return f"{unit_name(unit)} = {format_number(value)} · {place}"


def input_pieces(state: FieldState, unit: Unit) -> list[Piece]:
    """Of how many units of the last layer a cell of the input lies in the fields."""
    rows, columns = state.stack.reached(unit.cell)[-1]
    count = grouped(rows.size * columns.size)
    name = translate("Field", "input [{0}, {1}] = ").format(*unit.cell)
    value = Piece(format_number(float(state.input[unit.cell])), "window", bold=True)
    reach = translate("Field", "units of the last layer that depend on it: {0}").format(count)
    return [Piece(name, "muted"), value, Piece("  " + reach)]


def gradient_pieces(result: Measured, cell: Cell) -> list[Piece]:
    """How much the unit depends on a cell of the input, and on how many paths."""
    name = Piece("|∂unit/∂input [{}, {}]| = ".format(*cell), "muted")
    pieces = [name, Piece(format_number(float(result.gradient[cell])), "field", bold=True)]
    if result.support[cell]:
        text = translate("Field", "paths to the unit: {0}").format(format_number(float(result.paths[cell])))
    else:
        text = translate("Field", "the unit does not depend on it")
    return [*pieces, Piece("  " + text)]
