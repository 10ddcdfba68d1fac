"""What came of an evaluation in a line, and below it a hint, or how far the evaluation is."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QWidget

from convlab.gui.labs.lenet.errors.evaluations import Evaluations
from convlab.gui.labs.lenet.errors.words import summary
from convlab.gui.theme import font
from convlab.gui.widgets.buttons import name_button
from convlab.gui.widgets.language_and_theme import LanguageAndTheme
from convlab.gui.widgets.layouts import in_column, in_row
from convlab.gui.widgets.section import caption
from convlab.gui.work.single_shot import SingleShot

PATIENCE_MILLISECONDS = 300  # of the user, before progress is shown


class EvaluationSummary(LanguageAndTheme, QWidget):
    """It can cancel an evaluation; `retry_requested` asks for it again."""

    retry_requested = Signal()

    def __init__(self, evaluations: Evaluations) -> None:
        super().__init__()
        self._evaluations = evaluations
        self._hint = self._obstacle = ""
        self.total, self.note = QLabel(), caption()
        self.total.setFont(font("text", bold=True))
        self.total.setWordWrap(True)
        self.progress, self.cancel_button, self.retry_button = QProgressBar(), QPushButton(), QPushButton()
        self.progress.setMaximumHeight(12)
        self.progress.setTextVisible(False)
        self.progress.setMaximumWidth(160)
        self.note.setMinimumHeight(self.cancel_button.sizeHint().height())  # nothing jumps when the buttons come
        below = in_row((self.note, 1), self.progress, self.cancel_button, self.retry_button)
        in_column(self.total, below, parent=self)
        self._patience = SingleShot(self, PATIENCE_MILLISECONDS, self._refresh)
        self.cancel_button.clicked.connect(evaluations.cancel)
        self.retry_button.clicked.connect(self.retry_requested)
        evaluations.worker.progressed.connect(self._show_progress)
        self.retranslate()

    def start_waiting(self) -> None:
        """From now on the user waits for the evaluation, if one goes on."""
        if self._evaluations.worker.is_busy and not self._patience.isActive():
            self.progress.setValue(0)
            self._patience.start()

    def show_hint(self, hint: str) -> None:
        """Show the present evaluation, with a hint if nothing else is to be said about it."""
        self._hint = hint
        self._refresh()

    def show_obstacle(self, text: str) -> None:
        """Why there is no evaluation; "" if nothing stands in its way."""
        self._obstacle = text
        self._refresh()

    @Slot(float)
    def _show_progress(self, share: float) -> None:
        self.progress.setValue(round(share * 100))

    @Slot()
    def _refresh(self) -> None:
        is_long = self._evaluations.worker.is_busy and not self._patience.isActive()
        self.progress.setVisible(is_long)
        self.cancel_button.setVisible(is_long)
        self.retry_button.setVisible(self._evaluations.is_cancelled)
        self.total.setText(self._total_text())
        self.note.setText(self._note_text(is_long=is_long))

    def _total_text(self) -> str:
        known = self._evaluations
        if self._obstacle:
            return self._obstacle
        if known.evaluation is not None and not known.is_outdated:
            return summary(known.evaluation)
        if known.problem is not None:
            return self._problem_text(known.problem)
        if known.is_cancelled:
            return self.tr("Not evaluated")
        if known.requested_step is not None:
            return self.tr("Evaluating on the test set…")
        return self.tr("There is no test set, or no network, to evaluate.")

    def _problem_text(self, problem: Exception) -> str:
        if isinstance(problem, ArithmeticError):
            return self.tr("No finite prediction: the weights are too large")
        return self.tr("These images do not fit the network.")

    def _note_text(self, *, is_long: bool) -> str:
        known = self._evaluations
        if known.is_cancelled:
            return self.tr("Cancelled.")
        if known.evaluation is None:
            return ""
        if known.worker.is_busy:
            return self.tr("Evaluating on the test set…") if is_long else self.note.text()
        if known.training_step is not None:
            return self.tr("In training: as of step {0}, updated after each epoch.").format(known.training_step)
        return self._hint

    def retranslate(self) -> None:
        self.progress.setAccessibleName(self.tr("Share of the test set evaluated so far"))
        name_button(self.cancel_button, self.tr("Cancel"), self.tr("Stop the evaluation; the figures stay as they are"))
        name_button(self.retry_button, self.tr("Evaluate"), self.tr("Run all test images through the network"))
        self._refresh()
