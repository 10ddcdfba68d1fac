"""Training in one line, for when the training panel is folded: start, pause, and how far it is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QWidget

from convlab.gui.icons import accented_icons
from convlab.gui.labs.lenet.controller import LeNetController
from convlab.gui.labs.lenet.training.panel import FIGURES_MILLISECONDS, TrainingPanel
from convlab.gui.theme import font
from convlab.gui.training.run import Phase
from convlab.gui.widgets.buttons import AccentButton, name_button
from convlab.gui.widgets.language_and_theme import LanguageAndTheme
from convlab.gui.widgets.layouts import in_row
from convlab.gui.work.single_shot import SingleShot
from convlab.labs.common.numbers import fixed_number, grouped, percent


class TrainingStrip(LanguageAndTheme, QWidget):
    """A second start button, which does what the panel's does, beside the step, the loss and the accuracy."""

    def __init__(self, training: TrainingPanel, controller: LeNetController) -> None:
        super().__init__()
        self._training, self._run = training, controller.run
        self.start_button, self.figures = AccentButton(), _Figures()
        in_row(self.figures, self.start_button, parent=self)
        self._soon = SingleShot(self, FIGURES_MILLISECONDS, self._show_figures)
        self.start_button.clicked.connect(controller.start_or_pause)
        self._run.progressed.connect(self._show_figures_soon)
        self._run.shown.changed.connect(self._show_figures_soon)
        training.start_button_changed.connect(self._show_start_button)
        self._show_start_button()

    @Slot()
    def _show_figures_soon(self) -> None:
        if self.isVisible():
            self._soon.start_if_idle()

    @Slot()
    def _show_figures(self) -> None:
        now = self._run.log.at(self._run.shown.step)
        parts = []
        if now.loss is not None:
            parts = [
                self.tr("step {0}").format(grouped(now.step)),
                self.tr("mean loss {0}").format(fixed_number(now.loss, 3)),
            ]
        if now.test_accuracy is not None:
            parts.append(self.tr("test accuracy {0}").format(percent(now.test_accuracy, 1)))
        self.figures.set_parts(parts)

    @Slot()
    def _show_start_button(self) -> None:
        """Look like the panel's button."""
        own = self._training.start_button
        name_button(self.start_button, own.text(), own.toolTip())
        self.start_button.setEnabled(own.isEnabled())
        self.start_button.set_icons(*accented_icons("pause" if self._run.phase is Phase.RUNNING else "play", self))
        self._show_figures()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show_figures()

    def retranslate(self) -> None:
        self._show_figures()

    def restyle(self) -> None:
        self._show_start_button()


class _Figures(QLabel):
    """As many figures as there is room for, of the last ones: those are what a run is about."""

    def __init__(self) -> None:
        super().__init__()
        self.setFont(font("caption"))
        self._parts: Sequence[str] = ()

    def set_parts(self, parts: Sequence[str]) -> None:
        self._parts = parts
        self.updateGeometry()
        self._show()

    def _show(self) -> None:
        self.setText(next((text for text in self._choices if self._width(text) <= self.width()), ""))

    @property
    def _choices(self) -> list[str]:
        return ["  ".join(self._parts[first:]) for first in range(len(self._parts))]

    def _width(self, text: str) -> int:
        return self.fontMetrics().horizontalAdvance(text) + 2

    def sizeHint(self) -> QSize:
        return QSize(self._width("  ".join(self._parts)), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._width(self._parts[-1]) if self._parts else 0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show()
