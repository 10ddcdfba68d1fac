"""The stack cut along one axis: units as dots, every connection a line, and the cone of the chosen unit lit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from convlab.gui.labs.receptive_field.field_marks import ColouredUnit
from convlab.gui.theme import Colours, colours_of, font, translucent
from convlab.labs.common.stack import Stack, Unit
from convlab.labs.receptive_field.cross_section import CrossSection, Dot, cone_outline, cross_section

LABELS = 104  # pixels on the left
EDGE = 22
MANY_LINES = 1000
LARGEST_DOT, SMALLEST_DOT = 7.0, 1.3  # radius


@dataclass(frozen=True, eq=False)
class ShownCut:
    """A stack cut along the rows (axis 0) or the columns, with the cone of a unit. The names are the layers'."""

    stack: Stack
    axis: int
    unit: Unit
    section: CrossSection
    pins: Sequence[ColouredUnit]
    names: Sequence[str]

    def is_chosen(self, dot: Dot) -> bool:
        return (dot.layer, dot.number) == (self.unit.layer, self.unit.cell[self.axis])

    def unit_of(self, dot: Dot) -> Unit:
        """The unit at a dot; along the other axis, the one in the middle of the chosen unit's field."""
        other = 1 - self.axis
        field, start = self.stack.fields[dot.layer][other], self.stack.field(self.unit)
        first = (start.top, start.left)[other] + ((start.rows, start.columns)[other] - field.size) // 2
        along_other = (first - field.start) // field.jump
        cell = (along_other, dot.number) if self.axis else (dot.number, along_other)
        return self.stack.nearest(Unit(dot.layer, *cell))


class ConeView(QWidget):
    """`hovered` carries a Unit or None, `clicked` a Unit."""

    hovered = Signal(object)
    clicked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._cut: ShownCut | None = None
        self.setMouseTracking(True)
        self.setMinimumSize(300, 150)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_units(self, stack: Stack, axis: int, units: Sequence[ColouredUnit], names: Sequence[str]) -> None:
        """The cone of the last unit along the rows (axis 0) or the columns, and outlines of those of the others.

        The names are the layers', the input's first.
        """
        *pins, (unit, _) = units
        self._cut = ShownCut(stack, axis, unit, cross_section(stack, axis, unit), pins, names)
        self.update()

    @property
    def section(self) -> CrossSection | None:
        return None if self._cut is None else self._cut.section

    # ---- places

    def place_of(self, dot: Dot) -> QPointF:
        """Where a dot is on the widget."""
        return self._point(dot.place, dot.layer)

    def _point(self, place: float, layer: int) -> QPointF:
        """Where a place of the input is on the line of a layer."""
        assert self._cut is not None
        section, count = self._cut.section, len(self._cut.stack.layers)
        middle = LABELS + (self.width() - LABELS) / 2
        gap = min(130.0, (self.height() - 2 * EDGE) / count)
        x = middle + (place - (section.first + section.last) / 2) * self._step
        return QPointF(x, (self.height() + gap * count) / 2 - gap * layer)

    @property
    def _step(self) -> float:
        """Pixels from one cell of the input to the next."""
        span = max(1.0, self._cut.section.last - self._cut.section.first) if self._cut else 1.0
        return min(64.0, (self.width() - LABELS - 2 * EDGE) / span)

    @property
    def _radius(self) -> float:
        return max(SMALLEST_DOT, min(LARGEST_DOT, self._step * 0.34))

    # ---- mouse

    def unit_at(self, position: QPointF) -> Unit | None:
        """The unit whose dot is nearest, if it is near: one of a layer, not of the input."""
        if self._cut is None:
            return None
        real = [dot for dot in self._cut.section.dots if dot.layer and not dot.is_padding]
        near = [((self.place_of(dot) - position).manhattanLength(), dot) for dot in real]
        distance, dot = min(near, key=lambda pair: pair[0], default=(1e9, None))
        return None if dot is None or distance > max(12.0, self._radius + 4) else self._cut.unit_of(dot)

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
        if self._cut is None:
            return
        self._paint_lines(painter, self._cut, colours)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for dot in self._cut.section.dots:
            self._paint_dot(painter, dot, colours.field if dot.is_lit else colours.muted, self._cut.is_chosen(dot))
        for pin in self._cut.pins:
            self._paint_outline(painter, self._cut, pin)
        self._paint_names(painter, self._cut)

    def _paint_lines(self, painter: QPainter, cut: ShownCut, colours: Colours) -> None:
        """The connections; those that are lit come last."""
        many = len(cut.section.lines) > MANY_LINES  # thin and plain ones are drawn in a fifth of the time
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, not many)
        lines = self._lines(cut)
        for is_lit, colour, width in ((False, colours.raw, 1.0), (True, colours.field, 1.0 if many else 1.8)):
            for is_padding, style in ((False, Qt.PenStyle.SolidLine), (True, Qt.PenStyle.DotLine)):
                painter.setPen(QPen(colour, width, style))
                painter.drawLines(lines[is_lit, is_padding])

    def _lines(self, cut: ShownCut) -> dict[tuple[bool, bool], list[QLineF]]:
        """The connections: whether they are lit, and whether they come from padding."""
        lines: dict[tuple[bool, bool], list[QLineF]] = {
            (is_lit, is_padding): [] for is_lit in (False, True) for is_padding in (False, True)
        }
        step, starts = self._step, [self._point(0, layer) for layer in range(len(cut.names))]
        origin, heights = starts[0].x(), [start.y() for start in starts]
        for layer, top, bottom, is_lit, is_padding in cut.section.lines:
            ends = origin + top * step, heights[layer], origin + bottom * step, heights[layer - 1]
            lines[is_lit, is_padding].append(QLineF(*ends))
        return lines

    def _paint_outline(self, painter: QPainter, cut: ShownCut, pin: ColouredUnit) -> None:
        """The cone of a pinned unit, as far as it is in view."""
        outline, radius = cone_outline(cut.stack, cut.axis, pin.unit), QPointF(self._radius, 0)
        left = [self._point(first, layer) - radius for layer, first, _ in outline]
        right = [self._point(last, layer) + radius for layer, _, last in outline]
        painter.setClipRect(QRectF(LABELS, 0, self.width() - LABELS, self.height()))
        painter.setBrush(translucent(pin.colour, 0.14))
        painter.setPen(QPen(pin.colour, 2))
        painter.drawPolygon(QPolygonF([*left, *reversed(right)]))
        painter.setClipping(False)

    def _paint_dot(self, painter: QPainter, dot: Dot, colour: QColor, is_chosen: bool) -> None:
        hollow = self.palette().color(QPalette.ColorRole.Base)
        painter.setPen(QPen(colour, 1.5))
        painter.setBrush(hollow if dot.is_padding else colour)
        radius = self._radius * (1.5 if is_chosen else 1)
        painter.drawEllipse(self.place_of(dot), radius, radius)

    def _paint_names(self, painter: QPainter, cut: ShownCut) -> None:
        for layer, name in enumerate(cut.names):
            is_chosen = layer == cut.unit.layer
            painter.setFont(font("caption", bold=is_chosen))
            painter.setPen(colours_of(self).field if is_chosen else self.palette().text().color())
            area = QRectF(4, self._point(0, layer).y() - 16, LABELS - 8, 32)
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)
