"""A line that appears while a computation takes long: its progress, and a button to cancel it."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from convlab.gui.theme import UNIT
from convlab.gui.widgets.buttons import name_button
from convlab.gui.widgets.language_and_theme import LanguageAndTheme
from convlab.gui.work.single_shot import SingleShot

DELAY_MILLISECONDS = 500  # before it appears


class Waiting(LanguageAndTheme, QWidget):
    """Hidden until half a second after `begin`. `cancelled` is emitted when the user presses the button."""

    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.label, self.bar, self.button = QLabel(), QProgressBar(), QPushButton()
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(UNIT)
        self.button.clicked.connect(self.cancelled)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(UNIT)
        for widget, stretch in ((self.label, 0), (self.bar, 1), (self.button, 0)):
            row.addWidget(widget, stretch)
        self.delay = SingleShot(self, DELAY_MILLISECONDS, self.show)
        self.retranslate()
        self.hide()

    def begin(self, *, can_cancel: bool) -> None:
        """A computation has begun; `can_cancel` says whether the button is shown."""
        self.button.setVisible(can_cancel)
        if self.isHidden():
            self.bar.setValue(0)
            self.delay.start_if_idle()

    def end(self) -> None:
        """The computation has ended."""
        self.delay.stop()
        self.hide()

    @Slot(float)
    def show_progress(self, share: float) -> None:
        self.bar.setValue(round(100 * share))

    def retranslate(self) -> None:
        self.label.setText(self.tr("Computing …"))
        self.bar.setAccessibleName(self.label.text())
        name_button(self.button, self.tr("Cancel"), self.tr("Cancel and keep what is on the screen"))
