"""A line that checks a gradient before the eyes: the finite difference beside the core's number."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from convlab.gui.labs.learning.backward.check_words import h_text
from convlab.gui.labs.matrix.parts import name_control
from convlab.gui.theme import UNIT
from convlab.gui.widgets.buttons import name_button
from convlab.gui.widgets.choice import Choice
from convlab.gui.widgets.language_and_theme import LanguageAndTheme
from convlab.gui.widgets.layouts import arranged
from convlab.gui.widgets.term_line import Piece, TermLine
from convlab.labs.learning.backward.state import STEPS_OF_H


class CheckRow(LanguageAndTheme, QWidget):
    """`h_chosen` carries the step of the differences; `all_requested` asks for the check of all numbers."""

    h_chosen = Signal(object)
    all_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.label, self.h, self.line, self.all_button = QLabel(), Choice(STEPS_OF_H), TermLine("text"), QPushButton()
        self.label.setForegroundRole(self.label.palette().ColorRole.PlaceholderText)
        self.h.chosen.connect(self.h_chosen)
        self.all_button.clicked.connect(self.all_requested)
        self._wordings: Sequence[Sequence[Piece]] = ()
        layout = arranged(QHBoxLayout(self), self.label, self.h, (self.line, 1), self.all_button, spacing=UNIT // 2)
        layout.setContentsMargins(6, 0, 0, 0)
        self.retranslate()

    def show_h(self, h: float) -> None:
        self.h.set_value(min(STEPS_OF_H, key=lambda step: abs(step - h)))

    def show_pieces(self, *wordings: Sequence[Piece]) -> None:
        """The first wording that has room; the last one is written smaller if it must be."""
        self._wordings = wordings
        for pieces in wordings:
            self.line.set_terms([], before=pieces)
            if self.line.is_whole:
                return

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.show_pieces(*self._wordings)

    def retranslate(self) -> None:
        self.label.setText(self.tr("Check"))
        self.h.set_texts([h_text(h) for h in STEPS_OF_H])
        name_control(
            self.h,
            self.tr("Step of the finite difference"),
            self.tr("How far a number is moved to either side: large steps miss bends, tiny ones drown in rounding"),
        )
        name_button(
            self.all_button,
            self.tr("Check all"),
            self.tr("Compare every gradient with its finite difference, and mark the one that agrees least"),
        )
