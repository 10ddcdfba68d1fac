"""One unit, large: its window, its weights and their products, channel by channel, and what becomes of their sum."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from convlab.gui.icons import icon
from convlab.gui.labs.lenet.inside.blocks import GAP, Block, place_blocks
from convlab.gui.labs.lenet.inside.mosaics import colour_table, image_of
from convlab.gui.labs.lenet.inside.sums import Derivative, paint_sums
from convlab.gui.theme import LIGHT, Colours, colours_of, font
from convlab.gui.widgets.buttons import name_button
from convlab.gui.widgets.language_and_theme import LanguageAndTheme
from convlab.gui.widgets.matrix.painting import Mark, Picture, draw_mark, draw_matrix, fitting_size
from convlab.labs.common.mosaic import Cell as MosaicCell
from convlab.labs.common.mosaic import Mosaic
from convlab.labs.common.numbers import fixed_number, format_number
from convlab.labs.common.scales import Scale, scale_for
from convlab.labs.lenet.inside.terms import Terms

LOWEST = 150  # pixels
CLOSE = 18  # the side of the button that closes it
SIDE = 140  # for the sum and the activation
ROLES = ("window", "kernel", "text")  # of the window, the weights and the products


class DetailCell(NamedTuple):
    """A cell of one of the matrices; `kind` is that of its Block."""

    kind: int
    channel: int
    row: int
    column: int


class UnitDetail(LanguageAndTheme, QWidget):
    """Shows `terms`. `hovered` carries the DetailCell under the pointer, or None; `closed` asks for it to be closed."""

    hovered = Signal(object)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.terms: Terms | None = None
        self._derivative: Derivative | None = None
        self._cell: tuple[int, int, int] | None = None  # channel, row, column under the pointer
        self._channel: int | None = None  # which is shown with numbers, once the user has pointed at one
        self.matrices: list[NDArray[np.float64]] = []
        self.scales: list[Scale] = []
        self.blocks: list[Block] = []
        self._placed_for: object = None  # what all these were placed for
        self._mosaic: Mosaic | None = None  # of the small matrices
        self._texts: Sequence[str] = ("", "", "")
        self.close_button = QToolButton(self)
        self.close_button.setAutoRaise(True)
        self.close_button.setFixedSize(CLOSE, CLOSE)
        self.close_button.clicked.connect(self.closed)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumHeight(LOWEST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.retranslate()

    def retranslate(self) -> None:
        name_button(self.close_button, "", self.tr("Close the unit (Esc)"))
        self.restyle()

    def restyle(self) -> None:
        self.close_button.setIcon(icon("close", self))

    def sizeHint(self) -> QSize:
        return QSize(900, 300)

    def set_texts(self, texts: Sequence[str]) -> None:
        """The names of the three kinds of matrices."""
        self._texts = texts
        self.update()

    def show_terms(self, terms: Terms | None, derivative: Derivative | None) -> None:
        """A unit, and a derivative with respect to it if it is known."""
        if self.terms is None or terms is None or terms.unit != self.terms.unit:
            self._channel = None
        self.terms, self._derivative = terms, derivative
        self.matrices = [] if terms is None else _matrices(terms)
        self.scales = [_scale(kind, values) for kind, values in enumerate(self.matrices)]
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

    def leaveEvent(self, event: QEvent) -> None:
        self._cell = None
        self.hovered.emit(None)
        self.update()

    def _find(self, position: QPointF) -> DetailCell | None:
        for kind, channel, places, *_ in self.blocks:
            rows, columns = self.matrices[kind].shape[1:]
            if places.rect(0, 0, rows, columns).contains(position):
                down, across = (position - places.origin).y(), (position - places.origin).x()
                row, column = min(rows - 1, int(down / places.cell)), min(columns - 1, int(across / places.cell))
                return DetailCell(kind, channel, row, column)
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.close_button.move(self.width() - self.close_button.width(), 0)
        self._place_again()

    def _small_mosaic(self) -> Mosaic:
        """One image of all small matrices."""
        ratio = self.devicePixelRatioF()
        cells: list[list[MosaicCell]] = [[] for _ in self.matrices]
        for block in filter(_is_small, self.blocks):
            area = block.places.rect(0, 0, *self.matrices[0].shape[1:])
            edges = area.left(), area.top(), area.width(), area.height()
            left, top, width, height = (round(edge * ratio) for edge in edges)
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
        side = QRectF(self.width() - SIDE, CLOSE - 4, SIDE, self.height() - CLOSE + 4)
        text = self.palette().text().color()
        paint_sums(painter, self.terms, self._derivative, side, self._line + 2, text, colours)

    def _paint_small(self, painter: QPainter, mosaic: Mosaic, colours: Colours) -> None:
        groups = [
            (scale.levels(values), scale.signed) for scale, values in zip(self.scales, self.matrices, strict=True)
        ]
        pixels = mosaic.fill(groups, colour_table(self.palette(), colours))
        painter.drawImage(0, 0, image_of(pixels, self.devicePixelRatioF()))

    def _paint_block(self, painter: QPainter, block: Block, colours: Colours) -> None:
        values, scale = self.matrices[block.kind][block.channel], self.scales[block.kind]
        if not block.is_small:
            levels = scale.levels(values)
            if not scale.signed and colours is LIGHT:  # as in the picture of the network: on white, more is darker
                levels = 255 - levels
            picture = Picture(values, levels, scale.signed, numbers=self._numbers(block))
            draw_matrix(painter, picture, block.places, QRectF(self.rect()), colours)
        rows, columns = values.shape
        self._paint_marks(painter, block, rows, columns, colours)
        role = ROLES[block.kind]
        painter.setFont(font("caption", bold=True))
        painter.setPen(self.palette().text().color() if role == "text" else getattr(colours, role))
        area = block.places.rect(0, 0, rows, columns)
        space = QRectF(area.left(), area.top() - self._line + 1, area.width() + GAP, self._line)
        painter.drawText(space, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self._caption(block))

    def _numbers(self, block: Block) -> tuple[list[str], int]:
        """Two decimals in all matrices of a channel, in one size; the status line has all of them."""
        texts = [[_number(v) for v in values[block.channel].ravel().tolist()] for values in self.matrices]
        return texts[block.kind], fitting_size(list(itertools.chain(*texts)), block.places.cell)

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


def _number(value: float) -> str:
    return fixed_number(value, 2) if value else "0"


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
