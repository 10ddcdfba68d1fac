"""Every layer's feature maps in a row, left to right."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QImage, QMouseEvent, QPainter, QPaintEvent, QPalette, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from convlab.gui.theme import colours_of, font
from convlab.gui.widgets.images import blank_pixmap
from convlab.labs.common.mosaic import Cell, Mosaic

GAP, NARROW_GAP = 12, 6  # between layers, at least; the other where the texts hardly fit
MAP_GAP = 3  # between the maps of a layer
LABEL_WIDTH, WIDEST_LABEL = 10, 80  # at least and at most; longer ones are cut short
LEAST_STEP, LEAST_DIGIT_STEP = 0.75, 0.6  # of a line: lower rows leave no room for names, and for single digits
WIDEST_RANGE = "0 … 88.8"


@dataclass(frozen=True, eq=False)
class MapGroup:
    """One layer: a title, two lines below it, and maps (c, h, w) as levels of a grey or, if signed, diverging scale."""

    title: str
    short_title: str  # where the other does not fit
    shape: str
    range: str
    levels: NDArray[np.uint8]
    signed: bool
    labels: tuple[str, ...] = ()  # beside the rows of a single column


@dataclass(frozen=True)
class _Place:
    """Where a layer is drawn."""

    left: float
    width: float
    gap: float  # to the next layer
    cells: list[QRectF]  # one a map
    is_tight: bool  # the texts hardly fit


class FeatureMaps(QWidget):
    """`hovered` carries the layer's index, map, row and column under the pointer; the layer is −1 outside all maps."""

    hovered = Signal(int, int, int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.groups: Sequence[MapGroup] = ()
        self._message = ""
        self._places: list[_Place] = []
        self._mosaic: Mosaic | None = None
        self._texts = QPixmap()  # titles, shapes and labels
        self._table = np.empty(0, np.uint32)
        self._layout_of: object = None  # what all these were made for
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumHeight(120)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(900, 220)

    def set_groups(self, groups: Sequence[MapGroup]) -> None:
        self.groups = groups
        self.update()

    def set_message(self, message: str) -> None:
        """Shown in place of the maps when there are none."""
        self._message = message
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.hovered.emit(*self._find(event.position()))

    def leaveEvent(self, event: object) -> None:
        self.hovered.emit(-1, -1, -1, -1)

    def _find(self, position: QPointF) -> tuple[int, int, int, int]:
        for index, (group, place) in enumerate(zip(self.groups, self._places, strict=False)):
            for map_index, cell in enumerate(place.cells):
                if cell.contains(position):
                    _, rows, columns = group.levels.shape
                    row = min(rows - 1, int((position.y() - cell.y()) / cell.height() * rows))
                    column = min(columns - 1, int((position.x() - cell.x()) / cell.width() * columns))
                    return index, map_index, row, column
        return -1, -1, -1, -1

    def cell(self, layer: int, index: int) -> QRectF:
        """Where a map of a layer is drawn."""
        self._lay_out()
        return self._places[layer].cells[index]

    # ---- layout

    def _lay_out(self) -> None:
        """Work out the places, unless they are those of the last time."""
        ratio = self.devicePixelRatioF()
        shapes = [group.levels.shape for group in self.groups]
        texts = [(group.title, group.shape, group.labels) for group in self.groups]
        wanted = (self.size(), ratio, shapes, texts, colours_of(self), self.palette().cacheKey())
        if wanted == self._layout_of:
            return
        self._layout_of = wanted
        header = 3 * _line_height() + 6
        self._places = _places(self.groups, header, self.width(), self.height() - header - 2)
        cells = [
            [Cell(*(round(v * ratio) for v in (r.x() + 1, r.y(), r.width(), r.height()))) for r in place.cells]
            for place in self._places
        ]
        self._mosaic = Mosaic(math.ceil(self.height() * ratio), math.ceil(self.width() * ratio), shapes, cells)
        colours = colours_of(self)
        base = self.palette().color(QPalette.ColorRole.Base)
        self._table = np.array(
            [*colours.grey_table, *colours.diverging_table, base.rgb(), colours.grid.rgb()], np.uint32
        )
        self._texts = blank_pixmap(self.size(), ratio)
        painter = QPainter(self._texts)
        for group, place in zip(self.groups, self._places, strict=True):
            self._paint_texts(painter, group, place)
        painter.end()

    # ---- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), colours_of(self)
        if not self.groups:
            painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Base))
            painter.setPen(colours.muted)
            painter.setFont(font("text"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._message)
            return
        self._lay_out()
        self._paint_maps(painter)
        painter.drawPixmap(0, 0, self._texts)
        painter.setFont(font("caption"))
        painter.setPen(colours.muted)
        for group, place in zip(self.groups, self._places, strict=True):
            text = _tight(group.range) if place.is_tight else group.range
            painter.drawText(QPointF(place.left, 3 * _line_height() - painter.fontMetrics().descent()), text)

    def _paint_maps(self, painter: QPainter) -> None:
        assert self._mosaic is not None
        pixels = self._mosaic.fill([(group.levels, group.signed) for group in self.groups], self._table)
        height, width = pixels.shape
        image = QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(self.devicePixelRatioF())
        painter.drawImage(0, 0, image)

    def _paint_texts(self, painter: QPainter, group: MapGroup, place: _Place) -> None:
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        space, height = place.width + place.gap - 6, _line_height()
        title = group.title if _text_width(group.title, bold=True) <= space else group.short_title
        for line, text in enumerate((title, group.shape)):
            painter.setFont(font("caption", bold=line == 0))
            painter.drawText(QRectF(place.left, line * height, space + 6, height), Qt.AlignmentFlag.AlignLeft, text)
        painter.setPen(colours_of(self).muted)
        cell, rows = place.cells[0], group.levels.shape[1]
        step = cell.height() / rows
        least = LEAST_DIGIT_STEP if all(len(label) == 1 for label in group.labels) else LEAST_STEP
        is_legible = step > least * height
        for row, label in enumerate(group.labels if is_legible else ()):
            box = QRectF(cell.right() + 4, cell.top() + row * step, _label_width(group), step)
            shown = painter.fontMetrics().elidedText(label, Qt.TextElideMode.ElideRight, WIDEST_LABEL)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


def _text_width(text: str, *, bold: bool = False) -> float:
    return QFontMetricsF(font("caption", bold=bold)).horizontalAdvance(text)


def _least_width(group: MapGroup, widest_range: str) -> float:
    """What the lines below a title need. The figures change, but nothing moves when they do."""
    return max(map(_text_width, (group.shape, widest_range))) + 2


def _tight(text: str) -> str:
    """A range in less room."""
    return text.replace(" … ", "…")


def _label_width(group: MapGroup) -> float:
    if not group.labels:
        return 0
    return min(WIDEST_LABEL, max(LABEL_WIDTH, *map(_text_width, group.labels))) + 4


def _line_height() -> float:
    return max(QFontMetricsF(font("caption", bold=bold)).height() for bold in (False, True))


def _places(groups: Sequence[MapGroup], top: float, width: float, height: float) -> list[_Place]:
    """All layers are as high as the room; those that are too wide then become narrower, all down to the same width."""
    grids = [_grid(len(group.levels)) for group in groups]
    least, least_gap = [_least_width(group, WIDEST_RANGE) for group in groups], GAP
    spaces = max(1, len(groups) - 1)
    is_tight = sum(least) + GAP * spaces > width
    if is_tight:
        least, least_gap = [_least_width(group, _tight(WIDEST_RANGE)) for group in groups], NARROW_GAP
    wanted = [_group_width(group, grid, height) for group, grid in zip(groups, grids, strict=True)]
    most = _fitting(wanted, least, width - least_gap * spaces)
    widths = [min(own, max(needed, most)) for own, needed in zip(wanted, least, strict=True)]
    gap = min(GAP * 2.5, (width - sum(map(max, widths, least))) / spaces)
    places, left = [], 0.0
    for group, (rows, columns), own, needed in zip(groups, grids, widths, least, strict=True):
        map_width = (own - _label_width(group) - MAP_GAP * (columns - 1)) / columns
        map_height = map_width * group.levels.shape[1] / group.levels.shape[2]
        y = top + (height - map_height * rows - MAP_GAP * (rows - 1)) / 2
        cells = [
            QRectF(left + column * (map_width + MAP_GAP), y + row * (map_height + MAP_GAP), map_width, map_height)
            for row in range(rows)
            for column in range(columns)
        ]
        places.append(_Place(left, max(own, needed), gap, cells[: len(group.levels)], is_tight))
        left += max(own, needed) + gap
    return places


def _fitting(wanted: Sequence[float], least: Sequence[float], width: float) -> float:
    """The widest that a layer may be so that all fit, where none gets less than its texts need."""
    most = max(wanted, default=0.0)
    while most > 0 and sum(max(needed, min(own, most)) for own, needed in zip(wanted, least, strict=True)) > width:
        most -= 1
    return most


def _group_width(group: MapGroup, grid: tuple[int, int], height: float) -> float:
    rows, columns = grid
    map_height = (height - MAP_GAP * (rows - 1)) / rows
    map_width: float = map_height * group.levels.shape[2] / group.levels.shape[1]
    return columns * map_width + MAP_GAP * (columns - 1) + _label_width(group)


def _grid(count: int) -> tuple[int, int]:
    """Rows and columns for `count` maps: about square, rather higher than wide, without empty places if possible."""
    columns = max(d for d in range(1, count + 1) if count % d == 0 and d * d <= count)
    if columns == 1 and count > 3:
        columns = math.isqrt(count)
    return -(-count // columns), columns
