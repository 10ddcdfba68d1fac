"""A line of text that changes often: a new text is painted, but nothing is laid out anew."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent

from convlab.gui.widgets.elided_label import ElidedLabel


class StillLabel(ElidedLabel):
    """It is as large whatever it says, and ends in “…” where there is no room for all of it."""

    def __init__(self) -> None:
        super().__init__()
        self._text = ""
        self.setMinimumWidth(1)

    def text(self) -> str:
        return self._text

    def setText(self, text: str) -> None:  # noqa: N802
        if text != self._text:
            self._text = text
            self.setAccessibleName(text)
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(1, self.fontMetrics().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.contentsRect(), self.alignment(), self.shown_text)
