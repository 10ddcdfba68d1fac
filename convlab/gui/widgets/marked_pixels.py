"""A grey image with marks on it: frames, a cross and a ring, all placed in pixels of the image."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QPen

from convlab.gui.theme import GREYS, Colours, colours_of
from convlab.gui.widgets.pixel_grid import PixelGrid

LEAST = 72  # pixels
ARM = 5.0  # of a cross, and the radius of a ring
VEIL = 0.62  # how much of the paper's colour lies over what is outside of a veiling frame

RULE_ON_LIGHT = QColor(128, 128, 128, 90)  # between black and white pixels


class Frame(NamedTuple):
    """A rectangle in the colour of a role; `dashed`, or `veils` what is outside of it."""

    area: QRectF
    role: str
    dashed: bool = False
    veils: bool = False


class Spot(NamedTuple):
    """A cross, or a ring, in the colour of a role; x and y are columns and rows."""

    place: QPointF
    role: str
    ring: bool = False


class MarkedPixels(PixelGrid):
    """Shows levels in its whole area, or in `place`, then finer than its pixels.

    Levels are ink on paper, in the colours of the theme; or, `as_light`, 0 is black and 255 white in every theme.
    """

    def __init__(self, rows: int, columns: int, *, as_light: bool = False, numbered: bool = False) -> None:
        super().__init__(rows, columns, numbered=numbered)
        self._as_light = as_light
        self.setMinimumSize(LEAST, LEAST)
        self._place: QRectF | None = None
        self.marks: Sequence[Frame | Spot] = ()

    def show_picture(
        self, levels: NDArray[np.uint8] | None, marks: Sequence[Frame | Spot] = (), place: QRectF | None = None
    ) -> None:
        self.marks, self._place = marks, place
        self.set_levels(levels)

    def area(self) -> QRectF:
        """In the upper left corner, below what is written above it."""
        return QRectF(QPointF(0, 0), super().area().size())

    def on_screen(self, area: QRectF) -> QRectF:
        """Where an area, in pixels of the image, is painted."""
        whole = self.area()
        cell = whole.width() / self._shape[1]
        return QRectF(
            whole.x() + area.x() * cell, whole.y() + area.y() * cell, area.width() * cell, area.height() * cell
        )

    def _table(self, colours: Colours) -> Sequence[int]:
        return GREYS if self._as_light else colours.grey_table

    def _rule(self, colours: Colours) -> QColor:
        return RULE_ON_LIGHT if self._as_light else colours.grid

    def _paint_levels(self, painter: QPainter, image: QImage) -> None:
        is_fine = self._place is not None or image.width() > self.width()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, is_fine)
        painter.drawImage(self.area() if self._place is None else self.on_screen(self._place), image)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.levels is None:
            return
        painter, colours = QPainter(self), colours_of(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(self.area().adjusted(-1, -1, 1, 1))
        for mark in self.marks:
            if isinstance(mark, Frame):
                self._paint_frame(painter, mark, colours)
            else:
                self._paint_spot(painter, mark, colours)

    def _paint_frame(self, painter: QPainter, frame: Frame, colours: Colours) -> None:
        area = self.on_screen(frame.area)
        if frame.veils:
            outside = QPainterPath()
            outside.addRect(self.area())
            outside.addRect(area)
            veil = QColor(colours.padding)
            veil.setAlphaF(VEIL)
            painter.fillPath(outside, veil)
        pen = QPen(getattr(colours, frame.role), 1.5 if frame.dashed else 2)
        if frame.dashed:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(area)

    def _paint_spot(self, painter: QPainter, spot: Spot, colours: Colours) -> None:
        """On a lighter line, so that it is seen on ink too."""
        at = self.on_screen(QRectF(spot.place, spot.place)).topLeft()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, width in ((colours.paper, 4.0), (getattr(colours, spot.role), 2.0)):
            painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            if spot.ring:
                painter.drawEllipse(at, ARM + 2, ARM + 2)
            else:
                painter.drawLine(at - QPointF(ARM, 0), at + QPointF(ARM, 0))
                painter.drawLine(at - QPointF(0, ARM), at + QPointF(0, ARM))
