"""The loss from update to update, as a small curve."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from convlab.gui.theme import UNIT, colours_of, font
from convlab.labs.common.numbers import format_number, grouped

HEIGHT = 92
DOT = 2.5
MOST_DOTS = 40


class LossPlot(QWidget):
    """Losses from left to right; the axis begins at 0 and ends at the largest."""

    def __init__(self) -> None:
        super().__init__()
        self._losses: Sequence[float] = ()
        self._updates = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(160, HEIGHT)

    def show_losses(self, losses: Sequence[float], updates: int) -> None:
        """Losses, the last of them after so many updates."""
        if (losses, updates) != (self._losses, self._updates):
            self._losses, self._updates = losses, updates
            self.update()

    def points(self) -> list[QPointF]:
        """Where the losses are."""
        area, count = self._area(), len(self._losses)
        top = max(self._losses, default=0.0) or 1.0
        xs = np.linspace(area.left(), area.right(), max(count, 2))
        return [
            QPointF(x, area.bottom() - loss / top * area.height()) for x, loss in zip(xs, self._losses, strict=False)
        ]

    def _area(self) -> QRectF:
        metrics = QFontMetricsF(font("caption"))
        label = metrics.horizontalAdvance(self._top_text()) + 6
        return QRectF(self.rect()).adjusted(label, UNIT, -UNIT, -metrics.height() - 2)

    def _top_text(self) -> str:
        return format_number(max(self._losses, default=0.0))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours, area = QPainter(self), colours_of(self), self._area()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colours.grid, 1))
        painter.drawLine(area.topLeft(), area.topRight())
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        points = self.points()
        painter.setPen(QPen(colours.kernel, 2))
        painter.drawPolyline(QPolygonF(points))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.kernel)
        for point in points if len(points) <= MOST_DOTS else points[-1:]:
            painter.drawEllipse(point, DOT, DOT)
        self._write(painter, area)

    def _write(self, painter: QPainter, area: QRectF) -> None:
        painter.setFont(font("caption"))
        painter.setPen(colours_of(self).muted)
        line, right = painter.fontMetrics().height(), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for y, text in ((area.top(), self._top_text()), (area.bottom(), "0")):
            painter.drawText(QRectF(0, y - line / 2, area.left() - 4, line), right, text)
        below = QRectF(area.left(), area.bottom() + 2, area.width(), line)
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft, grouped(self._updates - len(self._losses) + 1))
        if len(self._losses) > 1:
            text = self.tr("%n update(s)", "", self._updates)
            painter.drawText(below, Qt.AlignmentFlag.AlignRight, text)
