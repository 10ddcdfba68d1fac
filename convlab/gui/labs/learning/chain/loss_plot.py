"""The loss from update to update, as a small curve."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from convlab.gui.language import translate
from convlab.gui.theme import UNIT, colours_of, font
from convlab.labs.common.numbers import format_number, grouped

HEIGHT = 92
DOT = 2.5
MOST_DOTS = 40


class LossPlot(QWidget):
    """Losses from left to right, and hollow the one that the next update would lead to; the axis begins at 0."""

    def __init__(self) -> None:
        super().__init__()
        self._losses: Sequence[float] = ()
        self._next: float | None = None
        self._updates = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(160, HEIGHT)

    def show_losses(self, losses: Sequence[float], coming: float | None, updates: int) -> None:
        """Losses, the last of them after so many updates, and the one after another update, if that is possible."""
        if (losses, coming, updates) != (self._losses, self._next, self._updates):
            self._losses, self._next, self._updates = losses, coming, updates
            self.update()

    @property
    def _all(self) -> list[float]:
        return [*self._losses, *([] if self._next is None else [self._next])]

    def points(self) -> list[QPointF]:
        """Where the losses are, the coming one last."""
        area, losses = self._area(), self._all
        top = max(losses, default=0.0) or 1.0
        xs = np.linspace(area.left(), area.right(), max(len(losses), 2))
        return [QPointF(x, area.bottom() - loss / top * area.height()) for x, loss in zip(xs, losses, strict=False)]

    def _area(self) -> QRectF:
        metrics = QFontMetricsF(font("caption"))
        label = metrics.horizontalAdvance(self._top_text()) + 6
        return QRectF(self.rect()).adjusted(label, UNIT, -UNIT, -metrics.height() - 2)

    def _top_text(self) -> str:
        return format_number(max(self._all, default=0.0))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours, area = QPainter(self), colours_of(self), self._area()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colours.grid, 1))
        painter.drawLine(area.topLeft(), area.topRight())
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        points = self.points()
        there = points[: len(self._losses)]
        painter.setPen(QPen(colours.kernel, 1.5, Qt.PenStyle.DotLine))
        painter.drawPolyline(QPolygonF(points[-2:]))
        painter.setPen(QPen(colours.kernel, 2))
        painter.drawPolyline(QPolygonF(there))
        painter.setBrush(colours.kernel)
        for point in there if len(there) <= MOST_DOTS else there[-1:]:
            painter.drawEllipse(point, DOT, DOT)
        painter.setBrush(colours.base)
        for point in points[len(there) :]:
            painter.drawEllipse(point, DOT + 1, DOT + 1)
        self._write(painter, area)

    def _write(self, painter: QPainter, area: QRectF) -> None:
        painter.setFont(font("caption"))
        painter.setPen(colours_of(self).muted)
        line = painter.fontMetrics().height()
        left = QRectF(0, area.top() - line / 2, area.left() - 4, line)
        painter.drawText(left, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._top_text())
        below = QRectF(area.left(), area.bottom() + 2, area.width(), line)
        text = translate("Chain", "{0} updates, then the next").format(grouped(self._updates))
        if self._updates == 1:
            text = translate("Chain", "1 update, then the next")
        elif not self._updates:
            text = translate("Chain", "now, and after an update")
        painter.drawText(below, Qt.AlignmentFlag.AlignRight, text)
