"""Many small images in rows, each with a caption below it; only those on the screen are painted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from convlab.gui.theme import UNIT, colours_of, font
from convlab.gui.widgets.images import indexed_image
from convlab.gui.widgets.keys import CHOOSING

SIDE = 56  # pixels of an image: whole multiples of MNIST's 28
PADDING = UNIT // 2  # around an image and its words
MARGIN = 3


class Caption(NamedTuple):
    """Lines below an image, the first one in bold, in the warning colour if it `is_error`."""

    lines: Sequence[str]
    is_error: bool


class ImageGallery(QAbstractScrollArea):
    """`hovered` carries the position of the image under the pointer, or None; `moved` the one that the keys went to.

    `picked` carries the position of an image that was clicked, or for which Enter was pressed.
    """

    hovered = Signal(object)
    moved = Signal(int)
    picked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._images = np.empty((0, 1, 1), np.uint8)
        self.indices = np.empty(0, np.intp)
        self.caption: Callable[[int], Caption] = lambda _index: Caption((), is_error=False)
        self._widest: Sequence[str] = ()
        self._message = ""
        self._hovered: int | None = None
        self._line = self._narrowest = self._height = 1.0  # pixels: of a line, of an image with its words
        self.cursor_position = 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # or columns would come and go
        self.viewport().setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMinimumSize(2 * SIDE, SIDE + 4 * UNIT)

    def sizeHint(self) -> QSize:
        return QSize(6 * SIDE, 5 * SIDE)

    # ---- what is shown

    def set_images(
        self,
        images: NDArray[np.uint8],
        indices: NDArray[np.intp],
        caption: Callable[[int], Caption],
        widest: Sequence[str],
        *,
        stays: bool = False,
    ) -> None:
        """Show images[index] (h, w) for each index, in this order, with caption(index) below.

        `widest` are the lines that need the most room. It begins at the top again unless it `stays` where it is.
        """
        self._images, self.indices, self.caption, self._widest = images, indices, caption, widest
        self._hovered = None
        if not stays:
            self.cursor_position = 0
        self.cursor_position = max(0, min(self.cursor_position, len(indices) - 1))
        self._measure()
        if not stays:
            self.verticalScrollBar().setValue(0)
        self.viewport().update()

    def show_nothing(self, message: str) -> None:
        """Show no images but a message, also when an empty set is shown later."""
        self._message = message
        self.indices = self.indices[:0]
        self._measure()
        self.viewport().update()

    # ---- places

    @property
    def columns(self) -> int:
        return max(1, int((self.viewport().width() - 2 * MARGIN) // self._narrowest))

    def _measure(self) -> None:
        """How much room an image and its words take."""
        words = QFontMetricsF(font("caption", bold=True))
        lines = len(self.caption(int(self.indices[0])).lines) if len(self.indices) else 2
        self._line = words.height()
        self._narrowest = max(SIDE, *(words.horizontalAdvance(line) for line in self._widest), 0.0) + 2 * PADDING
        self._height = SIDE + lines * self._line + 3 * PADDING
        bar, height = self.verticalScrollBar(), self.viewport().height()
        rows = -(-len(self.indices) // self.columns)
        bar.setRange(0, max(0, round(rows * self._height + 2 * MARGIN) - height))
        bar.setPageStep(height)
        bar.setSingleStep(round(self._height / 2))

    def tile(self, position: int) -> QRectF:
        """Where an image and its words are, on the viewport."""
        row, column = divmod(position, self.columns)
        width = (self.viewport().width() - 2 * MARGIN) / self.columns
        top = MARGIN + row * self._height - self.verticalScrollBar().value()
        return QRectF(MARGIN + column * width, top, width, self._height)

    def position_at(self, point: QPointF) -> int | None:
        """Which image is under a point of the viewport."""
        first = self.tile(0)
        column, row = int((point.x() - MARGIN) // first.width()), int((point.y() - first.top()) // first.height())
        position = row * self.columns + column
        return position if 0 <= column < self.columns and 0 <= position < len(self.indices) else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    # ---- mouse and keys

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.position_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)

    def _hover(self, position: int | None) -> None:
        if position != self._hovered:
            self._hovered = position
            self.viewport().update()
            self.hovered.emit(position)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        position = self.position_at(event.position())
        if position is not None and event.button() is Qt.MouseButton.LeftButton:
            self.cursor_position = position
            self.viewport().update()
            self.picked.emit(position)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, count = event.key(), len(self.indices)
        whole_rows = max(1, int(self.viewport().height() // self._height)) * self.columns
        moves = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -self.columns,
            Qt.Key.Key_Down: self.columns,
            Qt.Key.Key_PageUp: -whole_rows,
            Qt.Key.Key_PageDown: whole_rows,
            Qt.Key.Key_Home: -count,
            Qt.Key.Key_End: count,
        }
        if not count:
            event.ignore()
        elif key in CHOOSING:
            self.picked.emit(self.cursor_position)
        elif key in moves:
            self.cursor_position = min(max(0, self.cursor_position + moves[Qt.Key(key)]), count - 1)
            self._bring_into_view(self.tile(self.cursor_position))
            self.viewport().update()
            self.moved.emit(self.cursor_position)
        else:
            event.ignore()

    def _bring_into_view(self, tile: QRectF) -> None:
        bar, height = self.verticalScrollBar(), self.viewport().height()
        if tile.top() < 0:
            bar.setValue(round(bar.value() + tile.top() - MARGIN))
        elif tile.bottom() > height:
            bar.setValue(round(bar.value() + tile.bottom() - height + MARGIN))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    # ---- painting

    def visible_positions(self) -> range:
        """The images of which something is on the screen."""
        first = self.tile(0)
        row = max(0, int(-first.top() // first.height()))
        rows = int(self.viewport().height() // first.height()) + 2
        return range(row * self.columns, min((row + rows) * self.columns, len(self.indices)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, palette = QPainter(self.viewport()), self.palette()
        painter.fillRect(self.viewport().rect(), palette.color(QPalette.ColorRole.Base))
        if not len(self.indices):
            painter.setPen(colours_of(self).muted)
            room = self.viewport().rect().adjusted(UNIT, UNIT, -UNIT, -UNIT)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._message)
            return
        for position in self.visible_positions():
            self._paint_tile(painter, position)

    def _paint_tile(self, painter: QPainter, position: int) -> None:
        colours, tile, index = colours_of(self), self.tile(position), int(self.indices[position])
        accent, text = (self.palette().color(role) for role in (QPalette.ColorRole.Highlight, QPalette.ColorRole.Text))
        if position == self._hovered:
            painter.fillRect(tile.adjusted(1, 1, -1, -1), colours.track)
        if position == self.cursor_position and self.hasFocus():
            painter.setPen(QPen(accent, 2))
            painter.drawRect(tile.adjusted(1, 1, -1, -1))
        area = QRectF(tile.center().x() - SIDE / 2, tile.top() + PADDING, SIDE, SIDE)
        area.moveLeft(round(area.left()))
        painter.drawImage(area, indexed_image(self._images[index], colours.grey_table))
        painter.setPen(QPen(colours.grid, 1))
        painter.drawRect(area)
        caption, line = self.caption(index), self._line
        for number, words in enumerate(caption.lines):
            painter.setFont(font("caption", bold=number == 0))
            painter.setPen(colours.muted if number else colours.warning if caption.is_error else text)
            place = QRectF(tile.left(), area.bottom() + PADDING + number * line, tile.width(), line)
            fitting = QFontMetricsF(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, tile.width() - 2)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, fitting)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._measure()
        self.viewport().update()
