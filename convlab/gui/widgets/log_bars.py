"""Whole numbers of very different sizes as bars on one logarithmic scale, in groups, some emphasised."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from convlab.gui.theme import colours_of, font
from convlab.labs.common.numbers import short_count

ROW = 20  # pixels
TITLE = 26
BAR = 12
GAP = 6


class Bar(NamedTuple):
    label: str
    number: int
    strong: bool = False


class BarGroup(NamedTuple):
    title: str
    bars: Sequence[Bar]


class LogBars(QWidget):
    """Groups of bars; a bar twice as long stands for the square of the number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups: Sequence[BarGroup] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_groups(self, groups: Sequence[BarGroup]) -> None:
        self._groups = groups
        self.setAccessibleName(self.text())
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """All of it in words, a line for each bar."""
        return "\n".join(
            f"{group.title}: {bar.label} {short_count(bar.number)}" for group in self._groups for bar in group.bars
        )

    def sizeHint(self) -> QSize:
        return QSize(240, sum(TITLE + ROW * len(group.bars) for group in self._groups))

    minimumSizeHint = sizeHint

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bars = [bar for group in self._groups for bar in group.bars]
        metrics = QFontMetricsF(font("caption", bold=True))
        labels = max((metrics.horizontalAdvance(bar.label) for bar in bars), default=0) + GAP
        numbers = max((metrics.horizontalAdvance(short_count(bar.number)) for bar in bars), default=0) + GAP
        room = max(1.0, self.width() - labels - numbers)
        longest = max((math.log10(max(bar.number, 1)) for bar in bars), default=0) or 1.0
        y = 0.0
        for group in self._groups:
            self._title(painter, QRectF(0, y, self.width(), TITLE), group.title)
            y += TITLE
            for bar in group.bars:
                share = math.log10(max(bar.number, 1)) / longest
                self._bar(painter, bar, QRectF(0, y, self.width(), ROW), labels, max(2.0, room * share))
                y += ROW

    def _title(self, painter: QPainter, area: QRectF, title: str) -> None:
        painter.setFont(font("caption"))
        painter.setPen(colours_of(self).muted)
        painter.drawText(area.adjusted(0, 0, 0, -3), Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, title)

    def _bar(self, painter: QPainter, bar: Bar, area: QRectF, labels: float, length: float) -> None:
        colours, middle = colours_of(self), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setFont(font("caption", bold=bar.strong))
        painter.setPen(self.palette().color(QPalette.ColorRole.Text) if bar.strong else colours.muted)
        painter.drawText(area, middle, bar.label)
        fill = QColor(colours.kernel)
        fill.setAlphaF(1.0 if bar.strong else 0.35)
        painter.fillRect(QRectF(labels, area.center().y() - BAR / 2, length, BAR), fill)
        painter.drawText(area.adjusted(labels + length + GAP, 0, 0, 0), middle, short_count(bar.number))
