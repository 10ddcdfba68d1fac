"""A matrix on the screen, as numbered cells or as an image, whole or zoomed in on."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from convlab.gui.theme import colours_of
from convlab.gui.widgets.images import blank_pixmap
from convlab.gui.widgets.matrix.merged_marks import merged
from convlab.gui.widgets.matrix.painting import Mark, Picture, draw_mark, draw_matrix
from convlab.gui.widgets.matrix.places import Cell, Places
from convlab.gui.widgets.matrix.viewport import LARGEST_CELL, Share, Viewport
from convlab.gui.widgets.panel import Panel
from convlab.gui.widgets.reduced_motion import is_reduced

TIP_OFFSET = 24  # pixels that Qt puts at most between a place and the tooltip for it
SMALLEST_SHARED_CELL = 1e-3  # pixels
TURN_MILLISECONDS = 350


class MatrixDisplay(QWidget):
    """`view_changed` tells of zooming and panning, `resized` of another size of the widget, `placed` that the matrix
    may lie elsewhere on it.

    Only where editing is allowed: `drawn` (cells, erase, number of the stroke), `scrubbed` (cell, pixels upwards since
    the press, number of the drag), `typed` (cell, text).
    """

    placed = Signal()
    view_changed = Signal()
    resized = Signal()
    drawn = Signal(object, bool, int)
    scrubbed = Signal(object, float, int)
    typed = Signal(object, str)

    def __init__(self, *, drag: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.drag = drag  # what dragging a cell does: "draw", "scrub" or nothing
        self.pen_down_draws = False  # whether a click draws too
        self.editable_area: Callable[[Cell], bool] = lambda _: True
        self.picture: Picture | None = None
        self.marks: Sequence[Mark] = ()
        self._viewport = Viewport(self)
        self._cache = QPixmap()
        self._angle = 0.0
        self._turning = QVariantAnimation(self)
        self._turning.setDuration(TURN_MILLISECONDS)
        self._turning.valueChanged.connect(self._set_angle)
        self._turning.finished.connect(self._end_turn)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(72, 72)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(240, 240)

    # ---- what is shown

    def set_picture(self, picture: Picture) -> None:
        """Show a matrix. One of another shape is shown whole."""
        if self.picture is None or self.picture.shape != picture.shape:
            self._viewport.shape = picture.shape
            self._viewport.show_whole()
        self.picture = picture
        self._repaint()

    def set_marks(self, marks: Sequence[Mark]) -> None:
        if marks != self.marks:
            self.marks = marks
            self.update()

    def set_largest_cell(self, pixels: float) -> None:
        """How large a cell may get when the whole matrix is shown."""
        if pixels != self._viewport.largest_cell:
            self._viewport.largest_cell = pixels
            self._repaint()

    def fitting_cell(self) -> float:
        """The size of a cell at which the whole matrix just fits the widget."""
        return LARGEST_CELL if self.picture is None else self._viewport.fitting_cell()

    def turn(self) -> None:
        """Turn what is shown by 180°, before the next picture takes its place."""
        if is_reduced():
            return
        self._cached()
        self._turning.stop()
        self._turning.setStartValue(0.0)
        self._turning.setEndValue(180.0)
        self._turning.start()

    def _set_angle(self, angle: float) -> None:
        self._angle = angle
        self.update()

    def _end_turn(self) -> None:
        self._angle = 0.0
        self._repaint()

    def _repaint(self) -> None:
        if self._turning.state() is not QVariantAnimation.State.Running:
            self._cache = QPixmap()
        self.update()
        self.placed.emit()

    # ---- places

    @property
    def places(self) -> Places:
        return self._viewport.places

    def matrix_rect(self) -> QRectF:
        """Where all of the matrix lies."""
        return self.places.rect(0, 0, *self._viewport.shape)

    def cell_rect(self, row: float, column: float) -> QRectF:
        """Where a cell lies on the widget."""
        return self.places.rect(row, column)

    @property
    def is_zoomed(self) -> bool:
        return self._viewport.is_zoomed

    def cell_at(self, position: QPointF) -> Cell | None:
        """The cell under a position of the widget."""
        return None if self.picture is None else self._viewport.cell_at(position)

    def zoom(self, factor: float, at: QPointF) -> None:
        """Make cells larger or smaller, with the place under `at` kept where it is."""
        if self.picture is not None:
            self._viewport.zoom(factor, at)
            self._report_view()

    def show_whole(self) -> None:
        """End zooming."""
        self._viewport.show_whole()
        self._report_view()

    def _report_view(self) -> None:
        self._repaint()
        self.view_changed.emit()

    def viewport_share(self) -> Share | None:
        """The zoom: pixels a cell, and the middle of the view as a share of the matrix; None when not zoomed."""
        return self._viewport.share

    def set_viewport_share(self, share: Share | None) -> None:
        """Zoom as another view of a matrix of about the same size does."""
        if self.picture is not None:
            self._viewport.set_share(share)
            self._repaint()

    def move_view(self, by: QPointF) -> None:
        """Pan by some pixels, when zoomed."""
        self._viewport.move(by)
        self._report_view()

    # ---- what of it can be edited

    @property
    def is_editable(self) -> bool:
        return bool(self.drag)

    def editable_cells(self) -> list[Cell]:
        """Where numbers can be changed, in reading order."""
        rows, columns = self.picture.shape if self.picture and self.is_editable else (0, 0)
        cells = ((row, column) for row in range(rows) for column in range(columns))
        return [cell for cell in cells if self.editable_area(cell)]

    def can_edit(self, cell: Cell) -> bool:
        rows, columns = self.picture.shape if self.picture and self.is_editable else (0, 0)
        return 0 <= cell[0] < rows and 0 <= cell[1] < columns and self.editable_area(cell)

    # ---- painting

    def event(self, event: QEvent) -> bool:
        """A tooltip stands below the matrix, where it covers no number, or above it where a panel ends below."""
        if event.type() is not QEvent.Type.ToolTip or self.picture is None or not self.toolTip():
            return super().event(event)
        top, bottom = (self.places.rect(row, 0).top() for row in (0, self.picture.shape[0]))
        place = QPoint(0, round(min(bottom, float(self.height()))))
        panel, height = self._panel(), TIP_OFFSET + 2 * self.fontMetrics().height()
        if panel is not None and self.mapTo(panel, place).y() + height > panel.height():
            place.setY(round(max(top, 0.0)) - height)
        QToolTip.showText(self.mapToGlobal(place), self.toolTip(), self)
        return True

    def _panel(self) -> Panel | None:
        parent = self.parentWidget()
        while parent is not None and not isinstance(parent, Panel):
            parent = parent.parentWidget()
        return parent

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._angle:
            painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Base))
            middle = self.matrix_rect().center()
            painter.translate(middle)
            painter.rotate(self._angle)
            painter.translate(-middle)
        painter.drawPixmap(0, 0, self._cached())
        if self._angle or self.picture is None:
            return
        places, colours = self.places, colours_of(self)
        for mark in merged(self._painted_marks(), places.cell):
            draw_mark(painter, mark, places, colours)

    def _painted_marks(self) -> Sequence[Mark]:
        return self.marks

    def _cached(self) -> QPixmap:
        """The matrix without its marks, drawn once for each picture, size and theme."""
        if self._cache.isNull():
            base = self.palette().color(QPalette.ColorRole.Base)
            self._cache = blank_pixmap(self.size(), self.devicePixelRatioF(), base)
            if self.picture is not None:
                painter = QPainter(self._cache)
                draw_matrix(painter, self.picture, self.places, QRectF(self.rect()), colours_of(self))
                painter.end()
        return self._cache

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._viewport.settle()
        self._cache = QPixmap()
        self.resized.emit()

    def changeEvent(self, event: QEvent) -> None:
        self._cache = QPixmap()
        super().changeEvent(event)


def share_cell_size(*views: MatrixDisplay, most: float = LARGEST_CELL) -> float:
    """Cells of the same size in all views, as large as all of their matrices have room for, up to `most` pixels."""
    common = min(view.fitting_cell() for view in views)
    for view in views:
        view.set_largest_cell(min(most, max(common, SMALLEST_SHARED_CELL)))
    return common
