"""A confusion matrix: a row for each class, a column for each prediction, with recall and precision beside them.

Correct predictions are pale, so that the errors stand out.
"""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
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
from convlab.gui.widgets.confusion_layout import CORNER, GAP, Confusion, Layout, Place, lay_out
from convlab.gui.widgets.keys import ARROWS, CHOOSING
from convlab.gui.widgets.matrix.painting import BRIGHT, number_font

NUMBER_SHARE, TEXT_SHARE = 0.46, 0.86  # of a cell's height and width
SMALLEST_NUMBER, USUAL_NUMBER, LARGEST_NUMBER = 8, 12, 16  # pixels of the font
TIGHTEST = 0.72  # of a low cell's height, up to the usual size
FAINT = 0.45  # opacity


class ConfusionTable(QWidget):
    """`hovered` carries the place under the pointer or None, `moved` the one that keys went to, `chosen` one picked.

    A place is a row and a column; None in either is a head: the whole row, the whole column; the corner is both.
    """

    hovered = Signal(object)
    moved = Signal(object)
    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.confusion: Confusion | None = None
        self.is_outdated = False
        self.selected: Place = CORNER
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

    def set_confusion(self, confusion: Confusion) -> None:
        count = len(confusion.names)
        if any(number is not None and number >= count for number in self.cursor_place):
            self.cursor_place = (0, 0)
        self.confusion = confusion
        self.update()

    def set_outdated(self, is_outdated: bool) -> None:
        """Show it faintly while another one is being computed."""
        self.is_outdated = is_outdated
        self.update()

    def select(self, place: Place) -> None:
        """Frame a place."""
        self.selected = place
        self.update()

    # ---- places

    def place_at(self, position: QPointF) -> Place | None:
        """The cell, the row or the column under a position."""
        return lay_out(self.confusion, self.size()).place_at(position) if self.confusion is not None else None

    def rect_of(self, place: Place) -> QRectF:
        """Where a place is: a cell, or a row or a column with its head."""
        assert self.confusion is not None
        return lay_out(self.confusion, self.size()).rect_of(place)

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
        table, key = self.confusion, event.key()
        if table is None or (key not in ARROWS and key not in CHOOSING):
            event.ignore()
        elif key in CHOOSING:
            self.chosen.emit(self.cursor_place)
        else:
            steps = zip(self.cursor_place, ARROWS[Qt.Key(key)], strict=True)
            moved = [(-1 if number is None else number) + step for number, step in steps]
            row, column = (min(max(number, -1), len(table.names) - 1) for number in moved)
            self.cursor_place = (None if row < 0 else row, None if column < 0 else column)
            self.update()
            self.moved.emit(self.cursor_place)

    # ---- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Base))
        if self.confusion is None:
            return
        table, places, colours = self.confusion, lay_out(self.confusion, self.size()), colours_of(self)
        painter.setOpacity(FAINT if self.is_outdated else 1)
        self._paint_cells(painter, table, places, colours)
        self._paint_heads(painter, table, places, colours)
        self._paint_ends(painter, table, places, colours)
        self._paint_frames(painter, places, colours)

    def _paint_cells(self, painter: QPainter, table: Confusion, places: Layout, colours: Colours) -> None:
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

    def _paint_heads(self, painter: QPainter, table: Confusion, places: Layout, colours: Colours) -> None:
        centre, right = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignRight
        hovered = self._hovered or CORNER
        for index, name in enumerate(table.names):
            for axis, rect in enumerate((places.row_head(index), places.column_head(index))):
                painter.setFont(font("caption", bold=index == hovered[axis]))
                painter.setPen(self.palette().color(QPalette.ColorRole.Text))
                if axis and places.upright:
                    _draw_upright(painter, rect, name)
                else:
                    text = QFontMetricsF(painter.font()).elidedText(name, Qt.TextElideMode.ElideRight, rect.width())
                    painter.drawText(rect, centre | (Qt.AlignmentFlag.AlignHCenter if axis else right), text)
        painter.setFont(font("caption"))
        painter.setPen(colours.muted)
        above = QRectF(places.left, places.top - places.head_height, places.width * places.count, places.line)
        painter.drawText(above, centre, table.titles[1])
        width, line = places.head_width - UNIT, places.line
        beside = QRectF(places.left - places.head_width, places.top - GAP - line, width, line)
        painter.drawText(beside, centre | right, table.titles[0])

    def _paint_ends(self, painter: QPainter, table: Confusion, places: Layout, colours: Colours) -> None:
        centre, right = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignRight
        text, line, start = self.palette().color(QPalette.ColorRole.Text), places.line, places.ends
        painter.setFont(font("caption"))
        for index, (number, share) in enumerate(zip(table.ends, table.bars, strict=True)):
            rect = places.cell(index, 0)
            painter.setPen(text)
            painter.drawText(QRectF(start, rect.top(), places.number_width, rect.height()), centre | right, number)
            left, thickness = start + places.number_width + GAP, min(rect.height() * 0.5, 14.0)
            track = QRectF(left, rect.center().y() - thickness / 2, places.bar_width, thickness)
            painter.fillRect(track, colours.track)
            if math.isfinite(share):
                painter.fillRect(QRectF(track.x(), track.y(), track.width() * share, track.height()), colours.output)
            foot = QRectF(places.cell(0, index).left(), places.feet, places.width, line)
            painter.drawText(foot, Qt.AlignmentFlag.AlignCenter, table.feet[index])
        painter.setPen(colours.muted)
        for index, title in enumerate(table.titles[2]):
            above = QRectF(start, places.top - GAP - (2 - index) * line, places.end_width, line)
            painter.drawText(above, centre, title)
        painter.drawText(QRectF(start, places.feet, places.end_width, line), centre, table.titles[3])

    def _paint_frames(self, painter: QPainter, places: Layout, colours: Colours) -> None:
        accent = self.palette().color(QPalette.ColorRole.Highlight)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._hovered is not None and self._hovered != CORNER:
            painter.setPen(QPen(colours.ink, 1.5))
            painter.drawRect(places.rect_of(self._hovered))
        if self.selected != CORNER:
            painter.setPen(QPen(accent, 2.5))
            painter.drawRect(places.rect_of(self.selected))
        if self.hasFocus():
            painter.setPen(QPen(accent, 1.5, Qt.PenStyle.DotLine))
            painter.drawRect(places.rect_of(self.cursor_place).adjusted(-2, -2, 2, 2))


def _fitting_font(table: Confusion, places: Layout) -> QFont:
    """One size for all numbers: the largest at which the widest fits its cell."""
    wanted = max(places.height * NUMBER_SHARE, min(USUAL_NUMBER, places.height * TIGHTEST))
    size = int(min(LARGEST_NUMBER, max(SMALLEST_NUMBER, wanted)))
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
