"""A share as a bar, with its percentage in large figures above."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from convlab.gui.theme import UNIT, colours_of, font
from convlab.labs.common.numbers import percent

BAR_HEIGHT = 14


class ChangeBar(QWidget):
    """Shows a share in per cent, in the colour of a role."""

    def __init__(self, role: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._role = role
        self._share, self._full = 0.0, 1.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumWidth(96)

    def sizeHint(self) -> QSize:
        return QSize(160, 64)

    def set_share(self, share: float, full: float) -> None:
        """Show a share, which may be infinite; `full` is the share that fills the bar."""
        self._share, self._full = share, full
        self.setAccessibleDescription(self.text())
        self.update()

    def text(self) -> str:
        return percent(self._share)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), colours_of(self)
        typeface = font("title", bold=True)
        height = QFontMetricsF(typeface).height()
        top = (self.height() - height - UNIT / 2 - BAR_HEIGHT) / 2
        colour = self.palette().text().color() if self._role == "ink" else getattr(colours, self._role)
        painter.setFont(typeface)
        painter.setPen(colour)
        painter.drawText(QRectF(0, top, self.width(), height), Qt.AlignmentFlag.AlignLeft, self.text())
        track = QRectF(0, top + height + UNIT / 2, self.width(), BAR_HEIGHT)
        painter.fillRect(track, colours.track)
        track.setWidth(track.width() * min(1.0, self._share / self._full))
        painter.fillRect(track, colour)
