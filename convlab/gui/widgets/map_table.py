"""A table of small signed maps on one scale, one of them framed."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from convlab.gui.theme import colours_of, font
from convlab.gui.widgets.images import indexed_image
from convlab.gui.widgets.language_and_theme import LanguageAndTheme

HEAD = 16  # pixels, for the numbers of rows and columns
GAP = 6
LARGEST = 72  # pixels of a map
ARROWS = {Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0), Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1)}


class MapTable(LanguageAndTheme, QWidget):
    """`hovered` carries the row and column of the map under the pointer, or None; `clicked` those of a map to choose.

    Arrow keys choose one beside the chosen one.
    """

    hovered = Signal(object)
    clicked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.levels: NDArray[np.uint8] = np.zeros((1, 1, 1, 1), np.uint8)
        self._images: list[list[QImage]] = []
        self._look: object = None
        self._chosen = 0, 0
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, 60)

    def set_maps(self, levels: NDArray[np.uint8], chosen: tuple[int, int]) -> None:
        """Show levels (rows, columns, h, w) of a diverging scale, with a frame around the chosen map."""
        look = colours_of(self)
        if chosen != self._chosen or look is not self._look or not np.array_equal(levels, self.levels):
            self.levels, self._chosen, self._look = levels, chosen, look
            self._images = [[indexed_image(plane, look.diverging_table) for plane in row] for row in levels]
            self.update()

    def place(self, row: int, column: int) -> QRectF:
        """Where a map is drawn."""
        rows, columns = self.levels.shape[:2]
        room = (self.width() - HEAD) / columns, (self.height() - HEAD) / rows
        pitch = max(GAP + 1.0, min(*room, LARGEST + GAP))
        left = (self.width() - HEAD - pitch * columns) / 2 + HEAD
        top = (self.height() - HEAD - pitch * rows) / 2 + HEAD
        return QRectF(left + column * pitch, top + row * pitch, pitch - GAP, pitch - GAP)

    def map_at(self, place: QPointF) -> tuple[int, int] | None:
        return next((cell for cell in np.ndindex(self.levels.shape[:2]) if self.place(*cell).contains(place)), None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.hovered.emit(self.map_at(event.position()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        cell = self.map_at(event.position())
        if cell is not None:
            self.clicked.emit(cell)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        down, right = ARROWS.get(Qt.Key(event.key()), (0, 0))
        row, column = self._chosen[0] + down, self._chosen[1] + right
        rows, columns = self.levels.shape[:2]
        if (down or right) and 0 <= row < rows and 0 <= column < columns:
            self.clicked.emit((row, column))
        elif not (down or right):
            event.ignore()

    def leaveEvent(self, event: QEvent) -> None:
        self.hovered.emit(None)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), colours_of(self)
        painter.setFont(font("caption"))
        chosen = QPen(colours.kernel, 5 if self.hasFocus() else 3)
        for row, images in enumerate(self._images):
            for column, image in enumerate(images):
                area, is_chosen = self.place(row, column), (row, column) == self._chosen
                painter.drawImage(area, image)
                painter.setPen(chosen if is_chosen else QPen(colours.rule, 1))
                painter.drawRect(area)
        painter.setPen(colours.muted)
        rows, columns = self.levels.shape[:2]
        for column in range(columns):
            area = self.place(0, column)
            head = QRectF(area.left(), area.top() - HEAD, area.width(), HEAD - 2)
            painter.drawText(head, Qt.AlignmentFlag.AlignCenter, str(column))
        for row in range(rows):
            area = self.place(row, 0)
            head = QRectF(area.left() - HEAD, area.top(), HEAD - 2, area.height())
            painter.drawText(head, Qt.AlignmentFlag.AlignCenter, str(row))

    def restyle(self) -> None:
        self.set_maps(self.levels, self._chosen)
