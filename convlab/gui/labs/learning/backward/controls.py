"""The controls of the Backward view: input, kernel or window, upstream gradient and geometry."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLabel

from convlab.gui.labs.learning.backward.words import upstream_names
from convlab.gui.labs.matrix.cell_edits import too_large
from convlab.gui.labs.matrix.geometry_refusals import refusal_text
from convlab.gui.labs.matrix.geometry_section import GeometrySection
from convlab.gui.labs.matrix.input_section import InputSection
from convlab.gui.labs.matrix.parts import name_control
from convlab.gui.labs.matrix.sections import MatrixControls, MatrixSection
from convlab.gui.labs.matrix.states import UNNAMED_KERNEL
from convlab.gui.labs.matrix.words import kernel_names
from convlab.gui.widgets.buttons import name_button
from convlab.gui.widgets.check_box import CheckBox
from convlab.gui.widgets.choice import Choice
from convlab.gui.widgets.number_box import beyond
from convlab.gui.widgets.number_field import NumberField
from convlab.gui.widgets.pair_box import Pair
from convlab.gui.widgets.pair_row import PairRow
from convlab.labs.common.arrays import Matrix, frozen
from convlab.labs.common.kernels import KERNELS
from convlab.labs.common.planes import random_kernels, with_kernel_size
from convlab.labs.common.sliding import Bounds, with_axis
from convlab.labs.learning.backward.channels import kernels_named, with_input_channels, with_output_channels
from convlab.labs.learning.backward.state import LARGEST_KERNEL, LARGEST_SIDE, MOST_CHANNELS, BackwardState, bounds
from convlab.labs.learning.backward.upstream import UPSTREAMS, random_upstream

UNNAMED_UPSTREAM: dict[str, Any] = {"upstream_name": None, "scene": None}


class BackwardControls(MatrixControls):
    def __init__(self) -> None:
        self.input, self.kernel, self.window_section = BackwardInput(), KernelSection(), WindowSection()
        self.upstream, self.geometry_section = UpstreamSection(), BackwardGeometry()
        super().__init__(self.input, self.upstream, self.kernel, self.window_section, self.geometry_section)

    def show_state(self, state: BackwardState) -> None:
        limits = bounds(state, 0), bounds(state, 1)
        layer = state.layer
        for section, is_of_use in (
            (self.kernel, layer.is_convolution),
            (self.window_section, layer.is_pooling),
            (self.geometry_section, not layer.is_activation),
        ):
            section.setVisible(is_of_use)
        self.input.show_state(state, limits)
        self.kernel.show_state(state, limits)
        self.window_section.show_state(state, limits)
        self.geometry_section.show_state(state, limits)
        self.upstream.show_state(state)


class BackwardInput(InputSection):
    """Small: every number is to be read."""

    def why_not(self, axis: int, value: int) -> str:
        if value > LARGEST_SIDE:
            return self.tr("At most {0} rows or columns: every number is to be read here.").format(LARGEST_SIDE)
        return super().why_not(axis, value)


class KernelSection(MatrixSection):
    """The weights, and between how many channels."""

    def __init__(self) -> None:
        super().__init__()
        self._state: BackwardState
        self._bounds: tuple[Bounds, Bounds]
        self._seed = 0
        self.choice = Choice(list(KERNELS))
        self.choice.chosen.connect(self._choose)
        self.add_again(self._another)
        self.grid.addWidget(self.choice, 0, 0, 1, 4)
        self.size_row, self.channels = PairRow(self), PairRow(self, "→")
        self.size_row.add_to(self.grid, 1)
        self.size_row.changed.connect(self._resize)
        self.size_row.attempted.connect(lambda size: self.attempted.emit({} if size is None else {"kernel": size}))
        self.size_row.why = self._why_not
        self.channels.add_to(self.more.grid, 0)
        self.channels.changed.connect(self._set_channels)
        self.channels.why = self._why_not_so_many
        self.edit.add("copy", self.copy_requested.emit, drawn="copy", told_key="Ctrl+C")
        self.edit.add("paste", self.paste_requested.emit, drawn="paste", told_key="Ctrl+V")
        self.edit.separate()
        self.edit.add("zero_bias", self._without_bias)
        self.retranslate()

    @Slot(object)
    def _choose(self, name: str) -> None:
        state = self._state
        kernel = kernels_named(name, state.outputs, state.channels)
        self.edited.emit({"kernel": kernel, "recipe": name, "scene": None}, None)

    @Slot()
    def _another(self) -> None:
        self._seed += 1
        kernel = random_kernels(self._state.kernel.shape, self._seed)
        self.edited.emit({"kernel": kernel, "recipe": "random", "scene": None}, None)

    @Slot(object)
    def _resize(self, size: Pair) -> None:
        self.edited.emit({"kernel": with_kernel_size(self._state.kernel, *size), **UNNAMED_KERNEL}, None)

    @Slot(object)
    def _set_channels(self, counts: Pair) -> None:
        inputs, outputs = counts
        changes: dict[str, Any] = dict(UNNAMED_KERNEL)
        if inputs != self._state.channels:
            changes |= {**with_input_channels(self._state, inputs), "input_name": None}
        if outputs != self._state.outputs:
            changes |= with_output_channels(replace(self._state, **changes), outputs)
        self.edited.emit(changes, None)

    def _without_bias(self) -> None:
        self.edited.emit({"bias": frozen(np.zeros(self._state.outputs)), "scene": None}, None)

    def _why_not(self, axis: int, value: int) -> str:
        return _why_no_window(self._state, self._bounds, axis, value)

    def _why_not_so_many(self, axis: int, count: int) -> str:
        if count > MOST_CHANNELS:
            return self.tr("At most {0} channels: every number is to be read here.").format(MOST_CHANNELS)
        return beyond(count, 1, MOST_CHANNELS)

    def show_state(self, state: BackwardState, limits: tuple[Bounds, Bounds]) -> None:
        self._state, self._bounds = state, limits
        self.choice.set_value(state.recipe)
        for axis, count in enumerate((state.channels, len(state.kernel))):
            self.channels.show_axis(axis, count, (1, MOST_CHANNELS))
        if state.layer.is_convolution:
            for axis, limit in enumerate(limits):
                self.size_row.show_axis(axis, state.kernel.shape[axis + 2], limit.kernel)
        self.more.show_use(max(state.channels, len(state.kernel)) > 1)
        self.edit.entries["zero_bias"].setEnabled(bool(state.bias.any()))

    def retranslate(self) -> None:
        self.set_title(self.tr("Kernel"))
        self.choice.set_texts(list(kernel_names().values()))
        name_control(self.choice, self.tr("Kernel"), self.tr("The weights that the gradient goes back through"))
        self.choice.setPlaceholderText(self.tr("your own"))
        self.size_row.set_texts(
            self.tr("Size"),
            (self.tr("Rows of the kernel"), self.tr("Columns of the kernel")),
            self.tr("Size of the kernel: a larger one spreads each upstream gradient further"),
        )
        self.channels.set_texts(
            self.tr("Channels"),
            (self.tr("Input channels"), self.tr("Output channels")),
            self.tr("Channels of input and output: an input cell gathers from all outputs"),
        )
        self.more.set_contents(self.tr("channels"))
        name_button(self.buttons["again"], "", self.tr("Other random weights"))
        self.edit.set_texts(
            (
                ("copy", self.tr("Copy"), self.tr("Copy a kernel slice as a matrix")),
                ("paste", self.tr("Paste"), self.tr("Paste a matrix as a kernel slice")),
                ("zero_bias", self.tr("No bias"), self.tr("Set every bias to 0: no gradient depends on it")),
            )
        )
        self.restyle()


class WindowSection(MatrixSection):
    """The size of a pooling's window."""

    def __init__(self) -> None:
        super().__init__()
        self._state: BackwardState
        self._bounds: tuple[Bounds, Bounds]
        self.size_row = PairRow(self)
        self.size_row.add_to(self.grid, 0)
        self.size_row.changed.connect(lambda size: self.edited.emit({"window": size, "scene": None}, None))
        self.size_row.attempted.connect(lambda size: self.attempted.emit({} if size is None else {"kernel": size}))
        self.size_row.why = lambda axis, value: _why_no_window(self._state, self._bounds, axis, value)
        self.retranslate()

    def show_state(self, state: BackwardState, limits: tuple[Bounds, Bounds]) -> None:
        self._state, self._bounds = state, limits
        if state.layer.is_pooling:
            for axis in (0, 1):
                self.size_row.show_axis(axis, state.window[axis], limits[axis].kernel)

    def retranslate(self) -> None:
        self.set_title(self.tr("Window"))
        self.size_row.set_texts(
            self.tr("Size"),
            (self.tr("Rows of the window"), self.tr("Columns of the window")),
            self.tr("Size of the window: so many cells compete for each upstream gradient, or share it"),
        )


