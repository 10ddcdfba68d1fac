"""Whole numbers of very different sizes as squares: the area is the number, and what is too small is enlarged."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from convlab.gui.theme import colours_of, font, translucent
from convlab.labs.common.numbers import grouped, short_count

LARGEST = 56  # pixels: the side of the largest square
LEAST = 4  # the side below which a square is enlarged
DOT = 3  # what stands in the square before for one that is enlarged
LEAST_RULED = 3  # the side of a single one from which on each is seen
TITLE, LINE, GAP = 24, 16, 5


class Count(NamedTuple):
    label: str
    number: int
    strong: bool = False
    note: str = ""


class CountGroup(NamedTuple):
    """Numbers on one scale; at least one each."""

    title: str
    counts: Sequence[Count]


class Square(NamedTuple):
    """A side in pixels; `enlarged`: how often it is longer than on the scale of the square before, 1 if it is not."""

    side: float
    enlarged: float


def squares(numbers: Sequence[int]) -> list[Square]:
    """Squares with the numbers as their areas. One that would be too small to see begins a larger scale."""
    scale = LARGEST / math.sqrt(max(numbers))  # pixels for the side of a single one
    result = []
    for number in numbers:
        side = scale * math.sqrt(number)
        enlarged = 1.0
        if side < LEAST:
            enlarged = min(LARGEST / side, LARGEST / 4 / scale)
            scale *= enlarged
            side *= enlarged
        result.append(Square(side, enlarged))
    return result


class CountSquares(QWidget):
    """Groups of numbers, each as a square; what is enlarged is seen as a dot in the square before it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups: Sequence[CountGroup] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_groups(self, groups: Sequence[CountGroup]) -> None:
        if groups == self._groups:
            return
        self._groups = groups
        self.setAccessibleName(self.text())
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """All of it in words, a line for each number."""
        return "\n".join(
            ", ".join(filter(None, (f"{group.title}: {count.label} {short_count(count.number)}", count.note)))
            for group in self._groups
            for count in group.counts
        )

    def sizeHint(self) -> QSize:
        return QSize(240, round(sum(map(self._height, self._groups))))

    minimumSizeHint = sizeHint

    def _height(self, group: CountGroup) -> float:
        return TITLE + LARGEST + GAP + (3 if any(count.note for count in group.counts) else 2) * LINE

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        y = 0.0
        for group in self._groups:
            painter.setFont(font("caption"))
            painter.setPen(colours_of(self).muted)
            painter.drawText(QRectF(0, y, self.width(), TITLE), Qt.AlignmentFlag.AlignVCenter, group.title)
            self._paint_squares(painter, group, y + TITLE)
            y += self._height(group)

    def _paint_squares(self, painter: QPainter, group: CountGroup, top: float) -> None:
        slot = self.width() / len(group.counts)
        before = QRectF()
        for index, (count, square) in enumerate(
            zip(group.counts, squares([count.number for count in group.counts]), strict=True)
        ):
            middle = QPointF((index + 0.5) * slot, top + LARGEST / 2)
            area = QRectF(0, 0, square.side, square.side)
            area.moveCenter(middle)
            if square.enlarged > 1:
                self._paint_enlargement(painter, before, area, square.enlarged)
            self._paint_square(painter, area, count)
            self._paint_texts(painter, QRectF(index * slot, top + LARGEST + GAP, slot, LINE), count)
            before = area

    def _paint_square(self, painter: QPainter, area: QRectF, count: Count) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._fill(count))
        side = math.isqrt(count.number)
        single = area.width() / side if side else 0.0
        if side * side != count.number or single < LEAST_RULED:
            painter.drawRect(area)
            return
        for place in range(count.number):
            row, column = divmod(place, side)
            cell = QRectF(area.left() + column * single, area.top() + row * single, single, single)
            painter.drawRect(cell.adjusted(0.5, 0.5, -0.5, -0.5))

    def _fill(self, count: Count) -> QColor:
        return translucent(colours_of(self).kernel, 1.0 if count.strong else 0.4)

    def _paint_enlargement(self, painter: QPainter, before: QRectF, area: QRectF, times: float) -> None:
        """The dot in the square before, lines from it to the enlarged square, and how much larger that is."""
        colours = colours_of(self)
        dot = QRectF(before.right() - 3 * DOT, before.center().y() - DOT / 2, DOT, DOT)
        painter.setPen(QPen(colours.muted, 1))
        for start, end in ((dot.topRight(), area.topLeft()), (dot.bottomRight(), area.bottomLeft())):
            painter.drawLine(start, end)
        painter.fillRect(dot, colours.ink)
        painter.setFont(font("caption"))
        free = QRectF(before.right() + 2, before.top() - 2, area.left() - before.right() + 60, LINE)  # above the lines
        painter.drawText(free, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, f"×{grouped(times)}")

    def _paint_texts(self, painter: QPainter, line: QRectF, count: Count) -> None:
        colours, middle = colours_of(self), Qt.AlignmentFlag.AlignCenter
        ink = self.palette().color(QPalette.ColorRole.Text) if count.strong else colours.muted
        for text, is_bold in ((short_count(count.number), True), (count.label, count.strong), (count.note, False)):
            painter.setFont(font("caption", bold=is_bold))
            painter.setPen(ink)
            painter.drawText(line, middle, text)
            line.translate(0, LINE)
