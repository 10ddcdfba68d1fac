"""A small grey image whose pixels are visible squares."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QLineF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from convlab.gui.theme import Colours, colours_of
from convlab.gui.widgets.images import blank_pixmap, indexed_image
from convlab.gui.widgets.pixel_numbers import decimals_in, paint_numbers

SMALLEST_RULED_CELL = 5  # pixels; smaller cells have no lines between them


class PixelGrid(QWidget):
    """Shows an array (h, w) of levels from 0 to 255 as squares, `numbered` where they are large enough.

    `hovered` carries row and column, or −1 twice; `clicked` tells of a click anywhere, `resized` of other cells.
    """

    hovered = Signal(int, int)
    clicked = Signal()
    resized = Signal()

    def __init__(self, rows: int, columns: int, parent: QWidget | None = None, *, numbered: bool = False) -> None:
        super().__init__(parent)
        self._shape, self._numbered = (rows, columns), numbered
        self.levels: NDArray[np.uint8] | None = None
        self._grid = QPixmap()
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(columns * 3, rows * 3)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(self._shape[1] * 6, self._shape[0] * 6)

    def set_levels(self, levels: NDArray[np.uint8] | None) -> None:
        self.levels = levels
        self.update()

    def area(self) -> QRectF:
        """Where the pixels are: the largest place with square pixels, in the middle."""
        rows, columns = self._shape
        cell = min(self.width() / columns, self.height() / rows)
        return QRectF(
            (self.width() - cell * columns) / 2, (self.height() - cell * rows) / 2, cell * columns, cell * rows
        )

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        area = self.area()
        column = int((event.position().x() - area.x()) / area.width() * self._shape[1])
        row = int((event.position().y() - area.y()) / area.height() * self._shape[0])
        inside = area.contains(event.position()) and row < self._shape[0] and column < self._shape[1]
        self.hovered.emit(*((row, column) if inside else (-1, -1)))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()

    def leaveEvent(self, event: object) -> None:
        self.hovered.emit(-1, -1)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours, area = colours_of(self), self.area()
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Base))
        painter.fillRect(area, colours.paper)
        if self.levels is not None:
            self._paint_levels(painter, indexed_image(self.levels, self._table(colours)))
        if self._grid.isNull():
            self._grid = self._draw_grid()
        painter.drawPixmap(0, 0, self._grid)
        if self._numbered and self.levels is not None:
            paint_numbers(painter, self.levels, area, self._table(colours))

    @property
    def decimals(self) -> int:
        """Of the numbers in the cells; 0 if there are none."""
        return decimals_in(self.area().width() / self._shape[1]) if self._numbered else 0

    def _table(self, colours: Colours) -> Sequence[int]:
        return colours.grey_table

    def _rule(self, colours: Colours) -> QColor:
        return colours.grid

    def _paint_levels(self, painter: QPainter, image: QImage) -> None:
        painter.drawImage(self.area(), image)

    def _draw_grid(self) -> QPixmap:
        """The lines between the pixels and the frame, drawn once for each size and theme."""
        pixmap, (rows, columns), area = blank_pixmap(self.size(), self.devicePixelRatioF()), self._shape, self.area()
        painter = QPainter(pixmap)
        cell = area.width() / columns
        if cell >= SMALLEST_RULED_CELL:
            painter.setPen(QPen(self._rule(colours_of(self)), 0.5))
            xs = [area.left() + column * cell for column in range(1, columns)]
            ys = [area.top() + row * cell for row in range(1, rows)]
            painter.drawLines([QLineF(x, area.top(), x, area.bottom()) for x in xs])
            painter.drawLines([QLineF(area.left(), y, area.right(), y) for y in ys])
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Mid), 1))
        painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()
        return pixmap

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._grid = QPixmap()
        self.resized.emit()

    def changeEvent(self, event: QEvent) -> None:
        self._grid = QPixmap()
        super().changeEvent(event)
