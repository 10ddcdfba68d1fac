"""A confusion matrix: a row for each class, a column for each answer, and what part of either was right.

What was right is quiet, so that the errors meet the eye first.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from convlab.gui.theme import UNIT, Colours, blend, colours_of, font
from convlab.gui.widgets.matrix_painting import BRIGHT, number_font

Place = tuple[int | None, int | None]  # row and column; None for the head beside it
CORNER: Place = (None, None)

MARGIN = 3  # for the frames of the outer cells
GAP = UNIT // 2
WIDEST_HEAD = 88  # pixels of a class's name
LARGEST_BAR, SMALLEST_BAR = 72, 24
SLIMMEST, SQUATTEST = 0.7, 1.7  # of a cell: width by height
NUMBER_SHARE, TEXT_SHARE = 0.46, 0.86  # of a cell's height and width
SMALLEST_NUMBER, LARGEST_NUMBER = 8, 16  # pixels of the font
FAINT = 0.45  # opacity
_MOVES = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}
_CHOOSING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


@dataclass(frozen=True, eq=False)
class Confusion:
    """What is written: names of n classes, n × n numbers, the ends of rows and the feet of columns.

    `strengths` (n, n) from 0 to 1 say how strongly errors are coloured; `bars` are as long as these shares, from 0 to 1
    or not a number. `titles` are those of the rows, of the columns, of the ends (two lines) and of the feet.
    """

    names: Sequence[str]
    numbers: Sequence[Sequence[str]]
    strengths: NDArray[np.float64]
    ends: Sequence[str]
    bars: Sequence[float]
    feet: Sequence[str]
    titles: tuple[str, str, tuple[str, str], str]


@dataclass(frozen=True)
class _Layout:
    """Where things are, in pixels: the first cell, the size of cells, and how wide what stands beside them is."""

    left: float
    top: float
    width: float
    height: float
    head_width: float
    head_height: float
    end_width: float
    bar_width: float
    upright: bool  # whether the columns' names stand on end

    def cell(self, row: float, column: float, rows: float = 1, columns: float = 1) -> QRectF:
        return QRectF(
            self.left + column * self.width,
            self.top + row * self.height,
            columns * self.width,
            rows * self.height,
        )


class ConfusionTable(QWidget):
    """`hovered` carries the place under the pointer or None, `moved` the one that keys went to, `chosen` one picked.

    A place is a row and a column; None in either is a head: the whole row, the whole column; the corner is both.
    """

    hovered = Signal(object)
    moved = Signal(object)
    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._confusion: Confusion | None = None
        self._is_outdated = False
        self._selected: Place = CORNER
        self._hovered: Place | None = None
        self.cursor_place: Place = (0, 0)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(340, 210)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(520, 460)

    # ---- what is shown

    @property
    def confusion(self) -> Confusion | None:
        return self._confusion

    def set_confusion(self, confusion: Confusion) -> None:
        count = len(confusion.names)
        if any(number is not None and number >= count for number in self.cursor_place):
            self.cursor_place = (0, 0)
        self._confusion = confusion
        self.update()

    def set_outdated(self, is_outdated: bool) -> None:
        """Show what there is faintly: another one is about to come."""
        self._is_outdated = is_outdated
        self.update()

    def select(self, place: Place) -> None:
        """Frame a place."""
        self._selected = place
        self.update()

    @property
    def selected(self) -> Place:
        return self._selected

    # ---- places

    def _layout(self, table: Confusion) -> _Layout:
        count = len(table.names)
        small, line = QFontMetricsF(font("caption")), QFontMetricsF(font("caption")).height()
        bold = QFontMetricsF(font("caption", bold=True))  # as a name is while the pointer is in its row or column
        widest = min(WIDEST_HEAD, max(map(bold.horizontalAdvance, table.names)) + 1)
        row_title, _, end_titles, foot_title = table.titles
        head_width = max(widest, small.horizontalAdvance(row_title)) + UNIT
        number_width = max(map(small.horizontalAdvance, (*table.ends, "88.8 %")))
        titles_width = max(map(small.horizontalAdvance, (*end_titles, foot_title)))
        room = self.width() - 2 * MARGIN - head_width
        bar_width = min(LARGEST_BAR, max(SMALLEST_BAR, room * 0.14, titles_width - number_width - GAP))
        end_width = UNIT + max(number_width + GAP + bar_width, titles_width)
        width = (room - end_width) / count
        upright = widest > width - 4
        head_height = line + GAP + max(line, widest if upright else 0.0) + GAP
        foot_height = line + GAP
        height = (self.height() - 2 * MARGIN - head_height - foot_height) / count
        width, height = min(width, height * SQUATTEST), min(height, width / SLIMMEST)
        spare = room - end_width - count * width
        left = MARGIN + head_width + min(spare / 2, 3 * UNIT)
        top = MARGIN + head_height
        return _Layout(left, top, width, height, head_width, head_height, end_width, bar_width, upright)

    def place_at(self, position: QPointF) -> Place | None:
        """The cell, the row or the column under a position; a row's end and a column's foot belong to it."""
        table = self._confusion
        if table is None:
            return None
        places, count = self._layout(table), len(table.names)
        row = math.floor((position.y() - places.top) / places.height)
        column = math.floor((position.x() - places.left) / places.width)
        if not places.left - places.head_width <= position.x() <= places.left + count * places.width + places.end_width:
            return None
        inside_rows, inside_columns = 0 <= row < count, 0 <= column < count
        if not (inside_rows or inside_columns):
            return CORNER if row < 0 and column < 0 else None
        return row if inside_rows else None, column if inside_columns else None

    def rect_of(self, place: Place) -> QRectF:
        """Where a place is: a cell, or a row or a column with its head."""
        assert self._confusion is not None
        places, count = self._layout(self._confusion), len(self._confusion.names)
        row, column = place
        if row is not None and column is not None:
            return places.cell(row, column)
        if row is not None:
            return self._row_head(places, row) | places.cell(row, 0, 1, count)
        if column is not None:
            return self._column_head(places, column) | places.cell(0, column, count)
        corner = QPointF(self._row_head(places, 0).left(), self._column_head(places, 0).top())
        return QRectF(corner, QPointF(places.left - UNIT, places.top - GAP))

    # ---- mouse and keys

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.place_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)

    def _hover(self, place: Place | None) -> None:
        if place != self._hovered:
            self._hovered = place
            self.setCursor(Qt.CursorShape.ArrowCursor if place is None else Qt.CursorShape.PointingHandCursor)
            self.update()
            self.hovered.emit(place)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self.place_at(event.position())
        if place is not None and event.button() is Qt.MouseButton.LeftButton:
            self.cursor_place = place
            self.chosen.emit(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        table, key = self._confusion, event.key()
        if table is None or (key not in _MOVES and key not in _CHOOSING):
            event.ignore()
        elif key in _CHOOSING:
            self.chosen.emit(self.cursor_place)
        else:
            steps = zip(self.cursor_place, _MOVES[Qt.Key(key)], strict=True)
            moved = [(-1 if number is None else number) + step for number, step in steps]
            row, column = (min(max(number, -1), len(table.names) - 1) for number in moved)
            self.cursor_place = (None if row < 0 else row, None if column < 0 else column)
            self.update()
            self.moved.emit(self.cursor_place)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    # ---- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Base))
        if self._confusion is None:
            return
        table, places, colours = self._confusion, self._layout(self._confusion), colours_of(self)
        painter.setOpacity(FAINT if self._is_outdated else 1)
        self._paint_cells(painter, table, places, colours)
        self._paint_heads(painter, table, places, colours)
        self._paint_ends(painter, table, places, colours)
        self._paint_frames(painter, colours)

    def _paint_cells(self, painter: QPainter, table: Confusion, places: _Layout, colours: Colours) -> None:
        painter.setFont(_fitting_font(table, places))
        count = len(table.names)
        for row in range(count):
            for column in range(count):
                rect, strength = places.cell(row, column), float(table.strengths[row, column])
                fill = colours.track if row == column else blend(colours.base, colours.warning, strength)
                painter.fillRect(rect, fill)
                painter.setPen(_text_colour(colours, fill, is_quiet=row != column and not strength))
                painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, table.numbers[row][column])
        painter.setPen(QPen(colours.rule, 1))
        for line in range(count + 1):
            along, down = places.cell(line, 0, 0, count), places.cell(0, line, count, 0)
            painter.drawLine(along.topLeft(), along.topRight())
            painter.drawLine(down.topLeft(), down.bottomLeft())

    def _paint_heads(self, painter: QPainter, table: Confusion, places: _Layout, colours: Colours) -> None:
        centre, right = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignRight
        hovered = self._hovered or CORNER
        for index, name in enumerate(table.names):
            for axis, rect in enumerate((self._row_head(places, index), self._column_head(places, index))):
                painter.setFont(font("caption", bold=index == hovered[axis]))
                painter.setPen(self.palette().color(QPalette.ColorRole.Text))
                if axis and places.upright:
                    _draw_upright(painter, rect, name)
                else:
                    room = rect.width() if axis else places.head_width - UNIT
                    text = QFontMetricsF(painter.font()).elidedText(name, Qt.TextElideMode.ElideRight, room)
                    painter.drawText(rect, centre | (Qt.AlignmentFlag.AlignHCenter if axis else right), text)
        painter.setFont(font("caption"))
        painter.setPen(colours.muted)
        line = QFontMetricsF(font("caption")).height()
        above = QRectF(places.left, places.top - places.head_height, places.width * len(table.names), line)
        painter.drawText(above, centre, table.titles[1])
        beside = QRectF(places.left - places.head_width, places.top - GAP - line, places.head_width - UNIT, line)
        painter.drawText(beside, centre | right, table.titles[0])

    def _row_head(self, places: _Layout, row: int) -> QRectF:
        rect = places.cell(row, 0)
        return QRectF(places.left - places.head_width, rect.top(), places.head_width - UNIT, rect.height())

    def _column_head(self, places: _Layout, column: int) -> QRectF:
        line = QFontMetricsF(font("caption")).height()
        height = places.head_height - line - 2 * GAP
        return QRectF(places.left + column * places.width, places.top - GAP - height, places.width, height)

    def _paint_ends(self, painter: QPainter, table: Confusion, places: _Layout, colours: Colours) -> None:
        centre, right = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignRight
        text, line = self.palette().color(QPalette.ColorRole.Text), QFontMetricsF(font("caption")).height()
        start = places.left + len(table.names) * places.width + UNIT
        number_width = max(map(QFontMetricsF(font("caption")).horizontalAdvance, (*table.ends, "88.8 %")))
        painter.setFont(font("caption"))
        for index, (number, share) in enumerate(zip(table.ends, table.bars, strict=True)):
            rect = places.cell(index, 0)
            painter.setPen(text)
            painter.drawText(QRectF(start, rect.top(), number_width, rect.height()), centre | right, number)
            thickness = min(rect.height() * 0.5, 14.0)
            track = QRectF(start + number_width + GAP, rect.center().y() - thickness / 2, places.bar_width, thickness)
            painter.fillRect(track, colours.track)
            if math.isfinite(share):
                painter.fillRect(QRectF(track.x(), track.y(), track.width() * share, track.height()), colours.output)
            foot = QRectF(places.left + index * places.width, self._foot(places, table), places.width, line)
            painter.drawText(foot, Qt.AlignmentFlag.AlignCenter, table.feet[index])
        painter.setPen(colours.muted)
        for number, title in enumerate(table.titles[2]):
            above = QRectF(start, places.top - GAP - (2 - number) * line, places.end_width, line)
            painter.drawText(above, centre, title)
        painter.drawText(QRectF(start, self._foot(places, table), places.end_width, line), centre, table.titles[3])

    def _foot(self, places: _Layout, table: Confusion) -> float:
        return places.cell(len(table.names), 0).top() + GAP

    def _paint_frames(self, painter: QPainter, colours: Colours) -> None:
        accent = self.palette().color(QPalette.ColorRole.Highlight)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._hovered is not None and self._hovered != CORNER:
            painter.setPen(QPen(colours.ink, 1.5))
            painter.drawRect(self.rect_of(self._hovered))
        if self._selected != CORNER:
            painter.setPen(QPen(accent, 2.5))
            painter.drawRect(self.rect_of(self._selected))
        if self.hasFocus():
            painter.setPen(QPen(accent, 1.5, Qt.PenStyle.DotLine))
            painter.drawRect(self.rect_of(self.cursor_place).adjusted(-2, -2, 2, 2))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.update()


def _fitting_font(table: Confusion, places: _Layout) -> QFont:
    """One size for all numbers: the largest at which the widest fits its cell."""
    size = int(min(LARGEST_NUMBER, max(SMALLEST_NUMBER, places.height * NUMBER_SHARE)))
    longest = max((text for row in table.numbers for text in row), key=len)
    while size > SMALLEST_NUMBER:
        if QFontMetricsF(number_font(size)).horizontalAdvance(longest) <= places.width * TEXT_SHARE:
            break
        size -= 1
    return number_font(size)


def _text_colour(colours: Colours, fill: QColor, *, is_quiet: bool) -> QColor:
    if is_quiet:
        return colours.raw
    dark, bright = sorted((colours.ink, colours.paper), key=QColor.lightnessF)
    return dark if fill.lightnessF() > BRIGHT else bright


def _draw_upright(painter: QPainter, rect: QRectF, text: str) -> None:
    """Text that stands on end, from the bottom upwards."""
    painter.save()
    painter.translate(rect.center().x(), rect.bottom())
    painter.rotate(-90)
    turned = QRectF(0, -rect.width() / 2, rect.height(), rect.width())
    fitting = QFontMetricsF(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, rect.height())
    painter.drawText(turned, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, fitting)
    painter.restore()
