"""A titled area of a page: a quiet frame with a heading, which can carry a few controls on its right."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from convlab.gui.theme import UNIT, font
from convlab.gui.widgets.elided_label import ElidedLabel
from convlab.gui.widgets.language_and_theme import LanguageAndTheme

RADIUS = 6
LONG_TITLE = 80  # pixels; a shorter title is always whole
HEADING_HEIGHT = 28  # that of a button, so that panels side by side line up


class Panel(LanguageAndTheme, QWidget):
    """`body` takes the content, `heading` the controls beside the title."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = ElidedLabel()
        self._title.setFont(font("text", bold=True))
        self.heading = QHBoxLayout()
        self.heading.setSpacing(UNIT)
        self._title.setMinimumHeight(HEADING_HEIGHT)
        self.heading.addWidget(self._title)
        self.heading.addStretch(1)
        self.heading.addStrut(HEADING_HEIGHT)  # without the title too
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(UNIT * 3 // 2, UNIT, UNIT * 3 // 2, UNIT * 3 // 2)
        self.body.setSpacing(UNIT)
        self.body.addLayout(self.heading)

    def set_title(self, title: str) -> None:
        self._title.setText(title)
        # a long title gives way before the panel grows
        self._title.setMinimumWidth(min(self._title.sizeHint().width(), LONG_TITLE))
        self.setAccessibleName(title)

    @property
    def title_width(self) -> int:
        """Of the whole title, in pixels."""
        return self._title.sizeHint().width()

    def show_title(self, shown: bool) -> None:
        """Show or hide the title, to make room for the controls beside it."""
        self._title.setVisible(shown)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Mid), 1))
        painter.setBrush(self.palette().color(QPalette.ColorRole.Base))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
