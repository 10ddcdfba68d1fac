"""The rungs of the ladder, side by side, and a step back and on."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from convlab.gui.icons import icon
from convlab.gui.labs.why.words import rung_names
from convlab.gui.theme import UNIT, font
from convlab.gui.widgets.buttons import name_button
from convlab.gui.widgets.choice import Segments
from convlab.gui.widgets.language_and_theme import LanguageAndTheme
from convlab.gui.widgets.layouts import arranged
from convlab.labs.why.state import DENSE, LOCAL, RUNGS

WIDTH, HEIGHT = 38, 30  # pixels: the rungs are what the page is about


class RungBar(LanguageAndTheme, QWidget):
    """`chosen` carries the rung that the user wants to stand on."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._rung = DENSE
        self.down_button, self.rungs, self.up_button = QPushButton(), Segments(RUNGS), QPushButton()
        arranged(QHBoxLayout(self), self.down_button, (self.rungs, 1), self.up_button, spacing=UNIT // 2)
        for button in (self.down_button, self.up_button, *self.rungs.buttons):
            button.setMinimumHeight(HEIGHT)
            button.setIconSize(QSize(18, 18))
        for button in (self.down_button, self.up_button):
            button.setFixedWidth(WIDTH)
        for button in self.rungs.buttons:
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.setFont(font("text", bold=True))
        self.rungs.chosen.connect(self.chosen)
        self.down_button.clicked.connect(lambda: self.chosen.emit(self._rung - 1))
        self.up_button.clicked.connect(lambda: self.chosen.emit(self._rung + 1))
        self.retranslate()

    def button(self, rung: int) -> QPushButton:
        return self.rungs.button(rung)

    def show_rung(self, rung: int) -> None:
        self._rung = rung
        self.rungs.set_value(rung)
        self.down_button.setEnabled(rung > DENSE)
        self.up_button.setEnabled(rung < LOCAL)

    def retranslate(self) -> None:
        self.rungs.set_texts(list(rung_names().values()))
        name_button(self.down_button, "", self.tr("One rung back: fewer assumptions, more parameters (Page Up)"))
        name_button(self.up_button, "", self.tr("One rung on: one more assumption, fewer parameters (Page Down)"))
        self.restyle()

    def restyle(self) -> None:
        self.down_button.setIcon(icon("previous", self))
        self.up_button.setIcon(icon("next", self))