class UpstreamSection(MatrixSection):
    """The upstream gradient: which one, and what the pen draws into it."""

    def __init__(self) -> None:
        super().__init__()
        self._state: BackwardState
        self._seed = 0
        self.choice = Choice(list(UPSTREAMS))
        self.choice.chosen.connect(lambda name: self.edited.emit({"upstream_name": name, "scene": None}, None))
        self.add_again(self._another)
        self.grid.addWidget(self.choice, 0, 0, 1, 4)
        self.pen, self._pen_label = NumberField(), QLabel()
        self.pen.why = too_large
        self.pen.entered.connect(lambda value: self.edited.emit({"upstream_pen": value}, "upstream_pen"))
        self._pen_label.setBuddy(self.pen)
        self.more.grid.addWidget(self._pen_label, 0, 0)
        self.more.grid.addWidget(self.pen, 0, 1)
        self.edit.add("copy", self.copy_requested.emit, drawn="copy", told_key="Ctrl+C")
        self.edit.add("paste", self.paste_requested.emit, drawn="paste", told_key="Ctrl+V")
        self.edit.separate()
        self.edit.add("negate", lambda: self._change(0.0 - self._state.upstream))
        self.edit.add("double", lambda: self._change(2.0 * self._state.upstream))
        self.edit.add("clear", lambda: self._change(np.zeros_like(self._state.upstream)), drawn="clear")
        self.retranslate()

    def _change(self, values: Matrix) -> None:
        self.edited.emit({"upstream": frozen(values), **UNNAMED_UPSTREAM}, None)

    @Slot()
    def _another(self) -> None:
        self._seed += 1
        self._change(random_upstream(self._state.upstream.shape, self._seed))

    def show_state(self, state: BackwardState) -> None:
        self._state = state
        self.choice.set_value(state.upstream_name)
        self.pen.set_value(state.upstream_pen)

    def retranslate(self) -> None:
        self.set_title(self.tr("Upstream gradient"))
        self.choice.set_texts(list(upstream_names().values()))
        tip = self.tr("How much the loss changes with each output: what comes back from the layers above")
        name_control(self.choice, self.tr("Upstream gradient"), tip)
        self.choice.setPlaceholderText(self.tr("your own"))
        self._pen_label.setText(self.tr("Pen draws"))
        tip = self.tr("The value that drawing puts into the upstream gradient; the right button puts 0")
        name_control(self.pen, self.tr("Value the pen draws into the upstream gradient"), tip)
        self.more.set_contents(self.tr("pen’s value"))
        name_button(self.buttons["again"], "", self.tr("Random numbers from −3 to 3"))
        self.edit.set_texts(
            (
                ("copy", self.tr("Copy"), self.tr("Copy the upstream gradient as a matrix")),
                ("paste", self.tr("Paste"), self.tr("Paste a matrix of the output’s size as the upstream gradient")),
                ("negate", self.tr("Negate"), self.tr("Change every sign: all gradients change theirs")),
                ("double", self.tr("Double"), self.tr("Double every number: all gradients double")),
                ("clear", self.tr("Clear"), self.tr("Set all to 0, to draw where the loss looks")),
            )
        )
        self.restyle()


