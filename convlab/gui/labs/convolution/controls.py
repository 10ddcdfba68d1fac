"""The controls of the Convolution lab: input, kernel, geometry and what is shown of the output."""

from __future__ import annotations

from convlab.gui.labs.convolution.kernel_section import KernelSection
from convlab.gui.labs.matrix.geometry_section import GeometrySection
from convlab.gui.labs.matrix.input_section import InputSection
from convlab.gui.labs.matrix.output_section import OutputSection
from convlab.gui.labs.matrix.sections import MatrixControls
from convlab.gui.labs.matrix.states import OutputState
from convlab.gui.widgets.buttons import name_button
from convlab.labs.convolution.state import ConvolutionState, bounds


class ConvolutionControls(MatrixControls):
    def __init__(self) -> None:
        self.input, self.kernel = InputSection(), KernelSection()
        self.geometry_section, self.output = GeometrySection[ConvolutionState](all_kinds=True), ConvolutionOutput()
        super().__init__(self.input, self.kernel, self.geometry_section, self.output)

    def show_state(self, state: ConvolutionState) -> None:
        limits = bounds(state, 0), bounds(state, 1)
        self.input.show_state(state, limits)
        self.kernel.show_state(state, limits)
        self.geometry_section.show_state(state, limits)
        self.output.show_state(state)


class ConvolutionOutput(OutputSection):
    """With ReLU, and the difference that turning the kernel makes."""

    def __init__(self) -> None:
        super().__init__(["with_relu"], ["shows_difference"])
        self.relu, self.difference = self.checks.values()
        self.retranslate()

    def show_state(self, state: OutputState) -> None:
        super().show_state(state)
        self.more.show_use(self.difference.isChecked())

    def retranslate(self) -> None:
        super().retranslate()
        self.more.set_contents(self.tr("colours, difference"))
        name_button(self.relu, self.tr("ReLU: negative outputs become 0"), self.tr("Pass the output on as max(x, 0)"))
        name_button(
            self.difference,
            self.tr("Show convolution − cross-correlation"),
            self.tr("What turning the kernel by 180° changes in the output"),
        )
