"""The controls beside the chain: the input and its label, what the network is made of, and the updates."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QSizePolicy

from convlab.gui.labs.learning.chain.loss_plot import LossPlot
from convlab.gui.labs.learning.chain.words import class_names
from convlab.gui.labs.matrix.parts import name_control
from convlab.gui.labs.matrix.sections import MatrixControls, MatrixSection
from convlab.gui.labs.matrix.states import UNNAMED_INPUT
from convlab.gui.theme import font
from convlab.gui.widgets.buttons import AccentButton, name_button
from convlab.gui.widgets.choice import Choice, Segments, name_field, set_quietly
from convlab.gui.widgets.number_box import DecimalBox, beyond
from convlab.labs.common import inputs
from convlab.labs.common.arrays import frozen
from convlab.labs.common.numbers import format_number
from convlab.labs.learning.chain.passes import ACTIVATIONS, CLASSES, POOLINGS
from convlab.labs.learning.chain.start import DRAWINGS
from convlab.labs.learning.chain.state import LARGEST_RATE, LEAST_RATE, ChainState

SHIFTS = {"left": (0, -1), "right": (0, 1), "up": (-1, 0), "down": (1, 0)}
MANY = 10  # updates by one press


class DrawingSection(MatrixSection):
    """The input and the class that it has. `drawing_chosen` carries the name of a drawing."""

    drawing_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._state: ChainState
        self.choice, self.label = Choice(list(DRAWINGS)), Segments(range(CLASSES))
        self.choice.chosen.connect(self.drawing_chosen)
        self.label.chosen.connect(lambda label: self.edited.emit({"label": label, "scene": None}, None))
        self._label_name = QLabel()
        self.add_again(lambda: self.drawing_chosen.emit("random"))
        self.grid.addWidget(self.choice, 0, 0, 1, 4)
        self.grid.addWidget(self._label_name, 1, 0)
        self.grid.addWidget(self.label, 1, 1, 1, 3)
        menu = self.edit
        menu.add("copy", self.copy_requested.emit, drawn="copy", told_key="Ctrl+C")
        menu.add("paste", self.paste_requested.emit, drawn="paste", told_key="Ctrl+V")
        menu.separate()
        for name, (rows, columns) in SHIFTS.items():
            key = f"Ctrl+{name.capitalize()}"
            menu.add(name, partial(self._shift, rows, columns), drawn=name, key=key)
        menu.separate()
        menu.add("invert", lambda: self._put(inputs.inverted(self._state.input, 1.0)), drawn="invert", key="Ctrl+I")
        menu.add("clear", lambda: self._put(inputs.filled(self._state.input, 0.0)), drawn="clear", key="Ctrl+Delete")
        self.retranslate()

    def _shift(self, rows: int, columns: int) -> None:
        self._put(inputs.shifted(self._state.input, rows, columns))

    def _put(self, values: inputs.Image) -> None:
        self.edited.emit({"input": frozen(values), **UNNAMED_INPUT}, None)

    def show_state(self, state: ChainState) -> None:
        self._state = state
        self.choice.set_value(state.input_name)
        self.label.set_value(state.label)

    def retranslate(self) -> None:
        self.set_title(self.tr("Input"))
        self.choice.set_texts(
            [
                self.tr("Upright bar"),
                self.tr("Lying bar"),
                self.tr("Diagonal"),
                self.tr("Cross"),
                self.tr("Random zeros and ones"),
            ]
        )
        self.choice.setPlaceholderText(self.tr("your own"))
        name_control(self.choice, self.tr("Input"), self.tr("The 6 × 6 image that the chain begins with"))
        name_button(self.buttons["again"], "", self.tr("Other random zeros and ones"))
        self._label_name.setText(self.tr("Class"))
        tips = self.tr("The class that this input has: the loss is −ln of its probability")
        self.label.set_texts([(f"{index} {name}", tips) for index, name in enumerate(class_names())])
        self.edit.set_texts(
            [
                ("copy", self.tr("Copy"), self.tr("Copy the input as a matrix")),
                ("paste", self.tr("Paste"), self.tr("Paste a 6 × 6 matrix as the input")),
                ("left", self.tr("Move left"), self.tr("Move the content one column to the left")),
                ("right", self.tr("Move right"), self.tr("Move the content one column to the right")),
                ("up", self.tr("Move up"), self.tr("Move the content one row up")),
                ("down", self.tr("Move down"), self.tr("Move the content one row down")),
                ("invert", self.tr("Invert"), self.tr("Swap black and white")),
                ("clear", self.tr("Clear"), self.tr("Set every cell to 0")),
            ]
        )
        self.restyle()


class NetworkSection(MatrixSection):
    """Activation and pooling; `another_requested` asks for other random parameters."""

    another_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.activation, self.pooling = Segments(ACTIVATIONS), Segments(POOLINGS)
        self.activation.chosen.connect(lambda name: self.edited.emit({"activation": name, "scene": None}, None))
        self.pooling.chosen.connect(lambda name: self.edited.emit({"pooling": name, "scene": None}, None))
        self.add_again(self.another_requested.emit)
        self._labels = QLabel(), QLabel()
        for row, (label, field) in enumerate(zip(self._labels, (self.activation, self.pooling), strict=True)):
            self.grid.addWidget(label, row, 0)
            self.grid.addWidget(field, row, 1, 1, 3)
        self.edit.add("copy", self.copy_requested.emit, drawn="copy")
        self.edit.add("paste", self.paste_requested.emit, drawn="paste")
        self.retranslate()

    def show_state(self, state: ChainState) -> None:
        self.activation.set_value(state.activation)
        self.pooling.set_value(state.pooling)

    def retranslate(self) -> None:
        self.set_title(self.tr("Network"))
        name_button(self.buttons["again"], "", self.tr("Other random weights; the biases become 0"))
        for label, text in zip(self._labels, (self.tr("Activation"), self.tr("Pooling")), strict=True):
            label.setText(text)
        self.activation.set_texts(
            [
                ("ReLU", self.tr("max(0, z): its slope is 1 above 0, and 0 elsewhere")),
                ("Sigmoid", self.tr("1/(1 + e^−z): its slope is at most ¼")),
            ]
        )
        self.pooling.set_texts(
            [
                (self.tr("Max"), self.tr("The largest of each window: it alone gets the gradient")),
                (self.tr("Average"), self.tr("The mean of each window: each cell gets a quarter of the gradient")),
            ]
        )
        self.edit.set_texts(
            [
                ("copy", self.tr("Copy the kernel"), self.tr("Copy the kernel as a matrix")),
                ("paste", self.tr("Paste a kernel"), self.tr("Paste a 3 × 3 matrix as the kernel")),
            ]
        )
        self.restyle()


class UpdateSection(MatrixSection):
    """The learning rate, the updates, and what they do to the loss. `update_requested` carries how many."""

    update_requested = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.rate, self._rate_label = DecimalBox(LEAST_RATE, LARGEST_RATE), QLabel()
        self.rate.setSingleStep(0.05)
        self.rate.why = self._why_not
        self.rate.valueChanged.connect(lambda rate: self.edited.emit({"rate": rate, "scene": None}, "rate"))
        self._rate_label.setBuddy(self.rate)
        self.grid.addWidget(self._rate_label, 0, 0)
        self.grid.addWidget(self.rate, 0, 1, 1, 3)
        self.result = QLabel()
        self.result.setFont(font("text"))
        self.result.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)  # numbers lay nothing out anew
        self.plot = LossPlot()
        row = self.row()
        self.once, self.often = AccentButton(), AccentButton()
        for button, count in ((self.once, 1), (self.often, MANY)):
            button.clicked.connect(partial(self.update_requested.emit, count))
            row.addWidget(button, 1)
        self.often.setCheckable(False)
        self.body.addWidget(self.result)
        self.body.addWidget(self.plot)
        self.retranslate()

    def _why_not(self, rate: float) -> str:
        if rate <= 0:
            return self.tr("A learning rate must be above 0: otherwise nothing moves downhill.")
        if rate > LARGEST_RATE:
            text = self.tr("At most {0} is possible here: with {1} the parameters would fly off at the first update.")
            return text.format(format_number(LARGEST_RATE), format_number(rate))
        return beyond(rate, LEAST_RATE, LARGEST_RATE)

    def show_state(self, state: ChainState) -> None:
        set_quietly(self.rate, state.rate)
        loss = format_number(state.loss)
        if state.next_loss is None:
            text = self.tr("Loss {0}; parameters too large to update")
            self.result.setText(text.format(loss))
        else:
            text = self.tr("Loss {0}, after an update {1}")
            self.result.setText(text.format(loss, format_number(state.next_loss)))
        for button in (self.once, self.often):
            button.setEnabled(state.next_loss is not None)
        self.plot.show_losses(state.curve, state.next_loss, state.updates)

    def retranslate(self) -> None:
        self.set_title(self.tr("Update"))
        tip = self.tr("How far an update goes against the gradient: θ ← θ − η·∂L/∂θ")
        name_field(self.rate, self._rate_label, self.tr("Learning rate η"), tip)
        name_button(self.once, self.tr("Update"), self.tr("Take one step of gradient descent with all parameters"))
        name_button(
            self.often, self.tr("10 updates"), self.tr("Take ten steps of gradient descent, one after the other")
        )
        self.plot.setToolTip(
            self.tr("The loss from update to update since the chain was last edited; hollow: the next one")
        )
        self.plot.setAccessibleName(self.tr("Loss from update to update"))


class ChainControls(MatrixControls):
    def __init__(self) -> None:
        self.input, self.network, self.update_section = DrawingSection(), NetworkSection(), UpdateSection()
        super().__init__(self.input, self.network, self.update_section)

    def show_state(self, state: ChainState) -> None:
        for section in (self.input, self.network, self.update_section):
            section.show_state(state)
