"""A mouse button held down on a matrix, and what moving it does."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from convlab.gui.widgets.matrix_viewport import Cell

if TYPE_CHECKING:
    from convlab.gui.widgets.matrix_view import MatrixView

_numbers = itertools.count()


class MouseDrag:
    """Begun on a cell, or beside the matrix. It draws, erases, scrubs a number, or moves what is seen."""

    def __init__(self, view: MatrixView, event: QMouseEvent) -> None:
        self._view = view
        self._kind = ""  # before it has moved; then "draw", "erase", "scrub" or "pan"
        self._start = event.position()
        self._number = next(_numbers)
        self.button = event.button()
        self.cell = self._last_cell = view.cell_at(event.position())

    @property
    def is_click(self) -> bool:
        """So far it has not moved."""
        return not self._kind

    @property
    def draws(self) -> bool:
        return self._kind in ("draw", "erase")

    def begin(self) -> None:
        """What the press itself does."""
        view = self._view
        if self.button is Qt.MouseButton.MiddleButton:
            self._kind = "pan"
        elif view.drag == "draw" and self.cell is not None and view.editable_area(self.cell):
            if self.button is Qt.MouseButton.RightButton:
                self._begin_stroke("erase")
            elif view.pen_down_draws:
                self._begin_stroke("draw")

    def _begin_stroke(self, kind: str) -> None:
        self._kind = kind
        self._view.drawn.emit([self.cell], kind == "erase", self._number)

    def go_on(self, position: QPointF, cell: Cell | None) -> None:
        """The mouse has moved."""
        if self.is_click:
            self._decide(position, cell)
        if self.draws:
            self._draw_to(cell)
        elif self._kind == "scrub":
            self._view.scrubbed.emit(self.cell, self._start.y() - position.y(), self._number)
        elif self._kind == "pan" and self._view.is_zoomed:
            by, self._start = position - self._start, position
            self._view.move_view(by)

    def _decide(self, position: QPointF, cell: Cell | None) -> None:
        """A press becomes a drag when it leaves its cell, or has gone far enough."""
        view = self._view
        far = (position - self._start).manhattanLength() >= QApplication.startDragDistance()
        editable = self.cell is not None and view.editable_area(self.cell)
        if self.button is not Qt.MouseButton.LeftButton:
            return
        if view.drag == "scrub" and editable and far:
            self._kind = "scrub"
        elif view.drag == "draw" and editable and not view.is_zoomed and cell != self.cell:
            self._begin_stroke("draw")
        elif view.is_zoomed and far and not (view.drag == "draw" and view.pen_down_draws):
            self._kind = "pan"

    def _draw_to(self, cell: Cell | None) -> None:
        before, self._last_cell = self._last_cell, cell or self._last_cell
        if cell is None or cell == before:
            return
        cells = [place for place in cells_between(before or cell, cell) if self._view.editable_area(place)]
        if cells:
            self._view.drawn.emit(cells, self._kind == "erase", self._number)


def cells_between(start: Cell, end: Cell) -> list[Cell]:
    """The cells on the way from one to another, the first left out unless it is the only one."""
    steps = max(abs(end[0] - start[0]), abs(end[1] - start[1]))
    if not steps:
        return [end]
    return [
        (round(start[0] + (end[0] - start[0]) * t / steps), round(start[1] + (end[1] - start[1]) * t / steps))
        for t in range(1, steps + 1)
    ]
