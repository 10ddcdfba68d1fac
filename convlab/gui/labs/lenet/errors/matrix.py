"""The confusion matrix of the chosen network on the test set, with a summary above it."""

from __future__ import annotations

from collections.abc import Sequence

from convlab.gui.labs.lenet.errors.summary import EvaluationSummary
from convlab.gui.labs.lenet.errors.words import confusion_of, empty_confusion, figure_text
from convlab.gui.widgets.choice import Segments
from convlab.gui.widgets.confusion_table import ConfusionTable
from convlab.gui.widgets.panel import Panel
from convlab.gui.widgets.strength_bar import StrengthBar
from convlab.labs.lenet.errors import CONFUSION_FIGURES, ConfusionFigures, Evaluation


class ConfusionPanel(Panel):
    """Counts or shares, as `figures` says; the strongest colour is the most frequent error's."""

    def __init__(self, summary: EvaluationSummary) -> None:
        super().__init__()
        self.figures, self.strength, self.table = Segments(CONFUSION_FIGURES), StrengthBar(), ConfusionTable()
        self.heading.addWidget(self.strength)
        self.heading.addWidget(self.figures)
        self.body.addWidget(summary)
        self.body.addWidget(self.table, 1)
        self.retranslate()

    def show_evaluation(self, evaluation: Evaluation | None, figures: ConfusionFigures, names: Sequence[str]) -> None:
        """`names` are those of the classes."""
        self.figures.set_value(figures)
        self.strength.setVisible(evaluation is not None)
        if evaluation is None:
            self.table.set_confusion(empty_confusion(names))
            self.strength.set_most("")
        else:
            self.table.set_confusion(confusion_of(evaluation, figures, names))
            self.strength.set_most(_most_frequent(evaluation, figures))

    def retranslate(self) -> None:
        self.set_title(self.tr("Confusion matrix"))
        self.figures.set_texts(
            [
                (self.tr("Counts"), self.tr("Show the number of test images in each cell")),
                (self.tr("Shares"), self.tr("Show each cell as a share of its row, in %")),
            ]
        )
        self.strength.setToolTip(self.tr("The colour of errors: the strongest marks the most frequent one"))
        self.table.setAccessibleName(self.tr("Confusion matrix"))


def _most_frequent(evaluation: Evaluation, figures: ConfusionFigures) -> str:
    """The number of the most frequent error."""
    places = evaluation.most_frequent_errors(figures)
    if not places:
        return "0"
    text = figure_text(evaluation, figures, *places[0])
    return text if figures == "counts" else f"{text}%"
