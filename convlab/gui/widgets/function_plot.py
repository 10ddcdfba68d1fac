"""A plot of functions of one variable that can be dragged on: to move a mark along the axis, or to draw a curve."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from convlab.gui.theme import UNIT, colours_of, font
from convlab.gui.widgets.panel import RADIUS
from convlab.gui.widgets.term_line import Piece
from convlab.labs.common.numbers import format_number

MARGIN_LEFT, MARGIN_RIGHT = 5 * UNIT, 3 * UNIT
LEAST_TICK_DISTANCE = 28  # pixels
PALE = 80  # opacity out of 255
ARROW = 5.0  # half the width of an impulse's head
_drags = itertools.count()

Vector = NDArray[np.float64]
Kind = Literal["line", "area", "stems", "bars", "impulses", "texts"]
Point = tuple[float, float]


@dataclass(frozen=True, eq=False)
class Series:
    """Values (n,) at places (n,), drawn in the colour of a role.

    `shift` is in pixels, for stems side by side; `width` is a line's, so that one below another can be seen. `texts`
    are written above the points.
    """

    kind: Kind
    x: Vector
    y: Vector
    role: str
    pale: bool = False
    shift: int = 0
    width: int = 2
    texts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Axes:
    """The ranges shown, the ticks along both axes, and the name of the horizontal one."""

    x_range: Point
    y_range: Point
    x_ticks: tuple[float, ...] = ()
    y_ticks: tuple[float, ...] = ()
    variable: str = ""


@dataclass(frozen=True)
class AxisMark:
    """A place on the axis that can be dragged; `at` is the value marked there, with `text` beside it."""

    x: float
    role: str = "ink"
    at: float | None = None
    text: str = ""
    handle: str = ""  # what is written on the handle; empty for none


class FunctionPlot(QWidget):
    """`dragged` carries where the mouse came from, where it is, both in the plot's coordinates, and the drag's number.

    A press counts as a drag from a point to itself. `hovered` carries the place under the pointer, None when it leaves.
    """

    dragged = Signal(object, object, int)
    hovered = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._axes = self._wanted = Axes((0.0, 1.0), (0.0, 1.0))
        self._series: Sequence[Series] = ()
        self._mark: AxisMark | None = None
        self._title: Sequence[Piece] = ()
        self._hint = ""
        self._drag: tuple[int, Point] | None = None  # its number and where it has come to
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(480, 160)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 64)

    def show_plot(self, axes: Axes, series: Sequence[Series], mark: AxisMark | None = None) -> None:
        """While something is dragged the axes stay as they are, or they would slip from under the pointer."""
        self._wanted, self._series, self._mark = axes, series, mark
        if self._drag is None:
            self._axes = axes
        self.update()

    def set_title(self, pieces: Sequence[Piece], hint: str = "") -> None:
        """Write a title at the top left, and what the user can do at the top right, where there is room."""
        if (pieces, hint) != (self._title, self._hint):
            self._title, self._hint = pieces, hint
            self.update()

    def title(self) -> str:
        return "".join(piece.text for piece in self._title)

    # ---- between pixels and the plot's coordinates

    def area(self) -> QRectF:
        """Where the curves are."""
        line = QFontMetricsF(font("caption")).height()
        return QRectF(self.rect()).adjusted(MARGIN_LEFT, line + UNIT, -MARGIN_RIGHT, -line - UNIT)

    def pixel(self, x: float, y: float) -> QPointF:
        """Where a point of the plot is in the widget."""
        area, (left, right), (low, high) = self.area(), self._axes.x_range, self._axes.y_range
        return QPointF(
            area.left() + (x - left) / (right - left) * area.width(),
            area.bottom() - (y - low) / (high - low) * area.height(),
        )

    def _point(self, position: QPointF) -> Point:
        area, (left, right), (low, high) = self.area(), self._axes.x_range, self._axes.y_range
        return (
            left + (position.x() - area.left()) / max(area.width(), 1) * (right - left),
            low + (area.bottom() - position.y()) / max(area.height(), 1) * (high - low),
        )

    def _pixels(self, x: Vector, y: Vector) -> tuple[Vector, Vector]:
        origin, unit = self.pixel(0, 0), self.pixel(1, 1)
        return origin.x() + x * (unit.x() - origin.x()), origin.y() + y * (unit.y() - origin.y())

    def grip(self) -> QRectF:
        """Where the mark's handle is; empty when it has none."""
        if self._mark is None or not self._mark.handle:
            return QRectF()
        metrics = QFontMetricsF(font("text", bold=True))
        width, height = metrics.horizontalAdvance(self._mark.handle) + UNIT, metrics.height() + 2
        left = min(max(self.pixel(self._mark.x, 0).x() - width / 2, 2), self.width() - width - 2)
        return QRectF(left, self.height() - height - 3, width, height)

    def _axis_name(self) -> QRectF:
        """Where the name of the axis is written: at its right end, in place of the numbers there."""
        metrics = QFontMetricsF(font("caption"))
        width = max(metrics.horizontalAdvance(self._axes.variable) + 2, MARGIN_RIGHT - UNIT - 2)
        return QRectF(self.width() - 3 - width, self.area().bottom() + 4, width, metrics.height())

    # ---- events

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            point = self._point(event.position())
            self._drag = next(_drags), point
            self.dragged.emit(point, point, self._drag[0])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not event.buttons() & Qt.MouseButton.LeftButton:
            self._end_drag()
        point = self._point(event.position())
        if self._drag is not None:
            number, start = self._drag
            self._drag = number, point
            self.dragged.emit(start, point, number)
        left, right = self._axes.x_range
        self.hovered.emit(point[0] if left <= point[0] <= right else None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._end_drag()

    def _end_drag(self) -> None:
        if self._drag is not None:
            self._drag, self._axes = None, self._wanted
            self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self.hovered.emit(None)

    # ---- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self.hasFocus()
        edge = self.palette().color(QPalette.ColorRole.Highlight if focused else QPalette.ColorRole.Mid)
        painter.setPen(QPen(edge, 2 if focused else 1))
        painter.setBrush(self.palette().color(QPalette.ColorRole.Base))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        self._paint_axes(painter)
        painter.save()
        painter.setClipRect(self.area().adjusted(-ARROW, -ARROW, ARROW, ARROW))
        for series in self._series:
            self._paint_series(painter, series)
        painter.restore()
        if self._mark is not None:
            self._paint_mark(painter, self._mark)
        self._paint_title(painter)

    def _paint_axes(self, painter: QPainter) -> None:
        axes, area, colours = self._axes, self.area(), colours_of(self)
        painter.setFont(font("caption"))
        line = QFontMetricsF(painter.font()).height()
        grip = self.grip()
        distance = area.width() / max(len(axes.x_ticks) - 1, 1)
        every = 1 if distance >= LEAST_TICK_DISTANCE else 2 if distance * 2 >= LEAST_TICK_DISTANCE else 4
        name, metrics = self._axis_name(), QFontMetricsF(painter.font())
        zero = min(range(len(axes.x_ticks)), key=lambda index: abs(axes.x_ticks[index]), default=0)
        for index, tick in enumerate(axes.x_ticks):
            if (index - zero) % every == 0:
                x = self.pixel(tick, 0).x()
                painter.setPen(QPen(colours.grid, 1))
                painter.drawLine(QLineF(x, area.top(), x, area.bottom()))
                end = x + metrics.horizontalAdvance(format_number(tick)) / 2
                if grip.left() - UNIT < x < grip.right() + UNIT or end > name.left() - 2:
                    continue
                painter.setPen(colours.muted)
                below = QRectF(x - 30, area.bottom() + 4, 60, line)
                painter.drawText(below, Qt.AlignmentFlag.AlignCenter, format_number(tick))
        painter.setPen(colours.muted)
        if name.left() > grip.right():
            painter.drawText(name, Qt.AlignmentFlag.AlignCenter, axes.variable)
        shown: list[float] = []
        for tick in sorted(axes.y_ticks, key=abs):
            y = self.pixel(0, tick).y()
            painter.setPen(QPen(colours.muted if tick == 0 else colours.grid, 1))
            painter.drawLine(QLineF(area.left(), y, area.right(), y))
            if any(abs(y - other) < line - 2 for other in shown):
                continue
            shown.append(y)
            painter.setPen(colours.muted)
            beside = QRectF(0, y - line / 2, MARGIN_LEFT - UNIT, line)
            painter.drawText(beside, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, format_number(tick))

    def _paint_series(self, painter: QPainter, series: Series) -> None:
        left, right = self._axes.x_range
        inside = (series.x >= left - 1e-9) & (series.x <= right + 1e-9)
        if series.kind == "texts":
            self._paint_texts(painter, series)
            return
        xs, ys = self._pixels(series.x[inside], series.y[inside])
        colour, base = QColor(getattr(colours_of(self), series.role)), self.pixel(0, 0).y()
        if series.pale:
            colour.setAlpha(PALE)
        if not len(xs):
            return
        if series.kind == "line":
            solid, flat, bevel = Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.BevelJoin
            painter.setPen(QPen(colour, series.width, solid, flat, bevel))
            painter.drawPolyline(_polygon(xs, ys))
        elif series.kind == "area":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawPolygon(_polygon(np.r_[xs[0], xs, xs[-1]], np.r_[base, ys, base]))
        elif series.kind == "bars":
            width = min(0.7 * (xs[1] - xs[0]), 28.0)
            for x, y in zip(xs.tolist(), ys.tolist(), strict=True):
                painter.fillRect(QRectF(x - width / 2, y, width, base - y).normalized(), colour)
        else:
            _paint_stems(painter, xs + series.shift, ys, base, colour, arrows=series.kind == "impulses")

    def _paint_texts(self, painter: QPainter, series: Series) -> None:
        painter.setFont(font("caption", bold=True))
        painter.setPen(QColor(getattr(colours_of(self), series.role)))
        line = QFontMetricsF(painter.font()).height()
        for x, y, text in zip(series.x.tolist(), series.y.tolist(), series.texts, strict=True):
            point = self.pixel(x, y)
            above = QRectF(point.x() - 40, max(point.y() - line - UNIT // 2, self.area().top()), 80, line)
            painter.drawText(above, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_mark(self, painter: QPainter, mark: AxisMark) -> None:
        area, colours, zero = self.area(), colours_of(self), self.pixel(mark.x, 0)
        colour: QColor = getattr(colours, mark.role)
        painter.setPen(QPen(colours.muted, 1, Qt.PenStyle.DashLine))
        painter.drawLine(QLineF(zero.x(), area.top(), zero.x(), area.bottom()))
        painter.setFont(font("text", bold=True))
        if mark.at is not None:
            dot = self.pixel(mark.x, mark.at)
            painter.setPen(QPen(colour, 4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
            painter.drawLine(QLineF(zero, dot))
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Base), 2))
            painter.setBrush(colour)
            painter.drawEllipse(dot, 6, 6)
            self._paint_beside(painter, dot, mark.text, colour)
        if mark.handle:
            grip = self.grip()
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawRoundedRect(grip, RADIUS, RADIUS)
            painter.setPen(self.palette().color(QPalette.ColorRole.Base))
            painter.drawText(grip, Qt.AlignmentFlag.AlignCenter, mark.handle)

    def _paint_beside(self, painter: QPainter, dot: QPointF, text: str, colour: QColor) -> None:
        """Text on a patch of the ground, right of the dot or, near the edge, left of it."""
        metrics = QFontMetricsF(painter.font())
        width, height = metrics.horizontalAdvance(text) + UNIT, metrics.height()
        right = dot.x() + 2 * UNIT + width < self.width()
        x = dot.x() + UNIT + 4 if right else dot.x() - UNIT - 4 - width
        patch = QRectF(x, min(dot.y() - height / 2, self.area().bottom() - height), width, height)
        ground = QColor(self.palette().color(QPalette.ColorRole.Base))
        ground.setAlpha(200)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(patch, 3, 3)
        painter.setPen(colour)
        painter.drawText(patch, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_title(self, painter: QPainter) -> None:
        colours, x = colours_of(self), float(UNIT + 4)
        height = QFontMetricsF(font("caption")).height()
        for piece in self._title:
            painter.setFont(font("caption", bold=piece.bold))
            painter.setPen(self.palette().text().color() if piece.role == "text" else getattr(colours, piece.role))
            width = QFontMetricsF(painter.font()).horizontalAdvance(piece.text)
            painter.drawText(QRectF(x, 4, width + 1, height), Qt.AlignmentFlag.AlignLeft, piece.text)
            x += width
        painter.setFont(font("caption"))
        width = QFontMetricsF(painter.font()).horizontalAdvance(self._hint)
        if x + 2 * UNIT + width < self.width() - UNIT:
            painter.setPen(colours.muted)
            place = QRectF(self.width() - UNIT - 4 - width, 4, width + 1, height)
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft, self._hint)


def _polygon(xs: Vector, ys: Vector) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in zip(xs.tolist(), ys.tolist(), strict=True)])


def _paint_stems(painter: QPainter, xs: Vector, ys: Vector, base: float, colour: QColor, *, arrows: bool) -> None:
    """A line from the axis to each value, with a dot at its end; an impulse's with an arrow head."""
    painter.setBrush(colour)
    for x, y in zip(xs.tolist(), ys.tolist(), strict=True):
        if arrows:
            back = y + np.copysign(2 * ARROW, base - y)
            painter.setPen(QPen(colour, 2))
            painter.drawLine(QLineF(x, base, x, back))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawPolygon(QPolygonF([QPointF(x, y), QPointF(x - ARROW, back), QPointF(x + ARROW, back)]))
        else:
            painter.setPen(QPen(colour, 2))
            painter.drawLine(QLineF(x, base, x, y))
            painter.setPen(Qt.PenStyle.NoPen)
            size = 3.5 if abs(y - base) > 0.5 else 2.0
            painter.drawEllipse(QPointF(x, y), size, size)
