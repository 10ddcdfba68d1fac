"""How the result of a step comes about, as motion: numbers appear at their cells, gather, and go where the result is.

A page says what flies (`Flight`), with the times that stand here; the transport says how far the present step is.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from convlab.gui.widgets.matrix.display import MatrixDisplay
from convlab.gui.widgets.matrix.places import Cell
from convlab.gui.widgets.motion import Flight, MotionOverlay, Spot
from convlab.gui.widgets.term_line import TermLine
from convlab.gui.widgets.transport import ARRIVED, COMPUTED, Transport
from convlab.labs.common.numbers import cell_number

# shares of a step: numbers appear until WRITTEN, gather until SUMMED; then the result leaves for its cell
WRITTEN, SUMMED = 0.5, 0.73
MOST_NUMBERS = 64  # that appear one by one; of more, only the sum is seen


class StepMotion(QObject):
    """`flights` says what flies in the present step. The line builds up while numbers appear."""

    def __init__(
        self, page: QWidget, transport: Transport, line: TermLine, flights: Callable[[], Sequence[Flight]]
    ) -> None:
        super().__init__(page)
        self.overlay = MotionOverlay(page)
        self._transport, self._line, self._find = transport, line, flights
        self._flights: Sequence[Flight] | None = None  # of the present step, once it is explained
        transport.explaining.connect(self._show)

    @Slot()
    def _show(self) -> None:
        share = self._transport.explained
        if not ARRIVED <= share < COMPUTED:
            self._flights = None
            self._line.build_up(None)
            self.overlay.clear()
            return
        if self._flights is None:
            self._flights = self._find()
        self._line.build_up((share - ARRIVED) / (WRITTEN - ARRIVED) if share < SUMMED else None)
        self.overlay.show_at(share, self._flights)


def cell_spot(view: MatrixDisplay, cell: Cell) -> Spot:
    """The place of a cell."""
    return Spot(view, lambda: view.cell_rect(*cell))


def line_spot(line: TermLine) -> Spot:
    """The place of the result in the arithmetic line."""
    return Spot(line, line.result_rect)


def appearing(index: int, count: int, first: float = ARRIVED, end: float = WRITTEN) -> float:
    """When one of several numbers appears."""
    return first + (end - first) * index / count


def products(
    values: Sequence[float],
    cells: Sequence[Spot],
    weights: Sequence[Spot],
    end: Spot,
    times: tuple[float, float, float],
) -> list[Flight]:
    """Products appear one after the other at their cells, each beside its weight, and fly together to their sum.

    `times`: when the first one appears, when all are there, when they arrive.
    """
    first, written, arrives = times
    if len(values) > MOST_NUMBERS:
        return []
    leaves = written + 0.2 * (arrives - written)
    return [
        Flight(
            cell_number(value),
            "window" if value else "muted",
            cell,
            end,
            appearing(index, len(values), first, written),
            leaves,
            arrives,
            weight,
        )
        for index, (value, cell, weight) in enumerate(zip(values, cells, weights, strict=True))
    ]


def result(value: float, start: Spot, end: Spot) -> Flight:
    """The result goes from where it was worked out to its cell."""
    return Flight(cell_number(value), "output", start, end, SUMMED, SUMMED + 0.04, COMPUTED)


def best_of(values: Sequence[float], cells: Sequence[Spot], is_better: Callable[[float, float], bool]) -> list[Flight]:
    """The cells are compared one after the other; the best so far is marked."""
    if len(values) > MOST_NUMBERS:
        return []
    flights, best = [], 0
    for index, cell in enumerate(cells):
        time = appearing(index, len(cells))
        flights.append(Flight("", "window", cell, cell, time, WRITTEN, WRITTEN, cell))
        if index == 0 or is_better(values[index], values[best]):
            best = index
        until = SUMMED if index + 1 == len(cells) else appearing(index + 1, len(cells))
        flights.append(Flight(cell_number(values[best]), "output", cells[best], cells[best], time, until, until))
    return flights