class BackwardGeometry(GeometrySection[BackwardState]):
    """With a convolution's dilation, and whether an average counts the padding."""

    def __init__(self) -> None:
        self.counts_pad = CheckBox()
        super().__init__(all_kinds=False, has_dilation=True)
        self.more.grid.addWidget(self.counts_pad, 8, 0, 1, 4)
        self.counts_pad.clicked.connect(lambda on: self.edited.emit({"counts_padding": on, "scene": None}, None))

    def uses_more(self, state: BackwardState) -> bool:
        return state.layer.dilation != (1, 1) or (state.operation == "average" and any(state.padding))

    def why_no_more_padding(self, axis: int) -> str:
        if self._state.layer.is_pooling:
            return self.tr("At most {0}: no more than half of a window may be padding, as in PyTorch.")
        return super().why_no_more_padding(axis)

    def show_state(self, state: BackwardState, bounds: tuple[Bounds, Bounds]) -> None:
        if state.layer.is_activation:
            return
        super().show_state(state, bounds)
        self.dilation.set_visible(state.layer.is_convolution)
        self.counts_pad.setVisible(state.operation == "average")
        self.counts_pad.setChecked(state.counts_padding)

    def retranslate(self) -> None:
        super().retranslate()
        self.more.set_contents(self.tr("counting, presets, dilation"))
        name_button(
            self.counts_pad,
            self.tr("The average counts the padding"),
            self.tr("Then the padding takes its share of the gradient, which is lost"),
        )


def _why_no_window(state: BackwardState, limits: tuple[Bounds, Bounds], axis: int, value: int) -> str:
    if value > LARGEST_KERNEL:
        return beyond(value, 1, limits[axis].kernel[1])
    attempt = replace(state.sliding, kernel=with_axis(state.layer.window, axis, value))
    return refusal_text(attempt, axis, "kernel", limits[axis], value)
