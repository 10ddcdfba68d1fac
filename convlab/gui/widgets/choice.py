"""Small controls whose signals come from the user alone, not from values that the program sets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractSlider,
    QButtonGroup,
    QComboBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QLabel,
    QSpinBox,
    QWidget,
)

from convlab.gui.widgets.buttons import AccentButton, name_button


class Choice(QComboBox):
    """A list of named values. `chosen` carries the value the user picked."""

    chosen = Signal(object)

    def __init__(self, values: Sequence[Any], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values = list(values)
        self.addItems([""] * len(self._values))
        self.activated.connect(lambda index: self.chosen.emit(self._values[index]))

    def set_texts(self, texts: Sequence[str]) -> None:
        for index, text in enumerate(texts):
            self.setItemText(index, text)

    def set_options(self, values: Sequence[Any], texts: Sequence[str]) -> None:
        """Replace the values and their texts; the current value stays chosen if it is among them."""
        value = self.value
        if list(values) == self._values and list(texts) == [self.itemText(index) for index in range(self.count())]:
            return
        with QSignalBlocker(self):
            self.clear()
            self._values = list(values)
            self.addItems(list(texts))
        self.set_value(value)

    @property
    def value(self) -> Any:
        """The value shown; None where none is."""
        return self._values[self.currentIndex()] if self.currentIndex() >= 0 else None

    def set_value(self, value: Any) -> None:
        """Show a value; one that is not in the list shows as empty."""
        with QSignalBlocker(self):
            self.setCurrentIndex(self._values.index(value) if value in self._values else -1)


class Segments(QWidget):
    """Buttons side by side of which one is down. `chosen` carries the value of the one the user pressed."""

    chosen = Signal(object)

    def __init__(self, values: Sequence[Any], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values = list(values)
        self._group = QButtonGroup(self)
        self.buttons: list[AccentButton] = []  # in the order of the values
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for index, _ in enumerate(self._values):
            button = AccentButton()
            button.setCheckable(True)
            self._group.addButton(button, index)
            self.buttons.append(button)
            layout.addWidget(button)
        self._group.idClicked.connect(lambda index: self.chosen.emit(self._values[index]))
        self._group.idToggled.connect(self._share_tab)
        self._share_tab()

    @Slot()
    def _share_tab(self) -> None:
        """Tab comes to the button that is down; the arrow keys go on to the others. A click leaves the keys alone."""
        for button in self.buttons:
            is_stop = self._group.checkedButton() in (None, button)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus if is_stop else Qt.FocusPolicy.NoFocus)

    def button(self, value: Any) -> AccentButton:
        return self.buttons[self._values.index(value)]

    def set_texts(self, texts: Sequence[tuple[str, str]]) -> None:
        """Text and tooltip of each button."""
        for button, (text, tip) in zip(self.buttons, texts, strict=True):
            name_button(button, text, tip)

    def set_value(self, value: Any) -> None:
        """Press the button of a value; for one that has none, release all."""
        if value in self._values:
            self.button(value).setChecked(True)
            return
        self._group.setExclusive(False)
        for button in self.buttons:
            button.setChecked(False)
        self._group.setExclusive(True)


def name_field(field: QWidget, label: QLabel, text: str, tip: str) -> None:
    """Name a field by the label beside it, and set the field's tooltip."""
    label.setText(text)
    field.setAccessibleName(text)
    field.setToolTip(tip)


def set_quietly(control: QAbstractSlider | QSpinBox | QDoubleSpinBox, value: Any) -> None:
    """Set a control's value without emitting its signals."""
    with QSignalBlocker(control):
        control.setValue(value)
