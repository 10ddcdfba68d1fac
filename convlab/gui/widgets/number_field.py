"""A line for one number, which may be typed as a fraction or an expression."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from convlab.gui.widgets.refusal import clear_refusal, refuse
from convlab.labs.common.numbers import parse_number


class NumberField(QLineEdit):
    """`entered` carries a new number. Text that is not a number is marked with the reason, and the old value stays."""

    entered = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value = 0.0
        self.returnPressed.connect(self._commit)
        self.textEdited.connect(lambda: clear_refusal(self))

    def set_value(self, value: float) -> None:
        self._value = value
        if not self.isModified() or not self.hasFocus():
            self._show_value()

    def _show_value(self) -> None:
        self.setText(f"{self._value:.12g}")
        self.setModified(False)
        clear_refusal(self)

    def _commit(self) -> None:
        try:
            value = parse_number(self.text())
        except ValueError:
            refuse(self, self.tr("“{0}” is not a number. Try 0.5, 1/9 or sqrt(2).").format(self.text()))
            return
        self.setModified(False)
        if value != self._value:
            self.entered.emit(value)
        self._show_value()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self.isModified():
            self._commit()
            self._show_value()
