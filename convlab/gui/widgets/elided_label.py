"""A line of text that ends in “…” where there is no room for all of it, though never within a number."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QToolTip

_RICH = re.compile(r"<\w|&\w+;")
_NUMBERS = re.compile(r"[\s\d.,;:·×=→(⁰¹²³⁴⁵⁶⁷⁸⁹−-]+…$")  # and signs: what “…” may have cut


def elided(text: str, metrics: QFontMetricsF, width: float) -> str:
    """The text, or as much of it as fits; a number that does not fit is left out as a whole."""
    short = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
    return short if short == text else _NUMBERS.sub("…", short)


class ElidedLabel(QLabel):
    """Where it shows less than its text, a tooltip tells the whole."""

    @property
    def shown_text(self) -> str:
        """The text as it is seen."""
        if self.wordWrap() or _RICH.search(self.text()):
            return self.text()
        return elided(self.text(), QFontMetricsF(self.font()), self.contentsRect().width())

    def paintEvent(self, event: QPaintEvent) -> None:
        shown = self.shown_text
        if shown == self.text():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.contentsRect(), self.alignment(), shown)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip and not self.toolTip():
            QToolTip.showText(event.globalPos(), self.text() if self.shown_text != self.text() else "", self)
            return True
        return super().event(event)
