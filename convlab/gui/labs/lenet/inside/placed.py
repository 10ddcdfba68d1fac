"""The picture of a network in a given size: where its maps and kernels lie, their pixels, and the titles above them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QImage, QPainter, QPalette, QPixmap

from convlab.gui.labs.lenet.inside.mosaics import colour_table, image_of
from convlab.gui.labs.lenet.inside.texts import (
    FOOTER_LINES,
    HEADER_LINES,
    StagePicture,
    label_width,
    least_widths,
    line_height,
    paint_titles,
)
from convlab.gui.theme import Colours
from convlab.gui.widgets.images import blank_pixmap
from convlab.labs.common.mosaic import Cell, Mosaic
from convlab.labs.lenet.inside.layout import NetworkLayout, lay_out
from convlab.labs.lenet.inside.maps import KernelWeight, NetworkUnit, Stage

LOWEST_WITH_FOOTERS = 330  # pixels

Levels = tuple[NDArray[np.uint8], bool]  # of one group of matrices, and whether they are signed


class Canvas(NamedTuple):
    """What a picture is painted on."""

    size: QSize
    ratio: float
    palette: QPalette
    colours: Colours


class PlacedNetwork:
    """`layout` is in the widget's pixels, `titles` shows what does not change with the numbers.

    `has_footers` says whether there is room for what is known of the weights, below the maps.
    """

    def __init__(
        self, stages: Sequence[Stage], pictures: Sequence[StagePicture], labels: Sequence[str], canvas: Canvas
    ) -> None:
        self._stages, self._canvas = stages, canvas
        self.has_footers = _has_footers(canvas)
        self.layout = _layout(stages, pictures, labels, canvas)
        self.titles = _titles(pictures, self.layout, canvas)
        self._mosaic = _mosaic(stages, self.layout, canvas)
        self._colours = colour_table(canvas.palette, canvas.colours)
        self._pixels: NDArray[np.uint32] | None = None

    def image(self, pictures: Sequence[StagePicture]) -> QImage:
        """The maps and kernels, painted; valid until the next call."""
        self._pixels = self._mosaic.fill(_levels(pictures, self.layout), self._colours)
        return image_of(self._pixels, self._canvas.ratio)

    def rect_of(self, unit: NetworkUnit) -> QRectF:
        cell = self.layout.columns[unit.stage].maps[unit.channel if unit.stage else 0]
        _, rows, columns = self._stages[unit.stage].shape
        height, width = cell.height / rows, cell.width / columns
        return QRectF(cell.left + unit.column * width, cell.top + unit.row * height, width, height)

    def unit_at(self, position: QPointF) -> NetworkUnit | None:
        for stage, column in enumerate(self.layout.columns):
            if not column.left - 2 <= position.x() <= column.right + 2:
                continue
            _, rows, columns = self._stages[stage].shape
            for index, cell in enumerate(column.maps):
                place = _place_in(cell, rows, columns, position)
                if place is not None:
                    return NetworkUnit(stage, index if stage else 0, *place)
        return None

    def weight_at(self, position: QPointF) -> KernelWeight | None:
        for stage, column in enumerate(self.layout.columns):
            for channel, slices in enumerate(column.kernels):
                for source, cell in enumerate(slices):
                    place = _place_in(cell, *self._stages[stage].kernel, position)
                    if place is not None:
                        return KernelWeight(stage, channel, source, *place)
        return None

    def rows_of_maps(self, stage: int) -> int:
        """How many maps of a stage lie one below the other."""
        maps = self.layout.columns[stage].maps
        return sum(cell.left == maps[0].left for cell in maps)


def _layout(
    stages: Sequence[Stage], pictures: Sequence[StagePicture], labels: Sequence[str], canvas: Canvas
) -> NetworkLayout:
    line, size = line_height(), canvas.size
    top = math.ceil(HEADER_LINES * line) + 6
    bottom = 4 + (math.ceil(FOOTER_LINES * line) if _has_footers(canvas) else 0)
    return lay_out(stages, size.width(), top, size.height() - top - bottom, least_widths(pictures), label_width(labels))


def _has_footers(canvas: Canvas) -> bool:
    return canvas.size.height() >= LOWEST_WITH_FOOTERS


def _titles(pictures: Sequence[StagePicture], layout: NetworkLayout, canvas: Canvas) -> QPixmap:
    titles = blank_pixmap(canvas.size, canvas.ratio)
    painter = QPainter(titles)
    paint_titles(painter, pictures, layout.columns, canvas.size.width(), canvas.palette.text().color())
    painter.end()
    return titles


def _mosaic(stages: Sequence[Stage], layout: NetworkLayout, canvas: Canvas) -> Mosaic:
    """In the screen's pixels: of each stage its maps, and its kernels."""
    shapes: list[tuple[int, int, int]] = []
    groups: list[list[Cell]] = []
    for stage, column in zip(stages, layout.columns, strict=True):
        kernels = [cell for row in column.kernels for cell in row]
        for group, (rows, columns) in ((column.maps, stage.shape[1:]), (kernels, stage.kernel)):
            shapes.append((len(group), rows, columns))
            groups.append([Cell(*(round(edge * canvas.ratio) for edge in cell)) for cell in group])
    cells = [cell for group in groups for cell in group]
    height = max(math.ceil(canvas.size.height() * canvas.ratio), *(cell.top + cell.height + 1 for cell in cells))
    width = max(math.ceil(canvas.size.width() * canvas.ratio), *(cell.left + cell.width + 1 for cell in cells))
    return Mosaic(height, width, shapes, groups)


def _levels(pictures: Sequence[StagePicture], layout: NetworkLayout) -> list[Levels]:
    """For the mosaic: of each stage its maps and its kernels."""
    groups: list[Levels] = []
    for picture, column in zip(pictures, layout.columns, strict=True):
        kernels = picture.kernel_levels if picture.kernel_levels is not None else np.empty(0, np.uint8)
        groups += [(picture.levels, picture.signed), (kernels, True)]
        if picture.squares:
            groups[-2:] = [*_squares(picture, len(column.maps)), (kernels, True)]
    return groups


def _squares(picture: StagePicture, count: int) -> list[Levels]:
    return [(picture.levels, picture.signed), *((levels, True) for levels in picture.squares)][:count]


def _place_in(cell: Cell, rows: int, columns: int, position: QPointF) -> tuple[int, int] | None:
    """Row and column under a position on a map, a little beyond its border too; None elsewhere."""
    across, down = position.x() - cell.left, position.y() - cell.top
    if not (-0.5 <= across < cell.width + 0.5 and -0.5 <= down < cell.height + 0.5):
        return None
    row, column = int(down / cell.height * rows), int(across / cell.width * columns)
    return min(max(row, 0), rows - 1), min(max(column, 0), columns - 1)
