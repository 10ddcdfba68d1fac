"""The prediction of the LeNet page: which weights are chosen, what they recognise, and how sure they are."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from convlab.core.data.data_source import CLASSES, MNIST
from convlab.gui.labs.lenet.controller import LeNetController
from convlab.gui.labs.lenet.data_words import class_texts, prediction_text, trained_on
from convlab.gui.labs.lenet.predictor import Predictor
from convlab.gui.labs.lenet.weights_words import opened_weights_text
from convlab.gui.labs.lenet.words import architecture_description, network_description
from convlab.gui.theme import UNIT, font
from convlab.gui.training.run import Phase
from convlab.gui.widgets.choice import Segments
from convlab.gui.widgets.panel import Panel
from convlab.gui.widgets.probability_bars import ProbabilityBars
from convlab.labs.lenet.architecture import Architecture

LONGEST_LARGE = 30  # characters of a prediction in large letters
LEAST_BUTTON = 60


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
        self.sentence = QLabel()
        self.sentence.setFont(font("title", bold=True))
        self.sentence.setWordWrap(True)
        self.bars = ProbabilityBars([str(digit) for digit in range(CLASSES)])
        self.note = wrapped_caption()
        for widget, stretch in ((self.sentence, 0), (self.bars, 1), (self.note, 0)):
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

    @Slot()
    def show_prediction(self) -> None:
        """What the chosen network makes of the image."""
        seen = self._predictor.observation
        self.bars.set_labels(class_texts(self._predictor.data))
        self.bars.set_probabilities(seen.probabilities.tolist() if seen else None)
        self.note.setText(self._note())
        self._show_sentence(self._sentence())

    def _sentence(self) -> str:
        state, predictor = self._controller.lab.state, self._predictor
        if predictor.observation is not None:
            return prediction_text(predictor.data, predictor.observation.prediction, state.recipe.data, state.label)
        if state.image is None:
            return self.tr("Nothing to recognise yet")
        if predictor.problem is not None:
            return self.tr("These weights cannot be used")
        if predictor.network is not None:
            return self.tr("No finite answer: the weights are too large")
        return self.tr("Loading the weights…")

    def _note(self) -> str:
        """What the network is; where it is not about MNIST alone, also what it was trained on."""
        predictor, state = self._predictor, self._controller.lab.state
        text = self._own_note() if predictor.is_own else self._bundled_note()
        has_learnt = not predictor.is_own or self._controller.run.record.parameters is not None
        if not text or not has_learnt or {predictor.data, state.recipe.data} == {MNIST}:
            return text
        return f"{text}; {trained_on(predictor.data)}"

    def _own_note(self) -> str:
        run = self._controller.run
        architecture = run.recipe.architecture
        is_changing = run.phase is Phase.RUNNING and run.shown.checkpoint is None
        steps = None if is_changing else run.shown.step  # a figure that changes all the time helps nobody
        if run.record.name and not steps:
            return opened_weights_text(architecture_description(architecture), run.record)
        return network_description(architecture, None, steps)

    def _bundled_note(self) -> str:
        weights = self._predictor.weights
        if weights is None:
            return self._predictor.problem or ""
        _, metadata = weights
        return network_description(Architecture.from_metadata(metadata), float(metadata["test_accuracy"]), None)

    def retranslate(self) -> None:
        self.set_title(self.tr("Prediction"))
        self.bars.setAccessibleName(self.tr("Probability of each class"))
        self.weights.set_texts(
            [
                (self.tr("Modern"), self.tr("Predict with the bundled LeNet with ReLU and max pooling")),
                (self.tr("Book's"), self.tr("Predict with the bundled LeNet of the book: sigmoid and average pooling")),
                (self.tr("Mine"), self.tr("Predict with the weights that you train here")),
            ]
        )
        self.show_prediction()


def wrapped_caption() -> QLabel:
    """Small, quiet text that takes as many lines as it needs."""
    label = QLabel()
    label.setFont(font("caption"))
    label.setWordWrap(True)
    label.setForegroundRole(label.foregroundRole().PlaceholderText)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return label
