"""A picture in colour, as large as its place allows."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from convlab.gui.widgets.images import colour_image

SMOOTH_BELOW = 2.0  # screen pixels a pixel; larger ones are squares


class ColourView(QWidget):
    """Shows an array (h, w, 3) of red, green and blue from 0 to 255."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.picture: NDArray[np.uint8] | None = None
        self.setMinimumSize(72, 72)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(120, 120)

    def set_picture(self, picture: NDArray[np.uint8] | None) -> None:
        if picture is not self.picture:
            self.picture = picture
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.picture is None:
            return
        height, width, _ = self.picture.shape
        image = colour_image(self.picture)
        scale = min(self.width() / width, self.height() / height)
        target = QRectF(0, 0, width * scale, height * scale)
        target.moveCenter(QRectF(self.rect()).center())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, scale < SMOOTH_BELOW)
        painter.drawImage(target, image)
        painter.setPen(self.palette().color(self.palette().ColorRole.Mid))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(target)
