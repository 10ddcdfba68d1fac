"""A line for one number, which may be typed as a fraction or an expression."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from convlab.gui.widgets.number_box import Why, not_a_number, number_in
from convlab.gui.widgets.refusal import TypedText
from convlab.labs.common.numbers import typed_number


class NumberField(QLineEdit):
    """`entered` carries a new number. `why` may have a sentence against a number; the old value stays then."""

    entered = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.why: Why = lambda _: ""
        self._value = 0.0
        TypedText(self, self, self.problem, self._show_value, self._take)

    def set_value(self, value: float) -> None:
        self._value = value
        if not self.isModified() or not self.hasFocus():
            self._show_value()

    def problem(self, text: str) -> str:
        """A sentence on why a text cannot be used; "" if it can."""
        value = number_in(text)
        return not_a_number(text.strip()) if value is None else self.why(value)

    def _show_value(self) -> None:
        self.setText(typed_number(self._value))

    def _take(self, text: str) -> bool:
        value = number_in(text)
        self.setModified(False)
        if value is not None and value != self._value:
            self.entered.emit(value)
        self._show_value()
        return True
