"""A group of controls at the side of a lab: labels and fields in a grid, with rows of small buttons below."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from convlab.gui.icons import icon
from convlab.gui.theme import UNIT, font
from convlab.gui.widgets.edit_menu import EditMenu
from convlab.gui.widgets.elided_label import ElidedLabel
from convlab.gui.widgets.fold import Fold, control_grid
from convlab.gui.widgets.layouts import arranged
from convlab.gui.widgets.panel import Panel
from convlab.gui.widgets.wheel_guard import WheelGuard

WIDTH = 316  # of all controls
ICON = QSize(18, 18)


class Section(Panel):
    """`grid` has a column for labels and three for fields. `buttons` are by name; some show an icon.

    What is needed now and then goes into `more`, which is folded at first; what is done to all of the section's matrix
    goes into the menu `edit` in the heading. Both are there as soon as they are asked for.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: dict[str, QPushButton] = {}
        self._icons: dict[str, str] = {}
        self.grid = control_grid()
        self.body.addLayout(self.grid)
        self.body.setSpacing(UNIT // 2)
        self._rows = arranged(QVBoxLayout(), spacing=UNIT // 2)
        self.body.addLayout(self._rows)

    @cached_property
    def more(self) -> Fold:
        """The fold below all else."""
        fold = Fold()
        self.body.addWidget(fold)
        return fold

    @cached_property
    def edit(self) -> EditMenu:
        """The menu at the right of the heading."""
        menu = EditMenu()
        self.heading.addWidget(menu)
        return menu

    def row(self) -> QHBoxLayout:
        """A row of buttons below what there is."""
        row = arranged(QHBoxLayout(), spacing=UNIT // 2)
        self._rows.addLayout(row)
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
        button = self.add_button("again", self.heading, slot, drawn="dice", stretch=0)
        self.heading.insertWidget(2, button)  # left of the menu, if there is one
        return button

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
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it scrolls to whatever has the focus
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
    label = ElidedLabel()
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
