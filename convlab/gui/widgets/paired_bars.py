"""Pairs of bars on one linear scale: for each row a number, and below it the one that it is compared with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from convlab.gui.theme import colours_of, font
from convlab.labs.common.numbers import grouped

GAP = 6
LEAST_ROW, LARGEST_ROW = 22, 52  # pixels


class Pair(NamedTuple):
    """A number and what it is compared with; None where there is none."""

    label: str
    number: int | None
    reference: int | None


class PairedBars(QWidget):
    """`names` say what the two bars of a row stand for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pairs: Sequence[Pair] = ()
        self._names = ("", "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def set_pairs(self, pairs: Sequence[Pair], names: tuple[str, str]) -> None:
        self.pairs, self._names = pairs, names
        self.setAccessibleDescription(
            "\n".join(
                f"{pair.label}: {name} {count_text(number)}"
                for pair in pairs
                for name, number in zip(names, pair[1:], strict=True)
            )
        )
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(260, 20 + LARGEST_ROW * len(self.pairs))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 20 + LEAST_ROW * len(self.pairs))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        small, strong = font("caption"), font("caption", bold=True)
        legend = QFontMetricsF(small).height() + 4
        row = min(LARGEST_ROW, (self.height() - legend) / max(1, len(self.pairs)))
        labels = max((QFontMetricsF(strong).horizontalAdvance(pair.label) for pair in self.pairs), default=0) + GAP
        numbers = [number for pair in self.pairs for number in pair[1:] if number is not None]
        widest = max((QFontMetricsF(strong).horizontalAdvance(count_text(number)) for number in numbers), default=0)
        room = max(1.0, self.width() - labels - widest - 2 * GAP)
        longest = max(numbers, default=0) or 1
        self._paint_legend(painter, QRectF(labels, 0, self.width() - labels, legend))
        for index, pair in enumerate(self.pairs):
            top = legend + index * row
            painter.setFont(strong)
            painter.setPen(self.palette().color(QPalette.ColorRole.Text))
            middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            painter.drawText(QRectF(0, top, labels, row), middle, pair.label)
            thick = row * 0.42
            for part, (number, written) in enumerate(zip(pair[1:], (strong, small), strict=True)):
                area = QRectF(labels, top + row * 0.08 + part * thick, room, thick - 1)
                self._paint_bar(painter, area, number, longest, written, self._fill(part))

    def _fill(self, part: int) -> QColor:
        colours = colours_of(self)
        return colours.raw if part else colours.kernel

    def _paint_legend(self, painter: QPainter, area: QRectF) -> None:
        painter.setFont(font("caption"))
        x = area.left()
        for part, name in enumerate(self._names):
            painter.fillRect(QRectF(x, area.center().y() - 5, 10, 10), self._fill(part))
            painter.setPen(colours_of(self).muted)
            width = QFontMetricsF(font("caption")).horizontalAdvance(name)
            painter.drawText(QRectF(x + 15, area.top(), width + 2, area.height()), Qt.AlignmentFlag.AlignVCenter, name)
            x += 15 + width + 16

    def _paint_bar(
        self, painter: QPainter, area: QRectF, number: int | None, longest: int, written: QFont, fill: QColor
    ) -> None:
        length = 0.0 if number is None else max(1.0 if number else 0.0, area.width() * number / longest)
        painter.fillRect(QRectF(area.left(), area.top(), length, area.height()), fill)
        painter.setFont(written)
        painter.setPen(colours_of(self).muted)
        text = QRectF(area.left() + length + GAP, area.top() - 4, area.width() + 200, area.height() + 8)
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, count_text(number))


def count_text(number: int | None) -> str:
    """ "61,706"; a dash where there is no number."""
    return "–" if number is None else grouped(number)
