"""What a file of weights does not say, and its shapes cannot: activation, pooling, and what it was trained on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QWidget

from convlab.core import predict
from convlab.core.data.data_source import DataSource
from convlab.core.data.datasets import Dataset
from convlab.core.nn.layers import Activation, Pooling
from convlab.files.weights import WeightsFile
from convlab.gui.labs.lenet.weights_words import shape_text, tried_text
from convlab.gui.labs.lenet.words import activation_name, pooling_name
from convlab.gui.theme import UNIT, font
from convlab.gui.widgets.choice import Choice, name_field
from convlab.gui.widgets.layouts import in_column
from convlab.labs.lenet.architecture import Architecture

TRIED = 500  # images of the test set: they take some milliseconds
ACTIVATIONS: tuple[Activation, ...] = ("sigmoid", "relu", "tanh")
POOLINGS: tuple[Pooling, ...] = ("average", "max")


class WeightsQuestion(QDialog):
    """Shows with each choice how many of some test images the network gets right, so that nobody has to guess.

    `answered` carries the network with its plan, and the data set.
    """

    answered = Signal(object, object, object)

    def __init__(
        self, name: str, file: WeightsFile, data: Sequence[DataSource], dataset: Dataset | None, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._file, self._dataset = file, dataset
        self.setWindowTitle(self.tr("Open weights"))
        says = QLabel(shape_text(name, file.plans[0]))
        says.setWordWrap(True)
        says.setMinimumWidth(UNIT * 48)
        self.activation, self.pooling = Choice(ACTIVATIONS, self), Choice(POOLINGS, self)
        self.activation.set_texts([activation_name(each) for each in ACTIVATIONS])
        self.pooling.set_texts([pooling_name(each) for each in POOLINGS])
        self.plan, self.data = Choice(file.plans, self), Choice(data, self)
        for choice in (self.pooling, self.plan, self.data):
            choice.hide()  # unless there is something to choose
        self.plan.set_texts([str(_padding(plan)) for plan in file.plans])
        self.data.set_texts([source.name for source in data])
        self.tried = QLabel()
        self.tried.setFont(font("text", bold=True))
        self.tried.setWordWrap(True)
        self._form = QFormLayout()
        self._add(self.activation, self.tr("Activation"), self.tr("The function after each layer but the last"))
        if not file.plans[0].is_mlp:
            self._add(self.pooling, self.tr("Pooling"), self.tr("What each 2 × 2 pooling layer takes from its window"))
        if len(file.plans) > 1:
            self._add(self.plan, self.tr("Padding, per side"), self.tr("Of the first convolution; several would fit"))
        if len(data) > 1:
            self._add(self.data, self.tr("Trained on"), self.tr("Whose ten classes the outputs stand for"))
        roles = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(roles.Open | roles.Cancel)
        self.buttons.accepted.connect(self._accept)
        self.buttons.rejected.connect(self.reject)
        layout = in_column(says, self._form, self.tried, self.buttons, parent=self)
        layout.setContentsMargins(2 * UNIT, 2 * UNIT, 2 * UNIT, 2 * UNIT)
        layout.setSpacing(2 * UNIT)
        self.activation.set_value("relu")
        self.pooling.set_value("max")
        self._try()

    def _add(self, choice: Choice, text: str, tip: str) -> None:
        label = QLabel()
        label.setBuddy(choice)
        name_field(choice, label, text, tip)
        self._form.addRow(label, choice)
        choice.show()
        choice.chosen.connect(self._try)

    @property
    def _plan(self) -> Architecture:
        plan: Architecture = replace(self.plan.value, activation=self.activation.value, pooling=self.pooling.value)
        return plan

    @Slot()
    def _try(self) -> None:
        """The network that is chosen, on the first images of the test set."""
        dataset, correct = self._dataset, None
        if dataset is not None and dataset.source == self.data.value:
            images, labels = dataset.test.images[:TRIED], dataset.test.labels[:TRIED]
            with np.errstate(over="ignore", invalid="ignore"):
                predictions = predict(self._file.network(self._plan), images).argmax(axis=1)
            correct = int((predictions == labels).sum()), len(labels)
        self.tried.setText(tried_text(self.data.value.name, correct))

    def _accept(self) -> None:
        self.answered.emit(self._plan, self._file.network(self._plan), self.data.value)
        self.accept()


def _padding(plan: Architecture) -> int:
    return plan.convolutions[0].padding if plan.convolutions else 0
