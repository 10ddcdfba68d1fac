"""The legend of a matrix's colours: a bar from the lowest to the highest value of its scale."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from convlab.gui.theme import GREYS, colours_of, font
from convlab.gui.widgets.images import indexed_image
from convlab.labs.common.numbers import format_number
from convlab.labs.common.scales import Scale

BAR = QSize(72, 10)
GAP = 5
ALL_LEVELS = np.arange(256, dtype=np.uint8)[None]


class Legend(QWidget):
    """A bar of colours, `bar` pixels wide, between the values of its ends.

    An end that also stands for whatever lies beyond it is written with ≤ or ≥.
    """

    def __init__(self, parent: QWidget | None = None, *, bar: int = BAR.width()) -> None:
        super().__init__(parent)
        self._bar = bar
        self._scale, self._signed = Scale(0.0, 1.0), False
        self._is_open = False
        self._reserve()

    def set_scale(self, scale: Scale, signed: bool, *, is_open: bool = False) -> None:
        """Show a scale; it `is_open` when there are values beyond its ends."""
        if (scale, signed, is_open) != (self._scale, self._signed, self._is_open):
            self._scale, self._signed, self._is_open = scale, signed, is_open
            self._reserve()
            self.update()

    def text(self) -> str:
        return " … ".join(self._ends())

    def _ends(self) -> tuple[str, str]:
        low, high = format_number(self._scale.low), format_number(self._scale.high)
        below, above = (bool(self._scale.low), True) if self._is_open else self._scale.beyond
        return f"≤ {low}" if below else low, f"≥ {high}" if above else high

    def _reserve(self) -> None:
        metrics = QFontMetricsF(font("caption"))
        usual = "≤ −00000" if self._is_open or any(self._scale.beyond) else "−00000"  # the same for most numbers
        self._label = max(metrics.horizontalAdvance(text) for text in (usual, *self._ends())) + 1
        self.setFixedSize(round(2 * (self._label + GAP) + self._bar) + 2, 20)
        self.setAccessibleName(self.text())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), colours_of(self)
        low = high = self._label
        image = indexed_image(ALL_LEVELS, colours.diverging_table if self._signed else GREYS)
        bar = QRectF(low + GAP, (self.height() - BAR.height()) / 2, self._bar, BAR.height())
        painter.drawImage(bar, image)
        painter.setPen(QPen(colours.rule, 1))
        painter.drawRect(bar)
        painter.setPen(colours.muted)
        painter.setFont(font("caption"))
        middle = Qt.AlignmentFlag.AlignVCenter
        low_text, high_text = self._ends()
        painter.drawText(QRectF(0, 0, low, self.height()), middle | Qt.AlignmentFlag.AlignRight, low_text)
        painter.drawText(QRectF(bar.right() + GAP, 0, high + 2, self.height()), middle, high_text)
