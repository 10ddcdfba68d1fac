"""A matrix on the screen, as numbered cells or as an image: to look into, to point at, to draw and type in.

It shows what it is given and tells what the user does; it changes no value itself.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from typing import NamedTuple

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
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from convlab.gui.theme import colours_of
from convlab.gui.widgets.cell_editor import CellEditor
from convlab.gui.widgets.matrix_painting import SMALLEST_NUMBERED_CELL, Mark, Picture, Places, draw_mark, draw_matrix

MARGIN = 3  # pixels around a matrix, for the frames of its outer cells
LARGEST_CELL = 200
LARGEST_ZOOMED_CELL = 112
ZOOM_FACTOR = 1.25  # for each notch of the wheel
TURN_MILLISECONDS = 350
NOTCH = 120  # of a wheel, in Qt's eighths of a degree
WHOLE_CELLS = 6  # pixels; from this size on, cells are a whole number of pixels wide

Cell = tuple[int, int]
_ARROWS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Tab: (0, 1),
    Qt.Key.Key_Backtab: (0, -1),
    Qt.Key.Key_Return: (1, 0),
    Qt.Key.Key_Enter: (1, 0),
}
_TABS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
_drags = itertools.count()


class _Drag(NamedTuple):
    """A mouse button held down: what moving it does, where it began and which one it is."""

    kind: str  # "", before it has moved; then "draw", "erase", "scrub" or "pan"
    cell: Cell | None
    start: QPointF
    number: int
    button: Qt.MouseButton


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
        self.largest_cell: float = LARGEST_CELL
        self.cursor_cell: Cell | None = None
        self.editable_area: Callable[[Cell], bool] = lambda _: True
        self._picture: Picture | None = None
        self._marks: Sequence[Mark] = ()
        self._zoom: float | None = None  # pixels a cell; None: the whole matrix fits
        self._centre = QPointF()  # of the view, in cells, when zoomed
        self._cache = QPixmap()
        self._held: _Drag | None = None
        self._last_cell: Cell | None = None
        self._turned = 0  # of the wheel, beyond the last whole notch
        self._angle = 0.0
        self._turning = QVariantAnimation(self)
        self._turning.setDuration(TURN_MILLISECONDS)
        self._turning.valueChanged.connect(self._set_angle)
        self._turning.finished.connect(self._end_turn)
        self._editor = CellEditor(self)
        self._editor.accepted.connect(self._take_text)
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
            self._zoom = None
        self._picture = picture
        if self.cursor_cell is not None and not self._has(self.cursor_cell):  # it is gone, or has become padding
            self.cursor_cell = None
            self._editor.hide()
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
        if pixels != self.largest_cell:
            self.largest_cell = pixels
            self._repaint()

    def fitting_cell(self) -> float:
        """The size of a cell at which the whole matrix just fits the widget."""
        if self._picture is None:
            return LARGEST_CELL
        rows, columns = self._picture.shape
        return min((self.width() - 2 * MARGIN) / columns, (self.height() - 2 * MARGIN) / rows)

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
        rows, columns = self._picture.shape if self._picture else (1, 1)
        if self._zoom is None:
            cell = max(0.05, min(self.fitting_cell(), self.largest_cell))
            cell = float(int(cell)) if cell >= WHOLE_CELLS else cell
            origin = QPointF((self.width() - cell * columns) / 2, (self.height() - cell * rows) / 2)
        else:
            cell = self._zoom
            origin = QPointF(self.width() / 2, self.height() / 2) - self._centre * cell
        if cell >= WHOLE_CELLS:
            origin = QPointF(round(origin.x()), round(origin.y()))
        return Places(cell, origin)

    @property
    def is_zoomed(self) -> bool:
        return self._zoom is not None

    def cell_at(self, position: QPointF) -> Cell | None:
        """The cell under a position of the widget."""
        if self._picture is None:
            return None
        places = self.places
        row, column = (
            int(distance // places.cell)
            for distance in (position.y() - places.origin.y(), position.x() - places.origin.x())
        )
        rows, columns = self._picture.shape
        return (row, column) if 0 <= row < rows and 0 <= column < columns else None

    def centre_of(self, cell: Cell) -> QPointF:
        """The middle of a cell, on the widget."""
        return self.places.rect(*cell).center()

    def zoom(self, factor: float, at: QPointF) -> None:
        """Make cells larger or smaller, with the place under `at` kept where it is."""
        if self._picture is None:
            return
        places = self.places
        fit = min(self.fitting_cell(), self.largest_cell)
        cell = min(max(places.cell * factor, fit), max(LARGEST_ZOOMED_CELL, fit))
        place = (at - places.origin) / places.cell
        if cell <= fit:
            self._zoom = None
        else:
            self._zoom = cell
            self._centre = place - (at - QPointF(self.width() / 2, self.height() / 2)) / cell
            self._keep_in_view()
        self._repaint()
        self.view_changed.emit()

    def show_whole(self) -> None:
        """End zooming."""
        self._zoom = None
        self._repaint()
        self.view_changed.emit()

    def viewport_share(self) -> tuple[float, QPointF] | None:
        """How it is zoomed: pixels a cell and the middle of the view as a share of the matrix; None for not at all."""
        if self._zoom is None or self._picture is None:
            return None
        rows, columns = self._picture.shape
        return self._zoom, QPointF(self._centre.x() / columns, self._centre.y() / rows)

    def set_viewport_share(self, share: tuple[float, QPointF] | None) -> None:
        """Zoom as another view of a matrix of about the same size does."""
        if self._picture is None:
            return
        rows, columns = self._picture.shape
        if share is None or share[0] <= self.fitting_cell():
            self._zoom = None
        else:
            self._zoom, middle = share
            self._centre = QPointF(middle.x() * columns, middle.y() * rows)
            self._keep_in_view()
        self._repaint()

    def _keep_in_view(self) -> None:
        assert self._picture is not None
        assert self._zoom is not None
        rows, columns = self._picture.shape
        half = QPointF(self.width(), self.height()) / (2 * self._zoom)
        x = columns / 2 if 2 * half.x() >= columns else min(max(self._centre.x(), half.x()), columns - half.x())
        y = rows / 2 if 2 * half.y() >= rows else min(max(self._centre.y(), half.y()), rows - half.y())
        self._centre = QPointF(x, y)

    # ---- mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        cell = self.cell_at(event.position())
        self._editor.finish()
        self._held = _Drag("", cell, event.position(), next(_drags), event.button())
        self._last_cell = cell
        if event.button() is Qt.MouseButton.MiddleButton:
            self._held = self._held._replace(kind="pan")
        elif self.drag == "draw" and cell is not None and self.editable_area(cell):
            if event.button() is Qt.MouseButton.RightButton:
                self._begin_stroke("erase")
            elif self.pen_down_draws:
                self._begin_stroke("draw")

    def _begin_stroke(self, kind: str) -> None:
        assert self._held is not None
        self._held = self._held._replace(kind=kind)
        self.drawn.emit([self._held.cell], kind == "erase", self._held.number)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        cell = self.cell_at(event.position())
        if self._held is None:
            self.hovered.emit(cell)
            return
        if not self._held.kind:
            self._decide_drag(event, cell)
        held = self._held
        if held.kind in ("draw", "erase"):
            self._draw_to(cell, held)
            self.hovered.emit(cell)
        elif held.kind == "scrub":
            self.scrubbed.emit(held.cell, held.start.y() - event.position().y(), held.number)
        elif held.kind == "pan" and self._zoom is not None:
            self._centre -= (event.position() - held.start) / self._zoom
            self._held = held._replace(start=event.position())
            self._keep_in_view()
            self._repaint()
            self.view_changed.emit()

    def _decide_drag(self, event: QMouseEvent, cell: Cell | None) -> None:
        """A press becomes a drag when it leaves its cell, or has gone far enough."""
        assert self._held is not None
        far = (event.position() - self._held.start).manhattanLength() >= QApplication.startDragDistance()
        editable = self._held.cell is not None and self.editable_area(self._held.cell)
        if self._held.button is not Qt.MouseButton.LeftButton:
            return
        if self.drag == "scrub" and editable and far:
            self._held = self._held._replace(kind="scrub")
        elif self.drag == "draw" and editable and not self.is_zoomed and cell != self._held.cell:
            self._begin_stroke("draw")
        elif self.is_zoomed and far and not (self.drag == "draw" and self.pen_down_draws):
            self._held = self._held._replace(kind="pan")

    def _draw_to(self, cell: Cell | None, held: _Drag) -> None:
        if cell is None or cell == self._last_cell:
            self._last_cell = cell or self._last_cell
            return
        path = _line(self._last_cell or cell, cell)
        self._last_cell = cell
        cells = [place for place in path if self.editable_area(place)]
        if cells:
            self.drawn.emit(cells, held.kind == "erase", held.number)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        held, self._held = self._held, None
        if held is None or held.cell is None:
            return
        is_click = not held.kind and held.button is Qt.MouseButton.LeftButton
        if (
            held.kind in ("", "draw")
            and held.button is Qt.MouseButton.LeftButton
            and self.cell_at(event.position()) == held.cell
        ):
            self._put_cursor(held.cell)
        if is_click:
            self.clicked.emit(held.cell)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        cell = self.cell_at(event.position())
        if self.is_editable and cell is not None and self.editable_area(cell) and not self.pen_down_draws:
            self._put_cursor(cell)
            self._open_editor(None)
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
        elif not self.is_editable or self.cursor_cell is None:
            event.ignore()
        elif event.key() in _ARROWS:
            self._move_cursor(*_ARROWS[Qt.Key(event.key())], wraps=event.key() in _TABS)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.typed.emit(self.cursor_cell, "0")
        elif event.key() == Qt.Key.Key_Escape:
            self._put_cursor(None)
        elif event.key() == Qt.Key.Key_F2:
            self._open_editor(None)
        elif event.text().strip() and event.text().isprintable():
            self._open_editor(event.text())
        else:
            event.ignore()

    def event(self, event: QEvent) -> bool:
        # Tab moves the cursor between cells while there is one; otherwise it goes to the next control, as everywhere
        if (
            event.type() is QEvent.Type.KeyPress
            and event.key() in _TABS
            and self.is_editable
            and self.cursor_cell is not None
        ):
            self.keyPressEvent(event)
            return True
        return super().event(event)

    def _zoom_by_key(self, event: QKeyEvent) -> None:
        middle = QPointF(self.width() / 2, self.height() / 2)
        if event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(ZOOM_FACTOR, middle)
        elif event.key() == Qt.Key.Key_Minus:
            self.zoom(1 / ZOOM_FACTOR, middle)
        elif event.key() == Qt.Key.Key_0:
            self.show_whole()
        else:
            event.ignore()

    def _move_cursor(self, rows: int, columns: int, *, wraps: bool = False) -> None:
        """To a neighbouring cell. With `wraps`, from the end of a row to the next one, and from the last cell away."""
        assert self.cursor_cell is not None
        target = self.cursor_cell[0] + rows, self.cursor_cell[1] + columns
        if self._has(target):
            self._put_cursor(target)
        elif wraps:
            inside = [cell for cell in self._all_cells() if self.editable_area(cell)]
            index = inside.index(self.cursor_cell) + columns
            if 0 <= index < len(inside):
                self._put_cursor(inside[index])
            else:
                self._put_cursor(None)
                self.focusNextPrevChild(columns > 0)

    def _all_cells(self) -> list[Cell]:
        rows, columns = self._picture.shape if self._picture else (0, 0)
        return [(row, column) for row in range(rows) for column in range(columns)]

    def _has(self, cell: Cell) -> bool:
        rows, columns = self._picture.shape if self._picture else (0, 0)
        return 0 <= cell[0] < rows and 0 <= cell[1] < columns and self.editable_area(cell)

    def _put_cursor(self, cell: Cell | None) -> None:
        self.cursor_cell = cell if self.is_editable and cell is not None and self.editable_area(cell) else None
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        by_key = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if by_key and self.is_editable and self.cursor_cell is None:
            self._put_cursor(next((cell for cell in self._all_cells() if self.editable_area(cell)), None))
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()

    # ---- typing

    def _open_editor(self, text: str | None) -> None:
        """Start typing over the cursor's cell, with the key already pressed or with the value there is."""
        if self.cursor_cell is None or self._picture is None:
            return
        value = float(self._picture.values[self.cursor_cell])
        self._editor.open(self.places.rect(*self.cursor_cell), f"{value:.12g}" if text is None else text, text is None)

    def _take_text(self, text: str, rows: int, columns: int) -> None:
        if self.cursor_cell is None:
            return
        self.typed.emit(self.cursor_cell, text)
        if self._editor.isVisible():  # refused: it stays open, with what was typed
            return
        if rows or columns:
            self.setFocus()
            self._move_cursor(rows, columns, wraps=bool(columns))  # it was Tab

    def accept_text(self) -> None:
        """What was typed is a number: close the editor."""
        self._editor.close_up()

    def refuse_text(self, message: str) -> None:
        """Say at the cell why what was typed cannot be used; the old value stays."""
        self._editor.refuse(message)

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
        if self._zoom is not None:
            self._keep_in_view()
        self._cache = QPixmap()
        if self._editor.isVisible() and self.cursor_cell is not None:
            self._editor.place(self.places.rect(*self.cursor_cell))
        self.resized.emit()

    def changeEvent(self, event: QEvent) -> None:
        self._cache = QPixmap()
        super().changeEvent(event)


def _line(start: Cell, end: Cell) -> list[Cell]:
    """The cells on the way from one to another, the first left out unless it is the only one."""
    steps = max(abs(end[0] - start[0]), abs(end[1] - start[1]))
    if not steps:
        return [end]
    return [
        (round(start[0] + (end[0] - start[0]) * t / steps), round(start[1] + (end[1] - start[1]) * t / steps))
        for t in range(1, steps + 1)
    ]
