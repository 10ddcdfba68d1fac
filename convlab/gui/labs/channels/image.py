"""1 × 1 kernels over the whole image: one matrix product, beside what the convolution makes of the same pixels."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QSizePolicy

from convlab.gui.labs.channels.views import LEAST_CELL, MapView, equation
from convlab.gui.labs.matrix.parts import write_on
from convlab.gui.theme import UNIT, colours_of, font
from convlab.gui.widgets.matrix.display import share_cell_size
from convlab.gui.widgets.matrix.painting import Mark
from convlab.gui.widgets.matrix.places import Cell
from convlab.gui.widgets.panel import Panel
from convlab.labs.channels.pixels import Pixels
from convlab.labs.common.numbers import format_number, grouped

CELL = 64  # pixels that a number gets at most
COLUMN = 44  # pixels of a pixel's column; as many are shown as there is room for
MOST_COLUMNS = 24
FEWEST_COLUMNS = 2


class ImagePanel(Panel):
    """`pointed` carries row and column of an output under the pointer and its channel, or None and None.

    Of a pixel, which has no channel, the channel is None. `chosen` carries row and column of an output.
    """

    pointed = Signal(object, object)
    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._pixels: Pixels | None = None
        self.first = 0  # pixel of the first column on the screen
        self.matrix, self.columns, self.product, self.maps = (MapView() for _ in range(4))
        products = ((self.matrix, 2, "·"), (self.columns, 3, "+ b ="), (self.product, 3, "="), (self.maps, 3, ""))
        self.captions = equation(self, products)
        self.difference = QLabel()
        self.difference.setFont(font("text", bold=True))
        self.difference.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.body.addWidget(self.difference)
        for view in (self.columns, self.product, self.maps):
            view.clicked.connect(lambda cell: self.chosen.emit(self._output_at(cell)))
            view.hovered.connect(lambda cell, has_sums=view is not self.columns: self._point(cell, has_sums))
        self.retranslate()

    def _output_at(self, cell: Cell) -> Cell:
        return self._shown.state.sliding.position(self.first + cell[1])

    @property
    def _shown(self) -> Pixels:
        assert self._pixels is not None
        return self._pixels

    def _point(self, cell: Cell | None, has_sums: bool) -> None:
        if cell is None:
            self.pointed.emit(None, None)
        else:
            self.pointed.emit(self._output_at(cell), cell[0] if has_sums else None)

    # ---- showing

    def show_pixels(self, pixels: Pixels) -> None:
        """Show what 1 × 1 kernels make of an image."""
        self._pixels = pixels
        c_i, c_o = pixels.state.channels, pixels.state.outputs
        for view, rows in ((self.columns, c_i), (self.product, c_o), (self.maps, c_o)):
            view.make_room(rows, FEWEST_COLUMNS, LEAST_CELL)
        self.matrix.show_map(pixels.shown_matrix, 0)
        self.matrix.set_largest_cell(CELL)
        self.write()

    def show_step(self, step: int) -> None:
        """The columns around a pixel, and what becomes of them."""
        pixels, colours, state = self._shown, colours_of(self), self._shown.state
        tall = max(state.channels, state.outputs)
        cell = max(1, min(COLUMN, (self.columns.height() - 2 * UNIT) // tall))
        count = min(state.sliding.steps, MOST_COLUMNS, max(1, (self.columns.width() - UNIT) // cell))
        if not (self.first <= step < self.first + count <= state.sliding.steps):
            self.first = min(max(0, step - count // 2), state.sliding.steps - count)
        self.columns.show_map(pixels.shown_columns(self.first, count), 0)
        self.product.show_map(pixels.shown_product(self.first, count), 0)
        self.maps.show_map(pixels.shown_convolved(self.first, count), 0)
        here = step - self.first
        self.columns.set_marks([Mark(0, here, colours.window, state.channels, 1, width=3)])
        for view in (self.product, self.maps):
            view.set_marks([Mark(0, here, colours.output, state.outputs, 1, width=3)])
        # of one size, so that they are compared at a glance
        share_cell_size(self.columns, self.product, self.maps, most=CELL)

    # ---- words

    def write(self) -> None:
        """Say what each matrix is, and how far the two results differ."""
        if self._pixels is None:
            return
        state = self._pixels.state
        c_i, c_o, n = state.channels, state.outputs, grouped(state.sliding.steps)
        write_on(
            self.captions,
            self.tr("weights") + f"\n{c_o} × {c_i}",
            self.tr("pixels") + f"\n{c_i} × {n}",
            self.tr("product") + f"\n{c_o} × {n}",
            self.tr("convolution") + f"\n{c_o} × {n}",
        )
        difference = format_number(self._pixels.largest_difference)
        self.difference.setText(
            self.tr("Largest difference from the convolution, over all pixels: {0}").format(difference)
        )

    def retranslate(self) -> None:
        self.set_title(self.tr("The whole image: one matrix product"))
        self.matrix.setAccessibleName(self.tr("The same weights"))
        self.columns.setAccessibleName(self.tr("Pixels as columns"))
        self.product.setAccessibleName(self.tr("Matrix product, a column for each pixel"))
        self.maps.setAccessibleName(self.tr("The convolution’s outputs, a column for each pixel"))
        self.write()
