"""What moves while a step is explained: an upstream gradient spreads over its window, and over the kernel."""

from __future__ import annotations

from convlab.gui.labs.learning.backward.stage import BackwardStage
from convlab.gui.labs.matrix.motion import MOST_NUMBERS, WRITTEN, cell_spot
from convlab.gui.widgets.motion import Flight, Spot
from convlab.gui.widgets.transport import ARRIVED, COMPUTED
from convlab.labs.common.numbers import cell_number
from convlab.labs.common.sliding import Cell
from convlab.labs.learning.backward.state import BackwardState
from convlab.labs.learning.backward.terms import spread_terms

SPREAD = 0.35  # the share of a step at which what goes to the input leaves; what goes to the kernel follows


def flights_of(state: BackwardState, stage: BackwardStage, cell: Cell) -> list[Flight]:
    """First to ∂L/∂X, then to ∂L/∂K and ∂L/∂b; all have arrived when the step counts as computed."""
    planes = {name: group.shown for name, group in stage.planes.items()}
    flights = []
    for out in range(state.outputs):
        start = cell_spot(planes["upstream"][0, out], cell)
        terms = spread_terms(state, out, cell)
        for term in terms:
            channel, row, column = term.cell
            if term.value:
                end = cell_spot(planes["input_gradient"][0, channel], (row, column))
                flights.append(_flight(term.value, "window", start, end, ARRIVED, SPREAD))
            product = term.upstream * float(state.padded[term.cell])
            if state.layer.is_convolution and product:
                end = cell_spot(planes["kernel_gradient"][out, channel], term.weight)
                flights.append(_flight(product, "kernel", start, end, SPREAD, WRITTEN))
        upstream = float(state.upstream[(out, *cell)])
        if state.layer.is_convolution and upstream:
            end = cell_spot(planes["bias_gradient"][out, 0], (0, 0))
            flights.append(_flight(upstream, "kernel", start, end, SPREAD, WRITTEN))
    return flights if len(flights) <= 2 * MOST_NUMBERS else []


def _flight(value: float, role: str, start: Spot, end: Spot, appears: float, leaves: float) -> Flight:
    return Flight(cell_number(value), role, start, end, appears, leaves, COMPUTED)
