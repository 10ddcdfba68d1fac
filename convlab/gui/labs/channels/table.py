"""All kernels of the Channels lab: a row for each output, with its slices side by side, its bias and its map."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from convlab.gui.labs.channels.input_heads import InputHeads
from convlab.gui.labs.channels.views import ChannelViews, MapView, centred_caption, row_label, scrolled_grid
from convlab.gui.labs.matrix.cell_edits import Index
from convlab.gui.labs.matrix.marks import Focus, cell_marks, together, weight_at, weight_marks
from convlab.gui.labs.matrix.parts import write_on
from convlab.gui.theme import UNIT, colours_of
from convlab.gui.widgets.layouts import arranged
from convlab.gui.widgets.legend import Legend
from convlab.gui.widgets.matrix.display import share_cell_size
from convlab.gui.widgets.matrix.painting import Mark
from convlab.gui.widgets.matrix.places import Cell
from convlab.gui.widgets.panel import Panel
from convlab.gui.widgets.section import caption, sign
from convlab.labs.channels.state import ChannelsState

LEAST_CELL, LARGEST_CELL = 30, 72  # pixels of a weight: large enough for its number; what does not fit is scrolled
LARGEST_SLICE = 240  # pixels of one whose weights are few: then they are larger, up to
LARGEST_LONE_CELL = 120
ABOVE = 2  # rows of the grid above the first output: the captions and the inputs
LEAST_ROW = 80
BIAS = 34  # pixels of a bias


class KernelRow(NamedTuple):
    """An output channel."""

    label: QLabel
    kernels: MapView
    bias: MapView
    output: MapView
    signs: tuple[QLabel, ...]

    def set_visible(self, visible: bool) -> None:
        for part in (self.label, self.kernels, self.bias, self.output, *self.signs):
            part.setVisible(visible)


class KernelTable(ChannelViews):
    """The weights (c_o, c_i, k_h, k_w) as they are: a table of small matrices."""

    def __init__(self) -> None:
        super().__init__()
        self._marked: tuple[Focus, tuple[float, float] | None] | None = None
        self.rows: list[KernelRow] = []
        self.panel, self.legend, self.kernel_legend = Panel(), Legend(bar=48), Legend(bar=48)
        self.legend_names = [caption(), caption()]
        for name, legend in zip(self.legend_names, (self.kernel_legend, self.legend), strict=True):
            self.panel.heading.addWidget(name)
            self.panel.heading.addWidget(legend)
        self.inputs = InputHeads(self._report_input)
        scroll, self._grid = scrolled_grid(UNIT)
        self._grid.setColumnStretch(1, 3)
        self._grid.setColumnStretch(5, 2)
        self._grid.addWidget(self.inputs, 1, 1)
        self._grid.setRowStretch(1, 2)
        self.heads = [centred_caption() for _ in range(3)]
        for head, column in zip(self.heads, (1, 3, 5), strict=True):
            self._grid.addWidget(head, 0, column)
        self.panel.body.addWidget(scroll, 1)
        arranged(QVBoxLayout(self), (self.panel, 0))
        self._add_row()  # the first has its place in the tab order here, the others behind it

    def _add_row(self) -> None:
        out = len(self.rows)
        label, signs = row_label(), (sign("+"), sign("="))
        row = KernelRow(label, MapView(drag="scrub"), MapView(drag="scrub"), MapView(), signs)
        for column, part in enumerate((label, row.kernels, signs[0], row.bias, signs[1], row.output)):
            self._grid.addWidget(part, out + ABOVE, column)
        if self.rows:
            QWidget.setTabOrder(self.rows[-1].output, row.kernels)
            QWidget.setTabOrder(row.kernels, row.bias)
            QWidget.setTabOrder(row.bias, row.output)
        row.bias.setFixedWidth(BIAS + 6)
        row.bias.set_largest_cell(BIAS)
        row.kernels.resized.connect(self._share_cell_size)
        self.report_edits(row.kernels, "kernel", lambda cell: self._index(out, cell))
        self.report_edits(row.bias, "bias", lambda _: (out,))
        row.kernels.hovered.connect(lambda cell: self._hover_weight(out, cell))
        row.kernels.clicked.connect(lambda _: self.out_chosen.emit(out))
        row.output.clicked.connect(lambda _: self.out_chosen.emit(out))  # before its step is gone to
        self.report_pointer(row.output, "output")
        self.rows.append(row)
        self.name_rows()

    def _index(self, out: int, cell: Cell) -> Index:
        channel, column = divmod(cell[1], self.state.sliding.kernel[1])
        return out, channel, cell[0], column

    def _hover_weight(self, out: int, cell: Cell | None) -> None:
        """Light what belongs to a weight of the chosen output: a focus says nothing about others."""
        if cell is not None:
            self.weight_pointed.emit(self._index(out, cell))
        if cell is None or out != self.state.out:
            self.hovered.emit(None)
        else:
            _, channel, row, column = self._index(out, cell)
            self.hovered.emit(Focus("kernel", (row, column), channel))

    @property
    def focused_channel(self) -> int | None:
        """The input channel of the slice that has the keys; None when none has."""
        view = next((row.kernels for row in self.rows if row.kernels.hasFocus()), None)
        if view is None:
            return None
        return 0 if view.cursor_cell is None else self._index(0, view.cursor_cell)[1]

    @property
    def focused_matrix(self) -> str:
        """The kind of the matrix that has the keys; empty when none has."""
        if any(row.kernels.hasFocus() for row in self.rows):
            return "kernel"
        return "output" if any(row.output.hasFocus() for row in self.rows) else ""

    # ---- showing

    def show_state(self, state: ChannelsState, revealed: int | None) -> None:
        self._state = state
        while len(self.rows) < state.outputs:
            self._add_row()
        k_h, k_w = state.sliding.kernel
        for out, row in enumerate(self.rows):
            row.set_visible(out < state.outputs)
            self._grid.setRowStretch(out + ABOVE, 3 * int(out < state.outputs))
            row.kernels.setMinimumSize(LEAST_CELL * state.channels * k_w, max(LEAST_ROW, LEAST_CELL * k_h))
        self.inputs.show_state(state)
        for out, row in enumerate(self.rows[: state.outputs]):
            row.kernels.show_map(state.shown_kernel_rows, out)
            row.bias.show_map(state.shown_bias, out)
        self.show_output(revealed)
        self._share_cell_size()
        self.kernel_legend.set_scale(state.shown_kernel.scale, signed=True)
        self.legend.set_scale(state.shown_maps.scale, state.shown_maps.signed)

    def _share_cell_size(self) -> None:
        """Cells of the same size in all rows, whatever a pixel the layout gives one of them more: slices are level."""
        if self._state is None:
            return
        k_h, k_w = self.state.sliding.kernel
        most = max(LARGEST_CELL, min(LARGEST_LONE_CELL, LARGEST_SLICE / k_w))
        share_cell_size(*(row.kernels for row in self.rows[: self.state.outputs]), most=most)
        first = self.rows[0].kernels.places
        self.inputs.set_columns([first.rect(0, c * k_w, k_h, k_w) for c in range(self.state.channels)])

    def _report_input(self, view: MapView, channel: int) -> None:
        self.report_pointer(view, "input", channel)
        view.setAccessibleName(self.tr("Input channel {0}").format(channel))

    def show_output(self, revealed: int | None) -> None:
        if self._state is not None:
            for out, row in enumerate(self.rows[: self._state.outputs]):
                row.output.show_map(self._state.shown_maps, out, revealed=revealed)

    def mark(self, focus: Focus, place: tuple[float, float] | None = None) -> None:
        """A frame around each slice, the chosen output's in colour; the step in all maps."""
        state, self._marked = self._state, (focus, place)
        if state is None:
            return
        colours, (k_h, k_w) = colours_of(self), state.sliding.kernel
        self.inputs.set_marks(self._input_marks(state, focus, place))
        reached = state.sliding.reached(*focus.cell) if focus.kind == "input" else []
        met = {weight_at(state.sliding, focus.cell, cell) for cell in reached}
        for out, row in enumerate(self.rows[: state.outputs]):
            chosen = out == state.out
            colour, width = (colours.kernel, 4) if chosen else (self.palette().text().color(), 2)
            slices = [Mark(0, c * k_w, colour, k_h, k_w, width=width) for c in range(state.channels)]
            if focus.kind == "kernel" and chosen:
                i, j = focus.cell
                slices.append(Mark(i, focus.channel * k_w + j, colours.kernel, fill=0.2, width=3))
            row.kernels.set_marks(slices)
            at: tuple[float, float] = place or focus.cell
            step = [Mark(*at, colours.output, width=4)] if focus.kind == "output" else []
            step += together([Mark(*cell, colours.output, width=2.5) for cell in reached], colours.output)
            if chosen and len(met) < k_h * k_w:
                slices += [Mark(i, focus.channel * k_w + j, colours.kernel, fill=0.2, width=3) for i, j in met]
            whole = [Mark(0, 0, colours.output, *state.sliding.size, width=2)] if chosen else []
            row.output.set_marks([*whole, *step])

    def _input_marks(self, state: ChannelsState, focus: Focus, place: tuple[float, float] | None) -> list[list[Mark]]:
        """The window on every channel; or what belongs to a cell or a weight, on its channel."""
        colours = colours_of(self)
        if focus.kind == "output":
            corner, extent = state.sliding.corner(*(place or focus.cell)), state.sliding.extent
            return [[Mark(*corner, colours.window, *extent, width=4)]] * state.channels
        of = cell_marks if focus.kind == "input" else weight_marks
        own = of(state.sliding, focus.cell, colours)[0]
        return [own if channel == focus.channel else [] for channel in range(state.channels)]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._marked is not None:
            self.mark(*self._marked)

    # ---- words

    def write(self) -> None:
        """Say what each part is, and how large."""
        if self._state is None:
            return
        self.panel.set_title(self.tr("Kernels {0} × {1} × {2} × {3}").format(*self._state.kernel.shape))
        write_on(self.legend_names, self.tr("kernels"), self.tr("maps"))
        slices = self.tr("input channels above their kernel slices")
        write_on(self.heads, slices, self.tr("bias"), self.tr("outputs"))

    def name_rows(self) -> None:
        for out, row in enumerate(self.rows):
            row.label.setText(str(out))
            row.kernels.setAccessibleName(self.tr("Kernels of output channel {0}").format(out))
            row.bias.setAccessibleName(self.tr("Bias of output channel {0}").format(out))
            row.output.setAccessibleName(self.tr("Output channel {0}").format(out))
