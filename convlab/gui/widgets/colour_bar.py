"""The legend of a signed scale, from negative through zero to positive."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from convlab.gui.theme import colours_of, font

BAR = QSize(96, 10)
SIGN_WIDTH = 14


class ColourBar(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(BAR.width() + 2 * SIGN_WIDTH, 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), colours_of(self)
        top = (self.height() - BAR.height()) / 2
        table = colours.diverging_table
        for x in range(BAR.width()):
            painter.fillRect(
                QRectF(SIGN_WIDTH + x, top, 1, BAR.height()), QColor.fromRgb(table[x * 255 // (BAR.width() - 1)])
            )
        painter.setPen(colours.muted)
        painter.setFont(font("caption"))
        for left, sign in ((0, "−"), (SIGN_WIDTH + BAR.width(), "+")):
            painter.drawText(QRectF(left, 0, SIGN_WIDTH, self.height()), Qt.AlignmentFlag.AlignCenter, sign)
