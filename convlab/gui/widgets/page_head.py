"""The head of a page: what there is to see, in a sentence; below it the views, the examples and the panels' buttons."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QPalette, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QSizePolicy, QWidget

from convlab.gui.theme import UNIT, colours_of, font
from convlab.gui.widgets.choice import Choice, Segments
from convlab.gui.widgets.language_and_theme import LanguageAndTheme
from convlab.gui.widgets.layouts import arranged, in_column, in_row

LINES = 2  # of the headline; there is room for them also while one is enough
SMALLEST = 10  # steps from the largest size to the smallest, when a sentence is long


class Headline(QLabel):
    """What there is to see, or in the colour of a warning what went wrong.

    Its height never changes: a sentence that is too long for so many lines is written smaller.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setWordWrap(True)
        self.setFont(font("title"))
        self.setFixedHeight(LINES * self.fontMetrics().lineSpacing() + UNIT // 2)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def set_text(self, text: str, *, is_problem: bool = False) -> None:
        palette = QApplication.palette(self)
        if is_problem:
            palette.setColor(QPalette.ColorRole.WindowText, colours_of(self).warning)
        self.setPalette(palette)
        if text != self.text():
            self.setText(text)
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Write it as large as it has room."""
        largest, smallest = font("title").pointSizeF(), font("caption").pointSizeF()
        for step in range(SMALLEST + 1):
            size = QFont(font("title"))
            size.setPointSizeF(largest + (smallest - largest) * step / SMALLEST)
            self.setFont(size)
            if self.heightForWidth(self.width()) <= self.height():
                return


class PageHead(LanguageAndTheme, QWidget):
    """The headline over the whole width; below it the views on the left, then the examples, what else is given, and at
    the far right the buttons that open and fold the panels beside the stage.
    """

    def __init__(
        self, headline: Headline, views: Segments, example: Choice | None = None, *others: QWidget, panels: QWidget
    ) -> None:
        super().__init__()
        self.headline, self.panels = headline, panels
        self.example = QWidget()  # the list with its label
        self._label = QLabel(self.example)
        if example is None:
            self.example.hide()
        else:
            self._label.setBuddy(example)
            in_row(self._label, (example, 1), parent=self.example)
        row = arranged(QHBoxLayout(), (views, 0), 1, self.example, *others, panels, spacing=2 * UNIT)
        in_column(headline, row, parent=self)
        self.retranslate()

    def retranslate(self) -> None:
        self._label.setText(self.tr("Example"))
