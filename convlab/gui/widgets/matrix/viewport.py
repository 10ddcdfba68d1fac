"""Where a matrix lies on its widget: whole and in the middle, or zoomed in on a part."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QWidget

from convlab.gui.widgets.matrix.places import Cell, Places

MARGIN = 3  # pixels around a matrix, for the frames of its outer cells
LARGEST_CELL = 200
LARGEST_ZOOMED_CELL = 112
SMALLEST_CELL = 0.05
WHOLE_CELLS = 6  # pixels; from this size on, cells are a whole number of pixels wide

Share = tuple[float, QPointF]  # pixels a cell, and the middle of the view as a share of the matrix


class Viewport:
    """`shape` is the matrix's; `largest_cell` limits the size of cells while all of it is shown."""

    def __init__(self, widget: QWidget) -> None:
        self._widget = widget
        self.shape: Cell = (1, 1)
        self.largest_cell: float = LARGEST_CELL
        self._zoom: float | None = None  # pixels a cell; None: the whole matrix fits
        self._centre = QPointF()  # of the view, in cells, when zoomed

    @property
    def is_zoomed(self) -> bool:
        return self._zoom is not None

    @property
    def middle(self) -> QPointF:
        """Of the widget."""
        return QPointF(self._widget.width() / 2, self._widget.height() / 2)

    def fitting_cell(self) -> float:
        """The size of a cell at which the whole matrix just fits."""
        rows, columns = self.shape
        return min((self._widget.width() - 2 * MARGIN) / columns, (self._widget.height() - 2 * MARGIN) / rows)

    @property
    def places(self) -> Places:
        rows, columns = self.shape
        if self._zoom is None:
            cell = max(SMALLEST_CELL, min(self.fitting_cell(), self.largest_cell))
            cell = float(int(cell)) if cell >= WHOLE_CELLS else cell
            origin = self.middle - QPointF(columns, rows) * cell / 2
        else:
            cell = self._zoom
            origin = self.middle - self._centre * cell
        if cell >= WHOLE_CELLS:
            origin = QPointF(round(origin.x()), round(origin.y()))
        return Places(cell, origin)

    def cell_at(self, position: QPointF) -> Cell | None:
        """The cell under a position of the widget."""
        places = self.places
        place = position - places.origin
        row, column = int(place.y() // places.cell), int(place.x() // places.cell)
        return (row, column) if 0 <= row < self.shape[0] and 0 <= column < self.shape[1] else None

    # ---- zooming

    def show_whole(self) -> None:
        self._zoom = None

    def zoom(self, factor: float, at: QPointF) -> None:
        """Make cells larger or smaller, with the place under `at` kept where it is."""
        places = self.places
        fit = min(self.fitting_cell(), self.largest_cell)
        cell = min(max(places.cell * factor, fit), max(LARGEST_ZOOMED_CELL, fit))
        if cell <= fit:
            self._zoom = None
        else:
            self._zoom = cell
            self._centre = (at - places.origin) / places.cell - (at - self.middle) / cell
            self._keep_in_view()

    def move(self, by: QPointF) -> None:
        """Pan by some pixels, when zoomed."""
        if self._zoom is not None:
            self._centre -= by / self._zoom
            self._keep_in_view()

    def settle(self) -> None:
        """Keep to the matrix when the widget's size has changed."""
        if self._zoom is not None:
            self._keep_in_view()

    @property
    def share(self) -> Share | None:
        """The zoom in a form that another viewport can take over; None when not zoomed."""
        if self._zoom is None:
            return None
        rows, columns = self.shape
        return self._zoom, QPointF(self._centre.x() / columns, self._centre.y() / rows)

    def set_share(self, share: Share | None) -> None:
        """Zoom as another view of a matrix of about the same size does."""
        rows, columns = self.shape
        if share is None or share[0] <= self.fitting_cell():
            self._zoom = None
        else:
            self._zoom, middle = share
            self._centre = QPointF(middle.x() * columns, middle.y() * rows)
            self._keep_in_view()

    def _keep_in_view(self) -> None:
        assert self._zoom is not None
        rows, columns = self.shape
        half = self.middle / self._zoom
        x = columns / 2 if 2 * half.x() >= columns else min(max(self._centre.x(), half.x()), columns - half.x())
        y = rows / 2 if 2 * half.y() >= rows else min(max(self._centre.y(), half.y()), rows - half.y())
        self._centre = QPointF(x, y)
