"""Many small matrices as one image: painting each for itself would take longer than a pen move may."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage, QPalette

from convlab.gui.theme import Colours

Pixels = NDArray[np.uint32]  # (height, width), 0xAARRGGBB


def colour_table(palette: QPalette, colours: Colours) -> Pixels:
    """The colours of a mosaic: greys, signed colours, the ground and the lines around its matrices."""
    base = palette.color(QPalette.ColorRole.Base)
    return np.array([*colours.grey_table, *colours.diverging_table, base.rgb(), colours.grid.rgb()], np.uint32)


def image_of(pixels: Pixels, ratio: float) -> QImage:
    """An image of these pixels, which must be kept as long as it is used."""
    height, width = pixels.shape
    image = QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    return image
