"""Every layer's feature maps in a row, left to right."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from convlab.gui.theme import colours_of, font
from convlab.gui.widgets.images import indexed_image

GAP = 12  # between layers, at least
MAP_GAP = 3  # between the maps of a layer


@dataclass(frozen=True, eq=False)
class MapGroup:
    """One layer: a title, two lines below it, and maps (c, h, w) as levels of a grey or, if signed, diverging scale."""

    title: str
    short_title: str  # where the other does not fit
    shape: str
    range: str
    levels: NDArray[np.uint8]
    values: NDArray[np.floating[Any]]
    signed: bool
    labels: tuple[str, ...] = ()  # beside the rows of a single column


@dataclass(frozen=True)
class _Placed:
    group: MapGroup
    cells: list[QRectF]  # one a map
    left: float
    width: float
    gap: float  # to the next layer


class FeatureMaps(QWidget):
    """`hovered` carries the layer's index, map, row and column under the pointer; the layer is −1 outside all maps."""

    hovered = Signal(int, int, int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups: Sequence[MapGroup] = ()
        self._message = ""
        self.setMouseTracking(True)
        self.setMinimumHeight(120)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(900, 220)

    def set_groups(self, groups: Sequence[MapGroup]) -> None:
        self._groups = groups
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
        for index, placed in enumerate(self._place()):
            for map_index, cell in enumerate(placed.cells):
                if cell.contains(position):
                    _, rows, columns = placed.group.levels.shape
                    row = min(rows - 1, int((position.y() - cell.y()) / cell.height() * rows))
                    column = min(columns - 1, int((position.x() - cell.x()) / cell.width() * columns))
                    return index, map_index, row, column
        return -1, -1, -1, -1

    def _header_height(self) -> float:
        return QFontMetricsF(font("caption", bold=True)).height() + 2 * QFontMetricsF(font("caption")).height() + 6

    def _place(self) -> list[_Placed]:
        """All layers get the same height; if they would be too wide, all shrink alike."""
        if not self._groups:
            return []
        header = self._header_height()
        caption = QFontMetricsF(font("caption"))
        fewest = [
            max(caption.horizontalAdvance(text) for text in (group.shape, group.range)) + 2 for group in self._groups
        ]
        grids = [_grid(len(group.levels)) for group in self._groups]
        height = self.height() - header - 2
        while height > 20:
            widths = [self._group_width(group, grid, height) for group, grid in zip(self._groups, grids, strict=True)]
            total = sum(map(max, widths, fewest)) + GAP * (len(widths) - 1)
            if total <= self.width():
                break
            height -= max(1, (total - self.width()) / 12)
        gap = min(GAP * 2.5, (self.width() - sum(map(max, widths, fewest))) / max(1, len(widths) - 1))
        top = header + (self.height() - header - height) / 2
        placed, left = [], 0.0
        for group, (rows, columns), width, least in zip(self._groups, grids, widths, fewest, strict=True):
            map_height = (height - MAP_GAP * (rows - 1)) / rows
            map_width = map_height * group.levels.shape[2] / group.levels.shape[1]
            cells = [
                QRectF(left + column * (map_width + MAP_GAP), top + row * (map_height + MAP_GAP), map_width, map_height)
                for row in range(rows)
                for column in range(columns)
            ]
            placed.append(_Placed(group, cells[: len(group.levels)], left, max(width, least), gap))
            left += max(width, least) + gap
        return placed

    def _group_width(self, group: MapGroup, grid: tuple[int, int], height: float) -> float:
        rows, columns = grid
        map_height = (height - MAP_GAP * (rows - 1)) / rows
        labels = 14 if group.labels else 0
        return columns * map_height * group.levels.shape[2] / group.levels.shape[1] + MAP_GAP * (columns - 1) + labels

    def changeEvent(self, event: object) -> None:
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if not self._groups:
            painter.setPen(colours_of(self).muted)
            painter.setFont(font("text"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._message)
            return
        for placed in self._place():
            self._paint_header(painter, placed)
            self._paint_maps(painter, placed)

    def _paint_header(self, painter: QPainter, placed: _Placed) -> None:
        y, group = 0.0, placed.group
        text, muted = self.palette().color(QPalette.ColorRole.Text), colours_of(self).muted
        space = placed.width + placed.gap - 6
        fits = QFontMetricsF(font("caption", bold=True)).horizontalAdvance(group.title) <= space
        title = group.title if fits else group.short_title
        for line, bold, colour in ((title, True, text), (group.shape, False, text), (group.range, False, muted)):
            painter.setFont(font("caption", bold=bold))
            painter.setPen(colour)
            height = QFontMetricsF(painter.font()).height()
            painter.drawText(QRectF(placed.left, y, space + 6, height), Qt.AlignmentFlag.AlignLeft, line)
            y += height

    def _paint_maps(self, painter: QPainter, placed: _Placed) -> None:
        colours, group = colours_of(self), placed.group
        count, rows, columns = group.levels.shape
        table = colours.diverging_table if group.signed else colours.grey_table
        stack = indexed_image(group.levels.reshape(count * rows, columns), table)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colours.grid, 1))
        for index, cell in enumerate(placed.cells):
            painter.drawImage(cell, stack, QRectF(0, index * rows, columns, rows))
            painter.drawRect(cell)
        painter.setFont(font("caption"))
        painter.setPen(colours.muted)
        cell = placed.cells[0]
        for row, label in enumerate(group.labels):
            y = cell.top() + row * cell.height() / rows
            box = QRectF(cell.right() + 4, y, 20, cell.height() / rows)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, label)


def _grid(count: int) -> tuple[int, int]:
    """Rows and columns for `count` maps: about square, rather higher than wide, without empty places if possible."""
    columns = max(d for d in range(1, count + 1) if count % d == 0 and d * d <= count)
    if columns == 1 and count > 3:
        columns = math.isqrt(count)
    return -(-count // columns), columns
