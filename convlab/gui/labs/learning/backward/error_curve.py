"""How a finite difference's error depends on its step: large steps miss bends, tiny ones drown in rounding."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from convlab.gui.theme import UNIT, colours_of, font
from convlab.gui.widgets.language_and_theme import LanguageAndTheme
from convlab.labs.common.numbers import format_number
from convlab.labs.learning.backward.state import STEPS_OF_H

LEAST_ERROR = 1e-17  # that is told from 0
FEWEST_DECADES = 4.0  # that the height stands for
CURVE, HEIGHT = 150, 44  # pixels


class ErrorCurve(LanguageAndTheme, QWidget):
    """A point for each step, from the largest on; a click chooses one: `h_chosen`. Both axes are logarithmic."""

    h_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.errors: Sequence[float] = ()
        self._h = STEPS_OF_H[0]
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.retranslate()

    def sizeHint(self) -> QSize:
        label = QFontMetricsF(font("caption")).horizontalAdvance(self._label)
        return QSize(round(label) + CURVE + 3 * UNIT, HEIGHT)

    def show_errors(self, errors: Sequence[float], h: float) -> None:
        """The relative error for each of `STEPS_OF_H`, and the step that is chosen; no errors where there are none."""
        if (tuple(errors), h) != (tuple(self.errors), self._h):
            self.errors, self._h = errors, h
            self.update()

    def point(self, index: int) -> QPointF:
        """Where the point of a step is drawn."""
        area, logs = self._area(), [math.log10(max(error, LEAST_ERROR)) for error in self.errors]
        top = max(logs)
        depth = (top - logs[index]) / max(top - min(logs), FEWEST_DECADES)
        return QPointF(area.left() + index / (len(STEPS_OF_H) - 1) * area.width(), area.top() + depth * area.height())

    def _area(self) -> QRectF:
        below = QFontMetricsF(font("caption")).height()
        right = self.width() - UNIT
        return QRectF(right - CURVE, UNIT // 2, CURVE, HEIGHT - UNIT // 2 - below)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.errors:
            return
        distances = [abs(self.point(index).x() - event.position().x()) for index in range(len(STEPS_OF_H))]
        self.h_chosen.emit(STEPS_OF_H[distances.index(min(distances))])

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.errors:
            return
        painter, colours, area = QPainter(self), colours_of(self), self._area()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font("caption"))
        painter.setPen(colours.muted)
        right, left = Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignLeft
        label = QRectF(0, area.top() - UNIT // 2, area.left() - UNIT, area.height() + UNIT)
        painter.drawText(label, right | Qt.AlignmentFlag.AlignVCenter, self._label)
        below = QRectF(area.left() - UNIT, area.bottom(), area.width() + 2 * UNIT, self.height() - area.bottom())
        painter.drawText(below, left, f"h = {format_number(STEPS_OF_H[0])}")
        painter.drawText(below, right, format_number(STEPS_OF_H[-1]))
        painter.setPen(QPen(colours.grid, 1))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        points = [self.point(index) for index in range(len(STEPS_OF_H))]
        painter.setPen(QPen(colours.kernel, 1.5))
        painter.drawPolyline(QPolygonF(points))
        painter.setBrush(colours.kernel)
        painter.setPen(Qt.PenStyle.NoPen)
        for step, place in zip(STEPS_OF_H, points, strict=True):
            is_chosen = math.isclose(step, self._h)
            painter.setBrush(colours.warning if is_chosen else colours.kernel)
            painter.drawEllipse(place, *((4.5, 4.5) if is_chosen else (2, 2)))

    def retranslate(self) -> None:
        self._label = self.tr("error")
        self.setAccessibleName(self.tr("Relative error for each step h"))
        self.setToolTip(
            self.tr(
                "The relative error for each step h: large steps miss bends, tiny ones drown in rounding;"
                " a click chooses h"
            )
        )
        self.updateGeometry()
