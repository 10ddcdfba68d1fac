"""The sentence below the LeNet page's curves, about the weights that are shown."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLabel, QSizePolicy

from convlab.gui.labs.lenet.training.insight import describe_insight
from convlab.gui.theme import font
from convlab.gui.training.run import TrainingRun
from convlab.gui.widgets.language_and_theme import LanguageAndTheme
from convlab.gui.work.single_shot import SingleShot
from convlab.gui.work.worker import Worker
from convlab.labs.lenet.training.insight import SAMPLE, Insight, look_inside

REST_MILLISECONDS = 25  # from one look inside to the next, when a drag goes through many
INSIGHT_MILLISECONDS = 1000  # between two looks inside while training goes on
LOOK_MILLISECONDS = 60  # after a phase has changed


class InsightText(LanguageAndTheme, QLabel):
    """It follows the run by itself. What there is to say is worked out in another thread."""

    def __init__(self, run: TrainingRun) -> None:
        super().__init__()
        self._run = run
        self.setWordWrap(True)
        self.setFont(font("caption"))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setMinimumHeight(2 * self.fontMetrics().lineSpacing())
        self._training_timer = SingleShot(self, INSIGHT_MILLISECONDS, self.update_text)
        self._worker = Worker(self, rest=REST_MILLISECONDS)
        self._worker.finished.connect(self._show)
        run.progressed.connect(self._update_soon)
        run.phase_changed.connect(self._update_soon)
        run.shown.changed.connect(self.update_text)  # the worker drops what a drag leaves behind

    @Slot()
    def _update_soon(self) -> None:
        if self._run.shown.checkpoint is None and not self._training_timer.isActive():
            self._training_timer.start(INSIGHT_MILLISECONDS if self._run.is_active else LOOK_MILLISECONDS)

    @Slot()
    def update_text(self) -> None:
        """Look inside the shown network, and say what was found."""
        run = self._run
        if run.dataset is None or run.dataset.source != run.recipe.data or run.log.last is None:
            self.setText(
                self.tr("Train, and this line says what the activations output and how far the gradients reach.")
            )
            return
        network, step, examples = run.shown.network.copy(), run.shown.step, run.dataset.train
        images, labels = examples.images[:SAMPLE], examples.labels[:SAMPLE]
        self._worker.submit(lambda: (look_inside(network, images, labels), step))

    @Slot(object)
    def _show(self, found: tuple[Insight | None, int]) -> None:
        insight, step = found
        is_shown = self._run.shown.checkpoint is None or step == self._run.shown.step
        if self._run.log.last is not None and is_shown:
            self.setText(describe_insight(insight, step))

    def retranslate(self) -> None:
        self.update_text()

    def shut_down(self) -> None:
        """End what runs in another thread."""
        self._worker.shut_down()
