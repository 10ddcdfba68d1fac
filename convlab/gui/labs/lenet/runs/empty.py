"""What stands in the place of the table of runs before the first one: what will be there, and a way to get it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from convlab.gui.theme import UNIT
from convlab.gui.widgets.buttons import AccentButton, name_button
from convlab.gui.widgets.language_and_theme import LanguageAndTheme
from convlab.gui.widgets.layouts import in_column, in_row
from convlab.labs.common.numbers import grouped


class NoRunsYet(LanguageAndTheme, QWidget):
    """`button` trains two networks one after the other."""

    def __init__(self) -> None:
        super().__init__()
        self._examples = 0
        self.button, self._text = AccentButton(), QLabel()
        self.button.setMinimumHeight(36)
        self._text.setWordWrap(True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        in_column(1, self._text, in_row(1, self.button, 1), 1, spacing=2 * UNIT, parent=self)
        self.retranslate()

    def show_choice(self, examples: int, *, can_train: bool) -> None:
        """On how many images they would be trained, and whether the data are there."""
        self._examples = examples
        self.button.setEnabled(can_train)
        self.retranslate()

    def retranslate(self) -> None:
        self._text.setText(
            self.tr(
                "Each run gets a row here: what sets it apart from the others, its loss, its"
                " accuracies. Open one again, repeat it, or train it once more with one thing changed."
            )
        )
        name_button(
            self.button,
            self.tr("Train the book’s LeNet and the ReLU LeNet for one epoch each"),
            self.tr("Train both one after the other on {0} images, with the same seed").format(grouped(self._examples)),
        )
