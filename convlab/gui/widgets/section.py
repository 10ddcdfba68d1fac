"""A group of controls at the side of a lab: labels and fields in a grid, with rows of small buttons below."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from convlab.gui.icons import icon
from convlab.gui.theme import UNIT, font
from convlab.gui.widgets.panel import Panel
from convlab.gui.widgets.wheel_guard import WheelGuard

WIDTH = 316  # of all controls
ICON = QSize(18, 18)


class Section(Panel):
    """`grid` has a column for labels and three for fields. `buttons` are by name; some show an icon."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: dict[str, QPushButton] = {}
        self._icons: dict[str, str] = {}
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(UNIT)
        self.grid.setVerticalSpacing(UNIT // 2)
        self.grid.setColumnStretch(1, 1)
        self.grid.setColumnStretch(3, 1)
        self.body.addLayout(self.grid)
        self.body.setSpacing(UNIT // 2)

    def row(self) -> QHBoxLayout:
        """A row of buttons below what there is."""
        row = QHBoxLayout()
        row.setSpacing(UNIT // 2)
        self.body.addLayout(row)
        return row

    def add_button(
        self, name: str, layout: QHBoxLayout, slot: Callable[[], object], *, drawn: str = "", stretch: int = 1
    ) -> QPushButton:
        """A button in a row; `drawn` is the name of its icon. A click leaves the keys to the lab."""
        button = QPushButton()
        button.setIconSize(ICON)
        button.setMinimumWidth(28)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: slot())
        self.buttons[name] = button
        if drawn:
            self._icons[name] = drawn
        layout.addWidget(button, stretch)
        return button

    def add_again(self, slot: Callable[[], object]) -> QPushButton:
        """A button with a die in the heading, for new random numbers."""
        return self.add_button("again", self.heading, slot, drawn="dice", stretch=0)

    def restyle(self) -> None:
        for name, drawn in self._icons.items():
            self.buttons[name].setIcon(icon(drawn, self))


class Sections(QScrollArea):
    """Sections one below the other, to be scrolled when there is no room for all."""

    def __init__(self, *sections: QWidget) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedWidth(WIDTH)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, UNIT // 2, 0)
        column.setSpacing(UNIT)
        for section in sections:
            column.addWidget(section)
        column.addStretch(1)
        self.setWidget(content)
        WheelGuard(content)


def caption() -> QLabel:
    """A line of small, quiet text that gives way when there is no room."""
    label = QLabel()
    label.setFont(font("caption"))
    label.setForegroundRole(label.palette().ColorRole.PlaceholderText)
    label.setMinimumWidth(1)
    return label


def sign(text: str) -> QLabel:
    """A sign between what it connects."""
    label = QLabel(text)
    label.setFont(font("title", bold=True))
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setFixedWidth(2 * UNIT)
    return label
