"""1 × 1 kernels: at each pixel a dense layer from its c_i numbers to c_o; for the whole image one matrix product."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from convlab.gui.labs.channels.image import CELL, ImagePanel
from convlab.gui.labs.channels.views import LEAST_CELL, ChannelViews, MapView, equation, tab_to_before
from convlab.gui.labs.channels.words import total_pieces
from convlab.gui.labs.matrix.marks import product_term
from convlab.gui.labs.matrix.parts import name_control, scrolled, write_on
from convlab.gui.theme import UNIT, colours_of
from convlab.gui.widgets.buttons import AccentButton, name_button
from convlab.gui.widgets.language_and_theme import LanguageAndTheme
from convlab.gui.widgets.layouts import arranged
from convlab.gui.widgets.matrix.painting import Mark
from convlab.gui.widgets.matrix.places import Cell
from convlab.gui.widgets.panel import Panel
from convlab.gui.widgets.term_line import Piece, TermLine
from convlab.labs.channels.pixels import Pixels
from convlab.labs.channels.ready import Ready

MANY = 6  # channels: from there on their numbers need the larger share of the room
LEAST_PLANE, LEAST_INPUT = 110, 172  # pixels: an input's height, and the width of all


class PointwiseView(LanguageAndTheme, ChannelViews):
    """`pixel_chosen` carries row and column of an output, `pointwise_requested` asks for 1 × 1 kernels."""

    pixel_chosen = Signal(object)
    pointwise_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._pixels: Pixels  # what is shown: the state with 1 × 1 kernels
        self._is_real = True  # it is the lab's own, not what 1 × 1 kernels would make of it
        self._row: int | None = None  # the output under the pointer
        self._pointed: Cell | None = None  # the output whose pixel is under the pointer
        self.planes: list[MapView] = []
        self.weights, self.bias = MapView(drag="scrub"), MapView(drag="scrub")
        self.vector, self.result = MapView(), MapView()
        self.image = ImagePanel()
        self.image.pointed.connect(self._point_at_sum)
        self.image.chosen.connect(self.pixel_chosen)
        self.report_edits(self.weights, "kernel", lambda cell: (*cell, 0, 0))
        self.report_edits(self.bias, "bias", lambda cell: cell[:1])
        for view in (self.weights, self.bias, self.result):
            view.editable_area = lambda _: self._is_real
            view.clicked.connect(lambda cell: self.out_chosen.emit(cell[0]))
            view.hovered.connect(self._point_at_row)
        self.weights.hovered.connect(self._point_at_weight)
        self.arithmetic = TermLine("text")
        self.banner = self._build_offer()
        arranged(QVBoxLayout(self), (self.banner, 0), (self._build_panels(), 1))
        self.retranslate()

    # ---- building

    def _build_panels(self) -> QWidget:
        self.input_panel, self.pixel_panel = Panel(), Panel()
        content = QWidget()
        self._planes = QVBoxLayout(content)
        self._planes.setContentsMargins(0, 0, 0, 0)
        self.input_panel.body.addWidget(scrolled(content), 1)
        self.input_panel.setMinimumWidth(LEAST_INPUT)
        parts = ((self.weights, 3, "·"), (self.vector, 1, "+"), (self.bias, 1, "="), (self.result, 1, ""))
        self.captions = equation(self.pixel_panel, parts)
        self.explanation = QLabel()
        self.explanation.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.explanation.setTextFormat(Qt.TextFormat.RichText)
        self.pixel_panel.body.addWidget(self.arithmetic)
        self.pixel_panel.body.addWidget(self.explanation)
        both, panels = QWidget(), QWidget()
        arranged(QVBoxLayout(both), (self.pixel_panel, 5), (self.image, 4))
        self._panels = arranged(QHBoxLayout(panels), (self.input_panel, 2), (scrolled(both), 5))
        return panels

    def _build_offer(self) -> QWidget:
        """While the kernels are not 1 × 1: what is shown instead, and a button that makes them so."""
        panel = Panel()
        self.offer = QLabel()
        self.offer.setWordWrap(True)
        self.offer.setTextFormat(Qt.TextFormat.RichText)
        self.button = AccentButton()
        self.button.clicked.connect(self.pointwise_requested)
        panel.body.takeAt(0)  # its heading
        panel.body.addLayout(arranged(QHBoxLayout(), (self.offer, 1), (self.button, 0), spacing=2 * UNIT))
        return panel

    # ---- what is pointed at

    @property
    def pixel(self) -> Cell:
        """Row and column of the output that is explained."""
        return self._pointed or self.state.pixel

    def _output_at(self, cell: Cell) -> Cell:
        """The output that takes the pixel at a cell of the padded input, or the one before it."""
        sliding = self.state.sliding
        row, column = (min(i // s, n - 1) for i, s, n in zip(cell, sliding.stride, sliding.size, strict=True))
        return row, column

    def _point(self, output: Cell | None) -> None:
        self._pointed = output
        self._show_pixel()

    def _point_at_row(self, cell: Cell | None) -> None:
        self._row = None if cell is None else cell[0]
        self._show_pixel()

    def _point_at_weight(self, cell: Cell | None) -> None:
        if cell is not None and self._is_real:
            self.weight_pointed.emit((*cell, 0, 0))

    def press(self, key: int) -> bool:
        """Go to another pixel, in reading order; whether the key means that."""
        sliding = self.state.sliding
        step, last = sliding.step(self.state.pixel), sliding.steps - 1
        moves = {
            Qt.Key.Key_Left: max(step - 1, 0),
            Qt.Key.Key_Right: min(step + 1, last),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        if key not in moves:
            return False
        self.pixel_chosen.emit(sliding.position(moves[Qt.Key(key)]))
        return True

    def _point_at_sum(self, output: Cell | None, row: int | None) -> None:
        """A pixel, or one of its outputs: its sum is the one that is written out."""
        self._row = row
        self._point(output)

    def _add_plane(self) -> None:
        view = MapView()
        view.setMinimumHeight(LEAST_PLANE)
        view.hovered.connect(lambda cell: self._point(None if cell is None else self._output_at(cell)))
        view.clicked.connect(lambda cell: self.pixel_chosen.emit(self._output_at(cell)))
        self._planes.addWidget(view, 1)
        tab_to_before(self.weights, view)
        self.planes.append(view)
        self._name_planes()

    # ---- showing

    def show_state(self, shown: Ready) -> None:
        """Show what 1 × 1 kernels make of each pixel."""
        pixels = shown.pixels
        old, state = self._state, pixels.state
        self._pixels, self._state, self._is_real = pixels, state, state is pixels.real
        self._row = None if self._row is not None and self._row >= state.outputs else self._row
        if old is None or old.sliding.size != state.sliding.size:
            self._pointed = None
        self.banner.setVisible(not self._is_real)
        self._write()
        self._make_room()
        while len(self.planes) < state.channels:
            self._add_plane()
        for channel, view in enumerate(self.planes):
            view.setVisible(channel < state.channels)
            if channel < state.channels:
                view.show_map(state.shown_input, channel, state.padding, state.sliding.covered)
        self.weights.show_map(pixels.shown_matrix, 0)
        self.bias.show_map(pixels.shown_biases, 0)
        for view in (self.weights, self.vector, self.bias, self.result):
            view.set_largest_cell(CELL)
        self.image.show_pixels(pixels)
        self._show_pixel()

    def _make_room(self) -> None:
        """For the numbers of all cells, where there are many."""
        c_i, c_o = self.state.channels, self.state.outputs
        self._panels.setStretch(1, 5 if max(c_i, c_o) <= MANY else 12)
        self.weights.make_room(c_o, c_i, LEAST_CELL)
        self.vector.make_room(c_i, 1, LEAST_CELL)
        for view in (self.bias, self.result):
            view.make_room(c_o, 1, LEAST_CELL)

    def _show_pixel(self) -> None:
        state = self._state
        if state is None:
            return
        step = state.sliding.step(self.pixel)
        self.vector.show_map(self._pixels.shown_columns(step, 1), 0)
        self.result.show_map(self._pixels.shown_product(step, 1), 0)
        self.image.show_step(step)
        row, column = self.pixel
        s_h, s_w = state.sliding.stride
        colours = colours_of(self)
        for view in self.planes[: state.channels]:
            view.set_marks([Mark(row * s_h, column * s_w, colours.window, width=4)])
        out = state.out if self._row is None else self._row
        self.vector.set_marks([Mark(0, 0, colours.window, state.channels, 1, width=3)])
        self.weights.set_marks([Mark(out, 0, colours.kernel, 1, state.channels, width=4)])
        self.bias.set_marks([Mark(out, 0, colours.kernel, width=3)])
        self.result.set_marks([Mark(out, 0, colours.output, width=4)])
        self._show_arithmetic(out, step)
        self._write_captions()

    def _show_arithmetic(self, out: int, step: int) -> None:
        """The sum of an output at the pixel."""
        state = self.state
        pixel, weights = self._pixels.columns[:, step].tolist(), self._pixels.matrix[out].tolist()
        terms = [product_term(value, weight) for value, weight in zip(pixel, weights, strict=True)]
        after = total_pieces(float(state.bias[out]), float(self._pixels.product[out, step]))
        self.arithmetic.set_terms(terms, [Piece(self.tr("output {0} =").format(out) + " ", "muted")], after)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_pixel()

    # ---- words

    def _write(self) -> None:
        state = self._state
        if state is None:
            return
        c_i, c_o, real = state.channels, state.outputs, self._pixels.real.size
        self.offer.setText(
            self.tr(
                "Your kernels are {0} × {1}: <b>{2}</b> parameters. Below, each slice is summed up to one weight:"
                " 1 × 1 kernels, <b>{3}</b> parameters, that see one pixel and no neighbour."
            ).format(*real.kernel, real.parameters, state.size.parameters)
        )
        self.input_panel.set_title(self.tr("Input: choose a pixel"))
        self.explanation.setText(
            self.tr(
                "<i>c</i><sub>o</sub> · <i>c</i><sub>i</sub> + <i>c</i><sub>o</sub> = {0} · {1} + {0} = <b>{2}</b>"
                " parameters.<br>Kernels of 3 × 3 would have {0} · {1} · 9 + {0} = <b>{3}</b>."
            ).format(c_o, c_i, state.size.parameters, replace(state.size, kernel=(3, 3)).parameters)
        )
        self._write_captions()

    def _write_captions(self) -> None:
        state = self._state
        if state is None:
            return
        c_i, c_o = state.channels, state.outputs
        self.pixel_panel.set_title(self.tr("Pixel [{0}, {1}]: a dense layer").format(*self.pixel))
        write_on(
            self.captions,
            self.tr("weights {0} × {1}").format(c_o, c_i),
            self.tr("pixel {0}").format(c_i),
            self.tr("bias {0}").format(c_o),
            self.tr("outputs {0}").format(c_o),
        )

    def _name_planes(self) -> None:
        for channel, view in enumerate(self.planes):
            tip = self.tr("Point at a pixel to see its numbers; a click keeps it")
            name_control(view, self.tr("Input channel {0}").format(channel), tip)

    def retranslate(self) -> None:
        name_button(
            self.button,
            self.tr("Make the kernels 1 × 1"),
            self.tr("Each becomes the sum of its weights; undo brings the old ones back"),
        )
        self.weights.setAccessibleName(self.tr("Weights, a row for each output"))
        self.bias.setAccessibleName(self.tr("Biases"))
        self.vector.setAccessibleName(self.tr("The pixel's numbers, one for each input channel"))
        self.result.setAccessibleName(self.tr("The pixel's outputs"))
        self._name_planes()
        self._write()

    def restyle(self) -> None:
        self._show_pixel()
