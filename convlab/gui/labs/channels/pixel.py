"""1 × 1 kernels: at each pixel a dense layer from its c_i numbers to c_o; for the whole image one matrix product."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from convlab.gui.labs.channels.image import ImagePanel
from convlab.gui.labs.channels.map_column import MapColumn
from convlab.gui.labs.channels.views import LEAST_CELL, ChannelViews, MapView, equation, tab_to_before
from convlab.gui.labs.channels.words import channel_names, total_pieces
from convlab.gui.labs.matrix.marks import product_term
from convlab.gui.labs.matrix.parts import name_control, scrolled, write_on
from convlab.gui.theme import UNIT, colours_of
from convlab.gui.widgets.buttons import AccentButton, name_button
from convlab.gui.widgets.colour_view import ColourView
from convlab.gui.widgets.language_and_theme import LanguageAndTheme
from convlab.gui.widgets.layouts import arranged
from convlab.gui.widgets.matrix.display import share_cell_size
from convlab.gui.widgets.matrix.painting import Mark
from convlab.gui.widgets.matrix.places import Cell
from convlab.gui.widgets.panel import Panel
from convlab.gui.widgets.term_line import Piece, TermLine
from convlab.labs.channels.pixels import Pixels
from convlab.labs.channels.ready import Ready
from convlab.labs.common.numbers import grouped

LARGEST_CELL = 96  # pixels of a number of the dense layer
MANY = 6  # channels: from there on their numbers need the larger share of the room
HIGH = 500  # pixels
COLOUR = 72  # pixels that the input in colour is high
LEAST_MAPS = 120  # pixels that a column of maps is wide


class PointwiseView(LanguageAndTheme, ChannelViews):
    """`pixel_chosen` carries row and column of an output. While the lab's kernels are larger than 1 × 1 an example is
    shown, whose pixels can be looked at too: `example_requested` asks to put it into the lab, `pointwise_requested`
    for kernels of 1 × 1.
    """

    pixel_chosen = Signal(object)
    example_requested = Signal()
    pointwise_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._pixels: Pixels  # what is shown: the state with 1 × 1 kernels
        self._is_real = True  # it is the lab's own, not the example
        self._of_example: tuple[Cell, int] = (0, 0), 0  # its pixel and its output that are looked at
        self._row: int | None = None  # the output under the pointer
        self._pointed: Cell | None = None  # the output whose pixel is under the pointer
        self.inputs, self.outputs = MapColumn(self._add_input), MapColumn(self._add_output)
        self.weights, self.bias = MapView(drag="scrub"), MapView(drag="scrub")
        self.vector, self.result = MapView(), MapView()
        self.image = ImagePanel()
        self.image.pointed.connect(self._point_at_sum)
        self.image.chosen.connect(self._choose_pixel)
        self.report_edits(self.weights, "kernel", lambda cell: (*cell, 0, 0))
        self.report_edits(self.bias, "bias", lambda cell: cell[:1])
        for view in (self.weights, self.bias, self.result):
            view.editable_area = lambda _: self._is_real
            view.clicked.connect(lambda cell: self._choose_output(cell[0]))
            view.hovered.connect(self._point_at_row)
        self.weights.hovered.connect(self._point_at_weight)
        self.arithmetic = TermLine("text")
        self.banner = self._build_offer()
        arranged(QVBoxLayout(self), (self.banner, 0), (self._build_panels(), 1))
        self.retranslate()

    # ---- building

    def _build_panels(self) -> QWidget:
        self.input_panel, self.pixel_panel, self.output_panel = Panel(), Panel(), Panel()
        self.colour = ColourView()
        self.colour.setFixedHeight(COLOUR)
        self.input_panel.body.addWidget(self.colour)
        for panel, maps in ((self.input_panel, self.inputs), (self.output_panel, self.outputs)):
            panel.body.addWidget(maps, 1)
            panel.setMinimumWidth(LEAST_MAPS)
        parts = ((self.weights, 3, "·"), (self.vector, 1, "+"), (self.bias, 1, "="), (self.result, 1, ""))
        self.captions = equation(self.pixel_panel, parts)
        self.explanation = QLabel()
        self.explanation.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.explanation.setTextFormat(Qt.TextFormat.RichText)
        for view in (self.weights, self.vector, self.bias, self.result):
            view.resized.connect(self._share_cell_size)
        self.pixel_panel.body.addWidget(self.arithmetic)
        self.pixel_panel.body.addWidget(self.explanation)
        both = QWidget()
        self._panels = arranged(
            QHBoxLayout(), (self.input_panel, 3), (self.pixel_panel, 7), (self.output_panel, 3), spacing=UNIT
        )
        column = arranged(QVBoxLayout(both))
        column.addLayout(self._panels, 5)
        column.addWidget(self.image, 2)
        return scrolled(both)

    def _build_offer(self) -> QWidget:
        """While the kernels are not 1 × 1: what is shown instead, and what one can do."""
        panel = Panel()
        self.offer = QLabel()
        self.offer.setWordWrap(True)
        self.offer.setTextFormat(Qt.TextFormat.RichText)
        self.example, self.button = AccentButton(), QPushButton()
        self.example.clicked.connect(self.example_requested)
        self.button.clicked.connect(self.pointwise_requested)
        panel.body.takeAt(0)  # its heading
        panel.body.setContentsMargins(UNIT * 3 // 2, UNIT // 2, UNIT, UNIT // 2)
        parts = ((self.offer, 1), (self.button, 0), (self.example, 0))
        panel.body.addLayout(arranged(QHBoxLayout(), *parts, spacing=UNIT))
        return panel

    # ---- what is pointed at

    @property
    def pixel(self) -> Cell:
        """Row and column of the output that is explained."""
        return self._pointed or self._pixel

    @property
    def _pixel(self) -> Cell:
        """The one that is chosen."""
        return self.state.pixel if self._is_real else self._of_example[0]

    @property
    def _out(self) -> int:
        """The output that is chosen."""
        return self.state.out if self._is_real else self._of_example[1]

    def _choose_pixel(self, pixel: Cell) -> None:
        if self._is_real:
            self.pixel_chosen.emit(pixel)
        else:
            self._of_example = pixel, self._of_example[1]
            self._show_pixel()

    def _choose_output(self, out: int) -> None:
        if self._is_real:
            self.out_chosen.emit(out)
        else:
            self._of_example = self._of_example[0], out
            self._show_pixel()

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
        step, last = sliding.step(self._pixel), sliding.steps - 1
        moves = {
            Qt.Key.Key_Left: max(step - 1, 0),
            Qt.Key.Key_Right: min(step + 1, last),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        if key not in moves:
            return False
        self._choose_pixel(sliding.position(moves[Qt.Key(key)]))
        return True

    def _point_at_sum(self, output: Cell | None, row: int | None) -> None:
        """A pixel, or one of its outputs: its sum is the one that is written out."""
        self._row = row
        self._point(output)

    def _add_input(self, view: MapView, channel: int) -> None:
        view.hovered.connect(lambda cell: self._point(None if cell is None else self._output_at(cell)))
        view.clicked.connect(lambda cell: self._choose_pixel(self._output_at(cell)))
        tab_to_before(self.weights, view)
        self._name_map(view, self.tr("Input channel {0}").format(channel))

    def _add_output(self, view: MapView, out: int) -> None:
        view.hovered.connect(lambda cell: self._point_at_sum(cell, None if cell is None else out))
        view.clicked.connect(self._choose_pixel)
        view.clicked.connect(lambda _: self._choose_output(out))
        self._name_map(view, self.tr("Output channel {0}").format(out))

    # ---- showing

    def show_state(self, shown: Ready) -> None:
        """Show what 1 × 1 kernels make of each pixel."""
        pixels = shown.pixels
        old, state = self._state, pixels.state
        self._pixels, self._state, self._is_real = pixels, state, state is pixels.real
        self._row = None if self._row is not None and self._row >= state.outputs else self._row
        is_other = old is None or old.sliding.size != state.sliding.size
        if is_other:
            self._pointed = None
        self.banner.setVisible(not self._is_real)
        self._write()
        self._make_room()
        self.inputs.show_names(channel_names(state))
        self.colour.set_picture(state.input_picture)
        self._show_colour()
        self.outputs.show_names([str(out) for out in range(state.outputs)])
        for channel, view in enumerate(self.inputs.maps[: state.channels]):
            view.show_map(state.shown_input, channel, state.padding, state.sliding.covered)
        for out, view in enumerate(self.outputs.maps[: state.outputs]):
            view.show_map(state.shown_maps, out)
        self.weights.show_map(pixels.shown_matrix, 0)
        self.bias.show_map(pixels.shown_biases, 0)
        self.image.show_pixels(pixels)
        self._show_pixel()

    def _make_room(self) -> None:
        """For the numbers of all cells, where there are many."""
        c_i, c_o = self.state.channels, self.state.outputs
        self._panels.setStretch(1, 7 if max(c_i, c_o) <= MANY else 20)
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
        out = self._out if self._row is None else self._row
        for view in self.inputs.maps[: state.channels]:
            view.set_marks([Mark(row * s_h, column * s_w, colours.window, width=4)])
        for own, view in enumerate(self.outputs.maps[: state.outputs]):
            view.set_marks([Mark(row, column, colours.output, width=4 if own == out else 2)])
        self.vector.set_marks([Mark(0, 0, colours.window, state.channels, 1, width=3)])
        self.weights.set_marks([Mark(out, 0, colours.kernel, 1, state.channels, width=4)])
        self.bias.set_marks([Mark(out, 0, colours.kernel, width=3)])
        self.result.set_marks([Mark(out, 0, colours.output, width=4)])
        self._show_arithmetic(out, step)
        self._share_cell_size()
        self._write_captions()

    def _share_cell_size(self) -> None:
        """Rows of the equation are level."""
        share_cell_size(self.weights, self.vector, self.bias, self.result, most=LARGEST_CELL)

    def _show_arithmetic(self, out: int, step: int) -> None:
        """The sum of an output at the pixel."""
        state = self.state
        pixel, weights = self._pixels.columns[:, step].tolist(), self._pixels.matrix[out].tolist()
        terms = [product_term(value, weight) for value, weight in zip(pixel, weights, strict=True)]
        after = total_pieces(float(state.bias[out]), float(self._pixels.product[out, step]))
        self.arithmetic.set_terms(terms, [Piece(self.tr("output {0} =").format(out) + " ", "muted")], after)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_colour()
        self._show_pixel()

    def _show_colour(self) -> None:
        """The input in colour, where the page is high enough for it."""
        self.colour.setVisible(self._state is not None and self._state.is_in_colour and self.height() >= HIGH)

    # ---- words

    def _write(self) -> None:
        state = self._state
        if state is None:
            return
        c_i, c_o, real = state.channels, state.outputs, self._pixels.real.size
        self.offer.setText(self.tr("An example: your kernels, {0} × {1}, stay as they are.").format(*real.kernel))
        self.input_panel.set_title(self.tr("Input"))
        self.output_panel.set_title(self.tr("Output"))
        self.explanation.setText(
            self.tr("{0} · {1} + {0} = <b>{2}</b> parameters (with kernels of 3 × 3: {3})").format(
                c_o, c_i, *(grouped(size.parameters) for size in (state.size, replace(state.size, kernel=(3, 3))))
            )
        )
        self._write_captions()

    def _write_captions(self) -> None:
        state = self._state
        if state is None:
            return
        c_i, c_o = state.channels, state.outputs
        self.pixel_panel.set_title(self.tr("The same dense layer at every pixel"))
        size = "{} × {}".format
        write_on(
            self.captions,
            self.tr("weights") + "\n" + size(c_o, c_i),
            self.tr("pixel") + "\n" + size(c_i, 1),
            self.tr("bias") + "\n" + size(c_o, 1),
            self.tr("output") + "\n" + size(c_o, 1),
        )

    def _name_map(self, view: MapView, name: str) -> None:
        name_control(view, name, self.tr("Point at a pixel to see its numbers; a click keeps it"))

    def retranslate(self) -> None:
        name_button(
            self.button,
            self.tr("Make mine 1 × 1"),
            self.tr("Each of your kernel slices becomes the sum of its weights; undo brings the old ones back"),
        )
        name_button(
            self.example,
            self.tr("Use this example"),
            self.tr("Put the input and the kernels that are shown into the lab; undo brings yours back"),
        )
        self.weights.setAccessibleName(self.tr("Weights, a row for each output"))
        self.colour.setAccessibleName(self.tr("The input in colour"))
        self.bias.setAccessibleName(self.tr("Biases"))
        self.vector.setAccessibleName(self.tr("The pixel’s numbers, one for each input channel"))
        self.result.setAccessibleName(self.tr("The pixel’s outputs"))
        for maps, name in (
            (self.inputs.maps, self.tr("Input channel {0}")),
            (self.outputs.maps, self.tr("Output channel {0}")),
        ):
            for number, view in enumerate(maps):
                self._name_map(view, name.format(number))
        self._write()

    def restyle(self) -> None:
        self._show_pixel()
