"""The legend of a scale of colours that begins at zero."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from convlab.gui.theme import UNIT, blend, colours_of, font

WIDTH, HEIGHT = 64, 10


class StrengthBar(QWidget):
    """What the colours of errors mean: from none to the most frequent one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._most = ""
        self.setFixedHeight(20)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_most(self, text: str) -> None:
        """What the strongest colour stands for."""
        if text != self._most:
            self._most = text
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        small = QFontMetricsF(font("caption"))
        return QSize(round(small.horizontalAdvance("0" + self._most) + WIDTH + 2 * UNIT), 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours, small = QPainter(self), colours_of(self), QFontMetricsF(font("caption"))
        painter.setFont(font("caption"))
        painter.setPen(colours.muted)
        left, top = small.horizontalAdvance("0") + UNIT / 2, (self.height() - HEIGHT) / 2
        painter.drawText(QRectF(0, 0, left, self.height()), Qt.AlignmentFlag.AlignVCenter, "0")
        for x in range(WIDTH):
            share = x / (WIDTH - 1)
            painter.fillRect(QRectF(left + x, top, 1, HEIGHT), blend(colours.base, colours.warning, share))
        rest = QRectF(left + WIDTH + UNIT / 2, 0, self.width(), self.height())
        painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, self._most)
