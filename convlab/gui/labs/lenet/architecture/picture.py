"""Small pictures of the layers of a network: what comes out of each, drawn to scale."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from convlab.core.data.digits import IMAGE_SIZE
from convlab.gui.theme import colours_of
from convlab.labs.lenet.architecture import LIMITS, LayerFacts

LEAST_HEIGHT, USUAL_HEIGHT, LARGEST_HEIGHT = 38, 58, 168  # pixels
CELLS = 38  # that the height has room for: the largest map, and the sheets behind it
MOST_SHEETS = 8
ARROW = 16.0  # pixels
LEAST_STRIP = 3.0
SHEET_STEP = 3.0  # pixels between two maps that lie behind one another, at most
WIDEST_REST = (MOST_SHEETS - 1) * SHEET_STEP + ARROW + 4  # of the width beside a map: the same for all, for one scale


class LayerPicture(QWidget):
    """Maps as sheets one behind the other, at most MOST_SHEETS; the units of a dense layer as a bar.

    Rows and columns of the maps that the next layer drops are hatched.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts: LayerFacts | None = None
        self._lost = 0
        self._lit = False
        self.setMinimumSize(56, LEAST_HEIGHT)
        self.setMaximumHeight(LARGEST_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(86, USUAL_HEIGHT)

    def show_facts(self, facts: LayerFacts, lost: int = 0) -> None:
        """Show a layer, of whose maps the next one drops the last `lost` rows and columns."""
        self._facts, self._lost = facts, lost
        self.update()

    def set_lit(self, lit: bool) -> None:
        self._lit = lit
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._facts is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = colours_of(self)
        colour = {"Conv2d": colours.kernel, "Pool2d": colours.muted, "Linear": colours.output}[self._facts.kind]
        if self._lit:
            colour = colours.field
        fill = QColor(colour)
        fill.setAlphaF(0.3)
        self._paint_arrow(painter, colours.muted)
        paper = colours.base
        painter.setPen(QPen(colour, 1.4))
        for rect in self._sheets() if len(self._facts.shape) == 3 else [self._bar()]:
            painter.setBrush(paper)  # hides what lies behind
            painter.drawRect(rect)
            painter.setBrush(fill)
            painter.drawRect(rect)
        if self._lost:
            self._hatch(painter, rect, colours.warning)

    def _hatch(self, painter: QPainter, front: QRectF, colour: QColor) -> None:
        assert self._facts is not None
        strip = max(LEAST_STRIP, front.width() * self._lost / self._facts.shape[-1])
        below = QRectF(front.left(), front.bottom() - strip, front.width(), strip)
        for area in (below, QRectF(front.right() - strip, front.top(), strip, front.height() - strip)):
            painter.fillRect(area, QBrush(colour, Qt.BrushStyle.Dense4Pattern))

    def _paint_arrow(self, painter: QPainter, colour: QColor) -> None:
        """From the layer before, on the left."""
        y, tip = self.height() / 2, ARROW / 2
        painter.setPen(QPen(colour, 1.4))
        painter.drawLine(QPointF(-tip, y), QPointF(tip, y))
        for side in (-3, 3):
            painter.drawLine(QPointF(tip - 4, y + side), QPointF(tip, y))

    def _sheets(self) -> list[QRectF]:
        assert self._facts is not None
        channels, side, _ = self._facts.shape
        count = min(channels, MOST_SHEETS)
        room = (self.height() * (1 - IMAGE_SIZE / CELLS) - 4) / (MOST_SHEETS - 1)
        step = min(SHEET_STEP, room)
        spread = (count - 1) * step
        length = max(4.0, side * min(self.height() / CELLS, (self.width() - WIDEST_REST) / IMAGE_SIZE))
        corner = QPointF((self.width() - length - spread) / 2, (self.height() - length - spread) / 2 + spread)
        return [
            QRectF(corner.x() + index * step, corner.y() - index * step, length, length)
            for index in reversed(range(count))
        ]

    def _bar(self) -> QRectF:
        assert self._facts is not None
        length = max(6.0, (self.height() - 6) * min(1.0, self._facts.shape[0] / (LIMITS["dense"][1] / 2)) ** 0.5)
        return QRectF(self.width() / 2 - 6, (self.height() - length) / 2, 12, length)


class InputPicture(QWidget):
    """The image that the network gets, and in it the receptive field of the layer that is pointed at."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image: NDArray[np.uint8] | None = None
        self.field: int | None = None  # the side of the receptive field that is shown
        self.setMinimumSize(80, LEAST_HEIGHT)
        self.setMaximumHeight(LARGEST_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_image(self, image: NDArray[np.uint8] | None) -> None:
        self._image = image
        self.update()

    def set_field(self, side: int | None) -> None:
        """Show the field of a unit in the middle; None for none."""
        self.field = side
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), colours_of(self)
        cells = IMAGE_SIZE
        length = max(4.0, cells * min(self.height() / CELLS, (self.width() - WIDEST_REST) / cells))
        area = QRectF((self.width() - length) / 2, (self.height() - length) / 2, length, length)
        painter.fillRect(area, QColor(Qt.GlobalColor.black))
        if self._image is not None:
            image = np.ascontiguousarray(self._image)
            painter.drawImage(area, QImage(image.data, 28, 28, 28, QImage.Format.Format_Grayscale8))
        painter.setPen(QPen(colours.rule, 1))
        painter.drawRect(area)
        if self.field is not None:
            side = min(self.field, cells) * length / cells
            middle = area.center()
            frame = QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side)
            tint = QColor(colours.field)
            tint.setAlphaF(0.3)
            painter.fillRect(frame, tint)
            painter.setPen(QPen(colours.field, 2))
            painter.drawRect(frame)
