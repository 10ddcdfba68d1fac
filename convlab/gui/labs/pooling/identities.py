"""Pooling in other words: an average as a convolution, a maximum as a ReLU, and what stays as it was."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from convlab.gui.labs.matrix.marks import bracketed
from convlab.gui.labs.matrix.parts import name_control, picture, wrapped_caption
from convlab.gui.labs.pooling.words import plane_labels
from convlab.gui.theme import UNIT, font
from convlab.gui.widgets.layouts import arranged
from convlab.gui.widgets.matrix.view import MatrixView
from convlab.gui.widgets.number_field import NumberField
from convlab.gui.widgets.panel import Panel
from convlab.gui.widgets.plane_strip import PlaneStrip
from convlab.gui.widgets.section import caption, sign
from convlab.gui.widgets.term_line import Piece, TermLine
from convlab.labs.common.arrays import frozen
from convlab.labs.common.numbers import format_number
from convlab.labs.common.scales import Scale, ScaledMatrix
from convlab.labs.pooling.state import PoolingState, max_by_relu, relu_difference

MATRICES = ("input", "kernel", "convolved", "averaged")
STRETCHES = (4, 2, 3, 3)


class IdentitiesView(QWidget):
    """`pair_entered` carries the two numbers whose maximum is a ReLU, `channel_chosen` the number of a plane."""

    pair_entered = Signal(object)
    channel_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state: PoolingState | None = None
        self.average, self.maximum, self.channels = Panel(), Panel(), Panel()
        self.views = {name: MatrixView() for name in MATRICES}
        self._labels = {name: caption() for name in MATRICES}
        self.average_difference, self.relu_difference = QLabel(), QLabel()
        self.fields = (NumberField(), NumberField())
        self._field_labels = (QLabel("a ="), QLabel("b ="))
        self.relu_line = TermLine("text")
        self.relu_line.setMinimumWidth(200)
        self.shapes, self._shape_note = QLabel(), wrapped_caption()
        self._average_note, self._relu_note = wrapped_caption(), wrapped_caption()
        self._build_average()
        self._build_maximum()
        self._build_channels()
        below = arranged(QHBoxLayout(), (self.maximum, 1), (self.channels, 1))
        arranged(QVBoxLayout(self), (self.average, 3), (below, 0))

    def _build_average(self) -> None:
        row = arranged(QHBoxLayout())
        for name, stretch, after in zip(MATRICES, STRETCHES, ("⋆", "=", "↔", ""), strict=True):
            self.views[name].setMinimumSize(64, 64)
            parts = (self._labels[name], 0), (self.views[name], 1)
            row.addLayout(arranged(QVBoxLayout(), *parts, spacing=UNIT // 2), stretch)
            if after:
                row.addWidget(sign(after))
        self.average.heading.addWidget(self.average_difference)
        self.average_difference.setFont(font("text", bold=True))
        self.average.body.addLayout(row, 1)
        self.average.body.addWidget(self._average_note)

    def _build_maximum(self) -> None:
        row = arranged(QHBoxLayout())
        for label, field in zip(self._field_labels, self.fields, strict=True):
            label.setBuddy(field)
            field.setMaximumWidth(120)
            field.entered.connect(lambda value, field=field: self._enter(field, value))
            row.addWidget(label)
            row.addWidget(field)
        row.addStretch(1)
        self.relu_difference.setFont(font("text", bold=True))
        self.maximum.body.addLayout(row)
        for widget in (self.relu_line, self.relu_difference, self._relu_note):
            self.maximum.body.addWidget(widget)
        self.maximum.body.addStretch(1)

    def _build_channels(self) -> None:
        self.shapes.setFont(font("text", bold=True))
        self.strips = {"input": PlaneStrip(), "output": PlaneStrip()}
        row = QHBoxLayout()
        row.addWidget(self.strips["input"], 1)
        row.addWidget(sign("→"))
        row.addWidget(self.strips["output"], 1)
        self.channels.body.addLayout(row)
        for widget in (self.shapes, self._shape_note):
            self.channels.body.addWidget(widget)
        self.channels.body.addStretch(1)
        for strip in self.strips.values():
            strip.chosen.connect(self.channel_chosen)

    def _enter(self, field: NumberField, value: float) -> None:
        if self._state is not None:
            a, b = self._state.pair
            self.pair_entered.emit((value, b) if field is self.fields[0] else (a, value))

    # ---- showing

    def show_state(self, state: PoolingState) -> None:
        self._state = state
        self._show_average(state)
        self._show_maximum(state)
        self._show_channels(state)

    def _show_average(self, state: PoolingState) -> None:
        source, kernel = state.shown_input, state.constant_kernel
        self.views["input"].set_picture(picture(source, state.padding, state.sliding.covered))
        scale = Scale(-kernel[0, 0], kernel[0, 0])
        self.views["kernel"].set_picture(picture(ScaledMatrix(kernel, scale)))
        look = state.scale_of(state.averaged)
        for name in ("convolved", "averaged"):
            self.views[name].set_picture(picture(ScaledMatrix(getattr(state, name), look)))
        self._share_cell_size()
        self.average.set_title(self.tr("Average pooling is a convolution whose kernel is constant"))
        height, width = state.window
        names = {
            "input": self.tr("input {0} × {1}").format(*state.padded.shape),
            "kernel": self.tr("kernel 1/({0}·{1})").format(height, width),
            "convolved": self.tr("convolution {0} × {1}").format(*state.sliding.size),
            "averaged": self.tr("average {0} × {1}").format(*state.sliding.size),
        }
        for name, text in names.items():
            self._labels[name].setText(text)
            self.views[name].setAccessibleName(text)
        largest = format_number(state.constant_difference)
        self.average_difference.setText(self.tr("largest difference: {0}").format(largest))
        self._average_note.setText(
            self.tr("Nothing in it is learned: every weight is 1/{0}. Pad cells count as zeros here.").format(
                height * width
            )
        )

    def _show_maximum(self, state: PoolingState) -> None:
        for field, value, name in zip(self.fields, state.pair, "ab", strict=True):
            field.set_value(value)
            tip = self.tr("One of the two numbers whose maximum is taken; 1/9 and sqrt(2) work too")
            name_control(field, name, tip)
        a, b = state.pair
        part, result = max_by_relu(frozen(a - b), frozen(0.0)), max_by_relu(frozen(a), frozen(b))
        shown_a, shown_b, shown_part = (bracketed(format_number(float(number))) for number in (a, b, part))
        self.relu_line.set_terms(
            [],
            before=[
                Piece("max(", "text"),
                Piece(format_number(a), "window"),
                Piece(", "),
                Piece(format_number(b), "kernel"),
                Piece(") = relu("),
                Piece(shown_a, "window"),
                Piece(" − "),
                Piece(shown_b, "kernel"),
                Piece(") + "),
                Piece(shown_b, "kernel"),
                Piece(f" = {shown_part} + "),
                Piece(shown_b, "kernel"),
                Piece(" = "),
                Piece(format_number(float(result)), "output", bold=True),
            ],
        )
        self.maximum.set_title(self.tr("max(a, b) = relu(a − b) + b"))
        rows, columns = state.plane.shape
        self.relu_difference.setText(
            self.tr("largest difference over the image: {0}").format(format_number(relu_difference(state.plane)))
        )
        self._relu_note.setText(
            self.tr(
                "Between 1 × 2 max pooling and the ReLU, for every pair of neighbours in the input ({0})."
                " A larger window is a maximum of maxima."
            ).format(rows * (columns - 1))
        )

    def _show_channels(self, state: PoolingState) -> None:
        self.channels.set_title(self.tr("The number of channels stays"))
        for name, shown in (("input", state.shown_planes), ("output", state.shown_outputs)):
            self.strips[name].set_planes(shown.levels, shown.signed, plane_labels(state), state.channel)
        self.strips["input"].setAccessibleName(self.tr("Channel of the input"))
        self.strips["output"].setAccessibleName(self.tr("Channel of the output"))
        self.shapes.setText(
            self.tr("{0} × {1} × {2}  →  {0} × {3} × {4},  0 parameters").format(
                *state.input.shape, *state.outputs.shape[1:]
            )
        )
        weights = state.channels * state.window[0] * state.window[1]
        self._shape_note.setText(
            self.tr(
                "Each channel is pooled by itself. A convolutional layer with this window adds all channels up. Weights"
                " for each output channel: {0}·{1}·{2} = {3}."
            ).format(state.channels, *state.window, weights)
        )

    def _share_cell_size(self) -> None:
        same = [self.views[name] for name in MATRICES if name != "kernel"]
        common = min(view.fitting_cell() for view in same)
        for view in same:
            view.set_largest_cell(max(common, 1e-3))
        self.views["kernel"].set_largest_cell(max(min(common, 64.0), 40.0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_cell_size()
