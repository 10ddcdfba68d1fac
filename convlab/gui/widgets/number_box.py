"""Boxes for a number with arrows: what is typed beyond their bounds stays, with the reason; it is never changed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QDoubleSpinBox, QSpinBox, QWidget

from convlab.gui.language import translate
from convlab.gui.widgets.refusal import TypedText
from convlab.labs.common.numbers import format_number, parse_number, typed_number

MOST_DECIMALS = 8
Why = Callable[[float], str]


class NumberBox(QSpinBox):
    """A whole number. `why` says of one beyond the bounds why it is not possible.

    `attempted` carries a number that was typed and refused, and None when it is gone from the field.
    """

    attempted = Signal(object)

    def __init__(self, low: int = 0, high: int = 99, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.why: Why = self._default_reason
        self._is_odd = False
        self.setRange(low, high)
        self.setKeyboardTracking(False)  # a typed number counts when it is complete
        typed = TypedText(self, self.lineEdit(), self.problem, self._put_back, self.take)
        typed.refused.connect(self._tell_attempt)

    def take(self, text: str) -> bool:
        """Take over a text that is more than a number; True if it was."""
        return False

    def problem(self, text: str) -> str:
        """A sentence on why a text cannot be used; "" if it can."""
        value = self._number(text)
        return not_whole(self._own(text)) if value is None else self.problem_of(value)

    def problem_of(self, value: int) -> str:
        """The same of a number."""
        if not self.minimum() <= value <= self.maximum():
            return self.why(value)
        if self._is_odd and value % 2 == 0:
            return translate("NumberBox", "It needs a cell in the middle: an odd number.")
        return ""

    def set_bounds(self, low: int, high: int) -> None:
        """Its least and its largest value. Those that it has already are not set again: it would be laid out anew."""
        if (low, high) != (self.minimum(), self.maximum()):
            self.setRange(low, high)

    def set_odd(self, is_odd: bool) -> None:
        """Whether only odd numbers are possible. The arrows go from one to the next."""
        if is_odd != self._is_odd:
            self._is_odd = is_odd
            self.setSingleStep(2 if is_odd else 1)

    def _default_reason(self, value: float) -> str:
        return reason(self, value)

    def _own(self, text: str) -> str:
        return text.removeprefix(self.prefix()).removesuffix(self.suffix()).strip()

    def _number(self, text: str) -> int | None:
        value = number_in(self._own(text))
        return int(value) if value is not None and value == int(value) else None

    def _put_back(self) -> None:
        self.lineEdit().setText(self.prefix() + self.textFromValue(self.value()) + self.suffix())
        self.selectAll()

    def _tell_attempt(self, is_refused: bool) -> None:
        self.attempted.emit(self._number(self.text()) if is_refused else None)

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        state = QValidator.State.Intermediate if self.problem(text) else QValidator.State.Acceptable
        return state, text, position

    def valueFromText(self, text: str) -> int:  # noqa: N802
        value = self._number(text)
        return self.value() if value is None else value

    def textFromValue(self, value: int) -> str:  # noqa: N802
        return typed_number(value)


class DecimalBox(QDoubleSpinBox):
    """A number with decimals; a fraction may be typed. `why` says of one beyond the bounds why it is not possible."""

    def __init__(self, low: float = 0.0, high: float = 1.0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.why: Why = self._default_reason
        self.setDecimals(MOST_DECIMALS)
        self.setRange(low, high)
        self.setKeyboardTracking(False)
        TypedText(self, self.lineEdit(), self.problem, self._put_back)

    def problem(self, text: str) -> str:
        """A sentence on why a text cannot be used; "" if it can."""
        own = self._own(text)
        value = number_in(own)
        if value is None:
            return not_a_number(own)
        return "" if self.minimum() <= value <= self.maximum() else self.why(value)

    def _default_reason(self, value: float) -> str:
        return reason(self, value)

    def _own(self, text: str) -> str:
        return text.removeprefix(self.prefix()).removesuffix(self.suffix()).strip()

    def _put_back(self) -> None:
        self.lineEdit().setText(self.prefix() + self.textFromValue(self.value()) + self.suffix())
        self.selectAll()

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        state = QValidator.State.Intermediate if self.problem(text) else QValidator.State.Acceptable
        return state, text, position

    def valueFromText(self, text: str) -> float:  # noqa: N802
        value = number_in(self._own(text))
        return self.value() if value is None else value

    def textFromValue(self, value: float) -> str:  # noqa: N802
        return typed_number(value)


def number_in(text: str) -> float | None:
    """The number that a text stands for; None if it stands for none."""
    try:
        return parse_number(text)
    except ValueError:
        return None


def reason(box: NumberBox | DecimalBox, value: float) -> str:
    """Why a number beyond the bounds of a box is not possible, where nothing more is to be said."""
    return beyond(value, box.minimum(), box.maximum())


def beyond(value: float, low: float, high: float) -> str:
    """ "999 is too large: at most 9 is possible here"."""
    if value > high:
        text = translate("NumberBox", "{0} is too large: at most {1} is possible here.")
        return text.format(format_number(value), format_number(high))
    text = translate("NumberBox", "{0} is too small: at least {1} is possible here.")
    return text.format(format_number(value), format_number(low))


def not_a_number(text: str) -> str:
    """What is said of a text that is no number."""
    if not text:
        return translate("NumberBox", "A number is missing here.")
    return translate("NumberBox", "“{0}” is not a number. Try 0.5, 1/9 or sqrt(2).").format(text)


def not_whole(text: str) -> str:
    """What is said of a text that is no whole number."""
    if not text:
        return translate("NumberBox", "A number is missing here.")
    return translate("NumberBox", "“{0}” is not a whole number.").format(text)
