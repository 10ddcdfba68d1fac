"""The controls of the ladder: how many parameters each rung needs, the weights, and the drawn image."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QLabel

from convlab.gui.labs.matrix.input_section import InputSection
from convlab.gui.labs.matrix.words import kernel_names
from convlab.gui.widgets.buttons import name_button
from convlab.gui.widgets.check_box import CheckBox
from convlab.gui.widgets.choice import Choice
from convlab.gui.widgets.count_squares import Count, CountGroup, CountSquares
from convlab.gui.widgets.number_box import NumberBox, beyond
from convlab.gui.widgets.number_field import NumberField
from convlab.gui.widgets.pair_row import PairRow
from convlab.gui.widgets.panel import Panel
from convlab.gui.widgets.section import Section, Sections
from convlab.labs.common.numbers import grouped, short_number
from convlab.labs.common.sliding import Cell
from convlab.labs.why.channels import CHANNELS
from convlab.labs.why.counts import MEGAPIXEL, lenet_counts, rung_count
from convlab.labs.why.edits import with_bias
from convlab.labs.why.rungs import DRAWS, OWN_KERNELS, kernel_reach
from convlab.labs.why.state import DENSE, LOCAL, REINDEXED, SHARED, SIDES, WhyState

UNITS = ("B", "kB", "MB", "GB", "TB", "PB")


class LadderControls(Sections):
    """`edited` carries changes of the state and what they merge with."""

    edited = Signal(dict, object)

    def __init__(self) -> None:
        counts, weights, image = CountsPanel(), WeightsSection(), SquareInput("seven")
        super().__init__(counts, weights, image)
        self.counts, self.weights, self.input = counts, weights, image
        self.weights.edited.connect(self.edited)
        self.input.edited.connect(self.edited)

    def show_state(self, state: WhyState) -> None:
        self.counts.show_state(state)
        self.weights.show_state(state)
        limits = replace(state.sliding.bounds(0), input=SIDES)
        self.input.show_state(state, (limits, limits))


class SquareInput(InputSection):
    """An input with as many columns as rows."""

    def __init__(self, *more: str) -> None:
        super().__init__(*more)
        self.size_row.set_square(True)

    def why_not(self, axis: int, value: int) -> str:
        low, high = SIDES
        if value < low:
            return beyond(value, low, high)
        return self.tr("At most {0}: {1} × {1} cells already have {2} weights.").format(high, high, grouped(high**4))

    def retranslate(self) -> None:
        super().retranslate()
        self.set_names({"seven": self.tr("A small seven")})
        self.size_row.set_texts(
            self.tr("Size"),
            (self.tr("Rows of the image"), self.tr("Columns of the image")),
            self.tr("n: the image is n × n; another size draws all weights anew"),
        )


class CountsPanel(Panel):
    """Weights of the rungs for the drawn size and for a megapixel, and parameters of LeNet, as areas."""

    def __init__(self) -> None:
        super().__init__()
        self._state = WhyState()
        self.squares = CountSquares()
        self.body.addWidget(self.squares)
        self.retranslate()

    def show_state(self, state: WhyState) -> None:
        self._state = state
        outputs, inputs = state.channels
        names = {DENSE: self.tr("dense"), SHARED: self.tr("shared"), LOCAL: self.tr("local")}
        of_rung = {DENSE: DENSE, REINDEXED: DENSE, SHARED: SHARED, LOCAL: LOCAL}[state.rung]
        numbers = {rung: rung_count(rung, MEGAPIXEL, state.delta, outputs * inputs) for rung in names}
        counts = [
            Count(names[rung], number, rung == of_rung, memory_text(4 * number)) for rung, number in numbers.items()
        ]
        lenet = lenet_counts()
        own = [
            Count("LeNet", lenet.convolutional, strong=True),
            Count(self.tr("dense part"), lenet.dense),
            Count(self.tr("all dense"), lenet.unrolled),
        ]
        self.squares.set_groups(
            [
                CountGroup(self.tr("one layer for a megapixel"), counts),
                CountGroup(self.tr("LeNet and dense networks for 28 × 28"), own),
            ]
        )

    def retranslate(self) -> None:
        self.set_title(self.tr("Parameters: the area is the number"))
        self.squares.setToolTip(
            self.tr(
                "Weights of one layer for 1000 × 1000 pixels, without biases, and the memory they take at 4 bytes"
                " each; re-indexed there are as many as dense. LeNet with biases, against its dense layers 120, 84 and"
                " 10 alone, and against itself with a dense layer in place of each convolution."
            )
        )
        self.show_state(self._state)


def memory_text(size: int) -> str:
    """ "36 bytes", "16 MB": a number of bytes in decimal units."""
    unit = min((len(str(size)) - 1) // 3, len(UNITS) - 1)
    value = short_number(size / 1000**unit)
    return f"{value} {UNITS[unit]}"


class WeightsSection(Section):
    """How the weights are drawn, locality, the bias of the chosen output, and channels."""

    edited = Signal(dict, object)

    def __init__(self) -> None:
        super().__init__()
        self._state = WhyState()
        self._output: Cell = (0, 0)
        self.add_again(self._another)
        self.draw = Choice(DRAWS)
        self.draw.setMinimumWidth(100)
        self.draw.chosen.connect(self._draw_as)
        self.grid.addWidget(self.draw, 0, 0, 1, 4)
        self.delta, self._delta_label = NumberBox(), QLabel("Δ")
        self.delta.setMinimumWidth(64)
        self.delta.valueChanged.connect(lambda value: self.edited.emit({"delta": value}, None))
        self._delta_label.setBuddy(self.delta)
        self.bias, self._bias_label = NumberField(), QLabel()
        self.bias.entered.connect(self._set_bias)
        self._bias_label.setBuddy(self.bias)
        self.grid.addWidget(self._delta_label, 1, 0)
        self.grid.addWidget(self.delta, 1, 1)
        self.delta.why = lambda _: self.tr("Δ is from 0 to n − 1 = {0}: no offset reaches farther.").format(
            self._state.side - 1
        )
        self.more.grid.addWidget(self._bias_label, 2, 0)
        self.more.grid.addWidget(self.bias, 2, 1)
        self.with_channels = CheckBox()
        self.with_channels.clicked.connect(lambda on: self.edited.emit({"with_channels": on}, None))
        self.more.grid.addWidget(self.with_channels, 0, 0, 1, 4)
        self.channels = PairRow(self)
        self.channels.add_to(self.more.grid, 1)
        self.channels.why = self._why_not_so_many
        self.channels.changed.connect(
            lambda pair: self.edited.emit(dict(zip(("in_channels", "out_channels"), pair, strict=True)), None)
        )
        self.retranslate()

    def _why_not_so_many(self, axis: int, value: int) -> str:
        return self.tr("From 1 to {0} channels: each is drawn here.").format(CHANNELS[1])

    @Slot()
    def _another(self) -> None:
        self.edited.emit({"seed": self._state.seed + 1}, None)

    @Slot(object)
    def _draw_as(self, draw: str) -> None:
        """Draw all weights anew; a kernel brings the Δ that it needs."""
        delta = {"delta": min(kernel_reach(draw), self._state.side - 1)} if draw in OWN_KERNELS else {}
        self.edited.emit({"draw": draw, **delta}, None)

    def _set_bias(self, value: float) -> None:
        self.edited.emit(with_bias(self._state, self._output, value), None)

    def show_state(self, state: WhyState) -> None:
        self._state = state
        self.draw.set_value(state.draw)
        with QSignalBlocker(self.delta):
            self.delta.setRange(0, state.side - 1)
            self.delta.setValue(state.delta)
        self.delta.setEnabled(state.rung == LOCAL)
        self.with_channels.setChecked(state.with_channels)
        self.more.show_use(state.with_channels)
        for axis, value in enumerate((state.in_channels, state.out_channels)):
            self.channels.show_axis(axis, value, CHANNELS)
            self.channels.boxes[axis].setEnabled(state.with_channels)
        self._bias_label.setText("u" if state.rung >= SHARED else "U")

    def show_output(self, output: Cell) -> None:
        """The bias of the chosen output."""
        self._output = output
        self.bias.set_value(float(self._state.biases[output]))

    def retranslate(self) -> None:
        self.set_title(self.tr("Weights"))
        self.more.set_contents(self.tr("channels, bias"))
        around = self.tr("{0} in the middle")
        kernels = kernel_names()
        self.draw.set_texts(
            [
                self.tr("Random whole numbers"),
                self.tr("Random real numbers"),
                *(around.format(kernels[name]) for name in OWN_KERNELS),
            ]
        )
        self.draw.setAccessibleName(self.tr("Weights"))
        self.draw.setToolTip(
            self.tr("How all weights are drawn; with a kernel in the middle, that kernel is what locality leaves")
        )
        self.delta.setAccessibleName(self.tr("Delta"))
        self.delta.setToolTip(self.tr("How far an output sees, at rung 4: a larger Δ makes a larger kernel"))
        self.bias.setAccessibleName(self.tr("Bias"))
        self.bias.setToolTip(self.tr("What is added to the chosen output; from rung 3 on to every output"))
        name_button(
            self.with_channels,
            self.tr("With channels: V[a, b, c, d]"),
            self.tr("A kernel for each pair of an input and an output channel: c·d times as many weights"),
        )
        self.channels.set_texts(
            self.tr("Channels"),
            (self.tr("Input channels c"), self.tr("Output channels d")),
            self.tr("Every output channel has weights for every input channel"),
        )
        name_button(self.buttons["again"], "", self.tr("Other random weights for every output"))
        self.restyle()
