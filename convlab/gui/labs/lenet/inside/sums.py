"""What becomes of a unit's sum: bias, activation and slope in rows, and where it stands on its activation's curve."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from convlab.gui.labs.lenet.words import activation_name
from convlab.gui.language import translate
from convlab.gui.theme import Colours, font
from convlab.labs.common.numbers import format_number
from convlab.labs.lenet.inside.terms import Terms, activation_curve, slope_of

PLOT, LOWEST_PLOT = QSize(128, 80), 40


class Derivative(NamedTuple):
    """Of the loss or a class's score, which is named by `target`, with respect to the unit."""

    target: str
    value: float


class Row(NamedTuple):
    name: str
    number: float
    colour: QColor
    bold: bool = False


def paint_sums(
    painter: QPainter,
    terms: Terms,
    derivative: Derivative | None,
    area: QRectF,
    line: float,
    text: QColor,
    colours: Colours,
) -> None:
    """In an area, in rows of height `line`; `text` is the colour of what has no colour of its own."""
    rows = _rows(terms, derivative, text, colours)
    for index, row in enumerate(rows):
        painter.setFont(font("caption", bold=row.bold))
        painter.setPen(colours.muted)
        place = QRectF(area.left(), area.top() + 6 + index * line, area.width() - 8, line)
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, row.name)
        painter.setPen(row.colour)
        number = format_number(row.number)
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, number)
    top = area.top() + 14 + len(rows) * line
    height = min(PLOT.height(), area.bottom() - top - 8)
    if terms.stage.activation is not None and height >= LOWEST_PLOT:
        _paint_curve(painter, terms, QRectF(area.left(), top, PLOT.width(), height), colours)


def _rows(terms: Terms, derivative: Derivative | None, text: QColor, colours: Colours) -> list[Row]:
    rows = []
    if terms.winner is not None:
        rows.append(Row(translate("UnitDetail", "largest"), terms.total, text))
    elif terms.weights is not None:
        rows.append(Row("Σ", float(terms.channel_sums.sum()), text))
    if terms.bias is not None:
        rows.append(Row(translate("UnitDetail", "+ bias"), terms.bias, colours.kernel))
        rows.append(Row(translate("UnitDetail", "= sum"), terms.total, text, bold=True))
    if terms.stage.activation is not None:
        rows.append(Row(activation_name(terms.stage.activation), terms.value, colours.output, bold=True))
        rows.append(Row(translate("UnitDetail", "its slope there"), slope_of(terms), text))
    if derivative is not None:
        rows.append(Row(f"∂ {derivative.target}", derivative.value, text))
    return rows


def _paint_curve(painter: QPainter, terms: Terms, area: QRectF, colours: Colours) -> None:
    sums, values = activation_curve(terms)
    low, high = min(0.0, float(values.min())), max(1.0, float(values.max()))

    def at(x: float, y: float) -> QPointF:
        across = (x - sums[0]) / (sums[-1] - sums[0])
        return QPointF(area.left() + across * area.width(), area.bottom() - (y - low) / (high - low) * area.height())

    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colours.grid, 1))
    painter.drawLine(at(sums[0], 0), at(sums[-1], 0))
    painter.drawLine(at(0, low), at(0, high))
    painter.setPen(QPen(colours.muted, 1.5))
    painter.drawPolyline([at(x, y) for x, y in zip(sums.tolist(), values.tolist(), strict=True)])
    painter.setPen(QPen(colours.base, 1.5))
    painter.setBrush(colours.output)
    painter.drawEllipse(at(terms.total, terms.value), 5, 5)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
