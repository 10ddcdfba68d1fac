"""One unit, large: its window, its weights and their products, channel by channel, and what becomes of their sum."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from convlab.gui.labs.lenet_words import activation_name
from convlab.gui.theme import Colours, colours_of, font
from convlab.gui.widgets.matrix_painting import Mark, Picture, Places, draw_mark, draw_matrix
from convlab.labs.inside_terms import Terms, activation_curve, slope_of
from convlab.labs.numbers import format_number
from convlab.labs.scales import Scale, scale_for

GAP = 12  # between the channels
LARGEST_CELL, SMALLEST_CELL = 44.0, 4.0  # pixels
SIDE = 176  # for the sum and the activation
PLOT = QSize(150, 84)
ROLES = ("window", "kernel", "text")  # of the window, the weights and the products


class Block(NamedTuple):
    """One matrix: which of the three kinds it is, of which channel, and where it lies."""

    kind: int
    channel: int
    places: Places


class UnitDetail(QWidget):
    """`hovered` carries kind, channel, row and column of the cell under the pointer, or None."""

    hovered = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._terms: Terms | None = None
        self._slope: float | None = None  # the derivative of the target with respect to the unit
        self._target = ""
        self._cell: tuple[int, int, int] | None = None  # channel, row, column under the pointer
        self.matrices: list[NDArray[np.float64]] = []
        self._scales: list[Scale] = []
        self.blocks: list[Block] = []
        self._texts: Sequence[str] = ("", "", "")
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumHeight(150)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(900, 300)

    def set_texts(self, texts: Sequence[str]) -> None:
        """The names of the three kinds of matrices."""
        self._texts = texts
        self.update()

    def show_terms(self, terms: Terms | None, slope: float | None, target: str) -> None:
        """A unit, and the derivative of the target with respect to it if it is known."""
        self._terms, self._slope, self._target = terms, slope, target
        self.matrices = [] if terms is None else _matrices(terms)
        if terms is not None:
            self._scales = [scale_for(values) for values in self.matrices]
        self._place()
        self.update()

    # ---- pointing

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        found = self._find(event.position())
        cell = None if found is None else found[1:]
        if cell != self._cell:
            self._cell = cell
            self.update()
        self.hovered.emit(found)

    def leaveEvent(self, event: object) -> None:
        self._cell = None
        self.hovered.emit(None)
        self.update()

    def _find(self, position: QPointF) -> tuple[int, int, int, int] | None:
        for kind, channel, places in self.blocks:
            rows, columns = self.matrices[kind].shape[1:]
            if places.rect(0, 0, rows, columns).contains(position):
                down, across = (position - places.origin).y(), (position - places.origin).x()
                row, column = min(rows - 1, int(down / places.cell)), min(columns - 1, int(across / places.cell))
                return kind, channel, row, column
        return None

    # ---- layout

    def _place(self) -> None:
        """As large as the room allows: the three matrices of a channel below one another, or side by side."""
        self.blocks = []
        if not self.matrices:
            return
        kinds, (channels, rows, columns) = len(self.matrices), self.matrices[0].shape
        line = self._line
        width, height = self.width() - SIDE - 2 * GAP, self.height() - line - 8
        upright = min((width / channels - GAP) / columns, (height / kinds - line) / rows)
        lying = min((width / kinds - GAP) / columns, (height / channels - line) / rows)
        cell = max(SMALLEST_CELL, min(LARGEST_CELL, max(upright, lying)))
        for kind in range(kinds):
            for channel in range(channels):
                x, y = (channel, kind) if upright >= lying else (kind, channel)
                origin = QPointF(
                    4 + math.floor(x * (columns * cell + GAP)), line + math.floor(y * (rows * cell + line))
                )
                self.blocks.append(Block(kind, channel, Places(cell, origin)))
        self._is_upright = upright >= lying

    @property
    def _line(self) -> float:
        return QFontMetricsF(font("caption", bold=True)).height() + 3

    def resizeEvent(self, event: object) -> None:
        self._place()

    # ---- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), colours_of(self)
        painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Base))
        if self._terms is None:
            return
        for block in self.blocks:
            self._paint_block(painter, block, colours)
        self._paint_side(painter, self._terms, colours)

    def _paint_block(self, painter: QPainter, block: Block, colours: Colours) -> None:
        assert self._terms is not None
        values, scale = self.matrices[block.kind][block.channel], self._scales[block.kind]
        rows, columns = values.shape
        area = block.places.rect(0, 0, rows, columns)
        picture = Picture(values, scale.levels(values), scale.signed or block.kind > 0)
        draw_matrix(painter, picture, block.places, QRectF(self.rect()), colours)
        role = ROLES[block.kind]
        if role != "text":
            draw_mark(painter, Mark(0, 0, getattr(colours, role), rows, columns), block.places, colours)
        if self._terms.winner is not None:
            draw_mark(painter, Mark(*self._terms.winner, colours.output, fill=0.2), block.places, colours)
        if self._cell is not None and self._cell[0] == block.channel:
            draw_mark(painter, Mark(*self._cell[1:], colours.output), block.places, colours)
        painter.setFont(font("caption", bold=True))
        colour = self.palette().text().color() if role == "text" else getattr(colours, role)
        painter.setPen(colour)
        text = self._caption(block)
        space = QRectF(area.left(), area.top() - self._line + 1, area.width() + GAP, self._line)
        elided = QFontMetricsF(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, space.width() + 2)
        painter.drawText(space, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, elided)

    def _caption(self, block: Block) -> str:
        """Its name at the first of a kind, the number of the channel, and the sum of the products."""
        assert self._terms is not None
        several = len(self._terms.channels) > 1
        number = str(self._terms.channels[block.channel]) if several and self._is_upright else ""
        name = self._texts[block.kind] if block.channel == 0 or not self._is_upright else ""
        if block.kind == 2:
            total = "Σ " + format_number(float(self._terms.channel_sums[block.channel]), 2)
            return f"{name} {total}".strip() if not several else total
        return f"{name} {number}".strip() if block.kind == 0 else name

    def _paint_side(self, painter: QPainter, terms: Terms, colours: Colours) -> None:
        """The sums on the right, and where the unit stands on its activation's curve."""
        left, line = self.width() - SIDE, self._line + 2
        text = self.palette().text().color()
        rows: list[tuple[str, str, QColor, bool]] = []
        if terms.winner is not None:
            rows.append((self.tr("largest"), format_number(terms.total), text, False))
        elif terms.weights is not None:
            rows.append(("Σ", format_number(float(terms.channel_sums.sum())), text, False))
        if terms.bias is not None:
            rows.append((self.tr("+ bias"), format_number(terms.bias), colours.kernel, False))
            rows.append((self.tr("= sum"), format_number(terms.total), text, True))
        if terms.stage.activation is not None:
            rows.append((activation_name(terms.stage.activation), format_number(terms.value), colours.output, True))
            rows.append((self.tr("its slope there"), format_number(slope_of(terms)), text, False))
        if self._slope is not None:
            rows.append((f"∂ {self._target}", format_number(self._slope), text, False))
        for index, (name, number, colour, bold) in enumerate(rows):
            painter.setFont(font("caption", bold=bold))
            painter.setPen(colours.muted)
            area = QRectF(left, 6 + index * line, SIDE - 8, line)
            painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)
            painter.setPen(colour)
            painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, number)
        top = 14 + len(rows) * line
        if terms.stage.activation is not None and top + PLOT.height() < self.height():
            self._paint_curve(painter, terms, QRectF(left, top, PLOT.width(), PLOT.height()), colours)

    def _paint_curve(self, painter: QPainter, terms: Terms, area: QRectF, colours: Colours) -> None:
        sums, values = activation_curve(terms)
        low, high = min(0.0, float(values.min())), max(1.0, float(values.max()))

        def at(x: float, y: float) -> QPointF:
            across = (x - sums[0]) / (sums[-1] - sums[0])
            return QPointF(
                area.left() + across * area.width(), area.bottom() - (y - low) / (high - low) * area.height()
            )

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

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.update()


def _matrices(terms: Terms) -> list[NDArray[np.float64]]:
    """Window, weights and products (c, h, w); a vector as a grid, row by row."""
    kinds = [terms.values] if terms.weights is None else [terms.values, terms.weights, terms.products]
    return [_as_grid(values.astype(np.float64)) for values in kinds]


def _as_grid(values: NDArray[np.float64]) -> NDArray[np.float64]:
    count = len(values)
    if values.shape[1:] != (1, 1) or count < 2:
        return values
    rows = max(d for d in range(1, count + 1) if count % d == 0 and d * d * 3 <= max(3, count))
    return values.reshape(1, rows, -1)
