"""What is painted over the picture of a network for one unit: its window, its weights, its field, its connections."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from convlab.gui.theme import Colours
from convlab.labs.common.mosaic import Cell
from convlab.labs.common.stack import Cells
from convlab.labs.lenet.inside.layout import NetworkLayout
from convlab.labs.lenet.inside.maps import KernelWeight, NetworkSnapshot, NetworkUnit
from convlab.labs.lenet.inside.terms import Terms, field_of

SMALLEST = 7  # pixels of a mark
FAINTEST = 0.04  # share of the strongest connection below which one is left out
MOST_CONNECTIONS = 24


def paint_marks(
    painter: QPainter,
    snapshot: NetworkSnapshot,
    picture: NetworkLayout,
    unit: NetworkUnit,
    terms: Terms | None,
    colours: Colours,
) -> None:
    """Highlight `unit`, and what its `terms` say it comes from; None for a unit of the input."""
    own = _area(picture, snapshot, unit.stage, unit.channel, Cells(unit.row, unit.column, 1, 1))
    if terms is not None:
        _connections(painter, snapshot, picture, unit, terms, colours)
        _windows(painter, snapshot, picture, unit, terms, colours)
        if terms.stage.kind == "conv":
            for cell in picture.columns[unit.stage].kernels[unit.channel]:
                _frame(painter, _rect(cell), colours.kernel, 2)
        field = field_of(snapshot.stages, unit).clipped(snapshot.stages[0].shape[1:])
        for square in picture.columns[0].maps:
            _frame(painter, _part(square, snapshot.stages[0].shape, field), colours.field, 2, fill=0.14)
        if snapshot.stages[unit.stage].shape[1:] != (1, 1):
            _frame(painter, _rect(picture.columns[unit.stage].maps[unit.channel]), colours.output, 1)
    _frame(painter, own, colours.output, 2.5)


def paint_weight_marks(
    painter: QPainter, snapshot: NetworkSnapshot, picture: NetworkLayout, weight: KernelWeight, colours: Colours
) -> None:
    """Highlight a kernel's slice and the weight in it, the map that it moves over and the one that it helps to make."""
    column, below = picture.columns[weight.stage], picture.columns[weight.stage - 1]
    if weight.channel >= len(column.kernels) or weight.source >= len(column.kernels[weight.channel]):
        return  # of a network that has changed since
    cell = column.kernels[weight.channel][weight.source]
    _frame(painter, _rect(below.maps[weight.source]), colours.window, 2)
    _frame(painter, _rect(column.maps[weight.channel]), colours.output, 2)
    _frame(painter, _rect(cell), colours.kernel, 2)
    place = Cells(weight.row, weight.column, 1, 1)
    _frame(painter, _part(cell, (1, *snapshot.stages[weight.stage].kernel), place), colours.kernel, 2)


def _windows(
    painter: QPainter,
    snapshot: NetworkSnapshot,
    picture: NetworkLayout,
    unit: NetworkUnit,
    terms: Terms,
    colours: Colours,
) -> None:
    """Frame what lies under the window on each map below."""
    below = snapshot.stages[unit.stage - 1].shape
    if below[1:] == (1, 1):  # so many units are framed together
        cells = [_rect(picture.columns[unit.stage - 1].maps[channel]) for channel in terms.channels]
        whole = cells[0]
        for cell in cells[1:]:
            whole = whole.united(cell)
        _frame(painter, whole.adjusted(-2, -2, 2, 2), colours.window, 2)
        return
    inner = terms.area.clipped(below[1:])
    for channel in terms.channels if unit.stage > 1 else range(1):
        _frame(painter, _area(picture, snapshot, unit.stage - 1, channel, inner), colours.window, 2)


def _connections(
    painter: QPainter,
    snapshot: NetworkSnapshot,
    picture: NetworkLayout,
    unit: NetworkUnit,
    terms: Terms,
    colours: Colours,
) -> None:
    """Lines from what lies below to the unit: as strong as what they bring, in the colour of its sign."""
    strengths = _strengths(terms)
    largest = float(np.abs(strengths).max(initial=0)) or 1.0
    faintest = max(FAINTEST * largest, float(np.sort(np.abs(strengths))[-MOST_CONNECTIONS:][0]))
    below = snapshot.stages[unit.stage - 1].shape
    inner = terms.area.clipped(below[1:])
    target = _area(picture, snapshot, unit.stage, unit.channel, Cells(unit.row, unit.column, 1, 1))
    kernels = picture.columns[unit.stage].kernels
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for channel, strength in zip(terms.channels, strengths.tolist(), strict=True):
        share = abs(strength) / largest
        if abs(strength) < faintest or not strength:
            continue
        source = _area(picture, snapshot, unit.stage - 1, channel, inner)
        colour = QColor(colours.positive if strength > 0 else colours.negative)
        colour.setAlphaF(0.25 + 0.65 * share)
        painter.setPen(QPen(colour, 0.8 + 2.2 * share))
        start = QPointF(source.right() + 1, source.center().y())
        if kernels:  # through the slice that the window is multiplied with
            slice_at = _rect(kernels[unit.channel][channel])
            painter.drawLine(start, QPointF(slice_at.left() - 1, slice_at.center().y()))
        else:
            painter.drawLine(start, QPointF(target.left() - 1, target.center().y()))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def _strengths(terms: Terms) -> NDArray[np.float64]:
    """What each channel below brings to the sum."""
    if terms.winner is not None:
        return np.array([terms.computed_total])
    return terms.channel_sums


def _area(picture: NetworkLayout, snapshot: NetworkSnapshot, stage: int, channel: int, area: Cells) -> QRectF:
    return _part(picture.columns[stage].maps[channel if stage else 0], snapshot.stages[stage].shape, area)


def _part(cell: Cell, shape: tuple[int, int, int], area: Cells) -> QRectF:
    height, width = cell.height / shape[1], cell.width / shape[2]
    return QRectF(cell.left + area.left * width, cell.top + area.top * height, area.columns * width, area.rows * height)


def _rect(cell: Cell) -> QRectF:
    return QRectF(cell.left, cell.top, cell.width, cell.height)


def _frame(painter: QPainter, rect: QRectF, colour: QColor, width: float, *, fill: float = 0) -> None:
    missing = SMALLEST - min(rect.width(), rect.height())
    if missing > 0:  # a cell of two pixels would be overlooked
        rect = rect.adjusted(-missing / 2, -missing / 2, missing / 2, missing / 2)
    if fill:
        shade = QColor(colour)
        shade.setAlphaF(fill)
        painter.fillRect(rect, shade)
    pen = QPen(colour, width)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect)
