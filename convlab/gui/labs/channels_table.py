"""All kernels of the Channels lab: a row for each output, with its slices side by side, its bias and its map."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from convlab.gui.labs.channels_views import (
    ChannelViews,
    Index,
    MapView,
    centred_caption,
    framed_slices,
    scrolled,
    slice_gaps,
)
from convlab.gui.labs.section import caption, sign
from convlab.gui.labs.steps import Focus
from convlab.gui.theme import UNIT, colours_of, font
from convlab.gui.widgets.legend import Legend
from convlab.gui.widgets.matrix_painting import Mark
from convlab.gui.widgets.matrix_view import Cell
from convlab.gui.widgets.panel import Panel
from convlab.labs.channels import ChannelsState
from convlab.labs.numbers import format_number

LEAST_NUMBERED, LEAST_CELL, LARGEST_CELL = 28, 20, 72  # pixels of a weight
LEAST_ROW = 72
WIDEST_NUMBERED = 48  # columns of weights that get cells with numbers, to be scrolled when there is no room
BIAS = 40


class Row(NamedTuple):
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
        self._state: ChannelsState | None = None
        self._hovered: tuple[int, Cell] | None = None  # an output, and a cell of its kernels
        self.rows: list[Row] = []
        self.panel, self.told = Panel(), caption()
        self.legends = Legend(bar=40), Legend(bar=40)  # of the weights, and of biases and maps
        self.legend_names = caption(), caption()
        content = QWidget()
        self._grid = QGridLayout(content)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(UNIT // 2)
        self._grid.setVerticalSpacing(UNIT)
        self._grid.setColumnStretch(1, 3)
        self._grid.setColumnStretch(5, 2)
        self.heads = [centred_caption() for _ in range(3)]
        for head, column in zip(self.heads, (1, 3, 5), strict=True):
            self._grid.addWidget(head, 0, column)
        self.scroll = scrolled(content)
        self.panel.body.addWidget(self.scroll, 1)
        self.panel.body.addLayout(self._build_foot())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.panel)

    def _build_foot(self) -> QHBoxLayout:
        """The weight under the pointer, and what the colours stand for."""
        foot = QHBoxLayout()
        foot.setSpacing(UNIT)
        self.told.setFont(font("text"))
        self.told.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        foot.addWidget(self.told, 1)
        for name, legend in zip(self.legend_names, self.legends, strict=True):
            foot.addWidget(name)
            foot.addWidget(legend)
        return foot

    def _add_row(self) -> None:
        out = len(self.rows)
        label = QLabel()
        label.setFont(font("text", bold=True))
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        signs = (sign("+"), sign("="))
        row = Row(label, MapView(drag="scrub"), MapView(drag="scrub"), MapView(), signs)
        for column, part in enumerate((label, row.kernels, signs[0], row.bias, signs[1], row.output)):
            self._grid.addWidget(part, out + 1, column)
        row.bias.setFixedWidth(BIAS)
        row.kernels.set_largest_cell(LARGEST_CELL)
        self.take_edits(row.kernels, "kernel", lambda cell: self._index(out, cell))
        self.take_edits(row.bias, "bias", lambda _: (out,))
        row.kernels.hovered.connect(lambda cell: self._hover_weight(out, cell))
        row.kernels.clicked.connect(lambda _: self.out_chosen.emit(out))
        self.watch(row.output, "output", out=lambda: out)
        self.rows.append(row)
        self.name_rows()

    def _index(self, out: int, cell: Cell) -> Index:
        channel, column = divmod(cell[1], self._state.sliding.kernel[1])
        return out, channel, cell[0], column

    def _hover_weight(self, out: int, cell: Cell | None) -> None:
        """Tell the weight; light what it multiplies when it is of the chosen output: a focus says nothing of others."""
        self._hovered = None if cell is None else (out, cell)
        self._tell()
        if cell is None or out != self._state.out:
            self.hovered.emit(None)
        else:
            _, channel, *place = self._index(out, cell)
            self.hovered.emit(Focus("kernel", tuple(place), channel))

    def _is_there(self, out: int, cell: Cell) -> bool:
        rows, columns = self._state.shown_kernel_rows.values.shape[1:]
        return out < self._state.outputs and cell[0] < rows and cell[1] < columns

    def _tell(self) -> None:
        """The weight under the pointer, also where cells are too small for numbers."""
        if self._state is None or self._hovered is None:
            self.told.setText(self.tr("Point at a weight to read it"))
            return
        index = self._index(*self._hovered)
        weight = format_number(float(self._state.kernel[index]))
        self.told.setText(self.tr("<b>{4}</b>: output {0}, input {1}, row {2}, column {3}").format(*index, weight))

    @property
    def focused_channel(self) -> int | None:
        """The input channel of the slice that has the keys; None when none has."""
        view = next((row.kernels for row in self.rows if row.kernels.hasFocus()), None)
        if view is None:
            return None
        return 0 if view.cursor_cell is None else self._index(0, view.cursor_cell)[1]

    # ---- showing

    def show_state(self, state: ChannelsState, revealed: int | None) -> None:
        self._state = state
        while len(self.rows) < state.outputs:
            self._add_row()
        k_h, k_w = state.sliding.kernel
        least = LEAST_NUMBERED if state.channels * k_w <= WIDEST_NUMBERED else LEAST_CELL
        for out, row in enumerate(self.rows):
            row.set_visible(out < state.outputs)
            self._grid.setRowStretch(out + 1, int(out < state.outputs))
            row.kernels.setMinimumSize(6 + least * state.channels * k_w, max(LEAST_ROW, 6 + least * k_h))
        for out, row in enumerate(self.rows[: state.outputs]):
            row.kernels.show_map(state.shown_kernel_rows, out)
            row.bias.show_map(state.shown_bias, out)
            row.output.show_map(state.shown_maps, out, revealed=revealed)
        for legend, shown in zip(self.legends, (state.shown_kernel, state.shown_maps), strict=True):
            legend.set_scale(shown.scale, shown.signed)
        if self._hovered is not None and not self._is_there(*self._hovered):
            self._hovered = None
        self._tell()

    def show_output(self, revealed: int | None) -> None:
        if self._state is not None:
            for out, row in enumerate(self.rows[: self._state.outputs]):
                row.output.show_map(self._state.shown_maps, out, revealed=revealed)

    def mark(self, focus: Focus, place: tuple[float, float] | None = None) -> None:
        """The slices apart, the chosen output's framed; the step in all maps."""
        state = self._state
        if state is None:
            return
        colours, (k_h, k_w) = colours_of(self), state.sliding.kernel
        gaps = slice_gaps(state.channels, (k_h, k_w), colours.base)
        slices = framed_slices(state.channels, (k_h, k_w), colours.kernel)
        for out, row in enumerate(self.rows[: state.outputs]):
            chosen = out == state.out
            pointed = []
            if focus.kind == "kernel" and chosen:
                i, j = focus.cell
                pointed = [Mark(i, focus.channel * k_w + j, colours.kernel, fill=0.2, width=3)]
            row.kernels.set_marks([*gaps, *(slices if chosen else ()), *pointed])
            step = [Mark(*(place or focus.cell), colours.output, width=4)] if focus.kind == "output" else []
            rows, columns = state.sliding.size
            whole = [Mark(0, 0, colours.output, rows, columns, width=2)] if chosen else []
            row.output.set_marks([*whole, *step])

    # ---- words

    def name_rows(self) -> None:
        for label, text in zip(self.legend_names, (self.tr("weights"), self.tr("maps")), strict=True):
            label.setText(text)
        self._tell()
        for out, row in enumerate(self.rows):
            row.label.setText(str(out))
            row.kernels.setAccessibleName(self.tr("Kernels of output channel {0}").format(out))
            row.bias.setAccessibleName(self.tr("Bias of output channel {0}").format(out))
            row.output.setAccessibleName(self.tr("Output channel {0}").format(out))
