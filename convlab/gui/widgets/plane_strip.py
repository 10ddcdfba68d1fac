"""The planes of an input, small and side by side, to choose one of them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from convlab.gui.theme import GREYS, UNIT, colours_of, font
from convlab.gui.widgets.images import colour_image, indexed_image

HEIGHT = 64
MOST_PIXELS = 128  # of a side: a plane this small needs no more
LABEL = 14


class PlaneStrip(QWidget):
    """`chosen` carries the number of the plane the user picked, by a click or with the arrow keys."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._images: list[QImage] = []
        self._levels: object = None
        self._look: object = None
        self._labels: Sequence[str] = ()
        self._current = 0
        self.setFixedHeight(HEIGHT + LABEL)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        return QSize(240, HEIGHT + LABEL)

    def set_planes(
        self,
        levels: NDArray[np.uint8],
        signed: bool,
        labels: Sequence[str],
        current: int,
        colour: NDArray[np.uint8] | None = None,
    ) -> None:
        """Show levels (c, h, w) of a grey or a diverging scale, with a short label below each; `current` is framed.

        The picture `colour` (h, w, 3) that the planes make together comes last, if given.
        """
        look = signed, colour is None, colours_of(self)
        if levels is not self._levels or look != self._look:
            self._levels, self._look = levels, look
            every = -(-max(levels.shape[1:]) // MOST_PIXELS)
            table = colours_of(self).diverging_table if signed else GREYS
            self._images = [indexed_image(plane[::every, ::every], table) for plane in levels]
            if colour is not None:
                self._images.append(colour_image(colour[::every, ::every]))
        self._labels, self._current = labels, current
        self.update()

    @property
    def count(self) -> int:
        return len(self._images)

    def place(self, index: int) -> QRectF:
        """Where a plane is drawn."""
        room = max(1.0, self.width() - 2.0) / max(self.count, 1)
        side = max(1.0, min(HEIGHT - 4.0, room - UNIT))
        return QRectF(2 + index * (side + UNIT), 2, side, side)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for index in range(self.count):
            if self.place(index).contains(event.position()):
                self.chosen.emit(index)
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() not in steps:
            event.ignore()
            return
        index = self._current + steps[Qt.Key(event.key())]
        if 0 <= index < self.count:
            self.chosen.emit(index)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), colours_of(self)
        painter.setFont(font("caption"))
        accent = self.palette().color(QPalette.ColorRole.Highlight)
        for index, image in enumerate(self._images):
            area, chosen = self.place(index), index == self._current
            share = min(area.width() / image.width(), area.height() / image.height())
            target = QRectF(0, 0, image.width() * share, image.height() * share)
            target.moveCenter(area.center())
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, share < 1)
            painter.drawImage(target, image)
            painter.setPen(QPen(accent if chosen else colours.muted, 3 if chosen and self.count > 1 else 1))
            painter.drawRect(target)
            painter.setPen(self.palette().text().color() if chosen else colours.muted)
            below = QRectF(area.left(), area.bottom() + 2, area.width(), LABEL)
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self._labels[index])
        if self.hasFocus():
            painter.setPen(QPen(accent, 1, Qt.PenStyle.DotLine))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
