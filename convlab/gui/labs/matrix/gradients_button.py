"""The way from a layer's matrices to their gradients, in another lab."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from convlab.gui.widgets.buttons import name_button
from convlab.gui.widgets.language_and_theme import LanguageAndTheme


class GradientsButton(LanguageAndTheme, QPushButton):
    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.retranslate()

    def retranslate(self) -> None:
        tip = self.tr("Open the Learning lab with these matrices: every gradient, cell by cell")
        name_button(self, self.tr("Gradients"), tip)
