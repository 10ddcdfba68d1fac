"""A slider with a logarithmic scale, zones in which values do different things, and values that are marked."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QPolygonF,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from convlab.gui.theme import UNIT, blend, colours_of, font
from convlab.gui.widgets.choice import set_quietly

POSITIONS = 1000  # from end to end
TRACK, HANDLE = 6, 8  # pixels: the height of one, the radius of the other
EDGE = HANDLE + 3  # of the widget, beside the track
PALE = 0.45  # of a zone's colour
KEYS = {
    Qt.Key.Key_Left: -4,
    Qt.Key.Key_Down: -4,
    Qt.Key.Key_Right: 4,
    Qt.Key.Key_Up: 4,
    Qt.Key.Key_PageDown: -40,
    Qt.Key.Key_PageUp: 40,
}
_drags = itertools.count()


class Zone(NamedTuple):
    """Values up to `end` do what `text` says; `role` is the name of a data colour."""

    end: float
    text: str
    role: str


class Mark(NamedTuple):
    """A value that is told apart by a line and a text below; a click on the text chooses it."""

    value: float
    text: str
    role: str


class LogSlider(QSlider):
    """`moved` carries a value and the number of the drag, or of the visit by the keys, that it belongs to."""

    moved = Signal(float, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.low, self.high = 0.01, 1.0
        self.zones: Sequence[Zone] = ()
        self.marks: Sequence[Mark] = ()
        self._exact = 0.1
        self._drag = next(_drags)
        self._is_dragged = False
        self.setRange(0, POSITIONS)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    # ---- what is shown

    def set_scale(self, low: float, high: float, zones: Sequence[Zone] = (), marks: Sequence[Mark] = ()) -> None:
        """Values from `low` to `high`, both above 0. Zones go from the left to the right."""
        if (low, high, zones, marks) != (self.low, self.high, self.zones, self.marks):
            self.low, self.high, self.zones, self.marks = low, high, zones, marks
            self.set_exact(self._exact)
            self.update()

    @property
    def exact(self) -> float:
        """The value, which may lie beyond the ends."""
        return self._exact

    def set_exact(self, value: float) -> None:
        """Show a value, without telling so."""
        self._exact = value
        share = math.log(max(value, self.low) / self.low) / math.log(self.high / self.low)
        set_quietly(self, round(min(share, 1.0) * POSITIONS))
        self.update()

    def sizeHint(self) -> QSize:
        line = QFontMetricsF(font("caption")).height()
        return QSize(200, math.ceil(2 * line + 2 * HANDLE + 4))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    # ---- places

    @property
    def _line(self) -> float:
        return QFontMetricsF(font("caption")).height()

    @property
    def _middle(self) -> float:
        return self._line + HANDLE + 2

    def x_of(self, value: float) -> float:
        """Where a value is, between the ends."""
        share = math.log(min(max(value, self.low), self.high) / self.low) / math.log(self.high / self.low)
        return EDGE + share * (self.width() - 2 * EDGE)

    def value_at(self, x: float) -> float:
        """To three digits, as people choose values."""
        share = min(max((x - EDGE) / max(1, self.width() - 2 * EDGE), 0.0), 1.0)
        return _rounded(self.low * (self.high / self.low) ** share, 3)

    def mark_areas(self) -> list[tuple[QRectF, Mark]]:
        """Where the marks' texts are: of two near each other the left one ends where the right one begins."""
        small, top = QFontMetricsF(font("caption")), self._middle + HANDLE
        marks = sorted(self.marks)
        areas: list[tuple[QRectF, Mark]] = []
        for mark, following in zip(marks, [*marks[1:], None], strict=False):
            width, x = small.horizontalAdvance(mark.text), self.x_of(mark.value)
            left = x - width / 2
            if following is not None:
                left = min(left, self.x_of(following.value) - UNIT / 2 - width)
            elif areas:
                left = max(left, areas[-1][0].right() + UNIT)
            left = min(max(left, 0.0), self.width() - width)
            areas.append((QRectF(left, top, width, small.height()), mark))
        return areas

    # ---- the user

    def _tell(self, value: float) -> None:
        if value != self._exact:
            self.moved.emit(value, self._drag)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        self._drag = next(_drags)
        for area, mark in self.mark_areas():
            if area.adjusted(-2, 0, 2, 4).contains(event.position()):
                self._tell(mark.value)
                return
        self._is_dragged = True
        self._tell(self.value_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._is_dragged and event.buttons() & Qt.MouseButton.LeftButton:
            self._tell(self.value_at(event.position().x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._is_dragged = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in KEYS:
            factor = (self.high / self.low) ** (KEYS[key] / POSITIONS)
            value = _rounded(self._exact * factor, 4)
            self._tell(min(max(value, self.low), self.high))
        else:
            event.ignore()  # Home and End are the page's

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._drag = next(_drags)
        super().focusInEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # it scrolls the panel that the slider is in

    # ---- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font("caption"))
        self._paint_track(painter)
        self._paint_marks(painter)
        self._paint_handle(painter)

    def _paint_track(self, painter: QPainter) -> None:
        colours, left, small = colours_of(self), float(EDGE), QFontMetricsF(font("caption"))
        top, written = self._middle - TRACK / 2, 0.0
        for zone in self.zones or (Zone(self.high, "", "muted"),):
            colour, right = getattr(colours, zone.role), self.x_of(zone.end)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(blend(colours.base, colour, PALE))
            painter.drawRect(QRectF(left, top, max(right - left - 1, 0), TRACK))
            width = small.horizontalAdvance(zone.text)
            place = min(max((left + right - width) / 2, 0.0), self.width() - width)
            if place >= written:
                painter.setPen(colour)
                painter.drawText(QRectF(place, 0, width, small.height()), Qt.AlignmentFlag.AlignCenter, zone.text)
                written = place + width + UNIT
            left = right

    def _paint_marks(self, painter: QPainter) -> None:
        colours = colours_of(self)
        for area, mark in self.mark_areas():
            x, colour = self.x_of(mark.value), getattr(colours, mark.role)
            painter.setPen(QPen(colour, 2))
            painter.drawLine(QPointF(x, self._middle - TRACK - 1), QPointF(x, self._middle + TRACK + 1))
            painter.setPen(colour)
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, mark.text)

    def _paint_handle(self, painter: QPainter) -> None:
        """A disc; at an end that the value lies beyond, an arrow that points there."""
        role, x, y = QPalette.ColorRole, self.x_of(self._exact), self._middle
        accent = self.palette().color(role.Highlight)
        painter.setPen(QPen(self.palette().color(role.Base), 2))
        painter.setBrush(accent if self.isEnabled() else self.palette().color(role.Mid))
        if self.low <= self._exact <= self.high:
            painter.drawEllipse(QPointF(x, y), HANDLE - 1, HANDLE - 1)
        else:
            way = HANDLE if self._exact > self.high else -HANDLE
            painter.drawPolygon(QPolygonF([QPointF(x + way, y), QPointF(x, y - HANDLE), QPointF(x, y + HANDLE)]))
        if self.hasFocus():
            painter.setPen(QPen(accent, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(x, y), HANDLE + 2, HANDLE + 2)


def _rounded(value: float, digits: int) -> float:
    """To so many digits that count; the value is above 0."""
    return round(value, digits - 1 - math.floor(math.log10(value)))
