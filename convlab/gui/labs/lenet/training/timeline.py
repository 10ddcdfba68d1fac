"""The LeNet page's way back in time: which step of the run is shown, and a branch from there."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from convlab.gui.icons import icon
from convlab.gui.labs.lenet.controller import LeNetController
from convlab.gui.theme import UNIT, font
from convlab.gui.widgets.buttons import name_button
from convlab.gui.widgets.language_and_theme import LanguageAndTheme
from convlab.gui.widgets.layouts import in_row
from convlab.gui.work.single_shot import SingleShot
from convlab.labs.common.numbers import grouped

SOON_MILLISECONDS = 200  # between two changes of the text while training goes on


class TimeBar(LanguageAndTheme, QWidget):
    """One checkpoint back, one on, back to the present, and a branch from here."""

    def __init__(self, controller: LeNetController) -> None:
        super().__init__()
        self._run = run = controller.run
        self.back_button, self.on_button = QPushButton(), QPushButton()
        self.present_button, self.branch_button = QPushButton(), QPushButton()
        self.text = QLabel()
        self.text.setFont(font("caption"))
        buttons = self.back_button, self.on_button, self.present_button, self.branch_button
        in_row(self.text, *buttons, spacing=UNIT // 2, parent=self)
        self.back_button.clicked.connect(lambda: controller.look_further(-1))
        self.on_button.clicked.connect(lambda: controller.look_further(1))
        self.present_button.clicked.connect(controller.look_at_present)
        self.branch_button.clicked.connect(controller.branch)
        self._soon = SingleShot(self, SOON_MILLISECONDS, self.show_step)
        run.progressed.connect(self._soon.start_if_idle)
        run.shown.changed.connect(self.show_step)
        run.phase_changed.connect(self.show_step)
        self.retranslate()

    @Slot()
    def show_step(self) -> None:
        run, last = self._run, self._run.log.last
        has_past = bool(run.record.history.states) and last is not None
        self.back_button.setEnabled(has_past and run.shown.step > 0)
        self.on_button.setEnabled(run.shown.checkpoint is not None)
        self.present_button.setEnabled(run.shown.checkpoint is not None)
        self.branch_button.setEnabled(run.can_branch)
        if last is None:
            self.text.setText("")
        else:
            self.text.setText(self.tr("step {0} of {1}").format(grouped(run.shown.step), grouped(last.steps)))

    def retranslate(self) -> None:
        name_button(self.back_button, "", self.tr("The previous checkpoint (←)"))
        name_button(self.on_button, "", self.tr("The next checkpoint (→)"))
        name_button(self.present_button, self.tr("Latest"), self.tr("Back to the newest weights of this run"))
        tip = self.tr("Continue training from the weights shown, as a new run: this one stays as it is")
        name_button(self.branch_button, self.tr("Continue from here"), tip)
        self.restyle()
        self.show_step()

    def restyle(self) -> None:
        self.back_button.setIcon(icon("previous", self))
        self.on_button.setIcon(icon("next", self))
        self.present_button.setIcon(icon("last", self))
        self.branch_button.setIcon(icon("play", self))
