"""The controls of the Convolution lab: input, kernel, geometry and what is shown of the output."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel

from convlab.gui.labs.geometry_section import GeometrySection
from convlab.gui.labs.input_section import UNNAMED_INPUT, InputSection
from convlab.gui.labs.kernel_section import KernelSection
from convlab.gui.labs.matrix_words import scale_names
from convlab.gui.labs.section import Section, Sections
from convlab.gui.widgets.buttons import name_button
from convlab.gui.widgets.check_box import CheckBox
from convlab.gui.widgets.choice import Choice
from convlab.labs.convolution import SCALE_MODES, ConvolutionState, bounds


class Controls(Sections):
    """`edited` carries changes of the state and what they merge with."""

    edited = Signal(dict, object)

    def __init__(self) -> None:
        self.input, self.kernel = InputSection(), KernelSection()
        self.geometry, self.output = GeometrySection(all_kinds=True), OutputSection()
        super().__init__(self.input, self.kernel, self.geometry, self.output)
        for section in (self.input, self.kernel, self.geometry, self.output):
            section.edited.connect(self.edited)

    def show_state(self, state: ConvolutionState) -> None:
        limits = bounds(state, 0), bounds(state, 1)
        self.input.show_state(state, limits)
        self.kernel.show_state(state, limits)
        self.geometry.show_state(state, limits)
        self.output.show_state(state)


class OutputSection(Section):
    """How the output is shown, and what it is used for."""

    edited = Signal(dict, object)
    copy_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._state: ConvolutionState | None = None
        self.scale, self._scale_label = Choice(SCALE_MODES), QLabel()
        self.scale.chosen.connect(lambda mode: self.edited.emit({"scale_mode": mode}, None))
        self._scale_label.setBuddy(self.scale)
        self.grid.addWidget(self._scale_label, 0, 0)
        self.grid.addWidget(self.scale, 0, 1, 1, 3)
        self.relu, self.difference = CheckBox(), CheckBox()
        self.relu.clicked.connect(lambda on: self.edited.emit({"with_relu": on}, None))
        self.difference.clicked.connect(lambda on: self.edited.emit({"shows_difference": on}, None))
        self.grid.addWidget(self.relu, 1, 0, 1, 4)
        self.grid.addWidget(self.difference, 2, 0, 1, 4)
        row = self.row()
        self.add_button("use", row, self._use_as_input, drawn="use")
        self.add_button("copy", row, self.copy_requested.emit, drawn="copy")
        self.retranslate()

    def _use_as_input(self) -> None:
        if self._state is not None:
            values = self._state.shown_output.values
            changes = {"input": values, "white": max(1.0, float(abs(values).max())), "shows_difference": False}
            self.edited.emit({**changes, **UNNAMED_INPUT}, None)

    def show_state(self, state: ConvolutionState) -> None:
        self._state = state
        self.scale.set_value(state.scale_mode)
        self.relu.setChecked(state.with_relu)
        self.difference.setChecked(state.shows_difference)

    def retranslate(self) -> None:
        self.set_title(self.tr("Output"))
        self._scale_label.setText(self.tr("Colours"))
        self.scale.set_texts([name for name, _ in scale_names().values()])
        self.scale.setAccessibleName(self.tr("Colours of the output"))
        self.scale.setToolTip("\n".join(f"{name}: {what}" for name, what in scale_names().values()))
        name_button(self.relu, self.tr("ReLU: negative outputs become 0"), self.tr("Pass the output on as max(x, 0)"))
        name_button(
            self.difference,
            self.tr("Show convolution − cross-correlation"),
            self.tr("What turning the kernel by 180° changes in the output"),
        )
        name_button(
            self.buttons["use"],
            self.tr("Use as input"),
            self.tr("Make the output the next input, so that kernels follow one another"),
        )
        name_button(self.buttons["copy"], "", self.tr("Copy the output as a matrix"))
        self.set_icons()
