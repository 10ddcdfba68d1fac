"""The controls of the kernel that is learned: its size, where it begins, and where it lies on the input."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLabel

from convlab.core import Padding
from convlab.gui.labs.matrix.geometry_refusals import misfit_of, refusal_text
from convlab.gui.labs.matrix.parts import name_control
from convlab.gui.labs.matrix.sections import MatrixSection
from convlab.gui.widgets.buttons import name_button
from convlab.gui.widgets.check_box import CheckBox
from convlab.gui.widgets.choice import Segments, set_quietly
from convlab.gui.widgets.number_box import NumberBox, beyond
from convlab.gui.widgets.number_field import NumberField
from convlab.gui.widgets.pair_row import PairRow
from convlab.labs.common.arrays import with_cells
from convlab.labs.common.inputs import NUMBERS
from convlab.labs.common.sliding import Bounds, with_axis
from convlab.labs.learning.learn.choices import with_kernel_size, with_outputs, with_start
from convlab.labs.learning.learn.state import MOST_OUTPUTS, LearnState


class KernelSection(MatrixSection):
    """Padding is counted in total, as in the book."""

    def __init__(self) -> None:
        super().__init__()
        self._state: LearnState
        self._bounds: tuple[Bounds, Bounds]
        self.size_row, self.padding, self.stride = PairRow(self), PairRow(self), PairRow(self)
        self.begin, self.outputs, self.has_bias = Segments(["normal", "zeros"]), Segments([1, MOST_OUTPUTS]), CheckBox()
        self.seed, self.first_bias = NumberBox(0, NUMBERS - 1), NumberField()
        self._begin_label, self._seed_label, self._outputs_label, self._bias_label = (QLabel() for _ in range(4))
        self.add_again(self._draw_again)
        self.size_row.add_to(self.grid, 0)
        grid = self.more.grid
        rows = (self._begin_label, self.begin), (self._seed_label, self.seed), (self._outputs_label, self.outputs)
        for row, (label, control) in enumerate(rows):
            grid.addWidget(label, row, 0)
            grid.addWidget(control, row, 1, 1, 3)
        grid.addWidget(self.has_bias, 3, 1, 1, 3)
        grid.addWidget(self._bias_label, 4, 0)
        grid.addWidget(self.first_bias, 4, 1, 1, 3)
        self.padding.add_to(grid, 5)
        self.stride.add_to(grid, 6)
        self.edit.add("copy", self.copy_requested.emit, drawn="copy", told_key="Ctrl+C")
        self.edit.add("paste", self.paste_requested.emit, drawn="paste", told_key="Ctrl+V")
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        self.size_row.changed.connect(lambda size: self.edited.emit(with_kernel_size(self._state, size), None))
        self.padding.changed.connect(lambda pair: self._change(padding=Padding.total(*pair)))
        self.stride.changed.connect(lambda pair: self._change(stride=pair))
        self.begin.chosen.connect(lambda kind: self.edited.emit(with_start(self._state, kind, self._state.seed), None))
        self.seed.valueChanged.connect(lambda seed: self.edited.emit(with_start(self._state, "normal", seed), "seed"))
        self.outputs.chosen.connect(lambda count: self.edited.emit(with_outputs(self._state, count), None))
        self.has_bias.clicked.connect(lambda on: self._change(has_bias=on))
        self.first_bias.entered.connect(self._begin_bias_at)
        for name, row in (("kernel", self.size_row), ("stride", self.stride)):
            row.why = partial(self._why_not, name)
        self.padding.why = self._why_not_padding

    # ---- what the user does

    def _change(self, **changes: Any) -> None:
        self.edited.emit({**changes, "scene": None}, None)

    @Slot(float)
    def _begin_bias_at(self, value: float) -> None:
        """Of the output that is looked at."""
        self._change(start_bias=with_cells(self._state.start_bias, [(self._state.output,)], value))

    @Slot()
    def _draw_again(self) -> None:
        seed = (self._state.seed + (self._state.start_kind == "normal")) % NUMBERS
        self.edited.emit(with_start(self._state, "normal", seed), None)

    def _why_not(self, name: str, axis: int, value: int) -> str:
        sliding = self._state.sliding
        changes: dict[str, Any] = {name: with_axis(getattr(sliding, name), axis, value)}
        attempt = replace(sliding, **changes)
        return refusal_text(attempt, axis, name, self._bounds[axis], value)

    def _why_not_padding(self, axis: int, value: int) -> str:
        low, high = self._bounds[axis].padding
        if value > high:
            return self.tr("At most {0}: more would only add windows that lie on the padding alone.").format(high)
        if value >= 0:
            pair = with_axis(self._state.sliding.totals, axis, value)
            attempt = replace(self._state.sliding, padding=Padding.total(*pair))
            return misfit_of(attempt, axis) or beyond(value, low, high)
        return beyond(value, low, high)

    # ---- showing

    def show_state(self, state: LearnState, limits: tuple[Bounds, Bounds]) -> None:
        self._state, self._bounds = state, limits
        sliding = state.sliding
        for axis, each in enumerate(limits):
            self.size_row.show_axis(axis, sliding.kernel[axis], each.kernel)
            self.padding.show_axis(axis, sliding.totals[axis], each.padding)
            self.stride.show_axis(axis, sliding.stride[axis], each.stride)
        self.begin.set_value(state.start_kind)
        for part in (self._seed_label, self.seed):
            part.setVisible(state.start_kind == "normal")
        set_quietly(self.seed, state.seed)
        self.outputs.set_value(state.outputs)
        self.has_bias.setChecked(state.has_bias)
        self.first_bias.set_value(float(state.start_bias[state.output]))
        self._bias_label.setVisible(state.has_bias)
        self.first_bias.setVisible(state.has_bias)
        self.more.show_use(state.has_bias or state.outputs > 1 or any(state.padding) or state.stride != (1, 1))

    def retranslate(self) -> None:
        self.set_title(self.tr("Learned kernel"))
        self.size_row.set_texts(
            self.tr("Size"),
            (self.tr("Rows of the kernel"), self.tr("Columns of the kernel")),
            self.tr("How many weights are learned"),
        )
        self.more.set_contents(self.tr("begin, bias, outputs, padding"))
        self._begin_label.setText(self.tr("Begin with"))
        self.begin.set_texts(
            [
                (
                    self.tr("Random"),
                    self.tr("Begin with weights from a normal distribution around 0; the die draws others"),
                ),
                (self.tr("Zeros"), self.tr("Begin with a kernel of zeros; other weights are typed into K")),
            ]
        )
        name_control(
            self.seed, self.tr("Seed"), self.tr("Seed of the random weights: the same one begins the same way")
        )
        self._outputs_label.setText(self.tr("Outputs"))
        tips = (
            self.tr("One output channel with one kernel"),
            self.tr("Two output channels, each with a kernel of its own"),
        )
        self.outputs.set_texts([(f"{count}", tip) for count, tip in zip((1, MOST_OUTPUTS), tips, strict=True)])
        name_button(
            self.has_bias, self.tr("Learn a bias too"), self.tr("Add a bias to each sum, learned like a weight")
        )
        self._bias_label.setText(self.tr("Bias begins at"))
        name_control(
            self.first_bias, self.tr("Bias begins at"), self.tr("The bias before the first step, of the output shown")
        )
        self.padding.set_texts(
            self.tr("Padding"),
            (self.tr("Padding of rows"), self.tr("Padding of columns")),
            self.tr("Zeros around the input, both sides together: the prediction grows by as many"),
        )
        self.stride.set_texts(
            self.tr("Stride"),
            (self.tr("Stride down"), self.tr("Stride to the right")),
            self.tr("How far the window moves: the longer, the fewer errors there are to learn from"),
        )
        name_button(self.buttons["again"], "", self.tr("Begin with other random weights"))
        self.edit.set_texts(
            (
                ("copy", self.tr("Copy"), self.tr("Copy the kernel of the present step as a matrix")),
                ("paste", self.tr("Paste"), self.tr("Begin the descent with a matrix from the clipboard")),
            )
        )
        self.restyle()
