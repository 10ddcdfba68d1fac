"""A matrix on the screen, as numbered cells or as an image: to look into, to point at, to draw and type in.

It shows what it is given and tells what the user does; it changes no value itself.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QVariantAnimation, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from convlab.gui.theme import colours_of
from convlab.gui.widgets.cell_cursor import TABS, CellCursor
from convlab.gui.widgets.matrix_drag import MouseDrag
from convlab.gui.widgets.matrix_painting import SMALLEST_NUMBERED_CELL, Mark, Picture, Places, draw_mark, draw_matrix
from convlab.gui.widgets.matrix_viewport import LARGEST_CELL, Cell, Share, Viewport

ZOOM_FACTOR = 1.25  # for each notch of the wheel
SMALLEST_SHARED_CELL = 1e-3  # pixels
TURN_MILLISECONDS = 350
NOTCH = 120  # of a wheel, in Qt's eighths of a degree


class MatrixView(QWidget):
    """`hovered` carries a cell or None, `clicked` a cell.

    Only where editing is allowed: `drawn` (cells, erase, number of the stroke), `scrubbed` (cell, pixels upwards since
    the press, number of the drag), `nudged` (cell, notches of the wheel), `typed` (cell, text;
    answer by `accept_text` or `refuse_text`).
    `view_changed` tells of zooming and panning, `resized` of another size of the widget.
    """

    hovered = Signal(object)
    clicked = Signal(object)
    drawn = Signal(object, bool, int)
    scrubbed = Signal(object, float, int)
    nudged = Signal(object, int)
    typed = Signal(object, str)
    view_changed = Signal()
    resized = Signal()

    def __init__(self, *, drag: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.drag = drag  # what dragging a cell does: "draw", "scrub" or nothing
        self.pen_down_draws = False  # whether a click draws too
        self.editable_area: Callable[[Cell], bool] = lambda _: True
        self._picture: Picture | None = None
        self._marks: Sequence[Mark] = ()
        self._viewport = Viewport(self)
        self._cache = QPixmap()
        self._held: MouseDrag | None = None
        self._turned = 0  # of the wheel, beyond the last whole notch
        self._angle = 0.0
        self._turning = QVariantAnimation(self)
        self._turning.setDuration(TURN_MILLISECONDS)
        self._turning.valueChanged.connect(self._set_angle)
        self._turning.finished.connect(self._end_turn)
        self._cursor = CellCursor(self)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(72, 72)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(240, 240)

    @property
    def is_editable(self) -> bool:
        return bool(self.drag)

    # ---- what is shown

    @property
    def picture(self) -> Picture | None:
        return self._picture

    def set_picture(self, picture: Picture) -> None:
        """Show a matrix. One of another shape is shown whole."""
        if self._picture is None or self._picture.shape != picture.shape:
            self._viewport.shape = picture.shape
            self._viewport.show_whole()
        self._picture = picture
        self._cursor.settle()
        self._repaint()

    @property
    def marks(self) -> Sequence[Mark]:
        return self._marks

    def set_marks(self, marks: Sequence[Mark]) -> None:
        if marks != self._marks:
            self._marks = marks
            self.update()

    def set_largest_cell(self, pixels: float) -> None:
        """How large a cell may get when the whole matrix is shown."""
        if pixels != self._viewport.largest_cell:
            self._viewport.largest_cell = pixels
            self._repaint()

    def fitting_cell(self) -> float:
        """The size of a cell at which the whole matrix just fits the widget."""
        return LARGEST_CELL if self._picture is None else self._viewport.fitting_cell()

    def turn(self) -> None:
        """Turn what is shown by 180°, before the next picture takes its place."""
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

    # ---- places

    @property
    def places(self) -> Places:
        return self._viewport.places

    @property
    def is_zoomed(self) -> bool:
        return self._viewport.is_zoomed

    def cell_at(self, position: QPointF) -> Cell | None:
        """The cell under a position of the widget."""
        return None if self._picture is None else self._viewport.cell_at(position)

    def centre_of(self, cell: Cell) -> QPointF:
        """The middle of a cell, on the widget."""
        return self.places.rect(*cell).center()

    def zoom(self, factor: float, at: QPointF) -> None:
        """Make cells larger or smaller, with the place under `at` kept where it is."""
        if self._picture is not None:
            self._viewport.zoom(factor, at)
            self._tell_view()

    def show_whole(self) -> None:
        """End zooming."""
        self._viewport.show_whole()
        self._tell_view()

    def _tell_view(self) -> None:
        self._repaint()
        self.view_changed.emit()

    def viewport_share(self) -> Share | None:
        """How it is zoomed: pixels a cell and the middle of the view as a share of the matrix; None for not at all."""
        return self._viewport.share

    def set_viewport_share(self, share: Share | None) -> None:
        """Zoom as another view of a matrix of about the same size does."""
        if self._picture is not None:
            self._viewport.set_share(share)
            self._repaint()

    # ---- mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._cursor.editor.finish()
        self._held = MouseDrag(self, event)
        self._held.begin()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        cell = self.cell_at(event.position())
        if self._held is not None:
            self._held.go_on(event.position(), cell)
        if self._held is None or self._held.draws:
            self.hovered.emit(cell)

    def move_view(self, by: QPointF) -> None:
        """Pixels that what is seen moves by, when zoomed."""
        self._viewport.move(by)
        self._tell_view()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        held, self._held = self._held, None
        if held is None or held.cell is None or held.button is not Qt.MouseButton.LeftButton:
            return
        if (held.is_click or held.draws) and self.cell_at(event.position()) == held.cell:
            self._cursor.put(held.cell)
        if held.is_click:
            self.clicked.emit(held.cell)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        cell = self.cell_at(event.position())
        if cell is not None and self.can_edit(cell) and not self.pen_down_draws:
            self._cursor.put(cell)
            self._cursor.open_editor(None)
        elif self.is_zoomed:
            self.show_whole()

    def leaveEvent(self, event: QEvent) -> None:
        self.hovered.emit(None)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._turned += event.angleDelta().y()
        notches = int(self._turned / NOTCH)  # a touchpad turns by small parts of a notch
        if not notches:
            event.accept()
            return
        self._turned -= notches * NOTCH
        cell = self.cell_at(event.position())
        zooms = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        shows_all_numbers = not self.is_zoomed and self.places.cell >= SMALLEST_NUMBERED_CELL
        if zooms or not (self.is_editable and shows_all_numbers):
            self.zoom(ZOOM_FACTOR**notches, event.position())
        elif cell is not None and self.editable_area(cell):
            self.nudged.emit(cell, notches)
        event.accept()

    # ---- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._zoom_by_key(event)
        elif not (self.is_editable and self._cursor.take_key(event)):
            event.ignore()

    def event(self, event: QEvent) -> bool:
        # Tab moves the cursor between cells while there is one; otherwise it goes to the next control, as everywhere
        if event.type() is QEvent.Type.KeyPress and event.key() in TABS and self.is_editable and self._cursor.cell:
            self.keyPressEvent(event)
            return True
        return super().event(event)

    def _zoom_by_key(self, event: QKeyEvent) -> None:
        middle = self._viewport.middle
        if event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(ZOOM_FACTOR, middle)
        elif event.key() == Qt.Key.Key_Minus:
            self.zoom(1 / ZOOM_FACTOR, middle)
        elif event.key() == Qt.Key.Key_0:
            self.show_whole()
        else:
            event.ignore()

    @property
    def cursor_cell(self) -> Cell | None:
        """The cell that the keys change."""
        return self._cursor.cell

    def editable_cells(self) -> list[Cell]:
        """Where numbers can be changed, in reading order."""
        rows, columns = self._picture.shape if self._picture and self.is_editable else (0, 0)
        cells = ((row, column) for row in range(rows) for column in range(columns))
        return [cell for cell in cells if self.editable_area(cell)]

    def can_edit(self, cell: Cell) -> bool:
        rows, columns = self._picture.shape if self._picture and self.is_editable else (0, 0)
        return 0 <= cell[0] < rows and 0 <= cell[1] < columns and self.editable_area(cell)

    def focusInEvent(self, event: QFocusEvent) -> None:
        by_key = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if by_key and self._cursor.cell is None:
            self._cursor.put(next(iter(self.editable_cells()), None))
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()

    def accept_text(self) -> None:
        """What was typed is a number: close the editor."""
        self._cursor.editor.close_up()

    def refuse_text(self, message: str) -> None:
        """Say at the cell why what was typed cannot be used; the old value stays."""
        self._cursor.editor.refuse(message)

    # ---- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._angle:
            painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Base))
            rows, columns = self._picture.shape if self._picture else (1, 1)
            middle = self.places.rect(0, 0, rows, columns).center()
            painter.translate(middle)
            painter.rotate(self._angle)
            painter.translate(-middle)
        painter.drawPixmap(0, 0, self._cached())
        if self._angle or self._picture is None:
            return
        places, colours = self.places, colours_of(self)
        for mark in self._marks:
            draw_mark(painter, mark, places, colours)
        if self.cursor_cell is not None and self.hasFocus():
            accent = self.palette().color(QPalette.ColorRole.Highlight)
            draw_mark(painter, Mark(*self.cursor_cell, accent, width=3, fill=0.12), places, colours)

    def _cached(self) -> QPixmap:
        """The matrix without its marks, drawn once for each picture, size and theme."""
        if self._cache.isNull():
            ratio = self.devicePixelRatioF()
            self._cache = QPixmap(self.size() * ratio)
            self._cache.setDevicePixelRatio(ratio)
            self._cache.fill(self.palette().color(QPalette.ColorRole.Base))
            if self._picture is not None:
                painter = QPainter(self._cache)
                draw_matrix(painter, self._picture, self.places, QRectF(self.rect()), colours_of(self))
                painter.end()
        return self._cache

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._viewport.settle()
        self._cache = QPixmap()
        self._cursor.follow()
        self.resized.emit()

    def changeEvent(self, event: QEvent) -> None:
        self._cache = QPixmap()
        super().changeEvent(event)


def share_cell_size(*views: MatrixView) -> float:
    """Cells of the same size in all views, as large as all of their matrices have room for."""
    common = min(view.fitting_cell() for view in views)
    for view in views:
        view.set_largest_cell(min(LARGEST_CELL, max(common, SMALLEST_SHARED_CELL)))
    return common
