"""The LeNet page's way back in time: which step of the run is shown, and going on from there."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from convlab.gui.icons import icon
from convlab.gui.session import LabHandle
from convlab.gui.theme import UNIT, font
from convlab.gui.training.run import TrainingRun
from convlab.gui.widgets.buttons import name_button
from convlab.gui.widgets.language_and_theme import LanguageAndTheme
from convlab.gui.work.single_shot import SingleShot
from convlab.labs.common.numbers import grouped
from convlab.labs.lenet.state import LeNetState

SOON_MILLISECONDS = 200  # between two changes of the text while training goes on


class TimeBar(LanguageAndTheme, QWidget):
    """One kept step back, on, back to the present, and a branch from here."""

    def __init__(self, lab: LabHandle[LeNetState], run: TrainingRun) -> None:
        super().__init__()
        self.lab, self._run = lab, run
        self.back_button, self.on_button = QPushButton(), QPushButton()
        self.present_button, self.branch_button = QPushButton(), QPushButton()
        self.text = QLabel()
        self.text.setFont(font("caption"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(UNIT // 2)
        for widget in (self.text, self.back_button, self.on_button, self.present_button, self.branch_button):
            row.addWidget(widget)
        self.back_button.clicked.connect(lambda: run.look_further(-1))
        self.on_button.clicked.connect(lambda: run.look_further(1))
        self.present_button.clicked.connect(run.look_at_present)
        self.branch_button.clicked.connect(self.go_on_from_here)
        self._soon = SingleShot(self, SOON_MILLISECONDS, self.show_moment)
        run.progressed.connect(self._soon.start_if_idle)
        run.moment_changed.connect(self.show_moment)
        run.phase_changed.connect(self.show_moment)
        self.retranslate()

    @Slot()
    def go_on_from_here(self) -> None:
        """Train on from the moment that is shown, with the learning rate, momentum and epochs of the form."""
        state: LeNetState = self.lab.state
        self._run.go_on_from_here(state.recipe.tuning)
        self.lab.edit(weights="mine", recipe=self._run.recipe)

    @Slot()
    def show_moment(self) -> None:
        run, last = self._run, self._run.log.last
        has_past = bool(run.record.history.states) and last is not None
        for button, works in (
            (self.back_button, has_past and run.shown_step > 0),
            (self.on_button, run.moment is not None),
            (self.present_button, run.moment is not None),
            (self.branch_button, run.can_go_on_from_here),
        ):
            button.setEnabled(works)
        if last is None:
            self.text.setText("")
        else:
            self.text.setText(self.tr("step {0} of {1}").format(grouped(run.shown_step), grouped(last.steps)))

    def retranslate(self) -> None:
        for button, text, tip in (
            (self.back_button, "", self.tr("The weights that were kept before these (←)")),
            (self.on_button, "", self.tr("The weights that were kept after these (→)")),
            (self.present_button, self.tr("Present"), self.tr("Back to the newest weights of this run")),
            (
                self.branch_button,
                self.tr("Continue from here"),
                self.tr("Train on from the weights that are shown, as a run of its own: this one stays as it is"),
            ),
        ):
            name_button(button, text, tip)
        self.restyle()
        self.show_moment()

    def restyle(self) -> None:
        for button, name in (
            (self.back_button, "previous"),
            (self.on_button, "next"),
            (self.present_button, "last"),
            (self.branch_button, "play"),
        ):
            button.setIcon(icon(name, self))
