"""A drag of the mouse on a matrix, from press to release."""

from __future__ import annotations

import itertools

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from convlab.gui.widgets.matrix.display import MatrixDisplay
from convlab.gui.widgets.matrix.places import Cell

_numbers = itertools.count()


class MouseDrag:
    """Begins on a cell or beside the matrix. It draws, erases, scrubs a number, or pans; the display tells of it."""

    def __init__(self, display: MatrixDisplay, event: QMouseEvent) -> None:
        self._display = display
        self._kind = ""  # before it has moved; then "draw", "erase", "scrub" or "pan"
        self._start = event.position()
        self._number = next(_numbers)
        self.button = event.button()
        self.cell = self._last_cell = display.cell_at(event.position())

    @property
    def is_click(self) -> bool:
        """True until it has moved."""
        return not self._kind

    @property
    def draws(self) -> bool:
        return self._kind in ("draw", "erase")

    def begin(self) -> None:
        """Do what the press alone does."""
        display = self._display
        if self.button is Qt.MouseButton.MiddleButton:
            self._kind = "pan"
        elif display.drag == "draw" and self.cell is not None and display.editable_area(self.cell):
            if self.button is Qt.MouseButton.RightButton:
                self._begin_stroke("erase")
            elif display.pen_down_draws:
                self._begin_stroke("draw")

    def _begin_stroke(self, kind: str) -> None:
        self._kind = kind
        self._display.drawn.emit([self.cell], kind == "erase", self._number)

    def move(self, position: QPointF, cell: Cell | None) -> None:
        """Go on to a position, and the cell there."""
        if self.is_click:
            self._decide(position, cell)
        if self.draws:
            self._draw_to(cell)
        elif self._kind == "scrub":
            self._display.scrubbed.emit(self.cell, self._start.y() - position.y(), self._number)
        elif self._kind == "pan" and self._display.is_zoomed:
            by, self._start = position - self._start, position
            self._display.move_view(by)

    def _decide(self, position: QPointF, cell: Cell | None) -> None:
        """A press becomes a drag when it leaves its cell, or has gone far enough."""
        display = self._display
        far = (position - self._start).manhattanLength() >= QApplication.startDragDistance()
        editable = self.cell is not None and display.editable_area(self.cell)
        if self.button is not Qt.MouseButton.LeftButton:
            return
        if display.drag == "scrub" and editable and far:
            self._kind = "scrub"
        elif display.drag == "draw" and editable and not display.is_zoomed and cell != self.cell:
            self._begin_stroke("draw")
        elif display.is_zoomed and far and not (display.drag == "draw" and display.pen_down_draws):
            self._kind = "pan"

    def _draw_to(self, cell: Cell | None) -> None:
        before, self._last_cell = self._last_cell, cell or self._last_cell
        if cell is None or cell == before:
            return
        cells = [place for place in cells_between(before or cell, cell) if self._display.editable_area(place)]
        if cells:
            self._display.drawn.emit(cells, self._kind == "erase", self._number)


def cells_between(start: Cell, end: Cell) -> list[Cell]:
    """The cells on the way from one to another, the first left out unless it is the only one."""
    steps = max(abs(end[0] - start[0]), abs(end[1] - start[1]))
    if not steps:
        return [end]
    return [
        (round(start[0] + (end[0] - start[0]) * t / steps), round(start[1] + (end[1] - start[1]) * t / steps))
        for t in range(1, steps + 1)
    ]
