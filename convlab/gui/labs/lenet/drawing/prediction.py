"""The prediction of the LeNet page: whose weights judge the digit, what they read, and how sure they are."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from convlab.core.data.data_source import CLASSES, DataSource
from convlab.gui.labs.lenet.data_words import class_texts, judged
from convlab.gui.session import LabHandle
from convlab.gui.theme import UNIT, font
from convlab.gui.widgets.choice import Segments
from convlab.gui.widgets.panel import Panel
from convlab.gui.widgets.probability_bars import ProbabilityBars
from convlab.labs.lenet.state import LeNetState, Observation

LONGEST_LARGE = 30  # characters of an answer in large letters
LEAST_BUTTON = 60


class PredictionPanel(Panel):
    """It edits the chosen weights in the session; the page tells it what they make of the digit."""

    def __init__(self, lab: LabHandle[LeNetState]) -> None:
        super().__init__()
        self.weights = Segments(["modern", "book", "mine"])
        for button in self.weights.buttons:  # they give way, for the title to be read
            button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            button.setMinimumWidth(LEAST_BUTTON)
        self.heading.addWidget(self.weights)
        self._compact = False
        self.answer = QLabel()
        self.answer.setFont(font("title", bold=True))
        self.answer.setWordWrap(True)
        self.bars = ProbabilityBars([str(digit) for digit in range(CLASSES)])
        self.note = wrapped_caption()
        for widget, stretch in ((self.answer, 0), (self.bars, 1), (self.note, 0)):
            self.body.addWidget(widget, stretch)
        self.weights.chosen.connect(lambda weights: lab.edit(weights=weights))
        self.retranslate()

    def set_compact(self, compact: bool) -> None:
        """In a narrow column the answer is written smaller, and the title gives way."""
        self._compact = compact
        self._give_way()
        self._show_answer(self.answer.text())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_way()

    def _give_way(self) -> None:
        """No title where there is no room for all of it."""
        needed = self.title_width + self.weights.sizeHint().width() + 2 * UNIT
        self.show_title(not self._compact and self.contentsRect().width() - 3 * UNIT >= needed)

    def _show_answer(self, text: str) -> None:
        """Large, if it has room in a line."""
        is_large = not self._compact and len(text) <= LONGEST_LARGE
        self.answer.setFont(font("title" if is_large else "text", bold=True))
        self.answer.setText(text)

    def show_observation(
        self, state: LeNetState, seen: Observation | None, missing: str, note: str, data: DataSource
    ) -> None:
        """What a network makes of the image; `missing` says why there is nothing, `note` describes the network.

        `data` is what the network was trained on.
        """
        self.bars.set_labels(class_texts(data))
        self.bars.set_probabilities(seen.probabilities.tolist() if seen else None)
        self.note.setText(note)
        if state.image is None:
            text = self.tr("Nothing to recognise yet")
        elif seen is None:
            text = missing
        else:
            text = judged(data, seen.prediction, state.recipe.data, state.label)
        self._show_answer(text)

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


def wrapped_caption() -> QLabel:
    """Small, quiet text that takes as many lines as it needs."""
    label = QLabel()
    label.setFont(font("caption"))
    label.setWordWrap(True)
    label.setForegroundRole(label.foregroundRole().PlaceholderText)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return label
