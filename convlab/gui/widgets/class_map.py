"""A square map of classes: each cell in the colour of its class, the stronger the surer; or of shares alone."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from convlab.gui.theme import CLASS_SHADES, colours_of, font
from convlab.gui.widgets.images import blank_pixmap
from convlab.gui.widgets.keys import ARROWS, CHOOSING
from convlab.gui.widgets.matrix.places import Cell

LEAST_CELL = 6  # pixels
LEAST_CELL_WITH_TEXT = 9
TEXT_SHARE = 0.72  # of a cell's height
BRIGHT = 135  # of 255: brighter cells have dark text


class ClassMap(QWidget):
    """`hovered` carries the row and column of the cell under the pointer or the keys, or None; `clicked` a cell.

    Arrow keys go from cell to cell, Enter and Space click, Escape is `released`.
    """

    hovered = Signal(object)
    clicked = Signal(object)
    released = Signal()

    def __init__(self, side: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.side = side
        self.shares: NDArray[np.floating] | None = None
        self.classes: NDArray[np.intp] | None = None
        self.message = ""
        self._marked: Cell | None = None
        self._pinned: Cell | None = None
        self._picture: QPixmap | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(side * LEAST_CELL + 2, side * LEAST_CELL + 2)

    def sizeHint(self) -> QSize:
        return QSize(self.side * 12, self.side * 12)

    # ---- what is shown

    def set_cells(self, shares: NDArray[np.floating] | None, classes: NDArray[np.intp] | None = None) -> None:
        """Show shares (side, side) from 0 to 1, coloured by `classes` (side, side) if given; None for the message."""
        self.shares, self.classes = shares, classes
        self._redraw()

    def set_message(self, message: str) -> None:
        """What is written where there are no cells."""
        self.message = message
        self.update()

    def mark(self, marked: Cell | None, pinned: Cell | None) -> None:
        """Frame the cell that is pointed at, and the one that is kept."""
        if (marked, pinned) != (self._marked, self._pinned):
            self._marked, self._pinned = marked, pinned
            self.update()

    # ---- places

    @property
    def _cell(self) -> int:
        return max(1, (min(self.width(), self.height()) - 2) // self.side)

    def area(self) -> QRect:
        side = self._cell * self.side
        return QRect(1, 1, side, side)

    def rect_of(self, row: int, column: int) -> QRect:
        """Where a cell is painted."""
        cell, corner = self._cell, self.area().topLeft()
        return QRect(corner.x() + column * cell, corner.y() + row * cell, cell, cell)

    def cell_at(self, position: QPointF) -> Cell | None:
        area = self.area()
        if self.shares is None or not area.contains(position.toPoint()):
            return None
        row, column = (int(at) // self._cell for at in (position.y() - area.y(), position.x() - area.x()))
        return min(row, self.side - 1), min(column, self.side - 1)

    # ---- pointing and keys

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.hovered.emit(self.cell_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        self.hovered.emit(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        cell = self.cell_at(event.position())
        if event.button() is not Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
        elif cell is None:
            self.released.emit()
        else:
            self.clicked.emit(cell)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, middle = event.key(), (self.side // 2, self.side // 2)
        if key == Qt.Key.Key_Escape:
            self.released.emit()
        elif self.shares is not None and key in ARROWS:
            start, step = self._marked or self._pinned or middle, ARROWS[Qt.Key(key)]
            row, column = (min(max(at + by, 0), self.side - 1) for at, by in zip(start, step, strict=True))
            self.hovered.emit((row, column))
        elif self.shares is not None and key in CHOOSING:
            self.clicked.emit(self._marked or middle)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if not self.underMouse():
            self.hovered.emit(None)

    # ---- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), colours_of(self)
        if self.shares is None:
            painter.setPen(colours.muted)
            painter.setFont(font("text"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self.message)
            return
        if self._picture is None:
            self._picture = self._draw(self.shares)
        painter.drawPixmap(0, 0, self._picture)
        middle = self.side // 2
        self._frame(painter, (middle, middle), self.palette().color(QPalette.ColorRole.Text), 1)
        if self._pinned is not None:
            self._frame(painter, self._pinned, colours.window, 3)
        if self._marked is not None:
            self._frame(painter, self._marked, self.palette().color(QPalette.ColorRole.Text), 2)
        if self.hasFocus():
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), 1))
            painter.drawRect(QRectF(self.area()).adjusted(-0.5, -0.5, 0.5, 0.5))

    def _frame(self, painter: QPainter, cell: Cell, colour: QColor, width: int) -> None:
        """With a border in the background colour, so that it shows on every cell."""
        area = QRectF(self.rect_of(*cell))
        for line, thick in ((self.palette().color(QPalette.ColorRole.Base), width + 2), (colour, width)):
            painter.setPen(QPen(line, thick))
            painter.drawRect(area)

    def _draw(self, shares: NDArray[np.floating]) -> QPixmap:
        ratio = self.devicePixelRatioF()
        picture = blank_pixmap(self.size(), ratio)
        painter = QPainter(picture)
        cell, corner, colour_at = self._cell, self.area().topLeft(), self._colours(shares)
        gap = 1 if cell >= LEAST_CELL_WITH_TEXT else 0
        digits = _Digits(cell, ratio) if self.classes is not None and cell >= LEAST_CELL_WITH_TEXT else None
        classes = self.classes.tolist() if self.classes is not None else None
        for row in range(self.side):
            for column in range(self.side):
                x, y, colour = corner.x() + column * cell, corner.y() + row * cell, colour_at(row, column)
                painter.fillRect(x, y, cell - gap, cell - gap, colour)
                if digits is not None and classes is not None:
                    painter.drawPixmap(x, y, digits.of(classes[row][column], colour))
        painter.end()
        return picture

    def _colours(self, shares: NDArray[np.floating]) -> Callable[[int, int], QColor]:
        """The colour of each cell."""
        colours, steps = colours_of(self), np.rint(shares * (CLASS_SHADES - 1)).astype(int).tolist()
        if self.classes is None:
            return lambda row, column: colours.kernel_table[steps[row][column]]
        classes, tables = self.classes.tolist(), colours.class_tables
        return lambda row, column: tables[classes[row][column]][steps[row][column]]

    def _redraw(self) -> None:
        self._picture = None
        self.update()

    def resizeEvent(self, event: object) -> None:
        self._redraw()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self._redraw()


class _Digits:
    """Digits in the size of a cell, each painted once: that is much faster than as text in every cell."""

    def __init__(self, cell: int, ratio: float) -> None:
        self._cell, self._ratio = cell, ratio
        self._painted: dict[tuple[int, bool], QPixmap] = {}
        self._font = QFont(font("text"))
        self._font.setPixelSize(round(cell * TEXT_SHARE))

    def of(self, digit: int, ground: QColor) -> QPixmap:
        is_dark = 0.299 * ground.red() + 0.587 * ground.green() + 0.114 * ground.blue() > BRIGHT
        if (digit, is_dark) not in self._painted:
            self._painted[digit, is_dark] = self._paint(str(digit), QColor("#101216" if is_dark else "#ffffff"))
        return self._painted[digit, is_dark]

    def _paint(self, text: str, colour: QColor) -> QPixmap:
        picture = blank_pixmap(QSize(self._cell, self._cell), self._ratio)
        painter = QPainter(picture)
        painter.setFont(self._font)
        painter.setPen(colour)
        painter.drawText(QRectF(0, 0, self._cell - 1, self._cell - 1), Qt.AlignmentFlag.AlignCenter, text)
        painter.end()
        return picture
