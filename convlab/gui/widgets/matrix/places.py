"""Where the cells of a matrix lie on a widget."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF

Cell = tuple[int, int]  # row and column


class Places:
    """Cells are `cell` pixels wide, and the first one lies at `origin`."""

    def __init__(self, cell: float, origin: QPointF) -> None:
        self.cell, self.origin = cell, origin

    def rect(self, row: float, column: float, rows: float = 1, columns: float = 1) -> QRectF:
        x, y, cell = self.origin.x(), self.origin.y(), self.cell
        return QRectF(x + column * cell, y + row * cell, columns * cell, rows * cell)

    def visible(self, area: QRectF, shape: tuple[int, int]) -> tuple[range, range]:
        """Rows and columns that lie in the area, at least in part."""
        first, spans = area.topLeft() - self.origin, []
        for start, length, count in zip((first.y(), first.x()), (area.height(), area.width()), shape, strict=True):
            low = max(0, int(start // self.cell))
            spans.append(range(low, max(low, min(count, int((start + length) // self.cell) + 1))))
        return spans[0], spans[1]
