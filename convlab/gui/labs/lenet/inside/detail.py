"""One unit, large: its window, its weights and their products, channel by channel, and what becomes of their sum."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from convlab.gui.labs.lenet.inside.blocks import GAP, Block, place_blocks
from convlab.gui.labs.lenet.words import activation_name
from convlab.gui.theme import LIGHT, Colours, colours_of, font
from convlab.gui.widgets.matrix.painting import Mark, Picture, draw_mark, draw_matrix
from convlab.labs.common.mosaic import Cell as MosaicCell
from convlab.labs.common.mosaic import Mosaic
from convlab.labs.common.numbers import format_number
from convlab.labs.common.scales import Scale, scale_for
from convlab.labs.lenet.inside.terms import Terms, activation_curve, slope_of

SIDE = 140  # for the sum and the activation
PLOT = QSize(128, 80)
ROLES = ("window", "kernel", "text")  # of the window, the weights and the products


class UnitDetail(QWidget):
    """Shows `terms`. `hovered` carries kind, channel, row and column of the cell under the pointer, or None."""

    hovered = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.terms: Terms | None = None
        self._slope: float | None = None  # the derivative of the target with respect to the unit
        self._target = ""
        self._cell: tuple[int, int, int] | None = None  # channel, row, column under the pointer
        self._channel: int | None = None  # which is shown with numbers, once the user has pointed at one
        self.matrices: list[NDArray[np.float64]] = []
        self._scales: list[Scale] = []
        self.blocks: list[Block] = []
        self._placed_for: object = None  # what all these were placed for
        self._mosaic: Mosaic | None = None  # of the small matrices
        self._texts: Sequence[str] = ("", "", "")
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumHeight(200)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(900, 300)

    def set_texts(self, texts: Sequence[str]) -> None:
        """The names of the three kinds of matrices."""
        self._texts = texts
        self.update()

    def show_terms(self, terms: Terms | None, slope: float | None, target: str) -> None:
        """A unit, and the derivative of the target with respect to it if it is known."""
        if self.terms is None or terms is None or terms.unit != self.terms.unit:
            self._channel = None
        self.terms, self._slope, self._target = terms, slope, target
        self.matrices = [] if terms is None else _matrices(terms)
        self._scales = [_scale(kind, values) for kind, values in enumerate(self.matrices)]
        self._place_again()
        self.update()

    # ---- pointing

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        found = self._find(event.position())
        cell = None if found is None else found[1:]
        if cell != self._cell:
            self._cell = cell
            if cell is not None and cell[0] != self._channel:
                self._channel = cell[0]
                self._place_again()
            self.update()
        self.hovered.emit(found)

    def leaveEvent(self, event: object) -> None:
        self._cell = None
        self.hovered.emit(None)
        self.update()

    def _find(self, position: QPointF) -> tuple[int, int, int, int] | None:
        for kind, channel, places, *_ in self.blocks:
            rows, columns = self.matrices[kind].shape[1:]
            if places.rect(0, 0, rows, columns).contains(position):
                down, across = (position - places.origin).y(), (position - places.origin).x()
                row, column = min(rows - 1, int(down / places.cell)), min(columns - 1, int(across / places.cell))
                return kind, channel, row, column
        return None

    # ---- layout

    def _place_again(self) -> None:
        """Place everything, unless it would be where it is."""
        shapes = [values.shape for values in self.matrices]
        wanted = shapes, self.lens_channel if shapes else None, self.size(), self.devicePixelRatioF()
        if wanted != self._placed_for:
            self._placed_for = wanted
            self._place()

    def _place(self) -> None:
        self.blocks, self._mosaic = [], None
        if self.matrices:
            room = QRectF(4, 0, self.width() - SIDE - GAP - 4, self.height() - 6)
            kinds, shape = len(self.matrices), self.matrices[0].shape
            self.blocks = place_blocks(room, kinds, shape, self.lens_channel, self._line)
        if any(map(_is_small, self.blocks)):
            self._mosaic = self._small_mosaic()

    @property
    def lens_channel(self) -> int:
        """The channel under the pointer, or the one that brings most to the sum."""
        assert self.terms is not None
        if self._channel is not None and self._channel < len(self.matrices[0]):
            return self._channel
        return int(np.abs(self._sums()).argmax()) if len(self.matrices) == 3 else 0

    @property
    def _line(self) -> float:
        return QFontMetricsF(font("caption", bold=True)).height() + 3

    def resizeEvent(self, event: object) -> None:
        self._place_again()

    def _small_mosaic(self) -> Mosaic:
        """One picture of all small matrices: painting each for itself would take longer than a pen move may."""
        ratio = self.devicePixelRatioF()
        cells: list[list[MosaicCell]] = [[] for _ in self.matrices]
        for block in filter(_is_small, self.blocks):
            area = block.places.rect(0, 0, *self.matrices[0].shape[1:]).getRect()
            left, top, width, height = (round(edge * ratio) for edge in area)
            cells[block.kind].append(MosaicCell(left, top, max(1, width), max(1, height)))
        flat = [cell for group in cells for cell in group]
        height, width = max(c.top + c.height for c in flat) + 2, max(c.left + c.width for c in flat) + 2
        return Mosaic(height, width, [values.shape for values in self.matrices], cells)

    # ---- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), colours_of(self)
        painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Base))
        if self.terms is None:
            return
        if self._mosaic is not None:
            self._paint_small(painter, self._mosaic, colours)
        for block in self.blocks:
            self._paint_block(painter, block, colours)
        self._paint_side(painter, self.terms, colours)

    def _paint_small(self, painter: QPainter, mosaic: Mosaic, colours: Colours) -> None:
        base = self.palette().color(QPalette.ColorRole.Base)
        table = [*colours.grey_table, *colours.diverging_table, base.rgb(), colours.grid.rgb()]
        groups = [
            (scale.levels(values), scale.signed) for scale, values in zip(self._scales, self.matrices, strict=True)
        ]
        pixels = mosaic.fill(groups, np.array(table, np.uint32))
        image = QImage(pixels.data, mosaic.width, mosaic.height, 4 * mosaic.width, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(self.devicePixelRatioF())
        painter.drawImage(0, 0, image)

    def _paint_block(self, painter: QPainter, block: Block, colours: Colours) -> None:
        assert self.terms is not None
        values, scale = self.matrices[block.kind][block.channel], self._scales[block.kind]
        rows, columns = values.shape
        if not block.is_small:
            levels = scale.levels(values)
            if not scale.signed and colours is LIGHT:  # as in the picture of the network: on white, more is darker
                levels = 255 - levels
            draw_matrix(painter, Picture(values, levels, scale.signed), block.places, QRectF(self.rect()), colours)
        self._paint_marks(painter, block, rows, columns, colours)
        text = self._caption(block)
        if text:
            role = ROLES[block.kind]
            painter.setFont(font("caption", bold=True))
            painter.setPen(self.palette().text().color() if role == "text" else getattr(colours, role))
            area = block.places.rect(0, 0, rows, columns)
            space = QRectF(area.left(), area.top() - self._line + 1, area.width() + GAP, self._line)
            painter.drawText(space, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_marks(self, painter: QPainter, block: Block, rows: int, columns: int, colours: Colours) -> None:
        assert self.terms is not None
        role, is_shown = ROLES[block.kind], block.channel == self.lens_channel
        if role != "text" and (not block.is_small or is_shown):
            draw_mark(painter, Mark(0, 0, getattr(colours, role), rows, columns), block.places, colours)
        if self.terms.winner is not None:
            draw_mark(painter, Mark(*self.terms.winner, colours.output, fill=0.2), block.places, colours)
        if self._cell is not None and self._cell[0] == block.channel and not block.is_small:
            draw_mark(painter, Mark(*self._cell[1:], colours.output), block.places, colours)

    def _caption(self, block: Block) -> str:
        """Of a large matrix its name; of small ones the number of the channel."""
        assert self.terms is not None
        number = str(self.terms.channels[block.channel])
        if block.is_small:
            return number if block.is_first else ""
        name = self._texts[block.kind]
        if len(self.terms.channels) > 1 and len(self.matrices[0]) > 1:
            name = f"{name} {number}"
        if block.kind != 2:
            return name
        total = f"Σ {format_number(float(self._sums()[block.channel]))}"
        room = self.matrices[0].shape[2] * block.places.cell + GAP
        text = f"{name}: {total}"
        return text if QFontMetricsF(font("caption", bold=True)).horizontalAdvance(text) <= room else total

    def _sums(self) -> NDArray[np.float64]:
        """The sum of each matrix of products; a vector's are in one."""
        sums: NDArray[np.float64] = self.matrices[2].sum(axis=(1, 2))
        return sums

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


def _scale(kind: int, values: NDArray[np.float64]) -> Scale:
    """Weights and products are signed, even where none of them is negative."""
    scale = scale_for(values)
    return Scale(-scale.high, scale.high) if kind else scale


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


def _is_small(block: Block) -> bool:
    return block.is_small
