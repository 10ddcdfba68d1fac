"""The Channels page: several input channels, several outputs, and every number between them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from convlab.gui.labs.channels_controls import Controls
from convlab.gui.labs.channels_cost import CostView
from convlab.gui.labs.channels_pixel import PixelView
from convlab.gui.labs.channels_stage import Stage
from convlab.gui.labs.channels_table import KernelTable
from convlab.gui.labs.channels_views import Index
from convlab.gui.labs.channels_words import channel_groups, scene_texts, total_pieces
from convlab.gui.labs.input_section import UNNAMED_INPUT
from convlab.gui.labs.kernel_section import UNNAMED_KERNEL
from convlab.gui.labs.matrix_page import MatrixPage, choose_pen, scene_choice
from convlab.gui.labs.matrix_words import formula
from convlab.gui.labs.steps import Focus
from convlab.gui.session import Session
from convlab.gui.theme import UNIT, colours_of
from convlab.gui.widgets.choice import Segments
from convlab.gui.widgets.matrix_view import Cell
from convlab.labs.arrays import frozen, with_cells
from convlab.labs.channels import (
    LARGEST_KERNEL,
    PHOTO_LIMIT,
    SCENES,
    ChannelsState,
    pointwise,
    settled,
)
from convlab.labs.numbers import format_number
from convlab.labs.planes import from_pixels, stacked, with_kernel_size

LAB = "channels"
UNNAMED = {"input": UNNAMED_INPUT, "kernel": UNNAMED_KERNEL, "bias": {"scene": None}}


class ChannelsPage(MatrixPage):
    """Step by step, as a table of kernels, as a dense layer at each pixel, and what it costs."""

    lab = LAB
    photo_limit = PHOTO_LIMIT

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._coming: str | None = None  # the example whose photograph is being read
        self._build()
        self._connect()
        self.retranslate()
        self.show_state(None, self.state)

    # ---- building

    def _build(self) -> None:
        self.stage, self.table, self.pixel, self.cost = Stage(), KernelTable(), PixelView(), CostView()
        self.views = {"steps": self.stage, "kernels": self.table, "pixel": self.pixel, "cost": self.cost}
        self.view = Segments(list(self.views))
        self.scene = scene_choice(list(SCENES))
        header = QHBoxLayout()
        header.setSpacing(UNIT)
        header.addWidget(self.view)
        header.addStretch(1)
        header.addWidget(self.scene)
        self._stack = QStackedWidget()
        for view in self.views.values():
            self._stack.addWidget(view)
        self.controls = Controls()
        left = QVBoxLayout()
        left.setSpacing(UNIT)
        left.addLayout(header)
        left.addWidget(self.note)
        left.addWidget(self._stack, 1)
        left.addWidget(self.reading)
        self.lay_out(left, self.controls)
        self.view.set_value("steps")

    def _connect(self) -> None:
        self.view.chosen.connect(self.show_view)
        self.scene.chosen.connect(self.show_scene)
        for views in (self.stage, self.table, self.pixel):
            views.hovered.connect(self.hover)
            views.clicked.connect(self.pin)
            views.typed.connect(self.type_into)
            views.nudged.connect(self._nudge)
            views.scrubbed.connect(self._scrub_number)
            views.drawn.connect(self._draw)
            views.out_chosen.connect(self._choose_out)
            views.weight_pointed.connect(self._tell_weight)
        self.pixel.pixel_chosen.connect(lambda pixel: self.edit({"pixel": pixel}, "pixel"))
        self.pixel.pointwise_requested.connect(lambda: self.edit(pointwise(self.state)))
        self.cost.layer_edited.connect(lambda layer: self.edit({"layer": layer}))
        controls = self.controls
        self.connect_controls(controls)
        controls.input.pen_chosen.connect(lambda draws: choose_pen(draws, *(row.input for row in self.stage.rows)))
        controls.output.used.connect(lambda: self.use_as_input(self.state.maps))

    # ---- edits

    def settled(self, changes: Mapping[str, Any]) -> dict[str, Any]:
        return settled(self.state, **changes)

    @Slot(int, object, bool, int)
    def _draw(self, channel: int, cells: list[Cell], erase: bool, stroke: int) -> None:
        own = [self._own_cell((channel, *cell)) for cell in cells]
        value = 0.0 if erase else self.state.pen
        self.edit({"input": with_cells(self.state.input, own, value), **UNNAMED_INPUT}, ("stroke", stroke))

    def _own_cell(self, index: Index) -> Index:
        """Where a cell of the padded input is in the input."""
        channel, row, column = index
        return channel, row - self.state.padding.top, column - self.state.padding.left

    def set_cell(self, kind: str, cell: Index, value: float, merge: object = None) -> None:
        index = self._own_cell(cell) if kind == "input" else cell
        changed = with_cells(getattr(self.state, kind), [index], value)
        if changed is not getattr(self.state, kind):
            self.edit({kind: changed, **UNNAMED[kind]}, merge)

    def _value(self, kind: str, index: Index) -> float:
        return float(self.state.padded[index] if kind == "input" else getattr(self.state, kind)[index])

    @Slot(str, object, int)
    def _nudge(self, kind: str, index: Index, notches: int) -> None:
        state = self.state
        if kind == "input":
            step = 1.0 if state.white > 1 else 0.1
        else:
            step = 1.0 if np.array_equal(state.kernel, np.rint(state.kernel)) else 0.1
        self.set_cell(kind, index, round(self._value(kind, index) + notches * step, 9), ("nudge", kind, index))

    @Slot(str, object, float, int)
    def _scrub_number(self, kind: str, index: Index, pixels: float, drag: int) -> None:
        self.scrub(kind, index, self._value(kind, index), pixels, drag)

    @Slot(int)
    def _choose_out(self, out: int) -> None:
        self.edit({"out": out}, "out")

    # ---- inputs

    @Slot(object)
    def show_scene(self, name: str) -> None:
        """Put a prepared example into the lab, when its photograph is there."""
        scene = SCENES[name]
        self._coming = None
        if scene.photo is None:
            self.reader.forget()
            self._show_example(name, {})
        elif self.state.input_name == scene.photo:
            self._show_example(name, {})
        else:
            self.choose_input(scene.photo)
            self._coming = name

    def _show_example(self, name: str, changes: Mapping[str, Any]) -> None:
        self.edit({**changes, **SCENES[name].changes(), "scene": name})
        self.begin_at(0)

    @Slot(object, object)
    def choose_input(self, name: str, number: int | None = None) -> None:
        self._coming = None
        super().choose_input(name, number)

    def take_plane(self, values: NDArray[np.float64], white: float, name: str | None) -> None:
        planes = stacked(values, self.state.channels, name, self._number)
        self.edit(self.new_input(planes, white, name))

    def take_pixels(self, rgb: NDArray[np.uint8], name: str | None) -> None:
        coming, self._coming = self._coming, None
        changes = {"input": from_pixels(rgb), "white": 255.0, "pen": 255.0, "input_name": name, "scene": None}
        if coming is not None and SCENES[coming].photo == name:
            self._show_example(coming, changes)
        else:
            self.edit(changes)

    # ---- the clipboard

    @property
    def _channel(self) -> int:
        """The input channel whose matrices have the keys, or the first."""
        rows = enumerate(self.stage.rows[: self.state.channels])
        in_table = self.table.focused_channel or 0
        return next((channel for channel, row in rows if row.input.hasFocus() or row.kernel.hasFocus()), in_table)

    def focused_matrix(self) -> str:
        if self.table.focused_channel is not None or any(row.kernel.hasFocus() for row in self.stage.rows):
            return "kernel"
        outputs = (self.stage.output, *(row.output for row in self.table.rows))
        return "output" if any(view.hasFocus() for view in outputs) else "input"

    def matrix(self, kind: str) -> NDArray[np.float64]:
        state = self.state
        matrices = {
            "input": state.input[self._channel],
            "kernel": state.kernel[state.out, self._channel],
            "output": state.map,
        }
        return matrices[kind]

    def take_matrix(self, kind: str, matrix: NDArray[np.float64]) -> None:
        state, channel = self.state, self._channel
        if kind == "kernel":
            if not self.fits_as_kernel(matrix, LARGEST_KERNEL):
                return
            kernel = with_kernel_size(state.kernel, *matrix.shape).copy()
            kernel[state.out, channel] = matrix
            self.edit({"kernel": frozen(kernel), **UNNAMED_KERNEL})
        elif matrix.shape == state.sliding.input:
            planes = state.input.copy()
            planes[channel] = matrix
            self.edit({"input": frozen(planes), **UNNAMED_INPUT})
        else:
            self.take_plane(matrix, max(1.0, float(np.abs(matrix).max())), None)

    # ---- looking

    @Slot(object)
    def show_view(self, name: str) -> None:
        """One of the four views; only the ones with steps have their arithmetic."""
        self.transport.pause()
        self.view.set_value(name)
        self._stack.setCurrentWidget(self.views[name])
        self.reading.setVisible(name in ("steps", "kernels"))
        self.note.setVisible(name != "cost")
        self._hovered = None
        self.transport.is_held = False
        self._show_view()
        self.show_note()
        self.show_focus()

    @property
    def _shown_view(self) -> str:
        return next(name for name, view in self.views.items() if view is self._stack.currentWidget())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """In the 1 × 1 view the keys of a step go from pixel to pixel."""
        pixel = self.pixel
        moves = (
            {
                Qt.Key.Key_Left: pixel.step - 1,
                Qt.Key.Key_Right: pixel.step + 1,
                Qt.Key.Key_Home: 0,
                Qt.Key.Key_End: pixel.last_step,
            }
            if self._shown_view == "pixel"
            else {}
        )
        if event.key() in moves:
            pixel.go_to(moves[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    # ---- showing the state

    def show_state(self, old: ChannelsState | None, new: ChannelsState) -> None:
        self.show_sliding(None if old is None else old.sliding, new.sliding)
        if old is not None and old.channels != new.channels:
            self._pinned = self._hovered = None
        self.controls.show_state(new)
        self.scene.set_value(new.scene)
        self._show_view()
        self.show_texts()
        self.show_focus()

    def _show_view(self) -> None:
        """Show the state in the view that is on the screen."""
        state, name = self.state, self._shown_view
        if name == "cost":
            self.cost.show_sizes(state.size, state.layer)
        else:
            self.views[name].show_state(state, self.revealed)
        self._write_labels()

    @Slot()
    def show_output(self) -> None:
        if self._shown_view != "cost":
            self.views[self._shown_view].show_output(self.revealed)
        self.show_focus()

    @Slot()
    def show_focus(self) -> None:
        focus, view = self.focus, self._stack.currentWidget()
        if view is self.cost:
            self.status_changed.emit("")
            return
        if self.transport.is_building:
            view.show_output(self.revealed)
        view.mark(focus, self.sliding_place(focus))
        if view is self.pixel:
            self._tell_pixel()
            return
        self._show_arithmetic(focus)
        self._tell(focus)

    def _show_arithmetic(self, focus: Focus) -> None:
        state, index = self.state, (focus.channel, *focus.cell)
        if focus.kind == "output":
            row, column = focus.cell
            sums = [float(part[row, column]) for part in state.parts]
            after = total_pieces(float(state.bias[state.out]), float(state.map[row, column]))
            groups = channel_groups(state.terms(row, column), sums)
            if len(groups) > 1 and len(groups[0].terms) > 1:
                self.arithmetic.set_groups(groups, after=after)
            else:
                self.arithmetic.set_terms([term for group in groups for term in group.terms], after=after)
        elif focus.kind == "input":
            self.tell_reached(float(state.padded[index]), len(state.sliding.reached(*focus.cell)) * state.outputs)
        else:
            self.tell_multiplied(self._value("kernel", (state.out, *index)), focus.cell)

    def _tell(self, focus: Focus) -> None:
        """Channels, rows and columns, counted from 0, in the status line."""
        state, (row, column) = self.state, focus.cell
        if focus.kind == "output":
            text = self.tr("Output [{0}, {1}, {2}] = {3}").format(
                state.out, row, column, format_number(float(state.map[row, column]))
            )
        elif focus.kind == "input":
            text = self._input_text((focus.channel, row, column))
        else:
            self._tell_weight((state.out, focus.channel, row, column))
            return
        self.status_changed.emit(text)

    def _tell_pixel(self) -> None:
        self.status_changed.emit(self.tr("Pixel [{0}, {1}]").format(*self.pixel.pixel))

    def _input_text(self, index: Index) -> str:
        channel, row, column = self._own_cell(index)
        height, width = self.state.sliding.input
        if not (0 <= row < height and 0 <= column < width):
            return self.tr("Padding of input channel {0}: 0").format(channel)
        value = format_number(float(self.state.padded[index]))
        return self.tr("Input [{0}, {1}, {2}] = {3}").format(channel, row, column, value)

    @Slot(object)
    def _tell_weight(self, index: Index) -> None:
        value = format_number(float(self.state.kernel[index]))
        self.status_changed.emit(self.tr("Kernel [{0}, {1}, {2}, {3}] = {4}").format(*index, value))

    # ---- words

    def show_texts(self) -> None:
        self._write_labels()
        self.formula.setText(formula(self.state.sliding, colours_of(self)))
        self.show_note()

    def _write_labels(self) -> None:
        state, stage, table = self.state, self.stage, self.table
        (k_h, k_w), (h, w), (o_h, o_w) = state.sliding.kernel, state.sliding.input, state.sliding.size
        title = self.tr("Input {0} × {1} × {2}").format(state.channels, h, w)
        if any(state.padding):
            title += " " + self.tr("→ padded {0} × {1}").format(*state.sliding.padded)
        stage.channels.set_title(title)
        heads = (self.tr("channels"), self.tr("slices {0} × {1}").format(k_h, k_w), self.tr("partial maps"))
        for label, text in zip(stage.heads, heads, strict=True):
            label.setText(text)
        stage.sum.set_title(self.tr("Output {0}: {1} × {2}").format(state.out, o_h, o_w))
        stage.bias_label.setText(self.tr("bias"))
        stage.bias.setAccessibleName(self.tr("Bias"))
        stage.output.setAccessibleName(self.tr("Output channel {0}").format(state.out))
        stage.note.setText(self._note_on_input())
        stage.sum_note.setText(self._note_on_output())
        stage.set_labels(list("RGB") if state.is_in_colour else [str(channel) for channel in range(state.channels)])
        captions = (
            self.tr("input in colour"),
            self.tr("all outputs {0} × {1} × {2}").format(state.outputs, o_h, o_w),
            self.tr("outputs in colour, cut off at 0 and {0}").format(format_number(state.white)),
        )
        for label, text in zip(stage.strip.captions, captions, strict=True):
            label.setText(text)
            label.setToolTip(text)
        table.panel.set_title(self.tr("Kernels {0} × {1} × {2} × {3}").format(*state.kernel.shape))
        slices = self.tr("a row for each output, a slice for each input")
        heads = (slices, self.tr("bias"))
        stage.kernel_legend_name.setText(self.tr("kernels"))
        for label, text in zip(table.legend_names, (self.tr("kernels"), self.tr("maps")), strict=True):
            label.setText(text)
        for label, text in zip(table.heads, (*heads, self.tr("output maps")), strict=True):
            label.setText(text)

    def _note_on_input(self) -> str:
        rows, columns = self.state.sliding.dropped
        if rows or columns:
            return self.tr("Dropped by the floor: {0} rows, {1} columns").format(rows, columns)
        return self.tr("Click a cell and type · drag to draw · wheel")

    def _note_on_output(self) -> str:
        values = self.state.map
        numbers = [format_number(float(number)) for number in (values.min(), values.max(), values.mean())]
        return self.tr("min {0} · max {1} · mean {2}").format(*numbers)

    def own_note(self) -> str:
        state = self.state
        if self._shown_view == "pixel" and not state.is_pointwise:
            return self.tr("A 1 × 1 kernel mixes the channels of each pixel and looks at no neighbour.")
        if state.scene is not None:
            return scene_texts()[state.scene][1]
        if state.is_pointwise:
            return self.tr("A 1 × 1 kernel mixes the channels of each pixel and looks at no neighbour.")
        if state.channels == 1:
            return self.tr("With one input channel, each output is what one kernel makes of it, and its bias.")
        return self.tr(
            "Each output adds up what its {0} kernel slices make of the {0} input channels, and its bias."
        ).format(state.channels)

    def retranslate(self) -> None:
        super().retranslate()
        self.view.set_texts(
            [
                (self.tr("Step by step"), self.tr("Each input channel with its kernel slice, and their sum")),
                (self.tr("All kernels"), self.tr("The table of kernels between all inputs and all outputs")),
                (self.tr("1 × 1"), self.tr("Kernels of one pixel: a dense layer applied everywhere")),
                (self.tr("Cost"), self.tr("Parameters, multiply-adds and memory, for any sizes")),
            ]
        )
        self.scene.set_texts([name for name, _ in scene_texts().values()])
        self.scene.setPlaceholderText(self.tr("your own"))
        self.scene.setAccessibleName(self.tr("Example"))
        self.scene.setToolTip(self.tr("Prepared examples, with what to notice"))
        self.stage.name_rows()
        self.stage.strip.name_maps()
        self.table.name_rows()
