"""Between NumPy arrays and Qt images, and empty images to paint on."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QImage, QPixmap


def colour_image(picture: NDArray[np.uint8]) -> QImage:
    """An image of an array (h, w, 3) of red, green and blue from 0 to 255."""
    picture = np.ascontiguousarray(picture)
    height, width, _ = picture.shape
    image = QImage(picture.data, width, height, 3 * width, QImage.Format.Format_RGB888)
    return image.convertToFormat(QImage.Format.Format_RGB32)  # of its own, and quick to draw at any size


def indexed_image(levels: NDArray[np.uint8], colours: Sequence[int]) -> QImage:
    """An image of an array (h, w) of indices into a table of colours."""
    levels = np.ascontiguousarray(levels)
    height, width = levels.shape
    image = QImage(levels.data, width, height, width, QImage.Format.Format_Indexed8)
    image.setColorTable(colours)
    return image.copy()  # of its own: the array may go


def blank_pixmap(size: QSize, ratio: float, colour: QColor | Qt.GlobalColor = Qt.GlobalColor.transparent) -> QPixmap:
    """An empty image of a size on the widget; `ratio` is that of the screen's pixels to the widget's."""
    pixmap = QPixmap(size * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(colour)
    return pixmap
