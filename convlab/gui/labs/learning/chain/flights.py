"""What moves while a step is explained: the numbers that it is made of gather, and the result goes to its cell."""

from __future__ import annotations

from collections.abc import Mapping

from convlab.gui.labs.learning.chain.marks import role_of
from convlab.gui.labs.matrix.motion import SUMMED, appearing, cell_spot, line_spot
from convlab.gui.widgets.matrix.view import MatrixView
from convlab.gui.widgets.motion import Flight
from convlab.gui.widgets.term_line import TermLine
from convlab.gui.widgets.transport import COMPUTED
from convlab.labs.common.numbers import cell_number
from convlab.labs.common.sliding import Cell
from convlab.labs.learning.chain.links import links
from convlab.labs.learning.chain.state import ChainState

GATHERS = 0.55  # share of a step at which the numbers leave for the line


def flights_of(
    state: ChainState, name: str, cell: Cell, views: Mapping[str, MatrixView], line: TermLine
) -> list[Flight]:
    """From the cells that a number comes from to the arithmetic line, and from there to its own cell."""
    linked, end = links(state, name, cell), line_spot(line)
    sources = linked.behind if name.startswith("d_") else linked.before
    role = "output" if name.startswith("d_") else "window"
    places = [(matrix, place) for matrix, place in sources if views[matrix].isVisible()]
    flown = [
        Flight(
            cell_number(float(state.matrix(matrix)[place])),
            role,
            cell_spot(views[matrix], place),
            end,
            appearing(index, len(places)),
            GATHERS,
            SUMMED,
        )
        for index, (matrix, place) in enumerate(places)
    ]
    value = cell_number(float(state.matrix(name)[cell]))
    own = Flight(value, role_of(name), end, cell_spot(views[name], cell), SUMMED, SUMMED + 0.04, COMPUTED)
    return [*flown, own]
