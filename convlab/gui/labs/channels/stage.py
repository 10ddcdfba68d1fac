"""The stage of the Channels lab: a row for each input channel, the sum of their maps, and a strip of all outputs."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout

from convlab.gui.labs.channels.strip import OutputStrip
from convlab.gui.labs.channels.views import (
    ChannelViews,
    MapView,
    centred_caption,
    row_label,
    scrolled_grid,
    tab_to_before,
)
from convlab.gui.labs.channels.words import channel_names
from convlab.gui.labs.matrix.cell_edits import step_of_input
from convlab.gui.labs.matrix.marks import Focus, bracketed, cell_marks, input_step_marks, weight_marks
from convlab.gui.labs.matrix.motion import SUMMED, WRITTEN, appearing, cell_spot, products
from convlab.gui.labs.matrix.parts import choose_pen, wrapped_caption, write_on
from convlab.gui.labs.matrix.patch import Patch, product_row, shows_numbers, window_of, window_spot
from convlab.gui.labs.matrix.views import edit_hint, share_cell_sizes
from convlab.gui.labs.matrix.words import dropped_text
from convlab.gui.theme import UNIT, colours_of
from convlab.gui.widgets.layouts import arranged
from convlab.gui.widgets.legend import Legend
from convlab.gui.widgets.matrix.painting import Mark
from convlab.gui.widgets.matrix.places import Cell
from convlab.gui.widgets.motion import Flight, Spot
from convlab.gui.widgets.panel import Panel
from convlab.gui.widgets.section import caption, sign
from convlab.gui.widgets.transport import COMPUTED
from convlab.labs.channels.state import ChannelsState
from convlab.labs.common.numbers import format_number
from convlab.labs.common.planes import RGB

LEAST_ROW = 64  # pixels of a channel's row; more rows than fit are scrolled
LEAST_COLUMN = 76  # what stands above it is to be read
LEAST_ROW_OF_FEW = 44  # of up to three: they are to be seen together
KERNEL_CELL = 36  # pixels that a weight gets even when the input's cells are smaller, if there is room
BIAS = 56
PLUS = 12  # pixels from a row to the next


PRODUCTS = 0.65  # of a channel's time its products take to appear; then they gather
ADDED = (SUMMED + COMPUTED) / 2  # the partial sums have reached the output


class ChannelRow(NamedTuple):
    """An input channel: its number, its window on the input, its kernel slice, and what the two give."""

    label: QLabel
    input: MapView
    kernel: MapView
    partial: MapView
    signs: tuple[QLabel, ...]

    def set_visible(self, visible: bool) -> None:
        for part in (self.label, self.input, self.kernel, self.partial, *self.signs[:2]):
            part.setVisible(visible)


class ChannelsStage(ChannelViews):
    """Step by step."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[ChannelRow] = []
        self.output, self.bias = MapView(), MapView(drag="scrub")
        self.strip = OutputStrip()
        self.strip.chosen.connect(self.out_chosen)
        self.input_legend, self.kernel_legend, self.output_legend = Legend(bar=48), Legend(bar=48), Legend()
        self.kernel_legend_name = caption()
        self.report_pointer(self.output, "output")
        self.report_edits(self.bias, "bias", lambda _: (self.state.out,))
        self.channels, self.sum = self._build_channels(), self._build_sum()
        arranged(QHBoxLayout(self), (self.channels, 8), (self.sum, 5))

    def _build_channels(self) -> Panel:
        panel = Panel()
        panel.heading.addWidget(self.input_legend)
        self._scroll, self._grid = scrolled_grid(0)
        for column, stretch in ((1, 5), (3, 3), (5, 5)):
            self._grid.setColumnStretch(column, stretch)
        self.heads = [centred_caption() for _ in range(3)]
        for head, column in zip(self.heads, (1, 3, 5), strict=True):
            self._grid.addWidget(head, 0, column)
        panel.body.addWidget(self._scroll, 1)
        self.note = wrapped_caption()
        below = QHBoxLayout()
        below.addWidget(self.note, 1)
        below.addWidget(self.kernel_legend_name)
        below.addWidget(self.kernel_legend)
        panel.body.addLayout(below)
        return panel

    def _build_sum(self) -> Panel:
        panel = Panel()
        column = QVBoxLayout()
        self.bias_label = centred_caption()
        self.bias.setFixedSize(BIAS + 6, BIAS + 6)
        column.addStretch(1)
        column.addWidget(self.bias_label)
        column.addWidget(self.bias, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        parts = ((sign("+"), 0), (column, 0), (sign("="), 0), (self.output, 1))
        panel.body.addLayout(arranged(QHBoxLayout(), *parts, spacing=UNIT // 2), 3)
        self.sum_note = centred_caption()
        panel.body.addWidget(self.output_legend, 0, Qt.AlignmentFlag.AlignHCenter)
        panel.body.addWidget(self.sum_note)
        panel.body.addWidget(self.strip, 3)
        return panel

    # ---- a row for each channel

    def _add_row(self) -> None:
        channel = len(self.rows)
        label = row_label()
        signs = (sign("⋆"), sign("="), sign("+"))
        row = ChannelRow(label, MapView(drag="draw"), MapView(drag="scrub"), MapView(), signs)
        line = 2 * channel + 1  # the plus signs have lines of their own
        for column, part in enumerate((label, row.input, signs[0], row.kernel, signs[1], row.partial)):
            self._grid.addWidget(part, line + 1, column)
        signs[2].setFixedHeight(PLUS)
        self._grid.addWidget(signs[2], line, 5, Qt.AlignmentFlag.AlignCenter)
        self._grid.setRowStretch(line + 1, 1)
        for view in (row.input, row.kernel, row.partial):
            view.resized.connect(self._share_cell_size)
        row.input.editable_area = lambda cell: self._state is not None and self._state.sliding.is_data(cell)
        self.report_pointer(row.input, "input", channel)
        self.report_pointer(row.kernel, "kernel", channel)
        self.report_pointer(row.partial, "output", channel)
        self.report_edits(row.input, "input", lambda cell: (channel, *cell))
        self.report_edits(row.kernel, "kernel", lambda cell: (self.state.out, channel, *cell))
        row.input.view_changed.connect(lambda: self._follow(row.input))
        if not self.rows:
            for change in (row.input.resized, row.input.view_changed):
                change.connect(self._write_notes)
        row.partial.view_changed.connect(lambda: self._follow(row.partial))
        tab_to_before(self.bias, row.input, row.kernel, row.partial)
        if self.rows:
            choose_pen(self.rows[0].input.pen_down_draws, row.input)
        self.rows.append(row)

    def _follow(self, leader: MapView) -> None:
        share = leader.viewport_share()
        for row in self.rows[: self.state.channels]:
            for view in (row.input, row.partial):
                if view is not leader:
                    view.set_viewport_share(share)
        self.output.set_viewport_share(share)

    @property
    def focused_channel(self) -> int | None:
        """The input channel whose input or kernel slice has the keys; None when none has."""
        rows = enumerate(self.rows[: self.state.channels])
        return next((channel for channel, row in rows if row.input.hasFocus() or row.kernel.hasFocus()), None)

    @property
    def focused_matrix(self) -> str:
        """The kind of the matrix that has the keys; empty when none has."""
        if any(row.kernel.hasFocus() for row in self.rows):
            return "kernel"
        return "output" if self.output.hasFocus() else ""

    # ---- showing

    def show_state(self, state: ChannelsState, revealed: int | None) -> None:
        """Show a state's matrices; the sums only up to `revealed`, in reading order."""
        self._state = state
        while len(self.rows) < state.channels:
            self._add_row()
            self.name_rows()
        for channel, row in enumerate(self.rows):
            row.set_visible(channel < state.channels)
            row.signs[2].setVisible(0 < channel < state.channels)
            self._grid.setRowStretch(2 * channel + 2, int(channel < state.channels))
        least = LEAST_ROW_OF_FEW if state.channels <= RGB else LEAST_ROW
        for channel, row in enumerate(self.rows[: state.channels]):
            for view in (row.input, row.kernel, row.partial):
                view.setMinimumSize(LEAST_COLUMN, least)
            row.input.show_map(state.shown_input, channel, state.padding, state.sliding.covered)
            row.kernel.show_map(state.shown_kernel, state.out * state.channels + channel)
        self.bias.show_map(state.shown_bias, state.out)
        self.input_legend.set_scale(state.shown_input.scale, state.shown_input.signed)
        self.kernel_legend.set_scale(state.shown_kernel.scale, signed=True)
        self.output_legend.set_scale(state.shown_maps.scale, state.shown_maps.signed)
        self.show_output(revealed)
        self.strip.show_state(state)
        self._share_cell_size()

    def show_output(self, revealed: int | None) -> None:
        """The sums, up to a number of cells."""
        state = self._state
        if state is None:
            return
        for channel, row in enumerate(self.rows[: state.channels]):
            row.partial.show_map(state.shown_partial_maps, channel, revealed=revealed)
        self.output.show_map(state.shown_maps, state.out, revealed=revealed)

    def _share_cell_size(self) -> None:
        """Cells of the same size in a row, so that the window on the input is seen to be as large as the kernel."""
        rows = self.rows[: self._state.channels] if self._state else []
        if rows:
            maps = [view for row in rows for view in (row.input, row.partial)]
            share_cell_sizes(maps, [row.kernel for row in rows], KERNEL_CELL)
        self.bias.set_largest_cell(BIAS)

    # ---- marks

    def mark(self, focus: Focus, place: tuple[float, float] | None = None) -> None:
        """Light what belongs to a focus, in all rows or in that of its channel."""
        state = self._state
        if state is None:
            return
        colours = colours_of(self)
        if focus.kind == "output":
            at: tuple[float, float] = place or focus.cell
            sum_marks = [Mark(*at, colours.output, width=4)]
            whole = [Mark(0, 0, colours.kernel, *state.sliding.kernel, width=4)]
            marks = [
                [input_step_marks(state.sliding, weights, at, colours), whole, sum_marks]
                for weights in state.kernel[state.out]
            ]
        else:
            marks = [[[], [], []] for _ in range(state.channels)]
            of = cell_marks if focus.kind == "input" else weight_marks
            marks[focus.channel] = of(state.sliding, focus.cell, colours)
            sum_marks = marks[focus.channel][2]
        for row, (of_input, of_kernel, of_partial) in zip(self.rows, marks, strict=False):
            row.input.set_marks(of_input)
            row.kernel.set_marks(of_kernel)
            row.partial.set_marks(of_partial)
        self.output.set_marks(sum_marks)

    # ---- the magnifier

    def patch(self, focus: Focus, cell: Cell) -> Patch | None:
        """An output's windows under the magnifier: of a few channels all with their sum, of many the one pointed at."""
        state = self.state
        first = self.rows[0].input
        if shows_numbers(first):
            return None
        few = state.channels <= RGB
        channels = range(state.channels) if few else [focus.channel]
        sums = [float(state.parts[channel][cell]) for channel in channels]
        rows = [
            product_row(window_of(row.input.picture, state.sliding, cell), row.kernel.picture, total)
            for row, total in zip([self.rows[channel] for channel in channels], sums, strict=True)
            if row.input.picture is not None and row.kernel.picture is not None
        ]
        parts = [*sums, float(state.bias[state.out])] if state.bias[state.out] else sums
        total = " + ".join(bracketed(format_number(part)) for part in parts)
        windows = [window_spot(self.rows[channel].input, state.sliding, cell) for channel in channels]
        outputs = [cell_spot(self.output, cell), *(cell_spot(self.rows[channel].partial, cell) for channel in channels)]
        pointed = (
            window_spot(self.rows[focus.channel].input, state.sliding, cell) if focus.kind == "input" else outputs[0]
        )
        text = f"{total} = {format_number(float(state.map[cell]))}" if few and len(parts) > 1 else ""
        return Patch(rows, text, pointed, [*windows, *outputs])

    # ---- motion

    def flights(self, cell: Cell) -> list[Flight]:
        """What moves while an output is explained: each channel's products to its partial sum, those to the output."""
        state, end = self.state, cell_spot(self.output, cell)
        weights = list(np.ndindex(state.sliding.kernel))
        flights: list[Flight] = []
        for channel, (row, terms) in enumerate(zip(self.rows, state.terms(*cell), strict=False)):
            first, end_of_row = (appearing(channel + part, state.channels) for part in (0, 1))
            partial = cell_spot(row.partial, cell)
            flights += products(
                [term.value * term.weight for term in terms],
                [cell_spot(row.input, place) for place in state.sliding.cells(*cell)],
                [cell_spot(row.kernel, weight) for weight in weights],
                partial,
                (first, first + PRODUCTS * (end_of_row - first), end_of_row),
            )
            flights.append(_to_output(float(state.parts[channel][cell]), partial, end, end_of_row))
        bias = float(state.bias[state.out])
        flights += [_to_output(bias, cell_spot(self.bias, (0, 0)), end, WRITTEN)] if bias else []
        total = format_number(float(state.map[cell]))
        return [*flights, Flight(total, "output", end, end, ADDED, ADDED, COMPUTED)]

    # ---- words

    def name_rows(self) -> None:
        for channel, row in enumerate(self.rows):
            row.input.setAccessibleName(self.tr("Input channel {0}").format(channel))
            row.kernel.setAccessibleName(self.tr("Kernel slice for input channel {0}").format(channel))
            row.partial.setAccessibleName(self.tr("Partial map of input channel {0}").format(channel))

    def write(self) -> None:
        """Say what each part is, and how large."""
        state = self._state
        if state is None:
            return
        title = self.tr("Input {0} × {1} × {2}").format(state.channels, *state.sliding.input)
        if any(state.padding):
            title += " " + self.tr("→ padded {0} × {1}").format(*state.sliding.padded)
        self.channels.set_title(title)
        slices = self.tr("slices {0} × {1}").format(*state.sliding.kernel)
        write_on(self.heads, self.tr("channels"), slices, self.tr("partial maps"))
        for row, text in zip(self.rows, channel_names(state), strict=False):
            row.label.setText(text)
        self.sum.set_title(self.tr("Output {0}: {1} × {2}").format(state.out, *state.sliding.size))
        self.output.setAccessibleName(self.tr("Output channel {0}").format(state.out))
        self.bias_label.setText(self.tr("bias"))
        self.bias.setAccessibleName(self.tr("Bias"))
        self.kernel_legend_name.setText(self.tr("kernels"))
        self._write_notes()
        self.strip.write(state)

    def _write_notes(self) -> None:
        state = self._state
        if state is None:
            return
        hint = edit_hint(self.rows[0].input, step_of_input(state.white))
        self.note.setText(dropped_text(state.sliding) if any(state.sliding.dropped) else hint)
        values = state.map
        numbers = [format_number(float(number)) for number in (values.min(), values.max(), values.mean())]
        self.sum_note.setText(self.tr("min {0} · max {1} · mean {2}").format(*numbers))


def _to_output(value: float, start: Spot, end: Spot, appears: float) -> Flight:
    """A part of the sum: it waits where it was worked out, until all parts go together."""
    return Flight(format_number(value), "text", start, end, appears, SUMMED, ADDED)
