"""The prediction of the LeNet page: whose weights judge the digit, what they read, and how sure they are."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from convlab.gui.session import Session
from convlab.gui.theme import font
from convlab.gui.widgets.choice import Segments
from convlab.gui.widgets.panel import Panel
from convlab.gui.widgets.probability_bars import ProbabilityBars
from convlab.labs.lenet import CLASSES, LeNetState, Observation

LAB = "lenet"
LEAST_BUTTON = 60


class PredictionPanel(Panel):
    """It edits the chosen weights in the session; the page tells it what they make of the digit."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.weights = Segments(["modern", "book", "mine"])
        for button in self.weights.buttons:  # they give way, for the title to be read
            button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            button.setMinimumWidth(LEAST_BUTTON)
        self.heading.addWidget(self.weights)
        self.answer = QLabel()
        self.answer.setFont(font("title", bold=True))
        self.bars = ProbabilityBars([str(digit) for digit in range(CLASSES)])
        self.note = wrapped_caption()
        for widget, stretch in ((self.answer, 0), (self.bars, 1), (self.note, 0)):
            self.body.addWidget(widget, stretch)
        self.weights.chosen.connect(lambda weights: session.edit(LAB, weights=weights))
        self.retranslate()

    def set_compact(self, compact: bool) -> None:
        """In a narrow column the answer is written smaller, and the title gives way."""
        self.show_title(not compact)
        self.answer.setFont(font("text" if compact else "title", bold=True))

    def show_observation(self, state: LeNetState, seen: Observation | None, missing: str, note: str) -> None:
        """What a network makes of the digit; `missing` says why there is nothing, `note` describes the network."""
        self.bars.set_probabilities(seen.probabilities.tolist() if seen else None)
        self.note.setText(note)
        if state.image is None:
            text = self.tr("Nothing to recognise yet")
        elif seen is None:
            text = missing
        elif state.label is None:
            text = self.tr("It reads a {0}").format(seen.answer)
        elif state.label == seen.answer:
            text = self.tr("It reads a {0}: right").format(seen.answer)
        else:
            text = self.tr("It reads a {0}; the label says {1}").format(seen.answer, state.label)
        self.answer.setText(text)

    def retranslate(self) -> None:
        self.set_title(self.tr("Prediction"))
        self.bars.setAccessibleName(self.tr("Probability of each digit"))
        self.weights.set_texts(
            [
                (self.tr("Modern"), self.tr("Predict with the bundled LeNet with ReLU and max pooling")),
                (self.tr("Book's"), self.tr("Predict with the bundled LeNet of the book: sigmoid and average pooling")),
                (self.tr("Mine"), self.tr("Predict with the weights that you train here")),
            ]
        )

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()


def wrapped_caption() -> QLabel:
    """Small, quiet text that takes as many lines as it needs."""
    label = QLabel()
    label.setFont(font("caption"))
    label.setWordWrap(True)
    label.setForegroundRole(label.foregroundRole().PlaceholderText)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return label
