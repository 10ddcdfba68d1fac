"""The content of a confusion matrix on the screen, and its layout."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QFontMetricsF

from convlab.gui.theme import UNIT, font

Place = tuple[int | None, int | None]  # row and column; None for the head beside it
CORNER: Place = (None, None)

MARGIN = 3  # for the frames of the outer cells
GAP = UNIT // 2
WIDEST_HEAD = 88  # pixels of a class's name
LARGEST_BAR, SMALLEST_BAR = 72, 24
SLIMMEST, SQUATTEST = 0.7, 2.5  # of a cell: width by height


@dataclass(frozen=True, eq=False)
class Confusion:
    """What is written: names of n classes, n × n numbers, the ends of rows and the feet of columns.

    `strengths` (n, n) from 0 to 1 say how strongly errors are coloured; `bars` are as long as these shares, from 0 to 1
    or not a number. `titles` are those of the rows, of the columns, of the ends (two lines) and of the feet.
    """

    names: Sequence[str]
    numbers: Sequence[Sequence[str]]
    strengths: NDArray[np.float64]
    ends: Sequence[str]
    bars: Sequence[float]
    feet: Sequence[str]
    titles: tuple[str, str, tuple[str, str], str]


@dataclass(frozen=True)
class Layout:
    """Where things are, in pixels: the first cell, the size of cells, and how wide what stands beside them is."""

    count: int  # of classes
    left: float
    top: float
    width: float
    height: float
    line: float  # of small text
    head_width: float
    head_height: float
    number_width: float  # of the number at a row's end
    bar_width: float
    end_width: float  # of both, and what is written above and below
    upright: bool  # whether the columns' names stand on end

    def cell(self, row: float, column: float, rows: float = 1, columns: float = 1) -> QRectF:
        return QRectF(
            self.left + column * self.width,
            self.top + row * self.height,
            columns * self.width,
            rows * self.height,
        )

    def row_head(self, row: int) -> QRectF:
        """Room for a row's name."""
        return QRectF(self.left - self.head_width, self.cell(row, 0).top(), self.head_width - UNIT, self.height)

    def column_head(self, column: int) -> QRectF:
        """Room for a column's name."""
        height = self.head_height - self.line - 2 * GAP
        return QRectF(self.cell(0, column).left(), self.top - GAP - height, self.width, height)

    @property
    def ends(self) -> float:
        """Where the rows' ends begin."""
        return self.cell(0, self.count).left() + UNIT

    @property
    def feet(self) -> float:
        """Where the columns' feet begin."""
        return self.cell(self.count, 0).top() + GAP

    def rect_of(self, place: Place) -> QRectF:
        """Where a place is: a cell, or a row or a column with its head."""
        row, column = place
        if row is not None and column is not None:
            return self.cell(row, column)
        if row is not None:
            return self.row_head(row) | self.cell(row, 0, 1, self.count)
        if column is not None:
            return self.column_head(column) | self.cell(0, column, self.count)
        corner = QPointF(self.row_head(0).left(), self.column_head(0).top())
        return QRectF(corner, QPointF(self.left - UNIT, self.top - GAP))

    def place_at(self, position: QPointF) -> Place | None:
        """The cell, the row or the column at a position; a row's end and a column's foot belong to it."""
        row = math.floor((position.y() - self.top) / self.height)
        column = math.floor((position.x() - self.left) / self.width)
        if not self.left - self.head_width <= position.x() <= self.ends + self.end_width - UNIT:
            return None
        inside_rows, inside_columns = 0 <= row < self.count, 0 <= column < self.count
        if not (inside_rows or inside_columns):
            return CORNER if row < 0 and column < 0 else None
        return row if inside_rows else None, column if inside_columns else None


def lay_out(table: Confusion, size: QSize) -> Layout:
    """As large as fits, with cells of a pleasant shape."""
    count = len(table.names)
    small = QFontMetricsF(font("caption"))
    bold = QFontMetricsF(font("caption", bold=True))  # as a name is while the pointer is in its row or column
    widest = min(WIDEST_HEAD, max(map(bold.horizontalAdvance, table.names)) + 1)
    row_title, _, end_titles, foot_title = table.titles
    head_width = max(widest, small.horizontalAdvance(row_title)) + UNIT
    number_width = max(map(small.horizontalAdvance, (*table.ends, "88.8%")))
    titles_width = max(map(small.horizontalAdvance, (*end_titles, foot_title)))
    room = size.width() - 2 * MARGIN - head_width
    bar_width = min(LARGEST_BAR, max(SMALLEST_BAR, room * 0.14, titles_width - number_width - GAP))
    end_width = UNIT + max(number_width + GAP + bar_width, titles_width)
    width = (room - end_width) / count
    upright = widest > width - 4
    line = small.height()
    head_height = line + GAP + max(line, widest if upright else 0.0) + GAP
    height = (size.height() - 2 * MARGIN - head_height - line - GAP) / count
    width, height = min(width, height * SQUATTEST), min(height, width / SLIMMEST)
    spare = room - end_width - count * width
    left, top = MARGIN + head_width + min(spare / 2, 3 * UNIT), MARGIN + head_height
    return Layout(
        *(count, left, top, width, height, line),
        *(head_width, head_height, number_width, bar_width, end_width, upright),
    )
