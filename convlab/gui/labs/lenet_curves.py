"""The curves of the LeNet page's training run."""

from __future__ import annotations

import math
from typing import Any

from PySide6.QtCore import QEvent, QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from convlab.gui.theme import UNIT
from convlab.gui.training_run import TrainingRun
from convlab.gui.widgets.panel import Panel

CURVES_MILLISECONDS = 400  # between two drawings of the curves


class CurvesPanel(Panel):
    """The loss of every step and the accuracies of every epoch. The plots come when pyqtgraph has been loaded."""

    def __init__(self, run: TrainingRun, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._run = run
        self._loss: Any = None
        self._accuracy: Any = None
        self._row = QHBoxLayout()
        self._row.setSpacing(UNIT * 2)
        self.body.addLayout(self._row, 1)
        self.setMinimumHeight(120)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(CURVES_MILLISECONDS)
        self._timer.timeout.connect(self.show_now)
        self.retranslate()

    @property
    def is_ready(self) -> bool:
        return self._loss is not None

    @Slot()
    def make_plots(self) -> None:
        from convlab.gui.widgets.curves import CurvePlot  # loads pyqtgraph, which must not delay the window

        self._loss = CurvePlot(("raw", "kernel"))
        self._accuracy = CurvePlot(("window", "output"), symbols=True)
        self._row.addWidget(self._loss, 1)
        self._row.addWidget(self._accuracy, 1)
        self.retranslate()
        self.show_now()

    @Slot()
    def show_soon(self) -> None:
        """Draw the new figures, together with others that come shortly after."""
        if not self._timer.isActive():
            self._timer.start()

    @Slot()
    def show_now(self) -> None:
        if not self.is_ready:
            return
        log = self._run.log
        length = log.last.epoch if log.last else 1.0
        self._loss.set_curves(*log.losses(), length=length)
        self._accuracy.set_curves(*log.accuracies(), length=max(1.0, math.ceil(length)))
        self._accuracy.set_y_range(log.accuracy_floor, 1.0)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        self.set_title(self.tr("How training goes, epoch by epoch"))
        if self.is_ready:
            self._loss.set_titles(self.tr("loss"), (self.tr("each step"), self.tr("running mean")))
            self._accuracy.set_titles(self.tr("accuracy"), (self.tr("training set"), self.tr("test set")))
