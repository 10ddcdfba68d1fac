"""The controls of the Channels lab: input, kernels, geometry and what is shown of the outputs."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
from PySide6.QtCore import Slot

from convlab.gui.labs.channels.words import kernel_set_names
from convlab.gui.labs.matrix.geometry_refusals import refusal_text
from convlab.gui.labs.matrix.geometry_section import GeometrySection
from convlab.gui.labs.matrix.input_section import InputSection
from convlab.gui.labs.matrix.output_section import OutputSection
from convlab.gui.labs.matrix.parts import name_control
from convlab.gui.labs.matrix.sections import MatrixControls, MatrixSection
from convlab.gui.labs.matrix.states import UNNAMED_KERNEL
from convlab.gui.widgets.buttons import name_button
from convlab.gui.widgets.choice import Choice
from convlab.gui.widgets.number_box import beyond
from convlab.gui.widgets.pair_box import Pair
from convlab.gui.widgets.pair_row import PairRow
from convlab.labs.channels.choices import bounds, pointwise, with_channels, with_outputs
from convlab.labs.channels.state import ChannelsState
from convlab.labs.common.arrays import frozen
from convlab.labs.common.planes import KERNEL_SETS, MOST_CHANNELS, random_kernels, with_kernel_size
from convlab.labs.common.sliding import Bounds, with_axis


class ChannelsControls(MatrixControls):
    def __init__(self) -> None:
        self.input, self.kernel = InputSection(), KernelsSection()
        self.geometry_section, self.output = GeometrySection[ChannelsState](all_kinds=False), ChannelsOutput()
        super().__init__(self.input, self.kernel, self.geometry_section, self.output)

    def show_state(self, state: ChannelsState) -> None:
        limits = bounds(state, 0), bounds(state, 1)
        for section in (self.input, self.kernel, self.geometry_section):
            section.show_state(state, limits)
        self.output.show_state(state)


class KernelsSection(MatrixSection):
    """How many channels there are, and the kernels between them."""

    def __init__(self) -> None:
        super().__init__()
        self._state = ChannelsState()
        self._bounds: tuple[Bounds, Bounds]
        self._seed = 0
        self.choice = Choice(list(KERNEL_SETS))
        self.choice.chosen.connect(self._choose)
        self.add_again(self._another)
        self.grid.addWidget(self.choice, 0, 0, 1, 4)
        self.channels, self.size_row = PairRow(self, "→"), PairRow(self)
        self.channels.add_to(self.grid, 1)
        self.channels.changed.connect(self._set_channels)
        self.channels.why = self._why_not_so_many
        self.size_row.add_to(self.grid, 2)
        self.size_row.changed.connect(self._resize)
        self.size_row.attempted.connect(lambda size: self.attempted.emit({} if size is None else {"kernel": size}))
        self.size_row.why = self._why_not
        self.edit.add("copy", self.copy_requested.emit, drawn="copy", told_key="Ctrl+C")
        self.edit.add("paste", self.paste_requested.emit, drawn="paste", told_key="Ctrl+V")
        self.edit.separate()
        self.edit.add("pointwise", lambda: self.edited.emit(pointwise(self._state), None))
        self.edit.add("zero_bias", self._without_bias)
        self.retranslate()

    @Slot(object)
    def _choose(self, name: str) -> None:
        kernel = KERNEL_SETS[name]()
        self.edited.emit({"kernel": kernel, "bias": frozen(np.zeros(len(kernel))), "recipe": name, "scene": None}, None)

    def _another(self) -> None:
        self._seed += 1
        self.edited.emit({"kernel": random_kernels(self._state.kernel.shape, self._seed), **UNNAMED_KERNEL}, None)

    @Slot(object)
    def _set_channels(self, counts: Pair) -> None:
        inputs, outputs = counts
        changes: dict[str, Any] = dict(UNNAMED_KERNEL)
        if inputs != self._state.channels:
            changes |= {**with_channels(self._state, inputs), "input_name": None}
        if outputs != self._state.outputs:
            changes |= with_outputs(replace(self._state, **changes), outputs)
        self.edited.emit(changes, None)

    def _why_not_so_many(self, axis: int, count: int) -> str:
        if count <= MOST_CHANNELS:
            return beyond(count, 1, MOST_CHANNELS)
        return self.tr("At most {0} channels are drawn here; the Cost view counts more.").format(MOST_CHANNELS)

    def _why_not(self, axis: int, value: int) -> str:
        attempt = replace(self._state.sliding, kernel=with_axis(self._state.sliding.kernel, axis, value))
        return refusal_text(attempt, axis, "kernel", self._bounds[axis], value)

    @Slot(object)
    def _resize(self, size: Pair) -> None:
        self.edited.emit({"kernel": with_kernel_size(self._state.kernel, *size), **UNNAMED_KERNEL}, None)

    def _without_bias(self) -> None:
        if self._state.bias.any():
            self.edited.emit({"bias": frozen(np.zeros(self._state.outputs)), "scene": None}, None)

    def show_state(self, state: ChannelsState, limits: tuple[Bounds, Bounds]) -> None:
        self._state, self._bounds = state, limits
        self.choice.set_value(state.recipe)
        for axis, count in enumerate((state.channels, state.outputs)):
            self.channels.show_axis(axis, count, (1, MOST_CHANNELS))
        for axis, limit in enumerate(limits):
            size = state.sliding.kernel[axis]
            self.size_row.show_axis(axis, size, (1, max(size, limit.kernel[1])))
        self.edit.entries["pointwise"].setEnabled(not state.is_pointwise)
        self.edit.entries["zero_bias"].setEnabled(bool(state.bias.any()))

    def retranslate(self) -> None:
        self.set_title(self.tr("Kernels"))
        self.choice.set_texts(list(kernel_set_names().values()))
        tip = self.tr("Weights for every pair of an input and an output channel")
        name_control(self.choice, self.tr("Kernels"), tip)
        self.choice.setPlaceholderText(self.tr("edited by hand"))
        self.channels.set_texts(
            self.tr("Channels"),
            (self.tr("Input channels"), self.tr("Output channels")),
            self.tr("Channels of the input, and of the output: there is a kernel slice for every pair"),
        )
        self.size_row.set_texts(
            self.tr("Size"),
            (self.tr("Rows of the kernels"), self.tr("Columns of the kernels")),
            self.tr("Size of the kernels: larger ones make a smaller output"),
        )
        name_button(self.buttons["again"], "", self.tr("Other random weights"))
        self.edit.set_texts(
            (
                ("copy", self.tr("Copy"), self.tr("Copy a kernel slice as a matrix")),
                ("paste", self.tr("Paste"), self.tr("Paste a matrix as a kernel slice")),
                ("pointwise", self.tr("Make 1 × 1"), self.tr("Each slice becomes the sum of its weights")),
                ("zero_bias", self.tr("No bias"), self.tr("Set every bias to 0")),
            )
        )
        self.restyle()


class ChannelsOutput(OutputSection):
    """With pictures in colour."""

    def __init__(self) -> None:
        super().__init__(more=["as_colour"])
        self.colour = self.checks["as_colour"]
        self.retranslate()

    def retranslate(self) -> None:
        super().retranslate()
        self.more.set_contents(self.tr("colours, RGB picture"))
        name_button(
            self.colour,
            self.tr("Three channels also in colour"),
            self.tr("Show three channels as red, green and blue; what is below 0 or above white is cut off"),
        )
