"""Upright bars under the columns of a table, on one linear scale, each beside one that it is compared with."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from convlab.gui.theme import colours_of, font

LEAST_HEIGHT, USUAL_HEIGHT, LARGEST_HEIGHT = 28, 36, 110  # pixels
OWN, REFERENCE = 26, 12  # the widths of the bars
TICKS = 2  # or a few more


def ticks_up_to(longest: float) -> list[float]:
    """Round numbers from 0 to at most `longest`: at least two above 0, at most four."""
    if longest <= 0:
        return [0.0]
    raw = longest / TICKS
    power = 10.0 ** math.floor(math.log10(raw))
    step = next(factor * power for factor in (5, 2, 1) if factor * power <= raw)
    return [step * index for index in range(int(longest / step + 1e-9) + 1)]


class _OnScale(QWidget):
    """What shares the scale: 0 at the bottom, `longest` at the top."""

    def __init__(self) -> None:
        super().__init__()
        self.longest = 0.0
        self.setMinimumHeight(LEAST_HEIGHT)
        self.setMaximumHeight(LARGEST_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_longest(self, longest: float) -> None:
        self.longest = longest
        self.update()

    def y_of(self, number: float) -> float:
        room = self.height() - 10.0
        return self.height() - 2 - (room * number / self.longest if self.longest else 0.0)

    def _paint_rules(self, painter: QPainter, left: float) -> None:
        colours = colours_of(self)
        for index, tick in enumerate(ticks_up_to(self.longest)):
            painter.setPen(QPen(colours.muted if not index else colours.grid, 1))
            y = round(self.y_of(tick)) + 0.5
            painter.drawLine(int(left), int(y), self.width(), int(y))


class BarAxis(_OnScale):
    """The axis: round numbers along it. `format_tick` writes them."""

    def __init__(self, format_tick: Callable[[float], str]) -> None:
        super().__init__()
        self._format = format_tick

    def sizeHint(self) -> QSize:
        return QSize(90, USUAL_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, metrics = QPainter(self), QFontMetricsF(font("caption"))
        painter.setFont(font("caption"))
        self._paint_rules(painter, self.width() - 6)
        painter.setPen(colours_of(self).muted)
        lowest = math.inf  # the top of the last text: none is written over another
        for tick in ticks_up_to(self.longest):
            y = self.y_of(tick)
            top = min(max(0.0, y - metrics.height() / 2), self.height() - metrics.height())
            if top + metrics.height() <= lowest:
                area = QRectF(0, top, self.width() - 9, metrics.height())
                painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._format(tick))
                lowest = top


class ColumnBar(_OnScale):
    """One column's bar, and a narrow grey one of what it is compared with; both None where there is nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.number: int | None = None
        self.reference: int | None = None
        self._lit = False

    def sizeHint(self) -> QSize:
        return QSize(86, USUAL_HEIGHT)

    def set_numbers(self, number: int | None, reference: int | None) -> None:
        self.number, self.reference = number, reference
        self.update()

    def set_lit(self, lit: bool) -> None:
        self._lit = lit
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), colours_of(self)
        self._paint_rules(painter, 0)
        middle = self.width() / 2
        left = middle - (OWN + REFERENCE) / 2 if self.reference is not None else middle - OWN / 2
        own = colours.field if self._lit else colours.kernel
        for number, x, width, colour in (
            (self.number, left, OWN, own),
            (self.reference, left + OWN + 1, REFERENCE, colours.raw),
        ):
            if number:
                top = min(self.y_of(number), self.height() - 3.0)  # the smallest is a line
                painter.fillRect(QRectF(x, top, width, self.height() - 2 - top), colour)


def longest_of(numbers: Sequence[int | None]) -> int:
    """The largest number there is; 0 without any."""
    return max((number for number in numbers if number is not None), default=0)
