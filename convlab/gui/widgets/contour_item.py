"""Contours on a plane plot, filled between them, each with its height. Importing this module loads pyqtgraph."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from convlab.gui.theme import blend, font

HIGHEST = 0.26  # the share of ink in the colour of the highest band
LINE = 0.16  # more of it in the lines between bands
LEAST_DISTANCE = 26  # pixels between two labels


class Contour(NamedTuple):
    """A closed line (n, 2) around all contours before it, its label, and where that stands, if it is to have one."""

    outline: NDArray[np.float64]
    text: str = ""
    label_at: tuple[float, float] | None = None


class ContourItem(pg.GraphicsObject):  # type: ignore[misc]
    """Contours from the innermost to the outermost, darker from band to band."""

    def __init__(self) -> None:
        super().__init__()
        self.contours: Sequence[Contour] = ()
        self._polygons: list[QPolygonF] = []
        self._area = QRectF()
        self._ground, self._ink, self._text = (QColor(name) for name in ("white", "black", "black"))

    def set_colours(self, ground: QColor, ink: QColor, text: QColor) -> None:
        self._ground, self._ink, self._text = ground, ink, text
        self.update()

    def set_contours(self, contours: Sequence[Contour], area: QRectF) -> None:
        """Show contours within an area, which is filled beyond the outermost of them."""
        if area != self._area:
            self.prepareGeometryChange()
            self._area = area
        self.contours = contours
        self._polygons = [pg.functions.arrayToQPolygonF(*contour.outline.T) for contour in contours]
        self.update()

    def boundingRect(self) -> QRectF:  # noqa: N802
        return self._area

    def shade(self, band: int) -> QColor:
        """The colour of a band: 0 is within the innermost contour."""
        return blend(self._ground, self._ink, HIGHEST * band / max(1, len(self.contours)))

    def paint(self, painter: QPainter, *_: Any) -> None:
        painter.fillRect(self._area, self.shade(len(self._polygons)))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for band, polygon in reversed(list(enumerate(self._polygons))):
            line = QPen(blend(self._ground, self._ink, HIGHEST * band / len(self._polygons) + LINE), 1)
            line.setCosmetic(True)
            painter.setPen(line)
            painter.setBrush(self.shade(band))
            painter.drawPolygon(polygon)
        self._write(painter)

    def _write(self, painter: QPainter) -> None:
        transform = painter.transform()
        painter.resetTransform()
        small = QFontMetricsF(font("caption"))
        painter.setFont(font("caption"))
        painter.setPen(self._text)
        before: QPointF | None = None
        for contour in reversed(self.contours):
            if contour.label_at is None:
                continue
            place = transform.map(QPointF(*contour.label_at))
            size = small.size(0, contour.text)
            room = transform.mapRect(self._area).adjusted(
                size.width() / 2, size.height() / 2, -size.width() / 2, -size.height() / 2
            )
            if not room.contains(place) or (before is not None and (place - before).manhattanLength() < LEAST_DISTANCE):
                continue
            before = place
            painter.drawText(place + QPointF(-size.width() / 2, small.ascent() - size.height() / 2), contour.text)
        painter.setTransform(transform)
