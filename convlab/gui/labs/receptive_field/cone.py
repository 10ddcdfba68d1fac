"""The stack cut along one axis: units as dots, every connection a line, and the cone of the chosen unit lit."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from convlab.gui.labs.receptive_field.maps import Looked
from convlab.gui.theme import colours_of, font
from convlab.labs.common.stack import Unit
from convlab.labs.receptive_field.cross_section import CrossSection, Dot, cone_outline, cross_section
from convlab.labs.receptive_field.state import FieldState

LABELS = 104  # pixels on the left
EDGE = 22
MANY_LINES = 1000
LARGEST_DOT, SMALLEST_DOT = 7.0, 1.3  # radius


class ConeView(QWidget):
    """`hovered` carries a Unit or None, `clicked` a Unit."""

    hovered = Signal(object)
    clicked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._section: CrossSection | None = None
        self._state: FieldState | None = None
        self._unit: Unit | None = None
        self._pins: list[Looked] = []
        self._axis = 1
        self._names: list[str] = []
        self.setMouseTracking(True)
        self.setMinimumSize(300, 150)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_unit(self, state: FieldState, axis: int, looked: Sequence[Looked], names: list[str]) -> None:
        """The cone of the last unit along the rows (axis 0) or the columns, and outlines of those of the others.

        The names are the layers', the input's first.
        """
        *self._pins, (unit, _) = looked
        self._state, self._axis, self._unit, self._names = state, axis, unit, names
        self._section = cross_section(state.stack, axis, unit)
        self.update()

    @property
    def section(self) -> CrossSection | None:
        return self._section

    # ---- places

    def place_of(self, dot: Dot) -> QPointF:
        """Where a dot is on the widget."""
        return QPointF(self._x(dot.place), self._y(dot.layer))

    @property
    def _step(self) -> float:
        """Pixels from one cell of the input to the next."""
        span = max(1.0, self._section.last - self._section.first) if self._section else 1.0
        return min(64.0, (self.width() - LABELS - 2 * EDGE) / span)

    def _x(self, place: float) -> float:
        assert self._section is not None
        middle = LABELS + (self.width() - LABELS) / 2
        return middle + (place - (self._section.first + self._section.last) / 2) * self._step

    def _y(self, layer: int) -> float:
        assert self._state is not None
        count = len(self._state.layers)
        gap = min(130.0, (self.height() - 2 * EDGE) / count)
        return (self.height() + gap * count) / 2 - gap * layer

    @property
    def _radius(self) -> float:
        return max(SMALLEST_DOT, min(LARGEST_DOT, self._step * 0.34))

    # ---- mouse

    def unit_at(self, position: QPointF) -> Unit | None:
        """The unit whose dot is nearest, if it is near: one of a layer, not of the input."""
        if self._section is None or self._state is None:
            return None
        real = [dot for dot in self._section.dots if dot.layer and not dot.is_padding]
        near = [(self._distance(dot, position), dot) for dot in real]
        distance, dot = min(near, key=lambda pair: pair[0], default=(1e9, None))
        if dot is None or distance > max(12.0, self._radius + 4):
            return None
        cell = list(self._state.stack.nearest(self._unit._replace(layer=dot.layer)).cell)
        other = 1 - self._axis  # along the other axis, the unit in the middle of the same field
        jump, start = (self._state.stack.fields[dot.layer][other].jump, self._state.field(self._unit))
        field = self._state.stack.fields[dot.layer][other]
        first = (start.top, start.left)[other] + ((start.rows, start.columns)[other] - field.size) // 2
        cell[other] = (first - field.start) // jump
        cell[self._axis] = dot.number
        return self._state.stack.nearest(Unit(dot.layer, *cell))

    def _distance(self, dot: Dot, position: QPointF) -> float:
        return (self.place_of(dot) - position).manhattanLength()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.hovered.emit(self.unit_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        self.hovered.emit(None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        unit = self.unit_at(event.position())
        if unit is not None and event.button() is Qt.MouseButton.LeftButton:
            self.clicked.emit(unit)

    # ---- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), colours_of(self)
        painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Base))
        if self._section is None:
            return
        many = len(self._section.lines) > MANY_LINES  # thin and plain ones are drawn in a fifth of the time
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, not many)
        lines = self._lines()
        for lit, colour, width in ((False, colours.raw, 1.0), (True, colours.field, 1.0 if many else 1.8)):
            for is_padding, style in ((False, Qt.PenStyle.SolidLine), (True, Qt.PenStyle.DotLine)):
                painter.setPen(QPen(colour, width, style))
                painter.drawLines(lines[lit, is_padding])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for dot in self._section.dots:
            self._paint_dot(painter, dot, colours.field if dot.is_lit else colours.muted)
        for pin in self._pins:
            self._paint_outline(painter, pin)
        self._paint_names(painter)

    def _paint_outline(self, painter: QPainter, pin: Looked) -> None:
        """The cone of a pinned unit, as far as it is in view."""
        outline = cone_outline(self._state.stack, self._axis, pin.unit)
        left = [QPointF(self._x(first) - self._radius, self._y(layer)) for layer, first, _ in outline]
        right = [QPointF(self._x(last) + self._radius, self._y(layer)) for layer, _, last in outline]
        painter.setClipRect(QRectF(LABELS, 0, self.width() - LABELS, self.height()))
        shade = QColor(pin.colour)
        shade.setAlphaF(0.14)
        painter.setBrush(shade)
        painter.setPen(QPen(pin.colour, 2))
        painter.drawPolygon(QPolygonF([*left, *reversed(right)]))
        painter.setClipping(False)

    def _lines(self) -> dict[tuple[bool, bool], list[QLineF]]:
        """The connections: whether they are lit, and whether they come from padding."""
        lines: dict[tuple[bool, bool], list[QLineF]] = {pair: [] for pair in product((False, True), repeat=2)}
        origin, step = self._x(0), self._step
        heights = [self._y(layer) for layer in range(len(self._names))]
        for layer, top, bottom, is_lit, is_padding in self._section.lines:
            ends = origin + top * step, heights[layer], origin + bottom * step, heights[layer - 1]
            lines[is_lit, is_padding].append(QLineF(*ends))
        return lines

    def _paint_dot(self, painter: QPainter, dot: Dot, colour: QColor) -> None:
        chosen = dot.layer == self._unit.layer and dot.number == self._unit.cell[self._axis]
        hollow = self.palette().color(QPalette.ColorRole.Base)
        painter.setPen(QPen(colour, 1.5))
        painter.setBrush(hollow if dot.is_padding else colour)
        radius = self._radius * (1.5 if chosen else 1)
        painter.drawEllipse(self.place_of(dot), radius, radius)

    def _paint_names(self, painter: QPainter) -> None:
        painter.setFont(font("caption"))
        for layer, name in enumerate(self._names):
            chosen = layer == self._unit.layer
            painter.setFont(font("caption", bold=chosen))
            painter.setPen(colours_of(self).field if chosen else self.palette().text().color())
            area = QRectF(4, self._y(layer) - 16, LABELS - 8, 32)
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)
