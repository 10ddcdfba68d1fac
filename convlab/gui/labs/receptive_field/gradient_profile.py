"""How a unit's gradient fades from the middle of its field."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from convlab.gui.theme import UNIT, colours_of, font, translucent
from convlab.labs.receptive_field.measure import Measured


class GradientProfile(QWidget):
    """The share of the gradient in each column of the field, its middle half shaded, and what an even one would be."""

    def __init__(self) -> None:
        super().__init__()
        self._result: Measured | None = None
        self.even_text = ""
        self.setMinimumSize(160, 56)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(240, 120)

    def show_result(self, result: Measured) -> None:
        self._result = result
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), colours_of(self)
        painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Base))
        result = self._result
        if result is None or not result.count:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(UNIT, UNIT, -UNIT, -UNIT)
        even = 1 / max(1, int(result.support.any(axis=0).sum()))
        shares = result.profile(1).tolist()
        scale = area.height() / max(*shares, even * 1.2)
        step = area.width() / result.box.columns
        left = area.left() - result.box.left * step  # of the image's first column
        middle = QRectF(left + result.central.left * step, area.top(), result.central.columns * step, area.height())
        painter.fillRect(middle, translucent(colours.window, 0.16))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.field)
        for index, share in enumerate(shares):
            if result.box.left <= index < result.box.left + result.box.columns and share:
                height = share * scale
                painter.drawRect(QRectF(left + index * step, area.bottom() - height, max(1.0, step - 1), height))
        self._paint_lines(painter, area, area.bottom() - even * scale)

    def _paint_lines(self, painter: QPainter, area: QRectF, even: float) -> None:
        """The ground, and at the height `even` what each column would have if all had the same."""
        muted = colours_of(self).muted
        painter.setPen(QPen(muted, 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(area.left(), even), QPointF(area.right(), even))
        painter.setFont(font("caption"))
        painter.drawText(QPointF(area.left(), even - 4), self.even_text)
        painter.setPen(QPen(muted, 1))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
