"""The table of layers: the chosen one is lit, and a layer can be dragged to another place."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QGridLayout, QLabel, QWidget

from convlab.gui.theme import colours_of, font, translucent
from convlab.labs.common.stack import FIELDS

ROW_HEIGHT = 26
HEADINGS = 1  # rows of the grid above the first layer
RESULTS = ("size", "jump", "field")  # the columns behind those that can be edited


class StackTable(QWidget):
    """Layers below one another; the chosen one is lit. `moved` carries a layer's number and the one it shall have."""

    moved = Signal(int, int)
    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._count, self._selected = 0, 0
        self._dragged: int | None = None
        self._target = 0  # the place that it is dragged to
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setHorizontalSpacing(3)
        for name, width in (("size", 43), ("field", 41)):  # room for 28×32
            self.grid.setColumnMinimumWidth(len(FIELDS) + 2 + RESULTS.index(name), width)
        self.grid.setVerticalSpacing(2)
        self.grid.setColumnStretch(1, 1)

    def show_rows(self, count: int, selected: int) -> None:
        self._count, self._selected = count, selected
        self._dragged = None
        self.update()

    def rect_of(self, number: int) -> QRect:
        """Where a layer's row is."""
        cell = self.grid.cellRect(number + HEADINGS - 1, 0)
        return QRect(0, cell.top() - 1, self.width(), cell.height() + 2)

    def number_at(self, y: int) -> int:
        """The layer at a height, or the nearest one."""
        below = [number for number in range(1, self._count + 1) if y <= self.rect_of(number).bottom()]
        return below[0] if below else self._count

    # ---- dragging, which the grips report

    def drag(self, number: int, y: int) -> None:
        self._dragged, self._target = number, self.number_at(y)
        self.update()

    def cancel(self) -> None:
        """Let the dragged layer stay where it is."""
        self._dragged = None
        self.update()

    def drop(self) -> None:
        number, self._dragged = self._dragged, None
        if number is not None and self._target != number and number <= self._count:
            self.moved.emit(number, self._target)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.position().y() >= self.rect_of(1).top():
            self.chosen.emit(self.number_at(int(event.position().y())))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), colours_of(self)
        if 1 <= self._selected <= self._count:
            painter.fillRect(self.rect_of(self._selected), translucent(colours.field, 0.2))
        if self._dragged is not None:
            self._paint_drag(painter, colours.field, self._dragged)

    def _paint_drag(self, painter: QPainter, colour: QColor, dragged: int) -> None:
        """The layer that is dragged in a dashed frame, and the gap that it goes into as a line with arrow heads."""
        painter.setPen(QPen(colour, 2, Qt.PenStyle.DashLine))
        painter.drawRect(self.rect_of(dragged).adjusted(1, 1, -2, -2))
        if self._target == dragged:
            return
        rect = self.rect_of(self._target)
        y = rect.top() if self._target < dragged else rect.bottom() + 1
        painter.setPen(QPen(colour, 4))
        painter.drawLine(QPoint(0, y), QPoint(self.width(), y))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        for x, inwards in ((0, 10), (self.width(), -10)):
            painter.drawPolygon([QPoint(x, y - 8), QPoint(x, y + 8), QPoint(x + inwards, y)])


class LayerGrip(QLabel):
    """The number of a layer: a click chooses the layer, a drag moves it."""

    def __init__(self, table: StackTable, number: int) -> None:
        super().__init__(f"⠿ {number}")
        self._table, self._number = table, number
        self._pressed_at: QPoint | None = None
        self._is_dragging = False
        self._focused: QWidget | None = None  # what had the focus before
        self.setFont(font("caption"))
        self.setFixedSize(32, ROW_HEIGHT)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.retranslate()

    def retranslate(self) -> None:
        self.setToolTip(
            self.tr("Click to choose this layer, drag it to another place in the stack (Alt+↑, Alt+↓; Esc: leave it)")
        )
        self.setAccessibleName(f"{self._number}")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position().toPoint()
        self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        if self._pressed_at is not None and (self._is_dragging or not self.rect().contains(place)):
            if not self._is_dragging:
                self._is_dragging = True
                self._focused = QApplication.focusWidget()
                self.setFocus()  # for Esc
            self._table.drag(self._number, self.mapTo(self._table, place).y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        is_click = self._pressed_at is not None and not self._is_dragging
        was_dragging = self._is_dragging
        self._end_drag()
        if was_dragging:
            self._table.drop()
        elif is_click:
            self._table.chosen.emit(self._number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._is_dragging:
            self._end_drag()
            self._table.cancel()
        else:
            super().keyPressEvent(event)

    def _end_drag(self) -> None:
        self._pressed_at = None
        if self._is_dragging:
            self._is_dragging = False
            if self._focused is not None:
                self._focused.setFocus()
        self.setCursor(Qt.CursorShape.OpenHandCursor)
