"""The picture behind the chain's matrices: two lanes, cards, and the arrows that numbers take."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from convlab.gui.labs.learning.chain.layout import LABEL, Places, Wire
from convlab.gui.theme import Colours, font, translucent

RADIUS = 6.0
HEAD = 7.0  # pixels of an arrow's head
LANE_TINT = 0.1


def lane_colour(phase: str, colours: Colours) -> QColor:
    """Values go forward in the output's colour, gradients backward in one of their own."""
    return colours.output if phase == "forward" else colours.field


def draw_lanes(painter: QPainter, places: Places, names: dict[str, str], colours: Colours) -> None:
    """The two bands, with their names written upwards at the left."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for phase, lane in places.lanes.items():
        colour = lane_colour(phase, colours)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(translucent(colour, LANE_TINT))
        painter.drawRoundedRect(lane, RADIUS, RADIUS)
        painter.save()
        painter.translate(lane.left(), lane.bottom())
        painter.rotate(-90)
        painter.setFont(font("caption", bold=True))
        painter.setPen(colour)
        painter.drawText(QRectF(0, 0, lane.height(), LABEL), Qt.AlignmentFlag.AlignCenter, names[phase])
        painter.restore()


def draw_card(painter: QPainter, card: QRectF, widget: QWidget, *, is_present: bool) -> None:
    """The frame of a node; that of the present step stands out."""
    palette = widget.palette()
    edge = palette.color(QPalette.ColorRole.Highlight if is_present else QPalette.ColorRole.Mid)
    painter.setPen(QPen(edge, 2.5 if is_present else 1))
    painter.setBrush(palette.color(QPalette.ColorRole.Base))
    painter.drawRoundedRect(card, RADIUS, RADIUS)


def draw_wire(painter: QPainter, wire: Wire, colours: Colours, *, is_lit: bool, is_there: bool) -> None:
    """An arrow; dotted while nothing has come along it yet."""
    colour = lane_colour(wire.phase, colours)
    if wire.sign:
        painter.setPen(colours.muted)
        painter.setFont(font("title", bold=True))
        area = QRectF(wire.start, wire.end).normalized().adjusted(0, -20, 0, 20)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, wire.sign)
        return
    width = 4.0 if is_lit else 2.0
    shade = colour if is_lit or is_there else colours.grid
    painter.setPen(QPen(shade, width, Qt.PenStyle.SolidLine if is_there else Qt.PenStyle.DotLine))
    head = HEAD + (2 if is_lit else 0)
    way = wire.end - wire.start
    length = math.hypot(way.x(), way.y()) or 1.0
    along = way / length
    across = QPointF(-along.y(), along.x())
    neck = wire.end - along * head
    painter.drawLine(wire.start, neck)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(shade)
    painter.drawPolygon(QPolygonF([wire.end, neck + across * head * 0.6, neck - across * head * 0.6]))
