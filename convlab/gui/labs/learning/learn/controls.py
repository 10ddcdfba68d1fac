"""The controls of "Learn a kernel": how it goes downhill, what is learned, what makes the target, and the input."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from convlab.gui.labs.learning.learn.curvature_table import CurvatureTable
from convlab.gui.labs.learning.learn.kernel_section import KernelSection
from convlab.gui.labs.learning.learn.rate import RateSlider
from convlab.gui.labs.learning.learn.target_section import TargetSection
from convlab.gui.labs.learning.learn.words import input_texts
from convlab.gui.labs.matrix.input_section import InputSection
from convlab.gui.labs.matrix.parts import name_control
from convlab.gui.labs.matrix.sections import MatrixControls, MatrixSection
from convlab.gui.widgets.choice import Segments, set_quietly
from convlab.gui.widgets.number_box import DecimalBox, NumberBox
from convlab.labs.common.numbers import format_number
from convlab.labs.learning.learn.choices import bounds
from convlab.labs.learning.learn.problem import LOSSES
from convlab.labs.learning.learn.scenes import OWN_INPUTS
from convlab.labs.learning.learn.state import LARGEST_MOMENTUM, MOST_STEPS, OPTIMISERS, LearnState


class DescentSection(MatrixSection):
    """The learning rate, the optimiser, and how many steps are walked."""

    def __init__(self) -> None:
        super().__init__()
        self._momentum_label, self._steps_label, self._loss_label = QLabel(), QLabel(), QLabel()
        self.rate, self.directions = RateSlider(), CurvatureTable()
        self.optimiser, self.loss = Segments(OPTIMISERS), Segments(LOSSES)
        self.momentum, self.steps = DecimalBox(0.0, LARGEST_MOMENTUM), NumberBox(1, MOST_STEPS)
        self.momentum.setSingleStep(0.05)
        self.steps.setSingleStep(10)
        self.steps.why = self._why_not_steps
        for row, widget in enumerate((self.rate, self.optimiser, self.directions)):
            self.grid.addWidget(widget, row, 0, 1, 4)
        for row, (label, control) in enumerate(
            ((self._loss_label, self.loss), (self._steps_label, self.steps), (self._momentum_label, self.momentum))
        ):
            self.more.grid.addWidget(label, row, 0)
            self.more.grid.addWidget(control, row, 1, 1, 3)
        self.rate.chosen.connect(lambda rate, merge: self.edited.emit({"rate": rate, "scene": None}, merge))
        self.optimiser.chosen.connect(lambda name: self.edited.emit({"optimiser": name, "scene": None}, None))
        self.loss.chosen.connect(lambda name: self.edited.emit({"loss": name, "scene": None}, None))
        self.steps.valueChanged.connect(lambda steps: self.edited.emit({"steps": steps, "scene": None}, "steps"))
        self.momentum.valueChanged.connect(
            lambda value: self.edited.emit({"momentum": value, "scene": None}, "momentum")
        )
        self.retranslate()

    def _why_not_steps(self, steps: float) -> str:
        if steps > MOST_STEPS:
            return self.tr("At most {0} updates are walked here.").format(format_number(MOST_STEPS))
        return self.tr("At least one update must be made.")

    def show_state(self, state: LearnState) -> None:
        self.rate.show_state(state)
        self.directions.show_state(state)
        self.optimiser.set_value(state.optimiser)
        self.loss.set_value(state.loss)
        set_quietly(self.steps, state.steps)
        set_quietly(self.momentum, state.momentum)
        self.momentum.setEnabled(state.optimiser == "momentum")

    def retranslate(self) -> None:
        self.set_title(self.tr("Descent"))
        self.optimiser.set_texts(
            [
                (self.tr("SGD"), self.tr("Each step goes against the gradient: K ← K − η · ∂L/∂K")),
                (self.tr("Momentum"), self.tr("Each step goes against a velocity: v ← μv + ∂L/∂K, K ← K − ηv")),
                (
                    self.tr("Adam"),
                    self.tr("Each weight’s step is scaled by running means of its gradient and its square"),
                ),
            ]
        )
        self.more.set_contents(self.tr("loss, steps, momentum"))
        self._loss_label.setText(self.tr("Loss"))
        self.loss.set_texts(
            [
                (self.tr("Sum"), self.tr("The sum of the squared errors, as in the book")),
                (self.tr("Mean"), self.tr("Their mean: the gradient is smaller by the number of errors")),
            ]
        )
        self._steps_label.setText(self.tr("Steps"))
        name_control(self.steps, self.tr("Steps"), self.tr("How many updates the descent makes"))
        self._momentum_label.setText(self.tr("Momentum μ"))
        tip = self.tr("The share of its velocity that a step keeps; for Momentum alone")
        name_control(self.momentum, self.tr("Momentum μ"), tip)


class LearnControls(MatrixControls):
    def __init__(self) -> None:
        self.descent, self.kernel, self.target = DescentSection(), KernelSection(), TargetSection()
        self.input = InputSection(*OWN_INPUTS)
        super().__init__(self.descent, self.kernel, self.target, self.input)
        self.retranslate()

    def show_step(self, state: LearnState) -> None:
        """Nothing but the step has changed."""
        self.descent.directions.show_state(state)

    def show_state(self, state: LearnState) -> None:
        limits = bounds(state, 0), bounds(state, 1)
        self.descent.show_state(state)
        self.kernel.show_state(state, limits)
        self.target.show_state(state)
        self.input.show_state(state, limits)

    def retranslate(self) -> None:
        self.input.set_names(input_texts())
