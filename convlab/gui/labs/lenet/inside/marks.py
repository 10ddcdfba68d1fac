"""What is painted over the picture of a network for one unit: its window, its weights, its field, its connections."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from convlab.gui.labs.lenet.inside.placed import PlacedNetwork
from convlab.gui.theme import Colours
from convlab.labs.common.mosaic import Cell
from convlab.labs.common.stack import Cells
from convlab.labs.lenet.inside.maps import KernelWeight, NetworkSnapshot, NetworkUnit
from convlab.labs.lenet.inside.terms import Terms, field_of

SMALLEST = 7  # pixels of a mark
FAINTEST = 0.04  # share of the strongest connection below which one is left out
MOST_CONNECTIONS = 24


class MarkPainter:
    """Paints marks over the picture of a snapshot."""

    def __init__(self, painter: QPainter, snapshot: NetworkSnapshot, placed: PlacedNetwork, colours: Colours) -> None:
        self._painter, self._colours = painter, colours
        self._shapes = [stage.shape for stage in snapshot.stages]
        self._stages, self._placed, self._columns = snapshot.stages, placed, placed.layout.columns

    def mark_unit(self, unit: NetworkUnit, terms: Terms | None) -> None:
        """Highlight `unit`, and what its `terms` say it comes from; None for a unit of the input."""
        colours, column = self._colours, self._columns[unit.stage]
        if terms is not None:
            self._draw_connections(unit, terms)
            self._frame_windows(unit, terms)
            if terms.stage.kind == "conv":
                for cell in column.kernels[unit.channel]:
                    self._frame(_rect(cell), colours.kernel, 2)
            field = field_of(self._stages, unit).clipped(self._shapes[0][1:])
            for square in self._columns[0].maps:
                self._frame(_part(square, self._shapes[0], field), colours.field, 2, fill=0.14)
            if self._shapes[unit.stage][1:] != (1, 1):
                self._frame(_rect(column.maps[unit.channel]), colours.output, 1)
        self._frame(self._placed.rect_of(unit), colours.output, 2.5)

    def mark_weight(self, weight: KernelWeight) -> None:
        """Highlight a kernel's slice and the weight in it, the map that it moves over and the one it helps to make."""
        if weight.stage >= len(self._columns):
            return  # of a network that has changed since, here and below
        colours, column, below = self._colours, self._columns[weight.stage], self._columns[weight.stage - 1]
        if weight.channel >= len(column.kernels) or weight.source >= len(column.kernels[weight.channel]):
            return
        cell, place = column.kernels[weight.channel][weight.source], Cells(weight.row, weight.column, 1, 1)
        self._frame(_rect(below.maps[weight.source]), colours.window, 2)
        self._frame(_rect(column.maps[weight.channel]), colours.output, 2)
        self._frame(_rect(cell), colours.kernel, 2)
        self._frame(_part(cell, (1, *self._stages[weight.stage].kernel), place), colours.kernel, 2)

    def _frame_windows(self, unit: NetworkUnit, terms: Terms) -> None:
        """Frame what lies under the window on each map below."""
        below = unit.stage - 1
        if self._shapes[below][1:] == (1, 1):  # so many units are framed together
            whole = QRectF()
            for channel in terms.channels:
                whole = whole.united(_rect(self._columns[below].maps[channel]))
            self._frame(whole.adjusted(-2, -2, 2, 2), self._colours.window, 2)
            return
        inner = terms.area.clipped(self._shapes[below][1:])
        for channel in terms.channels if below else range(1):
            self._frame(self._area(below, channel, inner), self._colours.window, 2)

    def _draw_connections(self, unit: NetworkUnit, terms: Terms) -> None:
        """Lines from what lies below to the unit, from each channel that brings enough to the sum."""
        strengths = _strengths(terms)
        largest = float(np.abs(strengths).max(initial=0)) or 1.0
        faintest = max(FAINTEST * largest, float(np.sort(np.abs(strengths))[-MOST_CONNECTIONS:][0]))
        inner = terms.area.clipped(self._shapes[unit.stage - 1][1:])
        kernels = self._columns[unit.stage].kernels
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for channel, strength in zip(terms.channels, strengths.tolist(), strict=True):
            if strength and abs(strength) >= faintest:
                # through the slice that the window is multiplied with, if there is one
                target = _rect(kernels[unit.channel][channel]) if kernels else self._placed.rect_of(unit)
                self._draw_connection(self._area(unit.stage - 1, channel, inner), target, strength / largest)
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _draw_connection(self, source: QRectF, target: QRectF, share: float) -> None:
        """As strong as its share of the strongest, in the colour of its sign."""
        colour = QColor(self._colours.positive if share > 0 else self._colours.negative)
        colour.setAlphaF(0.25 + 0.65 * abs(share))
        self._painter.setPen(QPen(colour, 0.8 + 2.2 * abs(share)))
        start, end = QPointF(source.right() + 1, source.center().y()), QPointF(target.left() - 1, target.center().y())
        self._painter.drawLine(start, end)

    def _area(self, stage: int, channel: int, area: Cells) -> QRectF:
        return _part(self._columns[stage].maps[channel if stage else 0], self._shapes[stage], area)

    def _frame(self, rect: QRectF, colour: QColor, width: float, *, fill: float = 0) -> None:
        missing = SMALLEST - min(rect.width(), rect.height())
        if missing > 0:  # a cell of two pixels would be overlooked
            rect = rect.adjusted(-missing / 2, -missing / 2, missing / 2, missing / 2)
        if fill:
            shade = QColor(colour)
            shade.setAlphaF(fill)
            self._painter.fillRect(rect, shade)
        pen = QPen(colour, width)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        self._painter.setPen(pen)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawRect(rect)


def _strengths(terms: Terms) -> NDArray[np.float64]:
    """What each channel below brings to the sum."""
    return np.array([terms.computed_total]) if terms.winner is not None else terms.channel_sums


def _part(cell: Cell, shape: tuple[int, int, int], area: Cells) -> QRectF:
    height, width = cell.height / shape[1], cell.width / shape[2]
    return QRectF(cell.left + area.left * width, cell.top + area.top * height, area.columns * width, area.rows * height)


def _rect(cell: Cell) -> QRectF:
    return QRectF(cell.left, cell.top, cell.width, cell.height)
