"""What is lit in the chain's matrices for the cell that is looked at."""

from __future__ import annotations

from PySide6.QtGui import QColor

from convlab.gui.theme import Colours
from convlab.gui.widgets.matrix.painting import Mark
from convlab.labs.common.sliding import Cell
from convlab.labs.learning.chain.links import Place, links
from convlab.labs.learning.chain.passes import PARAMETERS
from convlab.labs.learning.chain.state import ChainState

OWN_WIDTH, LINKED_WIDTH = 4.0, 2.5


def role_of(name: str) -> str:
    """The role of a cell that is looked at: values are what an operation gives, gradients go to their matrix."""
    own = name.removeprefix("d_")
    if own in PARAMETERS:
        return "kernel"
    return "window" if name.startswith("d_") or name == "input" else "output"


def marks(state: ChainState, name: str, cell: Cell, colours: Colours) -> dict[str, list[Mark]]:
    """Each matrix's marks: before the cell in the window's colour, behind it in the output's; a dot at the label."""
    found: dict[str, list[Mark]] = {}
    linked = links(state, name, cell)
    for places, colour in (
        (linked.before, colours.window),
        (linked.weights, colours.kernel),
        (linked.behind, colours.output),
    ):
        for matrix, own in _by_matrix(places).items():
            found.setdefault(matrix, []).extend(_framed(own, colour))
    found.setdefault(name, []).append(Mark(*cell, getattr(colours, role_of(name)), width=OWN_WIDTH))
    found.setdefault("probabilities", []).append(Mark(state.label, 0, colours.output, dot=True))
    return found


def _by_matrix(places: tuple[Place, ...]) -> dict[str, list[Cell]]:
    found: dict[str, list[Cell]] = {}
    for name, cell in places:
        found.setdefault(name, []).append(cell)
    return found


def _framed(own: list[Cell], colour: QColor) -> list[Mark]:
    """One frame around cells that fill a rectangle; a frame for each otherwise."""
    top, left = (min(cell[axis] for cell in own) for axis in (0, 1))
    rows, columns = (max(cell[axis] for cell in own) - start + 1 for axis, start in ((0, top), (1, left)))
    if rows * columns == len(own):
        return [Mark(top, left, colour, rows, columns, width=LINKED_WIDTH)]
    return [Mark(*cell, colour, width=LINKED_WIDTH) for cell in own]
