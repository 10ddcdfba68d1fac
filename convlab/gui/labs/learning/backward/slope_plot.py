"""An activation as a curve, with the tangent at the number that is looked at: its slope is the derivative."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from convlab.core import relu, sigmoid
from convlab.core.arrays import Array
from convlab.gui.theme import UNIT, colours_of, font
from convlab.labs.common.numbers import format_number

LEAST_REACH = 6.0  # of the horizontal axis, on both sides
POINTS = 161
TANGENT = 0.3  # of the width, on both sides of the point
CURVES: dict[str, Callable[[Array], Array]] = {"relu": relu, "sigmoid": sigmoid}


class SlopePlot(QWidget):
    """Between −`reach` and `reach`; at a kink both one-sided slopes are drawn, dashed."""

    def __init__(self) -> None:
        super().__init__()
        self._name, self._reach = "relu", LEAST_REACH
        self._x: float | None = None
        self._slopes: tuple[float, ...] = ()
        self.setMinimumSize(72, 60)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(200, 140)

    def show_at(self, name: str, reach: float, x: float | None, slopes: tuple[float, ...]) -> None:
        """A curve as far as the inputs go, and the tangents at x."""
        look = name, max(LEAST_REACH, reach * 1.1), x, slopes
        if look != (self._name, self._reach, self._x, self._slopes):
            self._name, self._reach, self._x, self._slopes = look
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), colours_of(self)
        painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Base))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(UNIT, UNIT, -UNIT, -UNIT)
        curve = CURVES[self._name]
        xs = np.linspace(-self._reach, self._reach, POINTS)
        ys = curve(xs)
        top = float(ys.max())
        low = -0.12 * top

        def at(x: float, y: float) -> QPointF:
            across = (x + self._reach) / (2 * self._reach)
            return QPointF(area.left() + across * area.width(), area.bottom() - (y - low) / (top - low) * area.height())

        painter.setPen(QPen(colours.grid, 1))
        painter.drawLine(at(-self._reach, 0), at(self._reach, 0))
        painter.drawLine(at(0, low), at(0, top))
        painter.setPen(QPen(colours.muted, 2))
        painter.drawPolyline(QPolygonF([at(x, y) for x, y in zip(xs.tolist(), ys.tolist(), strict=True)]))
        if self._x is None:
            return
        here, reach = self._x, 2 * TANGENT * self._reach
        value = float(curve(np.array([here]))[0])
        painter.setClipRect(self.rect())
        style = Qt.PenStyle.SolidLine if len(self._slopes) == 1 else Qt.PenStyle.DashLine
        painter.setPen(QPen(colours.kernel, 2.5, style))
        for slope in self._slopes:
            painter.drawLine(at(here - reach, value - slope * reach), at(here + reach, value + slope * reach))
        painter.setPen(QPen(colours.base, 1.5))
        painter.setBrush(colours.window)
        painter.drawEllipse(at(here, value), 5, 5)
        painter.setFont(font("caption"))
        painter.setPen(colours.kernel)
        text = " / ".join(format_number(slope) for slope in self._slopes)
        painter.drawText(
            area, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, f"f′({format_number(here)}) = {text}"
        )
