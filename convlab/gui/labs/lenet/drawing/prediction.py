"""The prediction of the LeNet page: which weights are chosen, what they recognise, and how sure they are."""

from __future__ import annotations

from html import escape
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from convlab.core.data.data_source import CLASSES, MNIST
from convlab.gui.labs.lenet.controller import LeNetController
from convlab.gui.labs.lenet.data_words import class_texts, trained_on
from convlab.gui.labs.lenet.drawing.words import are_comparable, other_data_text, prediction_sentence
from convlab.gui.labs.lenet.predictor import Predictor
from convlab.gui.labs.lenet.runs.words import is_from_file
from convlab.gui.labs.lenet.weights_words import opened_weights_text
from convlab.gui.labs.lenet.words import architecture_description, network_description
from convlab.gui.theme import UNIT, colours_of, font
from convlab.gui.training.run import Phase
from convlab.gui.widgets.choice import Segments
from convlab.gui.widgets.panel import Panel
from convlab.gui.widgets.probability_bars import ProbabilityBars
from convlab.labs.lenet.architecture import Architecture

LONGEST_LARGE = 30  # characters of a prediction in large letters
LEAST_BUTTON = 60


class Variant(NamedTuple):
    """Another prediction than that for the digit as it is, and the one it is compared with; `names` are of both."""

    probabilities: NDArray[np.floating[Any]] | None
    reference: NDArray[np.floating[Any]] | None
    names: tuple[str, str]


class PredictionPanel(Panel):
    """What the chosen weights make of the digit, and the buttons to choose others."""

    def __init__(self, controller: LeNetController, predictor: Predictor) -> None:
        super().__init__()
        self._controller, self._predictor = controller, predictor
        self.weights = Segments(["modern", "book", "mine"])
        for button in self.weights.buttons:  # they give way, for the title to be read
            button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            button.setMinimumWidth(LEAST_BUTTON)
        self.heading.addWidget(self.weights)
        self._compact = False
        self._variant: Variant | None = None
        self.sentence = QLabel()
        self.sentence.setFont(font("title", bold=True))
        self.sentence.setWordWrap(True)
        self.bars = ProbabilityBars([str(digit) for digit in range(CLASSES)])
        self.note = wrapped_caption()
        self.legend = wrapped_caption()
        for widget, stretch in ((self.sentence, 0), (self.bars, 1), (self.legend, 0), (self.note, 0)):
            self.body.addWidget(widget, stretch)
        self.weights.chosen.connect(controller.choose_weights)
        predictor.updated.connect(self.show_prediction)
        self.retranslate()

    def set_compact(self, compact: bool) -> None:
        """In a narrow column the sentence is written smaller, and the title gives way."""
        self._compact = compact
        self._give_way()
        self._show_sentence(self.sentence.text())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_way()

    def _give_way(self) -> None:
        """No title where there is no room for all of it."""
        needed = self.title_width + self.weights.sizeHint().width() + 2 * UNIT
        self.show_title(not self._compact and self.contentsRect().width() - 3 * UNIT >= needed)

    def _show_sentence(self, text: str) -> None:
        """Large, if it has room in a line."""
        is_large = not self._compact and len(text) <= LONGEST_LARGE
        self.sentence.setFont(font("title" if is_large else "text", bold=True))
        self.sentence.setText(text)

    @Slot(object)
    def set_variant(self, variant: Variant | None) -> None:
        """Show another prediction, or that for the digit as it is."""
        if variant is not self._variant:
            self._variant = variant
            self.show_prediction()

    @property
    def _probabilities(self) -> NDArray[np.floating[Any]] | None:
        seen = self._predictor.observation
        if self._variant is not None and seen is not None:
            return self._variant.probabilities
        return seen.probabilities if seen is not None else None

    @Slot()
    def show_prediction(self) -> None:
        """What the chosen network makes of the image."""
        state, data, variant = self._controller.lab.state, self._predictor.data, self._variant
        shown, reference = self._probabilities, variant.reference if variant is not None else None
        self.bars.set_labels(class_texts(data))
        self.bars.set_truth(state.label, can_be_judged=state.label is None or are_comparable(data, state.recipe.data))
        self.bars.set_probabilities(_listed(shown), _listed(reference))
        self.legend.setText(self._legend_text())
        self.legend.setVisible(variant is not None)
        self.note.setText(self._note())
        self._show_sentence(self._sentence())

    def _sentence(self) -> str:
        state, predictor = self._controller.lab.state, self._predictor
        if self._probabilities is not None:
            prediction = int(self._probabilities.argmax())
            return prediction_sentence(predictor.data, prediction, state.recipe.data, state.label)
        if state.image is None:
            return self.tr("Nothing to predict yet")
        if predictor.problem is not None:
            return self.tr("These weights cannot be used")
        if predictor.network is not None:
            return self.tr("No finite prediction: the weights are too large")
        return self.tr("Loading the weights…")

    def _legend_text(self) -> str:
        """What the two bars of a class are of."""
        if self._variant is None:
            return ""
        colours = colours_of(self)
        signs = zip((colours.output, colours.kernel), self._variant.names, strict=True)
        return "&nbsp;&nbsp; ".join(f'<span style="color: {c.name()}">■</span> {escape(name)}' for c, name in signs)

    def _note(self) -> str:
        """What the network is, and whether it learnt other data than the image is of."""
        predictor, state = self._predictor, self._controller.lab.state
        text = self._own_note() if predictor.is_own else self._bundled_note()
        has_learnt = not predictor.is_own or self._controller.run.record.parameters is not None
        if not text or not has_learnt:
            return text
        if other := other_data_text(predictor.data, state.recipe.data, state.label):
            return f"{text}. {other}"
        return text if predictor.data == MNIST else f"{text}; {trained_on(predictor.data)}"

    def _own_note(self) -> str:
        run = self._controller.run
        architecture = run.recipe.architecture
        is_changing = run.phase is Phase.RUNNING and run.shown.checkpoint is None
        steps = None if is_changing else run.shown.step  # a figure that changes all the time helps nobody
        if is_from_file(run.record):
            return opened_weights_text(architecture_description(architecture), run.record)
        return network_description(architecture, None, steps)

    def _bundled_note(self) -> str:
        weights = self._predictor.weights
        if weights is None:
            return self._predictor.problem or ""
        _, metadata = weights
        return network_description(Architecture.from_metadata(metadata), float(metadata["test_accuracy"]), None)

    def restyle(self) -> None:
        self.show_prediction()

    def retranslate(self) -> None:
        self.set_title(self.tr("Prediction"))
        self.bars.setAccessibleName(self.tr("Probability of each class"))
        self.bars.setToolTip(
            self.tr("For a labelled image the labelled class is green; a different class that is predicted is orange")
        )
        self.weights.set_texts(
            [
                (self.tr("ReLU"), self.tr("Predict with the bundled LeNet with ReLU and max pooling")),
                (
                    self.tr("Sigmoid"),
                    self.tr("Predict with the bundled LeNet from the book: sigmoid and average pooling"),
                ),
                (self.tr("Mine"), self.tr("Predict with the weights that you train here")),
            ]
        )
        self.show_prediction()


def _listed(probabilities: NDArray[np.floating[Any]] | None) -> list[float] | None:
    return None if probabilities is None else probabilities.tolist()


def wrapped_caption() -> QLabel:
    """Small, quiet text that takes as many lines as it needs."""
    label = QLabel()
    label.setFont(font("caption"))
    label.setWordWrap(True)
    label.setForegroundRole(label.foregroundRole().PlaceholderText)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return label
